"""The JSON of `detente brief`: the dossier, the case and its analysis."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict
from typing import Any

from detente.analysis import Brief
from detente.dossier import Dossier
from detente.page import Groups, Lines, Page, SweepWords, brief_page, dates_in_doubt
from detente.reading import Event, Party, Statement
from detente.render.json.analysis import analysis_json
from detente.render.json.positions import positions_json
from detente.render.json.sweep import plain_sweep_items
from detente.sources import Evidence

_MOST_STATES = 1000


def brief_json(brief: Brief) -> dict[str, Any]:
    """Return a brief as plain data; positions, analysis and sweep are as those commands have them."""
    case, page = brief.case, brief_page(brief)
    return {
        "title": brief.title,
        "drafted": brief.drafted,
        "case_path": brief.case_path,
        "in_short": _lines_of(page, "in-short"),
        "own_words": _groups_of(page, "each-side"),
        "questions": _lines_of(page, "unlock"),
        "dossier": None if brief.dossier is None else _dossier(brief.dossier),
        "left_out": [
            {"source": fault.where, "line": fault.line, "what": fault.what, "mend": fault.mend}
            for fault in brief.left_out
        ],
        "notes": list(dates_in_doubt(brief.dossier)),
        "positions": None
        if brief.dossier is None or brief.positions is None
        else positions_json(brief.positions, brief.dossier),
        "case": None if case is None else case.model_dump(mode="json", exclude_defaults=True),
        "analysis": None
        if case is None or brief.analysis is None
        else analysis_json(brief.analysis, limit=_MOST_STATES, full=False),
        "sweep": None
        if case is None or brief.sweep is None
        else dict(plain_sweep_items(SweepWords(case, brief.sweep), limit=_MOST_STATES, full=False)),
    }


def _lines_of(page: Page, section: str) -> list[dict[str, Any]]:
    """The lines of a section of the first page: its sentences, or the questions to settle."""
    return [
        {"text": line.text, "evidence": _passages(line.evidence)}
        for shown in page.sections
        if shown.id == section
        for block in shown.blocks
        if isinstance(block, Lines)
        for line in block.lines
    ]


def _groups_of(page: Page, section: str) -> list[dict[str, Any]]:
    """The groups of a section of the first page: each party with its own sentences."""
    return [
        {
            "party": group.name,
            "sentences": [{"text": line.text, "evidence": _passages(line.evidence)} for line in group.lines],
        }
        for shown in page.sections
        if shown.id == section
        for block in shown.blocks
        if isinstance(block, Groups)
        for group in block.groups
    ]


def _dossier(dossier: Dossier) -> dict[str, Any]:
    return {
        "reports": [
            {
                "id": report.id,
                "source": report.source,
                "title": report.title,
                "publisher": report.publisher,
                "published": report.published.isoformat() if report.published else None,
                "language": report.language,
                "url": report.url,
                "copy_of": report.copy_of,
            }
            for report in dossier.reports.values()
        ],
        "parties": [_party(party) for party in dossier.parties],
        "statements": [_statement(statement) for statement in dossier.statements],
        "events": [_event(event) for event in dossier.events],
        "dates": [
            {"evidence": asdict(date.span), "type": date.type, "value": date.value, "edtf": date.edtf}
            for date in dossier.dates
        ],
    }


def _party(party: Party) -> dict[str, Any]:
    return {
        "id": party.id,
        "name": party.name,
        "kind": party.kind,
        "aliases": party.aliases,
        "standing": [
            {
                "title": held.title,
                "of": held.of,
                "evidence": asdict(held.span),
                "since": held.since,
                "until": held.until,
            }
            for held in party.titles
        ],
        "mentions": _passages(party.mentions),
        **({} if party.proposed_by is None else {"proposed_by": party.proposed_by}),
        **_decided(party.decided_by),
    }


def _decided(by: str | None) -> dict[str, str]:
    """Return the person who decided about something, as a key that stands only where one did."""
    return {} if by is None else {"decided_by": by}


def _statement(statement: Statement) -> dict[str, Any]:
    return {
        "id": statement.id,
        "speaker": statement.speaker,
        "speaker_evidence": _passage(statement.speaker_span),
        "cue": _passage(statement.cue_span),
        "content": _passages(statement.content_spans),
        "manner": statement.manner,
        "stances": [
            {"kind": stance.kind, "of": stance.of, "evidence": asdict(stance.span)}
            for stance in statement.stances
        ],
        "addressee": statement.addressee,
        "addressee_evidence": _passage(statement.addressee_span),
        **({} if statement.proposed_by is None else {"proposed_by": statement.proposed_by}),
        **_decided(statement.decided_by),
    }


def _event(event: Event) -> dict[str, Any]:
    return {
        "id": event.id,
        "type": event.type,
        "actors": event.actors,
        "recipients": event.recipients,
        "when": event.when,
        "modality": event.modality,
        "evidence": _passages(event.evidence),
        "place": None
        if event.place is None
        else {"name": event.place.name, "evidence": asdict(event.place.span)},
        **_decided(event.decided_by),
    }


def _passage(passage: Evidence | None) -> dict[str, Any] | None:
    return None if passage is None else asdict(passage)


def _passages(passages: Iterable[Evidence]) -> list[dict[str, Any]]:
    return [asdict(passage) for passage in passages]
