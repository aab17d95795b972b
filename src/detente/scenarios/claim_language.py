"""The language a claim's `holds_if` is written in: tests of stability and reachability.

``stable(STATE, CONCEPT)``, ``stable(STATE, CONCEPT, PARTY)``, ``reachable(STATE) by improvements``
and ``reachable(STATE) by moves``, joined by the connectives of expressions. STATE is a name from
`states`, a Y/N string, ``status_quo``, or an expression over options in double quotes, which
stands for every state where it is true.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any, Literal

from lark import Lark

from detente.case.connectives import (
    BuildCompounds,
    Compound,
    connective_parser,
    parse_connected,
)
from detente.stability.result import Concept


@dataclass(frozen=True, slots=True)
class StateRef:
    """A state by name or string, or (``quoted``) an expression that stands for all states it fits."""

    text: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Stable:
    """Every state meant is stable under the concept, for the party or (None) for all of them."""

    state: StateRef
    concept: Concept
    party: str | None

    def __str__(self) -> str:
        whom = f" for {self.party}" if self.party else ""
        concept = "Nash" if self.concept == "nash" else self.concept.upper()
        return f"{self.state.text} is stable{whom} ({concept})"


@dataclass(frozen=True, slots=True)
class Reachable:
    """Some state meant can be reached from the status quo."""

    state: StateRef
    how: Literal["improvements", "moves"]

    def __str__(self) -> str:
        return f"{self.state.text} can be reached by {self.how}"


Test = Stable | Reachable
ClaimTest = Test | Compound[Test]


class _Build(BuildCompounds):
    def stable(self, parts: list[Any]) -> Stable:
        party = str(parts[2]) if len(parts) > 2 else None
        return Stable(_state(parts[0]), parts[1].value, party)

    def reachable(self, parts: list[Any]) -> Reachable:
        return Reachable(_state(parts[0]), parts[1].value)


def _state(token: Any) -> StateRef:
    text = str(token)
    return StateRef(text.strip('"'), text.startswith('"'))


@cache
def _parser() -> Lark:
    leaves = files("detente.scenarios").joinpath("claims.lark").read_text(encoding="utf-8")
    return connective_parser(leaves, _Build())


def parse_claim_test(text: str) -> ClaimTest:
    """Parse a claim's `holds_if`.

    Raises
    ------
    ExpressionError
        If the text is not a test.

    Examples
    --------
    >>> str(parse_claim_test("stable(status_quo, seq, CPP)"))
    'status_quo is stable for CPP (SEQ)'
    >>> parse_claim_test('not reachable("CPP.talk") by improvements').operator
    'not'
    """
    test: ClaimTest = parse_connected(_parser(), text)
    return test
