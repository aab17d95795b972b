"""From what a user names on the command line to findings."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from detente.reading.findings import Findings
from detente.sources.load import load_reports
from detente.sources.report import Report

_log = logging.getLogger("detente.reading")


def read_sources(
    sources: Sequence[str], *, published: date | None = None, pipeline: str | None = None, trust: bool = False
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
        Whether to use the shipped pipeline even if its weights are not those recorded.

    Raises
    ------
    BadInput
        If a source or the pipeline cannot be used.
    """
    return read_loaded(load_reports(sources, published=published), pipeline=pipeline, trust=trust)


def read_loaded(
    reports: Iterable[Report], *, pipeline: str | None = None, trust: bool = False
) -> Iterator[Findings]:
    """Read reports that are loaded already; says on the log which of them have no date."""
    # Imported here: a bad source is told before the language model is loaded.
    from detente.reading.pipeline import DEFAULT_PIPELINE, load_pipeline
    from detente.reading.read import read_reports

    loaded, language = list(reports), load_pipeline(pipeline or DEFAULT_PIPELINE, trust=trust)
    for report in loaded:
        if report.published is None:
            _log.warning(
                "%s: no publication date, so relative dates stay open; give one with --published",
                report.source,
            )
    return read_reports(loaded, language)
