"""Names that the words beside them tell to be a body's, or a measure's: "Vell Metall, the largest union"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from detente.reading.parties.lexicon import BODY_HEADS, ORGANIZATION_HEADS

if TYPE_CHECKING:
    from spacy.tokens import Doc

_BODIES: Final = (ORGANIZATION_HEADS | BODY_HEADS | {
    "firm", "broadcaster", "newspaper", "station", "airline", "carrier", "utility", "producer", "retailer",
    "militia", "bloc", "ngo", "charity", "watchdog", "parliament", "subsidiary", "operator", "insurer",
    "lender", "miner",
}) - {
    "post", "press", "campaign", "fund", "news", "partnership", "pact", "initiative", "college", "house",
    "co", "guard",
}  # fmt: skip
_DETERMINERS: Final = frozenset({"the", "a", "an", "its", "their", "our", "another", "one"})
_MODIFYING: Final = frozenset({"ADJ", "NOUN", "PROPN", "NUM", "ADV", "PART", "PUNCT", "ADP", "VERB"})
_LONGEST: Final = 9
_GOES_ON: Final = frozenset({",", ".", ";", ":", ")", "-", "–", "—"})
_RELATIVE: Final = frozenset({"that", "which", "whose", "where"})
_QUANTITIES: Final = frozenset({
    "feet", "metres", "meters", "tonnes", "tons", "barrels", "hectares", "acres", "litres", "liters",
    "gallons", "watts", "megawatts", "gigawatts", "kilometres", "kilometers", "miles", "units", "shares",
})  # fmt: skip


def is_told_to_be_a_body(doc: Doc, start: int, end: int) -> bool:
    """Return True for what is called a body right behind its name: "Orvik, the town's oldest union, said".

    A bare noun may be the next of a list, and is not enough: "met Ada Moor, the union, and the board".
    """
    if _is_in_a_list(doc, start):
        return False
    first = end
    if first + 2 < len(doc) and doc[first].text == "(" and doc[first + 2].text == ")":
        first += 3
    if first + 2 >= len(doc) or doc[first].text not in (",", "-", "–", "—"):
        return False
    if doc[first + 1].lower_ in ("now", "once", "also", "today"):
        first += 1
    if doc[first + 1].lower_ not in _DETERMINERS:
        return False
    for k in range(first + 2, min(first + 2 + _LONGEST, len(doc) - 1)):
        word, behind = doc[k], doc[k + 1]
        if word.lower_ in _BODIES and behind.lower_ not in ("'s", "’s", "'", "’", "-"):
            described = k > first + 2 or doc[first + 1].lower_ in ("a", "an", "another", "one")
            ends = (
                behind.text in _GOES_ON
                or behind.lower_ in _RELATIVE
                or behind.pos_ == "ADP"
                or behind.tag_ in ("VBN", "VBG")
            )
            if ends:
                return described
        if word.pos_ not in _MODIFYING or word.text in (",", ".", ";", ":") or word.is_space:
            return False
        if word.pos_ == "ADP" or (word.tag_ in ("VBD", "VBZ")):
            return False
    return False


def _is_in_a_list(doc: Doc, start: int) -> bool:
    """Return True for a name behind a comma, with or without an article: the next noun is one of the list."""
    before = start - 2 if start > 1 and doc[start - 1].lower_ in _DETERMINERS else start - 1
    return before >= 0 and doc[before].text in (",", ";", ":")


def is_spoken_of_as_a_thing(doc: Doc, start: int, end: int) -> bool:
    """Return True for the subject of which a report goes on by "which": "Vell Metall, which called a strike".

    Of a person it would be "who"; behind "talks with Ada Moor, which" it may be the talks.
    """
    if end + 1 >= len(doc) or doc[end].text != "," or doc[end + 1].lower_ != "which":
        return False
    before = doc[start - 1] if start else None
    inside = before is not None and not doc[start].is_sent_start and not before.is_space
    opens = not inside or (before is not None and before.lower_ in ("and", "but", "the"))
    return opens and doc[end - 1].dep_ in ("nsubj", "nsubjpass")


def is_a_measure(doc: Doc, places: Sequence[tuple[int, int]]) -> bool:
    """Return True for the short form of a unit: "40 thousand cubic feet (TCF)", "11.8 TCF"."""
    bracketed = [start for start, _ in places if start > 1 and doc[start - 1].text == "("]
    if any(doc[start - 2].lower_ in _QUANTITIES for start in bracketed):
        return True
    return all(start and doc[start - 1].text[:1].isdigit() and doc[start - 1].like_num for start, _ in places)
