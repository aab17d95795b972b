"""A checked case becomes a Model: arrays that every analysis takes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from detente.case import Case
from detente.model.model import Compared, GraphMoves, Model, OptionMoves
from detente.model.moves import listed_moves, moves_between_coalesced
from detente.model.options import one_way_directions, option_owners
from detente.model.preferences import (
    MOST_STATES,
    KnownOrder,
    OneOf,
    OpenLevels,
    OpenPreference,
    OpenPriorities,
    Pairs,
    known_pairs,
    known_ties,
    levels,
    open_preference,
    strong_below,
)
from detente.model.rows import listed_states
from detente.model.states import StateSpace, state_space


def compile_case(case: Case) -> Model:
    """The model of a case.

    Raises
    ------
    BadInput
        If the case contradicts itself: an unknown option or state, rules that leave no state, an
        incomplete ranking, an infeasible status quo.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: Two villages and a well
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid}}
    ... status_quo: NY
    ... preferences:
    ...   UP: {priorities: [not LOW.raid, not UP.share]}
    ...   LOW: unknown
    ... ''')
    >>> model = compile_case(case)
    >>> model.label(model.status_quo), model.ranks.tolist(), model.open_ties
    ('NY', [[3, 1, 2, 0], [0, 0, 0, 0]], (False, True))
    """
    return compile_on(case, state_space(case))


def compile_on(case: Case, space: StateSpace, preferences: Sequence[OpenPreference] | None = None) -> Model:
    """The model of a case whose state space is laid out already; see `compile_case`.

    Parameters
    ----------
    preferences
        What `party_preferences` found; it is asked if they are not given.
    """
    found = party_preferences(case, space) if preferences is None else preferences
    ranked = [ranks_of(preference, space.feasible) for preference in found]
    known = tuple(compared(preference, space.feasible) for preference in found)
    status_quo = case.file.status_quo
    strong = tuple(
        strong_below(case, space, party, ranks)
        for party, (ranks, _) in zip(case.file.parties, ranked, strict=True)
    )
    model = Model(
        title=case.file.title,
        parties=tuple(case.file.parties),
        options=space.options,
        cells=len(space.feasible),
        feasible=space.feasible,
        moves=_moves(case, space),
        ranks=np.stack([ranks for ranks, _ in ranked]),
        open_ties=tuple(open_ties for _, open_ties in ranked),
        status_quo=None if status_quo is None else space.cell(case, ("status_quo",), status_quo.state),
        names=space.names,
        patterns=space.patterns,
        compared=known if any(of_party is not None for of_party in known) else (),
        strong_below=strong if any(below is not None for below in strong) else (),
        party_names=tuple(party.name for party in case.file.parties.values()),
        option_labels=tuple(
            option.label for party in case.file.parties.values() for option in party.options.values()
        ),
    )
    if case.file.one_way:
        _require_way_from_status_quo(case, model)
    return model


def party_preferences(case: Case, space: StateSpace) -> tuple[OpenPreference, ...]:
    """For each party what the case says of its order of the states, and what it leaves open.

    Raises
    ------
    BadInput
        If a preference is missing, of an unknown party, or cannot be used.
    """
    for party in case.file.preferences:
        if party not in case.file.parties:
            raise case.fault(
                ("preferences", party), f"unknown party {party}", "name one listed under `parties`"
            )
    return tuple(party_preference(case, space, party) for party in case.file.parties)


def _require_way_from_status_quo(case: Case, model: Model) -> None:
    """A status quo that one-way options cut off from every other state is a slip of the pen."""
    quo, moves = model.status_quo, model.moves
    if quo is None or not isinstance(moves, OptionMoves) or int(model.feasible.sum()) == 1:
        return
    taken = model.pattern(quo) or ""
    stuck = [
        (way > 0 and letter == "Y") or (way < 0 and letter == "N")
        for way, letter in zip(moves.one_way, taken, strict=True)
    ]
    if all(stuck):
        raise case.fault(
            ("one_way",), f"no option can change in the status quo {model.label(quo)}: nobody can leave it",
            "mend `status_quo`, or take an option out of `one_way`",
        )  # fmt: skip


def _moves(case: Case, space: StateSpace) -> OptionMoves | GraphMoves:
    if not space.options:
        return listed_moves(case, space)
    if case.file.moves is not None:
        raise case.fault(
            ("moves",), "has both options and `moves`", "let the options say the moves, or drop them"
        )
    owner, one_way = option_owners(case), one_way_directions(case, space.options)
    if space.members is None:
        codes = None if space.combinations is None else space.combinations.codes
        if codes is None:
            return OptionMoves(owner, one_way)
        return OptionMoves(owner, one_way, listed_states(owner, one_way, codes, len(case.file.parties)))
    return moves_between_coalesced(case, owner, one_way, space)


MOST_COMPARED = 2_048
"""Cells of a model up to which what is certain of a partial order is held for each pair of them."""


def party_preference(case: Case, space: StateSpace, party: str) -> OpenPreference:
    """What the case says of one party's order, and leaves open.

    Raises
    ------
    BadInput
        If the preference is missing, incomplete or names what is not there.
    """
    if party not in case.file.preferences:
        raise case.fault(
            ("preferences",), f"party {party} has no preferences", f"give them, or say `{party}: unknown`"
        )
    return open_preference(case, space, ("preferences", party), case.file.preferences[party])


def compared(preference: OpenPreference, feasible: NDArray[np.bool_]) -> Compared | None:
    """What is certain of an order beyond `ranks_of`; None where that is nothing, or too much to hold."""
    if isinstance(preference, KnownOrder | OpenLevels) or feasible.size > MOST_COMPARED:
        return None
    cells = np.flatnonzero(feasible)
    above, at_least = (np.zeros((feasible.size, feasible.size), dtype=np.bool_) for _ in range(2))
    above[np.ix_(cells, cells)] = known_pairs(preference, cells)
    at_least[np.ix_(cells, cells)] = _known_at_least(preference, cells)
    return Compared(above, at_least)


def _known_at_least(preference: OpenPreference, cells: NDArray[np.int64]) -> Pairs:
    if isinstance(preference, OneOf):
        # One picture may tie what another orders.
        each = [_known_at_least(part, cells) for part in preference.possible]
        return np.asarray(np.logical_and.reduce(each), dtype=np.bool_)
    return known_pairs(preference, cells) | known_ties(preference, cells)


def ranks_of(preference: OpenPreference, feasible: NDArray[np.bool_]) -> tuple[NDArray[np.int32], bool]:
    """Ranks under which every state that stands higher is preferred for certain, and whether ties are open.

    Returns
    -------
    ranks
        Shape ``(cells,)``: greater is more preferred, dense from 0; -1 in infeasible cells. As fine as
        certainty allows, except where the order of priorities is open or too many states would have to
        be compared one by one: then all are tied.
    open_ties
        True where ties are of unknown order.
    """
    if isinstance(preference, KnownOrder):
        return preference.ranks, False
    if isinstance(preference, OpenLevels):
        return preference.levels, True
    ranks = np.where(feasible, np.int32(0), np.int32(-1)).astype(np.int32)
    if not isinstance(preference, OpenPriorities) and feasible.sum() <= MOST_STATES:
        inside = np.flatnonzero(feasible)
        ranks[inside] = levels(known_pairs(preference, inside))
    return ranks, True
