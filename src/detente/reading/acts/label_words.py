"""Words made a label: at most nine, none left hanging, a capital at the start."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from detente.patterns import as_pattern
from detente.reading.acts.cues import act_cues

if TYPE_CHECKING:
    from collections.abc import Sequence


LONGEST_LABEL: Final = 9
_OF_THE_THIRD: Final = {"yourselves": "themselves", "ourselves": "themselves"}
# Nothing is said by "resign for saying".
_UNFINISHED: Final = ("saying", "telling", "calling", "having", "being", "making")
_NEVER_LAST: Final = frozenset(("the", "a", "an", "and", "its", "their", "his", "our", "my", "your", "worth"))
_VERB_OF_DOING: Final = 2
_WITH_ALL: Final = (
    ["with", "everyone"], ["with", "everybody"], ["with", "all"], ["the", "moment"], ["the", "minute"],
)  # fmt: skip
"""Who else is freed, of whom a label has no room to say more; and what "the moment they pay" leaves."""
_NOT_A_WORD: Final = as_pattern(r"[^\w$%-]+")
_CONSONANTS: Final = frozenset("bcdfgjklpqrstvwyz")
_SAID_WITH_A_VOWEL: Final = as_pattern(r"\ba (?=8|1[18]\b)")
"""The article of "an 80-day truce", from which words between may have gone."""
_IN_ORDER: Final = ("keep", "put", "set", "leave", "bring")


def as_label(words: list[str], fewest: int = 1) -> str:
    """Return words as a label: no more than nine, no quotation marks, a capital at the start.

    ``fewest`` words stay, even if they look as if something followed ("carry out").
    """
    plain = [
        word
        for word in (_NOT_A_WORD.sub("", w) if not w.isalnum() and not _keeps(w) else w for w in words)
        if word and word.strip("-")
    ]
    while len(plain) > fewest and (
        len(plain) > LONGEST_LABEL
        or plain[-1].lower() in (*act_cues().links, *_NEVER_LAST, *_UNFINISHED)
        or _says_what_for_only(plain)
        or [word.lower() for word in plain[-2:]] in _WITH_ALL
    ):
        plain.pop()
    if len(plain) > _VERB_OF_DOING and plain[1] == "of" and plain[2].endswith("ing"):
        del plain[1:]  # "leave instead of staying on": the one word for "instead of" is lost
    for k, word in enumerate(plain[:-1]):
        if word == "an" and plain[k + 1][:1] in _CONSONANTS:
            plain[k] = "a"  # of "an official copy", a copy
    # "Bind yourselves", said to two states: a label tells of them.
    plain = [_OF_THE_THIRD.get(word.lower(), word) for word in plain]
    text = _SAID_WITH_A_VOWEL.sub("an ", " ".join(plain).replace("$ ", "$"))
    return text[:1].upper() + text[1:]


def _says_what_for_only(words: Sequence[str]) -> bool:
    """Return True for "compromise in order", whose purpose is left out; not for "keep the books in order"."""
    return [word.lower() for word in words[-2:]] == ["in", "order"] and words[0].lower() not in _IN_ORDER


def _keeps(word: str) -> bool:
    return bool(re.fullmatch(r"[\w$%-]+(?:[’'.,]\w+)*[’']?s?\.?", word))


def with_more(words: list[str], more: list[str]) -> list[str]:
    """Return words with more behind them; without these if a label has no room for all."""
    return [*words, *more] if len(words) + len(more) <= LONGEST_LABEL else words


def fitted(words: list[str], fewest: int) -> list[str]:
    """Return words of a clause within another, cut where a phrase of theirs begins if they are too many."""
    if len(words) <= LONGEST_LABEL:
        return words
    links = act_cues().links
    cuts = [k for k, word in enumerate(words[: LONGEST_LABEL + 1]) if k > fewest + 1 and word in links]
    return words[: cuts[-1]] if cuts else words[:LONGEST_LABEL]
