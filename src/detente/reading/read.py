"""Reports read: from each report's text to its findings."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import pairwise
from typing import NamedTuple

from spacy.language import Language
from spacy.tokens import Doc

from detente.reading.attributions import find_attributions
from detente.reading.dates import find_dates
from detente.reading.events import find_events
from detente.reading.findings import Findings
from detente.reading.furniture import find_furniture
from detente.reading.invisible import put_back, visible_places
from detente.reading.language import ENGLISH, language_of
from detente.reading.parties import find_parties
from detente.reading.standing import with_standing
from detente.reading.statements import find_statements
from detente.sources.report import Report

_log = logging.getLogger("detente.reading")
_LONGEST_PIECE = 100_000
_BATCH = 16


class _Piece(NamedTuple):
    report: Report
    language: str | None
    last: bool


def read_reports(reports: Iterable[Report], pipeline: Language) -> Iterator[Findings]:
    """Read reports one after another, parsed in batches, with no more than a batch held in memory.

    Parameters
    ----------
    reports
        Each with some text that is not blank.
    pipeline
        From `load_pipeline`.

    Yields
    ------
    Findings
        In the order of the reports. A report in a language other than English is passed on with a warning on
        the log ``detente.reading`` and nothing found in it; a wire copy is passed on unread.
    """
    unseen: deque[tuple[str, list[int]] | None] = deque()
    for findings in _read_visible(_visible(reports, unseen), pipeline):
        whole = unseen.popleft()
        yield findings if whole is None else put_back(findings, *whole)


def _visible(reports: Iterable[Report], unseen: deque[tuple[str, list[int]] | None]) -> Iterator[Report]:
    """The reports without signs that show nothing, which would cut a name in two; what they were is kept."""
    for report in reports:
        places = visible_places(report.text)
        if places is None:
            unseen.append(None)
            yield report
        else:
            unseen.append((report.text, places))
            yield replace(report, text="".join(map(report.text.__getitem__, places)))


def _read_visible(reports: Iterable[Report], pipeline: Language) -> Iterator[Findings]:
    held: list[Doc] = []
    for doc, piece in pipeline.pipe(_pieces(reports), as_tuples=True, batch_size=_BATCH):
        held.append(doc)
        if piece.last:
            whole = held[0] if len(held) == 1 else Doc.from_docs(held, ensure_whitespace=False)
            held = []
            yield _findings(piece.report, piece.language, whole)


def _pieces(reports: Iterable[Report]) -> Iterator[tuple[str, _Piece]]:
    """The reports' texts, a very long one cut at paragraphs so that parsing it needs no more memory."""
    for report in reports:
        if report.copy_of is not None:
            yield "", _Piece(report, report.language, True)
            continue
        language = language_of(report)
        if language != ENGLISH:
            _log.warning(
                "%s: in language %s; only English is read, so nothing was found in it",
                report.source,
                language,
            )
            yield "", _Piece(report, language, True)
            continue
        cuts = list(_cuts(report.text))
        for start, end in pairwise(cuts):
            yield report.text[start:end], _Piece(report, language, end == cuts[-1])


def _cuts(text: str) -> Iterator[int]:
    start = 0
    yield start
    while len(text) - start > _LONGEST_PIECE:
        end = start + _LONGEST_PIECE
        for mark in ("\n", ". ", " "):
            found = text.rfind(mark, start + _LONGEST_PIECE // 2, end)
            if found > 0:
                end = found + len(mark)
                break
        yield end
        start = end
    yield len(text)


def _findings(report: Report, language: str | None, doc: Doc) -> Findings:
    known = Findings(
        id=report.id,
        source=report.source,
        title=report.title,
        publisher=report.publisher,
        published=report.published.isoformat() if report.published else None,
        language=language,
        text=report.text,
        copy_of=report.copy_of,
    )
    if report.copy_of is not None or language != ENGLISH:
        return known
    furniture = find_furniture(report.text)
    attributions = find_attributions(doc, furniture)
    parties = find_parties(doc, attributions, furniture)
    statements = find_statements(attributions, parties)
    dates = find_dates(doc, report.published, furniture)
    events = find_events(doc, parties, dates, statements, furniture)
    parties = with_standing(doc, parties, dates, statements, furniture, report.published)
    return known.model_copy(
        update={
            "furniture": furniture,
            "parties": parties,
            "statements": statements,
            "dates": dates,
            "events": events,
        }
    )
