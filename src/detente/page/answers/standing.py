"""The page of standings: who is banned, jailed or in office on a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from detente.dossier import EvidenceBase, Held
from detente.edtf import bounds_in_words
from detente.names import bare_name
from detente.page.answers.part import WHOLE, Part
from detente.page.answers.quoting import day_in_words, from_its_reports, quote, who, who_first
from detente.page.lines import Line, Lines, Paragraphs
from detente.page.page import Page, Section, sections_with_blocks
from detente.page.words import as_printed, counted

_MEASURES = "Under a ban, in prison, on trial"


def standing_page(
    base: EvidenceBase, rows: Sequence[Held], day: date | None = None, part: Part = WHOLE
) -> Page:
    """Compose the page of standings on a day, or a part of it; its text is safe to show."""
    day = day or base.dossier.latest
    shown = part.of(rows)
    standings = tuple(_line(base, row) for row in shown if not row.office)
    offices = tuple(_line(base, row) for row in shown if row.office)
    none = (Paragraphs(("No report tells of a ban, an arrest, a trial or the like that holds then.",)),)
    return as_printed(
        Page(
            f"Standing{f' on {day_in_words(day)}' if day else ''}",
            f"{counted(len(rows), 'line')} {from_its_reports(base)}{part.here(rows)}",
            sections=sections_with_blocks(
                Section(
                    "standings",
                    _MEASURES,
                    (Lines(standings),) if standings else none,
                ),
                Section("offices", "In office, by their reports", (Lines(offices),) if offices else ()),
            ),
            dossier=base.dossier,
        )
    )


def _names(base: EvidenceBase, party: str, title: str) -> bool:
    """Return True if a title names the party that it is held in: "leader of the port union"."""
    known = base.dossier.party(party)
    return any(bare_name(name).casefold() in title.casefold() for name in (known.name, *known.aliases))


def _line(base: EvidenceBase, row: Held) -> Line:
    of = f" of {who(base, row.of)}" if row.of is not None and not _names(base, row.of, row.title) else ""
    by = f", by {who(base, row.by)}" if row.by is not None else ""
    known = f"as of {day_in_words(row.known_on)}" if row.known_on is not None else ""
    return Line(
        f"{row.title}{of}{bounds_in_words(row.since, row.until)}{by}",
        who_first(base, row.party),
        tuple(filter(None, ("may hold" if row.sure != "holds" else "", known))),
        row.evidence,
        points=(quote(base, row.evidence[0]),) if not row.office else (),
    )
