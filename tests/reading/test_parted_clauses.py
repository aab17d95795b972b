"""Clauses that a semicolon parts, and participles that look like a past tense."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import table_and_dossier


def events(pipeline: Language, text: str) -> set[tuple[str, str]]:
    _, dossier = table_and_dossier(pipeline, text)
    return {(event.type, event.span.quote) for event in dossier.events}


def test_of_two_clauses_each_tells_its_own(pipeline: Language) -> None:
    text = "In September Velland broke off the talks; the two sides agreed in November to try again."
    assert ("AGREE", "the two sides agreed in November to try") in events(pipeline, text)


def test_what_somebody_says_after_a_semicolon_stays_said(pipeline: Language) -> None:
    _, dossier = table_and_dossier(pipeline, "Velland will open the port; it has no choice, Ida Holm said.")
    assert any("open the port" in s.content_spans[0].quote for s in dossier.statements)


def test_those_shot_by_police_shot_nobody(pipeline: Language) -> None:
    text = "The League's delegates opened by raising the four young men shot dead by police on 24 September."
    _, dossier = table_and_dossier(pipeline, text)
    shot = [event for event in dossier.events if event.type == "ASSAULT"]
    assert [event.actors for event in shot] == [("police",)]
