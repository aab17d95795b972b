"""Stackelberg equilibria, against the definition and against games worked by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.games import chicken, dilemma
from tests.support.strategies import graph_models, listed_models, model_of_options, option_models
from tests.support.thoroughness import drawn
from tests.support.two_party_oracle import stackelberg_equilibria

from detente.model.model import Model
from detente.stability.classic import equilibria, nash
from detente.stability.foresight import stackelberg

two_party_models = st.one_of(
    option_models(most_parties=2), graph_models(most_parties=2), listed_models(most_parties=2)
)


def _led(model: Model) -> list[list[int]]:
    return [np.flatnonzero(stackelberg(model, leader)).tolist() for leader in (0, 1)]


def _nash(model: Model) -> list[int]:
    found: list[int] = equilibria(nash(model))[0].tolist()
    return found


@settings(max_examples=drawn(300))
@given(two_party_models, st.integers(0, 1))
def test_every_state_is_judged_as_the_definition_says(model: Model, leader: int) -> None:
    found = set(np.flatnonzero(stackelberg(model, leader)).tolist())
    assert found == stackelberg_equilibria(model, leader)


def test_in_chicken_who_leads_makes_the_other_give_way() -> None:
    # Two moves ahead A holds only at 2 and B only at 1; each other is Nash stable at 1 and 2.
    game = chicken()
    assert _nash(game) == [1, 2]
    assert _led(game) == [[2], [1]]


def test_in_the_prisoners_dilemma_leading_is_of_no_use() -> None:
    # Two moves ahead A holds at 0, 2 and 3; of these B is Nash stable at 3 only. B leading likewise.
    game = dilemma()
    assert _led(game) == [[3], [3]]


def test_a_leader_holds_what_is_no_nash_equilibrium() -> None:
    # A prefers 2, 0, 3, 1 and B 0, 3, 2, 1. Only 3 is Nash stable for both: A leaves 0 for 2, B leaves
    # 2 for 3 and 1 for 0; from 3 A would go to 1, its worst, and B to 2.
    # A leading stays at 0, for at 2 B would answer by 3, which A likes less; B does not leave 0.
    # At 3 A now goes to 1, whence B goes to 0, which A likes better.
    # B leading: at 3 it would go to 2, where A stays and B likes it less; at 0 A is not Nash stable.
    model = model_of_options((0, 1), [[2, 0, 3, 1], [3, 0, 1, 2]])
    assert _nash(model) == [3]
    assert _led(model) == [[0], [3]]


def test_states_that_break_a_rule_are_no_equilibria() -> None:
    model = model_of_options((0, 1), [[2, 1, 3, 0], [2, 3, 1, 0]], feasible=[True, True, True, False])
    assert _led(model) == [[1, 2], [1, 2]]


def test_the_leader_is_one_of_two_parties_of_known_preferences() -> None:
    model = chicken()
    with pytest.raises(ValueError, match="party 0 or 1; got 2"):
        stackelberg(model, 2)
    with pytest.raises(ValueError, match="preferences are unknown"):
        stackelberg(replace(model, open_ties=(True, False)), 0)
    with pytest.raises(ValueError, match="defined for two parties"):
        stackelberg(model_of_options((0, 1, 2), [list(range(8))] * 3), 0)
