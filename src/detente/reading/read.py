"""Reports read one after another, here or on a cluster: from text to findings."""

from __future__ import annotations

import logging
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import cache, partial
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from detente.cluster import done_on_cluster
from detente.errors import BadInput
from detente.reading.acts import find_acts
from detente.reading.datelines import with_datelines_apart
from detente.reading.dates import find_clauses, find_dates
from detente.reading.events import find_events
from detente.reading.findings import Findings
from detente.reading.parsed import bind
from detente.reading.parted_clauses import mend_parted_clauses
from detente.reading.parties import find_parties, with_standing
from detente.reading.pipeline import DEFAULT_PIPELINE, load_pipeline
from detente.reading.prepared import Prepared
from detente.reading.statements import find_attributions, find_statements
from detente.reading.text import ENGLISH, find_furniture, language_of
from detente.reading.told_last import mend_told_last
from detente.sources import Report, load_reports, mark_copies

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

_log = logging.getLogger("detente.reading")
_MOST_UNDATED_NAMED = 3  # the rest are counted
_LONGEST_PIECE = 30_000  # characters of one text that are parsed as one
_PARSED_TOGETHER = 16  # texts parsed together
_MOST_TOGETHER = 60_000  # characters of them: a parser needs some 4 kB for each
BATCH: Final = 8
"""Reports sent to a worker at a time."""
# A pipeline is not made for several threads, and a worker may have some.
_one_at_a_time = threading.Lock()


def read_sources(
    sources: Sequence[str],
    *,
    published: date | None = None,
    pipeline: str | None = None,
    trust: bool = False,
    unreadable: list[BadInput] | None = None,
    cluster: str | None = None,
    keep_copies: bool = False,
) -> Iterator[Findings]:
    """Load reports and read them with a pipeline; see `load_reports` and `load_pipeline`.

    Parameters
    ----------
    sources
        Files, folders, or ``-``.
    published
        The day the one report was published, where it does not say.
    pipeline
        A spaCy pipeline's name or path; None for the shipped one.
    trust
        Use the shipped pipeline even if its weights are not those recorded.
    cluster
        The address of a Dask scheduler whose workers read; None to read here.
    unreadable
        A list for the faults of files that cannot be used; without it the first fault is raised.
    keep_copies
        Read wire copies like all other reports.

    Raises
    ------
    BadInput
        If a source, the cluster or the pipeline cannot be used.
    """
    loaded = load_reports(sources, published=published, unreadable=unreadable)
    if not keep_copies:
        loaded = mark_copies(loaded)
    return read_loaded(loaded, pipeline=pipeline, trust=trust, cluster=cluster)


def read_loaded(
    reports: Iterable[Report], *, pipeline: str | None = None, trust: bool = False, cluster: str | None = None
) -> Iterator[Findings]:
    """Read reports as they are loaded; those without a date are named on the log."""
    # The first is loaded before anything else: a bad source is refused before a pipeline is loaded.
    waiting = iter(reports)
    first = list(islice(waiting, 1))
    dated = _warning_of_undated(chain(first, waiting))
    if cluster is not None:
        return read_on_cluster(dated, cluster, pipeline=pipeline, trust=trust)
    return read_reports(dated, load_pipeline(pipeline or DEFAULT_PIPELINE, trust=trust))


