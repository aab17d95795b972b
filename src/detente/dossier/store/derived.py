"""Tables made from what is stored, so that it is found fast: the chronology, names, the index of words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sqlalchemy import Connection, delete, select, text

from detente.dossier.spelling import plain_name
from detente.dossier.store.rows import Row, days_of
from detente.dossier.store.schema import CHRONOLOGY, PARTY_NAMES, PASSAGES, REPORTS
from detente.dossier.store.sums import forget_sums, keep_sum
from detente.dossier.store.terms import terms_of
from detente.patterns import as_pattern
from detente.reading import Findings

_LONGEST_PASSAGE: Final = 600
"""Characters of a passage, where there is a place to part it."""
_PARAGRAPH: Final = as_pattern(r"\n\s*\n|\n")
_SENTENCE: Final = as_pattern(r"(?<=[.!?”\"])\s+")


def index_words(connection: Connection, report: int, words: str) -> None:
    """Index the passages of a report's text."""
    places = list(passages_of(words))
    if not places:
        return
    keep_sum(connection, "passages", report, [{"starts": start, "ends": end} for start, end in places])
    if connection.dialect.name == "sqlite":
        first = connection.execute(text("SELECT coalesce(max(number), 0) + 1 FROM passages")).scalar_one()
        rows: list[Row] = [
            {"number": first + k, "report": report, "starts": start, "ends": end}
            for k, (start, end) in enumerate(places)
        ]
        connection.execute(PASSAGES.insert(), rows)
        connection.execute(
            text("INSERT INTO passage_words(rowid, words) VALUES (:number, :words)"),
            [
                {"number": row["number"], "words": " ".join(terms_of(words[row["starts"] : row["ends"]]))}
                for row in rows
            ],
        )
        return
    connection.execute(
        text(
            "INSERT INTO passages(report, starts, ends, words)"
            " VALUES (:report, :starts, :ends, CAST(:words AS tsvector))"
        ),
        [
            {"report": report, "starts": start, "ends": end, "words": _as_tsvector(words[start:end])}
            for start, end in places
        ],
    )


def _as_tsvector(words: str) -> str:
    """Return the terms of a passage with their places, as PostgreSQL reads them."""
    # A term is letters and digits alone.
    return " ".join(f"'{term}':{place}" for place, term in enumerate(terms_of(words), start=1))


def index_all_words(connection: Connection) -> None:
    """Index the passages of all reports again, in place of an earlier index."""
    connection.execute(delete(PASSAGES))
    reports = select(REPORTS.c.number, REPORTS.c.text).order_by(REPORTS.c.number)
    for row in connection.execute(reports).all():
        index_words(connection, row.number, row.text)


def passages_of(words: str) -> Iterator[tuple[int, int]]:
    r"""Yield the places of the paragraphs of a text; long ones are parted between sentences.

    Examples
    --------
    >>> list(passages_of("Talks failed.\n\nBoth left."))
    [(0, 13), (15, 25)]
    """
    start = 0
    for mark in [*_PARAGRAPH.finditer(words), None]:
        end = len(words) if mark is None else mark.start()
        yield from _parted(words, start, end)
        start = end if mark is None else mark.end()


def _parted(words: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > _LONGEST_PASSAGE:
        cut = None
        for mark in _SENTENCE.finditer(words, start, start + _LONGEST_PASSAGE):
            cut = mark
        stop, then = (cut.start(), cut.end()) if cut else (start + _LONGEST_PASSAGE,) * 2
        yield start, stop
        start = then
    if words[start:end].strip():
        yield start, end


def index_findings(connection: Connection, report: int, findings: Findings) -> None:
    """Lay out the events and the parties of a report after decisions, in place of earlier ones."""
    forget_findings(connection, report)
    events, names = _event_rows(report, findings), _name_rows(report, findings)
    if events:
        connection.execute(CHRONOLOGY.insert(), events)
        keep_sum(connection, "events", report, events)
    if names:
        connection.execute(PARTY_NAMES.insert(), names)
        keep_sum(connection, "names", report, names)


def _event_rows(report: int, findings: Findings) -> list[Row]:
    """Return a row for each event of a report."""
    events: list[Row] = []
    for position, event in enumerate(findings.events):
        first, last = days_of(event)
        events.append(
            {
                "report": report,
                "position": position,
                "first_day": first,
                "last_day": last,
                "type": event.type,
                "modality": event.modality,
                "payload": event.model_dump_json(),
            }
        )
    return events


def _name_rows(report: int, findings: Findings) -> list[Row]:
    """Return a row for each name of each party of a report."""
    return [
        {"report": report, "party": party.id, "kind": party.kind, "name": name, "key": plain_name(name)}
        for party in findings.parties
        for name in dict.fromkeys((party.name, *party.aliases))
    ]


def forget_findings(connection: Connection, report: int) -> None:
    """Take the events and parties of a report out of what is derived."""
    connection.execute(delete(CHRONOLOGY).where(CHRONOLOGY.c.report == report))
    connection.execute(delete(PARTY_NAMES).where(PARTY_NAMES.c.report == report))
    forget_sums(connection, report, "events", "names")
