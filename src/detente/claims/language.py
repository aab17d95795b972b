"""The language a claim's `holds_if` is written in: tests of stability, reach and preference.

``stable(STATE, CONCEPT)``, ``stable(STATE, CONCEPT, PARTY)``, ``reachable(STATE) by improvements``,
``reachable(STATE) by moves`` and ``prefers(PARTY, STATE, STATE)``, joined by the connectives of
expressions. STATE is a name from `states`, a Y/N string, ``status_quo``, or an expression over
options in double quotes, which stands for every state where it is true. ``TEST given CONDITION``
tests the dispute in which the condition holds, and ``TEST given CONDITION more than without``
also requires that it fails where the condition never holds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache, reduce
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, TypeVar

from detente.case import BuildCompounds, Compound, connective_parser, parse_connected
from detente.stability import Concept

if TYPE_CHECKING:
    from lark import Lark


@dataclass(frozen=True, slots=True)
class StateRef:
    """A state by its name or Y/N string, or (``quoted``) an expression for all states in which it is true."""

    text: str
    quoted: bool

    @property
    def written(self) -> str:
        """The text as the test writes it."""
        return f'"{self.text}"' if self.quoted else self.text


@dataclass(frozen=True, slots=True)
class Stable:
    """Every state named is stable under the concept, for the party or (None) for all parties."""

    state: StateRef
    concept: Concept
    party: str | None

    def __str__(self) -> str:
        whom = f" for {self.party}" if self.party else ""
        concept = "Nash" if self.concept == "nash" else self.concept.upper()
        return f"{self.state.text} is stable{whom} ({concept})"


@dataclass(frozen=True, slots=True)
class Reachable:
    """Some state named can be reached from the status quo."""

    state: StateRef
    how: Literal["improvements", "moves"]

    def __str__(self) -> str:
        return f"{self.state.text} can be reached by {self.how}"


@dataclass(frozen=True, slots=True)
class Prefers:
    """The party prefers each of the states named first to each of those named second."""

    party: str
    better: StateRef
    worse: StateRef

    def __str__(self) -> str:
        return f"{self.party} prefers {self.better.text} to {self.worse.text}"


PlainTest = Stable | Reachable | Prefers


@dataclass(frozen=True, slots=True)
class Given:
    """A test of the dispute in which a condition holds.

    Attributes
    ----------
    condition
        An expression over options. It holds in every state; where it does not hold in the status quo,
        the status quo is the state nearest to it in which it does.
    more_than_without
        Whether the test must besides fail where the condition never holds: then the condition is
        what makes it true.
    """

    test: PlainTest
    condition: str
    more_than_without: bool

    def __str__(self) -> str:
        return f"{self.test} given {self.condition}{' more than without' if self.more_than_without else ''}"


Test = PlainTest | Given
ClaimTest = Test | Compound[Test]

Truth = TypeVar("Truth")


def combined(
    test: ClaimTest,
    truths: Mapping[Test, Truth],
    negated: Callable[[Truth], Truth],
    both: Callable[[Truth, Truth], Truth],
    either: Callable[[Truth, Truth], Truth],
) -> Truth:
    """Combine the truth values of the parts of a test, in two-valued or three-valued logic.

    Examples
    --------
    >>> one, other = (Reachable(StateRef(name, quoted=False), "moves") for name in "ab")
    >>> combined(Compound("if", (one, other)), {one: 0, other: 1}, lambda truth: 2 - truth, min, max)
    1
    """
    if not isinstance(test, Compound):
        return truths[test]
    parts = [combined(part, truths, negated, both, either) for part in test.parts]
    match test.operator:
        case "not":
            return negated(parts[0])
        case "and":
            return reduce(both, parts)
        case "or":
            return reduce(either, parts)
        case "if":
            return either(parts[0], negated(parts[1]))
        case "iff":
            return either(reduce(both, parts), reduce(both, map(negated, parts)))


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
    >>> str(parse_claim_test('reachable("CPP.talk") by improvements given STATES.press more than without'))
    'CPP.talk can be reached by improvements given STATES.press more than without'
    """
    test: ClaimTest = parse_connected(_parser(), text)
    return test


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
