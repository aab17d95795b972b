"""A cluster of two real workers reads what this process reads, though one of them is killed on the way."""

from __future__ import annotations

import os
import signal
from datetime import date

import distributed
import pytest
from spacy.language import Language

from detente.errors import BadInput
from detente.reading.read import BATCH, read_on_cluster, read_reports
from detente.sources.report import Report

REPORTS = [
    Report(
        f"r{number}",
        "folder",
        f"Mayor Ana Reyes of ward {number} said on Friday that she would meet the strikers.",
        published=date(2021, 5, 7),
        language="en",
    )
    for number in range(6 * BATCH)
]


def test_no_report_is_lost_when_a_worker_is_killed(pipeline: Language) -> None:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        found = []
        for findings in read_on_cluster(REPORTS, cluster.scheduler_address):
            if not found:
                os.kill(cluster.workers[0].pid, signal.SIGKILL)
            found.append(findings)
    assert found == list(read_reports(REPORTS, pipeline))


@pytest.mark.parametrize(
    ("address", "complaint"),
    [
        ("tcp://127.0.0.1:9", "no Dask scheduler answers there"),
        ("127.0.0.1:9", "no Dask scheduler answers there"),
        ("scheduler", "is no address of a Dask scheduler"),
        ("tcp://127.0.0.1:99999", "is no address of a Dask scheduler"),
        ("http://127.0.0.1:9", "is no address of a Dask scheduler"),
        ("", "is no address of a Dask scheduler"),
    ],
)
def test_an_address_where_nothing_answers_is_refused_without_retries(
    address: str, complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(distributed, "Client", None)
    with pytest.raises(BadInput, match=complaint):
        list(read_on_cluster(REPORTS, address))


def test_a_pipeline_that_the_workers_lack_is_reported() -> None:
    with (
        distributed.LocalCluster(
            n_workers=1, threads_per_worker=1, processes=True, dashboard_address=None
        ) as cluster,
        pytest.raises(BadInput, match="en_no_such: no language pipeline"),
    ):
        list(read_on_cluster(REPORTS, cluster.scheduler_address, pipeline="en_no_such"))
