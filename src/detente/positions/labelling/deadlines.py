"""The day by which one party wants an act done, which is no part of what another plans."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from detente.edtf import MONTHS
from detente.patterns import as_pattern
from detente.positions.mentions import OwnedAct

_TERM: Final = as_pattern(
    r" (?:within|by|before|until|till) (?=.*\b(?:hours?|days?|weeks?|months?|years?|spring|summer|autumn|fall"
    r"|winter|noon|midnight|tomorrow|\d{4}|\w+day"
    rf"|{MONTHS})\b).*$"
)
_OWN_WILL: Final = ("planned", "offered")


def without_a_deadline_of_others(label: str, acts: Sequence[OwnedAct]) -> str:
    """Return a label without its deadline, if another party has a mind to the act and names no such day.

    "The union demands that the mill reopen by Friday. The mill plans to reopen in spring."
    """
    term = _TERM.search(label)
    if term is None:
        return label
    bare = label[: term.start()]
    setting = {act.voice for act in acts if act.mention.label == label}
    willing = {
        act.voice for act in acts if act.mention.label == bare and act.mention.mood in _OWN_WILL and act.voice
    }
    return bare if willing - setting else label
