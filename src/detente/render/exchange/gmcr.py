"""A case as a file of the program gmcr-py (`.gmcr`), which `detente.case.gmcr` reads back."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente import __version__
from detente.analysis import LaidOut
from detente.case import OWN_KEY, CaseFile, Preference, parse_expression
from detente.model import StateSpace
from detente.render.exchange.conditions import Condition, TooManyConditions, all_but, conditions_of
from detente.stability import is_partial, liking

MOST_RANKED = 100_000
"""States up to which they are ranked one by one."""
MOST_CONDITIONS = 20_000
"""As many as are read back."""
_DIRECTIONS = {0: "both", 1: "fwd", -1: "back"}
_OPEN = "what the case leaves open"


@dataclass(frozen=True)
class GmcrText:
    """The text of a `.gmcr` file.

    Attributes
    ----------
    lost
        Phrases that name what of the case the format has no place for.
    """

    text: str
    lost: tuple[str, ...]


def gmcr_text(laid: LaidOut) -> GmcrText:
    """Write a case as gmcr-py saves one.

    Where every party has priorities, they become preference statements; else the states are ranked one by
    one. The part `detente` holds names, the status quo and what is unknown, for reading the file back;
    gmcr-py passes it over.

    Raises
    ------
    BadInput
        If the case is in graph form, or too large for the format.

    Examples
    --------
    >>> from detente.analysis import lay_out
    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: A well
    ... parties: {UP: {name: Upper, options: {share: Share}}, LOW: {name: Lower, options: {raid: Raid}}}
    ... rules: [not (UP.share and LOW.raid)]
    ... preferences: {UP: {priorities: [not LOW.raid]}, LOW: unknown}
    ... ''')
    >>> written = gmcr_text(lay_out(case))
    >>> json.loads(written.text)["infeasibles"]
    [[[0, 'Y'], [1, 'Y']]]
    >>> written.lost
    ('what is unknown of LOW (states of unknown order are written as equally good)',)
    """
    return _Writing(laid).result()


class _Writing:
    """One case on its way into a file."""

    def __init__(self, laid: LaidOut) -> None:
        self.case, self.file, self.space, self.model = laid.case, laid.case.file, laid.space, laid.model
        if self.space.combinations is None:
            raise self.case.fault(
                ("moves",), "the case lists its moves, and .gmcr has options only",
                "export tables or matrices instead",
            )  # fmt: skip
        self.places = {name: place for place, name in enumerate(self.space.options)}

    def result(self) -> GmcrText:
        statements = [self._statements(party) for party in self.file.parties]
        ranked = any(of_party is None for of_party in statements)
        numbers = self._numbers() if ranked else []
        makers = []
        first = 0
        for party, (name, of_party) in enumerate(zip(self.file.parties, statements, strict=True)):
            last = first + len(self.file.parties[name].options)
            maker: dict[str, Any] = {
                "name": self.file.parties[name].name,
                "options": list(range(first, last)),
                "preferences": [_written(one) for one in of_party or []],
                "misperceptions": [],
            }
            if ranked:
                maker["preferenceRanking"] = self._ranking(party, numbers)
            makers.append(maker)
            first = last
        directions = self._directions()
        data = {
            "program": "detente",
            "version": __version__,
            "options": [
                {"name": label, "permittedDirection": _DIRECTIONS[way]}
                for label, way in zip(self.model.option_labels, directions, strict=True)
            ],
            "decisionMakers": makers,
            "infeasibles": [_pairs(one) for one in self._infeasible()],
            "useManualPreferenceRanking": ranked,
            "coalitions": list(range(len(makers))),
            OWN_KEY: self._own(ranked=ranked),
        }
        return GmcrText(json.dumps(data) + "\n", tuple(self._lost()))

    def _statements(self, party: str) -> list[list[Condition]] | None:
        """A party's preference statements; None where it has none that the format could hold."""
        preference = self.file.preferences.get(party)
        if preference is None or preference.priorities is None:
            return [] if _is_unknown(preference) else None
        try:
            statements = [
                conditions_of(parse_expression(priority.priority), self.places)
                for priority in preference.priorities
            ]
        except TooManyConditions:
            return None
        # What is always true, or never, tells no two states apart.
        telling = [one for one in statements if one and all(one)]
        # A party without statements is read as unknown; this one likes all states equally.
        return telling if telling or preference.unknown is not None else None

    def _directions(self) -> list[int]:
        directions = [0] * len(self.places)
        for entry in self.file.one_way:
            *negated, name = entry.option.split()
            directions[self.places[name]] = -1 if negated else 1
        return directions

    def _infeasible(self) -> list[Condition]:
        """Conditions that the combinations fulfil that are no states."""
        combinations = self.space.combinations
        assert combinations is not None
        try:
            if self.file.feasible is not None:
                raise TooManyConditions
            of_rules = [
                condition
                for rule in self.file.rules
                for condition in conditions_of(parse_expression(rule.rule), self.places, holds=False)
            ]
        except TooManyConditions:
            of_rules = all_but(_codes(self.space), len(self.places))
        if len(of_rules) > MOST_CONDITIONS:
            raise self.case.fault(
                ("rules",), f"{len(of_rules):,} conditions would be needed to say which states are feasible",
                f".gmcr files with more than {MOST_CONDITIONS:,} are not read; give simpler `rules`",
            )  # fmt: skip
        return list(dict.fromkeys(of_rules))

    def _numbers(self) -> list[tuple[int, int]]:
        """The cell of each combination that is a state, with its number, counted from 1."""
        codes = _codes(self.space)
        if codes.size > MOST_RANKED:
            raise self.case.fault(
                ("preferences",), f"{codes.size:,} states would be ranked one by one",
                "give every party `priorities`, which .gmcr holds as they are",
            )  # fmt: skip
        count = len(self.places)
        turned = sum((codes >> (count - 1 - place) & 1) << place for place in range(count))
        combinations, members = self.space.combinations, self.space.members
        assert combinations is not None
        places = codes if combinations.codes is None else np.arange(codes.size)
        cells = places if members is None else members[places]
        return [(int(cells[i]), number) for number, i in enumerate(np.argsort(turned), start=1)]

    def _ranking(self, party: int, numbers: Sequence[tuple[int, int]]) -> list[int | list[int]]:
        ranks = liking(self.model, party)
        by_rank: dict[int, list[int]] = {}
        for cell, number in numbers:
            by_rank.setdefault(int(ranks[cell]), []).append(number)
        levels = (by_rank[rank] for rank in sorted(by_rank, reverse=True))
        return [level if len(level) > 1 else level[0] for level in levels]

    def _own(self, *, ranked: bool) -> dict[str, Any]:
        """Return all that the format has no place for, and detente needs to read the same case back."""
        own: dict[str, Any] = {
            "title": self.file.title,
            "parties": list(self.file.parties),
            "options": [name.partition(".")[2] for name in self.places],
        }
        named = dict(self.file.states) if isinstance(self.file.states, dict) else {}
        unnamed = {cell: text for cell, text in self.space.patterns.items() if cell not in self.space.names}
        named |= {text: text for text in unnamed.values() if "-" in text}
        if named:
            own["states"] = named
        if self.file.status_quo is not None:
            own["status_quo"] = self.file.status_quo.state
        unknown = dict(self._unknown(ranked=ranked))
        if unknown:
            own["unknown"] = unknown
        return own

    def _unknown(self, *, ranked: bool) -> Iterator[tuple[str, Any]]:
        for party, name in enumerate(self.file.parties):
            if not self._is_open(party):
                continue
            preference = self.file.preferences.get(name)
            said = _OPEN if preference is None or preference.unknown is None else preference.unknown
            # Of a ranking the order of whole levels is certain, which the word `order` would deny.
            yield name, _OPEN if ranked and said == "order" else said

    def _is_open(self, party: int) -> bool:
        return self.model.open_ties[party] or is_partial(self.model, party)

    def _lost(self) -> Iterator[str]:
        file = self.file
        names = list(file.parties)
        joined = [text for text in self.space.patterns.values() if "-" in text]
        if joined:
            yield f"states that count as one ({', '.join(joined[:3])}; each combination is a state there)"
        if unknown := [name for party, name in enumerate(names) if self._is_open(party)]:
            yield f"what is unknown of {_and(unknown)} (states of unknown order are written as equally good)"
        if compared := [name for name in names if _says_more(file.preferences.get(name))]:
            yield f"the comparisons, bounds or rival pictures of {_and(compared)}"
        if strong := [name for name in names if (p := file.preferences.get(name)) is not None and p.strong]:
            yield f"how strong preferences of {_and(strong)} are"
        if fuzzy := [name for name in names if (p := file.preferences.get(name)) is not None and p.certainty]:
            yield f"how certain preferences of {_and(fuzzy)} are"
        if file.views:
            yield "the parties' views"
        if file.attitudes:
            yield "the parties' attitudes"
        if file.claims:
            yield "claims"
        if file.evidence or _assumes(file):
            yield "evidence and assumptions"
        if file.about or file.interview:
            yield "notes of the modeller"


def _codes(space: StateSpace) -> NDArray[np.int64]:
    """The combinations of options that are states, ascending."""
    combinations = space.combinations
    assert combinations is not None
    places = np.flatnonzero(combinations.feasible)
    return places if combinations.codes is None else combinations.codes[places]


def _pairs(condition: Condition) -> list[list[Any]]:
    return [[place, "Y" if taken else "N"] for place, taken in sorted(condition)]


def _written(statement: list[Condition]) -> Any:
    if len(statement) == 1:
        return _pairs(statement[0])
    return {"compound": True, "members": [_pairs(one) for one in statement]}


def _is_unknown(preference: Preference | None) -> bool:
    """Return True where nothing at all is known."""
    if preference is None:
        return True
    said = preference.model_dump(
        exclude={"evidence", "assumed", "proposed_by", "unknown"}, exclude_defaults=True
    )
    return not said


def _says_more(preference: Preference | None) -> bool:
    if preference is None:
        return False
    return (
        preference.comparisons is not None or preference.one_of is not None or preference.weight_is_bounded
        or preference.unknown == "order"
    )  # fmt: skip


def _assumes(file: CaseFile) -> bool:
    def within(value: object) -> bool:
        if isinstance(value, Mapping):
            return "assumed" in value or any(map(within, value.values()))
        return isinstance(value, list | tuple) and any(map(within, value))

    return within(file.model_dump(exclude_defaults=True, exclude={"moves"}))


def _and(names: Iterable[str]) -> str:
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last
