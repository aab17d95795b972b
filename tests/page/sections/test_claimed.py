"""An act that only one side says goes on stands on the page as its word."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.page.sections.positions import positions_section


def test_the_act_is_marked_with_who_says_so(pipeline: Language) -> None:
    table, dossier = table_and_dossier(pipeline, "The army is bombing the camps, the Vell Front said.")
    words = repr(positions_section(table, dossier))
    assert "says Vell Front" in words


def test_what_the_report_tells_needs_nobody(pipeline: Language) -> None:
    table, dossier = table_and_dossier(pipeline, "The army is bombing the camps of the Vell Front.")
    words = repr(positions_section(table, dossier))
    assert "in force" in words
    assert "says" not in words
