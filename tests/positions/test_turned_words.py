"""Sentences whose plain words are easily turned: promises, history, papers, imperatives."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import rows_of


def stances(pipeline: Language, text: str) -> set[tuple[str, str, str | None, str]]:
    return {
        (row.maker, row.act, voice.party, voice.stance)
        for row in rows_of(pipeline, text).values()
        for voice in row.voices
    }


def test_harm_that_is_ruled_out_is_promised(pipeline: Language) -> None:
    text = "Ostland has accepted that it would cause no significant harm to Velland."
    assert stances(pipeline, text) == {
        ("ostland", "Cause no significant harm to Velland", "ostland", "offers"),
    }
    refusal = "Ostland has said that it would take no water from the lake."
    assert stances(pipeline, refusal) == {("ostland", "Take any water from the lake", "ostland", "refuses")}


def test_what_is_said_to_two_is_told_of_them(pipeline: Language) -> None:
    text = "'Bind yourselves to the truce', the mediator told Ostland and Velland."
    assert {act for _, act, *_ in stances(pipeline, text)} == {"Bind themselves to the truce"}


def test_a_count_of_what_was_supported_before_is_history(pipeline: Language) -> None:
    history = "The Greens of Velland supported four budgets and voted against that for 2021."
    assert not rows_of(pipeline, history)
    now = "The Greens of Velland supported the bill."
    assert {stance for *_, stance in stances(pipeline, now)} == {"does"}


def test_what_was_all_but_done_is_no_plan(pipeline: Language) -> None:
    assert not rows_of(pipeline, "The premier of Velland had been about to sign the accord.")
    still = "The Velland government is about to close the border."
    assert {stance for *_, stance in stances(pipeline, still)} == {"plans"}


def test_what_one_cannot_bring_about_in_others_is_no_refusal(pipeline: Language) -> None:
    assert not rows_of(pipeline, "'We could not persuade President Fane', said Minister Roy of Velland.")
    refusal = "Minister Roy of Velland said he could not accept President Fane."
    assert {stance for *_, stance in stances(pipeline, refusal)} == {"refuses"}


def test_what_might_be_done_unless_is_a_threat(pipeline: Language) -> None:
    threat = "The pilots of Velland said they might stay away from the fair unless the gates were opened."
    assert "threatens" in {stance for *_, stance in stances(pipeline, threat)}
    assert "offers" not in {stance for *_, stance in stances(pipeline, threat)}
    offer = "Velland said it might release the prisoners if Ostland pays."
    assert ("velland", "Release the prisoners", "velland", "offers") in stances(pipeline, offer)


def test_the_content_of_a_paper_is_asked_by_its_author(pipeline: Language) -> None:
    paper = "The League tabled a bridging paper: Velland would pay five million crowns to Ostland."
    assert {(maker, stance) for maker, _, _, stance in stances(pipeline, paper)} == {("velland", "demands")}
    own = "Velland tabled a proposal: Velland would lift the ban."
    assert ("velland", "Lift the ban", "velland", "plans") in stances(pipeline, own)


def test_a_reading_that_is_insisted_on_is_nothing_done(pipeline: Language) -> None:
    assert not rows_of(pipeline, "Velland contests this reading and insists on the payroll of 2014.")
    assert rows_of(pipeline, "Velland insists that Ostland open the dam.")


def test_what_figures_would_oblige_a_side_to_do_is_no_threat(pipeline: Language) -> None:
    text = "The figures would oblige Velland to release water its own lake did not have, its minister said."
    assert not rows_of(pipeline, text)


def test_who_speaks_of_them_is_none_of_them(pipeline: Language) -> None:
    text = "“They refused us loans,” said Minister Roy of Velland. “They will not leave the port.”"
    assert not {row for row in stances(pipeline, text) if row[0] in ("roy", "velland")}
    own = "“We will not leave the port,” said Minister Roy of Velland."
    assert {stance for *_, stance in stances(pipeline, own)} == {"refuses"}


def test_a_sum_that_is_asked_for_or_offered_is_a_payment(pipeline: Language) -> None:
    asked = "The Ostland government demands $5 million from Velland, and Velland refuses."
    assert ("Pay $5 million", "demands") in {row[1::2] for row in stances(pipeline, asked)}
    offered = "The Ostland government has offered $1 a barrel for transit."
    assert {row[1::2] for row in stances(pipeline, offered)} == {("Pay $1 a barrel", "offers")}
    # Nothing is paid: a sum of goods, and no refusal is an offer.
    goods = stances(pipeline, "The Ostland government offered $40 million worth of rice.")
    assert {row[1::2] for row in goods} == {("Agree to $40 million worth of rice", "offers")}
    assert not rows_of(pipeline, "The Ostland government has not offered $1 a barrel.")


def test_what_stays_closed_until_another_acts_is_refused(pipeline: Language) -> None:
    text = "The gates will remain closed until Velland pays, the Ostland government said."
    assert ("Reopen the gates", "refuses") in {row[1::2] for row in stances(pipeline, text)}
    assert not rows_of(pipeline, "Schools will remain closed until Monday, the Ostland government said.")


def test_the_second_of_two_clauses_is_asked_too(pipeline: Language) -> None:
    two = "The Ostland government demanded that Velland repeal the rule and that it hand back the bond."
    assert {row[1::2] for row in stances(pipeline, two)} == {
        ("Repeal the rule", "demands"),
        ("Hand back the bond", "demands"),
    }
    told = "The Ostland government said that Velland broke the rule and that it hands back the bond."
    assert "demands" not in {row[3] for row in stances(pipeline, told)}


def test_what_stands_behind_nor_is_refused_like_what_stands_before(pipeline: Language) -> None:
    text = "The Ostland government will not close the station because many dislike it, nor expel the guards."
    assert {row[1::2] for row in stances(pipeline, text)} == {
        ("Close the station", "refuses"),
        ("Expel the guards", "refuses"),
    }
    because = "The Ostland government will close the station because neighbours do not like it nor use it."
    assert "Use the station" not in {row[1] for row in stances(pipeline, because)}


def test_a_vote_is_for_or_against_as_its_first_words_say(pipeline: Language) -> None:
    against = (
        "The city council resolves to vote against the budget for 2022 unless the Velland government pays."
    )
    votes = {row[1::2] for row in stances(pipeline, against) if "ote" in row[1]}
    assert votes == {("Vote for the budget", "refuses")}
    yes = "The city council will vote for the budget against the wish of the unions."
    assert {row[3] for row in stances(pipeline, yes)} == {"plans"}
