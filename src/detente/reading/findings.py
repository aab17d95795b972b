"""The findings of a report: parties, statements, dates and events, each with its words.

The same types serve from reading to page. In `Findings` ids are those of one report; in a dossier, of all.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from typing import Annotated, Any, Final, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    PlainSerializer,
    SerializerFunctionWrapHandler,
    TypeAdapter,
    ValidationInfo,
    model_serializer,
)

from detente.edtf import DateRange
from detente.short import count_of, shortened
from detente.sources import Evidence, Report

PartyKind = Literal["person", "organization", "state", "body", "other"]
Manner = Literal["direct", "indirect", "mixed"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
StanceKind = Literal["supports", "opposes", "demands", "offers", "refuses", "warns"]
Modality = Literal["happened", "ongoing", "planned", "possible", "demanded", "denied"]
Mood = Literal[
    "done", "in force", "ended", "failed", "offered", "planned", "accepted", "refused", "opposed",
    "threatened", "demanded", "possible", "advised", "forecast",
]  # fmt: skip
"""The mood of an act: what the words say of it, by whoever voices it."""


ClauseKind = Literal[
    "main", "reported", "infinitive", "adverbial", "relative", "participle", "subject"
]  # fmt: skip
"""The kind of a clause by its place in the sentence."""
DoerRole = Literal["subject", "far subject", "owner", "agent", "object", "other"]
"""As what the doer of an act stands in the sentence; a far subject is that of another clause."""


def _as_span(passage: Evidence) -> dict[str, int]:
    return {"start": passage.start, "end": passage.end}


def _from_span(value: Any, info: ValidationInfo) -> Any:
    """Find the words of a span again, in the report given as context."""
    if isinstance(value, Evidence):
        return value
    report, is_span = info.context, isinstance(value, dict) and value.keys() == {"start", "end"}
    if not isinstance(report, Report) or not is_span or not all(isinstance(k, int) for k in value.values()):
        raise ValueError('a span is {"start": int, "end": int}')
    return report.passage(value["start"], value["end"])


Passage = Annotated[Evidence, PlainSerializer(_as_span), BeforeValidator(_from_span)]
"""Evidence, written in JSON as its span: the report and its text stand there already."""


def _words(*passages: Evidence) -> str:
    return repr(shortened(" … ".join(passage.quote for passage in passages)))


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")

    def __str__(self) -> str:
        return repr(self)


def _is_empty(value: Any) -> bool:
    return not value


ProposedBy = Annotated[str | None, Field(exclude_if=_is_empty)]
"""The model and the prompt that proposed a finding ("qwen3, prompt rows-1"); None where rules read it.

