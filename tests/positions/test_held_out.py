"""Demands of which no words say who would meet them."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.positions.held_out import OF_NOBODY, held_out_for
from detente.positions.table import Position

QUARREL = "The Weavers' Guild refused on Monday to pay the toll."


def held_out(pipeline: Language, sentence: str) -> list[Position]:
    return list(held_out_for(*table_and_dossier(pipeline, f"{QUARREL} {sentence}")))


@pytest.mark.parametrize(
    ("sentence", "act"),
    [
        ("The Town Council asked for a share of the toll.", "Hold out for a share of the toll"),
        ("The Town Council asked for a raise of $2,500.", "Hold out for a raise of $2,500"),
        ("The Town Council asks that the eviction be stayed.", "Insist that the eviction be stayed"),
        ("The Town Council asked the Guild for an apology.", "Hold out for an apology"),
    ],
)
def test_a_party_holds_out_for_what_it_asks_of_nobody(pipeline: Language, sentence: str, act: str) -> None:
    rows = [row for row in held_out(pipeline, sentence) if row.act == act]
    assert [(row.maker, row.in_force) for row in rows] == [("town-council", True)]


def test_the_other_of_two_sides_may_grant_it(pipeline: Language) -> None:
    text = f"{QUARREL} The Town Council asked for a share of the toll."
    positions, dossier = table_and_dossier(pipeline, text)
    row = next(row for row in positions.rows if row.act == "Agree to a share of the toll")
    assert (row.maker, row.maker_assumed) == ("weavers-guild", True)
    held = held_out_for(positions, dossier)
    assert [(row.maker, row.act, row.assumed) for row in held] == [
        ("town-council", "Hold out for a share of the toll", OF_NOBODY)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "The Town Council wants time.",
        "The Town Council wants a dialogue.",
        "The Town Council asked for fresh mediation in April.",
        "The Town Council wants it now.",
        "The Town Council demanded that the Weavers' Guild reopen the mills.",
        "A stranger wants a share of the toll.",
    ],
)
def test_an_empty_demand_and_one_that_names_somebody_is_none(pipeline: Language, sentence: str) -> None:
    assert [row for row in held_out(pipeline, sentence) if row.in_force] == []
