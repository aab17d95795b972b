"""An answer to the list of wishes: which is right, out or the contrary, and that written into a case."""

from __future__ import annotations

import re
from typing import Any, Final

from detente.case import Case, option_names
from detente.errors import BadArgument
from detente.interview import edits
from detente.interview.naming import Naming
from detente.interview.question import CONTRARY, WishList
from detente.interview.wishes_read import contrary_of, wish_in_words
from detente.patterns import as_pattern
from detente.short import join_words

_ALL: Final = as_pattern(r"(?:yes|y|all|right|correct|they do|each does|all (?:are )?(?:right|correct))")
_RIGHT: Final = as_pattern(
    r"(?P<numbers>\d+(?:(?:\s*(?:,|-|–|to|and)\s*|\s+)\d+)*)(?: (?:is|are))?(?: right)?"
)
_RANGE: Final = as_pattern(r"(\d+)\s*(?:-|–|to)\s*(\d+)")
_WRONG: Final = as_pattern(r"(?P<number>\d+)(?: is)? (?P<how>out|wrong|contrary|the contrary)")
_BECAUSE: Final = as_pattern(r"[,:]?\s+(?:because|since|as it says|why:)\s+", re.IGNORECASE)
_SAID_FIRST: Final = as_pattern(r"(?P<mark>[\w ]+)[,:.]+\s+(?P<words>\w.*\s.*)", re.DOTALL)
"""An answer for the whole list, and what a person says of it: "Yes, that is what she said"."""


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


def drop_unsure(data: Any, of: WishList) -> None:
    """Take out of the data of a case what was not read surely of the wishes of a list."""
    for number in of.unsure:
        edits.drop_priority(data, *of.wishes[number - 1][:2])


def write_wishes(data: Any, case: Case, of: WishList, text: str) -> tuple[list[str], tuple[str, ...]]:
    """Write an answer to the list into the data of a case; return what it says, and the words rejected."""
    names, marks = Naming(case.file), marks_of_wishes(case, of, text)
    says: list[str] = []
    rejected: list[str] = []
    for number, (party, priority, evidence) in enumerate(of.wishes, start=1):
        if marks[number] == CONTRARY:
            contrary = contrary_of(priority)
            line = {"priority": contrary, "evidence": list(evidence)}
            edits.replace_priority(data, party, priority, line)
            says.append(f"it is the contrary now: {wish_in_words(names, party, contrary)}")
        elif marks[number] == "out":
            edits.drop_priority(data, party, priority)
            rejected += edits.reject_words(data, evidence)
            says.append(f"taken out: {wish_in_words(names, party, priority)}")
    if right := sum(mark == "right" for mark in marks.values()):
        says.append(f"{'one wish stands' if right == 1 else f'{right} wishes stand'} as read")
    return says, tuple(rejected)
