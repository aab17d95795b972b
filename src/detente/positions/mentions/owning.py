"""Each mention of an act, given to the party of the table that would do it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from detente.dossier import Dossier, is_added
from detente.patterns import as_pattern
from detente.positions.makers import is_media
from detente.positions.mentions.hearsay import Hearsay
from detente.positions.mentions.left_out import (
    answers_it,
    events_by_report,
    hurts_itself,
    is_of_a_crowd,
    said_by_an_outsider,
    why_left_out,
)
from detente.positions.mentions.nouns_in_full import with_its_noun
from detente.positions.mentions.own_side import by_its_own, officers_of_nobody
from detente.positions.table import Unused
from detente.reading import ActMention, CatalogueEntry, entry_of, names_the_ending

_AGAINST_IT = as_pattern(r"\w+ against\b")


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
    events = events_by_report(dossier.events)
    officers = officers_of_nobody(dossier.parties, speaks_for)
    hearsay = Hearsay(dossier, speaks_for)
    states = {party.id for party in dossier.parties if party.kind == "state"}
    # "Told the Post that he would ask for a rise": not of the Post.
    media = {party.id for party in dossier.parties if is_media(party)}
    owned, unused = [], []
    asked: ActMention | None = None
    for read in dossier.acts:
        mention = with_its_noun(by_its_own(read, speaks_for, officers))
        why = why_left_out(
            mention,
            events.get(mention.span.report),
            speaks_for,
            dossier.reports[mention.span.report],
        )
        why = why or said_by_an_outsider(mention, speaks_for)
        if why is None and hearsay.is_anothers_word(mention):
            why = "the word of another on what it wants"
        if why is None and answers_it(mention, asked):
            why = "long ago"
        if is_added(mention.id):
            # What a person adds is there, whatever rules make of its words.
            why = None
        if why == "long ago" and mention.mood == "demanded":
            asked = mention
        if why:
            unused.append(Unused(mention.span, why, mention.proposed_by))
            continue
        asks_media = not mention.doer and mention.addressee in media
        maker = speaks_for.get(mention.doer, "") if mention.doer else _asked(mention, speaks_for)
        maker = "" if asks_media else maker
        if mention.doer in states and _is_a_strike_in_it(mention):
            mention, maker = mention.model_copy(update={"doer": None}), ""
        if mention.doer and not maker:
            unused.append(Unused(mention.span, "its doer decides nothing", mention.proposed_by))
            continue
        if mention.doer in peoples and is_of_a_crowd(mention) and not is_added(mention.id):
            unused.append(Unused(mention.span, "a crowd does it, and not its state"))
            continue
        if maker and hurts_itself(mention, maker, speaks_for) and not is_added(mention.id):
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


def _is_a_strike_in_it(mention: ActMention) -> bool:
    """Return True for "Velland's strike at the mill": a strike there, and no state is on it."""
    return mention.catalogue == "strike" and mention.wording is not None and mention.wording.noun


def speaks_of_ending(mention: ActMention, entry: CatalogueEntry) -> bool:
    """Return True if a mention's own words name the ending of an entry's act, and not the act itself.

    The label of the act with the other sign tells: it is that of the entry or that of the ending.
    """
    return _speaks_of_ending(mention.label, mention.turned, mention.predicate, mention.words, entry.id)


@lru_cache(maxsize=1 << 15)
def _speaks_of_ending(
    label: str, turned: str | None, predicate: str, words: tuple[str, ...], catalogue: str
) -> bool:
    entry = entry_of(catalogue)
    assert entry is not None
    doing, ending = (
        {label.split()[0] for label in labels if label}
        for labels in ((entry.label, entry.bare), (entry.ending_label, entry.ending_bare))
    )
    if "Keep" not in ending:
        doing.add("Keep")
    first = (turned or "").split()[:1]
    against = _AGAINST_IT.match(entry.ending_label)
    if against and first:
        return _AGAINST_IT.match(label) is not None  # "vote for", and "vote against"
    if first and (first[0] in doing) != (first[0] in ending):
        return first[0] in doing
    return names_the_ending(entry, label, predicate, words)


def in_time(dossier: Dossier) -> list[str]:
    """Return the ids of the reports, the earliest first; those without a day before all others."""
    reports = dossier.reports.values()
    return [report.id for report in sorted(reports, key=lambda report: report.published or date.min)]


def with_maker(act: OwnedAct, maker: str) -> OwnedAct:
    """Return the mention with its doer's party filled in."""
    return replace(act, maker=maker, about=act.about - {maker})


def _asked(mention: ActMention, speaks_for: Mapping[str, str]) -> str:
    """Return the party asked for the act, where the clause names no doer: "" unless it is surely that one."""
    if mention.mood != "demanded" or mention.addressee is None:
        return ""
    addressee = speaks_for.get(mention.addressee, "")
    return "" if mention.voice and addressee == speaks_for.get(mention.voice) else addressee
