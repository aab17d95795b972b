"""An answer as a person types it, read as one of those that a question takes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from detente.case import CaseFile, option_names
from detente.errors import BadArgument
from detente.interview.naming import Naming, joined
from detente.interview.question import (
    ALWAYS,
    IF,
    IF_NOT,
    NEVER,
    NO,
    ONE_WITH,
    SAME,
    UNKNOWN,
    YES,
    Pair,
    Question,
)

_WORDS = {
    YES: "y yes yeah yep true right correct ja",
    NO: "n no nope false wrong none nein",
    SAME: "s same equal indifferent equally",
    ALWAYS: "a always",
    NEVER: "v never",
    UNKNOWN: "d dk unknown dunno idk ?",
}
_MEANT = {word: answer for answer, words in _WORDS.items() for word in words.split()}
_UNKNOWN_PHRASE = re.compile(
    r"(i )?(do ?n[o']?t|don’t|cannot|can't) (know|say|tell)|no idea|not known|nobody knows"
)
_SAME_PHRASE = re.compile(r"(it is |it's )?(all )?the same( to (it|them))?")
_DEPENDS = re.compile(r"(?:it )?depends?(?: on| upon)?[: ]*(?P<on>.*)", re.DOTALL)
_BECAUSE = re.compile(r"[,;:]?\s+(?:because|since|as it says|why:)\s+|\s+[-–—]\s+", re.IGNORECASE)
_IF = re.compile(r"(?P<word>yes|no|y|n)[, ]+(?P<how>if|only if|unless|when|provided)\s+(?P<on>.+)", re.DOTALL)
_NOT = re.compile(r"^(?:not|no longer|without|no)\s+")
_SMALL_WORDS = re.compile(
    r"\b(?:the|an?|of|on|in|at|to|for|from|with|by|and|or|its?|if|would|were|will|is|are|be|was|they|not)\b"
)
_FEWEST_SHARED = 0.5
_STEM = 4
_FEW = 3


@dataclass(frozen=True)
class Reply:
    """An answer read.

    Attributes
    ----------
    answer
        One of those of the question; without what follows ``yes if``, ``no if`` and ``one with``.
    option, taken
        The option on which it depends, and whether the answer is for where it is taken or not.
    party
        The party after ``one with``.
    numbers
        The numbers chosen of a list, from 1.
    why
        The reason given.
    """

    answer: str
    option: str = ""
    taken: bool = True
    party: str = ""
    numbers: tuple[int, ...] = ()
    why: str = ""

    @property
    def text(self) -> str:
        """The answer as the case records it."""
        if self.option:
            return f"{self.answer} {'' if self.taken else 'not '}{self.option}"
        if self.party:
            return f"{self.answer} {self.party}"
        return ", ".join(map(str, self.numbers)) or self.answer


def read_reply(file: CaseFile, question: Question, text: str, why: str = "") -> Reply:
    """Read an answer to a question.

    "It depends on X" is read as yes where X is so, and no where it is not.

    Raises
    ------
    BadArgument
        If it is none that the question takes; the message says which it takes.
    """
    words, reason = text.strip(), why.strip()
    if not reason and (parts := _BECAUSE.split(words, maxsplit=1))[1:]:
        words, reason = parts[0].strip(), parts[1].strip()
    plain = " ".join(words.casefold().split()).rstrip(".!")
    reply = _conditional(file, question, words, plain) or _plain(file, question, plain)
    if reply is None:
        raise BadArgument("answer", f"{text.strip()!r} is no answer here", f"answer {possible(question)}")
    return Reply(
        reply.answer, reply.option, reply.taken, reply.party, reply.numbers, " ".join(reason.split())
    )


def possible(question: Question) -> str:
    """List the answers that a question takes."""
    numbers = [answer for answer in question.answers if answer.isdecimal()]
    others = [answer for answer in question.answers if not answer.isdecimal() and answer not in (IF, IF_NOT)]
    ranges = [f"a number from 1 to {numbers[-1]}"] if len(numbers) > _FEW else numbers
    depends = ["yes if ...", "no if ..."] if IF in question.answers else []
    said = ["don't know" if answer == UNKNOWN else answer for answer in others]
    return joined([*said[:-1], *ranges, *depends, *said[-1:]], "or")


def _plain(file: CaseFile, question: Question, plain: str) -> Reply | None:
    if plain.startswith(f"{ONE_WITH} "):
        party = _party(file, plain.removeprefix(f"{ONE_WITH} "))
        return Reply(ONE_WITH, party=party) if f"{ONE_WITH} {party}" in question.answers else None
    numbers = tuple(map(int, re.findall(r"\d+", plain)))
    if numbers and re.fullmatch(r"[\d ,;and]+", plain):
        known = all(str(number) in question.answers for number in numbers)
        return Reply("chosen", numbers=tuple(dict.fromkeys(numbers))) if known else None
    answer = _MEANT.get(plain)
    if _UNKNOWN_PHRASE.fullmatch(plain):
        answer = UNKNOWN
    elif _SAME_PHRASE.fullmatch(plain):
        answer = SAME
    return Reply(answer) if answer in question.answers else None


def _party(file: CaseFile, text: str) -> str:
    wanted = text.removeprefix("the ")
    for key, party in file.parties.items():
        if wanted in (key.casefold(), party.name.casefold().removeprefix("the ")):
            return key
    return ""


def _conditional(file: CaseFile, question: Question, words: str, plain: str) -> Reply | None:
    depends = _DEPENDS.fullmatch(plain)
    match = _IF.fullmatch(plain)
    if (depends is None and match is None) or IF not in question.answers:
        return None
    on = depends["on"] if depends else match["on"] if match else ""
    name, taken = option_meant(file, question, words[len(words) - len(on) :] if on else "")
    if match is None:
        return Reply(IF, name, taken)
    answer = IF if match["word"].startswith("y") else IF_NOT
    return Reply(answer, name, taken if match["how"] != "unless" else not taken)


def option_meant(file: CaseFile, question: Question, text: str) -> tuple[str, bool]:
    """Return the option that words mean, and whether it is taken; not one that the question is about.

    Raises
    ------
    BadArgument
        If they mean none, or several alike.
    """
    names = Naming(file)
    about = (*question.subject.gains, *question.subject.losses) if isinstance(question.subject, Pair) else ()
    options = [option for option in option_names(file) if option not in about]
    words = " ".join(text.split()).strip(" .“”\"'")
    bare = _NOT.sub("", words, count=1)
    if bare in about:
        raise BadArgument("answer", f"{bare} is what the question is about", "name another option")
    for option in options:
        if bare.casefold() in (option.casefold(), names.label(option).casefold()):
            return option, bare == words
    scores = {option: _shared(bare, f"{names.owner(option)} {names.label(option)}") for option in options}
    best = max(scores.values(), default=0.0)
    meant = [option for option, score in scores.items() if score == best]
    if best < _FEWEST_SHARED or len(meant) > 1:
        listed = joined((f"{option} ({names.act(option)})" for option in options), "or")
        what = f"{text!r} is none of the options" if text else "nothing is named that it depends on"
        raise BadArgument(
            "answer", what,
            f"name one of {listed}; what is no option cannot be a condition: then answer don't know, and say "
            "on what it depends when asked why",
        )  # fmt: skip
    return meant[0], bare == words


def _shared(text: str, label: str) -> float:
    """The share of the words of a text that a label has, in whatever form: "raising" and "raise"."""
    first, second = ({*re.findall(r"\w+", _SMALL_WORDS.sub(" ", of.casefold()))} for of in (text, label))
    alike = [word for word in first if any(_is_a_form_of(word, other) for other in second)]
    return len(alike) / len(first) if first else 0.0


def _is_a_form_of(word: str, other: str) -> bool:
    stem = min(len(word), len(other), _STEM)
    return word == other or (stem == _STEM and word[:stem] == other[:stem])
