"""A measure in force of which nobody wants the end is told as itself, and not as its ending."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.analysis import PositionsResult
from detente.page import positions_page
from detente.page.sections.positions import stance_table

SHUT = "On Monday Velland closed its border with Sorra. Sorra refused on Tuesday to open talks with Velland. "


def acts(pipeline: Language, text: str) -> dict[str, tuple[str, ...]]:
    table = stance_table(*table_and_dossier(pipeline, text))
    assert table is not None
    return {row.act.text: row.act.tags for _, rows in table.makers for row in rows}


def test_a_border_that_is_shut_is_shown_as_shut_and_in_force(pipeline: Language) -> None:
    positions, dossier = table_and_dossier(pipeline, SHUT)
    assert "Reopen the border with Sorra" in {row.act for row in positions.rows}
    assert acts(pipeline, SHUT)["Close its border with Sorra"] == ("in force",)
    assert positions_page(PositionsResult(dossier, positions)).standfirst == (
        "Two acts of two parties; one is in force.",
    )


def test_where_somebody_wants_it_open_the_opening_is_the_act(pipeline: Language) -> None:
    shown = acts(pipeline, SHUT + "Sorra urged Velland to reopen the border.")
    assert not {act for act in shown if act.startswith("Close")}
