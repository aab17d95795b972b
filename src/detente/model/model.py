"""A checked case as a Model: the arrays and names that every analysis takes."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

import numpy as np
from numpy.typing import NDArray

from detente.case import Case, placing_faults
from detente.content import ByContent
from detente.model.attitudes import attitudes_of
from detente.model.bits import words_for
from detente.model.combinations import pattern_of_code
from detente.model.moves import GraphMoves, OptionMoves, most_steps, moves_of
from detente.model.named import Move, Option, Party, State
from detente.model.preferences import (
    MOST_WORDS,
    Chances,
    Compared,
    FuzzyPreference,
    OpenPreference,
    Strength,
    chances_of,
    compared,
    fuzzy_preference,
    is_partial,
    party_preferences,
    ranks_of,
    strength_of,
)
from detente.model.states import StateSpace, state_space
from detente.short import count_of

_T = TypeVar("_T")


@dataclass(frozen=True, eq=False, repr=False)
class Model(ByContent):
    """A checked case as arrays; every analysis takes one of these.

    Attributes
    ----------
    parties
        Ids of the decision makers.
    options
        ``PARTY.option`` names in the order of the Y/N string of a state; empty in pure graph form.
    cells
        Number of array cells: ``2 ** len(options)`` where all combinations are laid out, else the
        number of states.
    feasible
        Shape ``(cells,)``: which cells are states. All true in graph form, and where the states are
        listed unless a party does not perceive some of them.
    moves
        Who can move where.
    ranks
        Shape ``(parties, cells)``, int32: greater is more preferred, equal is a tie, dense from 0;
        -1 in infeasible cells.
    open_ties
        For each party: False if equal ranks mean indifference; True if they mean that the order
        among them is unknown. A party of which nothing is known has rank 0 everywhere and open ties.
    status_quo
        Its cell, or None where the case does not say.
    names
        Cell to state name, for states that have one.
    strengths
        For each party None, or how much worse it finds some states than others; empty where no party's
        strength of preference is stated.
    chances
        For each party None, or the orders that it may have, with their probabilities; empty where no party
        has such.
    fuzzy
        For each party None, or what it prefers with enough certainty; empty where no preference is fuzzy.
    compared
        For each party None, or what is certain of its order beyond its ranks; empty where ranks say all
        that is certain of every party.
    coarse
        Indices of the parties of whose partial order the ranks alone are used, since there are too many
        states to hold each against each.
    patterns
        Cell to Y/N/- string, for cells whose string cannot be computed from the cell (coalesced
        states, and graph-form states made from options); empty in option form.
    attitudes
        For each party its attitude towards each: 1 is positive, 0 neutral, -1 negative; empty where the
        case states none.
    party_names
        The full name of each party; its id where none is given.
    option_labels
        The meaning of each option in words; its ``PARTY.option`` name where no label is given.
    """

    title: str
    parties: tuple[str, ...]
    options: tuple[str, ...]
    cells: int
    feasible: NDArray[np.bool_]
    moves: OptionMoves | GraphMoves
    ranks: NDArray[np.int32]
    open_ties: tuple[bool, ...]
    status_quo: int | None
    names: Mapping[int, str] = field(default_factory=dict)
    patterns: Mapping[int, str] = field(default_factory=dict)
    strengths: tuple[Strength | None, ...] = ()
    chances: tuple[Chances | None, ...] = ()
    fuzzy: tuple[FuzzyPreference | None, ...] = ()
    compared: tuple[Compared | None, ...] = ()
    coarse: tuple[int, ...] = ()
    attitudes: tuple[tuple[int, ...], ...] = ()
    party_names: tuple[str, ...] = ()
    option_labels: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "party_names", self.party_names or self.parties)
        object.__setattr__(self, "option_labels", self.option_labels or self.options)

    def pattern(self, cell: int) -> str | None:
        """The Y/N (or Y/N/-) string of a cell, or None in pure graph form."""
        if isinstance(self.moves, GraphMoves):
            return self.patterns.get(cell)
        listed = self.moves.listed
        return pattern_of_code(cell if listed is None else int(listed.codes[cell]), len(self.options))

    def label(self, cell: int) -> str:
        """A state's name where it has one, else its Y/N string."""
        return self.names.get(cell) or self.pattern(cell) or str(cell)

    def __repr__(self) -> str:
        sizes = ", ".join(
            (
                count_of(self.parties, "party", "parties"),
                count_of(self.options, "option"),
                count_of(int(self.feasible.sum()), "state"),
            )
        )
        return f"<Model {self.title!r}: {sizes}>"

    def party(self, index: int) -> Party:
        """A party by its place in `parties`."""
        return Party(self.parties[index], self.party_names[index])

    def option(self, index: int) -> Option:
        """An option by its place in `options`."""
        party = self.options[index].split(".")[0]
        return Option(self.options[index], self.option_labels[index], self.party(self.parties.index(party)))

    def state(self, cell: int) -> State:
        """The state of a cell."""
        pattern = self.pattern(cell)
        taken = (self.option(i) for i, letter in enumerate(pattern or "") if letter == "Y")
        return State(self.label(cell), pattern, tuple(taken), int(cell))

    def move(self, party: int, origin: int, target: int) -> Move:
        """A step of a party from a cell to a cell."""
        return Move(self.party(party), self.state(origin), self.state(target))

    @classmethod
    def of(
        cls,
        parties: str,
        preferences: Mapping[str, Any] | None = None,
        *,
        title: str = "a dispute",
        **sections: Any,
    ) -> Model:
        """Build a small model, for tests and examples.

        Parameters
        ----------
        parties
            Parties and their options, as in ``"A: arm; B: arm, talk"``.
        preferences
            By party a chain of all states, best first (``"NN > YN = NY > YY"``); or numbers, one a
            state in the order of their Y/N strings or of ``states``, greater is better; or whatever the case
            file admits. A party that is not named has unknown preferences.
        sections
            Further sections of the case file: ``rules``, ``one_way``, ``states``, ``moves``, ``status_quo``.

        Raises
        ------
        BadInput
            If the case so described cannot be used.

        Examples
        --------
        >>> chicken = Model.of("A: on; B: on", {"A": "YN > NN > NY > YY", "B": [2, 3, 1, 0]}, status_quo="NN")
        >>> chicken
        <Model 'a dispute': 2 parties, 2 options, 4 states>
        >>> chicken.ranks.tolist(), chicken.state(2), chicken.move(0, 0, 2).taken[0].id
        ([[2, 1, 3, 0], [2, 3, 1, 0]], <State YN>, 'A.on')
        """
        of_parties: dict[str, dict[str, Any]] = {}
        for entry in parties.split(";"):
            party, _, options = (part.strip() for part in entry.partition(":"))
            named = [option.strip() for option in options.split(",") if option.strip()]
            of_parties[party] = {"name": party, "options": {option: f"{party}.{option}" for option in named}}
        states = sections.get("states")
        if not isinstance(states, list | tuple):
            count = sum(len(party["options"]) for party in of_parties.values())
            states = [pattern_of_code(code, count) for code in range(1 << count)]
        by_party = preferences or {}
        data = {
            "detente": "1",
            "title": title,
            "parties": of_parties,
            "preferences": {
                **dict.fromkeys(of_parties, "unknown"),
                **{party: _preference_of(preference, states) for party, preference in by_party.items()},
            },
            **sections,
        }
        return compile_case(Case.from_data(data))


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


