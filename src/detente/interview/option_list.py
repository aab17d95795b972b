"""The list of a draft's parties and options, shown before the draft counts as reviewed, to be corrected."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.case import Case, option_names
from detente.interview.naming import Naming
from detente.interview.question import ALL_RIGHT, LIST_CONFIRMED, Options, Question

_KIND = "options"
_NOTE = (
    "Compare each with its words. Give the numbers of those that are right, such as “{right}”, and say of "
    "each other what is wrong:\n"
    "  “{number} out”: nobody could choose option {number}, or it does not matter here\n"
    "  “{number}: {label}”: option {number} in the right words\n"
    "  “{number} by {letter}”: it is for {name} to do or leave\n"
    "  “{letter}: {name}”: the right name of a party; “{letter} out”: it is no party here\n"
    "{joined}"
    "  “new {letter}: ...”: something else that {name} could do\n"
    "Put a semicolon between several. The list is settled when each number has been named."
)
_JOINED = "  “{letter} is one with A”: the two parties decide as one\n"
EACH_NAMED = "that is all"
"""Ends an answer that corrects every option of the list: it is settled."""
_NUMBERS = re.compile(
    r"(?:options? )?(?P<numbers>\d+(?:(?:\s*(?:,|-|–|to|and|&)\s*|\s+)\d+)*)"
    r"(?: (?:is|are) (?:all )?right| right)?",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d+)\s*(?:-|–|to)\s*(\d+)")
_MOST_IN_RANGE = 1_000


def option_list(case: Case) -> Question | None:
    """Return the question whether the options of a draft are the right ones; None where it has none.

    It is the same question until something in the list changes.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: A well
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village}
    ... ''')
    >>> print(option_list(case).text)
    These are the options, and who decides on them:
      A. Upper village:
           1. Share the well
      B. Lower village: no option
    Could its party choose each of these, and is each in the right words?
    """
    options = option_names(case.file)
    if not options:
        return None
    names, listed = Naming(case.file), []
    parties = tuple(case.file.parties)
    numbers = {option: k for k, option in enumerate(options, start=1)}
    for party, letter in zip(parties, letters(len(parties)), strict=True):
        mine = [option for option in options if option.startswith(f"{party}.")]
        listed.append(f"  {letter}. {names.party(party)}:{'' if mine else ' no option'}")
        listed += [f"       {numbers[option]}. {names.label(option)}" for option in mine]
    other = parties[-1]
    text = "\n".join(("These are the options, and who decides on them:", *listed, LIST_CONFIRMED))
    return Question(
        f"{_KIND}:{_digest(listed)}",
        "option",
        text,
        (", ".join(map(str, numbers.values())), *(f"{number} out" for number in numbers.values())),
        Options(parties, options),
        evidence=_cited(case, options),
        note=_NOTE.format(
            right=", ".join(map(str, list(numbers.values())[1:3])) or "1",
            number=1,
            letter=letters(len(parties))[-1],
            label=names.label(options[0]),
            name=names.party(other),
            joined=_JOINED.format(letter=letters(len(parties))[-1]) if len(parties) > 1 else "",
        ),
    )


def _cited(case: Case, options: Iterable[str]) -> tuple[str, ...]:
    of = case.file.parties
    places = (option.partition(".") for option in options)
    return tuple(dict.fromkeys(e for party, _, key in places for e in of[party].options[key].evidence))


def letters(count: int) -> list[str]:
    """Return the letters of so many parties: A, B, and after Z AA.

    Examples
    --------
    >>> letters(3), letters(28)[-2:]
    (['A', 'B', 'C'], ['AA', 'AB'])
    """
    alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    return [(alphabet[k // 26 - 1] if k >= 26 else "") + alphabet[k % 26] for k in range(count)]


def is_confirmed(case: Case) -> bool:
    """Return True if a person has named options of a draft as right, and so gone through the list.

    Before there were numbers to give, the answer was "all right".
    """
    answers = (item.answer for item in case.file.interview if item.id.startswith(f"{_KIND}:"))
    return any(
        answer == ALL_RIGHT or numbers_of_right(answer) or answer.endswith(EACH_NAMED) for answer in answers
    )


def numbers_of_right(answer: str) -> tuple[int, ...]:
    """Return the numbers of options that an answer to the list calls right.

    Examples
    --------
    >>> numbers_of_right("1-3, 5; 4 out"), numbers_of_right("2: Open talks")
    ((1, 2, 3, 5), ())
    """
    numbers: list[int] = []
    for piece in re.split(r"[;\n]", answer):
        match = _NUMBERS.fullmatch(" ".join(piece.split()).strip(" ."))
        if match is None:
            continue
        for first, last in ((int(a), int(b)) for a, b in _RANGE.findall(match["numbers"])):
            numbers += range(first, min(last, first + _MOST_IN_RANGE) + 1)
        numbers += map(int, re.findall(r"\d+", _RANGE.sub(" ", match["numbers"])))
    return tuple(sorted(set(numbers)))


def without_right(answer: str) -> str:
    """Return what an answer to the list says besides the numbers of what is right.

    Examples
    --------
    >>> without_right("1-3, 5; 4 out")
    '4 out'
    """
    pieces = [" ".join(piece.split()).strip(" .") for piece in re.split(r"[;\n]", answer)]
    return "; ".join(piece for piece in pieces if piece and not _NUMBERS.fullmatch(piece))


@dataclass(frozen=True)
class OptionMark:
    """The answer of a person on one option of the list.

    Attributes
    ----------
    out
        True if it is no option here.
    words
        Its right words; empty where they are right.
    by
        The letter of the party that could choose it; empty where that is right.
    """

    out: bool = False
    words: str = ""
    by: str = ""


def list_answer(options: Sequence[OptionMark], parties: Mapping[str, str], new: Mapping[str, str]) -> str:
    """Return the answer to the list that marks of a form give.

    Parameters
    ----------
    options
        A mark for each number.
    parties
        What is said of a party, by its letter: "out", or "is one with A".
    new
        Something else that a party could do, by its letter.

    Examples
    --------
    >>> marks = [OptionMark(), OptionMark(out=True), OptionMark(words="Open talks", by="B")]
    >>> list_answer(marks, {"C": "is one with A"}, {"A": "Resign"})
    '1; 2 out; 3: Open talks; 3 by B; C is one with A; new A: Resign'
    """
    pieces = []
    for number, mark in enumerate(options, start=1):
        said = [f"{number} out"] if mark.out else []
        if not mark.out and mark.words:
            said.append(f"{number}: {_plain(mark.words)}")
        if not mark.out and mark.by:
            said.append(f"{number} by {mark.by}")
        pieces += said or [str(number)]
    pieces += [f"{letter} {said}" for letter, said in parties.items() if said]
    pieces += [f"new {letter}: {_plain(act)}" for letter, act in new.items() if act.strip()]
    return "; ".join(pieces)


def _plain(words: str) -> str:
    """Return words without what would end a piece of an answer."""
    return " ".join(words.replace(";", ",").split())


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]
