"""The page of contacts: who met or talked with whom, when last, and how often."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from detente.dossier import Contact, EvidenceBase, Meeting
from detente.edtf import DateRange
from detente.page.answers.part import WHOLE, Part
from detente.page.answers.quoting import (
    covered_by,
    day_in_words,
    from_its_reports,
    name_of,
    quotes,
    who_first,
)
from detente.page.lines import Line, Lines, Paragraphs
from detente.page.page import Page, Section, sections_with_blocks
from detente.page.words import as_printed, counted, date_in_sentence
from detente.short import join_words

_MOST_MEETINGS: Final = 3
_MOST_NOTES: Final = 12
"""Notes of one pair; those of the latest meetings."""
_NONE: Final = (
    "Meetings and talks that were held would stand here, by who met whom. No report tells of one between two"
    " parties that it names."
)
_NOTE: Final = (
    "A contact is a meeting or talk that a report says was held. What is planned, refused or only proposed is"
    " not counted, nor is an agreement that the two may have reached through others."
)


def contacts_page(
    base: EvidenceBase, contacts: Sequence[Contact], as_of: date | None = None, part: Part = WHOLE
) -> Page:
    """Compose the page of contacts, the latest first, or a part of it; its text is safe to show."""
    day = as_of or base.dossier.latest
    lines = tuple(_line(base, contact) for contact in part.of(contacts))
    return as_printed(
        Page(
            "Contacts",
            f"{counted(len(contacts), 'pair')} of parties {from_its_reports(base)}"
            + (f"; days counted to {day_in_words(day)}" if day else "")
            + part.here(contacts),
            sections=sections_with_blocks(
                Section("contacts", "Who met whom", (Lines(lines),) if lines else _nobody()),
                Section("note", "What counts", (Paragraphs((_NOTE,), quiet=True),)),
            ),
            dossier=base.dossier,
        )
    )


def _nobody() -> tuple[Paragraphs]:
    return (Paragraphs((_NONE,)),)


def _line(base: EvidenceBase, contact: Contact) -> Line:
    one, other = (who_first(base, side) for side in contact.sides)
    times = "once" if contact.times == 1 else counted(contact.times, "time")
    coverage = covered_by(contact.coverage)
    last = _last(contact)
    points = [f"{_meeting(base, meeting)}" for meeting in contact.meetings[:_MOST_MEETINGS]]
    more = len(contact.meetings) - _MOST_MEETINGS
    if more > 0:
        points.append(f"and {counted(more, 'earlier one')}")
    return Line(
        f"last {last}; {'at least ' if contact.times > 1 else ''}{times}",
        f"{one} – {other}",
        (coverage,) if coverage else (),
        contact.evidence[:_MOST_NOTES],
        points=tuple(points),
    )


def _last(contact: Contact) -> str:
    when = DateRange.parse(contact.last.when)
    said = date_in_sentence(contact.last.when) or when.words
    if contact.ago is None:
        return said
    return f"{said}, {ago_in_words(*contact.ago)}"


def ago_in_words(least: int, most: int | None) -> str:
    """Return how long ago something was.

    Examples
    --------
    >>> ago_in_words(3, 3), ago_in_words(5, 11), ago_in_words(201, None), ago_in_words(0, 0)
    ('3 days ago', '5 to 11 days ago', '201 days ago or more', 'that day')
    """
    if least == most:
        return "that day" if not least else f"{least:,} {'day' if least == 1 else 'days'} ago"
    if most is None:
        return f"{least:,} {'day' if least == 1 else 'days'} ago or more" if least else "or before"
    return f"{least:,} to {most:,} days ago"


def _meeting(base: EvidenceBase, meeting: Meeting) -> str:
    when = date_in_sentence(meeting.when) or DateRange.parse(meeting.when).words
    named = join_words(dict.fromkeys(name_of(base, party) for party in meeting.parties))
    return f"{when}: {named}: {quotes(base, meeting.evidence, most=1)[0]}"
