"""The shares if nothing were known: those of the same options and rules, every preference unknown."""

from __future__ import annotations

import numpy as np
import pytest
from tests.support.completions import WELL, well

from detente.case.load import parse_case
from detente.stability.result import CONCEPTS
from detente.sweeps import baseline
from detente.sweeps.baseline import job_with_nothing_known, shows_a_share, with_nothing_known
from detente.sweeps.prepare import SweepJob
from detente.sweeps.run import sweep

KNOWN = "{priorities: [not LOW.raid, UP.share], unknown: order}"


def job(up: str, low: str, **settings: object) -> SweepJob:
    return SweepJob(parse_case(well(up, low, claims=["stable(NN, nash)"]), "case.yaml"), **settings)  # type: ignore[arg-type]


def test_the_shares_are_those_of_a_case_of_which_nothing_is_known() -> None:
    asked = job(KNOWN, "{priorities: [UP.share]}")
    answer = with_nothing_known(asked, sweep(asked))
    unknown = sweep(job("unknown", "unknown"))
    assert answer.if_nothing_known is not None
    for concept in CONCEPTS:
        assert np.array_equal(answer.if_nothing_known.equilibrium[concept], unknown.equilibrium[concept])
        assert np.array_equal(answer.if_nothing_known.stable[concept], unknown.stable[concept])
    assert dict(answer.if_nothing_known.way_out) == dict(unknown.way_out)
    assert [c.share for c in answer.if_nothing_known.claims] == [c.share for c in unknown.claims]


def test_rules_of_the_case_and_of_a_what_if_stay() -> None:
    case = parse_case(
        f"{WELL}rules: [not (UP.share and LOW.raid)]\npreferences: {{UP: unknown, LOW: unknown}}\n"
    )
    asked = SweepJob(case.what_if(add_rule="not LOW.raid"))
    answer = with_nothing_known(asked, sweep(asked))
    assert answer.if_nothing_known is not None
    assert answer.if_nothing_known.model.feasible.tolist() == answer.model.feasible.tolist()


def test_cases_of_one_structure_share_one_sweep(monkeypatch: pytest.MonkeyPatch) -> None:
    one, other = job(KNOWN, "unknown", samples=500), job("{comparisons: YN > NN}", "unknown", samples=500)
    assert job_with_nothing_known(one, sweep(one)) == job_with_nothing_known(other, sweep(one))
    first = with_nothing_known(one, sweep(one)).if_nothing_known

    def never(*_: object, **__: object) -> None:
        raise AssertionError("swept again")

    answer = sweep(other)
    monkeypatch.setattr(baseline, "sweep", never)
    if answer.method.completions == sweep(one).method.completions:
        assert with_nothing_known(other, answer).if_nothing_known is first


def test_it_judges_no_more_completions_than_the_case_but_for_a_few() -> None:
    many = job("unknown", KNOWN, samples=9_000, exact_up_to=0)
    asked = job_with_nothing_known(many, sweep(many))
    assert (asked.samples, asked.exact_up_to, asked.asks) == (9_000, 0, False)
    few = job("{ranking: [[YN], [NN], [YY], [NY]]}", "{ranking: [[YN], [NN], [YY], [NY]]}")
    assert job_with_nothing_known(few, sweep(few)).samples == 4_000


def test_a_share_is_shown_only_where_something_is_known_of_all_it_turns_on() -> None:
    nothing = job("unknown", "unknown")
    assert not shows_a_share(sweep(nothing))
    known = job(KNOWN, "{priorities: [LOW.raid iff UP.share, UP.share], unknown: order}")
    answer = sweep(known)
    shown = [
        (0 < share < 1) and not answer.grounds.of("equilibrium", k, cell).bars(share)
        for k, concept in enumerate(CONCEPTS)
        for cell, share in enumerate(answer.equilibrium[concept].tolist())
    ]
    assert any(shown) <= shows_a_share(answer)
