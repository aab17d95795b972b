"""The wants that a draft reads, as one list to be compared with its words before it counts as reviewed."""

from __future__ import annotations

import hashlib
from typing import Final

from detente.case import Case, Priority
from detente.drafting import KEPT_UP
from detente.interview.naming import Naming
from detente.interview.question import UNKNOWN, Question, ReadWish, WishList
from detente.interview.wishes_read import wish_in_words, wish_questions
from detente.short import one_line, shortened

PREFIX: Final = "wants:"
_NOTE: Final = (
    "Give the numbers of those that are right, such as “1, 2”; “2 out”: its words do not say so, and it is "
    "taken out; “2 contrary”: they say the contrary. Put a semicolon between several."
)

_UNSURE: Final = "(not read surely)"
_OF_UNSURE: Final = " If you do not know, those that were not read surely are taken out."


def wish_list(case: Case, names: Naming) -> Question | None:
    """Return the question if what a draft reads of wants is in its words; None where it reads nothing.

    What was not read surely is marked. What is only assumed, since a party does it now, is left out; so is
    what a person has said.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: A well
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village}
    ... preferences: {LOW: {priorities: [{priority: UP.share, evidence: [e1]}]}}
    ... evidence: {e1: {report: r.txt, quote: asked the village to share}}
    ... ''')
    >>> print(wish_list(case, Naming(case.file)).text)
    This is what the draft reads of wants:
      1. Lower village would rather see Upper village share the well: “asked the village to share”
    Does each say what its words say?
    """
    if any(item.id.startswith(PREFIX) for item in case.file.interview):
        return None
    answered = {item.id for item in case.file.interview}
    alone = {
        (question.subject.party, question.subject.priority): question.id
        for question in wish_questions(case, names)
        if isinstance(question.subject, ReadWish)
    }
    unsure: list[int] = []
    wishes: list[tuple[str, str, tuple[str, ...]]] = []
    lines: list[str] = []
    for party, stated in case.file.preferences.items():
        for line in stated.priorities or ():
            says = wish_in_words(names, party, line.priority)
            if says is None or not _is_of_the_draft(line):
                continue
            of_its_own = alone.get((party, line.priority))
            if of_its_own in answered:
                continue
            wishes.append((party, line.priority, line.evidence))
            if of_its_own is not None:
                unsure.append(len(wishes))
            mark = f" {_UNSURE}" if of_its_own is not None else ""
            lines.append(f"  {len(wishes)}. {says[:1].upper()}{says[1:]}{mark}{_words(case, line)}")
    if not wishes:
        return None
    text = "\n".join(("This is what the draft reads of wants:", *lines, "Does each say what its words say?"))
    numbers = [str(k) for k in range(1, len(wishes) + 1)]
    return Question(
        f"{PREFIX}{hashlib.sha256(text.encode()).hexdigest()[:8]}",
        "preference",
        text,
        (", ".join(numbers), *(f"{number} out" for number in numbers), UNKNOWN),
        WishList(tuple(wishes), tuple(unsure)),
        note=f"{_NOTE}{_OF_UNSURE}" if unsure else _NOTE,
    )


def _is_of_the_draft(line: Priority) -> bool:
    """Return True for a wish that the draft read, and of which no person has said anything."""
    said = line.assumed or ""
    return (
        line.assumed != KEPT_UP
        and not said.startswith("answered by")
        and not any(name.startswith("answer_") for name in line.evidence)
        and bool(line.evidence)
    )


def _words(case: Case, line: Priority) -> str:
    quotes = [case.file.evidence[name].quote for name in line.evidence if name in case.file.evidence]
    return f": “{shortened(one_line(quotes[0]))}”" if quotes else ""
