"""A person gives a report its day and title: what it tells of Friday is dated by it, until that is undone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from detente.analysis.keeping import describe_report, keep_reports, take_back
from detente.analysis.review_orders import order_in
from detente.dossier.store.reviewer import Reviewer
from detente.dossier.store.store import Store, open_store
from detente.errors import BadArgument

TEXT = (
    "The port board locked out the crane drivers on Monday. The drivers' union demanded talks with the board."
)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    report = tmp_path / "lockout.txt"
    report.write_text(TEXT)
    with open_store(str(tmp_path / "port.dossier"), create=True) as opened:
        assert list(keep_reports(opened, [str(report)], unreadable=[], on_there=lambda _: None)) == [
            "lockout"
        ]
        yield opened


def days_told(store: Store) -> set[str | None]:
    return {day.edtf for day in store.dossier().dates}


def test_a_day_that_a_person_gives_dates_what_the_report_tells(store: Store) -> None:
    assert "2026-05-04" not in days_told(store)
    (made,) = describe_report(
        Reviewer(store, "Ana"), "lockout", {"published": "2026-05-06"}, "from the archive"
    )
    assert days_told(store) == {"2026-05-04"}
    (report,) = store.reports()
    assert str(report.published) == "2026-05-06"
    assert report.stated is None
    assert str(store.dossier().latest) == "2026-05-06"
    take_back(store, made.number, "Ben")
    assert "2026-05-04" not in days_told(store)
    assert store.reports()[0].published is None
    assert store.read_of_another_day() == []
    assert store.check() == 1


def test_a_day_counts_also_where_the_reading_was_cut_off(store: Store) -> None:
    Reviewer(store, "Ana").describe("lockout", {"published": "2026-05-06"})
    assert [report.id for report in store.read_of_another_day()] == ["lockout"]
    # Whoever reads again what an older version read reads this too.
    assert [report.id for report in store.unread_by("any")] == ["lockout"]


def test_a_title_is_given_and_nothing_is_read_again(store: Store) -> None:
    (made,) = order_in(Reviewer(store, "Ana"), 'describe lockout title="The board shuts the gate"')
    assert store.reports()[0].title == "The board shuts the gate"
    assert store.read_of_another_day() == []
    store.undo(made.number, who="Ana")
    assert store.reports()[0].title != "The board shuts the gate"


@pytest.mark.parametrize(
    ("fields", "says"),
    [
        ({"published": "in May"}, "in May is no day"),
        ({"published": "0031-01-02"}, "no report is of the year 31"),
        ({"title": " "}, "the title is empty"),
        ({"publisher": "The Gazette"}, "a report has no publisher"),
        ({}, "nothing is said of the report"),
    ],
)
def test_what_cannot_be_said_of_a_report_is_refused(store: Store, fields: dict[str, str], says: str) -> None:
    with pytest.raises(BadArgument, match=says):
        describe_report(Reviewer(store, "Ana"), "lockout", fields)
    assert store.decisions() == ()
