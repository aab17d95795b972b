"""``not``, ``and``, ``or``, ``if``, ``iff`` and parentheses, over whatever the leaves are."""

from __future__ import annotations

from dataclasses import dataclass
from importlib.resources import files
from typing import Any, Generic, Literal, TypeVar

from lark import Lark, Transformer, UnexpectedInput

MAX_DEPTH = 100

Leaf = TypeVar("Leaf")


@dataclass(frozen=True, slots=True)
class Compound(Generic[Leaf]):
    """An operator over parts; ``if`` has (consequence, condition) as its parts."""

    operator: Literal["not", "and", "or", "if", "iff"]
    parts: tuple[Leaf | Compound[Leaf], ...]


class ExpressionError(ValueError):
    """Text that is not an expression; the message says where."""


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
    connectives = files("detente.case").joinpath("connectives.lark").read_text(encoding="utf-8")
    return Lark(connectives + leaves, parser="lalr", transformer=build, maybe_placeholders=False)


def parse_connected(parser: Lark, text: str) -> Any:
    """Parse ``text`` with a parser from `connective_parser`.

    Raises
    ------
    ExpressionError
        If it cannot be read, or nests more than ``MAX_DEPTH`` operators.
    """
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


def shorten(text: str, most: int = 60) -> str:
    """``text`` on one line, cut to ``most`` characters for a message."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
