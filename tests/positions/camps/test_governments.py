"""Organs that can only be of one government."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of


@pytest.mark.parametrize(
    "member", ["Immigration and Naturalization Service", "Lena Brandt", "Federal officials"]
)
def test_agencies_of_the_united_states_are_one(pipeline: Language, member: str) -> None:
    text = (
        "The United States wants the ship back. The Immigration and Naturalization Service held the crew, "
        "and Attorney General Lena Brandt said the crew would stay. Federal officials searched the ship. "
        "Cuba protested. Cuba asked again, and Cuba waited. Cuba called it theft."
    )
    assert camp_of(pipeline, text, member) == camp_of(pipeline, text, "United States")


def test_a_court_stays_apart_from_the_agencies(pipeline: Language) -> None:
    text = (
        "The Justice Department asked the Supreme Court for a ban. The Supreme Court refused. The United "
        "States will ask again."
    )
    assert camp_of(pipeline, text, "Supreme Court") != camp_of(pipeline, text, "United States")


def test_the_army_is_that_of_the_one_government(pipeline: Language) -> None:
    text = (
        "The clan holds a dentist. The government offered talks. The army did not pull back. German "
        "Ambassador Ole Lund met the clan, and a Texas firm paid."
    )
    assert camp_of(pipeline, text, "The army") == "government"


def test_the_government_of_a_dateline_is_that_of_its_country(pipeline: Language) -> None:
    text = (
        "SUVA, May 3 - Australia protested on Monday. Australian Foreign Minister Ole Lund called the "
        "vote a farce. He praised the beaches and the fruit. He flew home on Tuesday with his staff. He "
        "had spent four days on the islands, walked on the beach, met planters and priests, eaten well, "
        "slept badly and read three novels and two histories of sugar. The interim government said Fiji "
        "would vote in June."
    )
    assert camp_of(pipeline, text, "The interim government") != camp_of(pipeline, text, "Ole Lund")


def test_officials_of_a_department_are_the_departments(pipeline: Language) -> None:
    text = (
        "Justice Department officials refused. The United States wants the ship back. Cuba protested, and "
        "Cuba asked again. Justice Department officials said no."
    )
    assert camp_of(pipeline, text, "Justice Department officials") == camp_of(pipeline, text, "United States")


def test_a_government_in_a_headline_is_that_of_the_state_behind_it(pipeline: Language) -> None:
    text = (
        "Government closes Radio Wave\n\nThe government of Velland closed Radio Wave. Portugal and Peru "
        "urged Velland to reopen it. Peru said Portugal would help. Velland refused."
    )
    assert camp_of(pipeline, text, "Government") == camp_of(pipeline, text, "Velland")


def test_the_president_of_a_state_with_another_is_not_its_president(pipeline: Language) -> None:
    text = (
        "Norway fined two trawlers. Norway wants the quota kept, and Norway sent a frigate. Norwegian "
        "President Ole Lund spoke. President Rosa Diaz condemned it. Diaz called it theft, Diaz said."
    )
    assert camp_of(pipeline, text, "Rosa Diaz") != camp_of(pipeline, text, "Norway")
    assert camp_of(pipeline, text, "Ole Lund") == camp_of(pipeline, text, "Norway")


def test_the_government_of_her_brother_is_not_hers(pipeline: Language) -> None:
    text = (
        "Rosa Diaz sells shoes. Rosa Diaz opposes her brother's government. Her brother's government waits."
    )
    assert camp_of(pipeline, text, "Rosa Diaz") == "Rosa Diaz"


def test_lawyers_in_a_town_are_not_of_the_service_with_such_letters(pipeline: Language) -> None:
    text = "The INS ruled on Monday. Lawyers for the twins in Tarn said they would appeal. The INS waited."
    assert camp_of(pipeline, text, "Lawyers for the twins in Tarn") != camp_of(pipeline, text, "INS")


def test_federal_immigration_officials_are_of_the_united_states(pipeline: Language) -> None:
    text = (
        "The United States wants the ship back. Federal immigration officials said they would hold the crew."
    )
    assert camp_of(pipeline, text, "Federal immigration officials") == camp_of(
        pipeline, text, "United States"
    )


def test_authorities_go_by_the_agency_that_is_named(pipeline: Language) -> None:
    text = "The FBI searched the mill. The FBI asked Kenya to help. Authorities said the search would go on."
    assert camp_of(pipeline, text, "FBI") == "FBI"


def test_the_secretary_of_state_of_america_may_be_called_american(pipeline: Language) -> None:
    text = (
        "U.S. Secretary of State Clara Brandt promised to track down the gunmen. The United States asked "
        "Kenya for help."
    )
    assert camp_of(pipeline, text, "Clara Brandt") == "United States"


@pytest.mark.parametrize(
    ("text", "member", "camp"),
    [
        # Named by its capital.
        (
            "Norway asked for talks. The Oslo government offered a truce on Monday.",
            "The Oslo government",
            "Norway",
        ),
        # By whoever backs it, it is not of that state.
        (
            "The Russian-backed regime refused a truce. Chad wants rebels to leave Chad, Chadian radio said.",
            "The Russian-backed regime",
            "Chad",
        ),
        # The rebels of a state fight its government.
        (
            "A Chadian rebel group suspended the talks with the transitional government in South Sudan's"
            " capital. The army attacked a village. The rebels want Chad to hold a vote.",
            "the transitional government",
            "Chad",
        ),
        # The administration of an American president, and the British way of writing.
        (
            "The United States wants a deal. The new administration of President Ole Lund offered talks.",
            "The new administration of President Ole Lund",
            "United States",
        ),
        (
            "Ferry workers in Norway rejected the offer. Norwegian Transport Minister Ole Lund"
            " said the Government would return to the talks. Norway will pay 5 per cent.",
            "the Government",
            "Norway",
        ),
    ],
)
def test_a_government_is_that_of_its_state(pipeline: Language, text: str, member: str, camp: str) -> None:
    assert camp_of(pipeline, text, member) == camp_of(pipeline, text, camp)


def test_the_short_word_of_a_headline_is_the_one_government(pipeline: Language) -> None:
    text = (
        "Teachers reject Govt's pay offer\n\nTeachers in Velland rejected the pay offer. The"
        " Velland Government offered 11 per cent. The teachers want the Velland Government to pay 15."
    )
    assert camp_of(pipeline, text, "Govt") == camp_of(pipeline, text, "Velland Government")


@pytest.mark.parametrize(
    ("text", "member", "state"),
    [
        (
            "Norway asked for talks. Norwegian and Danish officials met the crew on Monday.",
            "Norwegian and Danish officials",
            "Norway",
        ),
        (
            "Norway asked for talks. Foreign ministers of the three countries met the crew on Monday.",
            "Foreign ministers of the three countries",
            "Norway",
        ),
        ("Norway sent a ship. Hospital officials asked for help.", "Hospital officials", "Norway"),
        (
            "Norway held an election. Norway opposition candidate Ole Lund called for protests.",
            "Ole Lund",
            "Norway",
        ),
    ],
)
def test_who_is_of_two_states_or_of_none_acts_for_no_state(
    pipeline: Language, text: str, member: str, state: str
) -> None:
    assert camp_of(pipeline, text, member) != camp_of(pipeline, text, state)


@pytest.mark.parametrize(
    ("text", "member", "name"),
    [
        (
            "Danish President Ada Moor will stay. The government refused to step down on Monday.",
            "The government",
            "Danish government",
        ),
        (
            "The government refused talks. Protests in Denmark went on.",
            "The government",
            "government of Denmark",
        ),
    ],
)
def test_the_government_is_named_with_its_state(
    pipeline: Language, text: str, member: str, name: str
) -> None:
    assert camp_of(pipeline, text, member) == name


def test_a_regime_is_not_that_of_the_state_that_backs_it(pipeline: Language) -> None:
    text = "Russian President Ole Lund was silent. The Russian-backed regime attacked a town on Monday."
    assert camp_of(pipeline, text, "The Russian-backed regime") != camp_of(pipeline, text, "Ole Lund")


def test_a_government_of_which_no_state_is_told_keeps_its_name(pipeline: Language) -> None:
    text = "The clan holds a dentist. The government offered talks. The German ambassador met the clan."
    assert camp_of(pipeline, text, "The government") == "government"


def test_a_government_called_by_its_leaning_is_the_one_that_the_report_speaks_of(pipeline: Language) -> None:
    text = (
        "The weavers' front broke off its talks with the government on Monday. Olmo Reyes of the spinners' "
        "union asked what talks with the rightist government are worth while looms burn."
    )
    assert camp_of(pipeline, text, "the rightist government") == camp_of(pipeline, text, "the government")
