"""Days that only the brief tells, and no line of the timeline: facts without an event, days ahead."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from detente.analysis import KeptTimeline
from detente.dossier import Dossier
from detente.page.drawings import Moment
from detente.page.sections import timeline_of
from detente.positions import Positions
from detente.sources import Evidence

_MOST: Final = 1_000


def also_dated(timeline: KeptTimeline, dossier: Dossier, positions: Positions) -> tuple[Moment, ...]:
    """Return the dated moments of a brief whose words no line of the timeline of the same reports cites.

    Parameters
    ----------
    timeline
        All of it.
    """
    of_brief = timeline_of(dossier, positions, _MOST)
    if of_brief is None:
        return ()
    cited = [words for line in timeline.dated for words in line.evidence]
    return tuple(each for each in of_brief.moments if each.evidence and not _overlap(each.evidence, cited))


def _overlap(some: Iterable[Evidence], others: Iterable[Evidence]) -> bool:
    known = tuple(others)
    return any(
        one.report == other.report and one.start < other.end and other.start < one.end
        for one in some
        for other in known
    )
