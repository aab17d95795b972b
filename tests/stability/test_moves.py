"""Reductions over one party's moves, against its moves one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.oracle import can_move, states
from tests.support.strategies import model_of_arcs, model_of_options, models

from detente.model.model import Model
from detente.stability.moves import targets
from detente.stability.reductions import NEVER_HIGHEST, NEVER_LOWEST, highest, lowest


@given(models())
def test_the_moves_of_a_state_are_those_the_definition_allows(model: Model) -> None:
    for party in range(len(model.parties)):
        for state in states(model):
            expected = [other for other in states(model) if can_move(model, party, state, other)]
            assert targets(model, party, state).tolist() == expected


@given(models(), st.booleans(), st.data())
def test_extremes_are_over_the_moves_of_each_state(model: Model, staying: bool, data: st.DataObject) -> None:
    some = data.draw(st.lists(st.integers(0, 9), min_size=model.cells, max_size=model.cells))
    values = np.array(some, dtype=np.int32)
    high = highest(model, 0, np.where(model.feasible, values, NEVER_HIGHEST), staying=staying)
    low = lowest(model, 0, np.where(model.feasible, values, NEVER_LOWEST), staying=staying)
    for cell in range(model.cells):
        choice = targets(model, 0, cell).tolist() if model.feasible[cell] else []
        if staying and model.feasible[cell]:
            choice.append(cell)
        assert high[cell] == max((some[t] for t in choice), default=NEVER_HIGHEST)
        assert low[cell] == min((some[t] for t in choice), default=NEVER_LOWEST)


def test_an_option_that_can_only_be_taken_is_never_given_back() -> None:
    model = model_of_options((0, 0, 1), [[0] * 8] * 2, one_way=(1, -1, 0))
    assert targets(model, 0, 0b000).tolist() == [0b100]
    assert targets(model, 0, 0b010).tolist() == [0b000, 0b100, 0b110]
    assert targets(model, 0, 0b100).tolist() == []


@pytest.mark.parametrize("staying", [True, False])
def test_many_values_at_once_are_each_reduced_alone_in_graph_form(staying: bool) -> None:
    model = model_of_arcs([{(0, 1), (0, 2), (2, 1)}, set()], [[0, 1, 2]] * 2)
    values = np.array([[5, 1, 3], [0, 7, 2]], dtype=np.int32)
    both = highest(model, 0, values, staying=staying)
    for row, alone in zip(both, values, strict=True):
        assert np.array_equal(row, highest(model, 0, alone, staying=staying))
