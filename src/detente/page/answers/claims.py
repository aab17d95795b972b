"""The page of the claims of one side: deeds that nobody else reports."""

from __future__ import annotations

from collections.abc import Sequence

from detente.dossier import Claim, EvidenceBase
from detente.edtf import DateRange
from detente.page.answers.quoting import covered_by, from_its_reports, source, who
from detente.page.lines import Line, Lines, Paragraphs
from detente.page.page import Page, Section
from detente.page.words import as_printed, counted
from detente.short import join_words, one_line


def claims_page(base: EvidenceBase, side: str, claims: Sequence[Claim]) -> Page:
    """Compose the page of what one side alone says; its text is safe to show."""
    lines = tuple(_line(base, claim) for claim in claims)
    whose = who(base, side)
    none = Paragraphs(
        (
            f"No deed is reported by {whose} alone. A deed would stand here that only {whose} tells of, or a"
            " source of its own: what nobody else confirms.",
        )
    )
    return as_printed(
        Page(
            f"Claims of {whose} alone",
            f"{counted(len(claims), 'claim')} {from_its_reports(base)}",
            sections=(Section("claims", "Said by nobody else", (Lines(lines),) if lines else (none,)),),
            dossier=base.dossier,
        )
    )


def _line(base: EvidenceBase, claim: Claim) -> Line:
    tellers = join_words(who(base, teller) for teller in claim.tellers) if claim.tellers else "its own source"
    denied = "denied, " if claim.modality == "denied" else ""
    return Line(
        f"“{one_line(claim.evidence[0].quote)}”",
        DateRange.parse(claim.when).words if claim.when else "No date",
        tuple(
            filter(
                None,
                (f"{denied}says {tellers}", covered_by(claim.coverage), source(base, claim.evidence[0])),
            )
        ),
        claim.evidence,
    )
