"""Contacts: who met or talked with whom, how often, and when last."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import combinations, pairwise, product
from typing import Final

from detente.dossier.questions.base import Coverage, EvidenceBase
from detente.dossier.questions.filters import Filter
from detente.dossier.questions.happening import Happening
from detente.dossier.questions.happenings import Happenings
from detente.dossier.questions.meeting import Meeting, listed_in, telephone_calls
from detente.edtf import DateRange, Precision
from detente.patterns import as_pattern
from detente.reading import Event, word_table, words_of
from detente.sources import Evidence

_MET: Final = as_pattern(
    r"\b(?:met|meeting with|talked|spoken? (?:with|to)"
    r"|(?:after|following) (?:[\w-]+ ){0,4}(?:talks|negotiations)"
    r"|conferred|negotiated with|visited|received|hosted|telephoned|phoned"
    r"|been (?:meeting|talking|speaking|telephoning|phoning|negotiating|holding)"
    r"|(?:held|hold|holding|began|started|opened|resumed) (?:[\w-]+ ){0,4}"
    r"(?:talks?|meetings?|negotiations|dialogue|discussions)"
    r"|(?:(?:walked|came|pulled) (?:out|away)|emerged|returned) [^.;]{0,40}?"
    r"(?:talks|meeting|negotiations) with"
    r"|said (?:after|during|in|at) (?:[\w-]+ ){0,4}(?:talks|meeting|negotiations) with)\b",
    re.I,
)
_MET_BY_NOUN: Final = as_pattern(
    r"(?:[’']s|\b(?:an?|the|his|her|their|its|this|that)) (?:[\w-]+ ){0,2}?meetings? with\b", re.I
)
"""A meeting by a noun: only the words behind say that it was held. "Her meeting with Roth will …"."""
_MORE_THAN_ONCE: Final = as_pattern(
    r"\bbeen (?:meeting|talking|speaking|negotiating)\b"
    r"|\b(?:met|talked|spoken?) (?:twice|repeatedly|regularly|often|(?:several|many|three|four) times)\b",
    re.I,
)
_NOT_YET: Final = as_pattern(
    # The month of May has a capital.
    r"\b(?:will|would|shall|(?-i:may)|might|could|should|must|not|never|no|to (?:meet|talk|hold|visit)|"
    r"refus\w+|plan\w*|next|coming|upcoming|want\w*|hope\w*|propos\w+|call\w* for)\b",
    re.I,
)
_AHEAD: Final = as_pattern(
    r"[^.;]{0,40}?\b(?:(?:are|is|was|were) (?:scheduled|planned|expected|due|set|to)|will|would|could"
    r"|should)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class Contact:
    """The meetings and talks of two sides.

    Attributes
    ----------
    sides
        Two ids.
    meetings
        The latest first.
    times
        How many there were at least: those without a date may be told among the others.
    ago
        The least and the most days since the last one; None where they cannot be counted.
    coverage
        How many reports and publishers tell of them.
    """

    sides: tuple[str, str]
    meetings: tuple[Meeting, ...]
    times: int
    ago: tuple[int, int | None] | None
    coverage: Coverage

    @property
    def last(self) -> Meeting:
        """The latest meeting."""
        return self.meetings[0]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words of every meeting."""
        return tuple(words for meeting in self.meetings for words in meeting.evidence)


def contacts(
    base: EvidenceBase, only: Filter | None = None, as_of: date | None = None
) -> tuple[Contact, ...]:
    """Return who met or talked with whom, those whose last meeting is latest first.

    Parameters
    ----------
    as_of
        The day from which the days since are counted; by default that of the latest report.
    """
    only = only or Filter()
    day = as_of or base.dossier.latest
    meetings: defaultdict[tuple[str, str], list[Meeting]] = defaultdict(list)
    for meeting, pairs in _meetings(base):
        when = DateRange.parse(meeting.when)
        if not only.is_within(when) or not only.is_reported(meeting.evidence):
            continue
        if day is not None and when.earliest is not None and when.earliest > day:
            continue
        for pair in pairs:
            if only.takes_part(pair) or only.takes_part(meeting.parties):
                meetings[pair].append(meeting)
    rows = [_contact(base, pair, of_pair, day) for pair, of_pair in meetings.items()]
    return tuple(sorted(rows, key=lambda row: _end(row.last), reverse=True))


