"""Stances that a party has left since: what it said before it said the contrary in a later report."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Final

from detente.edtf import DateRange
from detente.patterns import as_pattern
from detente.positions.mentions import OwnedAct
from detente.positions.voices.stances import stance_of, voiced_by
from detente.sources import Report

_AGAINST: Final = frozenset({"refuses", "opposes", "ended"})
_WILLED: Final = frozenset({"planned", "offered", "accepted"})
_EARLIER: Final = as_pattern(
    r"\b(?:earlier|previously|originally|initially|at first|before|once)\b[^.;]*"
    r"\bhad (?:said|promised|agreed|offered|pledged|vowed|indicated)\b[^.;]*$",
    re.IGNORECASE,
)
_ALREADY: Final = as_pattern(r"\b(?:already|(?:has|have) (?:now|since|meanwhile))\b", re.IGNORECASE)
_REACH: Final = 120
_NEAR: Final = 400
_TOLD: Final = frozenset({"done", "ended"})


def given_up_since(acts: Sequence[OwnedAct], reports: Mapping[str, Report]) -> list[OwnedAct]:
    """Return what a party said earlier by a report that tells beside it what the party now refuses.

    "They said they would not hand it over. Earlier, they had said they would give it back."
    """
    refusals = [(act.maker, *act.place) for act in acts if act.maker and act.mention.mood == "refused"]
    return [
        act
        for act in acts
        if act.mention.mood in _WILLED
        if _EARLIER.search(reports[act.mention.span.report].text, *_just_before(act))
        if any(
            who == act.maker and k == act.place[0] and abs(at - act.place[1]) < _NEAR
            for who, k, at in refusals
        )
    ]


def _just_before(act: OwnedAct) -> tuple[int, int]:
    return max(0, act.mention.span.start - _REACH), act.mention.span.start


def taken_back(
    acts: Sequence[OwnedAct], maker: str, reports: Mapping[str, Report], *, to_end: bool
) -> tuple[OwnedAct, ...]:
    """Return the mentions by which a party was for an act and has been against it since, or the other way.

    The latest report that has a party's stance is its word. Who broke off talks and then agreed to resume
    them would talk; what both sides of a day say, stays on the row side by side.
    """
    said: defaultdict[str, list[tuple[date, bool, OwnedAct]]] = defaultdict(list)
    for act in acts:
        stance = stance_of(act, to_end=to_end)
        party = voiced_by(act, stance, maker) if stance is not None else None
        day = _day_of(act, reports[act.mention.span.report])
        if stance is not None and party is not None and day is not None:
            said[party].append((day, stance in _AGAINST, act))
    left: list[OwnedAct] = []
    for words in said.values():
        latest = max(day for day, _, _ in words)
        last = {against for day, against, _ in words if day == latest}
        if len(last) == 1:
            ends = {act.place[0] for day, _, act in words if day == latest}
            left += [act for _, against, act in words if against not in last and act.place[0] < min(ends)]
    gone = {id(act) for act in left}
    done = [act for act in acts if act.mention.mood == "done" and _ALREADY.search(act.mention.span.quote)]
    return (*left, *(act for act in acts if id(act) not in gone and _is_done_since(act, done)))


def _is_done_since(act: OwnedAct, done: Sequence[OwnedAct]) -> bool:
    """Return True for a will that its party has carried out: "agreed to meet her … has already met her"."""
    return (
        act.mention.mood in _WILLED
        and not act.lasts
        and any(other.does == act.does and other.place > act.place for other in done)
    )


def _day_of(act: OwnedAct, report: Report) -> date | None:
    """Return the day of a stance: that of its report, or of the deed that the report tells of."""
    when = DateRange.parse(act.mention.when)
    if report.published is not None and act.mention.mood in _TOLD and when.dated and when.latest is not None:
        return min(when.latest, report.published)
    return report.published
