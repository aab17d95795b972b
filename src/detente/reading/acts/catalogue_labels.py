"""The plain labels of the acts in the catalogue, filled from the words of a text."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import cache
from typing import Final

from detente.patterns import as_pattern
from detente.reading.acts.catalogue import CatalogueEntry, catalogue, catalogue_patterns, other_slots
from detente.reading.lexica import words_of

_MOST_WORDS: Final = 9
_SLOT: Final = as_pattern(r"\{(\w+)(?:\|([^}]*))?\}")
_FUNCTION_WORDS: Final = frozenset(
    words_of("a, an, the, as, against, at, between, by, for, from, in, into, of, on, over, to, with")
)
_ARTICLES: Final = frozenset(("a", "an", "the"))
_BOUNDARIES: Final = (_FUNCTION_WORDS - _ARTICLES) | {"who", "which", "that"}


@cache
def is_act_itself(entry: str, sign: bool, noun: str) -> bool:
    """Return True for a noun that is what the label of an entry names, and no filling of its slot.

    Examples
    --------
    >>> is_act_itself("sue", True, "suit"), is_act_itself("freeze_assets", False, "account")
    (True, True)
    >>> is_act_itself("sue", True, "mine")
    False
    """
    table, act = catalogue_patterns(), catalogue()[entry]
    said = _stems(_SLOT.sub("", act.label if sign else act.ending_label))
    return noun in table.act_nouns(entry) or table.are_alike(entry, noun, said)


def entry_label(
    entry: CatalogueEntry, sign: bool, slots: Mapping[str, str], named: Collection[str] = ()
) -> str:
    """Return an act of the catalogue as a plain infinitive of at most nine words.

    Parameters
    ----------
    slots
        "object" and prepositions, with the words that stand there: names or short noun phrases.
    named
        Lemmas of the words around: "the prisoners" stands in an empty slot only where they name prisoners.

    Examples
    --------
    >>> entry_label(catalogue()["talks"], True, {"with": "the miners"})
    'Open talks with the miners'
    >>> entry_label(catalogue()["talks"], True, {})
    'Open talks'
    >>> entry_label(catalogue()["ban"], False, {"on": "the Reed Party"})
    'Lift the ban on the Reed Party'
    >>> strike = catalogue()["strike"]
    >>> entry_label(strike, True, {}), entry_label(strike, True, {"over": "pay"})
    ('Go on strike', 'Strike over pay')
    """
    pattern = entry.label if sign else entry.ending_label
    bare = entry.bare if sign else entry.ending_bare
    names = _SLOT.findall(pattern)
    filling = {
        name: _filling(name, slots, pattern) or (default if _is_named(default, named) else "")
        for name, default in names
    }
    if bare is not None and not any(filling.values()):
        return bare or pattern.split()[0]
    room = _MOST_WORDS - len(_SLOT.sub("", pattern).split())
    for name, _ in names:
        filling[name] = _shortened(filling[name], room)
        room -= len(filling[name].split())
    return _filled(pattern, filling)


def _is_named(default: str, named: Collection[str]) -> bool:
    return bool(default) and bool(_stems(default.split()[-1]) & {word.removesuffix("s") for word in named})


def _filling(name: str, slots: Mapping[str, str], pattern: str) -> str:
    said = _stems(_SLOT.sub("", pattern))
    for key in other_slots(name):
        words = slots.get(key)
        # "The ban" fills no slot of "Lift the ban on": it is the act itself.
        if words and not _stems(words) <= said:
            return words
    return ""


def _stems(text: str) -> set[str]:
    return {word.removesuffix("s") for word in text.casefold().split()} - _ARTICLES


def _shortened(words: str, room: int) -> str:
    """Cut a phrase before a preposition or relative clause, so that it fits; "" if it cannot be."""
    parts = words.split()
    if len(parts) <= room:
        return words
    cuts = [k for k, word in enumerate(parts) if 0 < k <= room and word.casefold() in _BOUNDARIES]
    return " ".join(parts[: cuts[-1]]).rstrip(",") if cuts else ""


def _filled(pattern: str, filling: Mapping[str, str]) -> str:
    label = ""
    end = 0
    for slot in _SLOT.finditer(pattern):
        label += pattern[end : slot.start()]
        end = slot.end()
        words = filling[slot[1]]
        if words:
            label += words
        else:
            # Nothing fills the slot: the preposition and the article before it go too.
            parts = label.split()
            while parts and parts[-1].casefold() in _FUNCTION_WORDS:
                parts.pop()
            label = " ".join(parts)
    return " ".join((label + pattern[end:]).split())
