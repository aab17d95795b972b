"""A report with its findings marked: the text in pieces, and each finding with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Final, Literal, get_args

from detente.dossier import Dossier, date_id
from detente.edtf import DateRange
from detente.names import is_plural
from detente.page.notes import Segment, segments
from detente.page.words import (
    EVENT_KINDS,
    FIELDS,
    addressee_in_words,
    event_kind_in_words,
    standing_in_words,
)
from detente.patterns import as_pattern
from detente.reading import ActMention, Modality, Mood, PartyKind, is_left_undone
from detente.short import lower_first
from detente.sources import Evidence, Report, headline_in

_DECISION: Final = as_pattern(r"decision (\d+)$")
_NOBODY: Final = "nobody named"
_NO_ACT: Final = "an act that the words do not name"
_NOT_DONE: Final = "The act that is not to be done"
_PARTY_KINDS: Final = tuple((each, each) for each in get_args(PartyKind))
MODALITIES: Final = tuple((str(each), str(each)) for each in get_args(Modality))
"""The ways in which words may tell of an event."""
_FIRST_MOODS: Final = ("demanded", "offered", "refused", "planned", "in force")
MOODS: Final = tuple(
    (each, each) for each in dict.fromkeys((*_FIRST_MOODS, *(str(each) for each in get_args(Mood))))
)
"""The moods in which words may tell of an act, those first that a person adds most."""
MarkKind = Literal["party", "statement", "date", "event", "act"]


@dataclass(frozen=True)
class Field:
    """A field of a finding that a person may correct.

    Attributes
    ----------
    choices
        The values that it can have, each in words; empty where it may have any.
    is_party
        True where its value is the name of a party.
    caption
        The field in words, where they are not the usual ones.
    """

    name: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()
    is_party: bool = False
    caption: str = ""

    @property
    def says(self) -> str:
        """The field in words."""
        return self.caption or FIELDS[self.name]


@dataclass(frozen=True)
class Mark:
    """A finding that is marked in a report.

    Attributes
    ----------
    number
        Stands in the segments that it covers.
    finding
        Its id in the dossier; empty where nothing can be decided about it.
    says
        The finding in words.
    fields
        What a person may correct.
    decided_by
        Who decided about it; empty for nobody.
    """

    number: int
    kind: MarkKind
    finding: str
    says: str
    words: Evidence
    fields: tuple[Field, ...] = ()
    decided_by: str = ""

    @property
    def decision(self) -> int | None:
        """The number of the decision about it."""
        number = _DECISION.search(self.decided_by)
        return None if number is None else int(number[1])


@dataclass(frozen=True)
class MarkedReport:
    """A report in pieces, with its marks in the order of their first words."""

    report: Report
    segments: tuple[Segment, ...]
    marks: tuple[Mark, ...]

    @cached_property
    def first_of(self) -> Mapping[int, int]:
        """The number of the first mark of the same finding, by that of each mark."""
        first: dict[tuple[str, str | int], int] = {}
        return {
            mark.number: first.setdefault((mark.kind, mark.finding or mark.number), mark.number)
            for mark in self.marks
        }

    @cached_property
    def findings(self) -> tuple[Mark, ...]:
        """The first mark of each finding."""
        return tuple(mark for mark in self.marks if self.first_of[mark.number] == mark.number)


def marked_report(dossier: Dossier, report: str, kinds: frozenset[str]) -> MarkedReport:
    """Mark what was read in a report.

    Parameters
    ----------
    kinds
        The kinds of findings to mark.

    Raises
    ------
    KeyError
        If the dossier has no such report.
    """
    printed = dossier.reports[report]
    chosen = sorted(
        (each for each in _marks(dossier, report) if each.kind in kinds),
        key=lambda mark: (mark.words.start, -mark.words.end, mark.kind),
    )
    marks = tuple(
        Mark(number, m.kind, m.finding, m.says, m.words, m.fields, m.decided_by)
        for number, m in enumerate(chosen, start=1)
    )
    cut = segments(
        printed.text, [(mark.number, mark.words) for mark in marks], dossier.furniture.get(report, ())
    )
    return MarkedReport(printed, tuple(cut), marks)


def headline_of(report: Report) -> str:
    """Return the title of a report; without one its headline, or else its id.

    Examples
    --------
    >>> headline_of(Report("r1", "r1.txt", "The dockers stay out. They want more.", title="Dockers stay out"))
    'Dockers stay out'
    """
    return report.title or headline_in(report.text) or report.id


def _marks(dossier: Dossier, report: str) -> Iterator[Mark]:
    names = dossier.names
    for party in dossier.parties:
        here = [words for words in party.mentions if words.report == report]
        if not here:
            continue
        about = "; ".join(standing_in_words(each, None) for each in party.standing)
        says = f"{party.name}{f' ({about})' if about else ''}"
        of_party = (Field("name", party.name), Field("kind", str(party.kind), _PARTY_KINDS))
        for words in here:
            yield Mark(0, "party", party.id, says, words, of_party, _by(party.decided_by))
    for said in dossier.statements:
        here = [words for words in said.content_spans if words.report == report]
        if not here:
            continue
        speaker = names.get(said.speaker or "", "")
        addressee = addressee_in_words(said, names)
        of_speaker = dossier.party(said.speaker) if said.speaker else None
        say = "say" if of_speaker and is_plural(of_speaker.name, of_speaker.kind) else "says"
        says = f"{speaker or _NOBODY} {say} it{f', {addressee}' if addressee else ''}"
        to = names.get(said.addressee or "", "")
        of_statement = (Field("speaker", speaker, is_party=True), Field("addressee", to, is_party=True))
        for words in here:
            yield Mark(0, "statement", said.id, says, words, of_statement, _by(said.decided_by))
    undated = dossier.reports[report].published is None
    for date in dossier.dates:
        if date.span.report == report:
            says = _day(date.edtf, undated=undated)
            yield Mark(0, "date", date_id(date.span), says, date.span, (Field("edtf", date.edtf or ""),))
    for event in dossier.events:
        here = [words for words in event.evidence if words.report == report]
        if not here:
            continue
        actors, recipients = (
            ", ".join(names[each] for each in each_of) for each_of in (event.actors, event.recipients)
        )
        when = DateRange.parse(event.when)
        says = (
            f"{event_kind_in_words(event.type)} ({event.modality}): {actors or _NOBODY}"
            f"{f' → {recipients}' if recipients else ''}{f', {when.words}' if when.known_days else ''}"
        )
        of_event = (
            Field("type", event.type, tuple(EVENT_KINDS.items()) if event.type in EVENT_KINDS else ()),
            Field("actors", actors),
            Field("recipients", recipients),
            Field("when", event.when or ""),
            Field("modality", str(event.modality), MODALITIES),
        )
        for words in here:
            yield Mark(0, "event", event.id, says, words, of_event, _by(event.decided_by))
    for act in dossier.acts:
        if act.span.report == report:
            doer, voice = names.get(act.doer or "", ""), names.get(act.voice or "", "")
            by = f" by {voice}" if voice and voice != doer else ""
            says = f"{doer or _NOBODY}: {_act_in_words(act)} ({act.mood}{by})"
            of_act = (
                Field("doer", doer, is_party=True),
                Field("voice", voice, is_party=True),
                Field("label", act.label, caption=_NOT_DONE if act.label and is_left_undone(act) else ""),
                Field("mood", str(act.mood), MOODS),
            )
            yield Mark(0, "act", act.id, says, act.span, of_act, _by(act.decided_by))


def _act_in_words(act: ActMention) -> str:
    """Return the label of an act, with the "not" of words that promise not to do it."""
    if act.label and is_left_undone(act):
        return f"not to {lower_first(act.label)}"
    return act.label or _NO_ACT


def _day(edtf: str | None, undated: bool) -> str:
    """Say a day in words, and why none can be told.

    Examples
    --------
    >>> _day("2026-05-07", undated=False), _day("XXXX-WXX-5", undated=True)
    ('7 May 2026', 'no day that can be told, as the report has no day')
    """
    day = DateRange.parse(edtf)
    if edtf is not None and day.valid and day.known_days:
        return day.words
    return f"no day that can be told{', as the report has no day' if undated else ''}"


def _by(decided_by: str | None) -> str:
    return decided_by or ""
