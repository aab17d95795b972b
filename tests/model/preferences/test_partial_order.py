"""Partial orders as matrices, against their definitions spelt out with sets."""

from __future__ import annotations

from itertools import combinations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.support.partial_orders import matrix, orders

from detente.model.preferences.partial_order import closed, cycle_in, levels


@st.composite
def relations(draw: st.DrawFn, most: int = 8) -> NDArray[np.bool_]:
    """Any relation, consistent or not."""
    elements = draw(st.integers(0, most))
    pairs = draw(st.sets(st.tuples(*[st.integers(0, max(elements - 1, 0))] * 2))) if elements else set()
    return matrix(elements, pairs)


@given(relations())
def test_the_closure_holds_every_pair_that_a_chain_of_pairs_connects(above: NDArray[np.bool_]) -> None:
    expected = {(int(a), int(b)) for a, b in np.argwhere(above)}
    while more := {(a, d) for (a, b), (c, d) in product(expected, repeat=2) if b == c} - expected:
        expected |= more
    assert {(a, b) for a, b in np.argwhere(closed(above)).tolist()} == expected


@given(relations())
def test_a_cycle_is_named_exactly_where_an_element_comes_out_above_itself(above: NDArray[np.bool_]) -> None:
    cycle = cycle_in(above)
    assert (cycle is not None) == closed(above).diagonal().any()
    if cycle is not None:
        assert len(set(cycle)) == len(cycle)
        assert all(above[a, b] for a, b in zip(cycle, (*cycle[1:], cycle[0]), strict=True))


def test_a_contradiction_of_two_is_named_before_a_longer_one() -> None:
    above = matrix(6, {(0, 1), (1, 2), (2, 3), (3, 0), (4, 5), (5, 4)})
    assert cycle_in(above) == (4, 5)


def test_the_cycle_named_takes_the_short_way() -> None:
    ring = {(element, (element + 1) % 9) for element in range(9)}
    assert cycle_in(matrix(9, ring)) == tuple(range(9))
    assert cycle_in(matrix(9, {*ring, (2, 7)})) == (0, 1, 2, 7, 8)


@given(orders())
def test_levels_are_the_finest_that_lie_wholly_on_each_other(above: NDArray[np.bool_]) -> None:
    level = levels(above)
    assert set(level.tolist()) == set(range(int(level.max(initial=-1)) + 1))
    lower_sets = {
        frozenset(np.flatnonzero(level < cut).tolist()) for cut in range(1, int(level.max(initial=0)) + 1)
    }
    everything = range(len(above))
    assert lower_sets == {
        frozenset(lower)
        for size in range(1, len(above))
        for lower in combinations(everything, size)
        if all(above[a, b] for a in everything if a not in lower for b in lower)
    }


@pytest.mark.parametrize("elements", [63, 64, 65, 200])
def test_a_chain_of_neighbours_becomes_a_total_order(elements: int) -> None:
    whole = closed(np.eye(elements, k=1, dtype=np.bool_))
    assert np.array_equal(whole, np.triu(np.ones((elements, elements), dtype=np.bool_), k=1))
    assert levels(whole).tolist() == list(range(elements))[::-1]
