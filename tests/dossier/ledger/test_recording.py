"""A ledger as decisions: written once, read back, and taken back."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from detente.dossier import open_store
from detente.dossier.ledger.ledger import Ledger, LedgerClaim, LedgerItem
from detente.dossier.ledger.recording import changes_to, ledger_of
from detente.dossier.store import that_count

CLAIM = LedgerClaim("talks", "The board will open talks", probability=0.8)
ITEM = LedgerItem("r1:10", "offered talks", "2026-05-04", "r1", 10, 23)
FIRST = Ledger((CLAIM,), (ITEM,), {("r1:10", "talks"): "C"})


def test_a_ledger_comes_back_from_its_decisions() -> None:
    assert ledger_of(changes_to(Ledger(), FIRST, "Ana")) == FIRST


def test_only_what_differs_is_decided() -> None:
    turned = replace(FIRST, claims=(replace(CLAIM, outcome=True),))
    (decision,) = changes_to(FIRST, turned, "Ana")
    assert (decision.kind, decision.payload["outcome"]) == ("claim", True)
    assert list(changes_to(FIRST, FIRST, "Ana")) == []


def test_what_is_only_proposed_is_no_decision() -> None:
    proposed = replace(FIRST, marks={("r1:10", "talks"): "?"})
    assert [decision.kind for decision in changes_to(Ledger(), proposed, "Ana")] == ["claim"]


def test_a_store_keeps_them_in_its_chain_and_one_may_be_taken_back(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "a.dossier"), create=True) as store:
        for decision in changes_to(Ledger(), FIRST, "Ana", "read it twice"):
            store.decide(decision)
        assert ledger_of(that_count(list(store.decisions()))) == FIRST
        store.undo(who="Ben")
        back = ledger_of(that_count(list(store.decisions())))
        assert (back.claims, back.items) == ((CLAIM,), ())
        assert store.check() == 0
