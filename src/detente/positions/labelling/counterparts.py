"""With whom talks are, as a row's label says it."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Final

from detente.patterns import as_pattern
from detente.positions.camps import Camps
from detente.positions.labelling.labels import with_counterpart
from detente.positions.mentions import OwnedAct, other_side
from detente.positions.table import Position
from detente.reading import Party, entry_of
from detente.sources import Report

_HOPING: Final = "hope"
"""The cue of what a third hopes that others will do with each other."""
_BOTH: Final = as_pattern(r"(?:the )?(?:(?:both|two|all|rival|warring) )?(?:sides|parties)\b", re.IGNORECASE)


def label_with_counterpart(
    row: Position,
    acts: Sequence[OwnedAct],
    joined: Camps,
    reports: Mapping[str, Report],
    shorten: Callable[[str], str],
    people: Mapping[str, Party],
) -> str:
    """Name the other side of talks in the label, where one party alone asks for them; long names in short.

    Where it is not the maker who would step down but somebody who speaks for it, the label says who.

    Parameters
    ----------
    people
        The parties of the dossier by id.
    """
    if (who := _who_steps_down(row, acts, joined, people)) is not None:
        return shorten(f"Have {who} step down")
    hoping = {act.voice for act in acts if act.mention.cue == _HOPING}
    hoping -= {act.voice for act in acts if act.mention.cue != _HOPING}
    asking = {voice.party for voice in row.voices if voice.stance == "demands" and voice.party} - hoping
    parties = [joined.party(party) for party in sorted(asking - {row.maker})]
    if _BOTH.match(joined.party(row.maker).name):
        parties = []  # asked by a third to talk with each other
    if (other := other_side(acts, row.maker, joined)) is not None:
        parties = [joined.party(other)]
    texts = [reports[report].text for report in dict.fromkeys(act.mention.span.report for act in acts)]
    return shorten(with_counterpart(row.act, entry_of(row.catalogue), parties, texts))


def _who_steps_down(
    row: Position, acts: Sequence[OwnedAct], joined: Camps, people: Mapping[str, Party]
) -> str | None:
    """Return the one person whom all want to step down, where the row is that of a state or a party."""
    if row.catalogue != "resign" or row.act != "Step down" or joined.party(row.maker).kind == "person":
        return None
    doers = {act.mention.doer for act in acts}
    named = [party for party in people.values() if party.id in doers]
    return named[0].name if len(named) == 1 and named[0].kind == "person" else None
