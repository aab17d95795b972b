"""The grammar of tests of claims."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

from lark import Lark

from detente.case.connective_grammar import BuildCompounds, connective_parser, parse_connected
from detente.scenarios.claim_language import ClaimTest, Given, Prefers, Reachable, Stable, StateRef


class _Build(BuildCompounds):
    def stable(self, parts: list[Any]) -> Stable:
        party = str(parts[2]) if len(parts) > 2 else None
        return Stable(_state(parts[0]), parts[1].value, party)

    def reachable(self, parts: list[Any]) -> Reachable:
        return Reachable(_state(parts[0]), parts[1].value)

    def prefers(self, parts: list[Any]) -> Prefers:
        return Prefers(str(parts[0]), _state(parts[1]), _state(parts[2]))

    def condition(self, parts: list[Any]) -> str:
        return " ".join(str(part).strip('"') for part in parts)

    def given(self, parts: list[Any]) -> Given:
        return Given(parts[0], parts[1], more_than_without=False)

    def more_than_without(self, parts: list[Any]) -> Given:
        return Given(parts[0], parts[1], more_than_without=True)


def _state(token: Any) -> StateRef:
    text = str(token)
    return StateRef(text.strip('"'), text.startswith('"'))


@cache
def _parser() -> Lark:
    leaves = Path(__file__).with_name("claims.lark").read_text(encoding="utf-8")
    return connective_parser(leaves, _Build())


def parse(text: str) -> ClaimTest:
    """Parse a test; ExpressionError if it is none."""
    test: ClaimTest = parse_connected(_parser(), text)
    return test
