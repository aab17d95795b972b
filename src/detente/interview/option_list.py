"""The list of a draft's parties and options, shown before the draft counts as reviewed, to be corrected."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from detente.case import Case, option_names
from detente.interview.naming import Naming
from detente.interview.question import ALL_RIGHT, LIST_CONFIRMED, Options, Question

_KIND = "options"
_NOTE = (
    "Take out whatever nobody could choose. If all is right, say “all right”. Else say what is wrong:\n"
    "  “{number} out”: nobody could choose option {number}, or it does not matter here\n"
    "  “{number}: {label}”: option {number} in the right words\n"
    "  “{number} by {letter}”: it is for {name} to do or leave\n"
    "  “{letter}: {name}”: the right name of a party; “{letter} out”: it is no party here\n"
    "  “new {letter}: ...”: something else that {name} could do\n"
    "Put a semicolon between several."
)


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
        (ALL_RIGHT, *(f"{number} out" for number in numbers.values())),
        Options(parties, options),
        evidence=_cited(case, options),
        note=_NOTE.format(
            number=1, letter=letters(len(parties))[-1], label=names.label(options[0]), name=names.party(other)
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
    """Return True if a person has said of the options of a draft that they are right."""
    return any(item.id.startswith(f"{_KIND}:") and item.answer == ALL_RIGHT for item in case.file.interview)


def _digest(lines: Iterable[str]) -> str:
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:8]
