"""The information gain of each question, against a table of all completions."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given, settings
from tests.support.completions import completions, entropy, gain, option_cases, outcomes, swept, weights_of
from tests.support.open_forms import OpenForm

from detente.case.load import parse_case
from detente.sweeps.prepare import SweepJob
from detente.sweeps.run import sweep


@settings(max_examples=15)
@given(option_cases())
def test_information_gains_are_those_of_a_table_of_all_completions(case: tuple[str, list[OpenForm]]) -> None:
    text, forms = case
    found, listed = swept(text), completions(text, forms)
    weights = weights_of(listed)
    known = outcomes(listed)
    shares = [min(1.0, float(weights[true].sum())) for true in known.values()]
    assert found.uncertainty == pytest.approx(sum(entropy(p, 1 - p) for p in shares), abs=1e-9)
    for decisive in found.questions:
        q = decisive.question
        if q.kind == "states":
            asked = np.array([c.ranks[q.party][q.better] > c.ranks[q.party][q.worse] for c in listed])
        else:
            asked = np.array([c.answers[q.party][q.number] for c in listed])
        gains = {outcome: gain(weights, asked, true) for outcome, true in known.items()}
        assert decisive.yes == pytest.approx(weights[asked].sum(), abs=1e-12)
        assert decisive.gain == pytest.approx(sum(gains.values()), abs=1e-9)
        assert decisive.of_all == pytest.approx(sum(gains.values()) / found.uncertainty, abs=1e-9)
        for bearing in decisive.bears_on:
            outcome = (bearing.outcome.kind, bearing.outcome.concept, bearing.outcome.cell)
            assert bearing.gain == pytest.approx(gains[outcome], abs=1e-9)
            for answer, told in ((asked, bearing.if_yes), (~asked, bearing.if_no)):
                so, both = weights[answer].sum(), weights[answer & known[outcome]].sum()
                assert told == pytest.approx(both / so if so else 0.0, abs=1e-9)
        most = sorted(gains.values(), reverse=True)[: len(decisive.bears_on)]
        assert [b.gain for b in decisive.bears_on] == pytest.approx(most, abs=1e-9)
    worths = [round(d.gain, 9) for d in found.questions]
    assert worths == sorted(worths, reverse=True)
    # No comparison of two states that tells anything is left out.
    told_of = {
        (q.party, frozenset((q.better, q.worse))) for d in found.questions for q in (d.question, *d.alike)
    }
    for party, (better, worse) in product(range(2), combinations(range(4), 2)):
        if all(c.ranks[party][better] != c.ranks[party][worse] for c in listed):
            asked = np.array([c.ranks[party][better] > c.ranks[party][worse] for c in listed])
            worth = sum(gain(weights, asked, true) for true in known.values())
            assert ((party, frozenset((better, worse))) in told_of) == (worth > 1e-9)


def test_equivalent_questions_are_listed_once() -> None:
    text = """\
detente: 1
title: t
parties:
  UP: {name: u, options: {share: Share}}
  LOW: {name: l, options: {raid: Raid}}
status_quo: NN
preferences:
  UP:
    one_of:
      - ranking: [[YN], [YY], [NN], [NY]]
      - ranking: [[NN], [NY], [YN], [YY]]
  LOW: {comparisons: [NN > NY, YN > YY]}
"""
    found = sweep(SweepJob(parse_case(text, "case.yaml")))
    (picture,) = [q for q in found.questions if q.question.party == 0]
    assert picture.question.kind == "picture"
    # Whether YN or YY is preferred to NN or NY is just whether it is the first picture.
    assert {(q.better, q.worse) for q in picture.alike} == {(2, 0), (2, 1), (3, 0), (3, 1)}
    low = [q for q in found.questions if q.question.party == 1]
    assert all(not q.alike for q in low)
    assert len(low) == len({(q.question.better, q.question.worse) for q in low})
