"""Who met whom, how often, and when last."""

from __future__ import annotations

from datetime import date

import pytest
from tests.support.dossiers import dossier_of

from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.meetings import Contact, contacts


def of(*reports: tuple[str, str], as_of: date | None = None) -> tuple[Contact, ...]:
    return contacts(EvidenceBase(dossier_of(*reports)), as_of=as_of)


MET = "Ines Duarte met Omar Roth on May 10 in Brine."
AGAIN = "Ines Duarte and Omar Roth met again on June 2."


def test_two_meetings_are_one_contact_with_the_last_first() -> None:
    (row,) = of(("2021-05-12", MET), ("2021-06-05", AGAIN))
    assert (row.times, row.last.when, row.ago) == (2, "2021-06-02", (3, 3))
    assert row.coverage.reports == 2


def test_dates_that_may_be_one_count_once() -> None:
    vague = ("2021-06-05", "Ines Duarte met Omar Roth in May 2021, the mayor said.")
    (row,) = of(("2021-05-12", MET), vague)
    assert row.times == 1
    (row,) = of(("2021-05-12", MET), vague, ("2021-06-06", AGAIN))
    assert row.times == 2


def test_two_rounds_of_one_sentence_are_two_meetings() -> None:
    rounds = (
        "2021-08-05",
        "Ines Duarte and Omar Roth have held two rounds of talks, the first in Karsk in May and the second in"
        " Brine in July.",
    )
    (row,) = of(("2021-05-12", MET), rounds)
    assert (row.times, row.last.when, row.ago) == (2, "2021-07", (5, 35))


def test_days_are_counted_from_the_day_asked_about() -> None:
    (row,) = of(("2021-05-12", MET), as_of=date(2021, 7, 1))
    assert row.ago == (52, 52)


def test_a_meeting_without_a_date_is_known_by_the_day_of_its_report() -> None:
    (row,) = of(("2021-05-12", "Ines Duarte has met Omar Roth, the mayor said."))
    assert (row.last.when, row.last.dated, row.ago) == ("../2021-05-12", False, (0, None))


def test_who_is_to_meet_has_not_met() -> None:
    assert of(("2021-05-12", "Ines Duarte will meet Omar Roth on May 20.")) == ()
    assert of(("2021-05-12", "Ines Duarte refused to meet Omar Roth on May 10.")) == ()
    assert of(("2021-05-12", "Talks between Ines Duarte and Omar Roth are scheduled for Monday.")) == ()


def test_two_that_both_met_a_third_did_not_meet_each_other() -> None:
    rows = of(("2021-05-12", "Ines Duarte and Lena Holt met Omar Roth on May 10."))
    assert {frozenset(row.sides) for row in rows} == {
        frozenset(("ines-duarte", "omar-roth")),
        frozenset(("lena-holt", "omar-roth")),
    }


def test_a_visit_to_a_country_is_no_contact_with_it() -> None:
    assert of(("2021-05-12", "Ines Duarte visited Scotland on May 10.")) == ()


def test_who_speaks_for_one_side_does_not_meet_itself() -> None:
    dossier = dossier_of(("2021-05-12", MET))
    assert contacts(EvidenceBase(dossier, {"ines-duarte": "union", "omar-roth": "union"})) == ()
    (row,) = contacts(EvidenceBase(dossier, {"ines-duarte": "union"}, names={"union": "Port Union"}))
    assert set(row.sides) == {"union", "omar-roth"}
    assert row.last.parties == ("ines-duarte", "omar-roth")


def test_what_is_said_of_a_meeting_does_not_hide_it() -> None:
    text = "The mayor condemned the handling of Monday's meeting between Ines Duarte and Omar Roth."
    (row,) = of(("2021-05-12", text))
    assert row.last.when == "2021-05-10"


def test_who_spoke_with_somebody_had_contact() -> None:
    (row,) = of(("2021-05-12", "Ines Duarte has spoken with Omar Roth three times, the mayor said."))
    assert set(row.sides) == {"ines-duarte", "omar-roth"}
    assert of(("2021-05-12", "Ines Duarte spoke with passion of Omar Roth.")) == ()


