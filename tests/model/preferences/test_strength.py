"""Strength of preference as a case states it, for each form of preference."""

from __future__ import annotations

import pytest

from detente.case.load import parse_case
from detente.errors import BadInput
from detente.model.model import compile_case

HEAD = """\
detente: 1
title: A quarrel over a bridge
parties:
  A: {name: Anders, options: {x: X, y: Y}}
preferences:
  A: """


def _below(preference: str) -> list[int]:
    model = compile_case(parse_case(HEAD + preference + "\n"))
    (below,) = model.strong_below
    assert below is not None
    return below.tolist()


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
    assert compile_case(parse_case(HEAD + "{priorities: [A.x]}\n")).strong_below == ()


def test_where_the_order_is_unknown_nothing_is_known_to_be_much_worse() -> None:
    assert _below("{priorities: [A.x, A.y], strong: 1, unknown: order}") == [-1]


@pytest.mark.parametrize(
    ("preference", "said"),
    [
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
