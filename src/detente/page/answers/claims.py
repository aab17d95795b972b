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
    return _page(
        base,
        f"Claims of {whose} alone",
        len(claims),
        [Section("claims", "Said by nobody else", (Lines(lines),) if lines else (none,))],
    )


def all_claims_page(base: EvidenceBase, by_side: Sequence[tuple[str, Sequence[Claim]]]) -> Page:
    """Compose the page of what each side alone says, a section a side; its text is safe to show."""
    sections = [
        Section(
            f"claims-{number}",
            f"Said by {who(base, side)} alone",
            (Lines(tuple(_line(base, claim) for claim in claims)),),
        )
        for number, (side, claims) in enumerate(by_side, start=1)
        if claims
    ]
    none = Section(
        "claims", "Said by nobody else", (Paragraphs(("No deed is reported by one side alone.",)),)
    )
    every = sum(len(claims) for _, claims in by_side)
    return _page(base, "Claims of one side alone", every, sections or [none])


def _page(base: EvidenceBase, title: str, every: int, sections: Sequence[Section]) -> Page:
    counts = f"{counted(every, 'claim')} {from_its_reports(base)}"
    return as_printed(Page(title, counts, sections=tuple(sections), dossier=base.dossier))


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
