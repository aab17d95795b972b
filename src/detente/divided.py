"""Words divided at the end of a line: which of them have a hyphen wherever they stand."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from typing import Final

from detente.patterns import as_pattern

SUSPENDED: Final = frozenset(("and", "or", "to"))
"""Words behind a hyphen that belongs to a word further on: "pre- and post-war"."""
_HYPHENATED: Final = frozenset(
    ("all", "anti", "cease", "co", "counter", "cross", "eight", "ex", "far", "first", "five", "four", "full",
     "half", "hard", "high", "ill", "left", "long", "low", "mid", "multi", "nine", "non", "north", "one",
     "part", "post", "power", "pre", "pro", "quasi", "right", "second", "self", "semi", "seven", "short",
     "six", "so", "south", "ten", "third", "three", "two", "vice", "war", "well")
)  # fmt: skip
"""First parts of words that are written with a hyphen wherever they stand."""
_FRONT_PARTS: Final = frozenset(
    ("every", "fore", "here", "inter", "mean", "other", "over", "some", "super", "there", "through", "under",
     "where", "with")
)  # fmt: skip
"""Words that are also first parts of words without a hyphen."""
_SECOND_PARTS: Final = frozenset(
    ("aligned", "allied", "appointed", "armed", "backed", "based", "brokered", "controlled", "elect",
     "elected", "general", "governed", "held", "imposed", "led", "level", "linked", "mediated", "occupied",
     "owned", "ranking", "related", "run", "scale", "speaking", "sponsored", "style", "supported", "trained")
)  # fmt: skip
"""Last parts of words that are written with a hyphen: "rebel-held", "attorney-general"."""
_SHORTEST_PART: Final = 4
_NEAR: Final = 30
"""Characters within which a suspended hyphen has its word."""
_INVISIBLE: Final = "\u00ad\u200b-\u200f\u2060\ufeff"
_BREAK: Final = r"[ \t]*(?:\r\n?|\n)(?:[ \t]*>)*[ \t]*"
# Every run is of limited length: a report may hold a million blanks.
_PAGE: Final = (
    r"[-–—]?[ \t]{0,4}(?:[Pp]age[ \t]{1,4})?\d{1,4}(?:[ \t]{0,4}(?:of|/)[ \t]{0,4}\d{1,4})?"
    r"[ \t]{0,4}[-–—]?[ \t]{0,4}"
)
_GAP: Final = r"(?:\r?\n[ \t\f]{0,60})"
_LINE_END: Final = as_pattern(
    rf"(?P<page>[ \t]?(?:{_GAP}{{2,4}}{_PAGE}{_GAP}{{1,4}}|{_GAP}{_PAGE}{_GAP}{{2,4}})(?=[a-z]))|"
    rf"(?P<first>(?<![^\W\d_])[^\W\d_]{{1,40}})(?P<hyphen>[-‐]){_BREAK}(?=(?P<second>[^\W\d_]{{1,40}}))"
    rf"|(?P<nothing>\u00ad{_BREAK}|[{_INVISIBLE}]+)"
    r"|(?P<quoting>(?:\r\n?|\n)(?:[ \t]*>)+)"
)

_ANY_MARK: Final = as_pattern(rf"[\r\n{_INVISIBLE}]")
"""One of these is in all that `_LINE_END` matches, and is found much sooner."""


def keeps_hyphen(first: str, second: str, words: AbstractSet[str]) -> bool:
    """Return True if two parts, in small letters, are written with a hyphen.

    Parameters
    ----------
    words
        Other words of the text, in small letters; they decide where they can.

    Examples
    --------
    >>> keeps_hyphen("cease", "fire", set()), keeps_hyphen("septem", "ber", set())
    (True, False)
    >>> keeps_hyphen("dock", "master", {"dock-master"}), keeps_hyphen("dock", "master", {"dockmaster"})
    (True, False)
    """
    if first + second in words:
        return False
    both = first in words and second in words and len(first) >= _SHORTEST_PART and first not in _FRONT_PARTS
    return both or f"{first}-{second}" in words or first in _HYPHENATED or _is_pair(first, second)


def _is_pair(first: str, second: str) -> bool:
    return len(first) >= _SHORTEST_PART and first not in _FRONT_PARTS and second in _SECOND_PARTS


def whole_lines(quote: str) -> str:
    r"""Return quoted words without the marks that lines of paper and of mails leave within them.

    A word divided at the end of a line is whole again; marks of quoting at the beginnings of lines, numbers
    of pages, and signs that show nothing are gone. Line ends stay.

    Examples
    --------
    >>> whole_lines("not before Septem-\n> ber, a cease-\n> fire\n> > or no")
    'not before September, a cease-fire\n or no'
    """
    return _LINE_END.sub(_joined, quote) if _ANY_MARK.search(quote) else quote


def _joined(match: re.Match[str]) -> str:
    first, second = match["first"], match["second"]
    if first is None:
        return "\n" if match["quoting"] or match["page"] else ""
    if second in SUSPENDED and _is_suspended(match):
        return f"{first}{match['hyphen']} "
    keeps = second[0].isupper() or keeps_hyphen(first.lower(), second.lower(), frozenset())
    return f"{first}{match['hyphen']}" if keeps else first


def _is_suspended(match: re.Match[str]) -> bool:
    """Return True where the word that a hyphen waits for follows: "pre- and post-war", not "may- or"."""
    behind = match.string[match.end("second") : match.end("second") + _NEAR]
    return match["first"].lower() in _HYPHENATED or re.search(r"\w-\w", behind) is not None


def pattern_of(words: str) -> re.Pattern[str]:
    r"""Return the pattern of some words in a text, however its lines break, divide words and are quoted.

    Examples
    --------
    >>> pattern_of("before September").search("not be-\nfore\n> > Septem-\n> > ber")[0]
    'be-\nfore\n> > Septem-\n> > ber'
    """
    within = rf"(?:[-‐\u00ad]{_BREAK})?"
    return re.compile(
        r"\s+(?:>\s*)*".join(within.join(map(re.escape, word)) for word in whole_lines(words).split())
    )