def _warning_of_undated(reports: Iterable[Report]) -> Iterator[Report]:
    undated = 0
    for report in reports:
        if report.published is None:
            undated += 1
            if undated <= _MOST_UNDATED_NAMED:
                _log.warning(
                    "%s: no publication date, so relative dates stay open; give it"
                    " (--published, or published= in Python)",
                    report.source,
                )
        yield report
    if undated > _MOST_UNDATED_NAMED:
        _log.warning("%d reports have no publication date", undated)


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
        the log ``detente.reading`` and no findings; a wire copy is passed on unread.
    """
    waiting: deque[Prepared] = deque()
    for findings in _read_prepared(_prepared(reports, waiting), pipeline):
        yield waiting.popleft().as_published(findings)


def _prepared(reports: Iterable[Report], waiting: deque[Prepared]) -> Iterator[Report]:
    for report in reports:
        waiting.append(Prepared(report))
        yield waiting[-1].report


def _read_prepared(reports: Iterable[Report], pipeline: Language) -> Iterator[Findings]:
    held: list[Doc] = []
    for together in _batched(_pieces(reports)):
        for doc, piece in pipeline.pipe(together, as_tuples=True, batch_size=_PARSED_TOGETHER):
            held.append(doc)
            if piece.last:
                whole = held[0] if len(held) == 1 else held[0].from_docs(held, ensure_whitespace=False)
                held = []
                yield _findings(replace(piece.report, language=piece.language), whole)


def _batched(pieces: Iterable[tuple[str, _Piece]]) -> Iterator[list[tuple[str, _Piece]]]:
    """Yield texts to be parsed together, as many as memory allows for."""
    together: list[tuple[str, _Piece]] = []
    characters = 0
    for text, piece in pieces:
        if together and (len(together) == _PARSED_TOGETHER or characters + len(text) > _MOST_TOGETHER):
            yield together
            together, characters = [], 0
        together.append((text, piece))
        characters += len(text)
    if together:
        yield together


def _pieces(reports: Iterable[Report]) -> Iterator[tuple[str, _Piece]]:
    """Yield the texts of reports, very long ones cut at paragraphs to limit the memory of the parser."""
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
        cuts = list(cuts_of(report.text))
        # Places are the same in both; findings take their words from the report.
        text = with_datelines_apart(report.text)
        for start, end in pairwise(cuts):
            yield text[start:end], _Piece(report, language, end == cuts[-1])


def cuts_of(text: str) -> Iterator[int]:
    """Yield the places at which a text is cut to be parsed: its beginning, paragraphs between, its end."""
    start = 0
    yield start
    while len(text) - start > _LONGEST_PIECE:
        end = start + _LONGEST_PIECE
        for mark in ("\n", ". ", " "):
            place = text.rfind(mark, start + _LONGEST_PIECE // 2, end)
            if place > 0:
                end = place + len(mark)
                break
        yield end
        start = end
    yield len(text)


def _findings(report: Report, doc: Doc) -> Findings:
    """Read a parsed report; each step rests on the ones before it."""
    if report.copy_of is not None or report.language != ENGLISH:
        return Findings(report=report)
    bind(doc, report)
    furniture = find_furniture(report)
    mend_told_last(doc)
    mend_parted_clauses(doc)
    attributions = find_attributions(doc, furniture)
    parties = find_parties(doc, attributions, furniture)
    statements = find_statements(attributions, parties)
    dates = find_dates(doc, report.published, furniture)
    events = find_events(doc, parties, dates, statements, furniture)
    parties = with_standing(doc, parties, dates, statements, furniture, report.published)
    acts = find_acts(doc, parties, dates, statements, furniture)
    return Findings(
        report=report,
        furniture=furniture,
        parties=parties,
        statements=statements,
        dates=dates,
        events=events,
        acts=acts,
        clauses=find_clauses(doc, dates),
    )


def read_on_cluster(
    reports: Iterable[Report], address: str, *, pipeline: str | None = None, trust: bool = False
) -> Iterator[Findings]:
    """Read reports on a cluster; the findings are those of `read_reports`, in the order of the reports.

    A batch whose worker dies is read by another.

    Parameters
    ----------
    address
        Of the scheduler, as ``tcp://10.0.0.5:8786``. Every worker needs detente and the pipeline.

    Raises
    ------
    BadInput
        If the ``cluster`` extra is missing, nothing answers at the address, no worker is there, or the
        workers cannot load the pipeline.
    """
    work = partial(_read_batch, pipeline=pipeline, trust=trust)
    for batch in done_on_cluster(address, work, _batches(reports), over="the same reports"):
        yield from batch


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    waiting = iter(reports)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _read_batch(reports: Sequence[Report], pipeline: str | None, trust: bool) -> list[Findings]:
    """Read some reports on a worker."""
    with _one_at_a_time:
        return list(read_reports(reports, _loaded(pipeline, trust)))


@cache
def _loaded(pipeline: str | None, trust: bool) -> Language:
    return load_pipeline(pipeline or DEFAULT_PIPELINE, trust=trust)
