"""Judgements of those without a name: "a jurist in Orvik thinks the weir unlawful"."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

from detente.drafting.thinkers import is_only_counted, thinkers_in
from detente.patterns import as_pattern

_LONGEST: Final = 360
_FEWEST_WORDS: Final = 6
_QUOTED: Final = as_pattern(r"“[^”]*”|\"[^\"]*\"|``.*?''", re.DOTALL)
UNREAL: Final = as_pattern(r"\b(?:would|could|might) (?:not )?have \w+")
_THAT: Final = as_pattern(r"(?: (?:me|us))?(?:,)? that (?=\S+(?: \S+){2})")
_GOES_ON: Final = as_pattern(
    r",[”\"]? (?:he|she|they) (?:says?|said|argues?|argued|thinks|thought|believes|adds|added|writes|wrote)\b"
    r"|^(?:He|She|They) (?:thinks?|thought|believes?|expects?|expected|argues?|argued|reckons?|says?|said)\b"
)
_ENDS: Final = (".", "!")


class View(NamedTuple):
    """Who judges, in the words of the sentence, and where the judgement begins and ends in it."""

    by: str
    start: int
    end: int


def views_in(sentence: str) -> tuple[View, ...]:
    """Return the views of those without a name; none where nobody judges, or where it leans on another view.

    The judgement begins behind "that"; else the sentence, or its part up to a semicolon, is quoted whole.

    Examples
    --------
    >>> views_in("A jurist in Orvik believes that the weir will not last the winter.")
    (View(by='A jurist in Orvik', start=32, end=66),)
    >>> views_in("A jurist in Orvik expects the weir to hold until the spring.")
    (View(by='A jurist in Orvik', start=0, end=60),)
    >>> [view.by for view in views_in("A jurist expects it to hold; an engineer believes it will break.")]
    ['A jurist', 'an engineer']
    >>> views_in("The mayor believes that the weir will not last the winter.")
    ()
    """
    if not may_judge(sentence.strip(), _LONGEST):
        return ()
    # A cable is written in capitals.
    written = sentence.capitalize() if sentence.isupper() else sentence
    masked = without_quotations(written)
    if len(thinkers_in(masked)) <= 1:
        view = _view_in(masked, 0, len(sentence))
        return () if view is None else (view,)
    views, start = [], 0
    for part in masked.split("; "):
        is_enough = len(part.split()) >= _FEWEST_WORDS
        view = _view_in(part, start, start + len(part)) if is_enough else None
        start += len(part) + 2
        if view is not None:
            views.append(view)
    return tuple(views)


def _view_in(masked: str, start: int, end: int) -> View | None:
    thinkers = thinkers_in(masked)
    if len(thinkers) != 1 or (is_only_counted(thinkers[0]) and " " not in thinkers[0]):
        return None
    who = thinkers[0]
    behind = masked.index(who) + len(who)
    verb = re.compile(r"(?:, [^,;:]{2,60},)?,? (?:\w+ly )?[\w’']+").match(masked, behind)
    that = _THAT.match(masked, verb.end()) if verb is not None else None
    return View(who, start + (that.end() if that is not None else 0), end)


def may_judge(sentence: str, longest: int) -> bool:
    """Return True for a whole sentence with its marks in pairs, and not on what did not come.

    Parameters
    ----------
    longest
        Characters that it may have.

    Examples
    --------
    >>> may_judge("A jurist in Orvik thinks that the weir is unlawful.", 320)
    True
    >>> may_judge("A jurist in Orvik thinks that it would have held.", 320)
    False
    """
    within = len(sentence) <= longest and quotes_in_pairs(sentence)
    return is_whole(sentence) and within and not UNREAL.search(sentence)


def quotes_in_pairs(words: str) -> bool:
    """Return True for words that close each quotation which they open.

    Examples
    --------
    >>> quotes_in_pairs("He said “no”."), quotes_in_pairs("He said “no."), quotes_in_pairs('He said "no.')
    (True, False, False)
    """
    return words.count("“") == words.count("”") and words.count('"') % 2 == 0


def is_whole(sentence: str) -> bool:
    """Return True for words that end as a sentence does, and are enough for one.

    Examples
    --------
    >>> is_whole("A jurist thinks the weir may be unlawful."), is_whole("A jurist thinks so.")
    (True, False)
    """
    return sentence.rstrip('”"’)').endswith(_ENDS) and len(sentence.split()) >= _FEWEST_WORDS


def without_quotations(sentence: str) -> str:
    """Return a sentence of the same length with dots in place of what is quoted.

    Examples
    --------
    >>> without_quotations("A jurist “doubts it”.")
    'A jurist …………………………….'
    """
    return _QUOTED.sub(lambda quote: "…" * len(quote[0]), sentence)


def goes_on(sentence: str) -> bool:
    """Return True for the words of one who was named right before: "Once it rains, he said, they will pay".

    Examples
    --------
    >>> goes_on("Once it rains, he said, they will pay."), goes_on("The mayor paid.")
    (True, False)
    """
    return _GOES_ON.search(sentence) is not None
