"""The latest word on an act: is it being done now, and which reports say otherwise."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from detente.edtf import DateRange
from detente.positions.owned_acts import OwnedAct
from detente.sources import Report

_SAID_OPEN = frozenset({"demanded", "offered", "refused", "opposed", "threatened", "planned", "accepted"})
"""Moods of an act that is not being done, unless other words say that it is."""


def in_force(
    acts: Sequence[OwnedAct],
    reports: Mapping[str, Report],
    lasts: Callable[[OwnedAct], bool],
    *,
    positive: bool,
) -> tuple[bool | None, tuple[str, ...]]:
    """Return the latest word on an act, and the ids of reports that contradict it at the same time.

    Parameters
    ----------
    lasts
        Says of a mention if the act is one that goes on once it is begun: a strike, a ban, a siege.
    positive
        The sign of the mentions that speak of doing the act as it is labelled.

    Returns
    -------
    in force
        True if it is being done, False if it surely is not, None where no words say.
    disputed
        The reports whose words of the same day, or of as late a report, say otherwise.
    """
    words = [
        (_day(act, reports), act.place, said, act.mention.span.report)
        for act in acts
        if (said := _said(act, lasts, positive=positive)) is not None
    ]
    if not words:
        return (False if any(act.mention.mood in _SAID_OPEN for act in acts) else None), ()
    day, _, latest, report = max(words, key=lambda word: (word[0], word[1]))
    disputed = {other for when, _, said, other in words if when == day and said != latest and other != report}
    return latest, tuple(sorted(disputed))


def _said(act: OwnedAct, lasts: Callable[[OwnedAct], bool], *, positive: bool) -> bool | None:
    """Return what a mention says of the act as it is labelled: done now, not done now, or nothing.

    A measure in force whose ending is the act on the table says that the act is not done.
    """
    mood = act.mention.mood
    if mood == "ended":
        return act.mention.sign != positive
    if mood == "in force" or (mood == "done" and lasts(act)):
        return act.mention.sign == positive if lasts(act) else None
    return None


def _day(act: OwnedAct, reports: Mapping[str, Report]) -> date:
    """Return the last day that the words may speak of; the report's own day where they say none."""
    published = reports[act.mention.span.report].published or date.min
    when = DateRange.parse(act.mention.when)
    if not when.dated:
        return published
    # What goes on ("since May/..") was so when the report was written.
    return published if when.latest is None else when.latest
