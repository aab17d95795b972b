"""All that goes into a store comes out of it, and nothing is kept twice."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import inspect
from tests.support.stores import told

from detente.dossier.join import join_findings
from detente.dossier.store.laid_out import TABLES_OF_TIMELINE
from detente.dossier.store.migrate import LATEST, version_of
from detente.dossier.store.reviewer import Reviewer
from detente.dossier.store.schema import METADATA
from detente.dossier.store.store import open_store
from detente.errors import BadInput
from detente.reading.findings import Findings


def test_the_dossier_of_a_store_is_that_of_the_findings_put_in(where: str) -> None:
    several = [told(number) for number in range(1, 6)]
    with open_store(where, create=True) as store:
        for findings in several:
            store.add(findings)
    with open_store(where) as store:
        dossier, expected = store.dossier(), join_findings(several)
    assert dossier.parties == expected.parties
    assert dossier.statements == expected.statements
    assert dossier.events == expected.events
    assert list(dossier.reports) == list(expected.reports)


def test_a_report_added_again_changes_nothing(where: str) -> None:
    with open_store(where, create=True) as store:
        first = store.add(told())
        moved = told().model_copy(update={"report": replace(told().report, source="elsewhere/r1.txt")})
        again = store.add(moved)
        assert (first.new, again.new) == (True, False)
        assert first.id == again.id
        assert len(store.reports()) == 1


def test_another_report_with_an_id_that_is_taken_gets_a_number(where: str) -> None:
    other = told(2)
    namesake = other.model_copy(update={"report": replace(other.report, id="r1")})
    with open_store(where, create=True) as store:
        assert store.add(told(1)).id == "r1"
        assert store.add(namesake).id == "r1-2"
        assert store.add(told(3)).id == "r3"


def test_the_same_words_in_another_paper_are_another_report(where: str) -> None:
    findings = told()
    elsewhere = findings.model_copy(update={"report": replace(findings.report, publisher="The Echo")})
    with open_store(where, create=True) as store:
        store.add(findings)
        assert store.add(elsewhere).new


def test_only_what_is_not_there_is_read_and_ids_are_those_of_the_store(where: str) -> None:
    there: list[str] = []
    with open_store(where, create=True) as store:
        store.add(told(1))
        other = replace(told(2).report, id="r1")
        fresh = list(store.new_reports([told(1).report, other, other], there.append))
    assert [report.id for report in fresh] == ["r1-2"]
    assert there == ["r1", "r1-2"]


def test_a_zero_in_a_text_does_not_move_its_places(where: str) -> None:
    text = "The Salt Board\x00 said it would open gate 1. The Carriers' League met the board on Monday."
    with open_store(where, create=True) as store:
        zeros = told(text=text)
        store.add(zeros.model_copy(update={"report": replace(zeros.report, title="a\x00b", id="r\x00")}))
        Reviewer(store, "A\x00na").mark("party", publisher="E\x00cho", why="\x00")
        words = store.dossier().statements[0].content_spans[0].quote
    assert words == "open gate 1"


def test_days_and_addresses_come_back(where: str) -> None:
    report = replace(told().report, url="https://example.org/1", stated=date(2026, 1, 3), language="en")
    with open_store(where, create=True) as store:
        store.add(told().model_copy(update={"report": report}))
        assert store.reports() == (report,)


def test_a_store_that_is_not_there_is_not_made_unasked(where: str) -> None:
    with pytest.raises(BadInput, match="there is no dossier; make one: detente dossier add"):
        open_store(where)


LONG = " ".join(
    f"The Salt Board and the Carriers' League differ on gate {k}, and on toll {k}." for k in range(1, 30)
)


def article(number: int, words: str, **about: object) -> Findings:
    """Findings of a long report."""
    findings = told(
        number, text=f"{LONG} The Salt Board said it would open gate 9. They met the board. {words}"
    )
    return findings.model_copy(update={"report": replace(findings.report, **about)})  # type: ignore[arg-type]


def test_a_later_edition_of_an_article_takes_the_place_of_the_first(where: str) -> None:
    with open_store(where, create=True) as store:
        first, later = article(1, "Gate 9 is shut."), article(1, "Gate 9 was opened at noon, the board said.")
        store.add(first)
        (fresh,) = store.new_reports([later.report], lambda _: None)
        assert (fresh.id, fresh.copy_of) == ("r1-2", None)
        store.add(later.model_copy(update={"report": fresh}))
        assert [report.text for report in store.reports()] == [later.report.text]
        assert len(store.dossier().statements) == 1
        assert store.check() == 2


def test_what_was_rejected_in_one_edition_stays_so_in_the_next(where: str) -> None:
    with open_store(where, create=True) as store:
        store.add(article(1, "Gate 9 is shut."))
        Reviewer(store, "Ana").reject("r1:s1")
        (fresh,) = store.new_reports([article(1, "Correction: it is gate 7.").report], lambda _: None)
        store.add(article(1, "Correction: it is gate 7.").model_copy(update={"report": fresh}))
        assert store.dossier().statements == ()


def test_a_namesake_with_other_words_is_no_edition(where: str) -> None:
    with open_store(where, create=True) as store:
        store.add(article(1, ""))
        other = told(2).model_copy(update={"report": replace(told(2).report, id="r1")})
        store.add(other)
        assert len(store.reports()) == 2


def test_a_wire_copy_of_a_stored_report_is_told_before_it_is_read(where: str) -> None:
    with open_store(where, create=True) as store:
        store.add(article(1, "End."))
        elsewhere = article(2, "End.", publisher="The Echo", published=date(2026, 1, 3)).report
        later = article(3, "End.", publisher="The Echo", published=date(2026, 6, 3)).report
        assert [report.copy_of for report in store.new_reports([elsewhere, later], lambda _: None)] == [
            "r1",
            None,
        ]


def test_words_are_found_in_every_form_and_in_their_place(where: str) -> None:
    with open_store(where, create=True) as store:
        cafe = "The Salt Board said the café would open gate 3. The Carriers' League met the board late."
        store.add_all([told(1), told(2), told(3, text=cafe)])
        (hit,) = store.search("CAFE opened")
        assert (hit.report, hit.quote) == ("r3", store.reports()[2].text)
        assert store.reports()[2].text[hit.start : hit.end] == hit.quote
        assert {hit.report for hit in store.search("gates")} == {"r1", "r2", "r3"}
        assert [hit.report for hit in store.search('"open gate 2"')] == ["r2"]
        assert store.search("gate harbour") == []
        assert {hit.report for hit in store.search("mon*")} == {"r1", "r2"}
        assert store.search("""'; DROP TABLE reports; -- " OR gate:* NEAR(""") == []
        with pytest.raises(BadInput, match="no words to look for"):
            store.search("“”")


