"""The ledger of assessments of a dossier: proposed from the reports, decided by a person, scored later."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from itertools import islice
from typing import Final

from detente.analysis.judged_claims import JudgedPassage, judged_claims, not_on
from detente.analysis.listings import Listing
from detente.dossier import (
    PROPOSED,
    Decision,
    EvidenceBase,
    Ledger,
    LedgerClaim,
    LedgerItem,
    Store,
    changes_to,
    ledger_of,
    ledger_of_matrix,
    propose_items,
    that_count,
)

_MOST: Final = 12
"""Assessments of reports that are proposed as claims."""


def ledger_with_proposals(
    base: EvidenceBase,
    decisions: Iterable[Decision],
    most: int = _MOST,
    withdrawn: Collection[str] = (),
    quoted: Sequence[JudgedPassage] = (),
) -> Ledger:
    """Return the ledger of a dossier, with claims and evidence that its reports propose.

    Parameters
    ----------
    decisions
        All that were made; the ones that were taken back do not count.
    most
        Claims proposed at most, behind those that people have kept.
    withdrawn
        Ids of reports that were taken out: what they say is no evidence.
    quoted
        Views of outsiders in the reports, which are proposed before those of the parties.
    """
    decided = _without(ledger_of(that_count(list(decisions))), withdrawn)
    new = islice(not_on(judged_claims(base, quoted), decided.claims), most)
    return propose_items(replace(decided, claims=(*decided.claims, *new)), base)


def decided_ledger(store: Store) -> Ledger:
    """Return the ledger that people have decided, without the evidence of reports that were taken out."""
    return _without(ledger_of(that_count(list(store.decisions()))), store.withdrawn())


def _without(ledger: Ledger, withdrawn: Collection[str]) -> Ledger:
    """Return a ledger without the evidence of some reports."""
    items = tuple(item for item in ledger.items if item.report not in withdrawn)
    ids = {item.id for item in items}
    return replace(
        ledger, items=items, marks={pair: mark for pair, mark in ledger.marks.items() if pair[0] in ids}
    )


def take_matrix(
    store: Store,
    base: EvidenceBase,
    text: str,
    where: str,
    who: str,
    why: str = "",
    quoted: Sequence[JudgedPassage] = (),
) -> list[Decision]:
    """Store what a matrix decides; return the decisions made.

    What it has like the ledger already is no decision, nor is what is only proposed: a claim of the reports
    is kept once its column has a mark, or differs from what was proposed. All of it is stored, or nothing.

    Parameters
    ----------
    quoted
        Views of outsiders in the reports.

    Raises
    ------
    BadInput
        Naming row and column of what is wrong in the matrix.
    """
    after = ledger_of_matrix(text, where)
    # A matrix has no line of a report that was taken out, and so says nothing of its marks.
    before = decided_ledger(store)
    for item in after.items:
        if item.report and item.report not in base.dossier.reports:
            after = replace(
                after,
                items=tuple(replace(one, report="") if one.id == item.id else one for one in after.items),
            )
    weighed = {claim for (_, claim), mark in after.marks.items() if mark not in PROPOSED}
    untouched = {claim.id: claim for claim in judged_claims(base, quoted) if claim.id not in weighed}
    kept_before = {claim.id for claim in before.claims}
    decided = tuple(
        claim
        for claim in after.claims
        if claim.id in kept_before or untouched.get(claim.id) != replace(claim, proposed=True)
    )
    return store.decide_all(changes_to(before, replace(after, claims=decided), who, why))


def ledger_table(ledger: Ledger) -> Listing:
    """Lay out a ledger, one row a mark, and one for a claim without any: the long form of its matrix."""
    marks = [
        (claim, mark, item)
        for item in ledger.items
        for claim in ledger.claims
        if (mark := ledger.mark(item.id, claim.id))
    ]
    weighed = {claim.id for claim, _, _ in marks}
    rows = [(*_of_claim(claim, ledger), mark, *_of_item(item, ledger)) for claim, mark, item in marks] + [
        (*_of_claim(claim, ledger), None, *(None,) * 7) for claim in ledger.claims if claim.id not in weighed
    ]
    columns = (
        "claim", "text", "by", "probability", "due", "outcome", "brier", "inconsistency", "mark", "item",
        "when", "diagnosticity", "words", "report", "start", "end",
    )  # fmt: skip
    return Listing("assessments", columns, tuple(rows))


def _of_claim(claim: LedgerClaim, ledger: Ledger) -> tuple[object, ...]:
    return (
        claim.id,
        claim.text,
        claim.by or None,
        claim.probability,
        claim.due.isoformat() if claim.due is not None else None,
        {True: "yes", False: "no"}.get(claim.outcome) if claim.outcome is not None else None,
        None if claim.brier is None else round(claim.brier, 6),
        ledger.inconsistency(claim.id),
    )


def _of_item(item: LedgerItem, ledger: Ledger) -> tuple[object, ...]:
    return (
        item.id,
        item.when or None,
        ledger.diagnosticity(item.id),
        item.words,
        item.report or None,
        item.start,
        item.end,
    )
