"""The files that a dossier is written in for other programs, with names or with pseudonyms."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, TypeVar

from detente import dossier, page
from detente.render.exchange.tables import plain

_T = TypeVar("_T")


class _Stored:
    """A store with what formats are written from; each is made when a format asks for it.

    Parameters
    ----------
    shown
        Names that stay where all others are replaced; None where none is.
    """

    def __init__(self, store: dossier.Store, shown: tuple[str, ...] | None = None) -> None:
        self._store, self._shown = store, shown

    @cached_property
    def _real(self) -> dossier.EvidenceBase:
        return page.base_with_days(self._store.dossier())

    @cached_property
    def _redaction(self) -> dossier.Redaction | None:
        if self._shown is None:
            return None
        return dossier.Redaction(self._real, self._store.secret(), self._shown)

    @cached_property
    def base(self) -> dossier.EvidenceBase:
        return self._real if self._redaction is None else self._redaction.base()

    # Answers are worked out from the words themselves, and redacted then.

    @cached_property
    def due(self) -> tuple[dossier.Due, ...]:
        return self._shared(dossier.due(self._real))

    @cached_property
    def contacts(self) -> tuple[dossier.Contact, ...]:
        return self._shared(dossier.contacts(self._real))

    @cached_property
    def happenings(self) -> tuple[dossier.Happening, ...]:
        return self._shared(self._happenings)

    @cached_property
    def _happenings(self) -> tuple[dossier.Happening, ...]:
        return dossier.timeline(self._real).happenings

    @cached_property
    def sentences(self) -> dict[str, str]:
        """The sentence of each happening, as the timeline has it; none where names are hidden."""
        if self._redaction is not None:
            return {}
        wording = page.TimelineWording(self._real)
        lines = ((one.id, wording.line(one)) for one in self._happenings)
        return {name: line.text for name, line in lines if line is not None}

    @cached_property
    def days(self) -> tuple[dossier.ToldDay, ...]:
        """The days that no happening tells of."""
        lines = ((one.range, one.evidence) for one in self._happenings)
        return self._shared(tuple(dossier.not_told_by(self._real.days(), lines)))

    def _shared(self, answer: _T) -> _T:
        return answer if self._redaction is None else self._redaction.of(answer)

    @cached_property
    def decisions(self) -> tuple[dossier.Decision, ...]:
        decisions = self._store.decisions()
        return decisions if self._redaction is None else self._redaction.decisions(decisions)


@dataclass(frozen=True)
class DossierFormat:
    """A format: how its files end, what they hold in short, who writes them, and what they cannot hold."""

    ending: str
    holds: str
    write: Callable[[_Stored], bytes | str]
    lacks: str = ""


def _timeline(stored: _Stored) -> str:
    out = io.StringIO()
    rows = dossier.storyline_rows(stored.base, stored.happenings, stored.days, stored.sentences)
    csv.writer(out, lineterminator="\n").writerows([plain(cell) for cell in row] for row in rows)
    return out.getvalue()


DOSSIER_FORMATS: Final[Mapping[str, DossierFormat]] = {
    "plover": DossierFormat(
        ".jsonl",
        "event records, one a line",
        lambda stored: "".join(f"{line}\n" for line in dossier.plover_lines(stored.base)),
        "statements, acts, and who holds which office",
    ),
    "annotations": DossierFormat(
        ".jsonld",
        "every passage as a W3C Web Annotation",
        lambda stored: dossier.annotation_page(stored.base),
        "days and times, conditions, and who holds which office",
    ),
    "calendar": DossierFormat(
        ".ics",
        "what is due (iCalendar)",
        lambda stored: dossier.due_calendar(stored.base, stored.due),
    ),
    "contacts": DossierFormat(
        ".graphml",
        "who met whom, as GraphML",
        lambda stored: dossier.contact_graph(stored.base, stored.contacts),
    ),
    "timeline": DossierFormat(".csv", "a table for TimelineJS", _timeline),
    "provenance": DossierFormat(
        ".json",
        "the decisions as W3C PROV-JSON",
        lambda stored: dossier.provenance_of(stored.decisions),
    ),
    "dna": DossierFormat(
        ".dna",
        "who said what of which act, for Discourse Network Analyzer",
        lambda stored: dossier.dna_file(stored.base, stored.decisions),
        "events, days and times, conditions, offices, and acts that nobody voices",
    ),
    "ftm": DossierFormat(
        ".json",
        "entities of FollowTheMoney, one a line",
        lambda stored: "".join(f"{line}\n" for line in dossier.money_entities(stored.base)),
        "statements, acts (also threats, demands and offers), and events that have not happened",
    ),
    "refi-qda": DossierFormat(
        ".qdpx",
        "texts and coded passages, for MAXQDA, NVivo, ATLAS.ti",
        lambda stored: dossier.qda_project(stored.base),
        "days and times outside an event or an act; a statement in several pieces comes back as several",
    ),
}
"""Every format that a dossier can be written in."""


def dossier_file(store: dossier.Store, form: str, shown: tuple[str, ...] | None = None) -> bytes:
    """Return a dossier as a file for another program.

    Parameters
    ----------
    form
        One of `DOSSIER_FORMATS`.
    shown
        Names that stay where all others are replaced by pseudonyms; None where none is replaced.
    """
    written = DOSSIER_FORMATS[form].write(_Stored(store, shown))
    return written.encode() if isinstance(written, str) else written
