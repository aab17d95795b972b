"""Claims weighed by evidence, and predictions scored."""

from __future__ import annotations

from datetime import date

import pytest

from detente.dossier.ledger.ledger import Ledger, LedgerClaim, LedgerItem, claim_id

TALKS = LedgerClaim("talks", "The board will open talks", probability=0.8, due=date(2026, 6, 1))
STRIKE = LedgerClaim("strike", "The league will strike again", probability=0.3)
OFFER, PAY = LedgerItem("offer", "offered talks"), LedgerItem("pay", "raised the pay")


def ledger(**marks: str) -> Ledger:
    pairs = {tuple(name.split("_")): mark for name, mark in marks.items()}
    return Ledger((TALKS, STRIKE), (OFFER, PAY), pairs)  # type: ignore[arg-type]


def test_what_speaks_against_a_claim_counts_and_what_is_consistent_does_not() -> None:
    weighed = ledger(offer_talks="CC", pay_talks="C", offer_strike="I", pay_strike="II")
    assert (weighed.inconsistency("talks"), weighed.inconsistency("strike")) == (0, 3)
    assert weighed.weighed("talks", against=False) == (OFFER, PAY)
    assert weighed.weighed("strike", against=True) == (OFFER, PAY)


def test_evidence_that_says_the_same_of_all_claims_tells_nothing_apart() -> None:
    weighed = ledger(offer_talks="C", offer_strike="C", pay_talks="CC", pay_strike="II")
    assert (weighed.diagnosticity("offer"), weighed.diagnosticity("pay")) == (0, 4)
    assert ledger(offer_talks="C").diagnosticity("offer") is None


def test_what_nobody_weighed_counts_for_nothing() -> None:
    proposed = ledger(offer_talks="?")
    assert proposed.undecided("talks") == (OFFER,)
    assert proposed.weighed("talks", against=False) == ()


@pytest.mark.parametrize(
    ("probability", "outcome", "score"),
    [(1.0, True, 0.0), (1.0, False, 1.0), (0.7, True, 0.09), (0.5, False, 0.25)],
)
def test_the_brier_score_is_the_squared_error(probability: float, outcome: bool, score: float) -> None:
    assert LedgerClaim("a", "x", probability=probability, outcome=outcome).brier == pytest.approx(score)


def test_a_prediction_without_an_outcome_has_no_score_and_the_mean_is_of_the_others() -> None:
    over = LedgerClaim("a", "x", probability=0.9, outcome=True)
    lost = LedgerClaim("b", "y", probability=0.9, outcome=False)
    assert TALKS.brier is None
    assert Ledger((TALKS, over, lost)).score == pytest.approx((0.01 + 0.81) / 2)
    assert Ledger((TALKS,)).score is None


def test_the_same_words_have_the_same_id() -> None:
    assert claim_id("It rains") == claim_id("it  rains") != claim_id("it snows")


def test_what_seems_for_one_claim_and_against_another_may_tell_them_apart() -> None:
    claims = (LedgerClaim("a", "Talks open"), LedgerClaim("b", "Talks stay shut"))
    items = (LedgerItem("x", "The board agreed"), LedgerItem("y", "The board met"))
    ledger = Ledger(claims, items, {("x", "a"): "C?", ("x", "b"): "I?", ("y", "a"): "C?", ("y", "b"): "?"})
    assert [ledger.may_tell_apart(item.id) for item in items] == [True, False]
    assert ledger.diagnosticity("x") is None
