"""The language a claim's `holds_if` is written in: tests of stability and reachability.

``stable(STATE, CONCEPT)``, ``stable(STATE, CONCEPT, PARTY)``, ``reachable(STATE) by improvements``
and ``reachable(STATE) by moves``, joined by the connectives of expressions. STATE is a name from
`states`, a Y/N string, ``status_quo``, or an expression over options in double quotes, which
stands for every state where it is true.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from detente.case.connectives import (
    Compound,
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
    from detente.scenarios.claim_grammar import parse  # only a case with claims needs the parser

    test: ClaimTest = parse(text)
    return test
