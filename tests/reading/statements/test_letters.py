"""Letters to the editor: each is the word of the one whose name stands under it."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import rows_of

from detente.reading import Findings
from detente.reading.read import read_reports
from detente.sources import Report

LETTERS = (
    "Was the ferry fee a swindle?\n\nLETTERS.\n\n"
    "The board has raised the fee four times in ten years. I say that the fee is unfair to all of us. Otto "
    'Kranz reminds me of the old king, who said that "everybody pays for the bridge he does not use."\n\n'
    "Clara Brandt.\n\nNewport, Wash.\n\n"
    "ONLINE.\n\n"
    "Otto Kranz is no friend of the crews. It amazes me that so few people can see through him.\n\n"
    "Anton Lund.\n\n"
    "Everybody can see that this man is a fraud. He knows that the fee will hurt him in the end.\n\n"
    "Maria Silva.\n"
)


def _read(pipeline: Language, text: str) -> Findings:
    (findings,) = read_reports([Report(id="r", source="r.txt", text=text, language="en")], pipeline)
    return findings


def _direct(findings: Findings) -> list[tuple[str | None, str]]:
    return [(s.speaker, s.content_spans[0].quote) for s in findings.statements if s.manner != "indirect"]


def test_each_letter_is_of_the_name_under_it(pipeline: Language) -> None:
    said = _direct(_read(pipeline, LETTERS))
    assert [speaker for speaker, _ in said] == ["clara-brandt", "anton-lund", "maria-silva"]
    assert said[0][1].startswith("The board has raised")
    assert said[2][1].startswith("Everybody can see")


def test_a_pronoun_goes_back_to_no_letter_before(pipeline: Language) -> None:
    findings = _read(pipeline, LETTERS)
    lund = next(party for party in findings.parties if party.id == "anton-lund")
    assert [mention.quote for mention in lund.mentions if mention.quote[:1].islower()] == ["me"]


def test_the_word_i_in_a_letter_is_its_author(pipeline: Language) -> None:
    brandt = next(party for party in _read(pipeline, LETTERS).parties if party.id == "clara-brandt")
    assert "I" in [mention.quote for mention in brandt.mentions]


def test_what_a_letter_asks_for_is_no_partys_demand(pipeline: Language) -> None:
    text = LETTERS.replace("I say that the fee is unfair to all of us.", "The board should drop the fee.")
    rows = rows_of(pipeline, text).values()
    assert not [voice for row in rows for voice in row.voices if voice.stance == "demands"]


def test_a_report_with_names_as_headings_is_no_collection_of_letters(pipeline: Language) -> None:
    text = (
        "Three people run for mayor on Sunday, and all of them want to drop the ferry fee.\n\n"
        "Clara Brandt\n\nShe has led the harbour board since May and promises to drop the ferry fee.\n\n"
        "Anton Lund\n\nHe has led the union for ten years and says that the fee is unfair to all of them.\n"
    )
    assert _direct(_read(pipeline, text)) == []