def test_the_chronology_comes_page_by_page_in_the_order_of_its_dates(where: str) -> None:
    with open_store(where, create=True) as store:
        store.add_all([told(number) for number in range(1, 30)])
        Reviewer(store, "Ana").correct("r20:e1", "when", "2026-01")
        Reviewer(store, "Ana").correct("r7:e1", "when", "none")
        Reviewer(store, "Ana").reject("r9:e1")
        pages, after = [], None
        while page := store.chronology(limit=4, after=after):
            pages.append(page)
            after = page[-1].place
        events = [each.event for page in pages for each in page]
        expected = store.dossier().events
        assert [event.when for event in events] == [event.when for event in expected]
        assert [len(page) for page in pages] == [4, 4, 4, 4, 4, 4, 4]


def test_a_month_of_the_chronology_has_what_may_have_been_in_it(where: str) -> None:
    with open_store(where, create=True) as store:
        store.add_all([told(number) for number in range(1, 10)])
        ana = Reviewer(store, "Ana")
        ana.correct("r1:e1", "when", "2025")
        ana.correct("r2:e1", "when", "2025/2026-01-05")
        ana.correct("r3:e1", "when", "none")
        within = store.chronology(date(2026, 1, 5), date(2026, 1, 7))
        assert [each.event.when for each in within] == [
            "2025/2026-01-05",
            "2026-01-05",
            "2026-01-06",
            "2026-01-07",
        ]
        later = store.chronology(date(2026, 1, 5), date(2026, 1, 7), limit=2, after=within[0].place)
        assert [each.event.when for each in later] == ["2026-01-05", "2026-01-06"]


@pytest.mark.parametrize("version", ["0001", "0003"])
def test_a_store_of_an_older_version_is_brought_up_to_date(where: str, version: str) -> None:
    with open_store(where, create=True) as store:
        store.add_all([told(1), told(2)])
        before = store.dossier()
        with store._writing() as connection:
            for table in TABLES_OF_TIMELINE:
                table.drop(connection)
            if version == "0001":
                connection.exec_driver_sql("DROP INDEX ix_chronology_spans")
                connection.exec_driver_sql("DROP TABLE secrets")
            connection.exec_driver_sql(f"UPDATE alembic_version SET version_num = '{version}'")
    with open_store(where) as store:
        with store._reading() as connection:
            assert version_of(connection, where) == LATEST
            names = {index["name"] for index in inspect(connection).get_indexes("chronology")}
        assert "ix_chronology_spans" in names
        assert store.dossier().statements == before.statements


def test_the_migrations_make_the_tables_that_the_program_uses(where: str) -> None:
    with open_store(where, create=True) as store, store._reading() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        differences = compare_metadata(context, METADATA)
    own = ("passage_words", "words", "alembic")
    assert [each for each in differences if not any(name in str(each) for name in own)] == []


@pytest.mark.parametrize("name", ["a b.dossier", "Überfall?.dossier", "50%25 &x=1.dossier", "ends.db"])
def test_a_file_may_have_any_name(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    with open_store(str(path), create=True) as store:
        store.add(told())
    assert [each.name for each in tmp_path.iterdir()] == [name]
    with open_store(str(path)) as store:
        assert store.check() == 1
