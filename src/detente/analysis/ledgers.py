"""The ledger of assessments of a dossier: proposed from the reports, decided by a person, scored later."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final

from detente.analysis.listings import Listing
from detente.case import Claim
from detente.dossier import (
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
from detente.drafting import assessments_in, is_judgement
from detente.short import one_line
from detente.sources import Evidence

_MOST: Final = 6
"""Assessments of reports that are proposed as claims."""


def ledger_with_proposals(
    base: EvidenceBase,
    decisions: Iterable[Decision],
    most: int = _MOST,
    withdrawn: Collection[str] = (),
) -> Ledger:
    """Return the ledger of a dossier, with claims and evidence that its reports propose.

    Parameters
    ----------
    decisions
        All that were made; the ones that were taken back do not count.
    most
        Claims proposed at most, while nobody has written any.
    withdrawn
        Ids of reports that were taken out: what they say is no evidence.
    """
    decided = _without(ledger_of(that_count(list(decisions))), withdrawn)
    if not decided.claims:
        decided = replace(decided, claims=tuple(_claims(base))[:most])
    return propose_items(decided, base)


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


def _claims(base: EvidenceBase) -> Iterable[LedgerClaim]:
    """Yield the assessments of the reports, the plainest first, each once."""
    texts = set()
    for number, heard in enumerate(assessments_in(base.dossier.read_by_rules), start=1):
        text = _within_its_marks(one_line(heard.words.quote))
        if heard.assessed and text.casefold() not in texts and _judges(heard.words, heard.whose, base):
            texts.add(text.casefold())
            yield LedgerClaim(f"a{number}", text, f"{heard.whose[:1].upper()}{heard.whose[1:]}")


def _within_its_marks(words: str) -> str:
    """Return words without the marks around all of them; marks around a part of them stay.

    Examples
    --------
    >>> _within_its_marks('"The weir will go."'), _within_its_marks('"The weir will go," said a miller')
    ('The weir will go.', '"The weir will go," said a miller')
    """
    bare = words.strip("“”\"'` ,")
    return bare if bare.count('"') % 2 == 0 and bare.count("“") == bare.count("”") else words.strip(" ,")


def _judges(words: Evidence, by: str, base: EvidenceBase) -> bool:
    """Return True for words on what will come of something, and not on what somebody will do or wants."""
    claim = Claim(id="heard", says=one_line(words.quote), by=by or None, evidence=("words",))
    return is_judgement(claim, {"words": words}, base.dossier)


def take_matrix(
    store: Store, base: EvidenceBase, text: str, where: str, who: str, why: str = ""
) -> list[Decision]:
    """Store what a matrix decides; return the decisions made.

    What it has like the ledger already is no decision, nor is what is only proposed. All of it is stored, or
    nothing.

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
    return store.decide_all(changes_to(before, after, who, why))


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
