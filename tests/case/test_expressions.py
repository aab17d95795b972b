"""The meaning of expressions, and malformed ones."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.case.expressions import (
    Compound,
    Expression,
    ExpressionError,
    Option,
    evaluate,
    options_in,
    parse_expression,
)

NAMES = ("A.x", "A.y", "B.z")
expressions: st.SearchStrategy[Expression] = st.recursive(
    st.sampled_from(NAMES).map(Option),
    lambda parts: st.one_of(
        parts.map(lambda p: Compound("not", (p,))),
        st.tuples(st.sampled_from(["if", "iff"]), parts, parts).map(lambda t: Compound(t[0], t[1:])),
        st.tuples(st.sampled_from(["and", "or"]), st.lists(parts, min_size=2, max_size=3)).map(
            lambda t: Compound(t[0], tuple(t[1]))
        ),
    ),
    max_leaves=8,
)


def written(expression: Expression) -> str:
    if isinstance(expression, Option):
        return expression.name
    if expression.operator == "not":
        return f"not ({written(expression.parts[0])})"
    return f" {expression.operator} ".join(f"({written(part)})" for part in expression.parts)


def meant(expression: Expression, taken: dict[str, bool]) -> bool:
    """The truth table, spelt out independently of the code under test."""
    if isinstance(expression, Option):
        return taken[expression.name]
    values = [meant(part, taken) for part in expression.parts]
    return {
        "not": lambda: not values[0],
        "and": lambda: all(values),
        "or": lambda: any(values),
        "if": lambda: values[0] or not values[1],
        "iff": lambda: values[0] == values[1],
    }[expression.operator]()


@given(expressions)
def test_an_expression_is_evaluated_as_it_is_written(expression: Expression) -> None:
    parsed = parse_expression(written(expression))
    for values in product([False, True], repeat=len(NAMES)):
        taken = dict(zip(NAMES, values, strict=True))
        assert bool(evaluate(parsed, taken)) == meant(expression, taken)
    assert set(options_in(parsed)) == set(options_in(expression))


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("not A.x and A.y", "(not A.x) and A.y"),
        ("A.x or A.y and B.z", "A.x or (A.y and B.z)"),
        ("A.x if A.y or B.z", "A.x if (A.y or B.z)"),
        ("A.x iff A.y if B.z", "A.x iff (A.y if B.z)"),
    ],
)
def test_not_binds_closest_then_and_or_if_iff(text: str, means: str) -> None:
    assert parse_expression(text) == parse_expression(means)


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "cannot read"),
        ("A.x and", "cannot read 'A.x and'"),
        ("A and B.z", "at column 1"),
        ("A.x if A.y if B.z", "at column 12"),
        ("(A.x", "cannot read"),
        ("A.x & A.y", "at column 5"),
        ("not " * 10_000 + "A.x", "nests more than 100"),
        ("(" * 10_000 + "A.x" + ")" * 10_000, "nests more than 100 parentheses"),
    ],
)
def test_a_malformed_expression_is_refused_at_its_position(text: str, complaint: str) -> None:
    with pytest.raises(ExpressionError, match=complaint.replace("(", r"\(")):
        parse_expression(text)
