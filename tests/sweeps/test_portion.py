"""Samples, and completions counted in portions."""

from __future__ import annotations

import pickle
from collections.abc import Sequence
from functools import reduce

import numpy as np
import pytest
from tests.support.completions import UNKNOWN, swept, well
from tests.support.open_forms import OpenForm, narrowed, one_of, priorities_form

from detente.case.load import parse_case
from detente.stability.result import CONCEPTS
from detente.sweeps.portion import count_portion
from detente.sweeps.prepare import SweepJob, prepared
from detente.sweeps.run import sweep
from detente.sweeps.tally import Tally

SAMPLED = [
    (UNKNOWN, UNKNOWN),
    (priorities_form(("UP.share", "LOW.raid", "UP.share iff LOW.raid")), UNKNOWN),
    (
        one_of([priorities_form(("UP.share",)), priorities_form(("LOW.raid", "UP.share"))], ("0.3", "0.7")),
        narrowed(priorities_form(("UP.share", "LOW.raid")), "YN", "NY"),
    ),
]


@pytest.mark.parametrize("forms", SAMPLED, ids=["unknown", "priorities", "pictures and comparisons"])
def test_shares_of_a_sample_are_within_the_error_that_it_states(forms: tuple[OpenForm, OpenForm]) -> None:
    text = well(*(form.yaml for form in forms))
    exact = swept(text)
    for seed in range(10, 16):
        found = swept(text, samples=3_000, exact_up_to=1, seed=seed)
        assert (found.method.kind, found.method.seed) == ("sample", seed)
        assert 0 < found.method.each_error < found.method.all_error < 0.1
        farthest = max(
            *(float(np.abs(found.stable[c] - exact.stable[c]).max()) for c in CONCEPTS),
            *(float(np.abs(found.equilibrium[c] - exact.equilibrium[c]).max()) for c in CONCEPTS),
            *(abs(found.way_out[c] - exact.way_out[c]) for c in CONCEPTS),
        )
        assert 0 < farthest <= found.method.all_error


def test_the_stated_error_is_that_of_hoeffding() -> None:
    found = swept(well("unknown", "unknown"), samples=5_000, exact_up_to=1)
    error = found.method.each_error
    assert 2 * np.exp(-2 * 5_000 * error**2) == pytest.approx(0.05)
    exact = swept(well("unknown", "unknown"))
    assert (exact.method.each_error, exact.method.all_error, exact.method.bias) == (0.0, 0.0, 0.0)


def test_the_same_seed_gives_the_same_answer_and_another_seed_another() -> None:
    text = well("unknown", "{one_of: [unknown, {weights: {LOW.raid: [-1, 1]}}]}", claims=["stable(NN, seq)"])
    first, again, other = (swept(text, samples=9_000, seed=seed) for seed in (5, 5, 6))
    assert pickle.dumps(first) == pickle.dumps(again)
    assert not np.array_equal(first.equilibrium["nash"], other.equilibrium["nash"])


def tallies(job: SweepJob, order: Sequence[int]) -> Tally:
    return reduce(Tally.plus, [count_portion(job, number) for number in order])


@pytest.mark.parametrize("exact_up_to", [1, 1_000])
def test_the_order_in_which_portions_are_counted_does_not_matter(
    exact_up_to: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("detente.sweeps.prepare._MOST_COPIES", 32)
    job = SweepJob(parse_case(well("unknown", "unknown"), "portions"), samples=500, exact_up_to=exact_up_to)
    ready = prepared(job)
    assert ready.portions == (18 if exact_up_to > 1 else 16)
    forwards, backwards = (
        tallies(job, order) for order in (range(ready.portions), range(ready.portions)[::-1])
    )
    assert np.array_equal(forwards.equilibrium, backwards.equilibrium)
    assert np.array_equal(forwards.yes_and_outcome, backwards.yes_and_outcome)
    assert np.array_equal(forwards.steps, backwards.steps)
    assert forwards.weight == backwards.weight == forwards.completions == (576 if exact_up_to > 1 else 500)


def test_it_does_not_matter_into_how_many_portions_all_completions_are_cut(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = well("{comparisons: [YN > NN]}", "{priorities: [UP.share, LOW.raid], unknown: order}")
    whole = swept(text)
    monkeypatch.setattr("detente.sweeps.prepare._MOST_COPIES", 8)
    prepared.cache_clear()
    in_pieces = swept(text)
    prepared.cache_clear()
    assert whole.method == in_pieces.method
    for concept in CONCEPTS:
        assert np.array_equal(whole.stable[concept], in_pieces.stable[concept])
    assert [d.gain for d in whole.questions] == [d.gain for d in in_pieces.questions]


def test_progress_is_reported_to_its_end() -> None:
    told: list[tuple[int, int]] = []
    job = SweepJob(parse_case(well("unknown", "unknown"), "case"), samples=9_000, exact_up_to=1)
    sweep(job, report_progress=lambda done, of: told.append((done, of)))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
