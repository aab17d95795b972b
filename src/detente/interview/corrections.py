"""Corrections of a list of options, as a person types them: “2: Give Garland a hearing; 3 out”."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Literal

from detente.case import CaseFile
from detente.errors import BadArgument
from detente.interview.option_list import letters, pieces_of
from detente.interview.question import Options
from detente.patterns import as_pattern

What = Literal["words", "out", "owner", "name", "gone", "one", "option", "party", "right"]
_OUT = r"(?:is |are )?(?:out|wrong|no (?:option|choice|party)|not an option)"
_OPTION_OUT = as_pattern(
    r"(?:take out|drop|remove|delete|out:?) (?P<one>[\d ,]+(?:and \d+)?)"
    rf"|(?P<many>[\d ,]+(?:and \d+)?) {_OUT}",
    re.IGNORECASE,
)
_OWNER = as_pattern(
    r"(?P<number>\d+) (?:is |belongs )?(?:by|to|of|for|is) (?P<party>.+?)(?:['’]s)?", re.IGNORECASE
)
_WORDS = as_pattern(r"(?P<number>\d+)\s*[:=]\s*(?P<words>.+)")
_NEW_WITH_ACT = as_pattern(r"(?:new|add) party (?P<name>[^:]+):\s*(?P<words>.+)", re.IGNORECASE)
_NEW_PARTY = as_pattern(r"(?:new|add) party:? (?P<name>.+)", re.IGNORECASE)
_NEW = as_pattern(
    r"(?:new|add)(?: option)?(?: of| for| by)? (?P<party>[^:]+):\s*(?P<words>.+)", re.IGNORECASE
)
_PARTY_OUT = as_pattern(rf"(?:(?:take out|drop|remove|delete) )?(?P<party>.+?) {_OUT}", re.IGNORECASE)
_PARTY_DROPPED = as_pattern(r"(?:take out|drop|remove|delete) (?P<party>.+)", re.IGNORECASE)
_ONE = as_pattern(r"(?P<party>.+?) is (?:one with|part of|the same as) (?P<other>.+)", re.IGNORECASE)
_NAME = as_pattern(r"(?P<party>[^:=]+?)\s*[:=]\s*(?P<words>.+)")
_MEND = "answer with the numbers of the right ones, or for instance “2: Open talks”, “2 out” or “2 by A”"


@dataclass(frozen=True)
class Correction:
    """One thing that is wrong in a list of options, and what is right.

    Attributes
    ----------
    what
        An option has other ``words``, is ``out`` or has another ``owner``; a party has another ``name``, is
        ``gone``, or is ``one`` with another; there is a new ``option``, or a new ``party``; an option is
        ``right``, for a reason.
    of
        The option or the party, by its id; the party that has the new option; empty for a new party.
    right
        The right words, or the id of the right party.
    act
        An option of a new party; empty where none is named.
    why
        The reason given for this alone.
    """

    what: What
    of: str
    right: str = ""
    act: str = ""
    why: str = ""


def read_corrections(file: CaseFile, listed: Options, text: str) -> tuple[Correction, ...]:
    """Read corrections of a list.

    Raises
    ------
    BadArgument
        If something is no correction, or names a number or a party that the list does not have.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: A well
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well, dig: Dig}}
    ...   LOW: {name: Lower village}
    ... ''')
    >>> listed = Options(("UP", "LOW"), ("UP.share", "UP.dig"))
    >>> for correction in read_corrections(case.file, listed, "1: Open the well; 2 by lower village; B: Low"):
    ...     print(correction.what, correction.of, correction.right)
    words UP.share Open the well
    owner UP.dig LOW
    name LOW Low
    """
    reader = _Reader(file, listed)
    corrections = [replace(one, why=why) for piece, why in pieces_of(text) for one in reader.read(piece)]
    if not corrections:
        raise BadArgument("answer", f"{text.strip()!r} is no answer here", _MEND)
    return tuple(corrections)


@dataclass(frozen=True)
class _Reader:
    file: CaseFile
    listed: Options

    def read(self, text: str) -> list[Correction]:
        if match := _OPTION_OUT.fullmatch(text):
            numbers = re.findall(r"\d+", match["one"] or match["many"])
            return [Correction("out", self._option(number)) for number in numbers]
        if match := _WORDS.fullmatch(text):
            return [Correction("words", self._option(match["number"]), _label(match["words"]))]
        if match := _OWNER.fullmatch(text):
            return [Correction("owner", self._option(match["number"]), self._party(match["party"]))]
        return [self._of_a_party(text)]

    def _of_a_party(self, text: str) -> Correction:
        if match := _NEW_WITH_ACT.fullmatch(text):
            return Correction("party", "", _plain(match["name"]), _label(match["words"]))
        if match := _NEW_PARTY.fullmatch(text):
            return Correction("party", "", _plain(match["name"]))
        if match := _NEW.fullmatch(text):
            return Correction("option", self._party(match["party"]), _label(match["words"]))
        if match := _NAME.fullmatch(text):
            return Correction("name", self._party(match["party"]), _plain(match["words"]))
        if match := _ONE.fullmatch(text):
            one, other = self._party(match["party"]), self._party(match["other"])
            if one == other:
                raise BadArgument("answer", "a party is always one with itself", _MEND)
            return Correction("one", one, other)
        if match := _PARTY_OUT.fullmatch(text) or _PARTY_DROPPED.fullmatch(text):
            return Correction("gone", self._party(match["party"]))
        raise BadArgument("answer", f"{text!r} is no answer here", _MEND)

    def _option(self, number: str) -> str:
        if not 1 <= int(number) <= len(self.listed.options):
            raise BadArgument(
                "answer", f"the list has no option {number}", f"name one from 1 to {len(self.listed.options)}"
            )
        return self.listed.options[int(number) - 1]

    def _party(self, text: str) -> str:
        wanted = text.strip().casefold().removeprefix("the ")
        by_letter = dict(zip(letters(len(self.listed.parties)), self.listed.parties, strict=True))
        for letter, key in by_letter.items():
            if wanted in (letter.casefold(), key.casefold(), self._name(key)):
                return key
        ends = [key for key in self.listed.parties if self._name(key).endswith(f" {wanted}")]
        if len(ends) == 1:
            return ends[0]
        raise BadArgument(
            "answer", f"the list has no party {text.strip()!r}",
            f"name one by its letter, from A to {list(by_letter)[-1]}; “new party: ...” adds one",
        )  # fmt: skip

    def _name(self, party: str) -> str:
        return self.file.parties[party].name.casefold().removeprefix("the ")


def _label(words: str) -> str:
    words = _plain(words)
    return words[:1].upper() + words[1:]


def _plain(words: str) -> str:
    plain = words.strip(" .\"“”'‘’")
    if not any(char.isalpha() for char in plain):
        raise BadArgument("answer", f"{words!r} is no name", _MEND)
    return plain
