"""Demands that name nobody, where the words show no quarrel: whom the one who asks has most at issue with."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Final

from detente.patterns import as_pattern
from detente.positions.asked_of.wanted import is_plain_demand
from detente.positions.facing import Facing
from detente.positions.labelling import is_vague
from detente.positions.mentions import OwnedAct
from detente.reading import entry_of, is_whole_label

_DECIDES: Final = 0.5
"""The chance to be a decision maker from which on a party may be asked for what names nobody."""
_SIDE: Final = 0.65
"""The chance from which on a party is a side: where there is only one, outsiders ask it."""
_MORE: Final = 1.5
_FEWEST_WORDS: Final = 2
_WHOLE_ACCORD: Final = "carry_out_agreement"
"""To want an accord carried out is asked of whoever has not done what is in it, and both may have to."""
_NO_ACTS: Final = as_pattern(
    r"Agree to (?:an? |the )?(?:\w+ )?(?:faith|realism|patience|restraint|process|goodwill|unity)\b"
)
_CALLED: Final = as_pattern(r"call\w* (?:\w+ )?(?:for|on|upon)\b", re.IGNORECASE)
"""Of "would call a referendum, with signatures to be collected", the second is how the first is done."""
_TOLD: Final = frozenset({"tell", "insist", "request", "require"})
_TO_BE_DONE: Final = as_pattern(r"\b(?:ha[ds]|have|must|should|needs?|ought)(?: to)? be\b")


class LikelyOpponents:
    """The party that is most likely asked where a demand names nobody.

    A side of the dispute asks the one with which it has most at issue, if it has half as much more with it
    than with any other that decides. Whoever stands outside asks the one side, if there is only one.
    """

    def __init__(self, facing: Facing, chances: Mapping[str, float]) -> None:
        self._facing = facing
        self._chances = chances

    def asked_by(self, act: OwnedAct, here: Collection[str]) -> str | None:
        """Return who would do what is demanded; None where several may be meant.

        Parameters
        ----------
        here
            The parties of its report.
        """
        voice = act.voice
        if voice is None or not _asks_for_an_act(act):
            return None
        able = [
            (other, weight)
            for other, weight in self._facing.ranked(voice)
            if other in here and self._chances.get(other, 0.0) >= _DECIDES and other not in act.about
        ]
        if self._chances.get(voice, 0.0) >= _SIDE:
            return able[0][0] if able and (len(able) == 1 or able[0][1] >= _MORE * able[1][1]) else None
        sides = [other for other in here if other != voice and self._chances.get(other, 0.0) >= _SIDE]
        return sides[0] if len(sides) == 1 and sides[0] not in act.about else None


def is_no_act(act: OwnedAct) -> bool:
    """Return True for what nobody does: "asked for good faith"."""
    return _NO_ACTS.match(act.mention.label) is not None


def _asks_for_an_act(act: OwnedAct) -> bool:
    """Return True for a plain demand, and for "told them that the strike had to be called off"."""
    mention = act.mention
    entry = entry_of(mention.catalogue)
    if entry is not None and (entry.id == _WHOLE_ACCORD or entry.both_sides):
        return False  # of what both would do, nobody is asked alone
    if is_no_act(act) or (mention.cue == "call" and not _CALLED.match(mention.span.quote)):
        return False
    if len(mention.label.split()) < _FEWEST_WORDS:
        return False
    if is_plain_demand(act, by_a_pronoun=True):
        return True
    passive = mention.wording is not None and mention.wording.passive and mention.condition_of is None
    said = mention.mood == "demanded" and mention.cue in _TOLD and mention.voice_span is not None
    plain = passive and said and mention.sign and mention.proposed_by is None
    duty = plain and _TO_BE_DONE.search(mention.span.quote) is not None
    return duty and is_whole_label(mention.label) and not is_vague(mention.label)
