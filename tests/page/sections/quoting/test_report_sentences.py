"""Sentences of reports without the furniture before them."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.page.sections.quoting import report_sentences
from detente.page.sections.quoting.report_sentences import ReportSentences

MINUTES = """Decisions
3.6 The Salt Guild shall open the lock.
3.7 Norvia objected.

21:30 - Norvia closed the road. It gave no reason.

* The Guild asked for a date.
"""
TALK = """HOST: Who is here?

ANA ROY: We refuse to sign. The Guild knows it.

HOST: And now?
"""


def test_numbers_hours_marks_and_headings_are_left_out(pipeline: Language) -> None:
    _, dossier = table_and_dossier(pipeline, MINUTES)
    sentences = list(ReportSentences(dossier))
    assert [one.text for one in sentences] == [
        "The Salt Guild shall open the lock.",
        "Norvia objected.",
        "Norvia closed the road.",
        "It gave no reason.",
        "The Guild asked for a date.",
    ]
    assert all(one.place.quote == one.text for one in sentences)
    # Each item, and each entry, is a paragraph of its own.
    assert len({one.paragraph for one in sentences}) == 4


def test_who_speaks_in_a_talk_is_known_and_left_out(pipeline: Language) -> None:
    _, dossier = table_and_dossier(pipeline, TALK)
    assert [(one.turn, one.text) for one in ReportSentences(dossier)] == [
        ("HOST", "Who is here?"),
        ("ANA ROY", "We refuse to sign."),
        ("ANA ROY", "The Guild knows it."),
        ("HOST", "And now?"),
    ]


def test_of_very_many_sentences_those_of_the_newest_reports_are_read(
    pipeline: Language, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(report_sentences, "MOST_READ", 2)
    _, dossier = table_and_dossier(pipeline, "Norvia waits. It rains.", "Norvia signed. It left.")
    sentences = ReportSentences(dossier)
    assert [one.text for one in sentences] == ["Norvia signed.", "It left."]
    assert sentences.reports_read == 1
