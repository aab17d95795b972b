"""Sentences whose teller comes last, and which the parser takes for two clauses side by side."""

from __future__ import annotations

from spacy.language import Language

from detente.reading.read import read_reports
from detente.sources import Report


def said(pipeline: Language, text: str) -> list[tuple[str | None, str]]:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    return [
        (told.speaker, " ".join(span.quote for span in told.content_spans)) for told in findings.statements
    ]


def test_all_before_the_teller_is_said(pipeline: Language) -> None:
    text = (
        "The league and the port are willing to meet and will look for a way out despite a long row over"
        " the duty,"
        " which nobody has won, chairman of the salt board Ida Holm told Portpress."
    )
    ((speaker, words),) = said(pipeline, text)
    assert speaker == "ida-holm"
    assert words.startswith("The league and the port are willing to meet")


def test_what_somebody_does_and_then_tells_is_not_said(pipeline: Language) -> None:
    text = "Ida Holm left the port on Monday, and her deputy, Anton Lund, told Portpress of the row."
    assert not any("left the port" in words for _, words in said(pipeline, text))
