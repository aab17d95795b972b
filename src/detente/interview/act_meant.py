"""The act of a case that words of a person, or of a report, mean."""

from __future__ import annotations

import re
from collections.abc import Iterable

from detente.case import CaseFile, option_names
from detente.errors import BadArgument
from detente.interview.naming import Naming
from detente.interview.question import Pair, Question
from detente.patterns import as_pattern
from detente.short import join_words

CLAUSE = as_pattern(
    r"(?:only )?(?P<how>if|unless|when|provided(?: that)?|once|after|as soon as|until)\s+(?P<on>.+)",
    re.DOTALL,
)
"""A condition alone, as the answer to what a party would rather do."""
_NOT = as_pattern(r"^(?:not|no longer|without|no)\s+")
_SMALL_WORDS = as_pattern(
    r"\b(?:the|an?|of|on|in|at|to|for|from|with|by|and|or|its?|if|would|were|will|is|are|be|was|they|not)\b"
)
_FEWEST_SHARED = 0.5
_STEM = 4


def without_cue(condition: str) -> str:
    """Return a condition without what makes it one: "once the board has signed" is "the board signed".

    Examples
    --------
    >>> without_cue("once the board has signed"), without_cue("the board signs")
    ('the board signed', 'the board signs')
    """
    clause = CLAUSE.fullmatch(condition)
    return re.sub(r"\b(?:has|have|had|is|are|was|were|been)\s+", "", clause["on"] if clause else condition)


def option_meant(file: CaseFile, question: Question, text: str) -> tuple[str, bool]:
    """Return the option that words mean, and whether it is taken; not one that the question is about.

    The option is empty where they mean none.

    Raises
    ------
    BadArgument
        If there are no words, or they mean several options alike.
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
    scores = {option: _alike(names, bare, option) for option in options}
    best = max(scores.values(), default=0.0)
    meant = [option for option, score in scores.items() if score == best]
    if bare and best < _FEWEST_SHARED:
        return "", True
    if not bare or len(meant) > 1:
        what = f"{text!r} may mean several options" if bare else "nothing is named that it depends on"
        listed = join_words((f"“{names.label(option)}” ({names.owner(option)})" for option in meant), "or")
        raise BadArgument("answer", what, f"say {listed}")
    return meant[0], bare == words


def _alike(names: Naming, text: str, option: str) -> float:
    """The part of a text that is about an option; none where it shares only the name of a party."""
    of_parties = " ".join((*names.file.parties, *(of.name for of in names.file.parties.values())))
    owner, label = names.owner(option), names.label(option)
    bare = " ".join(word for word in re.findall(r"\w+", text) if _shared(word, of_parties) == 0)
    if not _shared(bare, label) and text.casefold().removeprefix("the ") != label.casefold():
        return 0.0
    return _shared(text, f"{owner} {label}")


def _shared(text: str, label: str) -> float:
    """The share of the words of a text that a label has, in whatever form: "raising" and "raise"."""
    first, second = ({*re.findall(r"\w+", _SMALL_WORDS.sub(" ", of.casefold()))} for of in (text, label))
    alike = [word for word in first if any(_is_a_form_of(word, other) for other in second)]
    return len(alike) / len(first) if first else 0.0


def _is_a_form_of(word: str, other: str) -> bool:
    stem = min(len(word), len(other), _STEM)
    return word == other or (stem == _STEM and word[:stem] == other[:stem])


def act_told(file: CaseFile, words: str, options: Iterable[str]) -> str:
    """Return the one act of which words of a report tell: they name its party and half of its label; else "".

    Examples
    --------
    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: t
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well, dig: Dig}}
    ... ''')
    >>> act_told(case.file, "Upper village had shared its only well with the herders", ["UP.share", "UP.dig"])
    'UP.share'
    """
    names = Naming(file)
    tells = []
    for option in options:
        party = option.partition(".")[0]
        called = {party, file.parties[party].name, names.party(party).removeprefix("the ")}
        is_named = any(re.search(rf"\b{re.escape(name)}\b", words, re.IGNORECASE) for name in called)
        if is_named and _shared(names.label(option), words) >= _FEWEST_SHARED:
            tells.append(option)
    return tells[0] if len(tells) == 1 else ""