def _contact(
    base: EvidenceBase, pair: tuple[str, str], meetings: Sequence[Meeting], day: date | None
) -> Contact:
    ordered = sorted(meetings, key=lambda meeting: (_end(meeting), meeting.dated), reverse=True)
    last = DateRange.parse(ordered[0].when)
    ago = None
    if day is not None and last.latest is not None:
        most = (day - last.earliest).days if last.earliest is not None else None
        ago = max(0, (day - min(last.latest, day)).days), most
    return Contact(
        sides=pair,
        meetings=tuple(ordered),
        times=max(
            2 if any(map(_is_more_than_one, ordered)) else 1,
            _fewest(DateRange.parse(meeting.when) for meeting in ordered if meeting.dated),
        ),
        ago=ago,
        coverage=base.coverage(words for meeting in ordered for words in meeting.evidence),
    )


def _is_more_than_one(meeting: Meeting) -> bool:
    """Return True for words on several meetings without their days: "has been meeting"."""
    return any(_MORE_THAN_ONCE.search(words.quote) for words in meeting.evidence)


def _fewest(ranges: Iterable[DateRange]) -> int:
    """Return how many meetings there were at least: of dates that may be one only one counts."""
    times, last = 0, date.min
    bounded = ((when.earliest, when.latest) for when in ranges)
    for first, end in sorted(((a, b) for a, b in bounded if a and b), key=lambda days: days[1]):
        if first > last:
            times, last = times + 1, end
    return times


def _occasions(when: str | None) -> list[str | None]:
    """Return the dates of several meetings that one sentence tells of; days in a row are one meeting.

    Examples
    --------
    >>> _occasions("{2021-05,2021-07}"), _occasions("{2021-05-03,2021-05-04}"), _occasions("2021-05-03")
    (['2021-05', '2021-07'], ['{2021-05-03,2021-05-04}'], ['2021-05-03'])
    """
    if when is None or not when.startswith("{"):
        return [when]
    members = when[1:-1].split(",")
    ends = [DateRange.parse(member) for member in members]
    in_a_row = all(
        one.latest is not None and other.earliest is not None and (other.earliest - one.latest).days == 1
        for one, other in pairwise(ends)
    )
    exact = all(end.precision <= Precision.DAY for end in ends)
    return [when] if in_a_row and exact else list(members)


def _end(meeting: Meeting) -> date:
    days = DateRange.parse(meeting.when).known_days
    return days[1] if days is not None else date.min


def _meetings(base: EvidenceBase) -> Iterator[tuple[Meeting, list[tuple[str, str]]]]:
    told: set[Evidence] = set()
    for happening in Happenings(base).all:
        pairs = _pairs(base, happening)
        if happening.type == "CONSULT" and happening.status == "fact" and pairs and _is_held(base, happening):
            named = tuple(
                dict.fromkeys(
                    party
                    for telling in happening.tellings
                    for party in (
                        *telling.event.actors,
                        *telling.event.recipients,
                        *(() if telling.event.recipients else listed_in(base, telling.event.span)),
                    )
                )
            )
            told.update(happening.evidence)
            for when in _occasions(happening.when):
                yield Meeting(named, when, True, happening.evidence), pairs
    yield from ((call, [pair]) for call, pair in telephone_calls(base))
    for event in base.dossier.events:
        if event.type != "CONSULT" or not is_told_as_held(base, event):
            continue
        is_dated = DateRange.parse(event.when).dated
        if is_dated and (len((*event.actors, *event.recipients)) > 1 or event.span in told):
            continue  # a happening tells of it
        pairs, day = _who_met(base, event), base.day(event.span)
        if pairs:
            named = tuple(dict.fromkeys((*event.actors, *event.recipients, *listed_in(base, event.span))))
            when = event.when if day is None or event.when else f"../{day}"
            yield Meeting(named, when, is_dated, event.evidence), pairs


