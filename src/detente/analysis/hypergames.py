"""Hypergames: equilibria where parties mistake preferences or do not know of an option or a state."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.analysis.perceived import Mistake, mistakes_of, observer_of, perceived_game
from detente.case import Case, placing_faults
from detente.errors import Fault
from detente.model import Model, StateSpace
from detente.stability import CONCEPTS, Concept, Stability

MAX_TRACED = 25
"""For each concept, misperceptions are traced for at most this many states."""


@dataclass(frozen=True, slots=True)
class Misperception:
    """A state that is an equilibrium, or is none, only because some party is mistaken.

    Attributes
    ----------
    state
        The cell of the state.
    effect
        ``gained``: it is an equilibrium of the hypergame but not of the case; ``lost``: the reverse.
    rests_on
        The mistakes that would each undo the effect if corrected alone. If there is none, all mistakes of
        the parties for which the state's stability differs.
    jointly
        True if no mistake in ``rests_on`` would undo the effect alone.
    """

    concept: Concept
    state: int
    effect: Literal["gained", "lost"]
    rests_on: tuple[Mistake, ...]
    jointly: bool


@dataclass(frozen=True)
class Hypergame:
    """The first-level hypergame of a case with views.

    Attributes
    ----------
    stability
        For each concept, the states that are stable for each party in the game that it perceives. Its
        equilibria are those of the hypergame.
    expected
        For each party with a view, by index, and each concept: the cells that are certainly equilibria of
        the game that it perceives.
    misperceptions
        The states that are equilibria in only one of the hypergame and the case, with the mistakes behind
        each.
    untraced
        The number of further such states, beyond `MAX_TRACED` for each concept.
    """

    stability: Mapping[Concept, Stability]
    expected: Mapping[int, Mapping[Concept, NDArray[np.int64]]]
    misperceptions: tuple[Misperception, ...]
    untraced: int


@placing_faults
def hypergame(
    case: Case, space: StateSpace, model: Model, stability: Mapping[Concept, Stability]
) -> Hypergame | None:
    """Find the equilibria of the hypergame in which each party acts on the game that it perceives.

    In a first-level hypergame each party analyses its own game and does not know that the others analyse
    different ones. A state is stable for a party if it is stable for it in that party's game. It is an
    equilibrium of the hypergame if it is stable for every party [1]_ [2]_. In a party's game nobody takes an
    option that the party does not know of: it perceives a state with that option as the same state without
    it [3]_. A state that it does not take for possible is none in its game: nobody moves there. If what it
    perceives in the place of a state is infeasible there, we count the state as not stable for the party.

    A ranking in a view still has to rank every state of the case, also those with an unknown option, so that
    each mistake can be corrected by itself. Only the order of a view's preferences counts: the four concepts
    do not use their strength.

    Parameters
    ----------
    space
        The state space that ``model`` was compiled from.
    stability
        The stability in the case itself, from `analyse_all`.

    Returns
    -------
    Hypergame or None
        None if the case has no views.

    Raises
    ------
    BadInput
        If a view is empty or names a party or option that the case does not have.

    References
    ----------
    .. [1] Bennett, Toward a theory of hypergames, Omega 5 (1977).
    .. [2] Takahashi, Fraser and Hipel, A procedure for analyzing hypergames, European Journal of
       Operational Research 18 (1984).
    .. [3] Wang, Hipel and Fraser, Modeling misperceptions in games, Behavioral Science 33 (1988).

    Examples
    --------
    In the prisoner's dilemma, peace (NN) is not a Nash equilibrium. Here each party believes that it
    prefers peace itself, and so peace is an equilibrium of the hypergame:

    >>> from detente.case import parse_case
    >>> from detente.model import compile_on, state_space
    >>> from detente.stability import analyse_all
    >>> case = parse_case('''
    ... detente: 1
    ... title: Rivals
    ... parties: {A: {name: a, options: {arm: Arm}}, B: {name: b, options: {arm: Arm}}}
    ... preferences:
    ...   A: {ranking: [[YN], [NN], [YY], [NY]]}
    ...   B: {ranking: [[NY], [NN], [YY], [YN]]}
    ... views:
    ...   A: {preferences: {A: {ranking: [[NN], [YN], [YY], [NY]]}}}
    ...   B: {preferences: {B: {ranking: [[NN], [NY], [YY], [YN]]}}}
    ... ''')
    >>> space = state_space(case)
    >>> model = compile_on(case, space)
    >>> answer = hypergame(case, space, model, analyse_all(model))
    >>> answer.stability["nash"].certain.all(axis=0).nonzero()[0].tolist()
    [0, 3]
    """
    if not case.file.views:
        return None
    observers = [observer_of(case, name) for name in case.file.views]
    mistakes = {i: tuple(mistakes_of(case, space, i)) for i in observers}
    games = {i: perceived_game(case, space, model, i, mistakes[i]) for i in observers}
    for i in observers:
        if not games[i].model.feasible.any():
            raise Fault(
                ("views", model.parties[i]),
                f"{model.parties[i]} sees no state at all: each is unseen, or has an option taken "
                "that it does not know of",
                "drop an option or a state here, or the rule that has the option always taken",
            )
    judged = {i: games[i].judged(i) for i in observers}
    mixed = {
        concept: _mixed(stability[concept], {i: judged[i][concept] for i in observers})
        for concept in CONCEPTS
    }
    expected = {
        i: {
            concept: np.flatnonzero(result.certain.all(axis=0) & (games[i].image == np.arange(model.cells)))
            for concept, result in games[i].stability.items()
        }
        for i in observers
    }
    set_right = {
        mistake: perceived_game(case, space, model, i, [m for m in mistakes[i] if m != mistake]).judged(i)
        for i in observers
        for mistake in mistakes[i]
    }
    traced: list[Misperception] = []
    untraced = 0
    for concept in CONCEPTS:
        now, truly = mixed[concept].certain, stability[concept].certain
        differing = np.flatnonzero(now.all(axis=0) != truly.all(axis=0))
        untraced += max(0, differing.size - MAX_TRACED)
        traced.extend(
            _traced(concept, cell, now, truly, {m: result[concept][0] for m, result in set_right.items()})
            for cell in differing[:MAX_TRACED].tolist()
        )
    return Hypergame(mixed, expected, tuple(traced), untraced)


def _mixed(
    true: Stability, perceived: Mapping[int, tuple[NDArray[np.bool_], NDArray[np.bool_]]]
) -> Stability:
    """Take each observer's row from its own game, and the other rows from the case."""
    certain, possible = true.certain.copy(), true.possible.copy()
    for observer, (surely, perhaps) in perceived.items():
        certain[observer], possible[observer] = surely, perhaps
    return Stability(true.concept, certain, possible)


def _traced(
    concept: Concept,
    cell: int,
    now: NDArray[np.bool_],
    truly: NDArray[np.bool_],
    set_right: Mapping[Mistake, NDArray[np.bool_]],
) -> Misperception:
    lasts = bool(now[:, cell].all())
    undoing = []
    for mistake, stable in set_right.items():
        verdicts = now[:, cell].copy()
        verdicts[mistake.observer] = stable[cell]
        if bool(verdicts.all()) != lasts:
            undoing.append(mistake)
    differing = np.flatnonzero(now[:, cell] != truly[:, cell]).tolist()
    together = [mistake for mistake in set_right if mistake.observer in differing]
    return Misperception(
        concept, cell, "gained" if lasts else "lost", tuple(undoing or together), jointly=not undoing
    )
