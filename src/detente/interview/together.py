"""The options of a case that exclude each other, asked before preferences: a draft has few rules on that."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from itertools import combinations

from detente.case import Case, option_names
from detente.drafting import DRAFTED
from detente.interview.draft_header import is_unreviewed
from detente.interview.naming import Naming
from detente.interview.question import NONE_OF_THESE, UNKNOWN, Question, Together

PREFIX = "apart:"
"""Begins the ids of these questions."""
_MOST_IN_PAIRS = 6
"""Options up to which each two are asked about; of more, those of one party."""
_NOTE = (
    "Give each pair by its numbers, as “{example}”; “{order}” if one can be done only after the other. Put a "
    "semicolon between several. "
    "“None of these”: each can be done beside any other."
)


def together_question(case: Case) -> Question | None:
    """Return the question which options cannot both be taken; None where it was put, or there are no two.

    It is put of a draft that was reviewed: a person who writes a case thinks of its rules.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> case = parse_case('''# Drafted by detente from what the reports say; reviewed by Ana.
    ... detente: 1
    ... title: t
    ... parties: {UP: {name: Upper village, options: {share: Share the well, sell: Sell the well}}}
    ... preferences: {UP: unknown}
    ... ''')
    >>> print(together_question(case).text)
    Which two of these cannot both be done?
      1. Share the well (Upper village)
      2. Sell the well (Upper village)
    """
    if is_unreviewed(case.text) or not case.text.removeprefix("\ufeff").startswith(DRAFTED):
        return None
    names = Naming(case.file)
    pairs = list(_not_compared(case, names))
    if not pairs:
        return None
    listed = tuple(o for o in option_names(case.file) if any(o in pair for pair in pairs))
    lines = "".join(f"\n  {k}. {_in_words(names, option)}" for k, option in enumerate(listed, start=1))
    example = " and ".join(str(listed.index(option) + 1) for option in pairs[0])
    return Question(
        f"{PREFIX}{hashlib.sha256(lines.encode()).hexdigest()[:8]}",
        "option",
        f"Which two of these cannot both be done?{lines}",
        (NONE_OF_THESE, example, UNKNOWN),
        Together(listed),
        note=_NOTE.format(example=example, order=example.replace(" and ", " only after ")),
    )


def _not_compared(case: Case, names: Naming) -> Iterator[tuple[str, str]]:
    """Yield each two options of which neither a rule nor an answer says if they exclude each other."""
    options = option_names(case.file)
    before = [item.question or "" for item in case.file.interview if item.id.startswith(PREFIX)]
    tied = [set(re.findall(r"\w+\.\w+", rule.rule)) for rule in case.file.rules]
    for pair in combinations(options, 2):
        is_of_one = len({option.partition(".")[0] for option in pair}) == 1
        if not is_of_one and len(options) > _MOST_IN_PAIRS:
            continue
        if any(set(pair) <= acts for acts in tied) or names.label(pair[0]) == names.label(pair[1]):
            continue
        if not any(all(_in_words(names, option) in text for option in pair) for text in before):
            yield pair


def _in_words(names: Naming, option: str) -> str:
    return f"{names.label(option)} ({names.owner(option)})"
