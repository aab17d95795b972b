"""Expressions over options, said with the options' own labels."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from detente.case import (
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
from detente.model import Model
from detente.names import is_plural, with_article
from detente.page.words.states import party_name, state_by_label
from detente.patterns import as_pattern
from detente.short import join_words, lower_first
from detente.stability import CONCEPT_NAMES

_SHORT_ID: Final = as_pattern(r"[A-Za-z0-9]{1,8}")


def expression_in_words(model: Model, text: str) -> str:
    """Say an expression in words; text that is no expression over the model's options stays as it is.

    Options become infinitives, so that the words fit a wish and a rule alike.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> from detente.model import compile_case
    >>> model = compile_case(parse_case('''
    ... detente: 1
    ... title: t
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid}}
    ... preferences: {UP: unknown, LOW: unknown}
    ... '''))
    >>> expression_in_words(model, "UP.share if not LOW.raid")
    'UP to share the well, unless: raid (LOW)'
    >>> expression_in_words(model, "not (UP.share and LOW.raid)")
    'not both UP to share the well and LOW to raid'
    """
    expression = _parsed(model, text)
    return text if expression is None else _words(expression, _labeller(model))


def rule_in_words(model: Model, text: str) -> tuple[str, str]:
    """Say a rule: its kind, and what excludes, or needs, what.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> from detente.model import compile_case
    >>> model = compile_case(parse_case('''
    ... detente: 1
    ... title: t
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid, sue: Sue}}
    ... preferences: {UP: unknown, LOW: unknown}
    ... '''))
    >>> rule_in_words(model, "not (UP.share and LOW.raid)")
    ('Never together:', 'share the well (UP) and raid (LOW)')
    >>> rule_in_words(model, "UP.share if LOW.sue")
    ('Never:', 'sue (LOW) without share the well (UP)')
    >>> rule_in_words(model, "LOW.raid or LOW.sue")
    ('Always:', 'LOW to raid or LOW to sue')
    """
    rule = _parsed(model, text)
    if rule is None:
        return "Always:", text
    label = _labeller(model)
    match rule:
        case Compound("not", (Compound("and", parts),)):
            excluded = [_act(part, label) for part in parts if isinstance(part, Option)]
            if len(excluded) == len(parts):
                return "Never together:", join_words(excluded)
        case Compound("if", (Option() as needed, Option() as needing)):
            return "Never:", f"{_act(needing, label)} without {_act(needed, label)}"
    return "Always:", _words(rule, label)


def option_in_words(model: Model, name: str) -> str:
    """Return the label of ``PARTY.option``, with its party."""
    return _act(Option(name), _labeller(model))


def _act(option: Option, label: Callable[[str], tuple[str, str]]) -> str:
    party, act = label(option.name)
    return f"{act} ({party})"


def _parsed(model: Model, text: str) -> Expression | None:
    """Parse an expression; None for text that is none, since an unknown may be written in plain words."""
    try:
        expression = parse_expression(text)
    except ExpressionError:
        return None
    return expression if set(model.options).issuperset(options_in(expression)) else None


def _labeller(model: Model) -> Callable[[str], tuple[str, str]]:
    def label(name: str) -> tuple[str, str]:
        return _short(model, name.partition(".")[0]), lower_first(
            model.option_labels[model.options.index(name)]
        )

    return label


def _short(model: Model, party: str) -> str:
    """The id of a party where it is as short as an acronym, and not its name in capitals; else its name."""
    name = party_name(model, party)
    is_short = _SHORT_ID.fullmatch(party) is not None and (party == name or party != name.upper())
    return party if is_short else with_article(name)


def _words(expression: Expression, label: Callable[[str], tuple[str, str]]) -> str:
    if isinstance(expression, Option):
        party, act = label(expression.name)
        return f"{party} to {act}"
    parts = [_words(part, label) for part in expression.parts]
    match expression.operator:
        case "not":
            return _negated(expression.parts[0], label)
        case "and":
            return join_words(parts)
        case "or":
            return join_words(parts, "or")
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
        return f"not both {join_words(parts)}"
    if isinstance(expression, Compound) and expression.operator == "or":
        return f"neither {join_words(parts, 'nor')}"
    return f"not: {_words(expression, label)}"


def claim_in_words(model: Model, holds_if: str) -> str:
    """Say the test of a claim.

    Raises
    ------
    ExpressionError
        If the text is no test.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> from detente.model import compile_case
    >>> model = compile_case(parse_case('''
    ... detente: 1
    ... title: t
    ... parties: {UP: {name: Upper village, options: {share: Share the well}}}
    ... states: {dry: N, wet: Y}
    ... preferences: {UP: unknown}
    ... '''))
    >>> claim_in_words(model, "stable(dry, nash, UP) and not stable(status_quo, seq)")
    '“dry” is stable for Upper village (Nash), and the status quo is not stable (SEQ)'
    >>> claim_in_words(model, 'not reachable("UP.share") by improvements')
    'no outcome with “UP to share the well” can be reached by improvements'
    """
    return _claim_words(model, parse_claim_test(holds_if))


def claim_parts_in_words(model: Model, holds_if: str) -> dict[str, str]:
    """Map the parts of a claim's test, as `judge_claims` names them, to their words."""
    parts: Iterator[Test] = leaves(parse_claim_test(holds_if))
    return {str(part): _claim_words(model, part) for part in parts}


def _claim_words(model: Model, test: ClaimTest) -> str:
    match test:
        case Stable() | Reachable() | Prefers() | Given():
            return _part(model, test, negated=False)
        case Compound("not", (Stable() | Reachable() | Prefers() as part,)):
            return _part(model, part, negated=True)
    # A compound within a compound is bracketed: which belongs to which decides what is meant.
    parts = [
        f"({_claim_words(model, part)})"
        if isinstance(part, Compound) and part.operator != "not"
        else _claim_words(model, part)
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


def _part(model: Model, test: Test, *, negated: bool) -> str:
    if isinstance(test, Given):
        words = _part(model, test.test, negated=negated)
        condition = f"given “{expression_in_words(model, test.condition)}”"
        return f"{words} {condition}, and not without" if test.more_than_without else f"{words} {condition}"
    return _plain_part(model, test, negated=negated)


def _plain_part(model: Model, test: PlainTest, *, negated: bool) -> str:
    if isinstance(test, Prefers):
        name = party_name(model, test.party)
        prefers, does = ("prefer", "do") if is_plural(name) else ("prefers", "does")
        better, worse = (_state(model, state, "every") for state in (test.better, test.worse))
        return f"{name} {f'{does} not prefer' if negated else prefers} {better} to {worse}"
    if isinstance(test, Stable):
        whom = f" for {party_name(model, test.party)}" if test.party else ""
        which = "not every" if negated else "every"
        verb = "is not stable" if negated and not test.state.quoted else "is stable"
        return f"{_state(model, test.state, which)} {verb}{whom} ({CONCEPT_NAMES[test.concept]})"
    which = "no" if negated else "some"
    verb = "cannot" if negated and not test.state.quoted else "can"
    return f"{_state(model, test.state, which)} {verb} be reached by {test.how}"


def _state(model: Model, state: StateRef, which: str) -> str:
    if state.quoted:
        return f"{which} outcome with “{expression_in_words(model, state.text)}”"
    if state.text == "status_quo":
        return "the status quo"
    return f"“{state_by_label(model, state.text)}”"
