"""All strict orders that keep a partial order: counts, numbers and draws, against listing them all."""

from __future__ import annotations

import math
from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.support.partial_orders import matrix, orders
from tests.support.thoroughness import drawn

from detente.model.preferences.partial_order import closed
from detente.sweeps.extensions.chain import chain_steps
from detente.sweeps.extensions.ideals import lattice_of
from detente.sweeps.extensions.linear import (
    LinearExtensions,
    extensions_of_levels,
    extensions_of_order,
    extensions_within,
)

NO_IDEALS = 0
"""A budget that leaves only the Markov chain for what cannot be taken apart."""


def all_orders(above: NDArray[np.bool_]) -> set[tuple[int, ...]]:
    """Every strict order that keeps a partial order, as ranks."""
    pairs = np.argwhere(above).tolist()
    return {ranks for ranks in permutations(range(len(above))) if all(ranks[a] > ranks[b] for a, b in pairs)}


def as_set(ranks: NDArray[np.int32]) -> set[tuple[int, ...]]:
    return {tuple(row) for row in ranks.tolist()}


def antichain(elements: int) -> NDArray[np.bool_]:
    return matrix(elements, set())


def chains(*sizes: int) -> NDArray[np.bool_]:
    ends = np.cumsum(sizes).tolist()
    return closed(matrix(sum(sizes), {(a, a + 1) for a in range(sum(sizes) - 1) if a + 1 not in ends}))


def fence(elements: int) -> NDArray[np.bool_]:
    """A zigzag: every second element is above its neighbours."""
    odd = range(1, elements, 2)
    return matrix(elements, {(a, b) for a in odd for b in (a - 1, a + 1) if b < elements})


def subsets(of: int) -> NDArray[np.bool_]:
    """The Boolean lattice: sets by inclusion."""
    return matrix(1 << of, {(a, b) for a in range(1 << of) for b in range(1 << of) if a != b and a & b == b})


def grid(columns: int) -> NDArray[np.bool_]:
    """Two rows of columns, each cell above those to its left and below it."""
    cells = [(x, y) for x in range(columns) for y in range(2)]
    pairs = {
        (i, j)
        for i, (x, y) in enumerate(cells)
        for j, (u, v) in enumerate(cells)
        if i != j and u <= x and v <= y
    }
    return matrix(2 * columns, pairs)


def assert_uniform(draws: NDArray[np.int32], orders: set[tuple[int, ...]]) -> None:
    """Pearson's statistic within five standard deviations of what uniform draws give on average."""
    counts = dict.fromkeys(orders, 0)
    for row in draws.tolist():
        counts[tuple(row)] += 1
    expected = len(draws) / len(orders)
    assert expected > 20
    statistic = sum((count - expected) ** 2 for count in counts.values()) / expected
    freedom = len(orders) - 1
    assert abs(statistic - freedom) < 5 * math.sqrt(2 * freedom) + 5


@given(orders())
def test_numbers_run_through_exactly_the_orders_that_keep_it(above: NDArray[np.bool_]) -> None:
    found = extensions_of_order(above)
    expected = all_orders(above)
    assert (found.count, found.bias, found.method) == (len(expected), 0.0, "exact")
    assert as_set(found.unrank(np.arange(found.count))) == expected


@given(orders())
def test_the_lattice_of_the_whole_counts_the_same_orders(above: NDArray[np.bool_]) -> None:
    lattice = lattice_of(above, 1 << 6)
    assert lattice is not None
    assert as_set(lattice.unranked(np.arange(lattice.count))) == all_orders(above)


@settings(max_examples=drawn(30))
@given(orders(most=5), st.sampled_from([NO_IDEALS, 1 << 6]), st.integers(0, 9))
def test_every_draw_keeps_the_order_and_the_seed_decides_it(
    above: NDArray[np.bool_], most_ideals: int, seed: int
) -> None:
    found = extensions_within(above, most_ideals)
    first, second = (found.draw(np.random.default_rng(seed), 40) for _ in range(2))
    assert np.array_equal(first, second)
    assert as_set(first) <= all_orders(above)


