"""``not``, ``and``, ``or``, ``if``, ``iff`` and parentheses, over whatever the leaves are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, Literal, TypeVar

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
    """``text`` on one line, cut to ``most`` characters for a message."""
    line = " ".join(text.split())
    return line if len(line) <= most else line[: most - 1] + "…"
