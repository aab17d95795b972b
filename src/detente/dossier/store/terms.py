"""The terms by which the words of texts are indexed and looked for: the same in every kind of database."""

from __future__ import annotations

from functools import cache, lru_cache
from threading import Lock
from typing import TYPE_CHECKING, Any, Final

from detente.patterns import as_pattern
from detente.reading import without_accents

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD: Final = as_pattern(r"[^\W_]+")
_PLAIN: Final = str.maketrans({chr(k): chr(k).lower() if chr(k).isalnum() else " " for k in range(128)})
"""Of ASCII each sign of a word to its small letter, and any other to a space: no pattern is as quick."""
_STEMMING: Final = Lock()
_USUAL_LENGTH: Final = 60
"""Words of a passage beyond which each occurrence says less of it."""
_SOON_ENOUGH: Final = 1.2
_BY_LENGTH: Final = 0.75
Part = tuple[list[str], bool]
"""Terms that stand together, and True if the last one only begins so."""


def plain_words(text: str) -> list[str]:
    """Return the words of a text, without accents and case.

    Examples
    --------
    >>> plain_words("The cafés' owner")
    ['the', 'cafes', 'owner']
    """
    # Most passages have no accents, and there are too many of them to remember.
    if text.isascii():
        return text.translate(_PLAIN).split()
    return _WORD.findall(without_accents(text).casefold())


def terms_of(text: str, firsts: str = "") -> list[str]:
    """Return the terms of a text: its words without their endings.

    Parameters
    ----------
    firsts
        The first letters of the terms that are looked for; other words stay as they are. No word loses its
        first letter with its ending, so none of these is such a term.

    Examples
    --------
    >>> terms_of("Talks failed; they refuse to talk")
    ['talk', 'fail', 'they', 'refus', 'to', 'talk']
    >>> terms_of("Talks failed; they refuse to talk", "t")
    ['talk', 'failed', 'they', 'refuse', 'to', 'talk']
    """
    words = plain_words(text)
    return (
        [term_of(word) if word[0] in firsts else word for word in words] if firsts else [*map(term_of, words)]
    )


@lru_cache(maxsize=100_000)
def term_of(word: str) -> str:
    """Return a plain word without its ending, by Porter's second English stemmer [1]_.

    References
    ----------
    .. [1] Porter, Snowball: a language for stemming algorithms (2001).
    """
    # The stemmer keeps the word that it works on.
    with _STEMMING:
        return str(_stemmer().stemWord(word))


@cache
def _stemmer() -> Any:
    import snowballstemmer

    return snowballstemmer.stemmer("english")


def telling(terms: Sequence[str], parts: Sequence[Part]) -> float:
    """Return how much a passage tells of what is looked for, by how often it has each part of it.

    A further occurrence adds less than the one before, and one in a long passage less than one in a short
    passage [1]_.

    References
    ----------
    .. [1] Robertson and Zaragoza, The probabilistic relevance framework: BM25 and beyond, Foundations and
       Trends in Information Retrieval 3 (2009), its weight of a term, every part counting the same.

    Examples
    --------
    >>> once, twice = ["ban", "on", "trade"], ["ban", "on", "ban"]
    >>> telling(once, [(["ban"], False)]) < telling(twice, [(["ban"], False)])
    True
    """
    length = _SOON_ENOUGH * (1 - _BY_LENGTH + _BY_LENGTH * len(terms) / _USUAL_LENGTH)
    return round(sum(times / (times + length) for part in parts if (times := _times(part, terms))), 9)


def _times(part: Part, terms: Sequence[str]) -> int:
    words, begins = part
    *first, last = words
    if not first and not begins:
        return terms.count(last)
    return sum(
        (term.startswith(last) if begins else term == last)
        and list(terms[max(0, place - len(first)) : place]) == first
        for place, term in enumerate(terms)
    )
