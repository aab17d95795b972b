"""The question that follows an answer given for the status quo: if it is so whatever else happens."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from detente.interview.pair_questions import answers_to
from detente.interview.pairs import pair_id, pair_of
from detente.interview.question import ALWAYS, NEVER, NO, UNKNOWN, YES, Pair, Question, Unconditional
from detente.interview.statements import preference_in_words
from detente.interview.unknowns import Unknowns, is_settled_between, near_the_status_quo

_SUFFIX = "-whatever"


def unconditional_questions(of: Unknowns) -> Iterator[Question]:
    """Yield a question for each answer about a party's own act that was given for the status quo alone.

    It comes where the order is still open with something else changed: an answer "if nothing else changed"
    says nothing of that, so the analysis counts it as unknown.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> from detente.interview.unknowns import unknowns_of
    >>> case = parse_case('''
    ... detente: 1
    ... title: A well
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid}}
    ... status_quo: NN
    ... preferences: {UP: {priorities: [not LOW.raid, not UP.share]}, LOW: {comparisons: NN > NY}}
    ... interview:
    ... - {id: LOW-prefers-LOW.raid, question: Would it?, answer: no}
    ... ''')
    >>> [question.text for question in unconditional_questions(unknowns_of(case))]
    ['As answered, Lower village would rather not raid, if nothing else changed. Is that so whatever else happens?']
    """  # noqa: E501
    quo = of.model.status_quo
    answers = {item.id: item.answer for item in of.case.file.interview if item.answer in (YES, NO)}
    if quo is None or not answers:
        return
    cells = near_the_status_quo(of)
    by_pattern = {of.model.pattern(cell) or "": cell for cell in cells}
    now = of.model.pattern(quo) or ""
    for id_, answer in answers.items():
        for at, option in enumerate(of.model.options):
            party = option.partition(".")[0]
            if id_ != f"{party}-prefers-{option}" or len(now) <= at:
                continue
            other = by_pattern.get(_flipped(now, at))
            if other is None:
                continue
            pair = pair_of(of.model, party, quo, other)
            if pair.single == option and pair_id(pair) == id_ and _is_open(of, by_pattern, at, pair):
                yield _question(of, pair, answer)


def _is_open(of: Unknowns, by_pattern: dict[str, int], at: int, pair: Pair) -> bool:
    """Return True if an answer without exception can be written, and settles what is open."""
    if not {ALWAYS, NEVER} & set(answers_to(of, pair)):
        return False
    number = of.model.parties.index(pair.party)
    for pattern, cell in by_pattern.items():
        other = by_pattern.get(_flipped(pattern, at))
        if pattern[at] == "N" and other is not None:
            both = np.array(sorted((cell, other)), dtype=np.int64)
            if not is_settled_between(of, number, both):
                return True
    return False


def _flipped(pattern: str, at: int) -> str:
    return f"{pattern[:at]}{'N' if pattern[at] == 'Y' else 'Y'}{pattern[at + 1 :]}"


def _question(of: Unknowns, pair: Pair, answer: str) -> Question:
    says = preference_in_words(of.names, of.model, pair, yes=answer == YES)
    subject = Unconditional(pair.party, pair.better, pair.worse, pair.gains, wanted=answer == YES)
    return Question(
        id=f"{pair_id(pair)}{_SUFFIX}",
        kind="preference",
        text=f"As answered, {says}. Is that so whatever else happens?",
        answers=(YES, NO, UNKNOWN),
        subject=subject,
        of_own_act=True,
        form="act",
    )
