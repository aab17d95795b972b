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
