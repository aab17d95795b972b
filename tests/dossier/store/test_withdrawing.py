"""A report that does not belong in a dossier can be taken out, and brought back; nothing of it is deleted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import func, select
from tests.dossier.store.test_store import article
from tests.support.commands import run
from tests.support.stores import told

from detente import analysis
from detente.dossier import Decision, Ledger, LedgerClaim, LedgerItem, changes_to
from detente.dossier.store.reviewer import Reviewer
from detente.dossier.store.schema import CHRONOLOGY, PARTY_NAMES
from detente.dossier.store.store import Store, open_store
from detente.errors import BadArgument
from detente.reading import Findings


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    with open_store(where, create=True) as opened:
        yield opened


@pytest.fixture
def ana(store: Store) -> Reviewer:
    return Reviewer(store, "Ana")


def derived(store: Store) -> list[int]:
    """The number of rows that are derived from the reports, in each table."""
    with store._reading() as connection:
        return [
            connection.execute(select(func.count()).select_from(table)).scalar_one()
            for table in (CHRONOLOGY, PARTY_NAMES)
        ]


def copy_of(findings: Findings, number: int, store: Store) -> Findings:
    """Another paper's copy of a report that is in a store, as it is added: unread."""
    elsewhere = replace(
        findings.report, id=f"r{number}", publisher=f"Echo {number}", published=date(2026, 1, 3)
    )
    (fresh,) = store.new_reports([elsewhere], pytest.fail)
    return Findings(report=fresh)


def test_no_question_looks_at_a_report_that_is_out_until_it_is_brought_back(
    store: Store, ana: Reviewer
) -> None:
    store.add_all([told(1), told(2)])
    before, rows = store.dossier(), derived(store)
    (out,) = ana.withdraw("r1", "it is of another dispute")
    dossier = store.dossier()
    assert list(dossier.reports) == ["r2"]
    assert {each.id.split(":")[0] for each in (*dossier.statements, *dossier.events)} == {"r2"}
    assert [report.id for report in store.reports()] == ["r2"]
    assert store.ids() == {"r2"}
    assert [words.report for words in store.search("gate")] == ["r2"]
    assert [each.event.span.report for each in store.chronology()] == ["r2"]
    assert derived(store) == [1, 2]
    assert store.check() == 2
    assert store.withdrawn()["r1"].why == "it is of another dispute"
    store.undo(out.number, who="Ben")
    assert (store.dossier(), derived(store), store.withdrawn()) == (before, rows, {})
    assert {words.report for words in store.search("gate")} == {"r1", "r2"}


def test_what_was_decided_about_it_holds_again_when_it_is_back(store: Store, ana: Reviewer) -> None:
    store.add_all([told(1), told(2)])
    ana.reject("r1:s1")
    (out,) = ana.withdraw("r1")
    assert store.unmet() == frozenset()
    store.undo(out.number, who="Ana")
    assert [each.id for each in store.dossier().statements] == ["r2:s1"]


def test_one_that_is_out_or_was_never_there_cannot_be_taken_out(store: Store, ana: Reviewer) -> None:
    store.add(told(1))
    (out,) = ana.withdraw("r1")
    with pytest.raises(BadArgument, match=rf"r1 was withdrawn by Ana, .*undo {out.number}"):
        ana.withdraw("r1")
    with pytest.raises(BadArgument, match="no report r7"):
        ana.withdraw("r7")


def test_the_same_text_is_not_added_again(store: Store, ana: Reviewer) -> None:
    store.add(told(1))
    ana.withdraw("r1", "wrong folder")
    there: list[str] = []
    assert list(store.new_reports([told(1).report], there.append)) == []
    assert there == ["r1"]
    assert not store.add(told(1)).new
    assert store.dossier().reports == {}
    said = analysis.there_in_words(store, "r1")
    assert said.startswith("withdrawn r1 by Ana, 20")
    assert said.endswith(f": wrong folder; to bring it back: detente dossier undo {store.where} 1")


