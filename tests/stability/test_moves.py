"""The moves of one party out of one state."""

from __future__ import annotations

from hypothesis import given
from tests.support.oracle import can_move, states
from tests.support.strategies import model_of_options, models

from detente.model.model import Model
from detente.stability.moves import targets


@given(models())
def test_the_moves_of_a_state_are_those_the_definition_allows(model: Model) -> None:
    for party in range(len(model.parties)):
        for state in states(model):
            expected = [other for other in states(model) if can_move(model, party, state, other)]
            assert targets(model, party, state).tolist() == expected


def test_an_option_that_can_only_be_taken_is_never_given_back() -> None:
    model = model_of_options((0, 0, 1), [[0] * 8] * 2, one_way=(1, -1, 0))
    assert targets(model, 0, 0b000).tolist() == [0b100]
    assert targets(model, 0, 0b010).tolist() == [0b000, 0b100, 0b110]
    assert targets(model, 0, 0b100).tolist() == []
