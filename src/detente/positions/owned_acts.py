"""Each mention of an act, given to the party of the table that would do it."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from detente.dossier import Dossier, is_added
from detente.edtf import DateRange
from detente.positions.breaches import is_charge_of_a_breach
from detente.positions.camps import camp_words
from detente.positions.hearsay import Hearsay
from detente.positions.table import Unused
from detente.reading import (
    ActMention,
    CatalogueEntry,
    Event,
    Overlaps,
    Party,
    entry_of,
    names_the_ending,
)
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
_LETTER = re.compile(r"\s*[A-Z][^\n.!?]{5,300}:[ \t]*\n")
"""The line of a letter that says to whom it is."""
_PROMISED = frozenset({"agree", "promise", "offer", "pledge", "commit", "guarantee", "willing", "ready"})
_BROUGHT_ABOUT = frozenset({"force", "compel", "oblige", "have"})
"""Cues of what a thing would bring about: who says so of himself warns of it, and plans nothing."""
_OBLIGING = "oblige"
_UNLESS = re.compile(r"unless\b", re.IGNORECASE)
_CROWD = re.compile(
    r"(?:about |some |at least |more than |tens of |hundreds of |the )*"
    r"(?:thousands|hundreds|dozens|scores|millions|crowds?|groups?|many|most|some|\d[\d,]*)\b",
    re.IGNORECASE,
)
_AGAINST_IT = re.compile(r"\w+ against\b")
_MAY = re.compile(r"\b(could|may|might)\b", re.IGNORECASE)
_OUR = re.compile(r"\b(?:we|our|ours)\b", re.IGNORECASE)
_MOST_CHARACTERS = 240
_LONG_AGO = timedelta(days=2 * 365)
_YEAR_AGO = timedelta(days=366)
_WILLED = frozenset({"planned", "offered", "accepted", "refused", "threatened", "demanded"})
"""Moods of what somebody wills, and a year later need not will any more."""
_MONTHS_AGO = timedelta(days=183)
_WEEKS_AGO = timedelta(days=60)
_RIGHT_BEHIND = 200
_PAST_MEMORY = timedelta(days=20 * 365)


@dataclass(frozen=True, slots=True)
class OwnedAct:
    """A mention of an act with the parties of the table that it names.

    Attributes
    ----------
    maker
        The party that would do it; "" while it is not known.
    voice
        The party that demands, offers, refuses ... it; None where the narrator tells it, or somebody who
        speaks for no party of the table.
    outsider
        True where somebody voices it who speaks for no party of the table.
    about
        The parties that it is done to or with.
    place
        The number of its report, the earliest being 0, and the place in it.
    assumed
        True if no words say that it is the maker's act: it rules, and nobody else could do it.
    supposed
        True if only this is known of it: that its maker is the one other side of a demand.
    does
        True if it speaks of doing the act as its row has it; False if of not doing or ending it.
    objects
        The content words of the act without its predicate.
    """

    mention: ActMention
    maker: str
    voice: str | None
    outsider: bool
    about: frozenset[str]
    place: tuple[int, int]
    assumed: bool = False
    supposed: bool = False
    does: bool = True
    objects: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        words = frozenset(self.mention.words) - set(self.mention.predicate.split())
        object.__setattr__(self, "objects", words)

    @property
    def lasts(self) -> bool:
        """True if the act goes on once it is begun: a strike, a ban, a siege."""
        entry = entry_of(self.mention.catalogue)
        return entry is not None and entry.option != "once"


def owned_acts(
    dossier: Dossier, speaks_for: Mapping[str, str], peoples: Collection[str] = ()
) -> tuple[list[OwnedAct], list[Unused]]:
    """Give each mention to its doer's party; one whose doer no words name keeps "" as its maker.

    Parameters
    ----------
    speaks_for
        Id of a party of the dossier to the id of the party of the table that it speaks for. Whoever is
        not in it decides nothing.
    peoples
        Ids of the parties that speak for a state as its people: what a crowd of them does, it does not.
    """
    numbers = {report: k for k, report in enumerate(in_time(dossier))}
    events = _events_by_report(dossier.events)
    officers = _officers_of_nobody(dossier.parties, speaks_for)
    hearsay = Hearsay(dossier, speaks_for)
    owned, unused = [], []
    asked: ActMention | None = None
    for mention in (_by_its_own(mention, speaks_for, officers) for mention in dossier.acts):
        why = _why_not(
            mention,
            events.get(mention.span.report),
            speaks_for,
            dossier.reports[mention.span.report],
        )
        why = why or _said_by_an_outsider(mention, speaks_for)
        if why is None and hearsay.is_anothers_word(mention):
            why = "the word of another on what it wants"
        if why is None and _answers_it(mention, asked):
            why = "long ago"
        if is_added(mention.id):
            # What a person adds is there, whatever rules make of its words.
            why = None
        if why == "long ago" and mention.mood == "demanded":
            asked = mention
        if why:
            unused.append(Unused(mention.span, why, mention.proposed_by))
            continue
        maker = speaks_for.get(mention.doer, "") if mention.doer else _asked(mention, speaks_for)
        if mention.doer and not maker:
            unused.append(Unused(mention.span, "its doer decides nothing", mention.proposed_by))
            continue
        if mention.doer in peoples and _is_of_a_crowd(mention) and not is_added(mention.id):
            unused.append(Unused(mention.span, "a crowd does it, and not its state"))
            continue
        if maker and _hurts_itself(mention, maker, speaks_for) and not is_added(mention.id):
            unused.append(Unused(mention.span, "nobody does it to itself", mention.proposed_by))
            continue
        voice = speaks_for.get(mention.voice) if mention.voice else None
        if maker and maker == voice and mention.mood == "demanded" and mention.kind == "CONCEDE":
            unused.append(Unused(mention.span, "asked for the one who asks"))  # "a visa for his client"
            continue
        about = {speaks_for.get(party, party) for party in mention.about} - {maker}
        owned.append(
            OwnedAct(
                mention=mention,
                maker=maker,
                voice=voice,
                outsider=mention.voice is not None and voice is None,
                about=frozenset(about),
                place=(numbers.get(mention.span.report, 0), mention.span.start),
            )
        )
    return owned, unused


def speaks_of_ending(mention: ActMention, entry: CatalogueEntry) -> bool:
    """Return True if a mention's own words name the ending of an entry's act, and not the act itself.

    The label of the act with the other sign tells: it is that of the entry or that of the ending.
    """
    doing, ending = (
        {label.split()[0] for label in labels if label}
        for labels in ((entry.label, entry.bare), (entry.ending_label, entry.ending_bare))
    )
    if "Keep" not in ending:
        doing.add("Keep")
    first = (mention.turned or "").split()[:1]
    against = _AGAINST_IT.match(entry.ending_label)
    if against and first:
        return _AGAINST_IT.match(mention.label) is not None  # "vote for", and "vote against"
    if first and (first[0] in doing) != (first[0] in ending):
        return first[0] in doing
    return names_the_ending(entry, mention.label, mention.predicate, mention.words)


def in_time(dossier: Dossier) -> list[str]:
    """Return the ids of the reports, the earliest first; those without a day before all others."""
    reports = dossier.reports.values()
    return [report.id for report in sorted(reports, key=lambda report: report.published or date.min)]


def with_maker(act: OwnedAct, maker: str) -> OwnedAct:
    """Return the mention with its doer's party filled in."""
    return replace(act, maker=maker, about=act.about - {maker})


