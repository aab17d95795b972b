"""Terms: things and states of affairs that a side asks for or offers, and look-alikes that are none."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.reading.acts.test_rejected_terms import told


def labels(pipeline: Language, text: str, mood: str) -> set[str]:
    return {label for label, its_mood, _, _ in told(pipeline, text) if its_mood == mood}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "The Salt Front demands that the tolls be shared, and that the port stay open on Sundays.",
            "Agree that the port stay open on Sundays",
        ),
        (
            "The dockers want an end to night shifts, and a return of paid holidays for those hired later.",
            "Agree to a return of paid holidays",
        ),
        (
            "Roy's paper told of the new harbour master and what that harbour director may do."
            " The Salt Front demands that he have full powers.",
            "Agree that the harbour director have full powers",
        ),
        (
            "The Dockers' Union made a demand for 9 percent more pay over two years.",
            "Grant 9 percent more pay",
        ),
        ("The Reed Party wants fresh elections if the coalition falls.", "Call early elections"),
        ("Velland insisted that Sorra's soldiers should all be gone by May.", "Withdraw Sorra's soldiers"),
    ],
)
def test_what_is_asked_for_is_said_whole(pipeline: Language, text: str, label: str) -> None:
    assert label in labels(pipeline, text, "demanded")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "The Port Authority offers a board which sets the fees under the mayor's direction.",
            "Agree to a board which sets the fees",
        ),
        (
            "The Port Authority offered half the hourly rate for some ground time.",
            "Agree to half the hourly rate",
        ),
    ],
)
def test_an_offer_of_a_thing_is_cut_where_a_phrase_ends(pipeline: Language, text: str, label: str) -> None:
    assert label in labels(pipeline, text, "offered")


@pytest.mark.parametrize(
    "text",
    [
        "The Port Authority offered no explanation.",
        "The Port Authority offered a glimpse of the new quay.",
        "The dockers insist that the port is losing money.",
        "The Dockers' Union demands that it all be written down.",
        "The dockers want both the levy and a package of harbour rules withdrawn.",
    ],
)
def test_what_is_only_said_or_given_in_talk_is_no_term(pipeline: Language, text: str) -> None:
    agreed = labels(pipeline, text, "demanded") | labels(pipeline, text, "offered")
    assert not {label for label in agreed if label.startswith(("Agree ", "Grant "))}


def test_without_its_object_an_amendment_is_accepted(pipeline: Language) -> None:
    text = "The Reed Party would not back amendments in any form, its leader said."
    assert "Accept amendments" in labels(pipeline, text, "refused")
