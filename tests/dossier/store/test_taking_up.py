"""Work of other programs taken up by a store: all of it or nothing, once, on SQLite and on PostgreSQL."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.stores import told

from detente.dossier import open_store, take_up
from detente.dossier.store import BY_A_PERSON, Brought, FoundByHand
from detente.errors import BadInput
from detente.sources import Report

TEXT = "The Tide Union wants the lock \x00 open.\nNobody answered."
REPORT = Report("lock", "work.x#1", TEXT, "Lock", "Salt Gazette")
WANTS = FoundByHand(
    "act", "lock", TEXT.index("wants"), TEXT.index("."),
    {"label": "Open the lock", "mood": "demanded", "voice": "Tide Union", "doer": "Salt Board"}, "row 1",
)  # fmt: skip
SAID = FoundByHand("statement", "lock", 0, 14, {"speaker": "Tide Union"}, "row 2")
BROUGHT = Brought("work.x", "QualiTool 3", (REPORT,), (WANTS, SAID), (("Tide Union", "TU", "row 3"),))


def test_what_is_brought_is_a_report_with_findings_by_hand(where: str) -> None:
    with open_store(where, create=True) as store:
        taken = take_up(store, BROUGHT, "Ana")
        dossier = store.dossier()
        assert store.check() == 1
    assert (taken.added, taken.known, len(taken.decisions)) == (("lock",), 0, 3)
    (act,), (statement,) = dossier.acts, dossier.statements
    assert (dossier.names[str(act.voice)], dossier.names[str(act.doer)]) == ("Tide Union", "Salt Board")
    assert act.span.quote == "wants the lock \ufffd open"
    assert (statement.content_spans[0].start, statement.content_spans[0].end) == (0, 14)
    assert all("Ana" in str(each.decided_by) for each in (act, statement))


def test_one_bad_finding_stores_nothing_and_names_its_place(where: str) -> None:
    bad = replace(SAID, end=len(TEXT) + 1, place="row 7")
    with open_store(where, create=True) as store:
        with pytest.raises(BadInput, match="row 7: its words stand nowhere"):
            take_up(store, replace(BROUGHT, findings=(WANTS, bad)), "Ana")
        wrong = replace(WANTS, fields={**WANTS.fields, "mood": "keen"}, place="row 8")
        with pytest.raises(BadInput, match="row 8: mood"):
            take_up(store, replace(BROUGHT, findings=(SAID, wrong)), "Ana")
        assert (store.reports(), store.decisions()) == ((), ())


def test_what_was_taken_up_or_taken_back_is_not_decided_again(where: str) -> None:
    with open_store(where, create=True) as store:
        take_up(store, BROUGHT, "Ana")
        store.undo(2, who="Ben")
        again = take_up(store, replace(BROUGHT, file="copy.x"), "Ana")
        assert (again.added, again.there, again.decisions, again.known) == ((), ("lock",), (), 3)
        assert store.dossier().statements == ()


def test_a_text_that_is_there_is_the_same_report_whatever_its_title_and_line_ends(where: str) -> None:
    first = told(
        text="The Salt Board said it would open gate 1.\r\nThe Carriers' League met the board on Monday."
    )
    text = first.text.replace("\r\n", "\n")
    at = text.index("Carriers")
    finding = FoundByHand("act", "x", at, len(text), {"label": "Meet the board", "mood": "demanded"}, "row 1")
    with open_store(where, create=True) as store:
        store.add(first)
        taken = take_up(
            store, Brought("w.x", "Q", (Report("x", "w.x", text, "Another title"),), (finding,)), "Ana"
        )
        (act,) = store.dossier().acts
    assert (taken.added, taken.there) == ((), ("r1",))
    assert act.span.quote == first.text[first.text.index("Carriers") :]


def test_texts_of_another_program_wait_to_be_read_and_rows_of_tables_do_not(where: str) -> None:
    row = replace(REPORT, id="row", text="A row of its own.")
    with open_store(where, create=True) as store:
        take_up(store, BROUGHT, "Ana")
        take_up(store, Brought("t.csv", BY_A_PERSON, (row,)), "Ana")
        assert [report.id for report in store.unread_by("detente")] == ["lock"]


def test_a_party_added_twice_in_a_report_is_one_with_both_mentions(where: str) -> None:
    places = [(4, 14), (TEXT.index("Nobody"), TEXT.index("Nobody") + 6)]
    parties = tuple(
        FoundByHand("party", "lock", *place, {"name": "Tide Union", "kind": kind}, f"row {k}")
        for k, (place, kind) in enumerate(zip(places, ("other", "organization"), strict=True))
    )
    with open_store(where, create=True) as store:
        take_up(store, replace(BROUGHT, findings=parties, same=()), "Ana")
        (party,) = store.dossier().parties
    assert (party.kind, len(party.mentions)) == ("organization", 2)


def test_a_changed_row_takes_back_the_old_one_in_the_same_step(where: str) -> None:
    def row(text: str, place: str) -> Brought:
        report = Report(f"t-{len(text)}", "t.csv#2", f"{text}\n\nWhere: {place}", "t.csv, row 2")
        event = FoundByHand(
            "event", report.id, 0, len(text),
            {"type": "CONSULT", "actors": ["Union"], "recipients": ["Board"], "when": "2026-05-02",
             "modality": "happened", "place": place}, "row 2",
        )  # fmt: skip
        return Brought("t.csv", BY_A_PERSON, (report,), (event,))

    with open_store(where, create=True) as store:
        take_up(store, row("The union met the board", "Brine"), "Ana")
        taken = take_up(store, row("The union met the board", "Tarn"), "Ben")
        assert [each.kind for each in taken.decisions] == ["undo", "add"]
        assert [(before.number, after.who) for before, after in taken.changes.sure] == [(1, "Ben")]
        assert [event.place and event.place.name for event in store.dossier().events] == ["Tarn"]
        assert len(store.chronology()) == 1
        # Whoever takes both back has the row as it was.
        store.undo(3, who="Ana")
        store.undo(2, who="Ana")
        assert [event.place and event.place.name for event in store.dossier().events] == ["Brine"]
        assert store.check() == 2
