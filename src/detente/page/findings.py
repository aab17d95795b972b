"""The page of one report's findings, each with its place in the text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from detente.edtf import bounds_in_words
from detente.page.lines import Paragraphs
from detente.page.page import Block, Page, Section
from detente.page.tables import Cell, Column, Table
from detente.page.words import (
    PROPOSED,
    actors_and_recipients,
    addressee_in_words,
    cut_at_word,
    place_in_words,
    safe_to_show,
    standing_in_words,
)
from detente.reading import Findings, Role
from detente.short import one_line
from detente.sources import Evidence

_LONGEST_QUOTE = 160
_COLUMNS = (Column(""), Column(""), Column("", numeric=True))


def findings_page(findings: Findings) -> Page:
    """Compose the page of a report: parties, statements, dates, events; its text is safe to show.

    Every line ends with the offsets of its words in the report's text.
    """
    report = findings.report
    title, kicker = report.title or report.source, " · ".join(_facts(findings))
    if report.copy_of is not None:
        about = f"A wire copy of {report.copy_of}, which is read; this is not."
        return safe_to_show(Page(title, kicker, about=about))
    sections = (
        _section("Parties", _parties(findings)),
        _section("Statements", _statements(findings)),
        _section("Dates", _dates(findings)),
        _section("Events", _events(findings)),
    )
    return safe_to_show(Page(title, kicker, sections=sections))


def _section(title: str, rows: Iterable[tuple[str, str, str]]) -> Section:
    cells = tuple(tuple(map(Cell, row)) for row in rows)
    block: Block = Table("findings", title, _COLUMNS, cells)
    return Section(title.lower(), title, (block if cells else Paragraphs(("none found",), quiet=True),))


def _facts(findings: Findings) -> Iterator[str]:
    report = findings.report
    if report.title:
        yield report.source
    if report.publisher:
        yield report.publisher
    yield report.published.isoformat() if report.published else "no publication date"
    if report.language:
        yield f"language {report.language}"
    if findings.furniture:
        unread = sum(span.end - span.start for span in findings.furniture)
        yield f"{unread} characters of page furniture left unread"


def _parties(findings: Findings) -> Iterator[tuple[str, str, str]]:
    names = {party.id: party.name for party in findings.parties}
    for party in findings.parties:
        about = [f"also {', '.join(party.aliases)}"] if party.aliases else []
        about += [_role(role, names) for role in party.roles]
        about += [standing_in_words(standing, findings.report.published) for standing in party.standing]
        times = len(party.mentions)
        yield party.name, "; ".join([party.kind, *about]), f"{times} mention{'s' if times != 1 else ''}"


def _role(role: Role, names: Mapping[str, str]) -> str:
    where = f" ({names.get(role.of, role.of)})" if role.of else ""
    return f"{role.title}{where}{bounds_in_words(role.since, role.until)}"


def _statements(findings: Findings) -> Iterator[tuple[str, str, str]]:
    names = {party.id: party.name for party in findings.parties}
    for statement in findings.statements:
        who = names.get(statement.speaker or "")
        if who is None:
            who = _words(statement.speaker_span) if statement.speaker_span else "(nobody named)"
        said = " … ".join(_words(span) for span in statement.content_spans)
        if addressee := addressee_in_words(statement, names):
            who += f", {addressee}"
        if statement.proposed_by is not None:
            who += f" ({PROPOSED})"
        yield who, f"{statement.manner}: {said}", _place(statement.content_spans[0])
        for stance in statement.stances:
            yield "", f"{stance.kind}: {_words(stance.span)}", _place(stance.span)


def _dates(findings: Findings) -> Iterator[tuple[str, str, str]]:
    for date in findings.dates:
        meaning = f"{date.type} {date.value}" + (f", EDTF {date.edtf}" if date.edtf else "")
        yield _words(date.span), meaning, _place(date.span)


def _events(findings: Findings) -> Iterator[tuple[str, str, str]]:
    names = {party.id: party.name for party in findings.parties}
    for event in findings.events:
        when = f" {event.when}" if event.when else ""
        words = _words(event.span)
        if event.also:
            words += f" (also reported at {', '.join(map(_place, event.also))})"
        if place := place_in_words(event):
            words += f" ({place})"
        yield (
            f"{event.type} {event.modality}{when}",
            f"{actors_and_recipients(event, names)}: {words}",
            _place(event.span),
        )


def _words(passage: Evidence) -> str:
    return cut_at_word(one_line(passage.quote), _LONGEST_QUOTE)


def _place(span: Evidence) -> str:
    return f"{span.start}–{span.end}"
