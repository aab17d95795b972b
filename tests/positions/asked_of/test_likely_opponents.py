"""Demands that name nobody, where the words show no quarrel between the one who asks and whoever is meant."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier, table_of

from detente.positions.asked_of.likely_opponents import LikelyOpponents
from detente.positions.facing import Facing
from detente.positions.mentions import owned_acts
from detente.positions.rows import joined_parties

TEXT = (
    "The Salt Front and the port board have shared the quay since May. The Salt Front and the port board meet"
    " on Sundays.\n\nThe Growers' League sells salt.\n\nThe Salt Front {demand}.\n\nThe League waits."
)
SIDES = {"salt-front": 0.8, "port-board": 0.6, "growers-league": 0.6}


def asked(pipeline: Language, demand: str, chances: Mapping[str, float] = SIDES) -> str | None:
    positions, dossier = table_and_dossier(pipeline, TEXT.format(demand=demand))
    acts, _ = owned_acts(dossier, positions.speaks_for)
    act = next(act for act in acts if act.mention.mood == "demanded")
    likely = LikelyOpponents(Facing((), dossier, joined_parties(dossier), chances), chances)
    return likely.asked_by(act, set(chances))


def test_a_side_asks_the_one_with_which_it_has_most_at_issue(pipeline: Language) -> None:
    assert asked(pipeline, "wants the levy on boats withdrawn") == "port-board"


@pytest.mark.parametrize(
    "demand", ["wants the accord carried out", "wants a dialogue", "asked for good faith"]
)
def test_for_what_both_would_do_and_what_is_no_act_it_asks_nobody(pipeline: Language, demand: str) -> None:
    assert asked(pipeline, demand) is None


def test_who_is_no_side_asks_the_only_side(pipeline: Language) -> None:
    demand = "wants the levy on boats withdrawn"
    assert asked(pipeline, demand, {**SIDES, "salt-front": 0.4, "growers-league": 0.7}) == "growers-league"
    assert asked(pipeline, demand, {**SIDES, "salt-front": 0.4}) is None


def test_good_faith_is_asked_of_no_plain_side_either(pipeline: Language) -> None:
    text = (
        "The government of Velland refused on Monday to lower the fee, and the Salt Front refused to pay it."
        " The Salt Front asked for good faith."
    )
    assert not any("faith" in row.act for row in table_of(pipeline, text).rows)