def test_an_earlier_edition_counts_again(store: Store, ana: Reviewer) -> None:
    store.add(article(1, "Gate 9 is shut."))
    later = article(1, "Gate 9 was opened at noon, the board said.")
    (fresh,) = store.new_reports([later.report], pytest.fail)
    store.add(later.model_copy(update={"report": fresh}))
    assert list(store.dossier().reports) == ["r1-2"]
    (out,) = ana.withdraw("r1-2")
    assert list(store.dossier().reports) == ["r1"]
    assert [each.event.span.report for each in store.chronology()] == ["r1"]
    store.undo(out.number, who="Ana")
    assert [each.event.span.report for each in store.chronology()] == ["r1-2"]


def test_a_wire_copy_takes_the_place_of_a_report_that_is_out(store: Store, ana: Reviewer) -> None:
    original = article(1, "End.")
    store.add(original)
    for number in (2, 3):
        store.add(copy_of(original, number, store))
    before = store.dossier()
    (out,) = analysis.withdraw_report(ana, "r1")
    after = store.dossier()
    assert [(report.id, report.copy_of) for report in after.reports.values()] == [("r2", None), ("r3", "r2")]
    # Nobody had read it: it was a copy of what was read.
    assert {party.mentions[0].report for party in after.parties} == {"r2"}
    # What comes now and is the same again is a copy of the one that stands in.
    assert copy_of(original, 4, store).report.copy_of == "r2"
    store.undo(out.number, who="Ana")
    assert store.dossier() == before


def test_evidence_of_a_report_that_is_out_does_not_weigh(store: Store, ana: Reviewer) -> None:
    store.add_all([told(1), told(2)])
    claim = LedgerClaim("a1", "The board opens the gate")
    items = tuple(LedgerItem(f"i{k}", f"words {k}", "", f"r{k}", 0, 3) for k in (1, 2))
    ledger = Ledger((claim,), items, {("i1", "a1"): "II", ("i2", "a1"): "I"})
    store.decide_all(changes_to(Ledger(), ledger, "Ana"))
    base = analysis.evidence_base(store.dossier())

    def against() -> int:
        weighed = analysis.ledger_of_store(store, base)
        return weighed.inconsistency("a1")

    assert against() == 3
    (out,) = ana.withdraw("r1")
    assert against() == 1
    store.undo(out.number, who="Ana")
    assert against() == 3


def test_the_command_says_how_to_bring_it_back(tmp_path: Path) -> None:
    words = {
        "gates": "The Salt Board refuses to open the gates, it said on May 4, 2026.",
        "toll": "The union rejected the toll of Brine on May 5, 2026.",
    }
    for name, text in words.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    assert run("dossier", "add", "d.dossier", "gates.txt", "toll.txt", folder=tmp_path).status == 0
    out = run("dossier", "withdraw", "d.dossier", "toll", "--why", "no part of it", folder=tmp_path)
    assert out.out == "1: toll withdrawn; to bring it back: detente dossier undo d.dossier 1\n"
    again = run("dossier", "add", "d.dossier", "toll.txt", folder=tmp_path)
    assert (again.status, again.out) == (0, "")
    assert again.err.startswith("detente: withdrawn toll by ")
    assert again.err.endswith(": no part of it; to bring it back: detente dossier undo d.dossier 1\n")
    assert "withdrawn toll" in run("dossier", "reports", "d.dossier", folder=tmp_path).err
    listed = run("dossier", "decisions", "d.dossier", folder=tmp_path)
    assert "toll withdrawn" in listed.out
    assert run("dossier", "withdraw", "d.dossier", "toll", folder=tmp_path).status == 2
    back = run("dossier", "undo", "d.dossier", folder=tmp_path)
    assert back.out == "taken back 1: toll withdrawn\n"
    assert run("dossier", "reports", "d.dossier", folder=tmp_path).err == ""


def test_an_order_of_a_review_takes_a_report_out(store: Store, ana: Reviewer) -> None:
    store.add_all([told(1), told(2)])
    made = analysis.carry_out(ana, analysis.Order("", "withdraw r1", "no part of it", None), ())
    assert [(each.kind, each.why) for each in made] == [("withdraw", "no part of it")]
    assert isinstance(made[0], Decision)
    assert store.ids() == {"r2"}
