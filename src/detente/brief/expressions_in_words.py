"""Expressions over options, said with the options' own labels."""

from __future__ import annotations

from collections.abc import Callable

from detente.brief.wording import listed, lowered
from detente.case.connectives import Compound, ExpressionError
from detente.case.expressions import Expression, Option, options_in, parse_expression
from detente.case.schema import CaseFile


def expression_in_words(case: CaseFile, text: str) -> str:
    """An expression in words; what is no expression over the case's options is left as it is written.

    Options become infinitives, so that the words fit a wish and a rule alike.

    Examples
    --------
    >>> from detente.case.load import parse_case
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
    >>> from detente.case.load import parse_case
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
