"""Reports in time: how much older ones count, what they add to each other, what is over by the latest."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from math import exp, log
from typing import Final

from detente.dossier import Dossier
from detente.edtf import DateRange
from detente.positions.mentions import OwnedAct
from detente.reading import Mood
from detente.sources import Report

_SHORTEST_HALF_LIFE: Final = 60
"""Days: within two months no report is so old."""
_OF_SILENCE: Final = 0.15
_SURE: Final = 1e-6
_WISHED: Final[Collection[Mood]] = frozenset({"planned", "offered", "accepted", "threatened", "demanded"})


class Recency:
    """The weight that the reports of a dossier still have on the day of the latest one.

    What a report says counts half after the time that the dossier spans: the first report of a long series
    counts half of the last. An undated report counts as if it were new.
    """

    def __init__(self, dossier: Dossier) -> None:
        days = {name: report.published for name, report in dossier.reports.items()}
        known = [day for day in days.values() if day is not None]
        span = (max(known) - min(known)).days if known else 0
        half_life = max(_SHORTEST_HALF_LIFE, span)
        latest = max(known, default=None)
        self.of: Mapping[str, float] = {
            name: 0.5 ** ((latest - day).days / half_life) if day is not None and latest is not None else 1.0
            for name, day in days.items()
        }


def heard_of(speaking: int, since: int) -> float:
    """Return how much of its weight an act keeps that some of the reports since its first telling speak of.

    What one report tells and twenty leave out is seldom what the dispute is about.

    Examples
    --------
    >>> heard_of(1, 1), round(heard_of(1, 20), 2), round(heard_of(10, 20), 2)
    (1.0, 0.64, 0.9)
    """
    return float((speaking / max(speaking, since)) ** _OF_SILENCE)


def weight_of_many(weights: Sequence[float]) -> float:
    """Return the weight of a row from its weights in single reports, each times its recency.

    Reports are evidence beside each other, so that a row of two is surer than either of them makes it; but
    they repeat each other, so the second adds half of what it would by itself, the third a third.

    Examples
    --------
    >>> round(weight_of_many([0.5]), 2), round(weight_of_many([0.5, 0.5]), 2), round(weight_of_many([0.7]), 2)
    (0.5, 0.65, 0.7)
    """
    parts = sorted((-log(max(1 - weight, _SURE)) for weight in weights), reverse=True)
    return 1 - exp(-sum(part / k for k, part in enumerate(parts, start=1)))


def is_past(acts: Sequence[OwnedAct], reports: Mapping[str, Report], latest: date | None) -> bool:
    """Return True if all that was planned or asked for had its day since, and before the latest report.

    A meeting that was planned for January is no choice in March, whether it took place or not. What lasts
    (a strike, a ban) does not pass with its first day.
    """
    if latest is None or any(act.lasts for act in acts):
        return False
    wished = [act for act in acts if act.mention.mood in _WISHED]
    return bool(wished) and all(_had_its_day(act, reports, latest) for act in wished)


def _had_its_day(act: OwnedAct, reports: Mapping[str, Report], latest: date) -> bool:
    ends = DateRange.parse(act.mention.when).latest
    published = reports[act.mention.span.report].published
    # A plan for a day before its own report is more likely a day of the year to come.
    return ends is not None and published is not None and published <= ends < latest
