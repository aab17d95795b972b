"""The list of a draft's parties and options, shown before the draft counts as reviewed, to be corrected."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from detente.case import Case, option_names
from detente.interview.naming import Naming
from detente.interview.question import ALL_RIGHT, LIST_CONFIRMED, Options, Question
from detente.patterns import as_pattern

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
_NUMBERS = as_pattern(
    r"(?:options? )?(?P<numbers>\d+(?:(?:\s*(?:,|-|–|to|and|&)\s*|\s+)\d+)*)"
    r"(?: (?:is|are) (?:all )?right| right)?",
    re.IGNORECASE,
)
_PIECE = as_pattern(r"[^;\n]*? because “.*?”(?=[\s.]*(?:;|$))|[^;\n]+", re.DOTALL)
_RANGE = as_pattern(r"(\d+)\s*(?:-|–|to)\s*(\d+)")
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
    for piece, _ in pieces_of(answer):
        match = _NUMBERS.fullmatch(piece)
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
    pieces = [each for each in pieces_of(answer) if not _NUMBERS.fullmatch(each[0])]
    return "; ".join(with_reason(piece, why) for piece, why in pieces)


def reasons_of_right(answer: str) -> dict[int, str]:
    """Return the reason given for each number that an answer to the list calls right with one.

    Examples
    --------
    >>> reasons_of_right("1 because “both sides signed”; 2; 3 out because “it is over”")
    {1: 'both sides signed'}
    """
    with_one = [(piece, why) for piece, why in pieces_of(answer) if why]
    return {number: why for piece, why in with_one for number in numbers_of_right(piece)}


def pieces_of(answer: str) -> list[tuple[str, str]]:
    """Return the pieces of an answer to the list, each with the reason given for it, or none.

    A reason within “ and ” may hold semicolons.

    Examples
    --------
    >>> pieces_of("1-3; new A: Resign because “he said: yes; at once”; 4 out because it is over")
    [('1-3', ''), ('new A: Resign', 'he said: yes; at once'), ('4 out', 'it is over')]
    """
    pieces = []
    for match in _PIECE.finditer(answer):
        piece, _, why = " ".join(match[0].split()).partition(" because ")
        quoted = re.fullmatch(r"“(.*)”\W*", why)
        if piece := piece.strip(" ."):
            pieces.append((piece, quoted[1].strip() if quoted else why.strip()))
    return pieces


def with_reason(piece: str, why: str) -> str:
    """Return a piece of an answer to the list with the reason for it.

    Examples
    --------
    >>> with_reason("2 out", "it is over; nobody asks"), with_reason("2 out", " ")
    ('2 out because “it is over; nobody asks”', '2 out')
    """
    # What would end the reason too early is written otherwise.
    plain = re.sub(r"”(?=\s*;)", "’", " ".join(why.split())).strip(' “”"')
    return f"{piece} because “{plain}”" if plain else piece


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
    why
        The reason for it, or words of a report.
    """

    out: bool = False
    words: str = ""
    by: str = ""
    why: str = ""


@dataclass(frozen=True)
class PartyMark:
    """The answer of a person on one party of the list.

    Attributes
    ----------
    decides
        "out", or "is one with A"; empty where it decides for itself.
    new
        Something else that it could do; empty for nothing.
    why
        The reason for that, or words of a report.
    """

    decides: str = ""
    new: str = ""
    why: str = ""


@dataclass(frozen=True)
class MissingAct:
    """An act that the list lacks, with who could do it, a party of the case or another, and the reason."""

    party: str
    act: str
    why: str = ""


def list_answer(
    options: Sequence[OptionMark], parties: Mapping[str, PartyMark], missing: Iterable[MissingAct] = ()
) -> str:
    """Return the answer to the list that marks of a form give; each reason stands with what it is for.

    Parameters
    ----------
    options
        A mark for each number.
    parties
        A mark for a party, by its letter.
    missing
        What the list lacks.

    Examples
    --------
    >>> marks = [OptionMark(), OptionMark(out=True, why="it is over"), OptionMark(words="Open talks", by="B")]
    >>> list_answer(marks, {"C": PartyMark("is one with A")}, [MissingAct("Port", "Close")])
    '1; 2 out because “it is over”; 3: Open talks; 3 by B; C is one with A; new party Port: Close'
    """
    pieces = []
    for number, mark in enumerate(options, start=1):
        said = [f"{number} out"] if mark.out else []
        if not mark.out and mark.words:
            said.append(f"{number}: {_plain(mark.words)}")
        if not mark.out and mark.by:
            said.append(f"{number} by {mark.by}")
        first, *others = said or [str(number)]
        pieces += [with_reason(first, mark.why), *others]
    for letter, of in parties.items():
        said = [f"{letter} {of.decides}"] if of.decides else []
        said += [f"new {letter}: {_plain(of.new)}"] if of.new.strip() else []
        # The reason is for what is new, where there is something.
        pieces += [*said[:-1], *(with_reason(last, of.why) for last in said[-1:])]
    for act in missing:
        name = _plain(act.party).replace(":", ",")
        pieces.append(with_reason(f"new party {name}: {_plain(act.act)}", act.why))
    return "; ".join(pieces)


def _plain(words: str) -> str:
    """Return words without what would end a piece of an answer."""
    return " ".join(words.replace(";", ",").replace(" because ", " as ").split())


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]
