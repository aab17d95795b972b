"""Hypergames: equilibria where parties mistake preferences or do not know of an option."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.case import Case, did_you_mean, placing_faults
from detente.errors import Fault, Place
from detente.model import GraphMoves, Model, StateSpace, compared_on, open_preference, ranks_of
from detente.stability import CONCEPTS, Concept, Stability, analyse_all, likings

MAX_TRACED = 25
"""For each concept, misperceptions are traced for at most this many states."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake of a party: about a party's preferences (its own too), or an option it does not know of.

    Attributes
    ----------
    observer
        The index of the mistaken party.
    about
        The id of the party, or the option as ``PARTY.option``.
    """

    observer: int
    about: str


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


@dataclass(frozen=True)
class _Perceived:
    """The game that one party perceives, on the cells of the case.

    Attributes
    ----------
    image
        For each cell the cell that the party perceives in its place, -1 where that is infeasible.
    """

    model: Model
    image: NDArray[np.int64]

    @cached_property
    def stability(self) -> dict[Concept, Stability]:
        """For each concept, the stability of the states in this game."""
        return analyse_all(self.model)

    def judged(self, observer: int) -> dict[Concept, tuple[NDArray[np.bool_], NDArray[np.bool_]]]:
        """For each concept, two masks over the cells: certainly and possibly stable for the observer."""
        seen = self.image >= 0
        return {
            concept: (
                seen & result.certain[observer][self.image],
                seen & result.possible[observer][self.image],
            )
            for concept, result in self.stability.items()
        }


@placing_faults
def hypergame(
    case: Case, space: StateSpace, model: Model, stability: Mapping[Concept, Stability]
) -> Hypergame | None:
    """Find the equilibria of the hypergame in which each party acts on the game that it perceives.

    In a first-level hypergame each party analyses its own game and does not know that the others analyse
    different ones. A state is stable for a party if it is stable for it in that party's game. It is an
    equilibrium of the hypergame if it is stable for every party [1]_ [2]_. In a party's game nobody takes an
    option that the party does not know of: it perceives a state with that option as the same state without
    it [3]_. If that state is infeasible, we count the state as not stable for the party.

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
    observers = [_observer(case, name) for name in case.file.views]
    mistakes = {i: tuple(_mistakes(case, space, i)) for i in observers}
    games = {i: _perceived(case, space, model, i, mistakes[i]) for i in observers}
    for i in observers:
        if not games[i].model.feasible.any():
            raise Fault(
                ("views", model.parties[i], "unaware_of"),
                f"{model.parties[i]} sees no state at all: each has an option taken that it does not know of",
                "drop an option here, or the rule that has it always taken",
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
        mistake: _perceived(case, space, model, i, [m for m in mistakes[i] if m != mistake]).judged(i)
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


def _observer(case: Case, name: str) -> int:
    parties = list(case.file.parties)
    if name not in parties:
        hint = did_you_mean(name, parties)
        raise Fault(("views", name), f"unknown party {name}{hint}", "name one listed under `parties`")
    view = case.file.views[name]
    if not view.preferences and not view.unaware_of:
        raise Fault(("views", name), f"the view of {name} says nothing", "add what differs, or drop it")
    return parties.index(name)


def _mistakes(case: Case, space: StateSpace, observer: int) -> Iterator[Mistake]:
    parties = list(case.file.parties)
    name = parties[observer]
    view = case.file.views[name]
    place: Place
    for about in view.preferences:
        if about not in parties:
            place = ("views", name, "preferences", about)
            hint = did_you_mean(about, parties)
            raise Fault(place, f"unknown party {about}{hint}", "name one listed under `parties`")
        yield Mistake(observer, about)
    for i, option in enumerate(view.unaware_of):
        place = ("views", name, "unaware_of", i)
        if not space.options:
            raise Fault(place, f"{option} is an option, and no party has one", "drop it")
        if option not in space.options:
            hint = did_you_mean(option, space.options)
            raise Fault(place, f"unknown option {option}{hint}", "write PARTY.option, as under `parties`")
        if option.split(".")[0] == name:
            raise Fault(place, f"{option} is an option of {name} itself", "name options of others")
        if space.members is not None:
            raise Fault(
                place, "states with - in them leave open what is seen of them", "write Y or N in place of -"
            )
        yield Mistake(observer, option)


def _perceived(
    case: Case, space: StateSpace, model: Model, observer: int, mistakes: Iterable[Mistake]
) -> _Perceived:
    """Build the game of an observer that makes exactly these mistakes."""
    name = model.parties[observer]
    ranks, open_ties = likings(model).copy(), list(model.open_ties)
    known = list(model.compared or (None,) * len(model.parties))
    coarse = set(model.coarse)
    unseen = 0
    for mistake in mistakes:
        if mistake.about in model.parties:
            about = model.parties.index(mistake.about)
            place = ("views", name, "preferences", mistake.about)
            preference = case.file.views[name].preferences[mistake.about]
            taken_for = open_preference(space, place, preference)
            (known[about],), too_many = compared_on(model.moves, space.feasible, [taken_for])
            ranks[about], open_ties[about] = ranks_of(taken_for, space.feasible, known[about])
            coarse = (coarse - {about}) | ({about} if too_many else set())
        else:
            unseen |= 1 << (len(model.options) - 1 - model.options.index(mistake.about))
    seen_as, feasible = np.arange(model.cells), model.feasible
    if unseen and not isinstance(model.moves, GraphMoves):
        listed = model.moves.listed
        codes = seen_as if listed is None else listed.codes
        seen_as = codes & ~unseen
        if listed is not None:
            place_of = np.searchsorted(codes, seen_as).clip(max=codes.size - 1)
            seen_as = np.where(codes[place_of] == seen_as, place_of, -1)
        feasible = model.feasible & (codes & unseen == 0)
        seen_as = np.where(feasible[seen_as], seen_as, -1)
    ranks[:, ~feasible] = -1
    known = [None if of_party is None else of_party.within(feasible) for of_party in known]
    game = replace(
        model,
        ranks=ranks,
        open_ties=tuple(open_ties),
        feasible=feasible,
        status_quo=None,
        strengths=(),
        compared=tuple(known) if any(of_party is not None for of_party in known) else (),
        coarse=tuple(sorted(coarse)),
    )
    return _Perceived(game, np.where(model.feasible, seen_as, -1))


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
