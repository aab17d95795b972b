"""What a draft reads of wants, as one list to be compared with its words before it counts as reviewed."""

from __future__ import annotations

import hashlib
import re
from typing import Final

from detente.case import Case, Priority, option_names
from detente.drafting import KEPT_UP
from detente.errors import BadArgument
from detente.interview.naming import Naming
from detente.interview.question import CONTRARY, UNKNOWN, Question, ReadWish, WishList
from detente.interview.wishes_read import wish_in_words, wish_questions
from detente.patterns import as_pattern
from detente.short import join_words, one_line, shortened

PREFIX: Final = "wants:"
_ALL: Final = as_pattern(r"(?:yes|y|all|right|correct|they do|each does|all (?:are )?(?:right|correct))")
_RIGHT: Final = as_pattern(
    r"(?P<numbers>\d+(?:(?:\s*(?:,|-|–|to|and)\s*|\s+)\d+)*)(?: (?:is|are))?(?: right)?"
)
_RANGE: Final = as_pattern(r"(\d+)\s*(?:-|–|to)\s*(\d+)")
_WRONG: Final = as_pattern(r"(?P<number>\d+)(?: is)? (?P<how>out|wrong|contrary|the contrary)")
_BECAUSE: Final = as_pattern(r"[,:]?\s+(?:because|since|as it says|why:)\s+", re.IGNORECASE)
_SAID_FIRST: Final = as_pattern(r"(?P<mark>[\w ]+)[,:.]+\s+(?P<words>\w.*\s.*)", re.DOTALL)
"""An answer for the whole list, and what a person says of it: "Yes, that is what she said"."""
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


def reasons_apart(text: str) -> tuple[str, str]:
    """Return the marks of an answer to the list, and the reasons given after them.

    Examples
    --------
    >>> reasons_apart("1, 3; 2 out because she denied it; 4 contrary")
    ('1, 3; 2 out; 4 contrary', 'she denied it')
    >>> reasons_apart("yes, as they said")
    ('yes', 'as they said')
    """
    marks: list[str] = []
    reasons: list[str] = []
    for piece in text.split(";"):
        mark, *reason = _BECAUSE.split(piece.strip(), maxsplit=1)
        if not reason and (said := _SAID_FIRST.fullmatch(mark)) and _ALL.fullmatch(said["mark"].casefold()):
            mark, reason = said["mark"], [said["words"]]
        marks.append(mark)
        reasons += reason
    return "; ".join(marks), "; ".join(reasons)


def marks_of_wishes(case: Case, subject: WishList, text: str) -> dict[int, str]:
    """Read what an answer says of each wish of the list: "right", "out" or "contrary", by its number.

    Raises
    ------
    BadArgument
        If it leaves one out, or says what cannot be.
    """
    count = len(subject.wishes)
    if _ALL.fullmatch(" ".join(text.casefold().split()).rstrip(".! ")):
        return dict.fromkeys(range(1, count + 1), "right")
    if count == 1 and text.casefold().strip(" .!") in ("no", "n"):
        return {1: "out"}
    marks: dict[int, str] = {}
    for piece in filter(None, (each.strip(" .") for each in text.split(";"))):
        wrong, right = _WRONG.fullmatch(piece.casefold()), _RIGHT.fullmatch(piece.casefold())
        if wrong:
            marks[int(wrong["number"])] = CONTRARY if "contrary" in wrong["how"] else "out"
        elif right:
            for first, last in ((int(a), int(b)) for a, b in _RANGE.findall(right["numbers"])):
                marks.update(dict.fromkeys(range(first, min(last, count + 1) + 1), "right"))
            alone = _RANGE.sub(" ", right["numbers"])
            marks.update(dict.fromkeys(map(int, re.findall(r"\d+", alone)), "right"))
        else:
            raise BadArgument("answer", f"{piece!r} is no answer here", "say for instance “1, 3; 2 out”")
    if beyond := [number for number in marks if not 0 < number <= count]:
        raise BadArgument("answer", f"the list has no wish {beyond[0]}", f"name those from 1 to {count}")
    if left := [str(number) for number in range(1, count + 1) if number not in marks]:
        is_ = "are" if len(left) > 1 else "is"
        raise BadArgument(
            "answer", f"{join_words(left)} {is_} not named", "call each right, or for instance “1 out”"
        )
    options = option_names(case.file)
    for number, mark in marks.items():
        if mark == CONTRARY and subject.wishes[number - 1][1].removeprefix("not ") not in options:
            raise BadArgument("answer", f"wish {number} has no plain contrary", f"say “{number} out”")
    return marks


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
