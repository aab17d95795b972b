"""Names as they are compared: without what differs from one mention to the next."""

from __future__ import annotations

import re
from functools import lru_cache

from detente.reading import without_accents


@lru_cache(maxsize=100_000)
def normal_name(name: str) -> str:
    """Return a name without article, possessive, case and spacing.

    Examples
    --------
    >>> normal_name("The  Kem Sokha’s")
    'kem sokha'
    """
    bare = re.sub(r"(’s|'s|’|')$", "", " ".join(name.split()))
    return re.sub(r"^the ", "", bare, flags=re.IGNORECASE).casefold()


@lru_cache(maxsize=100_000)
def plain_name(name: str) -> str:
    """Return a name as `normal_name` does, without accents and with spaces for hyphens.

    Examples
    --------
    >>> plain_name("the Côte-Verte Front’s")
    'cote verte front'
    """
    return without_accents(normal_name(name)).replace("-", " ")
