"""A claim's test, said in words: what would have to be so for the claim to hold."""

from __future__ import annotations

from collections.abc import Iterator

from detente.brief.expressions_in_words import expression_in_words
from detente.brief.wording import CONCEPT_NAMES
from detente.case.connectives import Compound, leaves
from detente.case.schema import CaseFile
from detente.scenarios.claim_language import (
    ClaimTest,
    Given,
    PlainTest,
    Prefers,
    Reachable,
    Stable,
    StateRef,
    Test,
    parse_claim_test,
)


def claim_in_words(case: CaseFile, holds_if: str) -> str:
    """What a claim is tested by.

    Raises
    ------
    ExpressionError
        If the text is no test.

    Examples
    --------
    >>> from detente.case.load import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: t
    ... parties: {UP: {name: Upper village, options: {share: Share the well}}}
    ... ''').file
    >>> claim_in_words(case, "stable(dry, nash, UP) and not stable(status_quo, seq)")
    '“dry” is stable for Upper village (Nash), and the status quo is not stable (SEQ)'
    >>> claim_in_words(case, 'not reachable("UP.share") by improvements')
    'no outcome with “UP to share the well” can be reached by improvements'
    """
    return _words(case, parse_claim_test(holds_if))


def claim_parts_in_words(case: CaseFile, holds_if: str) -> dict[str, str]:
    """The parts of a claim's test, as `judge_claims` names them, to their words."""
    parts: Iterator[Test] = leaves(parse_claim_test(holds_if))
    return {str(part): _words(case, part) for part in parts}


def _words(case: CaseFile, test: ClaimTest) -> str:
    match test:
        case Stable() | Reachable() | Prefers() | Given():
            return _part(case, test, negated=False)
        case Compound("not", (Stable() | Reachable() | Prefers() as part,)):
            return _part(case, part, negated=True)
    # A compound within a compound is bracketed: which belongs to which decides what is meant.
    parts = [
        f"({_words(case, part)})"
        if isinstance(part, Compound) and part.operator != "not"
        else _words(case, part)
        for part in test.parts
    ]
    match test.operator:
        case "not":
            return f"it is not so that {parts[0]}"
        case "and" | "or":
            return f"{', '.join(parts[:-1])}, {test.operator} {parts[-1]}"
        case "if":
            return f"{parts[0]} if {parts[1]}"
        case "iff":
            return f"{parts[0]} exactly if {parts[1]}"


def _part(case: CaseFile, test: Test, *, negated: bool) -> str:
    if isinstance(test, Given):
        told = _part(case, test.test, negated=negated)
        condition = f"given “{expression_in_words(case, test.condition)}”"
        return f"{told} {condition}, and not without" if test.more_than_without else f"{told} {condition}"
    return _plain_part(case, test, negated=negated)


def _plain_part(case: CaseFile, test: PlainTest, *, negated: bool) -> str:
    if isinstance(test, Prefers):
        verb = "does not prefer" if negated else "prefers"
        better, worse = (_state(case, state, "every") for state in (test.better, test.worse))
        return f"{case.parties[test.party].name} {verb} {better} to {worse}"
    if isinstance(test, Stable):
        whom = f" for {case.parties[test.party].name}" if test.party else ""
        which = "not every" if negated else "every"
        verb = "is not stable" if negated and not test.state.quoted else "is stable"
        return f"{_state(case, test.state, which)} {verb}{whom} ({CONCEPT_NAMES[test.concept]})"
    which = "no" if negated else "some"
    verb = "cannot" if negated and not test.state.quoted else "can"
    return f"{_state(case, test.state, which)} {verb} be reached by {test.how}"


def _state(case: CaseFile, state: StateRef, which: str) -> str:
    if state.quoted:
        return f"{which} outcome with “{expression_in_words(case, state.text)}”"
    return "the status quo" if state.text == "status_quo" else f"“{state.text.replace('_', ' ')}”"
