"""The standings of one party in many reports: the latest word wins, the earlier ones stay as history."""

from __future__ import annotations

from datetime import date

import pytest

from detente.dossier.standings import join_standings
from detente.reading.findings import Standing
from detente.sources.report import Report

Said = tuple[str, str, str | None, str | None]
"""The day of a report, with a status and its bounds."""


def joined(*said: Said) -> list[tuple[str, str | None, str | None]]:
    """The terms that reports tell of, one standing a report."""
    standings = []
    for number, (day, status, since, until) in enumerate(said):
        report = Report(f"r{number}", "r.txt", status)
        span = report.passage(0, len(status))
        standings.append(
            (date.fromisoformat(day), Standing(status=status, since=since, until=until, span=span))
        )
    return [(s.status, s.since, s.until) for s in join_standings(standings)]


MAY, JUNE, JULY = "2021-05-07", "2021-06-07", "2021-07-07"


@pytest.mark.parametrize(
    ("said", "terms"),
    [
        # Open bounds are filled from other reports.
        ([(MAY, "banned", "2015", None), (JUNE, "banned", None, None)], [("banned", "2015", None)]),
        ([(MAY, "banned", None, None), (JUNE, "banned", "2015", None)], [("banned", "2015", None)]),
        ([(MAY, "banned", "2015", None), (MAY, "banned", None, "2019")], [("banned", "2015", "2019")]),
        ([(MAY, "banned", None, ".."), (JUNE, "banned", None, "2019")], [("banned", None, "2019")]),
        # The latest word wins.
        ([(MAY, "banned", None, None), (JUNE, "banned", None, "2021-06")], [("banned", None, "2021-06")]),
        ([(MAY, "banned", None, None), (JUNE, "banned", None, "..")], [("banned", None, "..")]),
        ([(JUNE, "banned", None, ".."), (MAY, "banned", None, None)], [("banned", None, "..")]),
        (
            [(MAY, "banned", None, "2019"), (JUNE, "banned", None, None)],
            [("banned", None, "2019"), ("banned", None, None)],
        ),
        # What has ended is told again.
        (
            [(MAY, "detained", "2020-05", "2020-07"), (JUNE, "detained", "2020-05", None)],
            [("detained", "2020-05", "2020-07")],
        ),
        # A second arrest is a second term.
        (
            [(MAY, "detained", "2020-05", "2020-07"), (JULY, "detained", "2021-06", None)],
            [("detained", "2020-05", "2020-07"), ("detained", "2021-06", None)],
        ),
        (
            [(MAY, "detained", "2020-05", ".."), (JULY, "detained", "2021-06-20", None)],
            [("detained", "2020-05", ".."), ("detained", "2021-06-20", None)],
        ),
        # Two reports of one day contradict each other: both are kept.
        (
            [(MAY, "banned", None, None), (MAY, "banned", None, "2021-05-06")],
            [("banned", None, None), ("banned", None, "2021-05-06")],
        ),
        # Another standing ends it.
        (
            [(MAY, "imprisoned", "2019", None), (JUNE, "under house arrest", None, None)],
            [("imprisoned", "2019", ".."), ("under house arrest", None, None)],
        ),
        (
            [(MAY, "on bail", None, None), (JUNE, "imprisoned", "2021-06-01", None)],
            [("on bail", None, "2021-06-01"), ("imprisoned", "2021-06-01", None)],
        ),
        (
            [(MAY, "imprisoned", "2019", None), (MAY, "under house arrest", None, None)],
            [("imprisoned", "2019", None), ("under house arrest", None, None)],
        ),
    ],
)
def test_the_latest_report_wins_and_the_others_are_history(
    said: list[Said], terms: list[tuple[str, str | None, str | None]]
) -> None:
    assert joined(*said) == terms


def test_two_terms_of_one_report_stay_two() -> None:
    report = Report("r", "r.txt", "detained")
    span = report.passage(0, 8)
    first = Standing(status="detained", since=None, until="..", span=span)
    second = Standing(status="detained", since="2021-05-03", until=None, span=span)
    day = date(2021, 5, 7)
    assert join_standings([(day, first), (day, second)]) == (first, second)


def test_whoever_imposed_it_is_taken_from_any_report() -> None:
    span = Report("r", "r.txt", "banned").passage(0, 6)
    other = Report("q", "q.txt", "banned").passage(0, 6)
    day = date(2021, 5, 7)
    plain = Standing(status="banned", since=None, until=None, span=span)
    named = Standing(status="banned", since=None, until=None, by="court", span=other)
    (standing,) = join_standings([(day, plain), (day, named)])
    assert standing.by == "court"