def _pairs(base: EvidenceBase, happening: Happening) -> list[tuple[str, str]]:
    """Return the pairs of sides that met, as single tellings name them."""
    pairs = dict.fromkeys(pair for telling in happening.tellings for pair in _who_met(base, telling.event))
    return list(pairs)


_INDEFINITE: Final = as_pattern(
    r"(?:the )?(?:his|her|their|its|our|both|other|some|many|several|all|most|two|three|world|various)\b",
    re.I,
)


def _who_met(base: EvidenceBase, event: Event) -> list[tuple[str, str]]:
    """Return the pairs of sides that met, by the parties that words name and that are no mere places."""
    actors, recipients = (
        [party for party in parties if _is_somebody(base, party, event)]
        for parties in (event.actors, event.recipients)
    )
    if not recipients:
        actors = [*actors, *(party for party in listed_in(base, event.span) if party not in actors)]
    owned = [party for party in recipients if _is_owner(base, party, event)]
    if owned and len(actors) > 1:
        recipients = [party for party in recipients if party not in owned]
    return _pairs_of(base.sides(actors), base.sides(recipients))


def _is_somebody(base: EvidenceBase, party: str, event: Event) -> bool:
    """Return True for a party by name, or somebody's kin.

    Not for "his aides" or "delegates", nor for the place where others meet.
    """
    name, kind = base.name(party), base.kind(party)
    if _INDEFINITE.match(name) and name.split()[-1].casefold().rstrip("s") not in _kin():
        return False
    if kind == "person":
        return True
    if name.islower() and " " not in name:
        return False
    place = rf"\b(?:in|at|to|visit\w*|tour\w*)\s(?:the\s)?{re.escape(name)}\b"
    return re.search(place, event.span.quote, re.I) is None


@cache
def _kin() -> frozenset[str]:
    return frozenset(words_of(word_table("act_cues.yaml")["kin"]))


def _is_owner(base: EvidenceBase, party: str, event: Event) -> bool:
    """Return True for a party of which only somebody's office is named: "Kenya's trade minister"."""
    return re.search(rf"\b{re.escape(base.name(party))}[’']s?\s", event.span.quote, re.I) is not None


def _pairs_of(actors: Sequence[str], recipients: Sequence[str]) -> list[tuple[str, str]]:
    """Return who met whom: of two that both met a third nothing is said of each other."""
    if actors and recipients:
        pairs = list(product(actors, recipients))
    else:
        pairs = list(combinations(actors or recipients, 2))
    return list(dict.fromkeys((min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]))


def _is_held(base: EvidenceBase, happening: Happening) -> bool:
    """Return True unless all that follows the words says that the meeting is yet to come."""
    return any(not _is_ahead(base, words) for words in happening.evidence)


def _is_ahead(base: EvidenceBase, words: Evidence) -> bool:
    rest = base.dossier.reports[words.report].text[words.end : words.end + 100]
    by_verb = _MET.search(_MET_BY_NOUN.sub("", words.quote)) is not None
    return bool(_NOT_YET.search(words.quote)) or (not by_verb and _AHEAD.match(rest) is not None)


def is_told_as_held(base: EvidenceBase, event: Event) -> bool:
    """Return True for a meeting that words without a date tell as held: "met", "has held talks"."""
    if event.modality not in ("happened", "ongoing") or not _MET.search(event.span.quote):
        return False
    return not _is_ahead(base, event.span)
