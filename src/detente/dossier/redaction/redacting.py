"""A dossier, and answers from it, with names and quotes replaced by pseudonyms."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeVar

from pydantic import BaseModel

from detente.dossier.dossier import Dossier
from detente.dossier.questions import EvidenceBase
from detente.dossier.redaction.pseudonyms import Names, Pseudonyms
from detente.dossier.spelling import normal_name
from detente.dossier.store import Decision
from detente.reading import Party
from detente.sources import Evidence, Report

_T = TypeVar("_T")
_KEPT: Final = frozenset((
    "kind", "manner", "type", "mood", "modality", "status", "catalogue", "when", "since", "until", "said_on",
    "standing", "value", "edtf", "clause", "outer", "doer_as", "language",
))  # fmt: skip
"""Fields of findings and answers that hold types, dates and codes, and no names."""
_PLACES: Final = frozenset(("place",))
_SENTENCES: Final = frozenset(("text",))
"""Fields that hold the words of a report."""
_EMPTIED: Final[Mapping[str, Any]] = {
    "predicate": "", "words": (), "cue": "", "aliases": (), "title": "an office", "decided_by": None,
    "proposed_by": None, "turned": None, "says": "", "tags": (), "lead": "",
}  # fmt: skip
"""Fields that say in words what stands elsewhere in codes, or who decided."""


class Redaction:
    """Names and quotes of one dossier replaced; dates, places, types and acts stay.

    Parameters
    ----------
    base
        The dossier, with nothing hidden.
    secret
        The dossier's own; see `Pseudonyms`.
    shown
        Names of parties and publishers that stay.
    """

    def __init__(self, base: EvidenceBase, secret: bytes, shown: Collection[str] = ()) -> None:
        self._real = base
        self._pseudonyms = Pseudonyms(secret)
        self._shown = {normal_name(name) for name in shown}
        dossier = base.dossier
        self._parties = {party.id: self._party_name(party) for party in dossier.parties}
        self._ids = {
            party.id: party.id if self._is_shown(party) else self._parties[party.id].replace(" ", "-").lower()
            for party in dossier.parties
        }
        self._reports = {report: self._pseudonyms.report(report) for report in dossier.reports}
        self._names = Names(
            {
                name: self._parties[party.id]
                for party in dossier.parties
                if not self._is_shown(party)
                for name in _names_of(party)
            },
            shown,
        )
        self._texts: dict[str, str] = {}
        self._places: dict[Evidence, Evidence] = {}
        self._lay_out(dossier)

    def _is_shown(self, party: Party) -> bool:
        return any(normal_name(name) in self._shown for name in (party.name, *party.aliases))

    def _party_name(self, party: Party) -> str:
        return party.name if self._is_shown(party) else self._pseudonyms.name(party.name, party.kind)

    def _lay_out(self, dossier: Dossier) -> None:
        """Write a text for each report that has what stands for each passage, one a line."""
        names = {words: self._parties[party.id] for party in dossier.parties for words in party.mentions}
        passages = dict.fromkeys(_passages(dossier))
        by_report: dict[str, list[Evidence]] = {report: [] for report in dossier.reports}
        for words in passages:
            by_report[words.report].append(words)
        for report, listed in by_report.items():
            text = ""
            for words in sorted(listed, key=lambda each: (each.start, each.end)):
                stands = names.get(words) or self._pseudonyms.quote(words.quote)
                start = len(text)
                text += f"{stands}\n"
                self._places[words] = Evidence(self._reports[report], start, start + len(stands), stands)
            self._texts[report] = text

    def base(self) -> EvidenceBase:
        """Return the dossier as it may be shared."""
        real = self._real
        dossier = Dossier(
            reports={
                self._reports[name]: self._report(report) for name, report in real.dossier.reports.items()
            },
            furniture={},
            parties=self.of(real.dossier.parties),
            statements=self.of(real.dossier.statements),
            events=self.of(real.dossier.events),
            dates=self.of(real.dossier.dates),
            clauses=self.of(real.dossier.clauses),
            acts=self.of(real.dossier.acts),
            source_kinds={self._reports[name]: kind for name, kind in real.dossier.source_kinds.items()},
            source_sides={
                self._reports[name]: self._ids.get(party, "")
                for name, party in real.dossier.source_sides.items()
            },
        )
        sides = {
            self._ids[party]: self._ids[real.side(party)] for party in self._ids if self._is_known(party)
        }
        return EvidenceBase(dossier, sides)

    def _is_known(self, party: str) -> bool:
        return self._real.side(party) in self._ids

    def _report(self, report: Report) -> Report:
        name = self._reports[report.id]
        publisher = report.publisher
        if publisher is not None and normal_name(publisher) not in self._shown:
            publisher = self._pseudonyms.name(publisher, "publisher")
        return Report(
            name, name, self._texts[report.id], None, publisher, report.published, None, report.language,
            self._reports.get(report.copy_of or ""), report.stated,
        )  # fmt: skip

    def decisions(self, decisions: Collection[Decision]) -> tuple[Decision, ...]:
        """Return decisions that say who decided under a pseudonym, when, and of what kind; no words."""
        return tuple(
            replace(each, who=self._pseudonyms.name(each.who, "reviewer"), why="", target={}, payload={})
            for each in decisions
        )

    def of(self, value: _T) -> _T:
        """Return an answer, or a part of one, with its names and quotes replaced."""
        redacted: _T = self._of(value, "")
        return redacted

    def _of(self, value: Any, field: str) -> Any:
        if isinstance(value, Evidence):
            return self._passage(value)
        if isinstance(value, str):
            return self._text(value, field)
        if isinstance(value, tuple) and hasattr(value, "_fields"):
            return type(value)(*map(self._field, value._fields, value))
        if isinstance(value, tuple | list):
            return type(value)(self._of(inner, field) for inner in value)
        if isinstance(value, Party):
            own = {"id": self._ids[value.id], "name": self._parties[value.id]}
            return self._model(value, own)
        if isinstance(value, BaseModel):
            return self._model(value, {})
        if is_dataclass(value) and not isinstance(value, type):
            changes = {
                each.name: self._field(each.name, getattr(value, each.name))
                for each in fields(value)
                if each.init
            }
            return replace(value, **changes)
        return value

    def _model(self, value: BaseModel, own: Mapping[str, Any]) -> BaseModel:
        changed = {name: self._field(name, inner) for name, inner in value}
        return value.model_copy(update={**changed, **own})

    def _field(self, name: str, value: Any) -> Any:
        if name in _EMPTIED and not isinstance(value, Evidence):
            return _EMPTIED[name]
        return self._of(value, name)

    def _text(self, text: str, field: str) -> str:
        if field in _KEPT:
            return text
        if field in _SENTENCES:
            return self._pseudonyms.quote(text)
        if text in self._ids:
            return self._ids[text]
        if text in self._reports:
            return self._reports[text]
        # Places stay, but for one that is somebody's.
        if field in _PLACES:
            return self._names.replaced(text)
        if field in ("id", "condition_of"):
            return self._finding(text)
        return self._names.masked(text)

    def _finding(self, name: str) -> str:
        """Return the id of a finding: that of its report, and a number."""
        report, _, rest = name.rpartition(":")
        if report in self._reports:
            return f"{self._reports[report]}:{rest}"
        return name if re.fullmatch(r"[a-z]+-?\d+", name) else self._pseudonyms.report(name)

    def _passage(self, words: Evidence) -> Evidence:
        if words in self._places:
            return self._places[words]
        report = self._reports[words.report]
        return Evidence(report, 0, 0, self._pseudonyms.quote(words.quote))


def _names_of(party: Party) -> Iterator[str]:
    yield from (party.name, *party.aliases)
    yield from (words.quote for words in party.mentions if words.quote[:1].isupper())


def _passages(value: Any) -> Iterator[Evidence]:
    """Yield every passage of a dossier."""
    if isinstance(value, Evidence):
        yield value
    elif isinstance(value, tuple | list):
        for inner in value:
            yield from _passages(inner)
    elif isinstance(value, BaseModel):
        for _, inner in value:
            yield from _passages(inner)
    elif isinstance(value, Dossier):
        for part in (value.parties, value.statements, value.events, value.dates, value.clauses, value.acts):
            yield from _passages(part)
