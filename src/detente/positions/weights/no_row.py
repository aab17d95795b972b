"""The reasons for which mentions of an act make no row of the table."""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final

from detente.dossier import Dossier, is_added
from detente.patterns import as_pattern
from detente.positions.being_done import is_long_over
from detente.positions.labelling import is_vague
from detente.positions.mentions import OwnedAct
from detente.positions.same_acts import OneAct
from detente.positions.voices import is_only_invited
from detente.positions.weights.over_time import is_past
from detente.positions.weights.weak_acts import is_weak
from detente.reading import is_whole_label

OVER: Final = frozenset({"done", "ended", "failed"})
"""Moods of what is over."""
_UNVOICED = frozenset({"possible", "failed"})
"""Moods in which nobody takes a stance."""
_HAD = as_pattern(r"\bhad (?:\w+ )?(?:gone|sued|taken|brought|filed|lodged|launched)\b")
_THE_MEETING = as_pattern(
    r"\b(?:the|this|that) (?:meeting|session|rally|assembly|gathering)\b|\bmembers together\b", re.IGNORECASE
)
_CAME = as_pattern(
    r"[^.!?\n]{0,60}[.!?]\s+[^.!?\n]{0,60}\b(?:came|attended|turned (?:out|up)|gathered|showed up)\b"
)
_LONG_PAST = as_pattern(r"\blast (?:fall|autumn|winter|spring|summer|year|month)\b|\bin 1\d{3}\b")
_GOES_ON = as_pattern(
    r"\b(?:since|still|until|every|each|daily|nightly|(?:has|have) been|continu\w+|went on|goes on|again"
    r"|for (?:\w+ ){1,2}(?:days|weeks|months|years))\b",
    re.IGNORECASE,
)
_SHOULD = as_pattern(r"\b(?:should|ought|must|ha(?:s|ve) to|needs? to)\b", re.IGNORECASE)
_ASKING_LEAVE = (
    "ask",
    "request",
    "demand",
    "insist",
    "insist on",
    "petition",
    "plead",
    "press for",
    "push for",
    "call for",
)
_STAYING = ("remain", "stay", "continue", "stand", "persist", "hold", "last")
_OUGHT = ("", "have", "need")
"""Cues of what ought to be done, and by whose word is not said."""


def why_no_row(one: OneAct, dossier: Dossier, nobody: Collection[str]) -> str | None:
    """Return the reason why the mentions of an act make no row, None where they make one.

    Parameters
    ----------
    nobody
        The parties that name nobody in particular.
    """
    if any(is_added(act.mention.id) for act in one.mentions):
        return None
    if one.maker in nobody and any(act.mention.mood != "demanded" for act in one.mentions):
        return "nobody in particular would do it"
    if all(is_vague(act.mention.label) for act in one.mentions):
        return "it does not say what"
    if all(act.mention.mood in _UNVOICED or is_only_invited(act) for act in one.mentions):
        return "nobody wants or refuses it"
    unvoiced = all(act.assumed and (act.voice is None or act.voice in nobody) for act in one.mentions)
    if unvoiced and not any(act.mention.mood == "in force" or _stays(act) for act in one.mentions):
        return "no doer named"  # assumed of whoever could do it, and no party has a word on it
    if all(_is_a_bar(act) for act in one.mentions):
        return "a bar on it, and nobody is said to want it"
    if all(_is_asked_of_itself(act, one.maker) for act in one.mentions):
        return "asked of itself"
    if all(_is_of_the_writer(act) for act in one.mentions):
        return "advice of the one who writes"
    if not any(is_whole_label(act.mention.label) for act in one.mentions):
        return "its words are not whole"
    if is_weak(one.mentions, one.maker):
        return "it says nothing that could be in dispute, and nobody else speaks of it"
    if all(_is_told_as_before(act) for act in one.mentions):
        return "told as what went before, and nobody speaks of its end"
    if all(_is_of_a_meeting_held(act, dossier.reports[act.mention.span.report].text) for act in one.mentions):
        return "the meeting is over"
    if all(
        (act.mention.mood in OVER or _is_told_at_once(act))
        and (not act.lasts or is_long_over(act, dossier.reports[act.mention.span.report].published))
        for act in one.mentions
    ):
        return "over and cannot be undone"
    if all(_is_only_told(act, one.maker) for act in one.mentions):
        return "told as done, and not as going on"
    if is_past(one.mentions, dossier.reports, dossier.latest):
        return "its day is past"
    return None


def _stays(act: OwnedAct) -> bool:
    """Return True for a measure that a report says is still in place: "the ban on rallies remains"."""
    mention = act.mention
    return mention.mood == "refused" and not mention.sign and mention.cue in _STAYING and act.lasts


def _is_only_told(act: OwnedAct, maker: str) -> bool:
    """Return True for what its maker did once: "led a protest against it", "endorsed her last fall"."""
    mention = act.mention
    march = mention.catalogue == "protest"
    before = mention.catalogue == "support" and _LONG_PAST.search(mention.span.quote) is not None
    once = (march or before) and mention.mood == "done" and act.does
    return once and act.maker == maker and not _GOES_ON.search(mention.span.quote)


def _is_told_as_before(act: OwnedAct) -> bool:
    """Return True for "the district had gone to court", told of the order that came of it."""
    mention = act.mention
    told = mention.mood == "done" and mention.catalogue == "sue" and act.voice is None
    return told and _HAD.search(mention.span.quote) is not None


def _is_of_a_meeting_held(act: OwnedAct, text: str) -> bool:
    """Return True for "required the union to record the meeting. About 8,000 came"."""
    mention = act.mention
    if mention.mood != "demanded" or not _THE_MEETING.search(mention.span.quote):
        return False
    return _CAME.match(text, mention.span.end) is not None


def _is_asked_of_itself(act: OwnedAct, maker: str) -> bool:
    """Return True for "the league urged the league to vote"; not for "asked to question her", by leave."""
    mention = act.mention
    return mention.mood == "demanded" and act.voice == maker and mention.cue not in _ASKING_LEAVE


def _is_of_the_writer(act: OwnedAct) -> bool:
    """Return True for "Obama should use his strength", where nobody is said to say so."""
    mention = act.mention
    said = act.voice is not None or act.outsider or mention.quoted or act.assumed
    return (
        mention.mood == "demanded"
        and mention.cue in _OUGHT
        and not said
        and bool(_SHOULD.search(mention.span.quote))
    )


def _is_told_at_once(act: OwnedAct) -> bool:
    """Return True for an act of a moment in the present of a headline: "Senate passes bill"."""
    return act.mention.mood == "in force" and act.mention.catalogue is not None and not act.lasts


def _is_a_bar(act: OwnedAct) -> bool:
    """Return True for what a party must not do, as the narrator tells it: no wish of anybody."""
    mention = act.mention
    asked = mention.addressee is not None or mention.cue != ""
    return (
        mention.mood == "demanded" and not mention.sign and act.voice is None and not (act.outsider or asked)
    )
