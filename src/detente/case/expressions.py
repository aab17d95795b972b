"""Expressions: ``not``, ``and``, ``or``, ``if``, ``iff`` and parentheses, over leaves of any kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Literal, TypeVar, cast

if TYPE_CHECKING:
    from lark import Lark, Transformer

MAX_DEPTH = 100

Leaf = TypeVar("Leaf")


@dataclass(frozen=True, slots=True)
class Compound(Generic[Leaf]):
    """An operator over parts; ``if`` has (consequence, condition) as its parts."""

    operator: Literal["not", "and", "or", "if", "iff"]
    parts: tuple[Leaf | Compound[Leaf], ...]


class ExpressionError(ValueError):
    """Text that is not an expression; the message says where."""


def leaves(tree: Leaf | Compound[Leaf]) -> Iterator[Leaf]:
    """The leaves of a tree of operators, in order, repeats included."""
    if isinstance(tree, Compound):
        for part in tree.parts:
            yield from leaves(part)
    else:
        yield tree


def shorten(text: str, most: int = 60) -> str:
    """Put a text on one line, cut to ``most`` characters for a message."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"


class BuildCompounds:
    """Builds compounds as they are parsed, so that no recursion depends on the input's depth.

    Serves as a transformer of lark without deriving from its class: many cases have no expressions, and do
    not wait until lark is loaded.
    """

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
    """Build a parser for the connectives over the leaves that the grammar ``leaves`` defines."""
    from lark import Lark

    connectives = Path(__file__).with_name("connectives.lark").read_text(encoding="utf-8")
    transformer = cast("Transformer[Any, Any]", build)
    return Lark(connectives + leaves, parser="lalr", transformer=transformer, maybe_placeholders=False)


def parse_connected(parser: Lark, text: str) -> Any:
    """Parse ``text`` with a parser from `connective_parser`.

    Raises
    ------
    ExpressionError
        If it cannot be read, or nests more than ``MAX_DEPTH`` parentheses or operators.
    """
    from lark import UnexpectedInput

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
    # The parser is built at the first call: that takes longer than most analyses.
    expression: Expression = parse_connected(_parser(), text)
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


class _Build(BuildCompounds):
    def option(self, parts: list[Any]) -> Option:
        return Option(str(parts[0]))


@cache
def _parser() -> Lark:
    leaves = Path(__file__).with_name("expressions.lark").read_text(encoding="utf-8")
    return connective_parser(leaves, _Build())
