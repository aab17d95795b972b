"""Everything dated that may stand on a timeline, weighed by how much it matters to the dispute."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from detente.dossier import Dossier, Reality, is_of_another_day, normal_name
from detente.edtf import DateRange, Precision
from detente.names import is_plural, with_article
from detente.page.drawings import Moment
from detente.page.words import (
    NamesInProse,
    cut_moment,
    happening_in_words,
    infinitive_of_end,
    lasting_in_words,
    standing_in_a_sentence,
    upper_first,
    within_a_sentence,
    without_its_date,
)
from detente.positions import Positions
from detente.reading import ActMention, Event, Mood, OnWords, Party, Standing, is_whole_label
from detente.short import join_words, lower_first
from detente.sources import Evidence

MOST_NOTES: Final = 3
_FAMILIES: Final = (
    frozenset(("banned", "dissolved", "deregistered", "suspended")),
    frozenset(("detained", "imprisoned", "held captive", "under house arrest")),
)
_LONG_AGO: Final = timedelta(days=10 * 365)
_OLD_ATTACK, _BACKGROUND = timedelta(days=365), timedelta(days=3 * 365)
_OLD_ARREST: Final = timedelta(days=2 * 365)
_WEIGHTY: Final = frozenset((
    "ASSAULT", "COERCE", "AGREE", "CONSULT", "SANCTION", "RETREAT", "MOBILIZE", "CONCEDE", "AID", "PROTEST",
    "ELECTION", "TRIAL", "HEARING", "COUP",
))  # fmt: skip
_SAYS_NOTHING: Final = re.compile(r"\b(?:(?:declined|refused) to (?:comment|answer)|could not be reached)\b")
_DENIED: Final = re.compile(r"\b(?:not|no|never|nobody|none)\b", re.I)
_LEADS: Final[dict[Mood, tuple[str, str]]] = {
    "planned": ("plans to", "plan to"),
    "offered": ("offers to", "offer to"),
    "accepted": ("has agreed to", "have agreed to"),
    "demanded": ("is asked to", "are asked to"),
    "threatened": ("threatens to", "threaten to"),
    "possible": ("may", "may"),
    "forecast": ("may", "may"),
}
_ONLY_THOUGHT: Final = frozenset(("possible", "forecast"))
_TYPES_OF_STANDINGS: Final = {"on trial": "TRIAL"}


@dataclass(frozen=True)
class Candidate:
    """A moment, with what tells if it is the same as another.

    Attributes
    ----------
    kind
        The type of the event.
    standing
        The status that began with it, if it is one.
    """

    moment: Moment
    kind: str
    actors: frozenset[str]
    recipients: frozenset[str]
    weight: float
    standing: str = ""


class Candidates:
    """The moments of a dossier, from its deadlines, standings, events and acts.

    Parameters
    ----------
    names
        The names of the parties of the table, where they are known already.
    """

    def __init__(
        self, dossier: Dossier, positions: Positions | None, names: NamesInProse | None = None
    ) -> None:
        self._names_of_table = names
        self._dossier = dossier
        self._reality = Reality(dossier)
        self._positions = positions
        self._parties = {party.id: party for party in dossier.parties}
        self._camp = dict(positions.speaks_for) if positions is not None else {}
        self._camp_of_name = {
            normal_name(party.name): camp
            for party in dossier.parties
            if (camp := self._camp.get(party.id, party.id)) != party.id
        }
        self._at_table = {party.id for party in positions.parties} if positions is not None else set()
        self._told_on = {name: report.published for name, report in dossier.reports.items()}
        dated = set(_with_a_date(dossier))
        self._names = NamesInProse.of([party for party in dossier.parties if party.id in dated], dossier)

    def dated(self) -> list[Candidate]:
        """Return what has a date, the weightiest first."""
        events = [candidate for event in self._dossier.events if (candidate := self._event(event))]
        return sorted(
            (*self._deadlines(), *self._standings(), *events, *self._acts_done(), *self._acts_ahead()),
            key=lambda candidate: -candidate.weight,
        )

    def undated(self, shown: Sequence[Candidate]) -> Iterator[Moment]:
        """Yield the standings that hold, and since when no report says."""
        dated = {(party, c.standing) for c in shown if c.standing for party in c.recipients}
        for party in self._dossier.parties:
            if self._at_table and self._side(party.id) not in self._at_table:
                continue
            for standing in party.standing:
                lasts = lasting_in_words(standing) and standing.in_force(self._dossier.latest)
                # One that was dissolved on a day need not be said to be banned since nobody knows when.
                is_known = any((self._side(party.id), status) in dated for status in _alike(standing.status))
                if lasts and not is_known and not DateRange.parse(standing.since).dated:
                    be = "are" if self._names.is_plural(party.id) else "is"
                    words = upper_first(f"{self._names.name(party.id)} {be} {standing.status}")
                    yield Moment(words, "", DateRange.parse(None), (standing.span,), lasts=True)

    def _side(self, party: str) -> str:
        """The party of the table that one speaks for; of two of one name, both have that of either."""
        name = normal_name(self._parties[party].name) if party in self._parties else party
        camp = self._camp.get(party, party)
        return self._camp_of_name.get(name, camp) if camp == party else camp

    def _sides(self, parties: Sequence[str]) -> frozenset[str]:
        return frozenset(map(self._side, parties))

    def _deadlines(self) -> Iterator[Candidate]:
        if self._positions is None:
            return
        names = self._names_of_table or NamesInProse.of(self._positions.parties, self._dossier)
        for row in self._positions.rows:
            when = DateRange.parse(row.deadline)
            if not self._reality.is_ahead(when, self._dossier.latest):
                continue
            be = "are" if names.is_plural(row.maker) else "is"
            voices = [voice for voice in row.voices if voice.when == row.deadline]
            if (
                voices
                and not row.in_force
                and all(voice.stance in ("refuses", "opposes") for voice in voices)
            ):
                continue  # "promised to dismiss nobody before 2030": nothing is due
            # A deadline on what is being done is one to end it.
            to = infinitive_of_end(row) if row.in_force else f"to {lower_first(row.act)}"
            text = f"{names.name(row.maker)} {be} {to}"
            said = tuple(e for voice in voices for e in voice.evidence)
            moment = Moment(
                cut_moment(upper_first(text)),
                _lead(when),
                when,
                (said or row.evidence)[:MOST_NOTES],
                ("deadline",),
                is_fact=False,
            )
            yield Candidate(moment, row.kind, frozenset((row.maker,)), frozenset(row.about), 100)

    def _standings(self) -> Iterator[Candidate]:
        latest = self._dossier.latest
        for party in self._dossier.parties:
            for standing in party.standing:
                when = DateRange.parse(standing.since)
                if not when.dated:
                    continue
                lasts, many = _lasts(standing, when, latest), self._names.is_plural(party.id)
                weight = 6 + 2 * bool(lasts) + 3 * (self._side(party.id) in self._at_table)
                moment = Moment(
                    standing_in_a_sentence(self._names.name(party.id), standing, is_plural=many),
                    _lead(when),
                    when,
                    (standing.span,),
                    (lasts,) if lasts else (),
                    lasts=bool(lasts),
                )
                yield Candidate(
                    moment,
                    _TYPES_OF_STANDINGS.get(standing.status, "COERCE"),
                    self._sides((standing.by,) if standing.by else ()),
                    self._sides((party.id,)),
                    weight + _weight_of(when, latest),
                    standing.status,
                )

    def _event(self, event: Event) -> Candidate | None:
        reality = self._reality.of(event)
        if reality is None:
            return None
        return self._told(
            event.evidence,
            event.type,
            event.actors,
            event.recipients,
            DateRange.parse(event.when),
            "" if reality == "fact" else reality,
        )

    @cached_property
    def _of_events(self) -> OnWords[Event]:
        return OnWords((part, event) for event in self._dossier.events for part in event.evidence)

    @cached_property
    def _said(self) -> OnWords[tuple[int, Evidence, str]]:
        """The words that are reported to be said, with the number of their statement and its speaker."""
        return OnWords(
            (part, (k, part, statement.speaker))
            for k, statement in enumerate(self._dossier.statements)
            if statement.speaker is not None
            for part in statement.content_spans
        )

    @cached_property
    def _named(self) -> Mapping[str, OnWords[Evidence]]:
        """The passages that name each party, by its id and by report."""
        return {
            party.id: OnWords((mention, mention) for mention in party.mentions)
            for party in self._dossier.parties
        }

    def _as_named_in(self, words: Evidence, party: str) -> Party:
        """Return a party with its mentions in a passage alone: it may have thousands elsewhere."""
        mentions = tuple(self._named[party].on(words))
        return self._parties[party].model_copy(update={"mentions": mentions})

    def _acts_done(self) -> Iterator[Candidate]:
        """Yield acts that are done and no event tells of: "walked off the job"."""
        for act in self._dossier.acts:
            when, told_on = DateRange.parse(act.when), self._told_on.get(act.span.report)
            if act.mood != "done" or not when.dated or told_on is None or is_of_another_day(act.span):
                continue
            if when.earliest is not None and when.earliest > told_on:
                continue
            if not any(True for _ in self._of_events.on(act.span)):
                doers = (act.doer,) if act.doer else ()
                candidate = self._told((act.span,), act.kind, doers, act.about, when, "")
                # Outside the catalogue only a whole sentence is sure to be a happening.
                if candidate is not None and (act.catalogue is not None or not candidate.moment.quoted):
                    yield candidate

    def _told(
        self,
        evidence: tuple[Evidence, ...],
        kind: str,
        actors: tuple[str, ...],
        recipients: tuple[str, ...],
        when: DateRange,
        ahead: str,
    ) -> Candidate | None:
        """A moment in the report's words, if whole; ``ahead`` is its tag where it is no fact."""
        words = happening_in_words(
            evidence[0],
            [self._as_named_in(evidence[0], name) for name in actors],
            [self._as_named_in(evidence[0], name) for name in recipients],
            self._dossier.reports[evidence[0].report].text,
            self._names,
        )
        if words is None or _SAYS_NOTHING.search(words.text):
            return None
        text, quoted = words
        text = text if quoted else without_its_date(text, when.words)
        speaker = self._teller(evidence[0])
        tags = tuple(tag for tag in (ahead, speaker) if tag)
        doers, others = self._sides(actors), self._sides(recipients)
        weight = 3.0 * min(len((doers | others) & self._at_table), 2) + 3 * (kind in _WEIGHTY)
        weight += 2 * (not quoted) + min(len(evidence) - 1, 3) + _weight_of(when, self._dossier.latest)
        if self._at_table and not (doers | others) & self._at_table:
            # Of nobody in the dispute, and before it: background.
            long_ago = _OLD_ATTACK if kind == "ASSAULT" else _BACKGROUND
            weight -= 6 * _is_before(when, self._dossier.latest, long_ago)
        moment = Moment(
            text, _lead(when), when, evidence[:MOST_NOTES], tags, quoted=quoted, is_fact=not ahead
        )
        return Candidate(moment, kind, doers, others, weight + (50 if ahead else 0))

    def _acts_ahead(self) -> Iterator[Candidate]:
        """Yield what parties plan, offer or are asked to do on a day to come, each act once."""
        same: defaultdict[tuple[str, str | None, Mood], list[ActMention]] = defaultdict(list)
        for act in self._dossier.acts:
            # A condition on something else is nobody's plan.
            is_act = (act.catalogue or act.mood not in _ONLY_THOUGHT) and act.condition_of is None
            is_act = is_act and (act.sign or not _DENIED.search(act.span.quote))  # "to dismiss nobody"
            ahead = self._reality.is_ahead(DateRange.parse(act.when), self._told_on.get(act.span.report))
            # A doer that no words of the clause name may be anybody.
            if act.mood in _LEADS and _names_its_doer(act) and is_act and ahead and is_whole_label(act.label):
                same[act.label, act.when, act.mood].append(act)
        for (label, date_, mood), acts in same.items():
            doers = tuple(dict.fromkeys(act.doer for act in acts if act.doer is not None))
            named = join_words(map(self._names.name, doers))
            is_many = len(doers) > 1 or self._names.is_plural(doers[0])
            lead = "accepted" if mood == "offered" and acts[0].cue == "agree" else mood
            when = DateRange.parse(date_)
            sides = self._sides(doers), self._sides([party for act in acts for party in act.about])
            moment = Moment(
                cut_moment(upper_first(f"{named} {_LEADS[lead][is_many]} {lower_first(label)}")),
                _lead(when),
                when,
                tuple(dict.fromkeys(act.span for act in acts))[:MOST_NOTES],
                ("possible" if mood in _ONLY_THOUGHT else "due",),
                is_fact=False,
            )
            weight = 40.0 + 3 * len((sides[0] | sides[1]) & self._at_table)
            yield Candidate(moment, acts[0].kind, *sides, weight)

    def _teller(self, passage: Evidence) -> str:
        """Say who is reported to say the words; nothing where the narrator does."""
        tellers = (
            (number, speaker)
            for number, part, speaker in self._said.on(passage)
            if part.start <= passage.start and passage.end <= part.end
        )
        first = min(tellers, default=None)
        if first is None:
            return ""
        speaker = self._parties[first[1]]
        name = speaker.name
        if name[:1].isupper():
            name = within_a_sentence(with_article(name, speaker.kind))
        return f"{'say' if is_plural(speaker.name, speaker.kind) else 'says'} {name}"


