"""What one reading of one report found, as `detente read --format json` prints it."""

from __future__ import annotations

from typing import Literal

from pydantic import BaseModel, ConfigDict

PartyKind = Literal["person", "organization", "state", "body", "other"]
Manner = Literal["direct", "indirect", "mixed"]
TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
StanceKind = Literal["supports", "opposes", "demands", "offers", "refuses", "warns"]
Modality = Literal["happened", "ongoing", "planned", "possible", "demanded", "denied"]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Span(_Frozen):
    """A half-open interval of Unicode code points in a report's ``text``."""

    start: int
    end: int


class Role(_Frozen):
    """A title or office a party is given in the text, and the party it is held in, if named.

    ``since`` and ``until`` are EDTF, None where the text does not bound it; an ``until`` of ``../DAY``
    says that it was over by that day, ``..`` that it was over at a time not told.
    """

    title: str
    of: str | None
    span: Span
    since: str | None = None
    until: str | None = None


class Standing(_Frozen):
    """How a party stands (banned, dissolved, detained …), from when to when as far as the text tells."""

    status: str
    since: str | None
    until: str | None
    span: Span


class Party(_Frozen):
    """Someone or something that can act, with every place the report mentions it."""

    id: str
    name: str
    kind: PartyKind
    aliases: tuple[str, ...] = ()
    roles: tuple[Role, ...] = ()
    mentions: tuple[Span, ...] = ()
    standing: tuple[Standing, ...] = ()


class Stance(_Frozen):
    """What a statement is for or against: the words that say of what, and the parties named in them."""

    kind: StanceKind
    of: tuple[str, ...]
    span: Span


class Statement(_Frozen):
    """Something said: by whom, with which cue, in which words; ``speaker`` is a party id.

    ``addressee`` is who is spoken to, where the words of ``addressee_span`` name a party.
    """

    id: str
    speaker: str | None
    speaker_span: Span | None
    cue_span: Span | None
    content_spans: tuple[Span, ...]
    manner: Manner
    addressee: str | None = None
    addressee_span: Span | None = None
    stances: tuple[Stance, ...] = ()


class DateExpression(_Frozen):
    """A TIMEX3 expression: its value as TIMEX3 and, where one exists, as EDTF (ISO 8601-2)."""

    span: Span
    type: TimexType
    value: str
    edtf: str | None


class Place(_Frozen):
    """Where something happened, as the text names it."""

    name: str
    span: Span


class Event(_Frozen):
    """Something done, planned, demanded or denied, coded with a PLOVER type or one of ours.

    ``also`` are further places of the report that tell of the same event.
    """

    id: str
    type: str
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    when: str | None
    modality: Modality
    span: Span
    place: Place | None = None
    also: tuple[Span, ...] = ()


class Findings(_Frozen):
    """All that was found in one report; every offset counts in ``text``.

    A wire copy names the report it copies in ``copy_of``; only that one is read.
    """

    id: str
    source: str
    title: str | None
    publisher: str | None
    published: str | None
    language: str | None
    text: str
    furniture: tuple[Span, ...] = ()
    parties: tuple[Party, ...] = ()
    statements: tuple[Statement, ...] = ()
    dates: tuple[DateExpression, ...] = ()
    events: tuple[Event, ...] = ()
    copy_of: str | None = None
