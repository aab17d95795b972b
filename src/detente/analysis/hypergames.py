"""Hypergames: what lasts where parties mistake each other's preferences, or do not see an option."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.case import Case, did_you_mean, placing_faults
from detente.errors import Fault, Place
from detente.model import GraphMoves, Model, StateSpace, compared, open_preference, ranks_of
from detente.stability import CONCEPTS, Concept, Stability, analyse_all

MAX_TRACED = 25
"""States a concept whose misperceptions are traced."""


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing a party is mistaken about: a party's preferences, or an option it does not know of."""

    observer: int
    about: str


@dataclass(frozen=True, slots=True)
class Misperception:
    """A state that lasts, or does not, only because somebody is mistaken.

    Attributes
    ----------
    effect
        ``gained``: it lasts in the hypergame and would not if all saw the dispute as the case has
        it; ``lost``: the reverse.
    rests_on
        The mistakes each of which, set right alone, would undo the effect. Where none would alone,
        all mistakes of those whose verdict differs, and ``jointly`` is true.
    """

    concept: Concept
    state: int
    effect: Literal["gained", "lost"]
    rests_on: tuple[Mistake, ...]
    jointly: bool


@dataclass(frozen=True)
class Hypergame:
    """The answer to a case whose parties see it differently.

    Attributes
    ----------
    stability
        What is stable for each party in the dispute as it perceives it; equilibria are the
        equilibria of the first-level hypergame.
    expected
        For each party with a view of its own, by index, and each concept: the cells it would expect
        to last, certain ones, all parties being as it sees them.
    misperceptions
        Why the equilibria differ from those of the case.
    untraced
        How many more states differ.
    """

    stability: Mapping[Concept, Stability]
    expected: Mapping[int, Mapping[Concept, NDArray[np.int64]]]
    misperceptions: tuple[Misperception, ...]
    untraced: int


@dataclass(frozen=True)
class _Perceived:
    """The dispute as one party perceives it, on the cells of the case.

    Attributes
    ----------
    image
        For each cell the one it is perceived as, -1 where the party has no place for it.
    """

    model: Model
    image: NDArray[np.int64]

    @cached_property
    def stability(self) -> dict[Concept, Stability]:
        """The stability of this game's states, by its own cells."""
        return analyse_all(self.model)

    def judged(self, observer: int) -> dict[Concept, tuple[NDArray[np.bool_], NDArray[np.bool_]]]:
        """The states stable for the observer, certainly and possibly, by the cells of the case."""
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
    """Find the equilibria where each party acts on the dispute as it perceives it.

    In a first-level hypergame each party analyses a game of its own, and none knows that the others
    see another. A state is stable for a party if it is so in that party's game; it is an equilibrium
    of the hypergame if it is stable for each [1]_ [2]_. An option that a party does not know of is
    untaken in its game, and it perceives a state in which it is taken as the state without it [3]_.
    Where that is no feasible state the party has no place for what it sees; we count such a state as
    not stable for it. A ranking in a view places every state of the case all the same, those with the
    option taken too, so that each mistake can be set right by itself. Of a view's preferences the
    order counts; how strong they are has no part in the four concepts.

    Parameters
    ----------
    space
        The state space that ``model`` was compiled from.
    stability
        The case's own, from `analyse_all`.

    Returns
    -------
    Hypergame or None
        None where the case states no views.

    Raises
    ------
    BadInput
        If a view names what the case does not have, or says nothing.

    References
    ----------
    .. [1] Bennett, Toward a theory of hypergames, Omega 5 (1977).
    .. [2] Takahashi, Fraser and Hipel, A procedure for analyzing hypergames, European Journal of
       Operational Research 18 (1984).
    .. [3] Wang, Hipel and Fraser, Modeling misperceptions in games, Behavioral Science 33 (1988).

    Examples
    --------
    In the prisoner's dilemma peace is no Nash equilibrium. If A takes itself for content with peace,
    and B does so too, it is one:

    >>> from detente.case import parse_case
    >>> from detente.model import compile_on
    >>> from detente.model import state_space
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
    >>> found = hypergame(case, space, model, analyse_all(model))
    >>> found.stability["nash"].certain.all(axis=0).nonzero()[0].tolist()
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
    """The game of an observer that is mistaken in just these things."""
    name = model.parties[observer]
    ranks, open_ties = model.ranks.copy(), list(model.open_ties)
    known = list(model.compared or (None,) * len(model.parties))
    unseen = 0
    for mistake in mistakes:
        if mistake.about in model.parties:
            about = model.parties.index(mistake.about)
            place = ("views", name, "preferences", mistake.about)
            preference = case.file.views[name].preferences[mistake.about]
            taken_for = open_preference(space, place, preference)
            ranks[about], open_ties[about] = ranks_of(taken_for, space.feasible)
            known[about] = compared(taken_for, space.feasible)
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
    game = replace(
        model,
        ranks=ranks,
        open_ties=tuple(open_ties),
        feasible=feasible,
        status_quo=None,
        strong_below=(),
        compared=tuple(known) if any(of_party is not None for of_party in known) else (),
    )
    return _Perceived(game, np.where(model.feasible, seen_as, -1))


def _mixed(
    true: Stability, perceived: Mapping[int, tuple[NDArray[np.bool_], NDArray[np.bool_]]]
) -> Stability:
    """Each observer's row from its own game, the others' from the case."""
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
