"""Things due, overdue, and due without a day."""

from __future__ import annotations

from datetime import date

import pytest
from tests.support.dossiers import dossier_of

from detente.dossier.questions.agenda import due
from detente.dossier.questions.announced import Due
from detente.dossier.questions.base import EvidenceBase


def rows(*reports: tuple[str, str], as_of: date | None = None) -> list[tuple[str, str | None]]:
    return [(row.status, row.when or row.after) for row in items(*reports, as_of=as_of)]


def items(*reports: tuple[str, str], as_of: date | None = None) -> tuple[Due, ...]:
    return due(EvidenceBase(dossier_of(*reports)), as_of=as_of)


PLAN = ("2021-05-12", "The union and the port board agreed to meet on May 20 in Brine.")


def test_a_meeting_to_come_is_due() -> None:
    assert rows(PLAN) == [("due", "2021-05-20")]


def test_a_day_that_passed_without_a_word_is_overdue() -> None:
    later = ("2021-06-01", "Trucks stood idle in Brine today.")
    assert rows(PLAN, later) == [("overdue", "2021-05-20")]
    assert rows(PLAN, as_of=date(2021, 6, 1)) == [("overdue", "2021-05-20")]


def test_a_meeting_that_took_place_is_neither() -> None:
    held = ("2021-05-22", "The union met the port board on May 20 in Brine.")
    assert rows(PLAN, held) == []


def test_a_meeting_of_others_does_not_stand_for_it() -> None:
    held = ("2021-05-22", "The mayor met the pilots on May 20 in Brine.")
    assert rows(PLAN, held) == [("overdue", "2021-05-20")]


def test_what_was_said_of_it_since_is_named() -> None:
    off = ("2021-06-01", "The union refused to meet the port board.")
    (row,) = items(PLAN, off)
    assert row.last_word is not None
    assert row.last_word.report == "2021-06-01"


def test_days_set_in_the_passive_are_due_too() -> None:
    assert rows(("2021-11-03", "A third round was planned for November 20 and 21 in Brine.")) == [
        ("due", "2021-11-20/2021-11-21")
    ]


def test_an_election_needs_no_verb() -> None:
    assert ("due", "2022-05-27") in rows(("2022-04-20", "The parties prepare for the 27 May election."))


def test_after_the_next_election_is_due_without_a_day_and_last() -> None:
    bound = ("2021-05-12", "The government promised to release Ana Bek after the next election.")
    assert rows(PLAN, bound) == [("due", "2021-05-20"), ("undated", "after the next election")]


def test_a_plan_that_nobody_knew_on_the_day_asked_about_is_not_there() -> None:
    assert rows(PLAN, as_of=date(2021, 5, 1)) == []


def test_what_a_report_tells_after_the_day_asked_about_is_not_known_on_it() -> None:
    held = ("2021-06-20", "The union met the port board on May 20 in Brine.")
    assert rows(PLAN, held) == []
    assert rows(PLAN, held, as_of=date(2021, 6, 1)) == [("overdue", "2021-05-20")]


def test_what_was_over_when_it_was_reported_is_not_due() -> None:
    assert rows(("2021-05-12", "The union met the port board on May 10 in Brine.")) == []


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("The mayor spoke of the coming meeting of both sides, scheduled for May 20.", "2021-05-20"),
        ("The mayor welcomed the meeting on May 20 of a dockers' delegation.", "2021-05-20"),
        (
            "Ten unions may shun the second round of the dialogue that was slated for May 20 and 21.",
            "2021-05-20/2021-05-21",
        ),
        ("The union set a deadline of May 20 for the answer of the board.", "2021-05-20"),
        ("The mayor welcomed the summit on May 20 and 21 in Brine.", "{2021-05-20,2021-05-21}"),
    ],
)
def test_a_meeting_with_its_day_behind_it_is_due(words: str, when: str) -> None:
    assert rows(("2021-05-12", words)) == [("due", when)]


def test_a_meeting_that_is_called_off_is_not_due() -> None:
    assert rows(("2021-05-12", "The mayor cancelled the meeting on May 20 of both sides.")) == []


def test_two_meetings_of_one_sentence_are_two() -> None:
    words = (
        "The meeting of both sides, scheduled for next week, and the meeting on May 20 may help, she said."
    )
    assert len(rows(("2021-05-12", words))) == 2


@pytest.mark.parametrize(
    ("words", "after"),
    [
        ("The port board will hold talks with the union after the next election.", "after the next election"),
        ("Once the trial is over, the port board will lift the ban on the union.", "once the trial is over"),
    ],
)
def test_what_waits_for_something_is_due_without_a_day(words: str, after: str) -> None:
    assert rows(("2021-05-12", words)) == [("undated", after)]


def test_what_was_done_after_something_is_not_due() -> None:
    words = "Once the trial was over, the port board lifted the ban on the union."
    assert rows(("2021-05-12", words)) == []


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("The army issued a 48-hour ultimatum to the dockers to leave.", "2021-05-13/2021-05-14"),
        ("The army gave the dockers a three-day deadline to leave.", "2021-05-14/2021-05-15"),
        ("The army shelled the port for a 48-hour period.", None),
    ],
)
def test_an_ultimatum_of_hours_ends_after_its_report(words: str, when: str | None) -> None:
    assert rows(("2021-05-12", words)) == ([("due", when)] if when else [])


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("The dockers said they would strike unless the Salt Board raised wages by Friday.", "2021-05-14"),
        ("Unless the government frees the prisoners by 20 May, the rebels will end the truce.", "2021-05-20"),
        ("The union will walk out if talks with the board do not begin before June 1.", "2021-06-01"),
        ("If the board has not answered by the end of the month, they will block the port.", "2021-05"),
        ("The board would close the port within 48 hours unless the blockade was lifted.", "2021-05-13"),
        ("The Front will attack again if the army has not left by midnight on Thursday.", "2021-05-13"),
        ("The rebels will free the pilot on condition that the army withdraws by May 30.", "2021-05-30"),
    ],
)
def test_the_last_day_of_a_condition_is_due(words: str, when: str) -> None:
    assert rows(("2021-05-11", words)) == [("due", when)]


@pytest.mark.parametrize(
    "words",
    [
        "Had the board paid by May 1, there would be no strike.",
        "If the board had paid by last Friday the dockers would have stayed.",
        "If it rains on Friday the match will be off.",
        "If talks fail, the union will be poorer by May 30.",
        "The council can vote in a day if it wishes.",
    ],
)
def test_a_day_that_no_condition_sets_is_none(words: str) -> None:
    assert rows(("2021-05-11", words)) == []


def test_the_last_day_of_a_condition_is_told_with_its_sentence_and_who_is_concerned() -> None:
    (row,) = items(("2021-05-11", "The dockers will strike unless the Salt Board raises wages by Friday."))
    assert row.evidence[0].quote == "The dockers will strike unless the Salt Board raises wages by Friday."
    assert set(row.parties) == {"dockers", "salt-board"}
