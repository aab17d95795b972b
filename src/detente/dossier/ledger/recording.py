"""A ledger as decisions of a person: each claim and each mark is written once, and may be taken back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from detente.dossier.ledger.ledger import PROPOSED, Ledger, LedgerClaim, LedgerItem
from detente.dossier.store import Decision


def ledger_of(decisions: Iterable[Decision]) -> Ledger:
    """Return the ledger that decisions make, the later ones over the earlier.

    Parameters
    ----------
    decisions
        Those that count, in their order; other kinds than ``claim`` and ``weigh`` are passed over.
    """
    claims: dict[str, LedgerClaim] = {}
    items: dict[str, LedgerItem] = {}
    marks: dict[tuple[str, str], str] = {}
    for decision in decisions:
        if decision.kind == "claim":
            claim = _claim(decision.target["claim"], decision.payload)
            claims[claim.id] = claim
        elif decision.kind == "weigh":
            item = LedgerItem(**decision.target["item"])
            items[item.id] = item
            marks[item.id, decision.target["claim"]] = decision.payload["mark"]
    standing = {pair: mark for pair, mark in marks.items() if mark and pair[1] in claims}
    weighed = {item for item, _ in standing}
    of_marks = tuple(item for item in items.values() if item.id in weighed)
    return Ledger(tuple(claims.values()), of_marks, standing)


def _claim(name: str, payload: Mapping[str, Any]) -> LedgerClaim:
    due = payload.get("due")
    return LedgerClaim(
        name,
        payload["text"],
        payload.get("by", ""),
        payload.get("probability"),
        date.fromisoformat(due) if due else None,
        payload.get("outcome"),
    )


def changes_to(before: Ledger, after: Ledger, who: str, why: str = "") -> Iterator[Decision]:
    """Yield the decisions that make one ledger of another: one for each claim and each mark that differs.

    What is only proposed (``?``, ``C?``, ``I?``) is no decision. A claim that the later one lacks stays; a
    mark that it has no more is taken away.
    """
    known = {claim.id: claim for claim in before.claims}
    for claim in after.claims:
        if known.get(claim.id) != claim:
            yield Decision(who, "claim", {"claim": claim.id}, _payload(claim), why)
    there = {claim.id for claim in after.claims}
    items = {item.id: item for item in (*before.items, *after.items)}
    for item, claim_id in dict.fromkeys((*before.marks, *after.marks)):
        mark = after.mark(item, claim_id)
        new = "" if mark in PROPOSED else mark
        if claim_id in there and new != before.mark(item, claim_id):
            yield Decision(
                who, "weigh", {"claim": claim_id, "item": _record(items[item])}, {"mark": new}, why
            )


def _payload(claim: LedgerClaim) -> dict[str, Any]:
    return {
        "text": claim.text,
        "by": claim.by,
        "probability": claim.probability,
        "due": claim.due.isoformat() if claim.due is not None else None,
        "outcome": claim.outcome,
    }


def _record(item: LedgerItem) -> dict[str, Any]:
    return {
        "id": item.id,
        "words": item.words,
        "when": item.when,
        "report": item.report,
        "start": item.start,
        "end": item.end,
    }
