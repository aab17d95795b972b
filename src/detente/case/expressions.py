"""Expressions over options: what a rule demands, a priority wants, a weight is given for."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from detente.case.connectives import Compound, leaves


@dataclass(frozen=True, slots=True)
class Option:
    """True where the option is taken."""

    name: str


Expression = Option | Compound[Option]


@cache
def parse_expression(text: str) -> Expression:
    """Parse an expression over ``PARTY.option``.

    Raises
    ------
    ExpressionError
        If the text is not one, or nests too deeply.

    Examples
    --------
    >>> parse_expression("CNRP.press if not CPP.talk").operator
    'if'
    """
    # Building the parser takes longer than most analyses; a case without expressions is spared it.
    from detente.case.expression_grammar import parse

    expression: Expression = parse(text)
    return expression


def options_in(expression: Expression) -> Iterator[str]:
    """The options an expression names, in order, repeats included."""
    return (option.name for option in leaves(expression))


def evaluate(expression: Expression, taken: Mapping[str, Any]) -> Any:
    """The truth of an expression.

    Parameters
    ----------
    taken
        For each option whether it is taken: a bool, a NumPy boolean array (arrays are combined by
        broadcasting), or anything else that knows ``&``, ``|``, ``^`` and ``~``.

    Examples
    --------
    >>> import numpy as np
    >>> evaluate(parse_expression("A.x if B.y"), {"A.x": np.array([False, True]), "B.y": np.True_})
    array([False,  True])
    """
    if isinstance(expression, Option):
        return taken[expression.name]
    parts = [evaluate(part, taken) for part in expression.parts]
    match expression.operator:
        case "not":
            return _negate(parts[0])
        case "if":
            return parts[0] | _negate(parts[1])
        case "iff":
            return _negate(parts[0] ^ parts[1])
        case "and":
            for part in parts[1:]:
                parts[0] = parts[0] & part
            return parts[0]
        case "or":
            for part in parts[1:]:
                parts[0] = parts[0] | part
            return parts[0]


def _negate(value: Any) -> Any:
    # `~True` is -2 for Python's own bool.
    return not value if isinstance(value, bool) else ~value
