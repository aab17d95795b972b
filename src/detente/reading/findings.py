"""The findings of a report: parties, statements, dates, events and mentions of acts, each with its words.

The same types serve from reading to page. In `Findings` ids are those of one report; in a dossier, of all.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import partial
from typing import Annotated, Any, Final, Literal

from pydantic import Field, SerializerFunctionWrapHandler, TypeAdapter, model_serializer

from detente.edtf import DateRange
from detente.reading.act_mentions import ActMention
from detente.reading.passages import (
    DecidedBy,
    Frozen,
    Passage,
    ProposedBy,
    in_quotes,
    is_empty,
    with_passages,
)
from detente.short import count_of, shortened
from detente.sources import Evidence, Report

PartyKind = Literal["person", "organization", "state", "body", "other"]
Manner = Literal["direct", "indirect", "mixed"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
StanceKind = Literal["supports", "opposes", "demands", "offers", "refuses", "warns"]
ClauseMood = Literal["told", "befell", "said", "now", "ahead", "open", "named"]
Modality = Literal["happened", "ongoing", "planned", "possible", "demanded", "denied"]
EVENT_TYPES: Final = (
    "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT",
    "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT",
    "ELECTION", "TRIAL", "HEARING", "COUP", "TRAVEL", "RULING",
)  # fmt: skip
"""The types of events that a reading gives: those of PLOVER, and ours for what it does not cover."""


class Role(Frozen):
    """A title or office of a party, and the party it is held in, if named.

    ``since`` and ``until`` are EDTF, None where the text does not bound it; an ``until`` of ``../DAY``
    says that it was over by that day, ``..`` that it was over at an unstated time.
    """

    title: str
    of: str | None
    span: Passage
    since: str | None = None
    until: str | None = None

    def __repr__(self) -> str:
        return f"<Role {shortened(self.title)!r}: {in_quotes(self.span)}>"


class Standing(Frozen):
    """The legal or physical standing of a party (banned, dissolved, detained …), with EDTF bounds.

    Attributes
    ----------
    status
        One of those that `docs/reference/json.md` lists.
    since, until
        EDTF, None where the text does not bound it. An ``until`` of ``..`` says that it was over at an
        unstated time.
    by
        The id of the party that imposed it, or that the text says controls whoever did.
    """

    status: str
    since: str | None
    until: str | None
    by: str | None = None
    span: Passage

    def __repr__(self) -> str:
        return f"<Standing {self.status!r}: {in_quotes(self.span)}>"

    def in_force(self, on: date | None = None) -> bool:
        """Return True if it has not ended, or ends after a day.

        Examples
        --------
        >>> words = Report("r", "r.txt", "barred").passage(0, 6)
        >>> barred = Standing(status="barred", since=None, until="2027", span=words)
        >>> barred.in_force(date(2021, 5, 7)), barred.in_force(date(2027, 5, 7)), barred.in_force()
        (True, False, False)
        """
        ends = DateRange.parse(self.until).earliest
        return self.until is None or (on is not None and ends is not None and ends > on)

    @property
    def title(self) -> str:
        """The status, so that roles and standings can be listed together."""
        return self.status

    @property
    def of(self) -> None:
        """None: a standing is held in no party."""
        return


class Party(Frozen):
    """Someone or something that can act, with every mention."""

    id: str
    name: str
    kind: PartyKind
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Passage, ...] = ()
    standing: tuple[Standing, ...] = ()
    proposed_by: ProposedBy = None
    decided_by: DecidedBy = None

    def __repr__(self) -> str:
        return f"<Party {shortened(self.name)!r}: {self.kind}, {count_of(self.mentions, 'mention')}>"

    @property
    def titles(self) -> tuple[Role | Standing, ...]:
        """Roles and standings together, report by report in the order of the mentions."""
        titles: tuple[Role | Standing, ...] = (*self.roles, *self.standing)
        if len(titles) < 2:
            return titles
        order = {report: k for k, report in enumerate(dict.fromkeys(words.report for words in self.mentions))}
        return tuple(sorted(titles, key=lambda held: order.get(held.span.report, len(order))))

    def titles_on(self, day: date | None) -> tuple[Role | Standing, ...]:
        """Titles without the standings that were over on a day."""
        return tuple(held for held in self.titles if isinstance(held, Role) or held.in_force(day))


class Stance(Frozen):
    """The stance of a statement for or against something: the words, and the parties named in them."""

    kind: StanceKind
    of: tuple[str, ...]
    span: Passage

    def __repr__(self) -> str:
        return f"<Stance {self.kind} {', '.join(self.of)}: {in_quotes(self.span)}>"


class Statement(Frozen):
    """A statement: speaker (a party id), cue and words.

    ``addressee`` is the party spoken to, where the words of ``addressee_span`` name one.
    """

    id: str
    speaker: str | None
    speaker_span: Passage | None
    cue_span: Passage | None
    content_spans: tuple[Passage, ...]
    manner: Manner
    addressee: str | None = None
    addressee_span: Passage | None = None
    stances: tuple[Stance, ...] = ()
    proposed_by: ProposedBy = None
    decided_by: DecidedBy = None

    def __repr__(self) -> str:
        return f"<Statement of {self.speaker or 'nobody named'}: {in_quotes(*self.content_spans)}>"


class DateExpression(Frozen):
    """A TIMEX3 expression: its value as TIMEX3 and, where one exists, as EDTF (ISO 8601-2)."""

    span: Passage
    type: TimexType
    value: str
    edtf: str | None

    def __repr__(self) -> str:
        return f"<{self.type} {self.edtf or self.value}: {in_quotes(self.span)}>"


class DatedClause(Frozen):
    """The clause that a date belongs to, which is told of its day.

    Attributes
    ----------
    date
        The words of the date expression.
    parts
        The clause in one stretch, or its subject and what is said of it, which stand apart.
    mood
        "told" as done, "said" of the day of a statement, "befell" of a noun with a participle ("a truce
        signed in May"), "now" in the present tense, "ahead" as to come, "open" where it hangs on
        something; "named" where there is no verb.
    """

    date: Passage
    parts: tuple[Passage, ...]
    mood: ClauseMood

    def __repr__(self) -> str:
        return f"<DatedClause {self.date.quote!r}, {self.mood}: {in_quotes(*self.parts)}>"


class Place(Frozen):
    """The place of an event, as the text names it."""

    name: str
    span: Passage

    def __repr__(self) -> str:
        return f"<Place {shortened(self.name)!r}>"


class Event(Frozen):
    """Something done, planned, demanded or denied, coded with a PLOVER type or one of ours.

    ``when`` is EDTF. ``also`` are further passages that describe the same event.
    """

    id: str
    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    when: str | None
    modality: Modality
    span: Passage
    place: Place | None = None
    also: tuple[Passage, ...] = ()
    decided_by: DecidedBy = None

    def __repr__(self) -> str:
        return f"<Event {self.when or 'undated'} {self.type}, {self.modality}: {in_quotes(self.span)}>"

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every passage that describes the event."""
        return (self.span, *self.also)


class LeftOut(Frozen):
    """Something that a model proposed and that did not stand up to the words, with the reason.

    ``span`` has the words that the proposal cites; where they stand nowhere, the sentence that is most like
    them.
    """

    span: Passage
    why: str
    proposed_by: str

    def __repr__(self) -> str:
        return f"<LeftOut: {shortened(self.why)!r}>"


class Findings(Frozen):
    """A report with everything found in it.

    A wire copy names the report it copies in ``report.copy_of``; only that one is read. The clauses of the
    dates serve the timeline, and are not printed.
    """

    report: Report = Field(exclude=True)
    furniture: tuple[Passage, ...] = ()
    parties: tuple[Party, ...] = ()
    statements: tuple[Statement, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    events: tuple[Event, ...] = ()
    acts: tuple[ActMention, ...] = ()
    clauses: tuple[DatedClause, ...] = Field(default=(), exclude=True)
    left_out: Annotated[tuple[LeftOut, ...], Field(exclude_if=is_empty)] = ()

    def __repr__(self) -> str:
        return (
            f"<Findings of {self.report.id!r}: {count_of(self.parties, 'party', 'parties')},"
            f" {count_of(self.statements, 'statement')}, {count_of(self.dates, 'date')},"
            f" {count_of(self.events, 'event')}>"
        )

    @property
    def id(self) -> str:
        """The id of the report."""
        return self.report.id

    @property
    def text(self) -> str:
        """The text of the report, which all spans count in."""
        return self.report.text

    @model_serializer(mode="wrap")
    def _as_read_prints(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
        """Lay out the report's own fields beside the findings, as ``read --format json`` has them."""
        report = self.report
        return {
            "id": report.id,
            "source": report.source,
            "title": report.title,
            "publisher": report.publisher,
            "published": report.published.isoformat() if report.published else None,
            "language": report.language,
            **({} if report.url is None else {"url": report.url}),
            "text": report.text,
            **handler(self),
            "copy_of": report.copy_of,
        }

    @classmethod
    def from_json(cls, record: Mapping[str, Any]) -> Findings:
        """Take up findings that ``read --format json`` printed of one report.

        Raises
        ------
        pydantic.ValidationError, ValueError
            If the record is none of those, or a passage lies outside the text of its report.
        """
        record = _RECORD.validate_python(record)
        known = {key: record[key] for key in _PRINTED_OF_REPORT if key in record}
        report = _REPORT.validate_python(known)
        rest = {key: value for key, value in record.items() if key not in _PRINTED_OF_REPORT}
        findings = cls.model_validate({**rest, "report": report}, context=report)
        with_passages(findings, partial(_within, report))
        _require_known_parties(findings)
        return findings


def _require_known_parties(findings: Findings) -> None:
    """Raise a ValueError where somebody is named who is none of the parties."""
    named: list[str | None] = []
    for party in findings.parties:
        named += [*(role.of for role in party.roles), *(standing.by for standing in party.standing)]
    for statement in findings.statements:
        named += [statement.speaker, statement.addressee]
        named += [party for stance in statement.stances for party in stance.of]
    for event in findings.events:
        named += [*event.actors, *event.recipients]
    for act in findings.acts:
        named += [act.doer, act.voice, act.addressee, *act.about]
    known = {party.id for party in findings.parties}
    for name in named:
        if name is not None and name not in known:
            raise ValueError(f"{name} is no party of the report")


def _within(report: Report, passage: Evidence) -> Evidence:
    """Return a passage that has words in the report; a ValueError for any other."""
    if not 0 <= passage.start < passage.end <= len(report.text):
        raise ValueError(f"the report has no words at {passage.start}-{passage.end}")
    return passage


_RECORD: Final = TypeAdapter(dict[str, Any])
_REPORT: Final = TypeAdapter(Report)
_PRINTED_OF_REPORT: Final = (
    "id",
    "source",
    "title",
    "publisher",
    "published",
    "language",
    "url",
    "text",
    "copy_of",
)