def _alike(status: str) -> frozenset[str]:
    """Return the standings that say much the same of a party."""
    return next((family for family in _FAMILIES if status in family), frozenset((status,)))


def _with_a_date(dossier: Dossier) -> Iterator[str]:
    """Yield the parties that a moment may name: of all parties of many reports it would take long."""
    for event in dossier.events:
        if event.when:
            yield from (*event.actors, *event.recipients)
    for act in dossier.acts:
        if act.when:
            yield from (*((act.doer,) if act.doer else ()), *act.about)
    for party in dossier.parties:
        if party.standing:
            yield party.id


def _names_its_doer(act: ActMention) -> bool:
    """Return True if the clause itself says who is to do it; the "we" of a speaker must stand in it."""
    if act.doer_span is None or act.inferred:
        return False
    is_speaker = act.doer_span.quote.lower() in ("i", "we", "us", "our", "my")
    return not is_speaker or act.span.start <= act.doer_span.start


def _lead(when: DateRange) -> str:
    """The date in words, of a week in fewer: "week of 25 September 1989".

    Examples
    --------
    >>> _lead(DateRange.parse("1989-09-25/1989-10-01")), _lead(DateRange.parse("2017-11"))
    ('week of 25 September 1989', 'November 2017')
    """
    if when.precision != Precision.WEEK or when.earliest is None or "~" in when.text or "?" in when.text:
        return when.words
    return min(when.words, f"week of {DateRange.parse(when.earliest.isoformat()).words}", key=len)


def overlap(one: Evidence, other: Evidence) -> bool:
    """Return True if two passages of one report share words."""
    return one.report == other.report and one.start < other.end and other.start < one.end


def _lasts(standing: Standing, since: DateRange, latest: date | None) -> str:
    """Return "still in force" or the like; nothing where it ended, or an arrest is long ago."""
    if standing.status == "detained" and _is_before(since, latest, _OLD_ARREST):
        return ""
    return lasting_in_words(standing) if standing.in_force(latest) else ""


def _is_before(when: DateRange, day: date | None, by: timedelta) -> bool:
    return day is not None and when.latest is not None and day - when.latest > by


def _weight_of(when: DateRange, latest: date | None) -> float:
    """A weight for what is well dated, and of the time of the dispute."""
    weight = 2.0 if when.precision <= Precision.MONTH else 0.0
    if when.precision >= Precision.DECADE:
        weight -= 3
    return weight - (4 if _is_before(when, latest, _LONG_AGO) else 0)
