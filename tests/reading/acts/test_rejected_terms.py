"""Proposals, calls and offers that are refused, what is wanted against another's wish, and bounds of acts."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.read import read_reports
from detente.sources import Report

Told = tuple[str, str, str | None, str | None]


def told(pipeline: Language, text: str) -> set[Told]:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    return {(act.label, act.mood, act.doer, act.voice) for act in findings.acts}


def labels(pipeline: Language, text: str) -> set[str]:
    return {label for label, *_ in told(pipeline, text)}


@pytest.mark.parametrize(
    ("text", "label", "whose"),
    [
        (
            "Peru rejected a Chilean proposal to add two foreign judges. Chile said it was sorry.",
            "Accept a Chilean proposal to add two foreign judges",
            "chile",
        ),
        (
            "The ministry confirmed that Peru rejected all proposals put forward by Chile.",
            "Accept all proposals by Chile",
            "chile",
        ),
        (
            "Peru has turned down Chile's offer of 11 per cent.",
            "Accept Chile's offer of 11 per cent",
            "chile",
        ),
        # A word that says nothing goes, and the article with it; who offers is named once.
        (
            "Peru rejected a new offer from Chile on Tuesday. Chile regretted it.",
            "Accept an offer from Chile",
            "chile",
        ),
    ],
)
def test_whoever_rejects_a_proposal_refuses_what_its_maker_wants(
    pipeline: Language, text: str, label: str, whose: str
) -> None:
    read = told(pipeline, text)
    assert (label, "refused", "peru", "peru") in read
    assert (label, "demanded", "peru", whose) in read


def test_rejected_talks_are_refused_as_talks(pipeline: Language) -> None:
    text = "Peru had also rejected a Chilean proposal to resume talks on the port. Chile regretted it."
    read = told(pipeline, text)
    assert {(mood, voice) for label, mood, doer, voice in read if label.startswith("Resume talks")} == {
        ("refused", "peru"),
        ("demanded", "chile"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "The Dock Union accepted the company's proposal to move the quay.",
        "The Dock Union did not reject the company's proposal to move the quay.",
        "The Dock Union rejected the offer.",
    ],
)
def test_no_refusal_is_read_where_none_is_told_or_nothing_says_of_what(pipeline: Language, text: str) -> None:
    refused = {label for label, mood, *_ in told(pipeline, text) if mood == "refused"}
    assert refused <= {""}  # a bare answer, to what is asked before


def test_who_keeps_others_out_is_not_the_one_who_stays_out(pipeline: Language) -> None:
    read = told(pipeline, "Peru rejects Brazil playing a role in the border talks.")
    assert ("Play a role in the border talks", "opposed", "brazil", "peru") in read
    own = told(pipeline, "Peru refuses to play a role in the border talks.")
    assert {doer for _, mood, doer, _ in own if mood == "refused"} == {"peru"}


def test_what_two_want_is_asked_of_whoever_insists_on_another_thing(pipeline: Language) -> None:
    text = "Peru and Chile want a binding agreement on the river, while Brazil is insisting on guidelines."
    read = told(pipeline, text)
    wanted = {(doer, voice) for label, _, doer, voice in read if label.startswith("Sign a binding agreement")}
    assert wanted == {("brazil", "peru"), ("brazil", "chile")}
    instead = "Accept guidelines instead of a binding agreement"
    assert {(doer, voice) for label, _, doer, voice in read if label == instead} == {
        ("peru", "brazil"),
        ("chile", "brazil"),
    }
    alone = told(pipeline, "Peru wants a binding agreement on the river. Brazil was not there.")
    assert {doer for label, _, doer, _ in alone if "agreement" in label} == {None}


def test_members_vote_for_a_plan_of_theirs_and_a_house_for_a_law(pipeline: Language) -> None:
    text = "The Dock Union voted to hold a two-day strike on 3 May."
    assert {(mood, doer) for _, mood, doer, _ in told(pipeline, text)} == {("planned", "dock-union")}
    assert "planned" not in {mood for _, mood, *_ in told(pipeline, "The senate voted to end the marathon.")}


def test_there_is_no_possibility_of_talks_for_whoever_says_so(pipeline: Language) -> None:
    text = "“There is no possibility of talks with the rebels,” said Ana Roth."
    assert ("refused", "ana-roth") in {(mood, doer) for _, mood, doer, _ in told(pipeline, text)}
    open_still = told(pipeline, "“There is a possibility of talks with the rebels,” said Ana Roth.")
    assert "refused" not in {mood for _, mood, *_ in open_still}


@pytest.mark.parametrize(
    "text",
    [
        "Any talks with Peru would necessitate the release of all political prisoners, said Chile.",
        "Talks with Peru will be possible only after all political prisoners are freed, Chile said.",
    ],
)
def test_what_talks_hang_on_is_asked_by_whoever_says_so(pipeline: Language, text: str) -> None:
    read = told(pipeline, text)
    assert {voice for label, mood, _, voice in read if mood == "demanded" and "prisoners" in label} == {
        "chile"
    }


def test_what_is_possible_after_a_thing_asks_for_nothing(pipeline: Language) -> None:
    text = "Talks with Peru were possible after the prisoners were freed, Chile said on Monday."
    assert "demanded" not in {mood for _, mood, *_ in told(pipeline, text)}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The nurses decided not to work more than 36 hours a week.", "Work more than 36 hours a week"),
        (
            "The mayor urged the board to heed calls from nurses to raise their pay.",
            "Heed calls from nurses to raise their pay",
        ),
    ],
)
def test_a_bound_without_which_the_words_mean_another_thing_stays(
    pipeline: Language, text: str, label: str
) -> None:
    assert label in labels(pipeline, text)


def test_a_day_is_no_bound(pipeline: Language) -> None:
    assert "Work" in labels(pipeline, "The nurses decided not to work on Monday.")


def test_what_talks_are_for_is_not_asked_of_whoever_mediates(pipeline: Language) -> None:
    text = "Peru is insisting on League-mediated talks to end the dispute with Chile."
    assert not any(label.startswith("End the dispute") for label in labels(pipeline, text))
    asked = told(pipeline, "Peru is calling on Chile to end the dispute.")
    assert ("End the dispute", "demanded", "chile", "peru") in asked


def test_a_refusal_told_in_a_statement_counts(pipeline: Language) -> None:
    text = (
        "In addition, the harbour ministry confirmed in a statement that Peru rejected all proposals put "
        "forward by Chile, adding that it was sorry."
    )
    assert ("Accept all proposals by Chile", "refused", "peru", "peru") in told(pipeline, text)


def test_similar_proposals_say_nothing_without_what_they_are_like(pipeline: Language) -> None:
    assert not any(
        "similar" in label for label in labels(pipeline, "Peru had earlier rebuffed similar plans.")
    )
    assert "Accept similar plans by Chile" in labels(pipeline, "Peru rebuffed similar plans by Chile.")


def test_a_call_of_one_who_was_just_freed_is_a_call_for_talks(pipeline: Language) -> None:
    text = "Peru has rejected a call by one of the Front's top supporters just freed from jail for new talks."
    read = told(pipeline, text)
    assert ("Open talks", "refused", "peru", "peru") in read
    assert "front" not in {voice for *_, voice in read}
    held = told(pipeline, "Peru rejected a plan by an aide held for new crimes.")
    assert not any(label == "Open talks" for label, *_ in held)


def test_talks_that_are_over_are_nobody_s_doing(pipeline: Language) -> None:
    text = "The negotiations, which were held in Lima, were over on Tuesday."
    assert "done" not in {mood for _, mood, *_ in told(pipeline, text)}


def test_a_supporter_of_a_party_is_not_that_party(pipeline: Language) -> None:
    text = "The Salt Front was banned. Peru rejects freed Salt Front supporter's call for talks."
    assert "salt-front" not in {voice for label, _, _, voice in told(pipeline, text) if label == "Open talks"}
    own = told(pipeline, "The Salt Front was banned. Peru rejects the Salt Front's call for talks.")
    assert ("Open talks", "refused", "peru", "peru") in own


def test_a_thing_without_what_it_is_of_is_left_out_of_a_label(pipeline: Language) -> None:
    text = "Chile wants a legally binding agreement on the filling and running of the dam, while Peru is not."
    assert not any(label.endswith("filling") for label in labels(pipeline, text))
    short = labels(pipeline, "Chile demanded an agreement on the filling of the dam.")
    assert any(label.endswith("filling of the dam") for label in short)


def test_a_number_of_states_does_not_propose_in_the_name_of_a_third(pipeline: Language) -> None:
    text = "The United Nations met. Peru rejected proposals by the six for better United Nations visits."
    read = told(pipeline, text)
    assert "peru" in {doer for label, mood, doer, _ in read if mood == "refused"}
    assert "united-nations" not in {voice for *_, voice in read}


def test_many_may_be_kept_out_at_once(pipeline: Language) -> None:
    text = (
        "A spokesman said Peru rejects the United States, the European Union, the United Nations and the "
        "African Union playing a role in overseeing the negotiations."
    )
    opposed = {doer for _, mood, doer, voice in told(pipeline, text) if mood == "opposed" and voice == "peru"}
    assert "united-states" in opposed
    said = told(pipeline, "Peru rejects Brazil saying it is too late.")
    assert "opposed" not in {mood for _, mood, *_ in said}
