"""Acts that go on now are rows: a road that is blocked, a square that is camped on, a walkout that began."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import rows_of, table_and_dossier

from detente.analysis import PositionsResult
from detente.page import positions_page
from detente.page.sections.positions import stance_table


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The Reed Party has blocked the bridge since Monday.", "Block the bridge"),
        ("Farmers have blocked the road to Orvik since Monday.", "Block the road to Orvik"),
        ("Students have camped in the square for three weeks.", "Camp in the square"),
    ],
)
def test_what_was_begun_and_goes_on_is_in_force(pipeline: Language, text: str, act: str) -> None:
    assert rows_of(pipeline, text)[act].in_force is True


def test_a_walkout_without_a_doer_is_that_of_the_one_called_the_union(pipeline: Language) -> None:
    positions, _ = table_and_dossier(
        pipeline,
        "Robert Dahl, who leads the Velland Tower Controllers Organization, spoke on Monday. The union asked"
        " the board for a rise. The walkout began on Sunday. The ferrymen's association said its members"
        " would work.",
    )
    (row,) = (row for row in positions.rows if row.catalogue == "strike" and row.in_force)
    assert positions.party(row.maker).name == "Velland Tower Controllers Organization"


def test_who_offers_the_end_of_a_blockade_speaks_of_one_that_is_in_force(pipeline: Language) -> None:
    positions, dossier = table_and_dossier(
        pipeline, "The Reed Party promised on Monday to lift the blockade of the port."
    )
    table = stance_table(positions, dossier)
    assert table is not None
    assert [row.act.tags for _, rows in table.makers for row in rows] == [("blockade in force",)]
    assert positions_page(PositionsResult(dossier, positions)).standfirst == (
        "One act of one party; one would end a measure in force.",
    )


def test_words_of_a_reporter_in_a_transcript_are_no_statement_of_his(pipeline: Language) -> None:
    positions, _ = table_and_dossier(
        pipeline,
        "REPORTER: The Reed Party wants the toll halved. The mayor refuses to open talks with it.\n\n"
        "PRESENTER: And then?\n\nREPORTER: The mayor will go to court, his aides say.\n",
    )
    assert "REPORTER" not in {party.name for party in positions.parties}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The government of Velland would prefer observers.", "Agree to observers"),
        ("Sorra wants the pipe.", "Agree to the pipe"),
        ("Sorra proposed a price of 250 crowns.", "Agree to a price of 250 crowns"),
    ],
)
def test_a_plain_wish_is_asked_of_nobody_named(pipeline: Language, text: str, act: str) -> None:
    positions, _ = table_and_dossier(pipeline, text)
    assert act in {item.wanted.act for item in positions.of_nobody_named if item.wanted}


def test_a_wish_without_a_thing_is_none(pipeline: Language) -> None:
    positions, _ = table_and_dossier(
        pipeline, "Sorra asked for patience. They want leverage and not a passport."
    )
    assert not positions.of_nobody_named


def test_the_moment_that_tells_when_is_no_object(pipeline: Language) -> None:
    text = "The River League said that the ban on Sorra will be lifted the moment the guards leave."
    assert "moment" not in " ".join(rows_of(pipeline, text))


def test_a_ban_that_remains_in_place_is_that_of_the_one_government(pipeline: Language) -> None:
    """Nobody is said to have imposed it: at home only whoever governs bans rallies."""
    text = (
        "The Velland government rejected the demand of the Reed Party for talks. The Reed Party said it would"
        " march. A ban on rallies, introduced in January, remains in place."
    )
    rows = rows_of(pipeline, text)
    assert [row.maker for act, row in rows.items() if "ban" in act] == ["velland-government"]
