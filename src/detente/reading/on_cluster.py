"""The same reader on the workers of a Dask cluster, one loaded pipeline a worker."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from itertools import islice
from typing import TYPE_CHECKING, Final

from detente.cluster import done_on_cluster
from detente.reading.findings import Findings
from detente.sources.report import Report

if TYPE_CHECKING:
    from spacy.language import Language

BATCH: Final = 8
"""Reports sent to a worker at a time."""

# A pipeline is not made for several threads, and a worker may have some.
_one_at_a_time = threading.Lock()


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
    for lines in done_on_cluster(address, work, _batches(reports), over="the same reports"):
        for line in lines:
            yield Findings.model_validate_json(line)


def _batches(reports: Iterable[Report]) -> Iterator[list[Report]]:
    waiting = iter(reports)
    while batch := list(islice(waiting, BATCH)):
        yield batch


def _read_batch(reports: Sequence[Report], pipeline: str | None, trust: bool) -> list[str]:
    """Runs on a worker; findings travel as JSON, which is smaller and quicker than pickled models."""
    from detente.reading.read import read_reports

    with _one_at_a_time:
        return [findings.model_dump_json() for findings in read_reports(reports, _loaded(pipeline, trust))]


@cache
def _loaded(pipeline: str | None, trust: bool) -> Language:
    from detente.reading.pipeline import DEFAULT_PIPELINE, load_pipeline

    return load_pipeline(pipeline or DEFAULT_PIPELINE, trust=trust)
