"""Two spellings of one name that share no word: an acronym with its letters mixed, or words run together."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from detente.dossier.spelling import plain_name
from detente.patterns import as_pattern

_ACRONYM: Final = as_pattern(r"[A-Z]{4,8}")
_LETTERS: Final = as_pattern(r"[^\W_]")
_LEAST_JOINED: Final = 3
"""Characters of a name below which nothing is told by what stands between them."""
SLIP: Final = 0.7
"""The likeness of two acronyms with the same letters: it may be a slip, or two names of their own."""
_ONE_WORD: Final = 0.85


def keys_of_slips(name: str) -> Iterator[str]:
    """Yield keys that a name shares with its misspellings.

    Examples
    --------
    >>> list(keys_of_slips("FMLN")), list(keys_of_slips("M-19"))
    (['?flmn', '_fmln'], ['_m19'])
    """
    if _ACRONYM.fullmatch(name):
        yield f"?{''.join(sorted(name.casefold()))}"
    joined = joined_letters(name)
    if len(joined) >= _LEAST_JOINED:
        yield f"_{joined}"


def likeness_of_slip(name: str, other: str) -> tuple[float, str] | None:
    """Return how alike two names are that differ in the order of letters, or in what stands between them.

    Examples
    --------
    >>> likeness_of_slip("FLMN", "FMLN")
    (0.7, 'FLMN and FMLN have the same letters: one may be a slip for the other')
    >>> likeness_of_slip("Pesh Merga", "Peshmerga")
    (0.85, 'the same letters, in one word and in two')
    >>> likeness_of_slip("NATO", "OTAN"), likeness_of_slip("PNC", "PCN")
    (None, None)
    """
    if _ACRONYM.fullmatch(name) and _ACRONYM.fullmatch(other):
        # The first letter is seldom the one that slips; without it NATO would be OTAN, and PLO the POL.
        if name != other and name[0] == other[0] and sorted(name) == sorted(other):
            return SLIP, f"{name} and {other} have the same letters: one may be a slip for the other"
        return None
    one, two = joined_letters(name), joined_letters(other)
    if one == two and len(one) >= _LEAST_JOINED and plain_name(name) != plain_name(other):
        return _ONE_WORD, "the same letters, in one word and in two"
    return None


def joined_letters(name: str) -> str:
    """Return the letters and digits of a name, in small letters and in one.

    Examples
    --------
    >>> joined_letters("the Ansar Allah")
    'ansarallah'
    """
    return "".join(_LETTERS.findall(plain_name(name)))
