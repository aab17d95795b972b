"""The ruling party: the government and its head act for it, and so do courts that are said to obey it."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of


@pytest.mark.parametrize(
    ("text", "member", "camp"),
    [
        (
            "The ruling Plough Party rejected the plan. The government will not pay, a clerk said.",
            "the government",
            "Plough Party",
        ),
        (
            "Prime Minister Jan Orvik ordered the arrests. The governing party, the Plough Party, was silent."
            " The Plough Party, the ruling party, won in May.",
            "Jan Orvik",
            "Plough Party",
        ),
        (
            "The Plough Party won in May. Judges loyal to the Plough Party jailed a poet.",
            "Judges",
            "Plough Party",
        ),
        # Nothing says who rules, or two rule, or the government is a state's by name.
        ("The Plough Party rejected the plan. The government will not pay.", "the government", "government"),
        ("The Plough Party won in May. Judges jailed a poet.", "Judges", "Judges"),
        (
            "The ruling Plough Party rejected the plan. The ruling Salt Party liked it. The government will"
            " not pay.",
            "the government",
            "government",
        ),
    ],
)
def test_the_one_government_is_that_of_the_one_ruling_party(
    pipeline: Language, text: str, member: str, camp: str
) -> None:
    assert camp_of(pipeline, text, member) == camp


@pytest.mark.parametrize(
    "text",
    [
        "The ruling party won the vote. In power since the war, the Plough Party got 51 per cent.",
        "The ruling party won the vote. The Plough Party, which has governed since 1975, got most.",
    ],
)
def test_the_ruling_party_is_the_one_that_has_been_in_power(pipeline: Language, text: str) -> None:
    assert camp_of(pipeline, text, "The ruling party") == "Plough Party"


def test_who_is_not_said_to_be_in_power_is_not_the_ruling_party(pipeline: Language) -> None:
    text = "The ruling party won the vote. The Plough Party rejected the count."
    assert camp_of(pipeline, text, "The ruling party") != "Plough Party"