def _by_its_own(
    mention: ActMention, speaks_for: Mapping[str, str], officers: Mapping[str, bool]
) -> ActMention:
    """Return an act that its doer's own party foresees as a plan, and one that it may do as an offer.

    "The state will close the border, its minister said" is no forecast. Harm is threatened, not offered.
    """
    if mention.mood == "demanded" and mention.condition_of is not None and mention.cue in _PROMISED:
        # Nobody sets his own side a condition: what it might agree to in it, it offers.
        own = mention.doer is not None and _camp(mention.voice, speaks_for) == _camp(mention.doer, speaks_for)
        return mention.model_copy(update={"mood": "offered", "voice": mention.doer}) if own else mention
    if mention.mood == "demanded" and mention.voice != mention.doer and mention.sign and _is_ours(mention):
        # "The government must change our course, its minister said": its course, told by its own.
        own = mention.doer is not None and _camp(mention.voice, speaks_for) == _camp(mention.doer, speaks_for)
        return mention.model_copy(update={"mood": "planned", "voice": mention.doer}) if own else mention
    if mention.mood not in ("forecast", "possible") or mention.voice is None or mention.doer is None:
        return mention
    own = _camp(mention.voice, speaks_for) == _camp(mention.doer, speaks_for)
    of_the_state = mention.mood == "forecast" and officers.get(mention.voice) and mention.doer in officers
    if not own and not (of_the_state and not officers[mention.doer]):
        return mention
    if mention.mood == "possible" and not (_MAY.search(mention.span.quote) and _is_open(mention)):
        return mention
    if mention.mood == "forecast" and mention.cue == _OBLIGING:
        return mention  # "the figures would oblige us to release it": a complaint
    if mention.mood == "forecast" and mention.cue in _BROUGHT_ABOUT:
        return mention.model_copy(update={"mood": "threatened", "voice": mention.doer})
    entry = entry_of(mention.catalogue)
    harm = entry is not None and entry.harm and mention.sign
    planned = "threatened" if harm and mention.condition else "planned"
    # "Might stay away unless the house is cleared" presses for it.
    pressing = mention.condition is not None and _UNLESS.match(mention.condition.quote) is not None
    offered = "threatened" if harm or pressing else "offered"
    mood = planned if mention.mood == "forecast" else offered
    return mention.model_copy(update={"mood": mood, "voice": mention.doer})


def _is_ours(mention: ActMention) -> bool:
    return mention.voice is not None and _OUR.search(mention.span.quote) is not None


