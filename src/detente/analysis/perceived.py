"""The game that a party perceives: the case with its mistakes about preferences, options and states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.case import Case, did_you_mean
from detente.errors import Fault, Place
from detente.model import (
    GraphMoves,
    Model,
    StateSpace,
    compared_on,
    open_preference,
    ranks_of,
    restricted,
)
from detente.stability import Concept, Stability, analyse_all, likings


@dataclass(frozen=True, slots=True)
class Mistake:
    """One mistake of a party: about a party's preferences (its own too), an option, or what is possible.

    Attributes
    ----------
    observer
        The index of the mistaken party.
    about
        The id of the party; the option that it does not know of, as ``PARTY.option``; or the state, pattern
        or expression that it does not take for possible.
    states
        The cells that ``about`` means where it is the last; else empty.
    """

    observer: int
    about: str
    states: tuple[int, ...] = ()


@dataclass(frozen=True)
class Perceived:
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


def observer_of(case: Case, name: str) -> int:
    """Return the index of a party with a view; Fault if there is no such party, or the view is empty."""
    parties = list(case.file.parties)
    if name not in parties:
        hint = did_you_mean(name, parties)
        raise Fault(("views", name), f"unknown party {name}{hint}", "name one listed under `parties`")
    view = case.file.views[name]
    if not view.preferences and not view.unaware_of and not view.unseen:
        raise Fault(("views", name), f"the view of {name} says nothing", "add what differs, or drop it")
    return parties.index(name)


def mistakes_of(case: Case, space: StateSpace, observer: int) -> Iterator[Mistake]:
    """Yield the mistakes of a party's view; Fault if one is about what the case does not have."""
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
    for i, text in enumerate(view.unseen):
        place = ("views", name, "unseen", i)
        cells = space.meant(place, text)
        if not cells.size:
            raise Fault(place, f"no state has {text[1:-1]}", "drop it, or mend the expression")
        yield Mistake(observer, text, tuple(cells.tolist()))


def perceived_game(
    case: Case, space: StateSpace, model: Model, observer: int, mistakes: Iterable[Mistake]
) -> Perceived:
    """Build the game of an observer that makes exactly these mistakes."""
    name = model.parties[observer]
    ranks, open_ties = likings(model).copy(), list(model.open_ties)
    known = list(model.compared or (None,) * len(model.parties))
    coarse = set(model.coarse)
    unknown, feasible = 0, model.feasible.copy()
    for mistake in mistakes:
        if mistake.states:
            feasible[list(mistake.states)] = False
        elif mistake.about in model.parties:
            about = model.parties.index(mistake.about)
            place = ("views", name, "preferences", mistake.about)
            preference = case.file.views[name].preferences[mistake.about]
            taken_for = open_preference(space, place, preference)
            (known[about],), too_many = compared_on(model.moves, space.feasible, [taken_for])
            ranks[about], open_ties[about] = ranks_of(taken_for, space.feasible, known[about])
            coarse = (coarse - {about}) | ({about} if too_many else set())
        else:
            unknown |= 1 << (len(model.options) - 1 - model.options.index(mistake.about))
    seen_as = np.arange(model.cells)
    if unknown and not isinstance(model.moves, GraphMoves):
        listed = model.moves.listed
        codes = seen_as if listed is None else listed.codes
        seen_as = codes & ~unknown
        if listed is not None:
            place_of = np.searchsorted(codes, seen_as).clip(max=codes.size - 1)
            seen_as = np.where(codes[place_of] == seen_as, place_of, -1)
        feasible &= codes & unknown == 0
    seen_as = np.where((seen_as >= 0) & feasible[seen_as], seen_as, -1)
    as_taken = replace(
        model,
        ranks=ranks,
        open_ties=tuple(open_ties),
        strengths=(),
        chances=(),
        fuzzy=(),
        compared=tuple(known) if any(of_party is not None for of_party in known) else (),
        coarse=tuple(sorted(coarse)),
    )
    game = restricted(as_taken, feasible, None)
    return Perceived(game, np.where(model.feasible, seen_as, -1))
