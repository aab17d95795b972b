"""Questions about claims: which outcome would show what somebody says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from detente.case import Case, Claim
from detente.drafting import DRAFTED, is_judgement
from detente.interview.claim_tests import nearness, tests_for, tests_in_words, tests_instead_of, tests_near
from detente.interview.naming import Naming
from detente.interview.parties import party_named
from detente.interview.people import is_several
from detente.interview.question import NONE_OF_THESE, UNKNOWN, ClaimTest, Question
from detente.interview.unknowns import Unknowns
from detente.patterns import as_pattern
from detente.short import one_line

PREFIX = "claim:"
MOST_CLAIMS = 3
"""Claims that an interview asks about; the others stay as they are."""
_FEWEST_PARTIES = 2
_FORETELLS = as_pattern(
    r"\b(?:will|would|could|may|might|can|cannot|shall|expect\w*|hope\w*|likely|unlikely|bound to|going to|if"
    r"|unless|until|never)\b|n[’']t\b",
    re.IGNORECASE,
)
"""Words that say what will or may be, or on what it depends."""
_READ_AS, _DRAFTED = " is read as ", "drafted test"
"""The words of a draft on the test of a claim that it wrote."""


def is_assessment(case: Case, claim: Claim) -> bool:
    """Return True if a claim of a case judges what will come; one that a person wrote or tested always does.

    A draft also lists what somebody will do, wants or asks for, which a model can test as well, and which
    no reader takes for an assessment. It cites words for each claim; one without any is a person's.
    """
    if not claim.evidence or not case.text.removeprefix("\ufeff").startswith(DRAFTED):
        return True
    tested = {item.id for item in case.file.interview if item.answer not in (NONE_OF_THESE, UNKNOWN)}
    return f"{PREFIX}{claim.id}" in tested or is_judgement(claim, {}, None)


def claim_questions(of: Unknowns) -> Iterator[Question]:
    """Yield questions about claims, the one whose answer adds most first.

    First come claims without a test, of somebody who is named before the reports' own, and those that name
    more parties first; then those whose drafted test rests on a reading of their words; then those that are
    circular. A claim that foretells nothing, or speaks of no act, nor of two parties, is left as it is.
    """
    case = of.case
    judging = [claim for claim in case.file.claims if is_assessment(case, claim)]
    near = {claim.id: nearness(case, claim.says) for claim in judging}
    claims = [c for c in judging if near[c.id][1] or near[c.id][0] >= _FEWEST_PARTIES]
    untested = [claim for claim in claims if claim.holds_if is None and _FORETELLS.search(claim.says)]
    for claim in sorted(untested, key=lambda c: (c.by is None, *(-count for count in near[c.id]))):
        if question := _question(of, claim, "", "“None of these” leaves it as a claim without a test."):
            yield question
    known = tests_in_words(case)
    answered = {item.id for item in case.file.interview}
    for claim in claims:
        words = known.get(claim.holds_if or "")
        is_open = _READ_AS in (claim.assumed or "") and f"{PREFIX}{claim.id}" not in answered
        meant = f" The draft takes it to mean: {words}."
        if words and is_open and (question := _question(of, claim, meant, _LEAVES_TEST)):
            yield question
    circular = {answer.id for answer in of.swept.claims if answer.circular} if of.swept else set()
    for claim in judging:
        if claim.id in circular and (question := _question(of, claim, _REPEATS, _LEAVES_TEST)):
            yield question


_WHICH, _BETTER = "Which of these would show it?", "Would one of these show it better?"
_LEAVES_TEST = "“None of these” leaves its test as it is."
_REPEATS = " Its test only repeats a question that is open here."


def claim_question(of: Unknowns, id_: str) -> Question | None:
    """Return the question about a claim that has an id, however many come before it."""
    if not id_.startswith(PREFIX):
        return None
    return next((question for question in claim_questions(of) if question.id == id_), None)


def _question(of: Unknowns, claim: Claim, so_far: str, note: str) -> Question | None:
    assumed = claim.assumed or ""
    if claim.holds_if is not None and _READ_AS in assumed:
        offered = tests_instead_of(of.case, of.model, claim.holds_if)
    elif claim.holds_if is None or assumed.startswith(_DRAFTED):
        offered = tests_for(of.case, of.model, claim.says, claim.by)
    else:
        offered = tests_near(of.case, of.model, claim.says, claim.by)
    tests = [(test, words) for test, words in offered if test != claim.holds_if]
    if not tests:
        return None
    listed = "".join(f"\n  {number}. {words}" for number, (_, words) in enumerate(tests, start=1))
    return Question(
        f"{PREFIX}{claim.id}",
        "claim",
        f"{_said(of.case, claim)}{so_far} {_BETTER if so_far else _WHICH}{listed}",
        (*(str(number) for number in range(1, len(tests) + 1)), NONE_OF_THESE, UNKNOWN),
        ClaimTest(claim.id, tuple(tests)),
        note=note,
        evidence=claim.evidence,
    )


def _said(case: Case, claim: Claim) -> str:
    """Who says it and what, in quotation marks where it is in the words of a report."""
    says = claim.says.strip(' .“”"')
    quotes = (one_line(case.file.evidence[name].quote) for name in claim.evidence)
    is_verbatim = any(says in quote for quote in quotes)
    words = f"“{_within_marks(says)}.”" if is_verbatim else f"{says}."
    party = party_named(case, claim.by) if claim.by else None
    by = Naming(case.file).party(party) if party else claim.by or "The report"
    return f"{by[:1].upper()}{by[1:]} {'say' if is_several(by) else 'says'}: {words}"


def _within_marks(text: str) -> str:
    """Return words as they stand within quotation marks: their own marks are single ones, and in pairs."""
    plain = re.sub(r"``|\'\'|[“”]", '"', text)
    if plain.count('"') % 2:
        return plain.replace('"', "")
    pieces = plain.split('"')
    return "".join(
        piece if k == len(pieces) - 1 else f"{piece}{'’' if k % 2 else '‘'}" for k, piece in enumerate(pieces)
    )
