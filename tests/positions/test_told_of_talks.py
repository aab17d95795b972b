"""Decisions to break off talks, labels of talks that go on, and what is told and not asked."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import rows_of

from detente.page.words import in_force_in_words


def test_talks_that_a_party_decided_to_suspend_are_over_for_both(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The Vell Front announced its decision to suspend talks with the government. The government and"
        " the Vell"
        " Front began talks in September.",
    )
    assert not any(row.in_force for act, row in rows.items() if "talks" in act)
    assert "Resume talks" in rows


def test_where_the_talks_are_is_no_other_side(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The Vell Front decided to suspend the dialogue with the government after the blast. The"
        " government and the"
        " Vell Front began a dialogue in September in Mexico. They agreed to meet in Costa Rica in October.",
    )
    assert not any(row.in_force for row in rows.values())


def test_talks_that_are_held_go_on(pipeline: Language) -> None:
    rows = rows_of(pipeline, "The government is holding talks with the Vell Front.")
    (row,) = (row for act, row in rows.items() if "talks" in act)
    assert in_force_in_words(row) == "in force"
    rows = rows_of(
        pipeline, "The government said it will suspend the talks on Monday unless the Salt Union apologises."
    )
    (row,) = (row for act, row in rows.items() if "talks" in act)
    assert (row.act, in_force_in_words(row)) == ("Go on with talks", "in force")


def test_a_deed_that_one_side_charges_another_with_is_its_word(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The Vell Front insisted that the attack on the union was planned by Colonel Roy and carried out"
        " by Colonel"
        " Holm.",
    )
    assert not any(v.party == "vell-front" for row in rows.values() for v in row.voices)
    assert all(row.claimed_by == "vell-front" for row in rows.values())


@pytest.mark.parametrize(
    "text",
    [
        "The rebels are not being asked to lay down their arms, President Roy said.",
        "President Roy expects to receive his colleagues' political support at the summit.",
    ],
)
def test_what_nobody_asks_and_others_would_give_is_no_row(pipeline: Language, text: str) -> None:
    assert not rows_of(pipeline, text)


def test_what_is_asked_is_a_row(pipeline: Language) -> None:
    rows = rows_of(pipeline, "The rebels are being asked to lay down their arms, President Roy said.")
    assert any(v.stance == "demands" for row in rows.values() for v in row.voices)


@pytest.mark.parametrize(
    "text",
    [
        "The murder of Ida Holm forced the Salt Union to withdraw from the vote.",
        'Commander Roy of the Vell Front insisted that "the policy of Norland is weakening".',
    ],
)
def test_what_a_deed_brings_about_and_what_is_so_is_no_demand_and_no_plan(
    pipeline: Language, text: str
) -> None:
    told = {v.stance for row in rows_of(pipeline, text).values() for v in row.voices}
    assert not told & {"demands", "plans"}


def test_who_forces_another_demands(pipeline: Language) -> None:
    rows = rows_of(pipeline, "The board is forcing the Salt Union to withdraw from the vote.")
    assert any((v.party, v.stance) == ("board", "demands") for row in rows.values() for v in row.voices)
