"""Results are equal by content, have a short repr, and pickle."""

from __future__ import annotations

import pickle
from collections.abc import Callable
from dataclasses import replace

import pytest

from detente.case.load import Case
from detente.stability.classic import analyse_all
from detente.stability.reasons import explain
from detente.sweeps.prepare import SweepJob, prepared
from detente.sweeps.run import sweep
from detente.wishes.answer import answer_wish, robust_states

TEXT = """
detente: 1
title: Two villages and a well
parties:
  UP: {name: Upper village, options: {share: Share the well}}
  LOW: {name: Lower village, options: {raid: Raid}}
status_quo: NN
preferences:
  UP: {priorities: [not LOW.raid, not UP.share]}
  LOW: unknown
claims:
  - {id: calm, says: "Nobody raids.", holds_if: 'stable(NN, seq)'}
"""


def swept() -> object:
    return sweep(SweepJob(Case.from_text(TEXT)))


def judged() -> object:
    return analyse_all(prepared(SweepJob(Case.from_text(TEXT))).model)["seq"]


def explained() -> object:
    model = prepared(SweepJob(Case.from_text(TEXT))).model
    return explain(model, analyse_all(model)["seq"], 0, 0, "seq")


def wished() -> object:
    ready = prepared(SweepJob(Case.from_text(TEXT)))
    return answer_wish(ready.case, ready.space, ready.model, "NN", "seq")


def robust() -> object:
    ready = prepared(SweepJob(Case.from_text(TEXT)))
    return robust_states(ready.case, ready.space, ready.model, [0, 1], "seq")


@pytest.mark.parametrize("made_by", [swept, judged, explained, wished, robust])
def test_results_are_equal_by_content_short_and_pickle(made_by: Callable[[], object]) -> None:
    result = made_by()
    assert result == made_by()
    assert result == pickle.loads(pickle.dumps(result))
    assert len(repr(result)) < 500


def test_results_of_different_content_differ() -> None:
    assert swept() != sweep(SweepJob(Case.from_text(TEXT.replace("not LOW.raid, ", ""))))
    assert swept() != judged()


def test_jobs_are_equal_by_the_content_of_their_case() -> None:
    job = SweepJob(Case.from_text(TEXT))
    assert {job: 1}[pickle.loads(pickle.dumps(job))] == 1
    assert job == SweepJob(Case.from_text(TEXT + "\n# a remark\n"))
    assert (
        job.key != replace(job, seed=1).key != SweepJob(Case.from_text(TEXT.replace("villages", "towns"))).key
    )
