"""The run of a report: its sentences without what stands in quotation marks, and who acts in each."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from functools import cached_property
from typing import NamedTuple

from detente.dossier import Dossier
from detente.patterns import as_pattern
from detente.positions.camps.acting import acts_at
from detente.positions.camps.offices import camp_words
from detente.reading import Party

_QUOTED = as_pattern(r"[“\"]([^“”\"]*)[”\"]")
_BREAK = as_pattern(r"[.!?][\"”’)]*\s+(?=[\"“‘(]?[A-ZÀ-Þ0-9])|\n\s*\n")
_SHORT = as_pattern(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Gen|Lt|Col|Maj|Capt|Sgt|Brig|Sen|Rep|Gov|St|Prof|Rev|Msgr|No|Inc|Corp|Ltd|vs)"
    r"|\b[A-Z](?:\.[A-Z])*)\.$"
)
_DATELINE = 40


class Place(NamedTuple):
    """A mention of a party that is no pronoun."""

    start: int
    end: int
    party: str


class Discourse:
    """The sentences of the reports of a dossier, with the parties that each names."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self.by_id: Mapping[str, Party] = {party.id: party for party in dossier.parties}
        self._sentences: dict[str, list[int]] = {}

    def sentence(self, report: str, place: int) -> tuple[int, int]:
        """Return where the sentence of a place begins and ends; what is quoted ends none."""
        starts = self._starts(report)
        k = bisect_right(starts, place) - 1
        return starts[k], starts[k + 1] if k + 1 < len(starts) else len(self.text(report))

    def before(self, report: str, start: int) -> tuple[int, int] | None:
        """Return the sentence before one that begins at a place; quotations on their own are passed over."""
        while start > 0:
            sentence = self.sentence(report, start - 1)
            if re.search(r"\w", self._unquoted[report][slice(*sentence)].replace("_", "")):
                return sentence
            start = sentence[0]
        return None

    def text(self, report: str) -> str:
        """Return the text of a report."""
        return self.dossier.reports[report].text

    def unquoted(self, report: str, start: int, end: int) -> str:
        """Return words of a report, with underscores for what stands in quotation marks."""
        return self._unquoted[report][start:end]

    @cached_property
    def _unquoted(self) -> dict[str, str]:
        return {id_: _QUOTED.sub(_masked, report.text) for id_, report in self.dossier.reports.items()}

    def _starts(self, report: str) -> list[int]:
        if report not in self._sentences:
            text = self._unquoted[report]
            breaks = [
                match.end()
                for match in _BREAK.finditer(text)
                if match[0].startswith("\n")
                or not _SHORT.search(text, max(0, match.start() - 8), match.start() + 1)
            ]
            self._sentences[report] = [0, *breaks]
        return self._sentences[report]

    @cached_property
    def places(self) -> dict[str, list[Place]]:
        """The named and described mentions of each report, in the order of the text."""
        places: dict[str, list[Place]] = defaultdict(list)
        for party in self.by_id.values():
            for mention in party.mentions:
                if mention.quote.casefold() not in camp_words("pronouns"):
                    places[mention.report].append(Place(mention.start, mention.end, party.id))
        for listed in places.values():
            listed.sort()
        return places

    def named_in(self, report: str, start: int, end: int) -> Iterator[Place]:
        """Yield the mentions that begin in a passage outside quotation marks."""
        listed = self.places.get(report, [])
        for k in range(bisect_right(listed, (start - 1, len(self.text(report)), "")), len(listed)):
            if listed[k].start >= end:
                return
            if self._unquoted[report][listed[k].start] != "_":
                yield listed[k]

    def acting_in(self, report: str, start: int, end: int, fits: Callable[[Party], bool]) -> list[str]:
        """Return the fitting parties that act in a passage, in the order of the text."""
        text = self.text(report)
        return list(
            dict.fromkeys(
                place.party
                for place in self.named_in(report, start, end)
                if fits(self.by_id[place.party]) and acts_at(text, place.start, place.end)
            )
        )

    @cached_property
    def starting(self) -> dict[tuple[str, int], Place]:
        """The longest mention that begins at a place of a report."""
        return {
            (report, place.start): place
            for report, listed in self.places.items()
            for place in sorted(listed, key=lambda place: place.end)
        }

    @cached_property
    def ending(self) -> dict[tuple[str, int], Place]:
        """The longest mention that ends at a place of a report."""
        return {
            (report, place.end): place
            for report, listed in self.places.items()
            for place in sorted(listed, key=lambda place: -place.start)
        }

    def is_dateline(self, report: str, place: Place) -> bool:
        """Return True for the place or the agency that a report begins with: "RIGA, Sunday -"."""
        words = self.text(report)[place.start : place.end]
        return place.start < _DATELINE and (
            words.isupper() or ") -" in self.text(report)[place.end : place.end + 3]
        )

    def party_at(self, report: str, start: int) -> str | None:
        """Return the party whose mention begins at a place, an article left aside."""
        article = re.compile(r"(?:the|an?|its|their|his|her)\s+", re.IGNORECASE).match(
            self.text(report), start
        )
        for at in (start, article.end() if article else start):
            if (report, at) in self.starting:
                return self.starting[report, at].party
        return None

    @cached_property
    def pronouns(self) -> dict[tuple[str, int], str]:
        """The party that a possessive pronoun at a place of a report stands for, where it was resolved."""
        return {
            (mention.report, mention.start): party.id
            for party in self.by_id.values()
            for mention in party.mentions
            if mention.quote.casefold() in ("his", "her", "its", "their")
        }


def _masked(match: re.Match[str]) -> str:
    inside = match[1]
    last = inside[-1:] if inside[-1:] in tuple(".!?,") else "_"
    return match[0][0] + "_" * (len(inside) - 1) + (last if inside else "") + match[0][-1]
