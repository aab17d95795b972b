"""The grammar of expressions over options."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark

from detente.case.connective_grammar import BuildCompounds, connective_parser, parse_connected
from detente.case.expressions import Expression, Option


class _Build(BuildCompounds):
    def option(self, parts: list[Any]) -> Option:
        return Option(str(parts[0]))


@cache
def _parser() -> Lark:
    leaves = Path(__file__).with_name("expressions.lark").read_text(encoding="utf-8")
    return connective_parser(leaves, _Build())


def parse(text: str) -> Expression:
    """Parse an expression; ExpressionError if it is none."""
    expression: Expression = parse_connected(_parser(), text)
    return expression
