"""From what a user names on the command line to findings."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import chain, islice

from detente.errors import BadInput
from detente.reading.findings import Findings
from detente.sources.load import load_reports
from detente.sources.report import Report
from detente.sources.wire_copies import mark_copies

_log = logging.getLogger("detente.reading")
_UNDATED_TOLD = 3  # each by name; of more their number


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
        Whether to use the shipped pipeline even if its weights are not those recorded.
    cluster
        The address of a Dask scheduler whose workers read; None to read here.
    unreadable
        Takes the files that cannot be used, so that the first of them does not end it all.
    keep_copies
        Whether to read wire copies as the reports they are, and not to look for them.

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
    """Read reports as they are loaded; says on the log which of them have no date."""
    # The first is asked for before anything else: a bad source is told before a pipeline is loaded.
    waiting = iter(reports)
    first = list(islice(waiting, 1))
    dated = _told_undated(chain(first, waiting))
    if cluster is not None:
        from detente.reading.on_cluster import read_on_cluster

        return read_on_cluster(dated, cluster, pipeline=pipeline, trust=trust)
    from detente.reading.pipeline import DEFAULT_PIPELINE, load_pipeline
    from detente.reading.read import read_reports

    return read_reports(dated, load_pipeline(pipeline or DEFAULT_PIPELINE, trust=trust))


def _told_undated(reports: Iterable[Report]) -> Iterator[Report]:
    undated = 0
    for report in reports:
        if report.published is None:
            undated += 1
            if undated <= _UNDATED_TOLD:
                _log.warning(
                    "%s: no publication date, so relative dates stay open; give one with --published",
                    report.source,
                )
        yield report
    if undated > _UNDATED_TOLD:
        _log.warning("%d reports have no publication date", undated)
