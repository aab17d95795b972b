"""The contents of a draft or a case, taken apart so that two of them can be compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from detente.interview.redrafts.outcome import CitedWords
from detente.patterns import as_pattern

_LETTERS = as_pattern(r"[YN]+")

Words = tuple[str, str, str]
"""A passage, wherever its report lies: the id or name of the report, where the passage begins, its words."""


@dataclass(frozen=True, slots=True)
class Item:
    """A part of a case: a party, an option, a want or a claim.

    Attributes
    ----------
    text
        Its name, its label, its expression or what it says.
    cited
        The ids of its evidence.
    assumed
        The reason without words of a report.
    """

    name: str
    text: str
    cited: tuple[str, ...] = ()
    assumed: str = ""

    @property
    def party(self) -> str:
        """The party of an option."""
        return self.name.partition(".")[0]


class Contents:
    """The data of a case file, part by part.

    Parameters
    ----------
    data
        Mappings, lists and texts, as the YAML has them.
    """

    def __init__(self, data: Mapping[str, Any]) -> None:
        self.data = data

    def section(self, name: str) -> Any:
        """Return a section; an empty one where there is none."""
        return self.data.get(name) or {}

    @cached_property
    def parties(self) -> dict[str, Item]:
        """The parties by their ids."""
        return {key: _item(key, of, "name") for key, of in self.section("parties").items()}

    @cached_property
    def options(self) -> dict[str, Item]:
        """The options by ``PARTY.option``, in the order of the Y/N string."""
        return {
            f"{party}.{key}": _item(f"{party}.{key}", option, "label")
            for party, of in self.section("parties").items()
            for key, option in (of.get("options") or {}).items()
        }

    def wants(self, party: str) -> dict[str, Item] | None:
        """Return the priorities of a party, in their order; None where its preference has another form."""
        preference = self.section("preferences").get(party)
        if not preference or preference == "unknown":
            return {}
        if not isinstance(preference, Mapping) or not preference.get("priorities"):
            return None
        items = (_item("", item, "priority") for item in preference["priorities"])
        return {item.text: item for item in items}

    def unknown(self, party: str) -> list[str]:
        """Return what is open of the preference of a party."""
        preference = self.section("preferences").get(party)
        of = preference.get("unknown") if isinstance(preference, Mapping) else None
        return [of] if isinstance(of, str) else list(of or ())

    def lines(self, section: str, key: str) -> dict[str, Item]:
        """Return the rules, or the one-way options, by their text."""
        items = (_item("", item, key) for item in self.section(section) or ())
        return {item.text: item for item in items}

    @cached_property
    def claims(self) -> dict[str, Item]:
        """The claims by their ids."""
        return {claim["id"]: _item(claim["id"], claim, "says") for claim in self.section("claims") or ()}

    @cached_property
    def pattern(self) -> str | None:
        """The Y/N string of the status quo; None where it is not given so."""
        stated = self.data.get("status_quo")
        state = stated.get("state") if isinstance(stated, Mapping) else stated
        states = self.data.get("states")
        if isinstance(states, Mapping):
            state = states.get(state, state)
        whole = isinstance(state, str) and _LETTERS.fullmatch(state) and len(state) == len(self.options)
        return str(state) if whole else None

    @cached_property
    def taken(self) -> dict[str, bool]:
        """The options that are taken in the status quo; nothing where that is not given as a Y/N string."""
        return {name: letter == "Y" for name, letter in zip(self.options, self.pattern or "", strict=False)}

    def cited(self, names: Iterable[str]) -> tuple[CitedWords, ...]:
        """Return the words of items of evidence by their ids."""
        return tuple(
            CitedWords(item["report"], item["quote"], _number(item.get("start")), _number(item.get("end")))
            for name in names
            if (item := self.section("evidence").get(name)) is not None
        )

    def words(self, names: Iterable[str]) -> frozenset[Words]:
        """Return the passages of items of evidence by their ids."""
        return frozenset(words_of(cited) for cited in self.cited(names))

    @cached_property
    def all_words(self) -> frozenset[Words]:
        """All passages that are cited."""
        return self.words(self.section("evidence"))

    @cached_property
    def reports(self) -> frozenset[str]:
        """The ids or names of all reports that are cited."""
        return frozenset(report for report, _, _ in self.all_words)


def words_of(cited: CitedWords) -> Words:
    """Return a passage without the place where its report lies.

    Examples
    --------
    >>> words_of(CitedWords("../a/dispute.dossier#r1", "talks", 4, 9))
    ('r1', '4', 'talks')
    """
    name = cited.report.partition("#")[2] or re.split(r"[/\\]", cited.report)[-1]
    return name, "" if cited.start is None else str(cited.start), cited.quote


def _item(name: str, value: Any, key: str) -> Item:
    if isinstance(value, str):
        return Item(name, value)
    return Item(
        name, str(value.get(key, "")), tuple(value.get("evidence") or ()), str(value.get("assumed") or "")
    )


def _number(value: Any) -> int | None:
    return None if value is None else int(value)
