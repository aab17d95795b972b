"""Pay offers in figures are rows of whoever makes them, beside what is asked for in other figures."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import rows_of

from detente.positions import Position


def told(rows: dict[str, Position]) -> dict[str, tuple[str, set[tuple[str | None, str]]]]:
    return {act: (row.maker, {(v.party, v.stance) for v in row.voices}) for act, row in rows.items()}


def test_an_offer_that_is_rejected_is_offered_all_the_same(pipeline: Language) -> None:
    rows = told(
        rows_of(pipeline, "The Dock Union turned down a 6 per cent pay offer from the Harbour Board.")
    )
    assert rows["Grant a pay rise of 6 per cent"] == ("harbour-board", {("harbour-board", "offers")})
    assert ("dock-union", "refuses") in rows["Accept a 6 per cent pay offer"][1]


def test_the_offer_is_the_one_told_of_before(pipeline: Language) -> None:
    rows = told(
        rows_of(
            pipeline,
            "The Dock Union rejected the board's latest pay offer on Monday. About 500 dockers met to"
            " debate the 6 per"
            " cent offer, which they voted to reject. The union is calling for a 9 per cent pay rise.",
        )
    )
    assert rows["Grant a pay rise of 6 per cent"] == ("board", {("board", "offers")})
    assert rows["Grant a 9 per cent pay rise"] == ("board", {("dock-union", "demands")})
    assert not any("dockers" in maker for maker, _ in rows.values())


@pytest.mark.parametrize(
    "asked", ["demanded a pay rise of 9 per cent from", "asked for a pay rise of 9 per cent from"]
)
def test_two_figures_are_two_acts(pipeline: Language, asked: str) -> None:
    rows = told(
        rows_of(
            pipeline,
            f"The Harbour Board made a pay offer of 5 per cent to the Dock Union, which {asked} the board.",
        )
    )
    offered = {act for act, (_, voices) in rows.items() if ("harbour-board", "offers") in voices}
    asked_for = {act for act, (_, voices) in rows.items() if ("dock-union", "demands") in voices}
    assert [("5" in act, "9" in act) for act in offered] == [(True, False)]
    assert [("5" in act, "9" in act) for act in asked_for] == [(False, True)]


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Board rejected a 6 per cent offer for its shares.",
        "The offer of 6 per cent of the crowd surprised the town.",
    ],
)
def test_other_figures_are_no_pay(pipeline: Language, text: str) -> None:
    assert not any("pay rise" in act for act in rows_of(pipeline, text))
