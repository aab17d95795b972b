"""Expressions over options: ``not``, ``and``, ``or``, ``if``, ``iff``, parentheses, ``PARTY.option``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from lark import Lark, Transformer, UnexpectedInput

MAX_DEPTH = 100


@dataclass(frozen=True, slots=True)
class Option:
    """True where the option is taken."""

    name: str


@dataclass(frozen=True, slots=True)
class Compound:
    """An operator over expressions; ``if`` has (consequence, condition) as its parts."""

    operator: Literal["not", "and", "or", "if", "iff"]
    parts: tuple[Expression, ...]


Expression = Option | Compound


class ExpressionError(ValueError):
    """Text that is not an expression; the message says where and what was expected."""


class _Build(Transformer[Any, Expression]):
    """Builds an expression as it is parsed, so that no recursion depends on the input's depth."""

    def option(self, parts: list[Any]) -> Expression:
        return Option(str(parts[0]))

    def negated(self, parts: list[Any]) -> Expression:
        return Compound("not", tuple(parts))

    def all_of(self, parts: list[Any]) -> Expression:
        return Compound("and", tuple(parts))

    def any_of(self, parts: list[Any]) -> Expression:
        return Compound("or", tuple(parts))

    def when(self, parts: list[Any]) -> Expression:
        return Compound("if", tuple(parts))

    def iff(self, parts: list[Any]) -> Expression:
        return Compound("iff", tuple(parts))


@cache
def _parser() -> Lark:
    grammar = files("detente.case").joinpath("expressions.lark").read_text(encoding="utf-8")
    return Lark(grammar, parser="lalr", transformer=_Build(), maybe_placeholders=False)


@cache
def parse_expression(text: str) -> Expression:
    """Parse an expression.

    Raises
    ------
    ExpressionError
        If the text is not one, or nests more than ``MAX_DEPTH`` operators.

    Examples
    --------
    >>> parse_expression("CNRP.press if not CPP.talk").operator
    'if'
    """
    try:
        expression: Expression = _parser().parse(text)  # type: ignore[assignment]
    except UnexpectedInput as error:
        column = getattr(error, "column", -1)
        place = f"at column {column}" if isinstance(column, int) and column > 0 else "at its end"
        raise ExpressionError(f"cannot read {shorten(text)!r} {place}") from None
    if _deeper_than(expression, MAX_DEPTH):
        raise ExpressionError(f"{shorten(text)!r} nests more than {MAX_DEPTH} operators")
    return expression


def shorten(text: str, most: int = 60) -> str:
    """``text`` on one line, cut to ``most`` characters for a message."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


def _deeper_than(expression: Expression, most: int) -> bool:
    level: list[Expression] = [expression]
    for _ in range(most):
        level = [part for e in level if isinstance(e, Compound) for part in e.parts]
        if not level:
            return False
    return True


def options_in(expression: Expression) -> Iterator[str]:
    """The options an expression names, in order, repeats included."""
    if isinstance(expression, Option):
        yield expression.name
    else:
        for part in expression.parts:
            yield from options_in(part)


def evaluate(expression: Expression, taken: Mapping[str, Any]) -> Any:
    """The truth of an expression.

    Parameters
    ----------
    taken
        For each option whether it is taken: a bool, or a NumPy boolean array; arrays are combined
        by broadcasting.

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
    # `~True` is -2 for Python's own bool, so negation goes through exclusive or.
    return value ^ True
