"""Strength of preference as a case states it, for each form of preference."""

from __future__ import annotations

import numpy as np
import pytest

from detente.case.load import parse_case
from detente.errors import BadInput
from detente.model.model import compile_case
from detente.model.preferences.strength import StrengthByPair, StrengthByRank

HEAD = """\
detente: 1
title: A quarrel over a bridge
parties:
  A: {name: Anders, options: {x: X, y: Y}}
preferences:
  A: """


def _degrees(preference: str) -> list[list[int]]:
    """For each degree from the second on, by rank the highest rank that is worse by it."""
    (strength,) = compile_case(parse_case(HEAD + preference + "\n")).strengths
    assert isinstance(strength, StrengthByRank)
    return strength.below.tolist()


def _below(preference: str) -> list[int]:
    (below,) = _degrees(preference)
    return below


@pytest.mark.parametrize(
    ("preference", "below"),
    [
        # Four levels, YY best (rank 3). After the second all the rest is much worse.
        ("{ranking: [[YY], [YN], [NY], [NN]], strong: 2}", [-1, -1, 1, 1]),
        ("{ranking: [[YY], [YN], [NY], [NN]], strong: [1, 3]}", [-1, 0, 0, 2]),
        # A difference in the first priority is great; one in the second alone is not.
        ("{priorities: [A.x, A.y], strong: 1}", [-1, -1, 1, 1]),
        ("{priorities: [A.x, A.y], strong: 2}", [-1, 0, 1, 2]),
        # Sums 0, 1, 2.5 and 3.5: at least 2 apart are 2.5 from 0, and 3.5 from 0 and 1.
        ("{weights: {A.x: 2.5, A.y: 1}, strong: 2}", [-1, -1, 0, 1]),
        ("{weights: {A.x: 2.5, A.y: 1}, strong: 1.5}", [-1, -1, 1, 1]),
        ("{payoffs: {NN: 0, NY: 1, YN: 2.5, YY: 3.5}, strong: 2.5}", [-1, -1, 0, 1]),
    ],
)
def test_each_form_says_what_is_much_worse(preference: str, below: list[int]) -> None:
    assert _below(preference) == below


def test_without_strengths_the_model_has_none() -> None:
    assert compile_case(parse_case(HEAD + "{priorities: [A.x]}\n")).strengths == ()


def test_where_the_order_is_unknown_nothing_is_known_to_be_much_worse() -> None:
    assert _below("{priorities: [A.x, A.y], strong: 1, unknown: order}") == [-1]


@pytest.mark.parametrize(
    ("preference", "degrees"),
    [
        # Past the third level all is worse by degree 3, past the first by degree 2 at least.
        (
            "{ranking: [[YY], [YN], [NY], [NN]], strong: {2: 1, 3: 3}}",
            [[-1, 0, 0, 2], [-1, 0, 0, 0]],
        ),
        ("{priorities: [A.x, A.y], strong: {2: 2, 3: 1}}", [[-1, 0, 1, 2], [-1, -1, 1, 1]]),
        # Sums 0, 1, 2.5 and 3.5.
        ("{weights: {A.x: 2.5, A.y: 1}, strong: {2: 1.5, 3: 3}}", [[-1, -1, 1, 1], [-1, -1, -1, 0]]),
        # A degree that is left out is that above it.
        ("{weights: {A.x: 2.5, A.y: 1}, strong: {3: 3}}", [[-1, -1, -1, 0], [-1, -1, -1, 0]]),
    ],
)
def test_a_greater_degree_takes_a_greater_difference(preference: str, degrees: list[list[int]]) -> None:
    assert _degrees(preference) == degrees


def _much_better(preference: str) -> list[set[tuple[str, str]]]:
    """For each degree from the second on the pairs of states of which the first is better by it."""
    model = compile_case(parse_case(HEAD + preference + "\n"))
    (strength,) = model.strengths
    assert isinstance(strength, StrengthByPair)
    label = [model.label(cell) for cell in np.flatnonzero(strength.place >= 0).tolist()]
    return [{(label[a], label[b]) for a, b in np.argwhere(table).tolist()} for table in strength.better]


def test_comparisons_say_what_is_much_better_and_pass_it_on() -> None:
    # NY is apart from all but YY; what is above YN is much better than what is below NN.
    (two, three) = _much_better("{comparisons: ['YY > YN >> NN', 'YY >>> NY']}")
    assert two == {("YN", "NN"), ("YY", "NN"), ("YY", "NY")}
    assert three == {("YY", "NY")}
    # A tie passes it on as well.
    assert _much_better("{comparisons: ['YY >> YN = NN']}") == [{("YY", "YN"), ("YY", "NN")}]


def test_comparisons_add_strength_to_a_form_that_leaves_its_order_open() -> None:
    (two,) = _much_better("{priorities: [A.x, A.y], unknown: order, comparisons: ['YN >> NY']}")
    assert two == {("YN", "NY"), ("YY", "NY"), ("YN", "NN"), ("YY", "NN")}


@pytest.mark.parametrize(
    ("preference", "said"),
    [
        ("{ranking: [[YY], [YN], [NY], [NN]], strong: {1: 2}}", "6: .* is '1'; a degree is 2"),
        ("{ranking: [[YY], [YN], [NY], [NN]], strong: {much: 2}}", "6: .* is 'much'; a degree is 2"),
        ("{weights: {A.x: 2.5, A.y: 1}, strong: {2: 3, 3: 2}}", "6: degree 2 asks for more than degree 3"),
        ("{priorities: [A.x, A.y], strong: {2: 1, 3: 2}}", "6: degree 2 asks for more than degree 3"),
        ("{one_of: [{comparisons: YN >> NN}, unknown]}", "6: 'YN >> NN' says how much better"),
        ("{comparisons: YN >>>>>>>>>> NN}", "6: >>>>>>>>>> is of too great a degree"),
        ("{ranking: [[YY], [YN], [NY], [NN]], strong: 4}", "6: 4 is no level .* from 1 to 3"),
        ("{priorities: [A.x], strong: 1.5}", "6: 1.5 is no number of priorities"),
        ("{weights: {A.x: 1}, strong: 0}", "6: 0 is no amount of difference"),
        ("{payoffs: {NN: 0, NY: 1, YN: 2, YY: 3}, strong: [1, 2]}", "6: a list of strengths"),
        ("{unknown: A.x, strong: 1}", "says what is strong and has no form"),
    ],
)
def test_an_ill_fitting_strength_is_refused_at_its_line(preference: str, said: str) -> None:
    with pytest.raises(BadInput, match=said):
        compile_case(parse_case(HEAD + preference + "\n"))
