"""Conditions say what an expression says, for every combination of options."""

from __future__ import annotations

import random
from itertools import product

import numpy as np
import pytest
from tests.support.random_cases import random_expression

from detente.case.expressions import evaluate, parse_expression
from detente.render.exchange.conditions import Condition, TooManyConditions, all_but, conditions_of

OPTIONS = ("A.a", "A.b", "B.c", "B.d")
PLACES = {name: place for place, name in enumerate(OPTIONS)}


def fulfilled(conditions: list[Condition], taken: tuple[bool, ...]) -> bool:
    return any(all(taken[place] == truth for place, truth in one) for one in conditions)


def test_an_expression_and_its_contrary() -> None:
    chance = random.Random(0)
    for _ in range(300):
        text = random_expression(chance, list(OPTIONS), 3)
        expression = parse_expression(text)
        for holds in (True, False):
            conditions = conditions_of(expression, PLACES, holds=holds)
            for taken in product((False, True), repeat=4):
                truth = evaluate(expression, dict(zip(OPTIONS, taken, strict=True)))
                assert fulfilled(conditions, taken) == (truth == holds), (text, holds, taken)


def test_what_always_holds_is_never_broken() -> None:
    assert conditions_of(parse_expression("A.a or not A.a"), PLACES, holds=False) == []
    assert conditions_of(parse_expression("A.a and not A.a"), PLACES) == []


def test_too_many_are_not_listed_at_length() -> None:
    places = {f"A.x{k}": k for k in range(40)}
    text = "A.x0"
    for k in range(1, 40):
        text = f"({text}) iff A.x{k}"
    with pytest.raises(TooManyConditions):
        conditions_of(parse_expression(text), places)


def test_all_but_some_combinations() -> None:
    chance = random.Random(1)
    for count in range(1, 17):
        codes = np.array(sorted(chance.sample(range(16), count)))
        conditions = all_but(codes, 4)
        for code, taken in enumerate(product((False, True), repeat=4)):
            assert fulfilled(conditions, taken) == (code not in codes)
