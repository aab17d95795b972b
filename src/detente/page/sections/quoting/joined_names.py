"""A short name and the only longer one that has its word: "Roy" is "Ana Roy"."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import Final

from detente.patterns import as_pattern

_GENERIC: Final = as_pattern(
    r"(?:the )?(?:Court|Council|Committee|Board|Union|Party|Minister|President|Government|Ministry|Commission"
    r"|Assembly|Parliament|Congress|Bank|Company|State|Front|Office|Chair|Director|Secretary)",
    re.IGNORECASE,
)
_WORD: Final = as_pattern(r"[^\W\d_]{2,}")


def joined_names(keys: set[str]) -> dict[str, str]:
    """Map "Roy" to "Ana Roy" where only one name has that word."""
    names = sorted(keys, key=len, reverse=True)
    holders: defaultdict[str, set[str]] = defaultdict(set)
    for name in names:
        for word in _WORD.findall(name):
            holders[word].add(name)
    joined = {}
    for name in names:
        words = _WORD.findall(name)
        longer = set.intersection(*(holders[word] for word in words)) - {name} if words else set()
        if len(words) == 1 and name[:1].isupper() and len(longer) == 1 and not _GENERIC.fullmatch(name):
            joined[name] = longer.pop()
        else:
            joined[name] = name
    return joined