@given(st.lists(st.integers(-2, 2), max_size=6))
def test_levels_are_the_partial_order_in_which_all_of_one_is_above_all_of_another(level: list[int]) -> None:
    ranks = np.array(level, dtype=np.int32)
    found = extensions_of_levels(ranks)
    assert found.count is not None
    assert as_set(found.unrank(np.arange(found.count))) == all_orders(ranks[:, None] > ranks)


MIXED = closed(matrix(8, {(0, 1), (0, 2), (3, 2), (4, 5), (7, 0), (7, 3), (7, 1), (7, 4), (7, 5), (7, 6)}))
"""One element above all; below it, free of each other: a fence of four, a chain of two and one alone."""


TWINS = matrix(5, {(1, 0), (1, 2), (3, 2), (1, 4)})
"""A fence of four whose first element is there twice."""


@pytest.mark.parametrize(
    "above",
    [TWINS, antichain(4), chains(3, 2), fence(5), chains(1, 1, 2), grid(3)],
    ids=lambda above: len(above),
)
def test_draws_are_uniform(above: NDArray[np.bool_]) -> None:
    found = extensions_of_order(above)
    assert found.method == "exact"
    assert_uniform(found.draw(np.random.default_rng(1), 6_000), all_orders(above))


def test_draws_from_parts_within_parts_are_uniform() -> None:
    found = extensions_of_order(MIXED)
    assert found.count == math.comb(7, 4) * math.comb(3, 2) * 5
    assert_uniform(found.draw(np.random.default_rng(2), 30_000), all_orders(MIXED))


@pytest.mark.parametrize("above", [fence(4), TWINS, MIXED], ids=["fence", "with twins", "mixed"])
def test_draws_by_the_chain_are_uniform_within_its_bias(above: NDArray[np.bool_]) -> None:
    found = extensions_within(above, NO_IDEALS)
    assert found.method == "Markov chain (Bubley and Dyer 1999)"
    assert found.count is None
    assert 0 < found.bias <= 1e-3
    assert_uniform(found.draw(np.random.default_rng(3), 20_000), all_orders(above))


def test_several_chains_share_the_bias() -> None:
    above = np.kron(np.eye(3, dtype=np.bool_), fence(4))
    assert extensions_within(above, NO_IDEALS).bias == pytest.approx(1e-3)


def test_the_chain_takes_as_many_steps_as_path_coupling_asks_for() -> None:
    steps = chain_steps(20, 1e-3)
    contraction = 1 - 6 / (20**3 - 20)
    assert contraction**steps * 20**2 / 4 <= 1e-3 < contraction ** (0.99 * steps) * 20**2 / 4


@pytest.mark.parametrize("elements", range(9))
def test_without_any_preference_every_permutation_counts(elements: int) -> None:
    assert extensions_of_order(antichain(elements)).count == math.factorial(elements)


def test_two_chains_interleave_in_binomially_many_ways() -> None:
    assert extensions_of_order(chains(30, 20)).count == math.comb(50, 20)


def test_fences_give_the_zigzag_numbers() -> None:
    counts = [extensions_of_order(fence(elements)).count for elements in range(9)]
    assert counts == [1, 1, 1, 2, 5, 16, 61, 272, 1385]


@pytest.mark.parametrize(("of", "count"), [(2, 2), (3, 48), (4, 1_680_384)])
def test_boolean_lattices_have_the_published_counts(of: int, count: int) -> None:
    assert extensions_of_order(subsets(of)).count == count


def test_grids_of_two_rows_give_the_catalan_numbers() -> None:
    for columns in (1, 2, 3, 10, 40):
        catalan = math.comb(2 * columns, columns) // (columns + 1)
        assert extensions_of_order(grid(columns)).count == catalan


