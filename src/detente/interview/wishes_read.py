"""The wishes of a draft that were not read surely, each as a question about its words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from detente.case import (
    Case,
    Compound,
    Expression,
    ExpressionError,
    Option,
    Priority,
    option_names,
    parse_expression,
)
from detente.interview.acts import supposed
from detente.interview.draft_header import DraftedWish, wishes_to_compare
from detente.interview.naming import Naming
from detente.interview.pairs import acts_in_words
from detente.interview.question import CONTRARY, NO, UNKNOWN, YES, Question, ReadWish

PREFIX = "says:"
"""Begins the ids of these questions."""


def wish_questions(case: Case, names: Naming) -> Iterator[Question]:
    """Yield a question for each wish of a draft that was not read surely, and still stands as it was drafted.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> case = parse_case('''# Drafted by detente from what the reports say; nobody has reviewed it yet.
    ... #   - compare with their words: LOW wants not UP.share [e1]
    ... detente: 1
    ... title: A well
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village}
    ... status_quo: N
    ... preferences: {LOW: {priorities: [{priority: not UP.share, evidence: [e1]}]}}
    ... evidence: {e1: {report: r.txt, quote: shares the well with nobody}}
    ... ''')
    >>> [question.text for question in wish_questions(case, Naming(case.file))]
    ['Lower village would rather not see Upper village share the well. Is that what the words say?']
    """
    drafted = wishes_to_compare(case.text)
    for each in drafted:
        stands = _as_it_stands(case, each, drafted)
        if stands is None:
            continue
        party, line = stands
        wish = line.priority
        says = wish_in_words(names, party, wish)
        if says is None:
            continue
        is_plain = wish.removeprefix("not ") in option_names(case.file)
        yield Question(
            f"{PREFIX}{each.party}-{each.priority.replace(' ', '_')}",
            "preference",
            f"{says[:1].upper()}{says[1:]}. Is that what the words say?",
            (YES, NO, *((CONTRARY,) if is_plain else ()), UNKNOWN),
            ReadWish(party, wish, line.evidence),
            note="The draft has it so, and is not sure that it read the words right. "
            + ("If they say the contrary, answer “contrary”. " if is_plain else "")
            + "If no, it is taken out, and these words are not cited for it again.",
            evidence=line.evidence,
        )


def _as_it_stands(
    case: Case, wish: DraftedWish, drafted: Sequence[DraftedWish]
) -> tuple[str, Priority] | None:
    """Return a wish of the draft as the case has it now, and whose: its option may be renamed by now."""
    of_others = {(each.party, each.priority) for each in drafted if each != wish}
    lines = [
        (party, line)
        for party, stated in case.file.preferences.items()
        for line in stated.priorities or ()
        if set(wish.evidence) <= set(line.evidence) and line.assumed is None
    ]
    as_drafted = (each for each in lines if (each[0], each[1].priority) == (wish.party, wish.priority))
    alike = (
        (party, line)
        for party, line in lines
        if (party, line.priority) not in of_others
        and line.priority.startswith("not ") == wish.priority.startswith("not ")
    )
    return next(as_drafted, None) or next(alike, None)


def contrary_of(wish: str) -> str:
    """Return the wish that an act is not done for one that it is, and the other way round.

    Examples
    --------
    >>> contrary_of("A.x"), contrary_of("not A.x")
    ('not A.x', 'A.x')
    """
    return wish.removeprefix("not ") if wish.startswith("not ") else f"not {wish}"


def wish_in_words(names: Naming, party: str, wish: str) -> str | None:
    """Say a priority as what its party would rather have; None for one of a form that no draft writes.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: t
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid}}
    ... ''')
    >>> wish_in_words(Naming(case.file), "LOW", "not LOW.raid if UP.share")
    'Lower village would rather not raid, if Upper village shares the well'
    >>> wish_in_words(Naming(case.file), "LOW", "not LOW.raid if not (UP.share and LOW.raid)")
    'Lower village would rather not raid, unless Upper village shares the well and Lower village raids'
    """
    try:
        expression = parse_expression(wish)
    except ExpressionError:
        return None
    condition = ""
    if isinstance(expression, Compound) and expression.operator in ("if", "iff"):
        expression, given = expression.parts
        cue = "if"
        if isinstance(given, Compound) and given.operator == "not" and not isinstance(given.parts[0], Option):
            cue, given = "unless", given.parts[0]
        listed = _listed(given)
        if listed is None:
            return None
        condition = f", {cue} {supposed(names, listed)}"
    act = _single(expression)
    if act is None:
        return None
    option, taken = act
    rather = f"{'' if taken else 'not '}{acts_in_words(names, party, (option,))}"
    return f"{names.party(party)} would rather {rather}{condition}"


def _single(expression: Expression) -> tuple[str, bool] | None:
    if isinstance(expression, Option):
        return expression.name, True
    if expression.operator == "not" and isinstance(expression.parts[0], Option):
        return expression.parts[0].name, False
    return None


def _listed(expression: Expression) -> list[tuple[str, bool]] | None:
    is_list = isinstance(expression, Compound) and expression.operator == "and"
    parts = expression.parts if isinstance(expression, Compound) and is_list else (expression,)
    singles = [_single(part) for part in parts]
    return [single for single in singles if single is not None] if None not in singles else None
