"""The ledger as a form: each assessment with its prediction, and the mark of each item of evidence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from detente.dossier import EvidenceBase, Ledger
from detente.edtf import DateRange
from detente.page.answers import ledger_page
from detente.page.notes import quoted_in_short
from detente.sources import Evidence

MARKS_IN_WORDS: Final = {
    "": "does not bear on it",
    "CC": "strongly for it",
    "C": "for it",
    "N": "neither",
    "I": "against it",
    "II": "strongly against it",
}
"""The marks that a person chooses from, each in words."""
_PROPOSED: Final = {"C?": "seems for it", "I?": "seems against it", "?": "not weighed yet"}
_LONGEST: Final = 240


@dataclass(frozen=True)
class FormItem:
    """An item of evidence below an assessment.

    Attributes
    ----------
    mark
        The one that a person gave; empty where none is given.
    proposed
        Says what the words seem to be, where nobody has weighed them.
    report
        The id of its report; empty for what was added by hand.
    """

    id: str
    words: str
    when: str
    report: str
    mark: str
    proposed: str


@dataclass(frozen=True)
class FormClaim:
    """An assessment.

    Attributes
    ----------
    chance
        Of a hundred; empty without a prediction.
    due, outcome
        The day as 2026-05-07, and "yes" or "no"; empty where nobody says.
    brier
        The score of the prediction, once it has turned out.
    against
        The weight of what speaks against it.
    """

    id: str
    text: str
    by: str
    chance: str
    due: str
    outcome: str
    brier: str
    against: int
    items: tuple[FormItem, ...]


@dataclass(frozen=True)
class LedgerForm:
    """All assessments; ``says`` sums them up."""

    claims: tuple[FormClaim, ...]
    says: tuple[str, ...]


def ledger_form(base: EvidenceBase, ledger: Ledger) -> LedgerForm:
    """Lay a ledger out as a form."""
    claims = []
    for claim in ledger.claims:
        items = []
        for item in ledger.items:
            mark = ledger.mark(item.id, claim.id)
            if mark:
                items.append(
                    FormItem(
                        item.id,
                        quoted_in_short(Evidence("", 0, 0, item.words), _LONGEST),
                        DateRange.parse(item.when).words if item.when else "",
                        item.report if item.report in base.dossier.reports else "",
                        mark if mark in MARKS_IN_WORDS else "",
                        _PROPOSED.get(mark, ""),
                    )
                )
        claims.append(
            FormClaim(
                claim.id,
                claim.text,
                claim.by,
                "" if claim.probability is None else f"{round(claim.probability * 100)}",
                claim.due.isoformat() if claim.due is not None else "",
                "" if claim.outcome is None else "yes" if claim.outcome else "no",
                "" if claim.brier is None else f"{claim.brier:.2f}",
                ledger.inconsistency(claim.id),
                tuple(items),
            )
        )
    return LedgerForm(tuple(claims), ledger_page(base, ledger).standfirst)
