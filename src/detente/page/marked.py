"""A report with its findings marked: the text in pieces, and each finding with the words it rests on."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from detente.dossier import Dossier
from detente.page.notes import Segment, segments
from detente.page.words import addressee_in_words, standing_in_words
from detente.sources import Evidence, Report

_LONGEST_HEADLINE: Final = 150
MarkKind = Literal["party", "statement", "date", "event", "act"]


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
        What a person may correct: the name of each field, and its value.
    decided_by
        Who decided about it; empty for nobody.
    """

    number: int
    kind: MarkKind
    finding: str
    says: str
    words: Evidence
    fields: tuple[tuple[str, str], ...] = ()
    decided_by: str = ""


@dataclass(frozen=True)
class MarkedReport:
    """A report in pieces, with its marks in the order of their first words."""

    report: Report
    segments: tuple[Segment, ...]
    marks: tuple[Mark, ...]


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
    r"""Return the title of a report; without one its first line, where that is no longer than a headline.

    Examples
    --------
    >>> headline_of(Report("r1", "r1.txt", "Dockers stay out\n\nThe dockers ..."))
    'Dockers stay out'
    """
    first = next((line.strip() for line in report.text.splitlines() if line.strip()), "")
    return report.title or (first if 0 < len(first) <= _LONGEST_HEADLINE else report.id)


def _marks(dossier: Dossier, report: str) -> Iterator[Mark]:
    names = dossier.names
    for party in dossier.parties:
        about = "; ".join(standing_in_words(each, None) for each in party.standing)
        says = f"{party.name}{f' ({about})' if about else ''}"
        for words in party.mentions:
            if words.report == report:
                kind = ("kind", str(party.kind))
                yield Mark(
                    0, "party", party.id, says, words, (("name", party.name), kind), _by(party.decided_by)
                )
    for said in dossier.statements:
        speaker = names.get(said.speaker or "", "nobody named")
        addressee = addressee_in_words(said, names)
        says = f"{speaker} says it{f', {addressee}' if addressee else ''}"
        to = ("addressee", names.get(said.addressee or "", "none"))
        for words in said.content_spans:
            if words.report == report:
                yield Mark(
                    0, "statement", said.id, says, words, (("speaker", speaker), to), _by(said.decided_by)
                )
    for date in dossier.dates:
        if date.span.report == report:
            yield Mark(0, "date", "", date.edtf or "no day that can be told", date.span)
    for event in dossier.events:
        actors = ", ".join(names[each] for each in event.actors) or "nobody named"
        recipients = ", ".join(names[each] for each in event.recipients)
        says = (
            f"{event.type.capitalize()}, {event.modality}: {actors}"
            f"{f' → {recipients}' if recipients else ''}{f', {event.when}' if event.when else ''}"
        )
        of_event = (("type", event.type), ("when", event.when or ""), ("modality", str(event.modality)))
        for words in event.evidence:
            if words.report == report:
                yield Mark(0, "event", event.id, says, words, of_event, _by(event.decided_by))
    for act in dossier.acts:
        if act.span.report == report:
            doer = names.get(act.doer or "", "nobody named")
            says = f"{doer}: {act.label} ({act.mood})"
            of_act = (("doer", doer), ("label", act.label), ("mood", str(act.mood)))
            yield Mark(0, "act", act.id, says, act.span, of_act, _by(act.decided_by))


def _by(decided_by: str | None) -> str:
    return decided_by or ""
