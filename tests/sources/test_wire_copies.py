"""The same dispatch in another paper is recognised; a report that only looks alike is not."""

from __future__ import annotations

from datetime import date

from tests.support.paths import EXAMPLE

from detente.sources.report import Report
from detente.sources.wire_copies import mark_copies

EXAMPLE = (EXAMPLE / "report.txt").read_text(encoding="utf-8")


def copies(*texts: str, days: tuple[date | None, ...] = ()) -> list[str | None]:
    dates = days or (None,) * len(texts)
    reports = [
        Report(f"r{k}", "x", text, published=day)
        for k, (text, day) in enumerate(zip(texts, dates, strict=True))
    ]
    return [report.copy_of for report in mark_copies(reports)]


def test_a_copy_under_another_headline_names_the_first() -> None:
    assert copies(EXAMPLE, "The Echo, staff and agencies\n\n" + EXAMPLE, EXAMPLE.upper()) == [
        None,
        "r0",
        "r0",
    ]


def test_half_a_dispatch_is_a_report_of_its_own() -> None:
    assert copies(EXAMPLE, EXAMPLE[: len(EXAMPLE) // 2]) == [None, None]


def test_short_notices_of_one_form_are_never_copies() -> None:
    notice = "The court in {} sat on Monday and put off the hearing of the union leader until next week."
    assert copies(notice.format("Arun"), notice.format("Bora"), notice.format("Arun")) == [None, None, None]


def test_the_same_words_a_week_later_are_read_again_since_friday_is_another_day() -> None:
    first, later = date(2021, 5, 7), date(2021, 5, 14)
    assert copies(EXAMPLE, EXAMPLE, EXAMPLE, days=(first, later, first)) == [None, None, "r0"]
