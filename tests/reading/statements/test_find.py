from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.parties.find import find_parties
from detente.reading.statements.find import find_attributions, find_statements


def _statements(pipeline: Language, text: str) -> list[tuple[str | None, str, str]]:
    """Speaker id, content and manner of every statement of a text."""
    doc = pipeline(text)
    attributions = find_attributions(doc, ())
    statements = find_statements(attributions, find_parties(doc, attributions, ()))
    return [
        (s.speaker, " … ".join(text[c.start : c.end] for c in s.content_spans), s.manner) for s in statements
    ]


@pytest.mark.parametrize(
    ("text", "speaker", "content", "manner"),
    [
        (
            "“We will not leave the table,” said Anna Weber.",
            "anna-weber",
            "“We will not leave the table,”",
            "direct",
        ),
        ("Anna Weber said that the talks had failed.", "anna-weber", "that the talks had failed", "indirect"),
        ("The talks had failed, Anna Weber said.", "anna-weber", "The talks had failed", "indirect"),
        ("According to Anna Weber, the talks had failed.", "anna-weber", "the talks had failed", "indirect"),
        (
            "Anna Weber told reporters: “The talks have failed.”",
            "anna-weber",
            "“The talks have failed.”",
            "direct",
        ),
        ("Anna Weber hinted that the court may wait.", "anna-weber", "that the court may wait", "indirect"),
        ("Anna Weber urged the army to withdraw.", "anna-weber", "to withdraw", "indirect"),
        (
            "Anna Weber said that the vote was “a theft of the people’s will” and should be held again.",
            "anna-weber",
            "that the vote was “a theft of the people’s will” and should be held again",
            "mixed",
        ),
    ],
)
def test_who_says_what_in_which_manner(
    pipeline: Language, text: str, speaker: str, content: str, manner: str
) -> None:
    assert _statements(pipeline, text) == [(speaker, content, manner)]


def test_quoted_words_on_both_sides_of_their_cue_are_one_statement(pipeline: Language) -> None:
    text = "“We will not leave the table,” Anna Weber said. “We have nowhere else to go.”"
    content = "“We will not leave the table,” … “We have nowhere else to go.”"
    assert _statements(pipeline, text) == [("anna-weber", content, "direct")]


def test_a_quotation_runs_on_over_paragraphs(pipeline: Language) -> None:
    text = (
        "“We began in spring,” Anna Weber said. “It was cold.\n\n“Now the summer is over and "
        "nothing is signed.”"
    )
    ((speaker, content, _),) = _statements(pipeline, text)
    assert speaker == "anna-weber"
    assert content.endswith("nothing is signed.”")


def test_a_pronoun_speaks_for_the_one_named_last(pipeline: Language) -> None:
    text = "Political analyst Anna Weber said the talks had failed. “Nobody was ready to give way,” she said."
    assert [speaker for speaker, _, _ in _statements(pipeline, text)] == ["anna-weber", "anna-weber"]


def test_somebody_without_a_name_can_speak(pipeline: Language) -> None:
    text = "A senior official of the ministry said the border would stay shut."
    ((speaker, _, _),) = _statements(pipeline, text)
    assert speaker == "senior-official-of-the-ministry"


def test_furniture_says_nothing(pipeline: Language) -> None:
    from detente.sources.report import Evidence

    text = "Anna Weber said the talks had failed."
    assert find_attributions(pipeline(text), (Evidence("r", 0, len(text), text),)) == ()


def test_the_end_of_a_sentence_names_who_said_it_though_the_parser_misses_it(pipeline: Language) -> None:
    text = (
        "Anna Weber, leader of the banned Salt Party, wants the government to end a deadlock that has lasted "
        "for years, Karl Brandt said on Friday."
    )
    assert [speaker for speaker, _, _ in _statements(pipeline, text)] == ["karl-brandt"]


def test_a_quotation_signed_with_a_dash(pipeline: Language) -> None:
    text = (
        "What the town thinks:\n\n“The dam must never be built.” — Anna Weber\n\nThe council meets on Monday."
    )
    assert ("anna-weber", "“The dam must never be built.”", "direct") in _statements(pipeline, text)


def test_lines_of_dialogue_are_said_by_the_name_before_the_colon(pipeline: Language) -> None:
    text = (
        "The two met in the studio.\n\nWEBER: We never left the table.\n\nBRANDT: You sold the harbour.\n\n"
        "WEBER: The harbour was never ours.\n"
    )
    said = [content for _, content, manner in _statements(pipeline, text) if manner == "direct"]
    assert said == ["We never left the table.", "You sold the harbour.", "The harbour was never ours."]


def test_words_that_somebody_is_asked_to_say_are_no_statement(pipeline: Language) -> None:
    text = "Anna Weber tried to persuade Karl Brandt to admit that the vote was stolen."
    assert "karl-brandt" not in [speaker for speaker, _, _ in _statements(pipeline, text)]


def test_a_relative_clause_names_its_speaker_by_the_noun_before_it(pipeline: Language) -> None:
    text = "The crowd cheered Anna Weber, who said that the strike would go on."
    assert [speaker for speaker, _, _ in _statements(pipeline, text)] == ["anna-weber"]


def test_who_is_seeing_diplomats_says_nothing(pipeline: Language) -> None:
    text = "Ada Moor is seeing diplomats from the states that signed the accords."
    assert _statements(pipeline, text) == []
