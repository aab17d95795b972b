"""Expressions over options, said with the options' own labels."""

from __future__ import annotations

from collections.abc import Callable

from detente.brief.wording import listed, lowered
from detente.case.connectives import Compound, ExpressionError
from detente.case.expressions import Expression, Option, parse_expression
from detente.case.schema import CaseFile


def expression_in_words(case: CaseFile, text: str) -> str:
    """An expression in words; one that cannot be read is left as it is written.

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
    'UP to share the well, if LOW not to raid'
    >>> expression_in_words(case, "not (UP.share and LOW.raid)")
    'not both UP to share the well and LOW to raid'
    """
    try:
        expression = parse_expression(text)
    except ExpressionError:
        return text
    return _words(expression, _labeller(case))


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
            return f"{parts[0]}, if {parts[1]}"
        case "iff":
            return f"{parts[0]}, exactly if {parts[1]}"


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
