"""Names as all spellings of them have it: without accents and in small letters."""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from typing import Final

# Letters of their own that no accent can be taken from.
_LETTERS: Final = str.maketrans({
    "ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th",
    "ß": "ss", "æ": "ae", "Æ": "Ae", "œ": "oe", "Œ": "Oe", "ı": "i", "ə": "e", "Ə": "E",
})  # fmt: skip


@lru_cache(maxsize=10_000)
def without_accents(words: str) -> str:
    """Return words in the letters that agencies write them with.

    Examples
    --------
    >>> without_accents("Erdoğan"), without_accents("Wałęsa"), without_accents("Yıldız")
    ('Erdogan', 'Walesa', 'Yildiz')
    """
    apart = unicodedata.normalize("NFKD", words.translate(_LETTERS))
    return "".join(sign for sign in apart if not unicodedata.combining(sign))


@lru_cache(maxsize=10_000)
def folded(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a name without accents and case.

    Examples
    --------
    >>> folded(("Van", "der", "Núñez"))
    ('van', 'der', 'nunez')
    """
    return tuple(without_accents(word).casefold() for word in words)


@lru_cache(maxsize=10_000)
def letters_of(words: tuple[str, ...]) -> str:
    """Return the letters of a name in one run: "Kim Jong-un" and "Kim Jong Un" are one name.

    Examples
    --------
    >>> letters_of(("Jong", "-", "un")) == letters_of(("Jong", "Un"))
    True
    """
    return "".join(sign for word in folded(words) for sign in word if sign not in "-'.")
