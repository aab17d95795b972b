"""The reasons for which a mention of an act is left out before rows are made: old, a forecast, a charge."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from detente.edtf import DateRange
from detente.patterns import as_pattern
from detente.positions.mentions.breaches import is_charge_of_a_breach
from detente.positions.mentions.own_side import camp_of
from detente.reading import ActMention, Event, Overlaps, entry_of
from detente.sources import Report

_OF_NO_PARTY: dict[str, str] = {
    "advised": "advice of an analyst",
    "forecast": "a forecast",
}
_TOLD = frozenset({"done", "in force", "ended", "failed"})
_OF_THE_VOICE = frozenset({"REQUEST", "THREATEN", "REJECT", "ACCUSE"})
"""Event types whose actor is the one who speaks, not the one who would act."""
_HARM = frozenset({"COERCE", "ASSAULT", "SANCTION"})
_PRESSURE = "press"
"""The entry of the catalogue for pressure, which is a charge where another than its doer tells of it."""
_LETTER = as_pattern(r"\s*[A-Z][^\n.!?]{5,300}:[ \t]*\n")
"""The line of a letter that says to whom it is."""
_CROWD = as_pattern(
    r"(?:about |some |at least |more than |tens of |hundreds of |the )*"
    r"(?:thousands|hundreds|dozens|scores|millions|crowds?|groups?|many|most|some|\d[\d,]*)\b",
    re.IGNORECASE,
)
_BROUGHT = as_pattern(
    r"\b(?:c[ao]mes?|came|coming|return(?:s|ed)?|went|goes|left|leaves|emerg(?:es|ed)) [^.!?\n]{0,70}"
    r"\bwith (?:an?|the|his|her|their) (?:\w+ )?$"
)
"""Before the promise or the offer that somebody brings home."""
_THAT = as_pattern(r"that (?!right now|today|now\b)", re.IGNORECASE)
_IS = as_pattern(r"\b(?:is|are) \w+(?:\W+in \w+)?\W*$")
_OF_WHAT = as_pattern(
    r"(?:[:;]|\b(?:confirm|guarantee|ensur|assur|verif|check|prov|show)\w*(?:, [^,]{1,40},)?"
    r"|\bsure|\bclear)\s+$"
)
"""Before a clause of what is to be, or to be found out."""
_MOST_CHARACTERS = 240
_LONG_AGO = timedelta(days=2 * 365)
_YEAR_AGO = timedelta(days=366)
_WILLED = frozenset({"planned", "offered", "accepted", "refused", "threatened", "demanded"})
"""Moods of what somebody wills, and a year later need not will any more."""
_MONTHS_AGO = timedelta(days=183)
_WEEKS_AGO = timedelta(days=60)
_RIGHT_BEHIND = 200
_PAST_MEMORY = timedelta(days=20 * 365)


def hurts_itself(mention: ActMention, maker: str, speaks_for: Mapping[str, str]) -> bool:
    """Return True for a measure that would be in force against its own doer: the words were misread.

    "The government broke up the party", where the party named last is that of the government.
    """
    entry = entry_of(mention.catalogue)
    against = {speaks_for.get(party, party) for party in mention.about}
    measure = entry is not None and entry.option == "ending" and bool(entry.standing)
    threat = mention.kind == "THREATEN" and not mention.label.endswith("itself")
    told = mention.sign and mention.mood in _TOLD
    return against == {maker} and ((measure and told) or threat)


def is_of_a_crowd(mention: ActMention) -> bool:
    """Return True for a protest, and for what "thousands of" a people do."""
    who = mention.doer_span.quote if mention.doer_span is not None else ""
    return mention.kind == "PROTEST" or _CROWD.match(who) is not None


def why_left_out(
    mention: ActMention,
    events: Overlaps[Event] | None,
    speaks_for: Mapping[str, str],
    report: Report,
) -> str | None:
    """Return why a mention makes no row, whoever its parties are; None where nothing speaks against it."""
    if mention.mood in _OF_NO_PARTY:
        return _OF_NO_PARTY[mention.mood]
    if mention.span.end - mention.span.start > _MOST_CHARACTERS:
        return "the words are too many to show one act"
    if _is_long_over(mention, report.published) or _was_asked_long_ago(mention, report.published):
        return "long ago"
    if mention.decided_by is None and _differ(mention, events, speaks_for):
        return "the actors differ"
    if _is_brought_from_another(mention, report.text):
        return "whose word it is, is not said"
    if _is_in_a_clause_of_what(mention, report.text):
        return "it is not told as done"
    charged = _is_charged(mention, report, speaks_for) or is_charge_of_a_breach(mention, speaks_for)
    return "an accusation" if charged else None


def _is_brought_from_another(mention: ActMention, text: str) -> bool:
    """Return True for "the envoy came back with a promise to open the gate": that of whom he was with."""
    before = text[max(0, mention.span.start - _RIGHT_BEHIND) : mention.span.start]
    return mention.mood == "offered" and _BROUGHT.search(before) is not None


def _is_in_a_clause_of_what(mention: ActMention, text: str) -> bool:
    """Return True for "until it has confirmed that the ban is lifted": nobody tells that it is."""
    now = mention.mood == "in force" or (mention.mood == "done" and _IS.search(mention.span.quote))
    told = bool(now) and mention.voice is None and mention.cue == ""
    if not told or mention.decided_by is not None or not _THAT.match(mention.span.quote):
        return False
    start = mention.span.start
    return _OF_WHAT.search(text, max(0, start - _RIGHT_BEHIND), start) is not None


def _is_charged(mention: ActMention, report: Report, speaks_for: Mapping[str, str]) -> bool:
    """Return True for harm that a bystander, or the writer of an open letter, says another is doing.

    What a party says of another stays in the table, as its word: see `on_whose_word`.
    """
    entry = entry_of(mention.catalogue)
    harm = mention.sign and (
        (entry is not None and (entry.harm or entry.id == _PRESSURE)) or mention.kind in _HARM
    )
    if not harm or mention.mood != "in force" or mention.doer is None:
        return False
    if mention.voice is None:
        return _LETTER.match(report.text) is not None
    return mention.quoted and mention.voice not in speaks_for


def _is_long_over(mention: ActMention, published: date | None) -> bool:
    """Return True for what is told of years ago, unless it is a measure that may still be in force."""
    days = DateRange.parse(mention.when).known_days
    past = _YEAR_AGO if mention.mood in _WILLED else _LONG_AGO
    if days is None or published is None or days[1] >= published - past:
        return False
    entry = entry_of(mention.catalogue)
    lasts = entry is not None and entry.option == "ending" and mention.mood in ("done", "in force")
    return not lasts or days[1] < published - _PAST_MEMORY


def _was_asked_long_ago(mention: ActMention, published: date | None) -> bool:
    """Return True for what somebody asked months ago, planned a year ago, and for an invitation of weeks ago.

    An invitation is taken or declined, and over.
    """
    if published is None or mention.mood not in ("demanded", "planned"):
        return False
    if mention.mood == "planned":
        said = DateRange.parse(mention.said_on).known_days
        return said is not None and said[1] < published - _YEAR_AGO
    invited = mention.cue == "invite"
    days = DateRange.parse(mention.said_on or (mention.when if invited else None)).known_days
    return days is not None and days[1] < published - (_WEEKS_AGO if invited else _MONTHS_AGO)


def answers_it(mention: ActMention, asked: ActMention | None) -> bool:
    """Return True for "she declined" right behind what is asked of her."""
    return (
        asked is not None
        and not mention.words
        and mention.doer == asked.doer
        and mention.span.report == asked.span.report
        and 0 <= mention.span.start - asked.span.end <= _RIGHT_BEHIND
    )


def said_by_an_outsider(mention: ActMention, speaks_for: Mapping[str, str]) -> str | None:
    """Return why words of somebody who speaks for no party make no row; what happened, anybody may tell."""
    if mention.voice is None or mention.voice in speaks_for or mention.mood in _TOLD:
        return None
    return _OF_NO_PARTY["advised" if mention.mood in ("demanded", "opposed") else "forecast"]


def _differ(mention: ActMention, events: Overlaps[Event] | None, speaks_for: Mapping[str, str]) -> bool:
    """Return True if events on the same words have actors, and none of them is the doer or the voice."""
    if mention.doer is None or events is None:
        return False
    types = {mention.kind, *_OF_THE_VOICE}
    beside = [
        event
        for event in events.of(mention.span.start, mention.span.end)
        if event.actors and event.type in types and _same_words(mention, event)
    ]
    if not beside:
        return False
    actors = {camp_of(actor, speaks_for) for event in beside for actor in event.actors}
    ours = {camp_of(party, speaks_for) for party in (mention.doer, mention.voice, mention.addressee) if party}
    return not actors & ours


def _same_words(mention: ActMention, event: Event) -> bool:
    a, b = mention.span, event.span
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0 and 2 * shared >= max(a.end - a.start, b.end - b.start)


def events_by_report(events: Iterable[Event]) -> dict[str, Overlaps[Event]]:
    """Return the events of each report, to be asked for those on the same words."""
    by_report: defaultdict[str, list[tuple[int, int, Event]]] = defaultdict(list)
    for event in events:
        by_report[event.span.report].append((event.span.start, event.span.end, event))
    return {report: Overlaps(inside) for report, inside in by_report.items()}
