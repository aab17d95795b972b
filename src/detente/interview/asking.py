"""The question to ask next: about a draft while something of it is doubtful, then preferences and claims."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from difflib import get_close_matches
from itertools import chain

from detente.case import Case
from detente.interview.assessments import MOST_CLAIMS, PREFIX, claim_question, claim_questions
from detente.interview.doubts import doubt_with, doubts_of, every_doubt
from detente.interview.draft_header import is_unreviewed, options_to_ask_first
from detente.interview.leaving import LEFT
from detente.interview.on_condition import condition_questions
from detente.interview.pairs import pair_id
from detente.interview.question import Question
from detente.interview.stuck import stuck_question
from detente.interview.together import together_question
from detente.interview.unconditional import unconditional_questions
from detente.interview.unknowns import (
    Unknowns,
    open_pairs,
    question_on,
    question_with,
    questions_told,
    ranked_questions,
    spread,
    unknowns_of,
)
from detente.patterns import as_pattern

_BEFORE_CLAIM, _BETWEEN_CLAIMS = 2, 4
"""Questions about preferences before the first one about a claim, and before each further one."""
_BEFORE_UNKNOWN = 2
"""Questions about preferences before those on parties of which nothing is known."""
_PREFERRING = as_pattern(r"^(\w+)-prefers-")


def next_question(
    case: Case, passed: Collection[str] = (), unknowns: Unknowns | None = None
) -> Question | None:
    """Return the question to ask next of a case; None where nothing is left to ask.

    Parameters
    ----------
    passed
        Ids of questions that are not to be asked now.
    unknowns
        Those of the case, where they are known already.

    Raises
    ------
    BadInput
        If the case contradicts itself.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: A well
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid}}
    ... status_quo: NN
    ... preferences: {UP: {priorities: [not LOW.raid, not UP.share]}, LOW: {comparisons: NN > YY}}
    ... ''')
    >>> next_question(case).text
    'Would Lower village rather raid than not, if nothing else changed?'
    """
    left_out = {item.id for item in case.file.interview} | set(passed)
    unknowns = unknowns_of(case) if unknowns is None else unknowns
    if is_unreviewed(case.text):
        for question in doubts_of(case):
            if question.id not in left_out:
                return question
    stuck = stuck_question(unknowns)
    if stuck is not None and stuck.id not in left_out:
        return stuck
    apart = together_question(case)
    if apart is not None and apart.id not in left_out:
        return apart
    if LEFT.id in left_out:
        return None
    on_condition = next((q for q in condition_questions(unknowns) if q.id not in left_out), None)
    if on_condition is not None:
        return on_condition
    put = (*(item.id for item in case.file.interview), *passed)
    recent = [party for id_ in put for party in _PREFERRING.findall(id_)]
    claims = sum(id_.startswith(PREFIX) for id_ in put)
    about_claims = (q for q in claim_questions(unknowns) if q.id not in left_out)
    has_turn = claims < MOST_CLAIMS and len(recent) >= _BEFORE_CLAIM + _BETWEEN_CLAIMS * claims
    if has_turn and (about_claim := next(about_claims, None)) is not None:
        return about_claim
    first = next((q for q in _asked_first(unknowns) if q.id not in left_out), None)
    if first is not None:
        return first
    if (
        len(recent) >= _BEFORE_UNKNOWN
        and (unknown := _of_whom_nothing_is_known(unknowns, left_out)) is not None
    ):
        return unknown
    ranked = [q for q in ranked_questions(unknowns) if q.id not in left_out]
    preference = spread((q for q in ranked if q.is_connected), recent)
    if preference is None and claims < MOST_CLAIMS:
        preference = next(about_claims, None)
    if preference is not None:
        return preference
    # What only fills a picture comes last: acts with which nothing connects the party that is asked.
    rest = chain(questions_told(unknowns), unconditional_questions(unknowns), ranked)
    return next((q for q in rest if q.id not in left_out), None)


def _of_whom_nothing_is_known(of: Unknowns, left_out: Collection[str]) -> Question | None:
    """Return the question on an act of a party of which nothing is known, and nothing was asked."""
    for party in of.case.file.parties:
        stated = of.case.file.preferences.get(party)
        if (stated is not None and (stated.priorities or stated.comparisons)) or any(
            id_.startswith(f"{party}-prefers-") for id_ in left_out
        ):
            continue
        own = (
            question_on(of, pair)
            for pair in open_pairs(of, party=party)
            if not pair.context and (pair.single or "").startswith(f"{party}.")
        )
        if (question := next(own, None)) is not None:
            return question
    return None


def _asked_first(of: Unknowns) -> Iterator[Question]:
    """Yield the open questions on the acts that the brief of a draft asks about first, in its order."""
    options = options_to_ask_first(of.case.text)
    if not options:
        return
    ranked = {question.id: question for question in ranked_questions(of)}
    pairs = {pair_id(pair): pair for pair in open_pairs(of)}
    for option in options:
        id_ = f"{option.partition('.')[0]}-prefers-{option}"
        if id_ in ranked:
            yield ranked[id_]
        elif id_ in pairs:
            yield question_on(of, pairs[id_])


def question_of(case: Case, id_: str, unknowns: Unknowns | None = None) -> Question | None:
    """Return the question of a case that has an id; None if there is none, or it is settled.

    Parameters
    ----------
    unknowns
        Those of the case, where they are known already.

    Raises
    ------
    BadInput
        If the case contradicts itself.
    """
    unknowns = unknowns_of(case) if unknowns is None else unknowns
    if is_unreviewed(case.text) and (question := doubt_with(case, id_)):
        return question
    stuck = stuck_question(unknowns)
    if stuck is not None and stuck.id == id_:
        return stuck
    if id_ == LEFT.id:
        return LEFT
    apart = together_question(case)
    if apart is not None and apart.id == id_:
        return apart
    follow_up = (q for q in _follow_ups(unknowns) if q.id == id_)
    return claim_question(unknowns, id_) or question_with(unknowns, id_) or next(follow_up, None)


def _follow_ups(unknowns: Unknowns) -> Iterator[Question]:
    """Yield what is asked about an answer: if it is so whatever happens, and else on what condition."""
    yield from condition_questions(unknowns)
    yield from unconditional_questions(unknowns)


def question_meant(case: Case, id_: str) -> Question | None:
    """Return the open question whose id is most like one that none has; else the one to ask next.

    Raises
    ------
    BadInput
        If the case contradicts itself.
    """
    unknowns = unknowns_of(case)
    stuck = stuck_question(unknowns)
    about_moves = [each for each in (stuck, together_question(case)) if each is not None]
    questions = [*about_moves, *claim_questions(unknowns), *ranked_questions(unknowns)]
    questions += _follow_ups(unknowns)
    if is_unreviewed(case.text):
        questions = [*(question for _, question in every_doubt(case)), *questions]
    by_id = {question.id: question for question in questions}
    near = get_close_matches(id_, by_id, 1)
    return by_id[near[0]] if near else next_question(case)


def questions_left(
    case: Case, passed: Collection[str] = (), unknowns: Unknowns | None = None
) -> tuple[int, int]:
    """Count the questions that are open: about the draft, and about what parties want.

    Parameters
    ----------
    passed, unknowns
        As for `next_question`.

    Raises
    ------
    BadInput
        If the case contradicts itself.
    """
    left_out = {item.id for item in case.file.interview} | set(passed)
    unknowns = unknowns_of(case) if unknowns is None else unknowns
    doubts = doubts_of(case) if is_unreviewed(case.text) else []
    if LEFT.id in left_out:
        return sum(question.id not in left_out for question in doubts), 0
    of_draft = sum(question.id not in left_out for question in doubts)
    acts = {
        _matter(question)
        for question in (*ranked_questions(unknowns), *questions_told(unknowns))
        if question.id not in left_out and _matter(question) not in left_out
    }
    on_conditions = sum(question.id not in left_out for question in condition_questions(unknowns))
    if acts or on_conditions:
        return of_draft, len(acts) + on_conditions
    # Whether an answer holds whatever else happens is counted when nothing else is open.
    return of_draft, sum(question.id not in left_out for question in unconditional_questions(unknowns))


def _matter(question: Question) -> str:
    """The id of the question on the same acts that supposes nothing: each act is counted once."""
    return question.id.partition("-given-")[0]