def test_two_sides_that_agreed_after_talks_had_talked() -> None:
    (row,) = of(
        ("2021-05-12", "After two days of talks, Ines Duarte and Omar Roth agreed to share the port.")
    )
    assert set(row.sides) == {"ines-duarte", "omar-roth"}
    assert of(("2021-05-12", "After talks at home, Ines Duarte agreed to share the port.")) == ()


def test_a_meeting_that_may_be_is_none_and_hides_none_that_was() -> None:
    assert of(("2021-05-12", "The prospect of a meeting between Ines Duarte and Omar Roth faded.")) == ()
    hoped = "They hope that Ines Duarte's meeting with Omar Roth will lead to a truce."
    assert of(("2021-05-12", hoped)) == ()


def test_kin_meet_but_nameless_delegates_do_not() -> None:
    (row,) = of(("2021-05-12", "Monday's meeting between Ines Duarte and his grandmothers was short."))
    assert "ines-duarte" in row.sides
    assert of(("2021-05-12", "Ines Duarte met delegates on May 10 in Brine.")) == ()


def test_who_came_out_of_talks_or_spoke_after_them_had_talked() -> None:
    for text in (
        "Omar Roth, the mayor, came out of a meeting with Ines Duarte and saw no hope.",
        "Omar Roth walked away on Monday from talks with Ines Duarte.",
        "Omar Roth said after talks with Ines Duarte that the port would open.",
    ):
        (row,) = of(("2021-05-12", text))
        assert set(row.sides) == {"ines-duarte", "omar-roth"}


def test_who_does_something_after_talks_of_others_need_not_have_talked() -> None:
    assert of(("2021-05-12", "Omar Roth closed the port after talks with Ines Duarte.")) == ()
    assert of(("2021-05-12", "Omar Roth condemned talks with Ines Duarte.")) == ()


LISTED = "Ana Roy, Karl Brenn, Ida Moll and Tove Lind met on May 10 in Brine."
WITH_A_DAY_IN_A_NAME = "The Reed Front, the Salt Party, the 4 May Movement and the Dawn League met on May 10."


def pairs_of(text: str) -> set[frozenset[str]]:
    base = EvidenceBase(dossier_of(("2021-05-12", text)))
    return {frozenset(map(base.name, row.sides)) for row in contacts(base)}


def test_four_in_one_list_all_met_each_other() -> None:
    assert len(pairs_of(LISTED)) == 6
    pairs = pairs_of(WITH_A_DAY_IN_A_NAME)
    assert len(pairs) == 6
    assert set().union(*pairs) == {"Reed Front", "Salt Party", "Dawn League", "4 May Movement"}


@pytest.mark.parametrize(
    "text",
    [
        "Ana Roy phoned Karl Brenn.",
        "Ana Roy telephoned Karl Brenn on May 10.",
        "Ana Roy held a phone call with Karl Brenn.",
        "A phone call on Monday between Ana Roy and Karl Brenn lasted an hour.",
        "Ana Roy has been telephoning Karl Brenn.",
        "Ana Roy thanked Karl Brenn by telephone on May 10.",
        "Ana Roy, the foreign minister of Ostland, spoke by telephone with Karl Brenn.",
        "In a telephone call on May 10, Ana Roy told Karl Brenn that the border would stay shut.",
    ],
)
def test_a_talk_by_telephone_is_a_contact(text: str) -> None:
    assert pairs_of(text) == {frozenset({"Ana Roy", "Karl Brenn"})}


@pytest.mark.parametrize(
    "text",
    [
        "Ana Roy said by telephone that Karl Brenn had left.",
        "A phone call between Ana Roy and Karl Brenn was cancelled.",
        "Ana Roy told reporters by telephone on May 10 that Karl Brenn had left.",
        "Ana Roy called on Karl Brenn to resign.",
    ],
)
def test_who_is_only_spoken_of_on_the_telephone_was_not_called(text: str) -> None:
    assert pairs_of(text) == set()


def test_who_has_been_meeting_since_a_month_met_more_than_once() -> None:
    (row,) = of(("2021-05-12", "Since March, Ines Duarte has been meeting with the Reed Front."))
    assert (row.times, row.last.when) == (2, "2021-03/..")
