"""Evidence proposed for a claim: what shares a party and an act with it, for a person to weigh."""

from __future__ import annotations

from tests.support.dossiers import dossier_of

from detente.analysis import evidence_base
from detente.dossier.ledger.ledger import Ledger, LedgerClaim
from detente.dossier.ledger.proposing import propose_items

BASE = evidence_base(
    dossier_of(
        (
            "2021-05-12",
            "The Salt Board refused on May 10 to open talks with the Carriers' League. Police arrested Roth.",
        )
    )
)


def proposed(text: str) -> list[str]:
    ledger = propose_items(Ledger((LedgerClaim("a", text),)), BASE)
    return [item.words for item in ledger.undecided("a")]


def test_a_refusal_bears_on_a_claim_about_the_same_talks() -> None:
    assert any("refused" in words for words in proposed("The Salt Board will open talks before the autumn"))


def test_what_shares_a_party_alone_does_not() -> None:
    assert proposed("The Salt Board will sell its ships") == []


def test_what_shares_an_act_alone_does_not() -> None:
    assert proposed("Talks between the pilots and the mayor will fail") == []


def test_a_mark_that_a_person_gave_stays() -> None:
    once = propose_items(Ledger((LedgerClaim("a", "The Salt Board will open talks"),)), BASE)
    item = once.items[0].id
    weighed = Ledger(once.claims, once.items, {(item, "a"): "II"})
    assert propose_items(weighed, BASE).mark(item, "a") == "II"
