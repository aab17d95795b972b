"""Answers to questions to a dossier as tables: a row for each line, with the words that it rests on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from detente.analysis.listings import Listing
from detente.dossier import (
    Claim,
    Contact,
    Contradiction,
    Coverage,
    Due,
    EvidenceBase,
    Gap,
    Happening,
    Held,
    Saying,
    ToldDay,
)
from detente.positions import Positions, is_sure
from detente.short import one_line
from detente.sources import Evidence

_WORDS: Final = ("words", "report", "published", "publisher", "start", "end", "passages")
_COVERAGE: Final = ("reports", "publishers", "independent")
_TIMELINE: Final = ("when", "status", "type", "text", "actors", "recipients", "place", *_COVERAGE)
TIMELINE_COLUMNS: Final = (*_TIMELINE, *_WORDS)


@dataclass(frozen=True)
class AnswerTable:
    """A table with the passages behind each row.

    Attributes
    ----------
    evidence
        For each row its passages; the first one stands in the row too.
    left_out
        The number of what was left out, by the reason.
    """

    listing: Listing
    evidence: tuple[tuple[Evidence, ...], ...]
    left_out: tuple[tuple[str, int], ...] = ()
    gaps: tuple[Gap, ...] = ()

    @property
    def records(self) -> list[dict[str, Any]]:
        """Each row as a mapping from its columns, with all its passages."""
        return [
            {**record, "evidence": [_as_record(words) for words in passages]}
            for record, passages in zip(self.listing.records, self.evidence, strict=True)
        ]


def _as_record(words: Evidence) -> dict[str, Any]:
    return {"report": words.report, "start": words.start, "end": words.end, "quote": words.quote}


class Rows:
    """The rows of a table as they are made."""

    def __init__(self, base: EvidenceBase, name: str, columns: Sequence[str]) -> None:
        self._base = base
        self._name, self._columns = name, (*columns, *_WORDS)
        self._rows: list[tuple[Any, ...]] = []
        self._evidence: list[tuple[Evidence, ...]] = []

    def add(self, values: Iterable[Any], evidence: Sequence[Evidence]) -> None:
        """Add a row with its passages."""
        self._rows.append((*values, *self._words(evidence)))
        self._evidence.append(tuple(evidence))

    def _words(self, evidence: Sequence[Evidence]) -> tuple[Any, ...]:
        if not evidence:
            return (None,) * len(_WORDS)
        first = evidence[0]
        report = self._base.dossier.reports[first.report]
        published = report.published.isoformat() if report.published is not None else None
        return (
            one_line(first.quote), first.report, published, report.publisher, first.start, first.end,
            len(evidence),
        )  # fmt: skip

    def table(self, left_out: Sequence[tuple[str, int]] = (), gaps: Sequence[Gap] = ()) -> AnswerTable:
        """Return the table."""
        listing = Listing(self._name, self._columns, tuple(self._rows))
        return AnswerTable(listing, tuple(self._evidence), tuple(left_out), tuple(gaps))

    def names(self, parties: Iterable[str]) -> str:
        """Return the names of parties in one cell."""
        return "; ".join(map(self._base.name, parties))


def _coverage(coverage: Coverage) -> tuple[int, int, int]:
    return coverage.reports, coverage.publishers, coverage.independent


def timeline_table(
    base: EvidenceBase,
    told: Sequence[tuple[Happening, str]],
    left_out: Sequence[tuple[str, int]] = (),
    gaps: Sequence[Gap] = (),
) -> AnswerTable:
    """Lay out happenings, each with a sentence for it."""
    rows = Rows(base, "timeline", _TIMELINE)
    for one, text in told:
        status = "happened" if one.status == "fact" else one.status
        actors, recipients = rows.names(one.actors), rows.names(one.recipients)
        rows.add(
            (one.when, status, one.type, text, actors, recipients, one.place, *_coverage(one.coverage)),
            one.evidence,
        )
    return rows.table(left_out, gaps)


def told_days_table(base: EvidenceBase, told: Iterable[tuple[ToldDay, str, Coverage]]) -> AnswerTable:
    """Lay out days that reports tell in a sentence of their own, as `timeline_table` does happenings."""
    rows = Rows(base, "timeline", _TIMELINE)
    for day, text, coverage in told:
        status = "happened" if day.is_fact else day.standing
        actors, recipients = rows.names(day.actors), rows.names(day.recipients)
        rows.add(
            (day.when, status, day.type or None, text, actors, recipients, None, *_coverage(coverage)),
            day.evidence,
        )
    return rows.table()


def contacts_table(base: EvidenceBase, contacts: Sequence[Contact]) -> AnswerTable:
    """Lay out contacts, one row a pair."""
    rows = Rows(
        base,
        "contacts",
        ("one", "other", "last", "dated", "days_ago_least", "days_ago_most", "times", "who", *_COVERAGE),
    )
    for contact in contacts:
        least, most = contact.ago if contact.ago is not None else (None, None)
        one, other = map(base.name, contact.sides)
        rows.add(
            (
                one,
                other,
                contact.last.when,
                "yes" if contact.last.dated else "no",
                least,
                most,
                contact.times,
                rows.names(contact.last.parties),
                *_coverage(contact.coverage),
            ),
            contact.evidence,
        )
    return rows.table()


def contradictions_table(base: EvidenceBase, contradictions: Sequence[Contradiction]) -> AnswerTable:
    """Lay out contradictions, one row a version."""
    rows = Rows(
        base,
        "contradictions",
        ("number", "kind", "type", "about", "when", "parties", "says", "speaker", "first", *_COVERAGE),
    )
    for number, row in enumerate(contradictions, start=1):
        for version in row.versions:
            rows.add(
                (
                    number,
                    row.kind,
                    row.type,
                    row.about or None,
                    row.when,
                    rows.names(row.parties),
                    version.says,
                    base.name(version.speaker) if version.speaker is not None else None,
                    version.first.isoformat() if version.first is not None else None,
                    *_coverage(version.coverage),
                ),
                version.evidence,
            )
    return rows.table()


def due_table(base: EvidenceBase, items: Sequence[Due]) -> AnswerTable:
    """Lay out what is due."""
    rows = Rows(
        base,
        "due",
        (
            "status", "when", "after", "type", "text", "who", "with", "act", "mood", "announced",
            "since_then", "since_then_report", *_COVERAGE,
        ),
    )  # fmt: skip
    for item in items:
        doers = item.doers or item.parties[:1]
        last = item.last_word
        rows.add(
            (
                item.status,
                item.when,
                item.after or None,
                item.type or None,
                item.says or None,
                rows.names(doers),
                rows.names(party for party in item.parties if party not in doers),
                item.act or None,
                item.mood,
                item.announced.isoformat() if item.announced is not None else None,
                one_line(last.quote) if last is not None else None,
                last.report if last is not None else None,
                *_coverage(item.coverage),
            ),
            item.evidence,
        )
    return rows.table()


def standing_table(base: EvidenceBase, held: Sequence[Held]) -> AnswerTable:
    """Lay out standings and offices."""
    rows = Rows(base, "standing", ("party", "title", "kind", "of", "by", "since", "until", "sure", "as_of"))
    for row in held:
        rows.add(
            (
                base.name(row.party),
                row.title,
                "office" if row.office else "standing",
                base.name(row.of) if row.of is not None else None,
                base.name(row.by) if row.by is not None else None,
                row.since,
                row.until,
                row.sure,
                row.known_on.isoformat() if row.known_on is not None else None,
            ),
            row.evidence,
        )
    return rows.table()


def said_table(base: EvidenceBase, sayings: Sequence[Saying], left_out: int = 0) -> AnswerTable:
    """Lay out sayings; one that contradicts an earlier one names its day and stance."""
    rows = Rows(
        base,
        "said",
        (
            "when", "speaker", "side", "stance", "act", "toward", "condition", "changed_from", "changed_on",
            "direct",
        ),
    )  # fmt: skip
    for row in sayings:
        before = row.changed_from
        rows.add(
            (
                row.when,
                base.name(row.speaker),
                base.name(row.side),
                row.stance or None,
                row.act or None,
                row.toward,
                one_line(row.condition.quote) if row.condition is not None else None,
                before.stance if before is not None else None,
                before.when if before is not None else None,
                "yes" if row.direct else "no",
            ),
            row.evidence,
        )
    return rows.table((("nobody named, or too little said", left_out),) if left_out else ())


def claims_table(base: EvidenceBase, side: str, claims: Sequence[Claim]) -> AnswerTable:
    """Lay out the claims of one side."""
    return all_claims_table(base, [(side, claims)])


def all_claims_table(base: EvidenceBase, by_side: Iterable[tuple[str, Sequence[Claim]]]) -> AnswerTable:
    """Lay out the claims of each side."""
    rows = Rows(base, "claims", ("when", "side", "said_by", "type", "modality", "parties", *_COVERAGE))
    for side, claim in ((side, claim) for side, claims in by_side for claim in claims):
        rows.add(
            (
                claim.when,
                base.name(side),
                rows.names(claim.tellers),
                claim.type,
                claim.modality,
                rows.names(claim.parties),
                *_coverage(claim.coverage),
            ),
            claim.evidence,
        )
    return rows.table()


def positions_table(base: EvidenceBase, positions: Positions) -> AnswerTable:
    """Lay out a table of positions, one row a stance."""
    rows = Rows(
        base,
        "positions",
        ("act", "maker", "in_force", "party", "stance", "when", "condition", "surely_read", "told_by", "row"),
    )
    for row in positions.rows:
        conditions = "; ".join(dict.fromkeys(one_line(each.words.quote) for each in row.conditions))
        for voice in row.voices:
            rows.add(
                (
                    row.act,
                    base.name(row.maker),
                    _YES.get(row.in_force),
                    base.name(voice.party) if voice.party is not None else None,
                    voice.stance,
                    voice.when,
                    conditions or None,
                    "yes" if is_sure(voice) else "no",
                    voice.reports,
                    row.id,
                ),
                voice.evidence,
            )
    return rows.table()


_YES: Final[Mapping[bool | None, str]] = {True: "yes", False: "no"}