In JSON the key stands only where there is one.
"""


class Role(_Frozen):
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
        return f"<Role {shortened(self.title)!r}: {_words(self.span)}>"


class Standing(_Frozen):
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
        return f"<Standing {self.status!r}: {_words(self.span)}>"

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


class Party(_Frozen):
    """Someone or something that can act, with every mention."""

    id: str
    name: str
    kind: PartyKind
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Passage, ...] = ()
    standing: tuple[Standing, ...] = ()
    proposed_by: ProposedBy = None

    def __repr__(self) -> str:
        return f"<Party {shortened(self.name)!r}: {self.kind}, {count_of(self.mentions, 'mention')}>"

    @property
    def titles(self) -> tuple[Role | Standing, ...]:
        """Roles and standings together, report by report in the order of the mentions."""
        order = {report: k for k, report in enumerate(dict.fromkeys(words.report for words in self.mentions))}
        return tuple(
            sorted((*self.roles, *self.standing), key=lambda held: order.get(held.span.report, len(order)))
        )

    def titles_on(self, day: date | None) -> tuple[Role | Standing, ...]:
        """Titles without the standings that were over on a day."""
        return tuple(held for held in self.titles if isinstance(held, Role) or held.in_force(day))


class Stance(_Frozen):
    """The stance of a statement for or against something: the words, and the parties named in them."""

    kind: StanceKind
    of: tuple[str, ...]
    span: Passage

    def __repr__(self) -> str:
        return f"<Stance {self.kind} {', '.join(self.of)}: {_words(self.span)}>"


class Statement(_Frozen):
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

    def __repr__(self) -> str:
        return f"<Statement of {self.speaker or 'nobody named'}: {_words(*self.content_spans)}>"


class DateExpression(_Frozen):
    """A TIMEX3 expression: its value as TIMEX3 and, where one exists, as EDTF (ISO 8601-2)."""

    span: Passage
    type: TimexType
    value: str
    edtf: str | None

    def __repr__(self) -> str:
        return f"<{self.type} {self.edtf or self.value}: {_words(self.span)}>"


class Place(_Frozen):
    """The place of an event, as the text names it."""

    name: str
    span: Passage

    def __repr__(self) -> str:
        return f"<Place {shortened(self.name)!r}>"


class Event(_Frozen):
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

    def __repr__(self) -> str:
        return f"<Event {self.when or 'undated'} {self.type}, {self.modality}: {_words(self.span)}>"

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """Every passage that describes the event."""
        return (self.span, *self.also)


class Wording(_Frozen):
    """The build of the sentence that tells of an act: how plainly it says who would do what.

    Attributes
    ----------
    clause
        The clause that the act stands in.
    outer
        The clause of the word that gives the mood; that of the act where tense or standing does.
    conditional
        True inside a clause of "if", "whether", "when" or "until".
    noun
        True if a noun names the act ("the ban"), False if a verb does.
    passive
        True for a verb in the passive ("was banned").
    doer_as
        As what its doer stands in the sentence; None where no words name it.
    some
        True if the doer is some of a group, or nobody ("two of the ministers").
    sentence_words
        The length of the sentence.
    """

    clause: ClauseKind
    outer: ClauseKind
    conditional: bool = False
    noun: bool = False
    passive: bool = False
    doer_as: DoerRole | None = None
    some: bool = False
    sentence_words: int = 0

    def __repr__(self) -> str:
        return f"<Wording: {self.clause}, doer as {self.doer_as or 'nothing'}>"


class ActMention(_Frozen):
    """A mention of an act that a party could do, does or did, as one clause or noun phrase tells it.

    Attributes
    ----------
    doer
        The id of the party that would do it, None where the clause names none.
    voice
        The id of the party that demands, offers, refuses … it; None where the narrator tells it.
    addressee
        The id of the party that is asked, where the words name one that need not be the doer.
    predicate
        The lemma of the verb with its particle ("pull out"), or of the noun that names the act.
    words
        The content lemmas of the act without the doer: predicate, objects, counterparts, in the text's order.
    about
        Ids of the parties named in the act, other than the doer.
    label
        The act as a plain infinitive of at most nine words; never a quotation.
    turned
        The label of the same act with the other sign ("Lift the ban on X" for "Ban X"), None outside the
        catalogue.
    kind
        Its PLOVER type.
    catalogue
        The id of its entry in the catalogue of acts, None where none fits.
    sign
        False where the words speak of ending or not doing the act of the catalogue entry or label.
    cue
        The lemma of the word that gives the mood ("refuse"); "" where tense or standing does.
    condition
        The words of a condition on the act ("if the ban is lifted"), with its conjunction.
    condition_of
        The id of the mention whose condition this act is.
    said_on
        EDTF date on which the doer answered, where its words give it ("refused on Sunday to pay").
    quoted
        True if the words stand in quotation marks.
    inferred
        True if the clause names no doer, and it is taken to be whoever says it ("the gates will stay shut,
        the board said").
    wording
        The build of its sentence; None where it was not read from one.
    disputed
        True if a model proposed it, and the words do not bear out whether it is a yes or a no.
    """

    id: str
    doer: str | None
    doer_span: Passage | None
    voice: str | None
    voice_span: Passage | None
    addressee: str | None = None
    predicate: str
    words: tuple[str, ...]
    about: tuple[str, ...] = ()
    label: str
    turned: str | None = None
    kind: str
    catalogue: str | None = None
    sign: bool = True
    mood: Mood
    cue: str = ""
    condition: Passage | None = None
    condition_of: str | None = None
    when: str | None = None
    said_on: str | None = None
    quoted: bool = False
    inferred: bool = False
    wording: Wording | None = None
    span: Passage
    proposed_by: ProposedBy = None
    disputed: Annotated[bool, Field(exclude_if=_is_empty)] = False

    def __repr__(self) -> str:
        return f"<ActMention {self.doer or 'nobody named'}, {self.mood}: {shortened(self.label)!r}>"


class LeftOut(_Frozen):
    """Something that a model proposed and that did not stand up to the words, with the reason.

    ``span`` has the words that the proposal cites; where they stand nowhere, the sentence that is most like
    them.
    """

    span: Passage
    why: str
    proposed_by: str

    def __repr__(self) -> str:
        return f"<LeftOut: {shortened(self.why)!r}>"


class Findings(_Frozen):
    """A report with everything found in it.

    A wire copy names the report it copies in ``report.copy_of``; only that one is read.
    """

    report: Report = Field(exclude=True)
    furniture: tuple[Passage, ...] = ()
    parties: tuple[Party, ...] = ()
    statements: tuple[Statement, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    events: tuple[Event, ...] = ()
    acts: tuple[ActMention, ...] = ()
    left_out: Annotated[tuple[LeftOut, ...], Field(exclude_if=_is_empty)] = ()

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


def with_passages(value: Any, change: Callable[[Evidence], Evidence]) -> Any:
    """Return findings, or a part of them, with every passage changed."""
    if isinstance(value, Evidence):
        return change(value)
    if isinstance(value, tuple):
        return tuple(with_passages(inner, change) for inner in value)
    if isinstance(value, _Frozen):
        return value.model_copy(
            update={
                name: with_passages(inner, change)
                for name, inner in value
                if isinstance(inner, Evidence | tuple | _Frozen)
            }
        )
    return value
