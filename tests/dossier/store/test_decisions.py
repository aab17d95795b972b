"""Decisions of a person hold, can be read back and undone, and outlive a new reading."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import pytest
from tests.support.stores import told

from detente.analysis import list_decisions
from detente.dossier.store.decisions import Decision
from detente.dossier.store.reviewer import Reviewer
from detente.dossier.store.store import Store, open_store
from detente.errors import BadArgument, BadInput
from detente.reading.findings import Findings


@pytest.fixture
def store(where: str) -> Store:
    opened = open_store(where, create=True)
    opened.add_all([told(1), told(2), told(3, board="Salt Council")])
    return opened


@pytest.fixture
def ana(store: Store) -> Reviewer:
    return Reviewer(store, "Ana")


def speakers(store: Store) -> list[str | None]:
    dossier = store.dossier()
    return [each.speaker and dossier.names[each.speaker] for each in dossier.statements]


def test_a_rejected_statement_is_gone_and_comes_back_when_that_is_undone(store: Store, ana: Reviewer) -> None:
    (decision,) = ana.reject("r1:s1", "it was the League")
    assert len(store.dossier().statements) == 2
    store.undo(decision.number, who="Ben")
    assert len(store.dossier().statements) == 3
    assert store.dossier().statements[0].decided_by is None


def test_a_taking_back_can_be_taken_back(store: Store, ana: Reviewer) -> None:
    ana.reject("r1:s1")
    store.undo(who="Ben")
    with pytest.raises(BadInput, match="no decision is left"):
        store.undo(who="Ben")
    assert len(store.dossier().statements) == 3
    store.undo(2, who="Ana")
    assert len(store.dossier().statements) == 2
    assert [d.kind for d in store.decisions()] == ["reject", "undo", "undo"]


def test_who_decided_what_when_and_why_can_be_read_back(store: Store, ana: Reviewer) -> None:
    ana.accept("r2:e1", "I was there")
    (decision,) = store.decisions()
    assert (decision.who, decision.kind, decision.why) == ("Ana", "accept", "I was there")
    assert decision.target["quote"] == "met the board on Monday"
    assert decision.made_at.endswith("Z")
    event = next(each for each in store.dossier().events if each.id == "r2:e1")
    assert event.decided_by == decision.by


def test_a_corrected_speaker_is_the_party_of_that_name(store: Store, ana: Reviewer) -> None:
    ana.correct("r1:s1", "speaker", "Carriers' League")
    assert speakers(store) == ["Carriers' League", "Salt Board", "Salt Council"]
    ana.correct("r1:s1", "speaker", "The Harbour Master")
    assert speakers(store)[0] == "The Harbour Master"
    ana.correct("r1:s1", "speaker", None)
    assert speakers(store)[0] is None


def test_a_corrected_event_moves_in_the_chronology(store: Store, ana: Reviewer) -> None:
    ana.correct("r1:e1", "when", "2026-02")
    assert [each.id for each in store.dossier().events] == ["r2:e1", "r3:e1", "r1:e1"]


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("when", "Tuesday", "Tuesday is no date"),
        ("modality", "perhaps", "modality"),
        ("colour", "red", "no colour"),
        ("type", "QUARREL", "QUARREL is no type of events"),
    ],
)
def test_a_correction_to_what_cannot_be_is_refused(ana: Reviewer, name: str, value: str, why: str) -> None:
    with pytest.raises(BadArgument, match=why):
        ana.correct("r1:e1", name, value)
    assert ana.store.decisions() == ()


def test_what_is_added_by_hand_has_its_words(store: Store, ana: Reviewer) -> None:
    ana.add("event", {"type": "REJECT", "actors": "Salt Council"}, "r3", "open gate 3", "by phone")
    event = next(each for each in store.dossier().events if each.type == "REJECT")
    assert event.span.quote == "open gate 3"
    assert event.actors == ("board",) or store.dossier().names[event.actors[0]] == "Salt Council"
    assert event.decided_by == store.decisions()[0].by
    with pytest.raises(BadArgument, match="does not stand in r3"):
        ana.add("event", {"type": "REJECT"}, "r3", "shut gate 3")
    with pytest.raises(BadArgument, match="QUARREL is no type of events"):
        ana.add("event", {"type": "QUARREL"}, "r3", "open gate 3")


def test_two_parties_become_one_and_stay_two_when_that_is_undone(store: Store, ana: Reviewer) -> None:
    assert speakers(store) == ["Salt Board", "Salt Board", "Salt Council"]
    ana.judge("Salt Council", "Salt Board", "yes", "renamed in May")
    assert len(set(speakers(store))) == 1
    joined = next(each for each in store.dossier().parties if each.id == "board")
    assert joined.decided_by == store.decisions()[0].by
    store.undo(who="Ana")
    assert len(set(speakers(store))) == 2


def test_a_no_stays_a_no_and_a_later_yes_takes_its_place(store: Store, ana: Reviewer) -> None:
    ana.judge("Salt Council", "Salt Board", "no")
    store.add(told(4, board="Salt Council"))
    assert len(set(speakers(store))) == 2
    ana.judge("Salt Board", "Salt Council", "yes")
    assert len(set(speakers(store))) == 1


def test_a_party_of_one_name_is_split_by_its_reports(store: Store, ana: Reviewer) -> None:
    ana.split("Salt Board", ["r2"])
    dossier = store.dossier()
    assert dossier.statements[0].speaker != dossier.statements[1].speaker
    assert [each.name for each in dossier.parties].count("Salt Board") == 2


def test_a_rejected_party_is_gone_from_all_that_named_it(store: Store, ana: Reviewer) -> None:
    ana.reject("Salt Board", "a misreading")
    dossier = store.dossier()
    assert "Salt Board" not in {each.name for each in dossier.parties}
    assert speakers(store) == [None, None, "Salt Council"]


def read_again(store: Store, findings: Findings, reader: str = "detente 9") -> None:
    store.read_again([findings], reader)


def test_what_was_rejected_stays_so_when_a_better_reader_reads_the_report_again(
    store: Store, ana: Reviewer
) -> None:
    ana.reject("r1:s1")
    better = told(1)
    # Another number, and a word less.
    said = better.statements[0]
    span = better.report.passage(said.content_spans[0].start + 5, said.content_spans[0].end)
    moved = said.model_copy(update={"id": "s7", "content_spans": (span,)})
    read_again(store, better.model_copy(update={"statements": (moved,)}))
    assert len(store.dossier().statements) == 2


def test_another_claim_in_the_words_of_what_was_rejected_is_not_rejected(store: Store, ana: Reviewer) -> None:
    ana.reject("r1:s1", "the wrong speaker")
    better = told(1)
    righted = better.statements[0].model_copy(update={"speaker": "league"})
    read_again(store, better.model_copy(update={"statements": (righted,)}))
    assert speakers(store) == ["Carriers' League", "Salt Board", "Salt Council"]


def test_a_new_reading_counts_and_the_old_one_is_not_lost(store: Store) -> None:
    read_again(store, told(1).model_copy(update={"statements": ()}))
    assert len(store.dossier().statements) == 2
    assert store.check() == 3


def test_a_decision_that_was_changed_in_the_file_is_told(where: str, store: Store, ana: Reviewer) -> None:
    ana.accept("r1:s1")
    ana.reject("r2:s1")
    with store._writing() as connection:
        connection.exec_driver_sql("UPDATE decisions SET who = 'Ben' WHERE number = 1")
    with pytest.raises(BadInput, match="decision 1 is not as it was written"):
        store.dossier()


def test_a_mark_of_a_publisher_is_that_of_its_reports(store: Store, ana: Reviewer) -> None:
    ana.mark("government", publisher="The Salt Gazette", of="Salt Board")
    ana.mark("independent", report="r2")
    assert store.dossier().source_kinds == {"r1": "government", "r2": "independent", "r3": "government"}
    assert store.dossier().source_sides == {"r1": "board", "r3": "board"}


def test_the_same_event_of_two_reports_is_rejected_in_both(where: str, ana: Reviewer, store: Store) -> None:
    again = told(1)
    other = again.model_copy(update={"report": replace(again.report, id="r9", publisher="The Echo")})
    store.add(other)
    assert len(store.dossier().events) == 3
    ana.reject("r1:e1")
    assert len(store.dossier().events) == 2


def test_a_decision_that_no_longer_meets_its_words_is_told(store: Store, ana: Reviewer) -> None:
    ana.reject("r1:s1")
    ana.accept("r2:s1")
    assert store.unmet() == frozenset()
    store.read_again([told(1).model_copy(update={"statements": ()})], "detente 9")
    assert store.unmet() == {1}


def test_an_act_that_was_added_by_hand_is_given_a_doer_and_a_mood(store: Store, ana: Reviewer) -> None:
    (made,) = ana.add("act", {"label": "Free the carts", "mood": "demanded"}, "r3", "met the board")
    act = f"r3:by-hand-{made.number}"
    ana.correct(act, "doer", "Salt Council")
    ana.correct(act, "mood", "threatened")
    with pytest.raises(BadArgument, match="mood"):
        ana.correct(act, "mood", "wished")
    dossier = store.dossier()
    (added,) = dossier.acts
    assert added.doer is not None
    assert (dossier.names[added.doer], added.mood, added.label) == (
        "Salt Council", "threatened", "Free the carts",
    )  # fmt: skip
    store.undo(who="Ana")
    assert store.dossier().acts[0].mood == "demanded"


def test_what_was_added_by_hand_is_rejected_and_comes_back(store: Store, ana: Reviewer) -> None:
    (made,) = ana.add("statement", {"speaker": "Salt Council"}, "r3", "met the board")
    (rejected,) = ana.reject(f"r3:by-hand-{made.number}")
    assert len(store.dossier().statements) == 3
    with pytest.raises(BadArgument, match="no finding"):
        ana.reject("r3:by-hand-99")
    store.undo(rejected.number, who="Ana")
    assert len(store.dossier().statements) == 4


def test_of_decisions_that_belong_together_all_are_stored_or_none(store: Store) -> None:
    def made() -> Iterator[Decision]:
        yield Decision("Ana", "claim", {"claim": "a1"}, {"text": "Talks open"})
        raise BadInput("matrix.csv", "is at fault", "mend it")

    with pytest.raises(BadInput, match="at fault"):
        store.decide_all(made())
    assert store.decisions() == ()
    first, second = store.decide_all([Decision("Ana", "claim", {"claim": f"a{n}"}, {}) for n in (1, 2)])
    assert [each.number for each in store.decisions()] == [first.number, second.number]


def test_the_list_of_decisions_names_the_report_and_who_took_what_back(store: Store, ana: Reviewer) -> None:
    (marked,) = ana.mark("government", report="r2")
    store.undo(marked.number, who="Ben", why="it is not")
    ids = {key: name for name, key in store.keys().items()}
    (row,) = list_decisions(store.decisions(), (), ids).records
    assert (row["decision"], row["counts"]) == ("r2: government", "no")
    assert row["taken_back"].startswith("Ben, 20")
    assert row["taken_back"].endswith(", it is not")
    store.undo(2, who="Ana")
    (row,) = list_decisions(store.decisions(), (), ids).records
    assert (row["counts"], row["taken_back"]) == ("yes", None)
