"""The first words of ministries and offices, which alone are no parties: "Labor" of "Labor Secretary"."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from detente.reading.lexica import state_words
from detente.reading.parties.capital_runs import is_name_word
from detente.reading.parties.lexicon import STATES

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MINISTRIES: Final = ("Department", "Ministry")


def ministries_in(doc: Doc) -> frozenset[str]:
    """Return the first words of the ministries and secretaries that a text names."""
    return frozenset(
        word.text
        for word, office, behind in zip(doc, doc[1:], doc[2:], strict=False)
        if word.text.istitle() and word.text not in STATES and word.text not in state_words().adjectives
        if office.text in _MINISTRIES or (office.text == "Secretary" and is_name_word(behind))
    )


def is_attribute(doc: Doc, end: int) -> bool:
    """Return True for "Labor" of "Labor Secretary" and "Labor historians", not of "Labor said".

    Parameters
    ----------
    end
        The place behind the word.
    """
    if end >= len(doc):
        return False
    return doc[end].text == "Secretary" or (doc[end].tag_.startswith("NN") and doc[end].is_lower)
