"""Invisible marks within a name: it stays one name, and every offset stays right."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.read import read_reports
from detente.sources.report import Report


@pytest.mark.parametrize(
    ("name", "shown", "said"),
    [
        ("Mir\u200cHossein Mousavi", "MirHossein Mousavi", " said on Friday that the talks would go on."),
        ("Anna\u200d Weber", "Anna Weber", " said on Friday that the Free River Party would stay banned."),
        ("Kem\u200b Sokha", "Kem Sokha", " told reporters on Friday that he would leave."),
    ],
    ids=["non-joiner", "joiner", "space without width"],
)
def test_a_name_with_a_mark_in_it_is_one_name(pipeline: Language, name: str, shown: str, said: str) -> None:
    text = f"President {name}{said}"
    (found,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    assert found.parties[0].name == shown
    assert name in {text[mention.start : mention.end] for mention in found.parties[0].mentions}
    (statement,) = found.statements
    assert statement.speaker == found.parties[0].id
    (day,) = found.dates
    assert text[day.span.start : day.span.end] == "Friday"
