"""Names that a report goes on to call an organisation by: "the bloc", "the group", "the harbour union"."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of
from tests.support.tables import table_of


@pytest.mark.parametrize(
    ("text", "member", "camp"),
    [
        (
            "ECOWAS sent envoys to the capital. On Monday the bloc threatened sanctions, a minister said.",
            "the bloc",
            "ECOWAS",
        ),
        (
            "The Lowland Pact, a regional bloc, met on Monday. The regional bloc will close its borders.",
            "The regional bloc",
            "Lowland Pact",
        ),
        (
            "Hamas rejected the offer. The militant group wants all roads opened, a mediator said.",
            "The militant group",
            "Hamas",
        ),
        (
            "The separatist group Ossa Front ended a truce. On Friday the armed group attacked a depot.",
            "the armed group",
            "Ossa Front",
        ),
        (
            "NATO sent ships to the strait. The military alliance will not withdraw them.",
            "The military alliance",
            "NATO",
        ),
        # All words of a description are words of the one name.
        (
            "The harbour union rejected the offer. The Harbour Union of Velland will strike on Monday.",
            "The harbour union",
            "Harbour Union of Velland",
        ),
    ],
)
def test_a_description_is_the_one_organisation_that_it_fits(
    pipeline: Language, text: str, member: str, camp: str
) -> None:
    assert camp_of(pipeline, text, member) == camp


def test_of_two_unions_of_states_it_is_the_one_named_just_before(pipeline: Language) -> None:
    text = (
        "The African Union condemned the coup. ECOWAS closed the border on Sunday. "
        "The bloc demanded elections."
    )
    assert camp_of(pipeline, text, "The bloc") == "ECOWAS"


@pytest.mark.parametrize(
    ("text", "member"),
    [
        # Two fit, and both are named in the sentence before.
        ("The African Union and ECOWAS met on Monday. The bloc demanded elections.", "The bloc"),
        ("Hamas and Hezbollah rejected the plan. The militant group attacked a post.", "The militant group"),
        # None fits.
        ("The Salt Party left the council. The bloc demanded elections.", "The bloc"),
        ("The Salt Party left the council. The militant group attacked a post.", "The militant group"),
        ("The Harbour Union will strike. The tunnel union accepted the offer.", "The tunnel union"),
    ],
)
def test_a_description_that_fits_two_or_none_stays_apart(pipeline: Language, text: str, member: str) -> None:
    names = ("African Union", "ECOWAS", "Hamas", "Hezbollah", "Salt Party", "Harbour Union")
    assert camp_of(pipeline, text, member) not in names


def test_the_council_in_a_town_is_no_council_of_another_place(pipeline: Language) -> None:
    text = (
        "The Council of Velland asked the league last week to open the road. Ivan Petrov, who heads the"
        " council in Tarsk, organised the vote. He has declined to cancel the referendum."
    )
    assert camp_of(pipeline, text, "Ivan Petrov") != "Council of Velland"


def test_the_council_that_was_named_goes_on_to_be_the_council(pipeline: Language) -> None:
    text = (
        "The Council of Velland asked the league last week to open the road. Ivan Petrov, who heads the"
        " council, has declined to wait."
    )
    assert camp_of(pipeline, text, "Ivan Petrov") == "Council of Velland"


def test_the_last_word_of_a_long_name_stands_for_it(pipeline: Language) -> None:
    text = (
        "The truce signed by the government and the Liberation Lions of the Coast is intact. The Lions"
        " broke off the talks in April, and want the government to discuss their text."
    )
    assert "the Lions" not in {party.name for party in table_of(pipeline, text).parties}
    assert sum("Lions" in party.name for party in table_of(pipeline, text).parties) == 1
