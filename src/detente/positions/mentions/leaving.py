"""Words by which troops leave a place without being named: "wants them to leave", "quit the ridge"."""

from __future__ import annotations

from functools import cache
from typing import Final

from detente.positions.mentions.owning import OwnedAct
from detente.reading import word_table, words_of

WITHDRAWAL: Final = "troops"
"""The entry of the catalogue for keeping troops somewhere and for their withdrawal."""


def leaves(act: OwnedAct) -> bool:
    """Return True for words of leaving a place, or of taking troops from it, outside the catalogue."""
    mention = act.mention
    if mention.catalogue is not None:
        return False
    if mention.predicate in _words("moving"):
        return bool(act.objects & _armed())
    return mention.predicate in _words("leaving") and (
        not act.objects or bool(act.objects & (_armed() | _words("ground")))
    )


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(words_of(word_table("position_words.yaml")[name]))


@cache
def _armed() -> frozenset[str]:
    return frozenset(words_of(word_table("act_cues.yaml")["armed"]))
