"""Words of general English that show the kind of party behind a name or a description."""

from __future__ import annotations

from functools import cache
from importlib import resources

from detente.reading.lexica import word_table

_LISTS: dict[str, str] = word_table("party_words.yaml")
BODY_HEADS = frozenset(_LISTS["body_heads"].split())
ORGANIZATION_HEADS = frozenset(_LISTS["organization_heads"].split())
PERSON_TITLES = frozenset(_LISTS["person_titles"].split())
ROLE_NOUNS = frozenset(_LISTS["role_nouns"].split())
GROUP_NOUNS = frozenset(_LISTS["group_nouns"].split())
GROUP_BODIES = frozenset(_LISTS["group_bodies"].split())
SOURCE_NOUNS = frozenset(_LISTS["source_nouns"].split())
FEMALE = frozenset(_LISTS["female"].split())
MALE = frozenset(_LISTS["male"].split())
NEVER_NAMES = frozenset(_LISTS["never_names"].split())


@cache
def states() -> frozenset[str]:
    """Names and usual short names of states, as reports write them."""
    text = resources.files("detente.reading.lexica").joinpath("states.txt").read_text(encoding="utf-8")
    return frozenset(line.strip() for line in text.splitlines() if line.strip())
