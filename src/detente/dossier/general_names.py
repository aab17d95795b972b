"""Names that every dispute has: "the government", "the rebels", "Supreme Court"."""

from __future__ import annotations

from functools import cache
from typing import Final

from detente.dossier.spelling import plain_name
from detente.patterns import as_pattern
from detente.reading import word_table, words_of

_ARTICLE: Final = as_pattern(r"(?:[Tt]he|[Aa]n?|[Ss]ome) ")
_SMALL: Final = frozenset(("of", "the", "for", "and", "on"))
_WITH_HOME: Final = as_pattern(r"(?P<bare>.+) \((?P<home>in [^()]+|[A-Z][^()]*[a-z][^()]*)\)")


def is_general(name: str) -> bool:
    """Return True for the name of a party that any dispute may have.

    Examples
    --------
    >>> is_general("the government"), is_general("Supreme Court"), is_general("striking nurses")
    (True, True, True)
    >>> is_general("the Peruvian government"), is_general("Salt Court"), is_general("Security Council")
    (False, False, False)
    """
    return _is_general(plain_name(name), _ARTICLE.sub("", name, count=1))


@cache
def _is_general(plain: str, name: str) -> bool:
    words = plain.split()
    if not words or plain in general_words("ones_own"):
        return False
    of_institutions = general_words("words") | _SMALL
    if of_institutions.issuperset(words) and not general_words("heads").isdisjoint(words):
        return not name.isupper() or len(words) > 1
    return name == name.lower()


@cache
def general_words(heading: str) -> frozenset[str]:
    """Return the words of a heading of the lexicon of such names."""
    return frozenset(words_of(word_table("general_names.yaml")[heading]))


def without_home(name: str) -> str:
    """Return a name without the home that tells it from others.

    Examples
    --------
    >>> without_home("The government (Peru)"), without_home("Front (North)")
    ('The government', 'Front (North)')
    """
    match = _WITH_HOME.fullmatch(name)
    return match["bare"] if match is not None and is_general(match["bare"]) else name


def is_of_unknown_home(name: str) -> bool:
    """Return True for a name with a report in place of its home.

    Examples
    --------
    >>> is_of_unknown_home("The army (in r12)"), is_of_unknown_home("The army (Peru)")
    (True, False)
    """
    match = _WITH_HOME.fullmatch(name)
    return match is not None and match["home"].startswith("in ") and is_general(match["bare"])
