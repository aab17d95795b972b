"""A claim that is proposed for a ledger is what somebody judges, and names who does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from tests.support.dossiers import dossier_of

from detente import page
from detente.analysis import evidence_base, take_matrix
from detente.analysis.ledgers import ledger_with_proposals
from detente.dossier import Decision, Ledger, matrix_of, open_store

REPORT = (
    "2021-05-12",
    "The Salt Board closed the gate on May 10. The mayor of Brine, Ines Duarte, said that the closure of the"
    " gate will bring more strikes. If the talks end before 30 June, the port will lose its ships, Ines"
    " Duarte said.\n\n"
    "The Carriers' League said that it will ask the Salt Board for new talks if the gate opens."
    " Justice minister Ivo Roth said that, once the gate opens, the league will have to end its strike."
    " A repeal of the toll would ruin the port if the board agreed to it.\n\n"
    "A harbour economist in Brine expects the toll to rise by the autumn unless the board opens the gate."
    " An adviser to shipowners took the other view: the toll will fall once the strike ends, he said.",
)


def ledger(*decisions: Decision) -> Ledger:
    base = evidence_base(DOSSIER)
    return ledger_with_proposals(base, decisions, quoted=page.judged_by_outsiders(DOSSIER, TABLE))


DOSSIER = dossier_of(REPORT)
TABLE, _ = page.table_with_days(DOSSIER)
CLAIMS = {claim.text: claim for claim in ledger().claims}


def claim_with(words: str) -> str:
    return next(text for text in CLAIMS if words in text)


def test_a_forecast_of_somebody_with_a_name_is_proposed() -> None:
    claim = CLAIMS[claim_with("will bring more strikes")]
    assert (claim.by, claim.proposed) == ("Ines Duarte", True)
    assert claim.text.startswith("the closure")


def test_a_plan_an_obligation_and_what_nobody_says_are_none() -> None:
    for words in ("will ask the Salt Board", "will have to end", "would ruin the port"):
        assert not any(words in text for text in CLAIMS), words


def test_those_who_differ_are_each_a_claim_of_his_own() -> None:
    by = {CLAIMS[claim_with(words)].by for words in ("the toll to rise", "the toll will fall")}
    assert by == {"A harbour economist in Brine", "An adviser to shipowners"}


def test_a_day_that_it_names_is_the_day_by_which_it_is_due() -> None:
    assert CLAIMS[claim_with("will lose its ships")].due == date(2021, 6, 30)
    assert CLAIMS[claim_with("will bring more strikes")].due is None


def test_what_a_person_kept_stands_first_and_the_others_stay_proposed() -> None:
    text = claim_with("will lose its ships")
    payload = {"text": text, "by": "", "probability": 0.4, "due": None, "outcome": None}
    kept = Decision("Ana", "claim", {"claim": CLAIMS[text].id}, payload)
    mine = Decision("Ana", "claim", {"claim": "mine"}, payload | {"text": "The gate stays shut"})
    claims = ledger(kept, mine).claims
    assert [claim.text for claim in claims[:2]] == [text, "The gate stays shut"]
    assert [claim.proposed for claim in claims[:2]] == [False, False]
    assert len(claims) == len(CLAIMS) + 1
    assert all(claim.proposed for claim in claims[2:])


def test_a_matrix_keeps_of_what_is_proposed_only_what_has_a_mark(tmp_path: Path) -> None:
    base, views = evidence_base(DOSSIER), page.judged_by_outsiders(DOSSIER, TABLE)
    shown = ledger()
    (item, claim), _ = next(iter(shown.marks.items()))
    weighed = replace(shown, marks={**shown.marks, (item, claim): "C"})
    with open_store(str(tmp_path / "port.dossier"), create=True) as store:
        untouched, once = (
            take_matrix(store, base, matrix_of(each), "matrix.csv", "Ana", quoted=views)
            for each in (shown, weighed)
        )
    assert untouched == []
    assert [decision.kind for decision in once] == ["claim", "weigh"]
    assert {decision.target["claim"] for decision in once} == {claim}
