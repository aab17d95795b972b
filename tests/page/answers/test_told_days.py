"""The timeline of a dossier, and what is due in it, have every day that the brief of its reports has."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from icalendar import Calendar
from tests.support.dossiers import dossier_of

from detente.analysis import due_table, lay_out_timeline
from detente.dossier import Dossier, LaidOutHappening, due, due_calendar, storyline_rows
from detente.page.answers.due import due_page
from detente.page.answers.timeline import TimelineWording
from detente.page.answers.told_days import base_with_days
from detente.page.sections import timeline_of
from detente.positions import positions_of
from detente.sources import Report

TEXT = (
    "The Salt Board closed the northern pans on 3 May 2021. The union went on strike on 5 May 2021."
    " The board is to answer the letter of the union by 20 May 2021."
    " The lease of the pans expires on 30 June 2021."
)
WITHOUT_YEAR = "The Salt Board closed the northern pans on 3 May. The lease of the pans expires on 30 June."


def rows(dossier: Dossier) -> Sequence[LaidOutHappening]:
    return lay_out_timeline(dossier, TimelineWording, base=base_with_days(dossier)).happenings


def test_the_timeline_has_every_line_of_the_brief() -> None:
    dossier = dossier_of(("2021-05-12", TEXT))
    brief = timeline_of(dossier, positions_of(dossier))
    assert brief is not None
    shown = {row.payload["shown"] for row in rows(dossier) if row.payload is not None}
    assert len(brief.moments) >= 4
    assert {moment.text.rstrip(".") for moment in brief.moments} <= {text.rstrip(".") for text in shown}


def test_what_the_brief_says_is_due_is_due_in_its_words_and_days() -> None:
    base = base_with_days(dossier_of(("2021-05-12", TEXT)))
    ahead = due(base)
    assert {row.when for row in ahead} == {"../2021-05-20", "2021-06-30"}
    (lease,) = (row for row in ahead if row.when == "2021-06-30")
    assert lease.says == "The lease of the pans expires"
    assert lease.announced == date(2021, 5, 12)
    assert "30 June 2021  The lease of the pans expires" in _lines(due_page(base, ahead))
    listed = {record["when"]: record["text"] for record in due_table(base, ahead).records}
    assert listed["2021-06-30"] == lease.says


def test_what_is_to_be_done_by_a_day_stands_on_it_in_a_calendar() -> None:
    base = base_with_days(dossier_of(("2021-05-12", TEXT)))
    entries = Calendar.from_ical(due_calendar(base, due(base))).walk("VEVENT")
    by_day = {entry.decoded("dtstart"): str(entry["summary"]) for entry in entries}
    assert by_day[date(2021, 5, 20)].startswith("By then: ")
    assert by_day[date(2021, 6, 30)] == "The lease of the pans expires"


def test_a_day_of_which_no_event_was_read_is_in_the_spreadsheet_of_timelinejs() -> None:
    base = base_with_days(dossier_of(("2021-05-12", TEXT)))
    told = [row[9] for row in storyline_rows(base, (), base.days())]
    assert "The lease of the pans expires" in told


def test_an_announced_day_that_has_passed_is_overdue_until_a_report_tells_that_it_was() -> None:
    earlier, later = (
        ("2021-05-12", TEXT),
        ("2021-07-04", "The dyke of the harbour was mended on 2 July 2021."),
    )
    gone = due(base_with_days(dossier_of(earlier, later)))
    assert "2021-06-30" in {row.when for row in gone if row.status == "overdue"}
    kept = ("2021-07-04", "The lease of the northern pans expired on 30 June 2021.")
    assert "2021-06-30" not in {row.when for row in due(base_with_days(dossier_of(earlier, kept)))}
    assert "2021-06-30" in {
        row.when for row in due(base_with_days(dossier_of(earlier, kept)), as_of=date(2021, 5, 20))
    }


def test_what_was_said_a_week_earlier_than_a_day_to_come_is_not_due() -> None:
    text = "The board meets the union on 30 June 2021. A week earlier Ana Roy said that the pans were open."
    assert [row.when for row in due(base_with_days(dossier_of(("2021-05-12", text))))] == ["2021-06-30"]


def test_the_line_of_an_event_has_the_sentence_of_the_brief_where_that_tells_more() -> None:
    text = "The rebels of Karsk attacked Velmar on 3 May 2021, and the fighting reached the rich quarters."
    (row,) = rows(dossier_of(("2021-05-12", text)))
    assert row.payload is not None
    assert row.payload["shown"].endswith("reached the rich quarters")


def test_a_report_without_a_date_has_its_days_without_a_year() -> None:
    dossier = dossier_of(Report("salt", "salt.txt", WITHOUT_YEAR))
    loose = [row for row in rows(dossier) if row.undated == 2]
    assert {row.edtf: row.status for row in loose} == {"XXXX-05-03": "fact", "XXXX-06-30": "due"}
    assert all(row.payload is None or len(row.payload["evidence"][0][3].split()) > 3 for row in loose)
    (coming,) = due(base_with_days(dossier))
    assert (coming.status, coming.when) == ("undated", "XXXX-06-30")


def _lines(page: object) -> list[str]:
    return [
        f"{line.lead}  {line.text}"
        for section in page.sections  # type: ignore[attr-defined]
        for block in section.blocks
        for line in getattr(block, "lines", ())
    ]
