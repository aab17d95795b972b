"""A demand that names nobody to do what is demanded, from the words to the first page."""

from __future__ import annotations

from pathlib import Path

import pytest
from spacy.language import Language

from detente.dossier import join_findings
from detente.drafting import draft_positions
from detente.errors import BadInput
from detente.page.sections.in_short import in_short_section
from detente.positions import Positions, positions_of
from detente.reading.read import read_reports
from detente.sources import Report


def read(pipeline: Language, text: str) -> tuple[Positions, list[str]]:
    dossier = join_findings(read_reports([Report("r", "r.txt", text, language="en")], pipeline))
    table = positions_of(dossier)
    section = in_short_section(table, dossier)
    return table, [line.text for block in section.blocks for line in block.lines] if section else []  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("The shopkeepers of Orvik are calling for the toll to be lifted.",
         "The shopkeepers of Orvik want someone to lift the toll"),
        ("Ana Roy called for the port chief to be dismissed.",
         "Ana Roy wants someone to dismiss the port chief"),
    ],
)  # fmt: skip
def test_a_demand_of_nobody_is_told_as_that(pipeline: Language, text: str, sentence: str) -> None:
    table, said = read(pipeline, text)
    assert table.rows == ()
    assert said == [f"{sentence}; of whom that is asked, the report does not say."]


@pytest.mark.parametrize(
    "text",
    [
        # That it goes on already, or that anybody could grant it, no words say.
        "The rabbis called for a boycott of the fair.",
        "The clerk asked for anonymity.",
        # Somebody is asked, who is no party.
        "Ana Roy asked two interns to count the votes.",
        # "The men" of a relative clause need not be those who demand.
        "The crowd cheered the men who began the revolt in a rally demanding the return of the boat.",
    ],
)
def test_what_is_not_plainly_demanded_of_nobody_is_not_told(pipeline: Language, text: str) -> None:
    assert read(pipeline, text)[0].of_nobody_named == ()


def test_a_demand_with_a_doer_is_told_by_its_row(pipeline: Language) -> None:
    table, said = read(pipeline, "Ana Roy called for the harbour board to lift the toll.")
    assert table.of_nobody_named == ()
    assert not any("someone" in line for line in said)


def test_a_draft_says_that_a_demand_was_read_and_not_of_whom(pipeline: Language, tmp_path: Path) -> None:
    text = "The shopkeepers of Orvik are calling for the toll to be lifted."
    dossier = join_findings(read_reports([Report("r", "r.txt", text, language="en")], pipeline))
    with pytest.raises(BadInput, match="a demand was read, but not of whom"):
        draft_positions(positions_of(dossier), dossier, tmp_path)
