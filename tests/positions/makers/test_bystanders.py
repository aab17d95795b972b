"""Parties that decide nothing: papers, children, and other words for somebody named."""

from __future__ import annotations

from spacy.language import Language

from detente.dossier import join_findings
from detente.positions import positions_of
from detente.reading.read import read_reports
from detente.sources import Report


def _voices(pipeline: Language, text: str) -> set[str | None]:
    """Return the names of everybody with a stance in the table of a text."""
    dossier = join_findings(read_reports([Report("r", "r.txt", text, language="en")], pipeline))
    table = positions_of(dossier)
    names = {party.id: party.name for party in dossier.parties}
    return {names.get(voice.party or "") for row in table.rows for voice in row.voices}


def test_an_accord_and_a_poll_want_nothing(pipeline: Language) -> None:
    text = (
        "The Harbour Union struck on Monday. The accord calls on the Harbour Board to raise wages. A poll "
        "urged the Harbour Board to build a pier. The Harbour Union demanded talks with the Harbour Board."
    )
    assert not {"The accord", "A poll"} & _voices(pipeline, text)
    assert "Harbour Union" in _voices(pipeline, text)


def test_a_child_decides_nothing(pipeline: Language) -> None:
    text = (
        "Six-year-old Otto Brandt plans to march to the palace. The Harbour Union demanded talks with the "
        "Harbour Board. The Harbour Board refused to hold talks."
    )
    assert "Otto Brandt" not in _voices(pipeline, text)
    assert "Otto Brandt" not in _voices(pipeline, text.replace("old Otto", "old Marinian rafter Otto"))
    assert "Otto Brandt" in _voices(pipeline, text.replace("Six-year-old", "Sixty-year-old"))


def test_another_word_for_somebody_named_is_no_party(pipeline: Language) -> None:
    text = (
        "Otto Brandt bought the mill last year. The billionaire developer refused to sell the mill. The "
        "Harbour Union demanded talks with Brandt."
    )
    assert "The billionaire developer" not in _voices(pipeline, text)


def test_somebody_of_whom_no_name_is_given_is_a_party(pipeline: Language) -> None:
    text = (
        "The developer refused to sell the mill. The weavers demanded talks with the developer. The weavers "
        "struck on Monday."
    )
    assert "The developer" in _voices(pipeline, text)


def test_the_parent_of_a_child_is_grown_up(pipeline: Language) -> None:
    text = (
        "Otto Brandt, the boy's uncle, refused to hand over the boy. The Harbour Union demanded talks with "
        "Otto Brandt. Otto Brandt refused to hold talks."
    )
    assert "Otto Brandt" in _voices(pipeline, text)
