"""The same reader on the workers of a Dask cluster, one loaded pipeline a worker."""

from __future__ import annotations

import socket
import threading
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any, Final
from urllib.parse import urlsplit

from detente.errors import BadInput
from detente.reading.findings import Findings
from detente.sources.report import Report

if TYPE_CHECKING:
    from spacy.language import Language

BATCH: Final = 8
"""Reports sent to a worker at a time."""
_AHEAD: Final = 3  # batches a worker that wait, so that none is idle and not all reports are held at once
_CONNECT: Final = "10s"
_ANSWER_SECONDS: Final = 3.0
_RETRIES: Final = 3

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
    client = _client(address)
    try:
        workers = len(client.scheduler_info(n_workers=-1)["workers"])
        if not workers:
            raise BadInput(address, "the cluster has no workers", f"start one: dask worker {address}")
        waiting, sent = iter(reports), deque[Any]()
        while True:
            while len(sent) < _AHEAD * workers and (batch := list(islice(waiting, BATCH))):
                sent.append(client.submit(_read_batch, batch, pipeline, trust, retries=_RETRIES, pure=False))
            if not sent:
                return
            for line in _result(sent.popleft(), address):
                yield Findings.model_validate_json(line)
    finally:
        client.close()


def _client(address: str) -> Any:
    try:
        import distributed
    except ImportError:
        raise BadInput("--cluster", "needs what is not installed", "pip install 'detente[cluster]'") from None
    _require_listener(address)
    try:
        client: Any = distributed.Client
        return client(address, timeout=_CONNECT, set_as_default=False)
    except (OSError, TimeoutError, ValueError):
        raise _no_scheduler(address) from None


def _require_listener(address: str) -> None:
    """Refuse at once an address where nothing listens; the client would try again and again for long."""
    try:
        place = urlsplit(address if "://" in address else f"tcp://{address}")
        host, port = place.hostname, place.port
    except ValueError:
        host, port, place = None, None, urlsplit("")
    if host is None or port is None or place.scheme not in ("tcp", "tls"):
        raise BadInput(address, "is no address of a Dask scheduler", "write it as tcp://10.0.0.5:8786")
    try:
        socket.create_connection((host, port), timeout=_ANSWER_SECONDS).close()
    except (OSError, UnicodeError):
        raise _no_scheduler(address) from None


def _no_scheduler(address: str) -> BadInput:
    return BadInput(
        address, "no Dask scheduler answers there", "start one with `dask scheduler` and name its address"
    )


def _result(future: Any, address: str) -> Sequence[str]:
    from distributed import KilledWorker

    try:
        found: Sequence[str] = future.result()
    except KilledWorker:
        raise BadInput(
            address, "several workers died over the same reports", "give workers more memory"
        ) from None
    return found


def _read_batch(reports: Sequence[Report], pipeline: str | None, trust: bool) -> list[str]:
    """Runs on a worker; findings travel as JSON, which is smaller and quicker than pickled models."""
    from detente.reading.read import read_reports

    with _one_at_a_time:
        return [findings.model_dump_json() for findings in read_reports(reports, _loaded(pipeline, trust))]


@cache
def _loaded(pipeline: str | None, trust: bool) -> Language:
    from detente.reading.pipeline import DEFAULT_PIPELINE, load_pipeline

    return load_pipeline(pipeline or DEFAULT_PIPELINE, trust=trust)