def test_more_orders_than_64_bits_hold_are_drawn_exactly() -> None:
    found = extensions_of_order(grid(40))
    assert found.count is not None
    assert found.count > 1 << 64
    draws = found.draw(np.random.default_rng(4), 4_000)
    assert all((draws[:, a] > draws[:, b]).all() for a, b in np.argwhere(grid(40)).tolist())
    # With its first column at the bottom, a grid has as many orders as the grid without that column.
    share = (draws[:, 1] == 1).mean()
    catalan = [math.comb(2 * k, k) // (k + 1) for k in range(41)]
    assert share == pytest.approx(catalan[39] / catalan[40], abs=0.035)


def test_deeply_nested_parts_are_put_together() -> None:
    elements = 600
    above = np.zeros((elements, elements), dtype=np.bool_)
    for top in range(1, elements, 2):
        above[top, :top] = True
    found = extensions_of_order(above)
    ranks = found.draw(np.random.default_rng(5), 2)
    assert (np.sort(ranks, axis=1) == np.arange(elements)).all()
    assert all((ranks[:, top, None] > ranks[:, :top]).all() for top in range(1, elements, 2))
    # Each element that is free of all before it can go to any place among them.
    assert found.count == math.prod(range(1, elements, 2))


def test_large_classes_of_exchangeable_elements_are_still_counted() -> None:
    above = np.kron(fence(4), np.ones((16, 16), dtype=np.bool_)).astype(np.bool_)
    found = extensions_of_order(above)
    assert found.method == "exact"
    ranks = found.draw(np.random.default_rng(8), 100)
    assert (np.sort(ranks, axis=1) == np.arange(64)).all()
    assert all((ranks[:, a] > ranks[:, b]).all() for a, b in np.argwhere(above).tolist())
    smaller = np.kron(fence(4), np.ones((3, 3), dtype=np.bool_)).astype(np.bool_)
    whole = lattice_of(smaller, 1 << 12)
    assert whole is not None
    assert extensions_of_order(smaller).count == whole.count


def test_a_million_elements_are_shuffled_within_their_levels() -> None:
    level = np.arange(1_000_000, dtype=np.int32) % 3
    found = extensions_of_levels(level)
    assert found.count is None
    (ranks,) = found.draw(np.random.default_rng(6), 1)
    assert (np.bincount(ranks) == 1).all()
    assert (np.diff(level[np.argsort(ranks)]) >= 0).all()


@pytest.mark.parametrize(
    ("found", "index"),
    [
        (extensions_of_order(antichain(21)), 0),
        (extensions_within(fence(5), NO_IDEALS), 0),
        (extensions_of_order(antichain(3)), 6),
        (extensions_of_order(antichain(3)), -1),
    ],
    ids=["too many", "not counted", "past the last", "before the first"],
)
def test_an_order_without_a_number_is_refused(found: LinearExtensions, index: int) -> None:
    with pytest.raises(ValueError, match="number"):
        found.unrank(np.array([index]))


@pytest.mark.parametrize("pairs", [{(0, 0)}, {(0, 1), (1, 0)}, {(0, 1), (1, 2)}])
def test_a_relation_that_is_no_closed_strict_order_is_refused(pairs: set[tuple[int, int]]) -> None:
    with pytest.raises(ValueError, match="closed"):
        extensions_of_order(matrix(3, pairs))


def test_no_draws_and_no_elements_are_answered_with_empty_arrays() -> None:
    generator = np.random.default_rng(7)
    for above in (antichain(4), fence(5), MIXED):
        for most_ideals in (NO_IDEALS, 100):
            assert extensions_within(above, most_ideals).draw(generator, 0).shape == (0, len(above))
    nothing = extensions_of_order(antichain(0))
    assert (nothing.count, nothing.draw(generator, 3).shape) == (1, (3, 0))
