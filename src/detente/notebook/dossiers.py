"""Reports read and joined: parties, statements, events, and the table of positions."""

from __future__ import annotations

import warnings
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any, ClassVar

from detente import dossier as dossiers
from detente import page, positions, reading
from detente.arguments import as_day
from detente.errors import BadInput
from detente.notebook.arguments import Source, as_pipeline, as_sources
from detente.notebook.positions import Positions
from detente.notebook.result import Result, Row
from detente.reading import DateExpression, Event, Findings, Party, Statement
from detente.short import one_line
from detente.sources import Evidence, Report


@dataclass(frozen=True, eq=False, repr=False)
class Dossier(Result):
    """The findings of some reports, and all of them joined.

    Attributes
    ----------
    findings
        The findings of each report by itself.
    joined
        The same party, statement or event of several reports as one.
    """

    _tables: ClassVar[Mapping[str, str]] = {
        "events": "_events",
        "statements": "_statements",
        "parties": "_parties",
        "dates": "_dates",
        "positions": "_positions",
        "reports": "_reports",
    }

    findings: tuple[Findings, ...]
    joined: dossiers.Dossier

    def __repr__(self) -> str:
        return repr(self.joined)

    @property
    def reports(self) -> tuple[Report, ...]:
        """The reports, in the order in which they were read."""
        return tuple(self.joined.reports.values())

    @property
    def parties(self) -> tuple[Party, ...]:
        """The parties, most mentioned first."""
        return self.joined.parties

    @property
    def statements(self) -> tuple[Statement, ...]:
        """The statements, in the order of the reports."""
        return self.joined.statements

    @property
    def events(self) -> tuple[Event, ...]:
        """The chronology: by date, undated last."""
        return self.joined.events

    @property
    def dates(self) -> tuple[DateExpression, ...]:
        """The date expressions, in the order of the reports."""
        return self.joined.dates

    @cached_property
    def positions(self) -> Positions:
        """The table of positions: each act in dispute, who would do it, who wants or refuses it."""
        return Positions(self.joined, positions.positions_of(self.joined))

    def json(self) -> dict[str, Any]:
        """Return the answer of ``detente read --format json``."""
        return {"reports": [findings.model_dump(mode="json") for findings in self.findings]}

    def page(self) -> page.Page:
        """Compose the page: positions, parties and their standing, the chronology, who said what."""
        return page.dossier_page(self.joined, self.positions.of_reports)

    def _name(self, party: str | None) -> str | None:
        return None if party is None else self.joined.party(party).name

    def _names(self, parties: Sequence[str]) -> str:
        return "; ".join(self.joined.party(party).name for party in parties)

    def _events(self) -> Iterator[Row]:
        for event in self.events:
            yield {
                "when": event.when,
                "type": event.type,
                "modality": event.modality,
                "actors": self._names(event.actors),
                "recipients": self._names(event.recipients),
                "place": event.place.name if event.place else None,
                **_words(event.span),
            }

    def _statements(self) -> Iterator[Row]:
        for said in self.statements:
            yield {
                "speaker": self._name(said.speaker),
                "manner": said.manner,
                "addressee": self._name(said.addressee),
                **_words(*said.content_spans),
            }

    def _parties(self) -> Iterator[Row]:
        for party in self.parties:
            yield {
                "name": party.name,
                "kind": party.kind,
                "aliases": "; ".join(party.aliases),
                "standing": "; ".join(held.title for held in party.titles_on(self.joined.latest)),
                "mentions": len(party.mentions),
            }

    def _dates(self) -> Iterator[Row]:
        for day in self.dates:
            yield {"type": day.type, "value": day.value, "edtf": day.edtf, **_words(day.span)}

    def _positions(self) -> Iterator[Row]:
        yield from self.positions.table_rows()

    def _reports(self) -> Iterator[Row]:
        for report in self.reports:
            yield {
                "id": report.id,
                "title": report.title,
                "publisher": report.publisher,
                "published": report.published,
                "source": report.source,
                "url": report.url,
            }


def _words(*passages: Evidence) -> Row:
    """The last columns of a row: its words, and the report they are from."""
    return {
        "words": " … ".join(one_line(passage.quote) for passage in passages),
        "report": passages[0].report if passages else None,
    }


def read(
    sources: Source | Sequence[Source],
    *,
    published: date | str | None = None,
    pipeline: str | None = None,
    trust_pipeline: bool = False,
) -> Dossier:
    """Read reports: parties, statements, dates and events, and join them over all reports.

    A file that cannot be read is left out with a warning.

    Parameters
    ----------
    sources
        Files or folders, as for ``detente read``, or one dossier that is kept (see ``detente dossier``).
    published
        The day on which a single report was published, if it does not say: a `datetime.date`, or a text
        such as ``2021-05-07``.
    pipeline, trust_pipeline
        As the options of ``detente read``.

    Raises
    ------
    BadInput
        If nothing can be read.
    """
    unreadable: list[BadInput] = []
    named = as_sources(sources)
    stored = dossiers.stored_dossier(named)
    if stored is not None:
        return Dossier(tuple(dossiers.stored_findings(named) or ()), stored)
    findings = tuple(
        reading.read_sources(
            named,
            published=as_day(published, "published"),
            pipeline=as_pipeline(pipeline),
            trust=trust_pipeline,
            unreadable=unreadable,
        )
    )
    if unreadable and not findings:
        raise unreadable[0]
    for fault in unreadable:
        warnings.warn(f"not read: {fault}", stacklevel=2)
    return Dossier(findings, dossiers.join_findings(findings))
