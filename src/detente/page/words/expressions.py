"""Expressions over options, said with the options' own labels."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from detente.case import (
    CaseFile,
    Compound,
    Expression,
    ExpressionError,
    Option,
    leaves,
    options_in,
    parse_expression,
)
from detente.claims import (
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
from detente.page.words.states import listed, lowered
from detente.stability import CONCEPT_NAMES


def expression_in_words(case: CaseFile, text: str) -> str:
    """An expression in words; what is no expression over the case's options is left as it is written.

    Options become infinitives, so that the words fit a wish and a rule alike.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: t
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid}}
    ... ''').file
    >>> expression_in_words(case, "UP.share if not LOW.raid")
    'UP to share the well, unless: raid (LOW)'
    >>> expression_in_words(case, "not (UP.share and LOW.raid)")
    'not both UP to share the well and LOW to raid'
    """
    expression = _parsed(case, text)
    return text if expression is None else _words(expression, _labeller(case))


def rule_in_words(case: CaseFile, text: str) -> tuple[str, str]:
    """What a rule demands of every state: its kind, and what excludes, or needs, what.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: t
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid, sue: Sue}}
    ... ''').file
    >>> rule_in_words(case, "not (UP.share and LOW.raid)")
    ('Never together:', 'share the well (UP) and raid (LOW)')
    >>> rule_in_words(case, "UP.share if LOW.sue")
    ('Never:', 'sue (LOW) without share the well (UP)')
    >>> rule_in_words(case, "LOW.raid or LOW.sue")
    ('Always:', 'LOW to raid or LOW to sue')
    """
    rule = _parsed(case, text)
    if rule is None:
        return "Always:", text
    label = _labeller(case)
    match rule:
        case Compound("not", (Compound("and", parts),)):
            excluded = [_act(part, label) for part in parts if isinstance(part, Option)]
            if len(excluded) == len(parts):
                return "Never together:", listed(excluded)
        case Compound("if", (Option() as needed, Option() as needing)):
            return "Never:", f"{_act(needing, label)} without {_act(needed, label)}"
    return "Always:", _words(rule, label)


def option_in_words(case: CaseFile, name: str) -> str:
    """``PARTY.option`` by its label."""
    return _act(Option(name), _labeller(case))


def _act(option: Option, label: Callable[[str], tuple[str, str]]) -> str:
    party, act = label(option.name)
    return f"{act} ({party})"


def _parsed(case: CaseFile, text: str) -> Expression | None:
    """The expression, or None for what is none over this case: what is unknown may be said in plain words."""
    try:
        expression = parse_expression(text)
    except ExpressionError:
        return None
    known = {f"{party_id}.{option}" for party_id, party in case.parties.items() for option in party.options}
    return expression if known.issuperset(options_in(expression)) else None


def _labeller(case: CaseFile) -> Callable[[str], tuple[str, str]]:
    def label(name: str) -> tuple[str, str]:
        party, _, option = name.partition(".")
        return party, lowered(case.parties[party].options[option].label)

    return label


def _words(expression: Expression, label: Callable[[str], tuple[str, str]]) -> str:
    if isinstance(expression, Option):
        party, act = label(expression.name)
        return f"{party} to {act}"
    parts = [_words(part, label) for part in expression.parts]
    match expression.operator:
        case "not":
            return _negated(expression.parts[0], label)
        case "and":
            return listed(parts)
        case "or":
            return listed(parts, "or")
        case "if":
            return f"{parts[0]}, {_condition(expression.parts[1], label)}"
        case "iff":
            return f"{parts[0]}, exactly if {parts[1]}"


def _condition(expression: Expression, label: Callable[[str], tuple[str, str]]) -> str:
    match expression:
        case Option():
            return f"given: {_act(expression, label)}"
        case Compound("not", (Option() as absent,)):
            return f"unless: {_act(absent, label)}"
    return f"if {_words(expression, label)}"


def _negated(expression: Expression, label: Callable[[str], tuple[str, str]]) -> str:
    if isinstance(expression, Option):
        party, act = label(expression.name)
        return f"{party} not to {act}"
    parts = [_words(part, label) for part in expression.parts]
    if isinstance(expression, Compound) and expression.operator == "and" and len(parts) == 2:
        return f"not both {listed(parts)}"
    if isinstance(expression, Compound) and expression.operator == "or":
        return f"neither {listed(parts, 'nor')}"
    return f"not: {_words(expression, label)}"


def claim_in_words(case: CaseFile, holds_if: str) -> str:
    """What a claim is tested by.

    Raises
    ------
    ExpressionError
        If the text is no test.

    Examples
    --------
    >>> from detente.case import parse_case
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
    return _claim_words(case, parse_claim_test(holds_if))


def claim_parts_in_words(case: CaseFile, holds_if: str) -> dict[str, str]:
    """The parts of a claim's test, as `judge_claims` names them, to their words."""
    parts: Iterator[Test] = leaves(parse_claim_test(holds_if))
    return {str(part): _claim_words(case, part) for part in parts}


def _claim_words(case: CaseFile, test: ClaimTest) -> str:
    match test:
        case Stable() | Reachable() | Prefers() | Given():
            return _part(case, test, negated=False)
        case Compound("not", (Stable() | Reachable() | Prefers() as part,)):
            return _part(case, part, negated=True)
    # A compound within a compound is bracketed: which belongs to which decides what is meant.
    parts = [
        f"({_claim_words(case, part)})"
        if isinstance(part, Compound) and part.operator != "not"
        else _claim_words(case, part)
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
