"""Profiles of orders: the swaps that lead from one to another, and those under which premises hold."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

import numpy as np
from hypothesis import strategies as st
from tests.support.oracle import states, weak_orders
from tests.support.strategies import model_of_arcs, model_of_options

from detente.model.model import Model
from detente.wishes.premises import Premise

Profile = tuple[tuple[int, ...], ...]
"""By party and cell the rank, all of a party's different."""


def one_swap_away(profile: Profile) -> Iterator[Profile]:
    for party, ranks in enumerate(profile):
        for rank in range(len(ranks) - 1):
            swapped = {rank: rank + 1, rank + 1: rank}
            changed = tuple(swapped.get(now, now) for now in ranks)
            yield (*profile[:party], changed, *profile[party + 1 :])


def by_swaps(starts: Iterable[Profile], most: int) -> Iterator[set[Profile]]:
    """The profiles no swap away from some, one swap away, and so on."""
    layer = set(starts)
    seen = set(layer)
    for _ in range(most + 1):
        yield layer
        layer = {after for profile in layer for after in one_swap_away(profile)} - seen
        seen |= layer


def profile_of(model: Model) -> Profile:
    return tuple(tuple(ranks) for ranks in model.ranks.tolist())


@st.composite
def strict_models(draw: st.DrawFn) -> Model:
    """Up to eight states of up to three parties, which are indifferent between none, in either form."""
    parties = draw(st.integers(2, 3))
    if draw(st.booleans()):
        owner = tuple(sorted(draw(st.lists(st.integers(0, parties - 1), min_size=1, max_size=3))))
        one_way = tuple(draw(st.sampled_from((0, 0, 0, 1, -1))) for _ in owner)
        ranks = [list(draw(st.permutations(range(1 << len(owner))))) for _ in range(parties)]
        quo = draw(st.integers(0, (1 << len(owner)) - 1))
        return model_of_options(owner, ranks, one_way=one_way, status_quo=quo)
    cells = draw(st.integers(2, 6))
    arcs = [(int(a), int(b)) for a, b in np.argwhere(~np.eye(cells, dtype=np.bool_))]
    moves = [draw(st.sets(st.sampled_from(arcs), max_size=8)) for _ in range(parties)]
    ranks = [list(draw(st.permutations(range(cells)))) for _ in range(parties)]
    return model_of_arcs(moves, ranks, status_quo=draw(st.integers(0, cells - 1)))


def heights(model: Model, order: list[set[int]]) -> list[int]:
    """By cell the rank in an order of the states."""
    height = {cell: rank for rank, group in enumerate(order) for cell in group}
    return [height.get(cell, -1) for cell in range(model.cells)]


def holds(premise: Premise, ranks: Sequence[int]) -> bool:
    better, other = ranks[premise.better], ranks[premise.other]
    return better > other if premise.strict else better >= other


def orders_under(premises: Iterable[Premise], model: Model, party: int) -> list[list[int]]:
    """The orders of a few states in which all premises about a party hold."""
    about = [premise for premise in premises if premise.party == party]
    orders = (heights(model, order) for order in weak_orders(states(model)))
    return [order for order in orders if all(holds(premise, order) for premise in about)]
