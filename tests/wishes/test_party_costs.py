"""The costs of stability and steps to one party, against every order there is."""

from __future__ import annotations

from typing import Any

import numpy as np
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.support.oracle import weak_orders
from tests.support.thoroughness import drawn

from detente.wishes.pairwise import OPEN
from detente.wishes.party_costs import IMPOSSIBLE, PartyCosts
from detente.wishes.placing import Placing
from detente.wishes.rearranged import Known

STATES = 5
RANKS = np.array(
    [
        [next(-place for place, group in enumerate(order) if state in group) for state in range(STATES)]
        for order in weak_orders(list(range(STATES)))
    ]
)
SIGNS = np.sign(RANKS[:, :, None] - RANKS[:, None, :])
CELLS = st.integers(0, STATES - 1)
Deterrents = list[list[tuple[int, ...]]]


def known_of(signs: NDArray[Any]) -> Known | None:
    return Known.of(signs.astype(np.int8), np.ones(STATES, dtype=np.bool_))


@st.composite
def what_is_known(draw: st.DrawFn) -> NDArray[Any]:
    """A strict order, one with ties, or what two orders have in common; the rest is open."""
    first = np.array(draw(st.lists(st.integers(0, STATES), min_size=STATES, max_size=STATES)))
    if draw(st.booleans()):
        first = np.array(draw(st.permutations(range(STATES))))
    signs = np.sign(first[:, None] - first)
    if draw(st.booleans()):
        second = np.array(draw(st.permutations(range(STATES))))
        signs = np.where(signs == np.sign(second[:, None] - second), signs, OPEN)
        np.fill_diagonal(signs, 0)
    return signs


def fewest(signs: NDArray[Any], cell: int, deterrents: Deterrents, steps: frozenset[tuple[int, int]]) -> int:
    above = np.triu_indices(STATES, 1)
    now, known = SIGNS[:, above[0], above[1]], signs[above]
    # Nobody comes to be indifferent between states where no tie was known.
    allowed = ~((now == 0) & (known != 0)).any(axis=1)
    for tail, head in steps:
        allowed &= SIGNS[:, head, tail] > 0
    for of_move in deterrents:
        allowed &= np.any([(SIGNS[:, list(ends), cell] <= 0).all(axis=1) for ends in of_move], axis=0)
    costs = ((known != OPEN) & (now != known)).sum(axis=1)[allowed]
    return int(costs.min()) if costs.size else IMPOSSIBLE


@given(what_is_known(), CELLS, st.data())
@settings(max_examples=drawn(200))
def test_no_order_does_with_fewer_changes(signs: NDArray[Any], cell: int, data: st.DataObject) -> None:
    known = known_of(signs)
    assume(known is not None)
    assert known is not None
    most = data.draw(st.sampled_from((1, 1, 2)))
    ends = st.lists(CELLS.filter(lambda end: end != cell), min_size=1, max_size=most).map(tuple)
    deterrents = data.draw(st.lists(st.lists(ends, min_size=1, max_size=3), max_size=3))
    step = st.tuples(CELLS, CELLS).filter(lambda pair: pair[0] != pair[1])
    steps = data.draw(st.frozensets(step, max_size=3))
    costs = PartyCosts(known, cell, deterrents)
    assert costs.cost(steps) == fewest(signs, cell, deterrents, steps)
    order = costs.order(steps)
    if order is None:
        assert costs.cost(steps) == IMPOSSIBLE
    else:
        assert int((known.at_least.T & order).sum()) == costs.cost(steps)
        assert all(order[head, tail] for tail, head in steps)


def test_steps_that_cross_share_a_pair() -> None:
    # From the top: 0 1 2 3. To prefer 2 to 0 takes two changes, and 3 to 1 takes two; both take three.
    best_first = -np.arange(STATES)
    known = known_of(np.sign(best_first[:, None] - best_first))
    assert known is not None
    costs = PartyCosts(known, 4, [])
    assert costs.cost(frozenset({(0, 2)})) == costs.cost(frozenset({(1, 3)})) == 2
    assert costs.cost(frozenset({(0, 2), (1, 3)})) == 3


def test_preferences_in_a_circle_are_impossible() -> None:
    known = known_of(np.where(np.eye(STATES, dtype=np.bool_), 0, OPEN))
    assert known is not None
    assert PartyCosts(known, 4, []).cost(frozenset({(0, 1), (1, 2), (2, 0)})) == IMPOSSIBLE
    assert Placing(known, [0, 1], [(0, 1), (1, 0)], []).best() is None


def test_a_lower_deterrent_is_taken_in_place_of_a_higher_one() -> None:
    # From the top: 1 2 3 4 0; either 1 or 3 deters the party from its move.
    heights = np.array([0, 4, 3, 2, 1])
    known = known_of(np.sign(heights[:, None] - heights))
    assert known is not None
    assert PartyCosts(known, 0, [[(1,), (3,)]]).cost(frozenset()) == 2
