"""The page of the ledger: each assessment with the evidence for and against it, and what tells them apart."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from detente.dossier import EvidenceBase, Ledger, LedgerClaim, LedgerItem
from detente.edtf import DateRange
from detente.page.answers.quoting import day_in_words, from_its_reports
from detente.page.lines import Line, Lines, Paragraphs
from detente.page.notes import quoted_in_short
from detente.page.page import Page, Section, sections_with_blocks
from detente.page.words import as_printed, counted, upper_first
from detente.sources import Evidence

_LONGEST: Final = 230
_MOST, _FEW = 6, 2
_LEADS: Final = {
    "C?": "seems for it, to be weighed",
    "I?": "seems against it, to be weighed",
    "?": "to be weighed",
}
_SEEMS: Final = {"C?": "seems for", "I?": "seems against"}
_NOTHING: Final = "No report assesses anything, and nobody has written an assessment down."


def ledger_page(base: EvidenceBase, ledger: Ledger) -> Page:
    """Compose the page of the ledger; its text is safe to show."""
    sections = [_claim(base, ledger, number, claim) for number, claim in enumerate(ledger.claims, start=1)]
    if not sections:
        sections = [Section("assessments", "Assessments", (Paragraphs((_NOTHING,)),))]
    return as_printed(
        Page(
            "Assessments",
            f"{counted(len(ledger.claims), 'assessment')} {from_its_reports(base)}",
            standfirst=_summed_up(base, ledger),
            sections=sections_with_blocks(*sections, _telling(ledger)),
            dossier=base.dossier,
        )
    )


def _summed_up(base: EvidenceBase, ledger: Ledger) -> tuple[str, ...]:
    said = []
    weighed = {claim.id: ledger.inconsistency(claim.id) for claim in ledger.claims}
    if any(ledger.weighed(claim.id, against=True) for claim in ledger.claims) and len(weighed) > 1:
        least = min(weighed.values())
        best = [claim for claim in ledger.claims if weighed[claim.id] == least]
        # Where most have nothing against them, that says only that few were weighed.
        if len(best) < len(weighed) and len(best) <= _FEW:
            named = " and ".join(f"“{_short(claim.text)}”" for claim in best)
            said.append(f"The least speaks against {named}.")
    latest = base.dossier.latest
    overdue = [
        claim
        for claim in ledger.claims
        if claim.due is not None and claim.outcome is None and latest is not None and claim.due <= latest
    ]
    if overdue:
        named = " and ".join(f"“{_short(claim.text)}”" for claim in overdue)
        said.append(f"The day has come, and no outcome is written: {named}.")
    if ledger.score is not None:
        over = sum(claim.brier is not None for claim in ledger.claims)
        said.append(
            f"Brier score of {counted(over, 'prediction')} that turned out: {ledger.score:.2f} (0 is best)."
        )
    return tuple(said)


def _short(text: str) -> str:
    return quoted_in_short(Evidence("", 0, 0, text), 70).strip("“”")


def _claim(base: EvidenceBase, ledger: Ledger, number: int, claim: LedgerClaim) -> Section:
    proposed = "proposed by the reports" if claim.proposed else ""
    about = ", ".join(filter(None, (claim.by and f"by {claim.by}", *_prediction(claim), proposed)))
    lines = [Line(f"“{claim.text}”", claim.id, (about,) if about else ())]
    undecided = ledger.undecided(claim.id)
    groups = (
        ("for", ledger.weighed(claim.id, against=False)),
        ("against", ledger.weighed(claim.id, against=True)),
        *(
            (lead, tuple(item for item in undecided if ledger.mark(item.id, claim.id) == mark))
            for mark, lead in _LEADS.items()
        ),
    )
    for lead, items in groups:
        lines += [_item(base, ledger, item, claim, lead) for item in items[:_MOST]]
        if len(items) > _MOST:
            lines.append(Line(f"and {len(items) - _MOST} more", lead))
    if not any(items for _, items in groups):
        lines.append(Line("no evidence that bears on it was read"))
    return Section(f"claim-{number}", f"Assessment {number}", (Lines(tuple(lines)),))


def _prediction(claim: LedgerClaim) -> list[str]:
    said = []
    if claim.probability is not None:
        said.append(f"{round(claim.probability * 100)} in 100")
    if claim.due is not None:
        said.append(f"due by {day_in_words(claim.due)}")
    if claim.outcome is not None:
        said.append("it turned out true" if claim.outcome else "it did not turn out true")
    if claim.brier is not None:
        said.append(f"Brier score {claim.brier:.2f}")
    return said


def _item(base: EvidenceBase, ledger: Ledger, item: LedgerItem, claim: LedgerClaim, lead: str) -> Line:
    mark = ledger.mark(item.id, claim.id)
    report = base.dossier.reports.get(item.report)
    when = DateRange.parse(item.when).words if item.when else ""
    evidence: Sequence[Evidence] = ()
    if report is not None and item.start is not None and item.end is not None:
        evidence = (report.passage(item.start, item.end),)
    source = f"report {item.report}" if report is not None else "added by hand"
    tags = [mark if mark not in _LEADS else "", when, source]
    return Line(
        quoted_in_short(Evidence("", 0, 0, item.words), _LONGEST),
        lead,
        tuple(filter(None, tags)),
        tuple(evidence),
    )


def _telling(ledger: Ledger) -> Section | None:
    """Return the items that tell the claims apart best; None where nobody has weighed any on two."""
    telling = [(worth, item) for item in ledger.items if (worth := ledger.diagnosticity(item.id)) is not None]
    if not telling:
        return _may_tell(ledger)
    telling.sort(key=lambda one: -one[0])
    lines = [
        Line(
            quoted_in_short(Evidence("", 0, 0, item.words), _LONGEST),
            str(worth),
            tuple(
                f"{claim.id}: {mark}" for claim in ledger.claims if (mark := ledger.mark(item.id, claim.id))
            ),
        )
        for worth, item in telling
        if worth
    ]
    same = sum(not worth for worth, _ in telling)
    rest = upper_first(
        f"{counted(same, 'item says', 'items say')} the same of all assessments and tells nothing apart."
    )
    blocks = (
        *((Lines(tuple(lines)),) if lines else ()),
        *((Paragraphs((rest,), quiet=True),) if same else ()),
    )
    return Section("telling", "What tells the assessments apart", blocks)


def _may_tell(ledger: Ledger) -> Section | None:
    """Return the items that seem for one claim and against another; None where none does."""
    lines = [
        Line(
            quoted_in_short(Evidence("", 0, 0, item.words), _LONGEST),
            "to be weighed",
            tuple(
                f"{_SEEMS[mark]} {claim.id}"
                for claim in ledger.claims
                if (mark := ledger.mark(item.id, claim.id)) in _SEEMS
            ),
        )
        for item in ledger.items
        if ledger.may_tell_apart(item.id)
    ]
    if not lines:
        return None
    return Section("telling", "What may tell the assessments apart", (Lines(tuple(lines)),))
