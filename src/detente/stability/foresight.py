"""Foresight of two parties: limited-move and non-myopic stability, and Stackelberg equilibria."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.model import Model
from detente.stability.comparisons import known_ranks
from detente.stability.reductions import Values, highest
from detente.stability.result import NotDefined

LONGEST_SEARCH = 1 << 16
"""Horizons looked at before a model is given up whose anticipated ends do not repeat."""


def limited_move(model: Model, horizon: int) -> NDArray[np.bool_]:
    r"""Limited-move stability: the states that a party leaves alone if it looks ``horizon`` moves ahead.

    Two DMs i and j move by turns, and whoever stays ends the game. With at most h moves left and i
    to move at s, the anticipated end G_h(i, s) is s if h = 0, if R_i(s) is empty, or if i does not
    strictly prefer G_{h-1}(j, M) to s; else it is G_{h-1}(j, M). Here M is the s1 in R_i(s) whose
    G_{h-1}(j, s1) i likes best. State s is L_h stable for i if G_h(i, s) = s [1]_ [2]_ [3]_. L_1
    is Nash stability.

    The sources assume that no party is indifferent between two states, so that M is unique. Where there
    are ties, i takes among moves whose ends it likes equally one whose end j likes least; this is cautious,
    as it is to count an indifferent reply as a sanction. Ends that are still tied are alike for both, so
    no verdict depends on the numbers of states.

    Parameters
    ----------
    model
        Of two parties, without open ties: where preferences are unknown nothing is anticipated.
    horizon
        How many moves are looked ahead, h; at 0 every state is stable.

    Returns
    -------
    NDArray of bool
        Shape ``(parties, cells)``; False in infeasible cells.

    Raises
    ------
    ValueError
        If the model has not two parties, or has open ties, or the horizon is negative.

    References
    ----------
    .. [1] Kilgour, Anticipation and stability in two-person non-cooperative games (1985).
    .. [2] Fang, Hipel and Kilgour, Conflict models in graph form: solution concepts and their
       interrelationships, European Journal of Operational Research 41 (1989), 86-100.
    .. [3] Fang, Hipel and Kilgour, Interactive Decision Making (1993), ch. 3.

    Examples
    --------
    In chicken (first the party that owns the left letter) the party that gives way at NY does not
    look further than its own move; with a second one in view it expects the other to give way.

    >>> chicken = Model.of("A: hold; B: hold", {"A": "YN > NN > NY > YY", "B": "NY > NN > YN > YY"})
    >>> for horizon in (1, 2, 3):
    ...     print([chicken.label(cell) for cell in np.flatnonzero(limited_move(chicken, horizon)[0])])
    ['NY', 'YN']
    ['YN']
    ['NN', 'YN']
    """
    _check(model, horizon)
    kinds = _Kinds.of(model)
    ends = kinds.of_state
    for _ in range(horizon):
        ends = _both_ahead(model, kinds, ends)
    stay = np.stack([end == own for end, own in zip(ends, kinds.of_state, strict=True)])
    return stay & model.feasible


def nonmyopic(model: Model) -> NDArray[np.bool_]:
    """Non-myopic stability: a party leaves the state alone however far it looks ahead beyond some horizon.

    State s is non-myopically stable for DM i if there is an h0 such that s is L_h stable for i
    for every h >= h0 [1]_ [2]_.

    Returns
    -------
    NDArray of bool
        Shape ``(parties, cells)``; False in infeasible cells.

    Raises
    ------
    ValueError
        See `nonmyopic_from`; `limited_move` states the rule where a party is indifferent.

    References
    ----------
    .. [1] Kilgour, Equilibria for far-sighted players, Theory and Decision 16 (1984), 135-157.
    .. [2] Fang, Hipel and Kilgour, Interactive Decision Making (1993), ch. 3.
    """
    return nonmyopic_from(model) > 0


def nonmyopic_from(model: Model) -> NDArray[np.int32]:
    """The least horizon, 1 or more, from which on each state is stable for each party; 0 if there is none.

    What is anticipated at h follows from what is anticipated at h - 1, so the anticipated ends
    repeat from some horizon on, and a state is stable from there on if it is over one period. To
    find one without keeping every horizon, the ends at one horizon are remembered and compared
    with the next ones, and replaced whenever the horizon has doubled (Brent's way).

    Returns
    -------
    NDArray[np.int32]
        Shape ``(parties, cells)``; 0 in infeasible cells.

    Raises
    ------
    ValueError
        See `limited_move`; or if the ends have not been seen to repeat within `LONGEST_SEARCH`
        horizons. Rings of moves that only go one way round can have a period as long as the ring,
        and several of them one as long as the product of theirs.
    """
    _check(model)
    kinds = _Kinds.of(model)
    last_unstable = np.zeros((2, model.cells), dtype=np.int32)
    ends = remembered = kinds.of_state
    since = 0
    for horizon in range(1, LONGEST_SEARCH + 1):
        ends = _both_ahead(model, kinds, ends)
        for row, end, own in zip(last_unstable, ends, kinds.of_state, strict=True):
            row[end != own] = horizon
        if all(map(np.array_equal, ends, remembered)):
            lasting = model.feasible & (last_unstable <= since)
            return np.where(lasting, last_unstable + 1, 0).astype(np.int32)
        if horizon >= 2 * since:
            remembered, since = ends, horizon
    raise NotDefined(f"what the parties anticipate did not repeat within {LONGEST_SEARCH} horizons")


@dataclass(frozen=True)
class _Kinds:
    """The kinds of end there are: states that neither party tells apart are one kind.

    Each party numbers the kinds from 0 in the order in which it would choose them: what it likes
    better is higher, and among what it likes equally that which its opponent likes less. So the
    highest number among a party's moves is its choice, and an end needs no more than that number.
    -1 stands for no end; the tables have one more entry, the last, that maps it to itself.

    Attributes
    ----------
    of_state
        For each party its number for each cell, -1 in infeasible cells.
    rank
        For each party the rank of each of its numbers.
    to_other
        For each party the number its opponent has for each of its own.
    """

    of_state: tuple[Values, Values]
    rank: tuple[Values, Values]
    to_other: tuple[Values, Values]

    @classmethod
    def of(cls, model: Model) -> _Kinds:
        states = np.flatnonzero(model.feasible)
        first, first_examples = cls._numbered(model, states, 0)
        second, second_examples = cls._numbered(model, states, 1)
        return cls(
            of_state=(first, second),
            rank=(
                _table(known_ranks(model, 0), first_examples),
                _table(known_ranks(model, 1), second_examples),
            ),
            to_other=(_table(second, first_examples), _table(first, second_examples)),
        )

    @staticmethod
    def _numbered(model: Model, states: NDArray[np.int64], party: int) -> tuple[Values, NDArray[np.int64]]:
        """The party's number for each cell, and for each number a cell that has it."""
        own, other = known_ranks(model, party)[states], known_ranks(model, 1 - party)[states]
        liked = own.astype(np.int64) * model.cells - other
        kinds, numbers = np.unique(liked, return_inverse=True)
        examples = np.empty(kinds.size, dtype=np.int64)
        examples[numbers] = states
        of_state = np.full(model.cells, -1, dtype=np.int32)
        of_state[states] = numbers
        return of_state, examples


def _table(values: Values, examples: NDArray[np.int64]) -> Values:
    return np.append(values[examples], np.int32(-1))


def _ahead(model: Model, kinds: _Kinds, party: int, replies: Values) -> Values:
    """G_h(party, .) from ``replies``, G_{h-1} of its opponent, each in its own party's numbers."""
    best = highest(model, party, kinds.to_other[1 - party][replies], staying=False)
    better: NDArray[np.bool_] = kinds.rank[party][best] > known_ranks(model, party)
    return np.where(better, best, kinds.of_state[party])


def _both_ahead(model: Model, kinds: _Kinds, ends: tuple[Values, Values]) -> tuple[Values, Values]:
    return _ahead(model, kinds, 0, ends[1]), _ahead(model, kinds, 1, ends[0])


def _check(model: Model, horizon: int = 0) -> None:
    if len(model.parties) != 2:
        raise NotDefined(
            f"looking ahead move by move is defined for two parties; the model has {len(model.parties)}"
        )
    unknown = [name for name, is_open in zip(model.parties, model.open_ties, strict=True) if is_open]
    if unknown:
        raise NotDefined(
            f"nothing can be anticipated while preferences are unknown: those of {' and '.join(unknown)}"
        )
    if horizon < 0:
        raise ValueError(f"a horizon is a number of moves, 0 or more; got {horizon}")


def stackelberg(model: Model, leader: int) -> NDArray[np.bool_]:
    """Stackelberg equilibria: the states that hold if one party moves first and expects the other to answer.

    State s is a Stackelberg equilibrium with DM i leading and DM j following if s is L_2 stable
    for i and L_1 stable, that is Nash stable, for j [1]_ [2]_. Where a party is indifferent,
    `limited_move` says what is assumed: a follower who gains nothing by answering stays, and among
    answers it likes equally gives the one the leader likes least.

    Parameters
    ----------
    model
        Of two parties, without open ties.
    leader
        Index of the party that moves first.

    Returns
    -------
    NDArray of bool
        Shape ``(cells,)``; False in infeasible cells.

    Raises
    ------
    ValueError
        If the model has not two parties, or has open ties, or the leader is neither of them.

    References
    ----------
    .. [1] Fang, Hipel and Kilgour, Conflict models in graph form: solution concepts and their
       interrelationships, European Journal of Operational Research 41 (1989), 86-100.
    .. [2] Fang, Hipel and Kilgour, Interactive Decision Making (1993), ch. 3.

    Examples
    --------
    In chicken whoever leads holds and makes the other give way.

    >>> chicken = Model.of("A: hold; B: hold", {"A": "YN > NN > NY > YY", "B": "NY > NN > YN > YY"})
    >>> for leader in (0, 1):
    ...     print([chicken.label(cell) for cell in np.flatnonzero(stackelberg(chicken, leader))])
    ['YN']
    ['NY']
    """
    if leader not in (0, 1):
        raise ValueError(f"the leader is party 0 or 1; got {leader}")
    equilibria: NDArray[np.bool_] = limited_move(model, 2)[leader] & limited_move(model, 1)[1 - leader]
    return equilibria
