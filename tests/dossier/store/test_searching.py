"""A search finds the same passages, in the same order, in a file and in a database."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from tests.dossier.store.test_store import article

from detente.dossier.store.store import Store, open_store
from detente.reading import Findings
from detente.sources import Report

MANY = " Nobody knew of it, and the rest of the long day went by with nothing more to tell than that."
TEXTS = {
    # Each with its day; what a search for "ban" finds, the most telling first, is in the test.
    "once": (date(2026, 1, 5), "The council spoke of the ban."),
    "twice": (date(2026, 1, 1), "It banned salt, and banning salt cost the council the ban's friends."),
    "long": (date(2026, 1, 9), f"The council spoke of the ban.{MANY * 3}"),
    "later": (date(2026, 2, 1), "The council heard of the ban."),
    "undated": (None, "The council wrote of the ban."),
    "b-same": (date(2026, 1, 5), "The council thought of the ban."),
    "other": (
        date(2026, 1, 5),
        "A pro-government bank at https://salt.example/gate-3 met at 10:30. Die Zöllner gingen.",
    ),
}


@pytest.fixture
def store(where: str) -> Iterator[Store]:
    reports = [
        Report(name, f"{name}.txt", words, published=day, publisher=name)
        for name, (day, words) in TEXTS.items()
    ]
    with open_store(where, create=True) as opened:
        opened.add_all([Findings(report=report) for report in reports])
        yield opened


def reports_with(store: Store, words: str) -> list[str]:
    return [passage.report for passage in store.search(words)]


def test_the_passages_that_tell_most_come_first_and_of_those_that_tell_as_much_the_latest(
    store: Store,
) -> None:
    assert reports_with(store, "ban") == ["twice", "later", "b-same", "once", "undated", "long"]
    assert [each.report for each in store.search("ban", limit=2)] == ["twice", "later"]
    assert [each.report for each in store.search("ban", limit=2, start=2)] == ["b-same", "once"]
    some = store.search("ban", only=["once", "long", "other"])
    assert [each.report for each in some] == ["once", "long"]
    assert (store.count_passages("ban"), store.count_passages("ban", only=["once", "other"])) == (6, 1)


@pytest.mark.parametrize(
    ("words", "reports"),
    [
        ("of the council", ["later", "b-same", "once", "undated", "long"]),
        ('"of the ban"', ["later", "b-same", "once", "undated", "long"]),
        ('"ban of"', []),
        ("the friend", ["twice"]),
        ("ban*", ["twice", "later", "b-same", "once", "undated", "other", "long"]),
        ("pro government", ["other"]),
        ("government", ["other"]),
        ("gate", ["other"]),
        ("salt.example", ["other"]),
        ("10:30", ["other"]),
        ("zollner", ["other"]),
        ("and", ["long", "twice"]),
        ("nothing knew", ["long"]),
    ],
)
def test_words_are_those_of_the_text_without_their_endings(
    store: Store, words: str, reports: list[str]
) -> None:
    assert reports_with(store, words) == reports


def test_an_edition_that_a_later_one_took_the_place_of_is_not_found(where: str) -> None:
    with open_store(where, create=True) as store:
        store.add(article(1, "Gate 9 is shut."))
        later = article(1, "Gate 9 was opened at noon, the board said.")
        (fresh,) = store.new_reports([later.report], pytest.fail)
        store.add(later.model_copy(update={"report": fresh}))
        assert store.search('"9 is shut"') == []
        assert reports_with(store, '"opened at noon"') == ["r1-2"]


def test_words_of_a_dossier_of_an_earlier_version_are_indexed_again(where: str) -> None:
    with open_store(where, create=True) as store:
        store.add(article(1, "Gate 9 is shut."))
        with store._writing() as connection:
            if connection.dialect.name == "sqlite":
                connection.exec_driver_sql("DROP TABLE passage_words")
                connection.exec_driver_sql(
                    "CREATE VIRTUAL TABLE passage_words USING fts5(words, content='', tokenize='porter')"
                )
            else:
                connection.exec_driver_sql("UPDATE passages SET words = to_tsvector('english', 'nothing')")
            connection.exec_driver_sql("DROP TABLE sums")
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0005'")
    with open_store(where) as store:
        assert reports_with(store, "is shutting") == ["r1"]
        store.add(replace_words(article(2, ""), "A barge sank."))
        assert reports_with(store, "barges") == ["r2"]


def replace_words(findings: Findings, words: str) -> Findings:
    return Findings(report=replace(findings.report, text=words))
