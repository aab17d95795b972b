"""The parties that the rows of a table involve, and those that demand something of nobody named."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from detente.positions.camps import Camps
from detente.positions.table import Position, Unused
from detente.reading import Party


def who_is_involved(joined: Camps, rows: Sequence[Position], unused: Sequence[Unused]) -> tuple[Party, ...]:
    """Return the parties that make or voice a row, the most involved first, and then who only demands.

    A demand that names nobody who would meet it makes no row; whoever voices it takes part all the same.
    """
    times: Counter[str] = Counter(row.maker for row in rows)
    times.update(voice.party for row in rows for voice in row.voices if voice.party is not None)
    involved = sorted(
        (party for party in joined.parties if times[party.id]), key=lambda party: -times[party.id]
    )
    asking = {joined.of.get(item.wanted.party.id) for item in unused if item.wanted} - set(times)
    return (*involved, *(party for party in joined.parties if party.id in asking))
