"""Reductions over one party's moves, against its moves one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.strategies import model_of_arcs, models

from detente.model.model import Model
from detente.stability.moves import targets
from detente.stability.reductions import NEVER_HIGHEST, NEVER_LOWEST, highest, lowest


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


@pytest.mark.parametrize("staying", [True, False])
def test_many_values_at_once_are_each_reduced_alone_in_graph_form(staying: bool) -> None:
    model = model_of_arcs([{(0, 1), (0, 2), (2, 1)}, set()], [[0, 1, 2]] * 2)
    values = np.array([[5, 1, 3], [0, 7, 2]], dtype=np.int32)
    both = highest(model, 0, values, staying=staying)
    for row, alone in zip(both, values, strict=True):
        assert np.array_equal(row, highest(model, 0, alone, staying=staying))