def _is_open(mention: ActMention) -> bool:
    """Return False for what a side is only able to do: "they could give him a better life"."""
    able = _MAY.search(mention.span.quote)
    return (
        able is None or able[1].lower() != "could" or mention.catalogue is not None or bool(mention.condition)
    )


def _officers_of_nobody(parties: Iterable[Party], speaks_for: Mapping[str, str]) -> dict[str, bool]:
    """Return what may be a state, as False, and whoever holds an office of an unnamed state, as True.

    A minister who says what a state will do speaks for it, where the text does not say whose minister.
    """
    offices = camp_words("heads_of_state") | {"minister"}
    known = {party.id: False for party in parties if party.kind in ("state", "other")}
    for party in parties:
        titles = [role.title.casefold() for role in party.roles if role.of is None]
        holds = any(title.endswith(office) for title in titles for office in offices)
        if party.kind == "person" and holds and speaks_for.get(party.id) == party.id:
            known[party.id] = True
    return known


def _hurts_itself(mention: ActMention, maker: str, speaks_for: Mapping[str, str]) -> bool:
    """Return True for a measure that would be in force against its own doer: the words were misread.

    "The government broke up the party", where the party named last is that of the government.
    """
    entry = entry_of(mention.catalogue)
    against = {speaks_for.get(party, party) for party in mention.about}
    measure = entry is not None and entry.option == "ending" and bool(entry.standing)
    threat = mention.kind == "THREATEN" and not mention.label.endswith("itself")
    told = mention.sign and mention.mood in _TOLD
    return against == {maker} and ((measure and told) or threat)


def _is_of_a_crowd(mention: ActMention) -> bool:
    """Return True for a protest, and for what "thousands of" a people do."""
    who = mention.doer_span.quote if mention.doer_span is not None else ""
    return mention.kind == "PROTEST" or _CROWD.match(who) is not None


def _camp(party: str | None, speaks_for: Mapping[str, str]) -> str | None:
    return speaks_for.get(party, party) if party is not None else None


def _asked(mention: ActMention, speaks_for: Mapping[str, str]) -> str:
    """Return the party asked for the act, where the clause names no doer: "" unless it is surely that one."""
    if mention.mood != "demanded" or mention.addressee is None:
        return ""
    addressee = speaks_for.get(mention.addressee, "")
    return "" if mention.voice and addressee == speaks_for.get(mention.voice) else addressee


def _why_not(
    mention: ActMention,
    events: Overlaps[Event] | None,
    speaks_for: Mapping[str, str],
    report: Report,
) -> str | None:
    if mention.mood in _OF_NO_PARTY:
        return _OF_NO_PARTY[mention.mood]
    if mention.span.end - mention.span.start > _MOST_CHARACTERS:
        return "the words are too many to show one act"
    if _is_long_over(mention, report.published) or _was_asked_long_ago(mention, report.published):
        return "long ago"
    if mention.decided_by is None and _differ(mention, events, speaks_for):
        return "the actors differ"
    charged = _is_charged(mention, report, speaks_for) or is_charge_of_a_breach(mention, speaks_for)
    return "an accusation" if charged else None


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


def _answers_it(mention: ActMention, asked: ActMention | None) -> bool:
    """Return True for "she declined" right behind what is asked of her."""
    return (
        asked is not None
        and not mention.words
        and mention.doer == asked.doer
        and mention.span.report == asked.span.report
        and 0 <= mention.span.start - asked.span.end <= _RIGHT_BEHIND
    )


def _said_by_an_outsider(mention: ActMention, speaks_for: Mapping[str, str]) -> str | None:
    """Return why words of somebody who speaks for no party make no row; what happened, anybody may tell."""
    if mention.voice is None or mention.voice in speaks_for or mention.mood in _TOLD:
        return None
    return _OF_NO_PARTY["advised" if mention.mood in ("demanded", "opposed") else "forecast"]


def _differ(mention: ActMention, events: Overlaps[Event] | None, speaks_for: Mapping[str, str]) -> bool:
    """Return True if events on the same words have actors, and none of them is the doer or the voice."""
    ours = {_camp(party, speaks_for) for party in (mention.doer, mention.voice, mention.addressee) if party}
    if mention.doer is None or events is None:
        return False
    types = {mention.kind, *_OF_THE_VOICE}
    beside = [
        event
        for event in events.of(mention.span.start, mention.span.end)
        if event.actors and event.type in types and _same_words(mention, event)
    ]
    actors = {_camp(actor, speaks_for) for event in beside for actor in event.actors}
    return bool(actors) and not actors & ours


def _same_words(mention: ActMention, event: Event) -> bool:
    a, b = mention.span, event.span
    shared = min(a.end, b.end) - max(a.start, b.start)
    return shared > 0 and 2 * shared >= max(a.end - a.start, b.end - b.start)


def _events_by_report(events: Iterable[Event]) -> dict[str, Overlaps[Event]]:
    by_report: defaultdict[str, list[tuple[int, int, Event]]] = defaultdict(list)
    for event in events:
        by_report[event.span.report].append((event.span.start, event.span.end, event))
    return {report: Overlaps(inside) for report, inside in by_report.items()}
