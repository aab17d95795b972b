"""A sweep on two real workers, one killed on the way, is that of one process to the last digit."""

from __future__ import annotations

import os
import pickle
import signal
from collections.abc import Iterable, Iterator

import distributed
import pytest

from detente.case.load import parse_case
from detente.errors import BadInput
from detente.sweeps.prepare import SweepJob
from detente.sweeps.run import counted_on_cluster, sweep
from detente.sweeps.tally import Tally

CASE = """
detente: 1
title: Three parties of whom nobody knows what they want
parties:
  A: {name: a, options: {x: X, y: Y}}
  B: {name: b, options: {x: X, y: Y}}
  C: {name: c, options: {x: X}}
status_quo: NNNNN
preferences:
  A: {weights: {A.x: [0.1, 0.7], B.x: [-1, 1], C.x: 0.3}}
  B:
    one_of:
      - {probability: 0.3, priorities: [A.x, B.y]}
      - {probability: 0.7, priorities: [C.x], unknown: [A.x]}
  C: unknown
claims:
  - {id: moves, says: It moves., holds_if: reachable("A.x and B.x") by improvements given C.x}
"""
JOB = SweepJob(parse_case(CASE, "case.yaml"), samples=24_000, seed=7)


def test_no_portion_is_lost_when_a_worker_is_killed() -> None:
    with distributed.LocalCluster(
        n_workers=2, threads_per_worker=1, processes=True, dashboard_address=None
    ) as cluster:
        on_cluster = counted_on_cluster(cluster.scheduler_address)

        def counted(job: SweepJob, numbers: Iterable[int]) -> Iterator[Tally]:
            for place, tally in enumerate(on_cluster(job, numbers)):
                if place == 1:
                    os.kill(cluster.workers[0].pid, signal.SIGKILL)
                yield tally

        there = sweep(JOB, counted=counted)
    here = sweep(JOB)
    assert there.method.completions == 24_000
    assert pickle.dumps(there) == pickle.dumps(here)


def test_an_address_where_nothing_answers_is_refused() -> None:
    with pytest.raises(BadInput, match="no Dask scheduler answers there"):
        sweep(JOB, counted=counted_on_cluster("tcp://127.0.0.1:9"))
