"""Parties that a row may be of, and that are no side of the dispute."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import joined

from detente.drafting.selection import NO_SIDE, select
from detente.positions.makers.outside import is_bystander
from detente.positions.rows import positions_of
from detente.reading import Party

TOLL = (
    "Velland will lift the toll if Telsk opens the bridge. Velland told Telsk advisers to leave "
    "within a week. "
    "Telsk refused to open the bridge. Gunmen opened fire at the border on Monday. "
)


def _outside(pipeline: Language, text: str) -> set[str]:
    dossier, camps = joined(pipeline, text)
    return {camps.names[each] for each in positions_of(dossier).outside}


@pytest.mark.parametrize(
    ("text", "nobody"),
    [
        (TOLL, "Gunmen"),
        (
            "Under the accord a council of 50 members will be elected in April. The council will "
            "hand over its "
            "text in May. Velland demands that Telsk lift the toll.",
            "a council of 50 members",
        ),
        (
            "Podar insists that a coalition is the only guarantee. Velland demands that Telsk lift the toll. "
            "Podar says that a coalition must keep its word.",
            "a coalition",
        ),
        (
            "The High Court refused to set aside the orders of a judge. Velland demands that Telsk "
            "lift the toll.",
            "High Court",
        ),
    ],
)
def test_bystanders_bodies_to_come_and_courts_that_have_ruled_are_no_side(
    pipeline: Language, text: str, nobody: str
) -> None:
    assert nobody in _outside(pipeline, text)


def test_a_court_of_which_somebody_asks_more_is_one(pipeline: Language) -> None:
    text = (
        "The High Court refused to set aside the orders. Velland called on the High Court to lift the ban on "
        "the march."
    )
    assert "High Court" not in _outside(pipeline, text)


def test_what_no_side_would_do_is_no_option_of_a_draft(pipeline: Language) -> None:
    dossier, _ = joined(pipeline, TOLL)
    positions = positions_of(dossier)
    selection = select(positions)
    assert not {option.row.maker for option in selection.options} & positions.outside
    assert not {party.id for party in selection.parties} & positions.outside
    assert all(why == NO_SIDE for row, why in selection.left_out if row.maker in positions.outside)


@pytest.mark.parametrize(
    "name", ["a former judge", "Pakistani defence advisers", "aid workers", "two lawyers"]
)
def test_who_looks_on_or_advises_is_a_bystander(name: str) -> None:
    assert is_bystander(Party(id="x", name=name, kind="other"))


@pytest.mark.parametrize("name", ["his lawyers", "the miners", "Retired generals", "The judges"])
def test_who_acts_for_somebody_or_for_himself_is_none(name: str) -> None:
    assert not is_bystander(Party(id="x", name=name, kind="other"))
