"""Decisions on the ledger one at a time: an assessment with its evidence, a new one, evidence by hand."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from detente.analysis.judged_claims import JudgedPassage
from detente.analysis.ledgers import decided_ledger, ledger_with_proposals
from detente.dossier import (
    Decision,
    EvidenceBase,
    Ledger,
    LedgerClaim,
    LedgerItem,
    Store,
    changes_to,
    claim_id,
)
from detente.errors import BadArgument

_OUTCOMES: Final[Mapping[str, bool | None]] = {"yes": True, "no": False, "": None}
_HUNDRED: Final = 100


@dataclass(frozen=True)
class ClaimSaid:
    """A person's words on an assessment, each as it was typed.

    Attributes
    ----------
    chance
        Of a hundred, that it will turn out true; empty without a prediction.
    due
        The day by which it will have turned out, as 2026-05-07; empty without one.
    outcome
        "yes", "no", or empty while nobody says.
    marks
        The marks of items of evidence, by their ids; empty for one that does not bear on it.
    """

    text: str = ""
    by: str = ""
    chance: str = ""
    due: str = ""
    outcome: str = ""
    marks: Mapping[str, str] = field(default_factory=dict)


def ledger_of_store(store: Store, base: EvidenceBase, quoted: Sequence[JudgedPassage] = ()) -> Ledger:
    """Return the ledger of an open dossier, with what its reports propose.

    Parameters
    ----------
    quoted
        Views of outsiders in the reports.
    """
    return ledger_with_proposals(base, store.decisions(), withdrawn=store.withdrawn(), quoted=quoted)


def decide_claim(
    store: Store,
    base: EvidenceBase,
    name: str,
    said: ClaimSaid,
    who: str,
    why: str = "",
    quoted: Sequence[JudgedPassage] = (),
) -> list[Decision]:
    """Store what a person says of an assessment; return the decisions made.

    An assessment that was only proposed is kept by that; the others stay proposed.

    Raises
    ------
    BadArgument
        If there is no such assessment, or a field cannot be read.
    """
    shown = ledger_of_store(store, base, quoted)
    claim = next((each for each in shown.claims if each.id == name), None)
    if claim is None:
        raise BadArgument("claim", "there is no such assessment any more", "look at the page again")
    changed = replace(
        claim,
        text=said.text.strip() or claim.text,
        by=said.by.strip(),
        probability=_probability(said.chance),
        due=_day(said.due),
        outcome=_outcome(said.outcome),
        proposed=False,
    )
    there = {item.id for item in shown.items}
    marks = {
        **shown.marks,
        **{(item, name): mark for item, mark in said.marks.items() if item in there},
    }
    claims = tuple(changed if each.id == name else each for each in shown.claims)
    return _keep(store, replace(shown, claims=claims, marks=marks), who, why)


def add_claim(store: Store, text: str, by: str, who: str, why: str = "") -> list[Decision]:
    """Store a new assessment.

    Raises
    ------
    BadArgument
        If it says nothing, or is there already.
    """
    plain = " ".join(text.split())
    if not plain:
        raise BadArgument("text", "the assessment is missing", "write it as a sentence")
    shown, name = decided_ledger(store), claim_id(plain)
    if any(name == each.id or plain.casefold() == each.text.casefold() for each in shown.claims):
        raise BadArgument("text", "this assessment is there already", "weigh it below")
    return _keep(
        store, replace(shown, claims=(*shown.claims, LedgerClaim(name, plain, by.strip()))), who, why
    )


def add_evidence(
    store: Store,
    base: EvidenceBase,
    name: str,
    words: str,
    mark: str,
    who: str,
    why: str = "",
    quoted: Sequence[JudgedPassage] = (),
) -> list[Decision]:
    """Store evidence that stands in no report, with its mark on an assessment.

    Raises
    ------
    BadArgument
        If it says nothing, or there is no such assessment.
    """
    plain = " ".join(words.split())
    if not plain:
        raise BadArgument("words", "the evidence is missing", "write what happened, or was said")
    shown = ledger_of_store(store, base, quoted)
    if name not in {each.id for each in shown.claims}:
        raise BadArgument("claim", "there is no such assessment any more", "look at the page again")
    item = LedgerItem(f"hand-{claim_id(plain)}", plain)
    items = tuple(each for each in shown.items if each.id != item.id)
    after = replace(shown, items=(*items, item), marks={**shown.marks, (item.id, name): mark or "N"})
    return _keep(store, after, who, why)


def _keep(store: Store, after: Ledger, who: str, why: str) -> list[Decision]:
    decided = replace(after, claims=tuple(each for each in after.claims if not each.proposed))
    return store.decide_all(changes_to(decided_ledger(store), decided, who, why))


def _probability(chance: str) -> float | None:
    """Return the probability of a chance of a hundred.

    Examples
    --------
    >>> _probability("70"), _probability(" ")
    (0.7, None)
    """
    plain = chance.strip().removesuffix("%").strip()
    if not plain:
        return None
    if not plain.isascii() or not plain.isdigit() or int(plain) > _HUNDRED:
        raise BadArgument("chance", f"“{plain}” is no chance of a hundred", "write a number from 0 to 100")
    return int(plain) / _HUNDRED


def _day(due: str) -> date | None:
    try:
        return date.fromisoformat(due.strip()) if due.strip() else None
    except ValueError:
        raise BadArgument("due", f"“{due.strip()}” is no day", "write it like 2026-05-07") from None


def _outcome(outcome: str) -> bool | None:
    if outcome not in _OUTCOMES:
        raise BadArgument("outcome", f"“{outcome}” is no outcome", "choose yes, no, or not yet")
    return _OUTCOMES[outcome]
