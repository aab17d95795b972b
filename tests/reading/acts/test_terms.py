"""Terms: things and states of affairs that a side asks for or offers, and look-alikes that are none."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.reading.acts.test_rejected_terms import told

from detente.reading import is_whole_label


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


@pytest.mark.parametrize(
    ("text", "label", "mood"),
    [
        (
            "Velland said it would treat any attempt by Sorra to divert the river as an act of war.",
            "Treat any attempt as an act of war",
            "planned",
        ),
        (
            "Premier Ada Roy said the river treaty would remain suspended until Sorra stops its raids.",
            "Lift the suspension of the river treaty",
            "refused",
        ),
        ("The emirate held the river treaty in abeyance.", "Hold the river treaty in abeyance", "done"),
    ],
)
def test_a_label_keeps_what_its_act_is_about(pipeline: Language, text: str, label: str, mood: str) -> None:
    assert label in labels(pipeline, text, mood)


@pytest.mark.parametrize(
    "text",
    [
        "The envoy asked the Salt Front last Thursday for a reply by Monday.",
        "The minister who negotiated the contract, Karl Holm, resigned on Thursday.",
        "The Reed Party founded it. It was their commission of inquiry that gave the mayor a reason.",
    ],
)
def test_a_reply_a_past_in_passing_and_a_body_are_no_acts(pipeline: Language, text: str) -> None:
    said = {label for label, _, _, _ in told(pipeline, text)}
    assert not {label for label in said if label.startswith(("Agree to", "Negotiate", "Keep up"))}


@pytest.mark.parametrize(
    "label",
    [
        "Pick up the phone",
        "Put a gun to anybody's head",
        "Refer the thing to the court",
        "Go on",
        "Treat any plan",
    ],
)
def test_a_figure_of_speech_and_a_label_that_lost_its_point_are_not_whole(label: str) -> None:
    assert not is_whole_label(label)


def test_who_wants_a_prime_minister_to_leave_wants_him_out_of_office(pipeline: Language) -> None:
    text = "The Reed Party and the Salt Front want the prime minister to leave at once."
    assert "Step down" in labels(pipeline, text, "demanded")
    assert "Step down" not in labels(
        pipeline, "The Reed Party wants the prime minister to leave Orvik.", "demanded"
    )


def test_what_is_to_be_left_alone_is_not_left(pipeline: Language) -> None:
    text = "The Reed Party wants the make-up of the panel left alone."
    assert "Leave the make-up of the panel alone" in labels(pipeline, text, "demanded")


def test_what_is_planned_for_a_case_that_is_only_supposed_asks_for_nothing(pipeline: Language) -> None:
    feared = "The Salt Front will return to the road if the court were to side with the prosecutors."
    assert "Side with the prosecutors" not in labels(pipeline, feared, "demanded")
    asked = "The Salt Front said it would lift the blockade if the court released Ana Roy."
    assert "Release Ana Roy" in labels(pipeline, asked, "demanded")