@placing_faults
def compile_on(case: Case, space: StateSpace, preferences: Sequence[OpenPreference] | None = None) -> Model:
    """The model of a case whose state space is laid out already; see `compile_case`.

    Parameters
    ----------
    preferences
        The result of `party_preferences`, if it is known already.
    """
    open_preferences = party_preferences(case, space) if preferences is None else preferences
    moves = moves_of(case.file, space)
    known, coarse = compared_on(moves, space.feasible, open_preferences)
    ranked = [
        ranks_of(preference, space.feasible, of_party)
        for preference, of_party in zip(open_preferences, known, strict=True)
    ]
    status_quo = case.file.status_quo
    strengths = tuple(
        strength_of(case.file, space, party, ranks, preference)
        for party, (ranks, _), preference in zip(case.file.parties, ranked, open_preferences, strict=True)
    )
    chances = tuple(map(chances_of, open_preferences))
    fuzzy = tuple(
        fuzzy_preference(case.file, space, party, ranks)
        for party, (ranks, _) in zip(case.file.parties, ranked, strict=True)
    )
    return Model(
        title=case.file.title,
        parties=tuple(case.file.parties),
        options=space.options,
        cells=len(space.feasible),
        feasible=space.feasible,
        moves=moves,
        ranks=np.stack([ranks for ranks, _ in ranked]),
        open_ties=tuple(open_ties for _, open_ties in ranked),
        status_quo=None if status_quo is None else space.cell(("status_quo",), status_quo.state),
        names=space.names,
        patterns=space.patterns,
        compared=_if_any(known),
        coarse=coarse,
        attitudes=attitudes_of(case.file),
        strengths=_if_any(strengths),
        chances=_if_any(chances),
        fuzzy=_if_any(fuzzy),
        party_names=tuple(party.name for party in case.file.parties.values()),
        option_labels=tuple(
            option.label for party in case.file.parties.values() for option in party.options.values()
        ),
    )


def _if_any(of_parties: tuple[_T | None, ...]) -> tuple[_T | None, ...]:
    """The statements about parties; empty where nothing is stated of any."""
    return of_parties if any(of_party is not None for of_party in of_parties) else ()


def compared_on(
    moves: OptionMoves | GraphMoves, feasible: NDArray[np.bool_], preferences: Sequence[OpenPreference]
) -> tuple[tuple[Compared | None, ...], tuple[int, ...]]:
    """The `Model.compared` and `Model.coarse` of some preferences, one a party.

    A partial order is judged move by move and class by class, so what can be held depends on both.
    """
    partial = [party for party, preference in enumerate(preferences) if is_partial(preference)]
    fits = not partial or most_steps(moves, feasible) <= _MOST_STEPS
    if fits and isinstance(moves, GraphMoves):
        # In graph form a move may lead back to a state, which is then told from those like it.
        fits = words_for(feasible.size) * feasible.size <= MOST_WORDS
    known = tuple(compared(preference, feasible) if fits else None for preference in preferences)
    return known, tuple(party for party in partial if known[party] is None)


_MOST_STEPS = 1 << 24
"""Moves of one party from all states up to which partial orders are judged move by move."""


def _preference_of(preference: Any, states: Sequence[str]) -> Any:
    """A preference as the case file writes it; see `Model.of`."""
    if isinstance(preference, str) and preference != "unknown":
        return {"ranking": [[name.strip() for name in level.split("=")] for level in preference.split(">")]}
    if not isinstance(preference, str | Mapping) and not any(isinstance(item, str) for item in preference):
        return {"payoffs": {name: str(number) for name, number in zip(states, preference, strict=True)}}
    return {"priorities": list(preference)} if isinstance(preference, list | tuple) else preference
