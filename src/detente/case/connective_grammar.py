"""The grammar that expressions and tests of claims share; apart, since many a case has neither."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from lark import Lark, Transformer, UnexpectedInput

from detente.case.connectives import MAX_DEPTH, Compound, ExpressionError, shorten


class BuildCompounds(Transformer[Any, Any]):
    """Builds compounds as they are parsed, so that no recursion depends on the input's depth."""

    def negated(self, parts: list[Any]) -> Compound[Any]:
        """``not A``."""
        return Compound("not", tuple(parts))

    def all_of(self, parts: list[Any]) -> Compound[Any]:
        """``A and B and ...``."""
        return Compound("and", tuple(parts))

    def any_of(self, parts: list[Any]) -> Compound[Any]:
        """``A or B or ...``."""
        return Compound("or", tuple(parts))

    def when(self, parts: list[Any]) -> Compound[Any]:
        """``A if B``."""
        return Compound("if", tuple(parts))

    def iff(self, parts: list[Any]) -> Compound[Any]:
        """``A iff B``."""
        return Compound("iff", tuple(parts))


def connective_parser(leaves: str, build: BuildCompounds) -> Lark:
    """A parser for the connectives over the leaves that the grammar ``leaves`` defines."""
    connectives = Path(__file__).with_name("connectives.lark").read_text(encoding="utf-8")
    return Lark(connectives + leaves, parser="lalr", transformer=build, maybe_placeholders=False)


def parse_connected(parser: Lark, text: str) -> Any:
    """Parse ``text`` with a parser from `connective_parser`.

    Raises
    ------
    ExpressionError
        If it cannot be read, or nests more than ``MAX_DEPTH`` parentheses or operators.
    """
    depth = deepest = 0
    for character in text:
        depth += (character == "(") - (character == ")")
        deepest = max(deepest, depth)
    if deepest > MAX_DEPTH:
        raise ExpressionError(f"{shorten(text)!r} nests more than {MAX_DEPTH} parentheses")
    try:
        parsed: Any = parser.parse(text)
    except UnexpectedInput as error:
        column = getattr(error, "column", -1)
        place = f"at column {column}" if isinstance(column, int) and column > 0 else "at its end"
        raise ExpressionError(f"cannot read {shorten(text)!r} {place}") from None
    level = [parsed]
    for _ in range(MAX_DEPTH):
        level = [part for item in level if isinstance(item, Compound) for part in item.parts]
    if level:
        raise ExpressionError(f"{shorten(text)!r} nests more than {MAX_DEPTH} operators")
    return parsed
