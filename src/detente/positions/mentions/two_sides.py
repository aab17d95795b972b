"""Acts of "both sides" or of "the parties" are those of the two whom a report is about."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Final

from detente.patterns import as_pattern
from detente.positions.camps import Camps
from detente.positions.makers import chosen
from detente.positions.mentions.owning import OwnedAct
from detente.reading import ActMention, Party, entry_of
from detente.sources import Report

_BOTH: Final = as_pattern(
    r"(?:(?:the|both|two|warring|opposing|rival) )+(?:sides|parties)"
    r"(?: (?:in|to) (?:the )?(?:conflict|dispute))?",
    re.IGNORECASE,
)
_BOTH_STATES: Final = as_pattern(
    r"(?:the )?(?:both|two)(?: (?:rival|warring|opposing))?"
    r" (?:neighbou?rs|countries|states|governments|nations|capitals|armies|rivals|foes)",
    re.IGNORECASE,
)
_AND: Final = as_pattern(r"(?:\s\([^)]{2,12}\))? and (?:the (?=[A-Z]))?")
_LEAST_CHANCE: Final = 0.5
_THEIR: Final = as_pattern(r"\btheir\b")
_TWO: Final = 2
_FAR_SURER: Final = 3
"""Two are far surer to decide than a third if the doubt of them is so many times less."""
_OWN_WILLS: Final = ("planned", "offered", "accepted", "refused")
"""Moods of what both say of themselves: "both sides said they would free prisoners"."""


def of_both_sides(
    owned: Sequence[OwnedAct], joined: Camps, chances: Mapping[str, float], reports: Mapping[str, Report]
) -> Iterator[OwnedAct]:
    """Yield the mentions, one of "both sides" twice: once for each of the two.

    The two are those makers that are left when whoever asks is left out, if one of them asks something of the
    other, or a report names them together. Where more or fewer are left, "the parties" stay a party.
    """
    sides = {party.id for party in joined.parties if _BOTH.fullmatch(party.name)}
    states = {party.id for party in joined.parties if _BOTH_STATES.fullmatch(party.name)}
    likely = [camp for camp in chosen(chances) if chances[camp] >= _LEAST_CHANCE]
    likely = _surest_two([camp for camp in likely if camp not in sides | states], chances)
    for act in owned:
        two = [camp for camp in likely if camp != act.voice]
        asked = act.maker in sides | states and act.mention.mood == "demanded"
        own = act.maker in sides and _is_own_will(act)
        if not (asked or own) or len(two) != 2 or not _are_the_sides(two[0], two[1], owned, joined, reports):
            yield act
            continue
        for camp in two:
            voice = camp if own and act.voice is not None else act.voice
            yield replace(
                act, mention=_of_one(act.mention), maker=camp, voice=voice, about=frozenset(two) - {camp}
            )


def _of_one(mention: ActMention) -> ActMention:
    """Return a mention of both as one of either: "withdraw their troops" is "withdraw its troops"."""
    label = _THEIR.sub("its", mention.label)
    return mention if label == mention.label else mention.model_copy(update={"label": label})


def _surest_two(likely: list[str], chances: Mapping[str, float]) -> list[str]:
    """Return the two that are far surer to decide than all others; else all."""
    if len(likely) > _TWO and _FAR_SURER * (1 - chances[likely[1]]) <= 1 - chances[likely[2]]:
        return likely[:_TWO]
    return likely


def _is_own_will(act: OwnedAct) -> bool:
    """Return True for what each of both says that it will do; their next meeting is one act of the two."""
    entry = entry_of(act.mention.catalogue)
    together = entry is not None and entry.both_sides
    return act.mention.mood in _OWN_WILLS and act.voice in (act.maker, None) and not together


def _are_the_sides(
    one: str, other: str, owned: Sequence[OwnedAct], joined: Camps, reports: Mapping[str, Report]
) -> bool:
    return _face_each_other(one, other, owned) or _are_named_together(
        joined.party(one), joined.party(other), reports
    )


def _face_each_other(one: str, other: str, owned: Sequence[OwnedAct]) -> bool:
    """Return True if one of two asks something of the other, or does something to or with it."""
    return any(
        {act.maker, act.voice} == {one, other}
        or (act.maker == one and other in act.about)
        or (act.maker == other and one in act.about)
        for act in owned
    )


def _are_named_together(one: Party, other: Party, reports: Mapping[str, Report]) -> bool:
    """Return True for "the company and the union"."""
    starts = {(mention.report, mention.start) for party in (one, other) for mention in party.mentions}
    return any(
        (mention.report, joint.end()) in starts
        for mention in (*one.mentions, *other.mentions)
        if (joint := _AND.match(reports[mention.report].text, mention.end)) is not None
    )


def other_side(acts: Sequence[OwnedAct], maker: str, joined: Camps) -> str | None:
    """Return the other of the two of whom "both sides" was read, None for acts of a maker of its own."""
    for act in acts:
        doer = joined.of.get(act.mention.doer or "")
        name = joined.party(doer).name if doer is not None else ""
        if doer is not None and doer != maker and (_BOTH.fullmatch(name) or _BOTH_STATES.fullmatch(name)):
            return next(iter(act.about), None)
    return None
