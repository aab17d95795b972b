"""The fewest changes in preferences, against every preference there is and against the definitions."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.oracle import Ranks, by_turns, improving, stable, states, unilateral_moves, weak_orders
from tests.stability.strategies import graph_models, model_of_arcs, model_of_options, option_models

from detente.case.model import Model
from detente.scenarios.facts import Fact
from detente.scenarios.least_changes import LeastChanges, NoChanges, least_changes
from detente.scenarios.seen_order import MOST_STATES, OPEN, SeenOrders, changes_of_order, seen_orders
from detente.scenarios.stability_clauses import ClassicConcept
from detente.stability.equilibria import analyse_all
from detente.stability.search import search

CONCEPTS: tuple[ClassicConcept, ...] = ("nash", "gmr", "smr", "seq")
ORDERS = list(permutations(range(4)))
PROFILES = list(product(ORDERS, ORDERS))


def two_by_two(first: tuple[int, ...], second: tuple[int, ...]) -> Model:
    return model_of_options((0, 1), [list(first), list(second)], status_quo=3)


@cache
def lasting(concept: ClassicConcept, *, arrived_at: bool) -> list[bool]:
    """By profile whether cell 0 lasts, and improvements lead to it from cell 3 if that is asked."""
    answer = []
    for profile in PROFILES:
        model = two_by_two(*profile)
        holds = bool(analyse_all(model)[concept].certain[:, 0].all())
        if arrived_at and holds:
            holds = bool(search(model, 3, (0, 1), "improvements").distances()[0] > 0)
        answer.append(holds)
    return answer


def apart(one: tuple[int, ...], other: tuple[int, ...]) -> int:
    return sum((one[a] > one[b]) != (other[a] > other[b]) for a in range(4) for b in range(a))


@pytest.mark.parametrize(("concept", "profiles"), [("nash", 144), ("seq", 193), ("gmr", 256), ("smr", 196)])
def test_of_all_two_by_two_games_so_many_have_the_state_as_it_is(
    concept: ClassicConcept, profiles: int
) -> None:
    assert sum(lasting(concept, arrived_at=False)) == profiles


@pytest.mark.parametrize("concept", CONCEPTS)
@pytest.mark.parametrize("arrived_at", [False, True])
def test_in_two_by_two_games_no_nearer_profile_would_do(concept: ClassicConcept, *, arrived_at: bool) -> None:
    good = [profile for profile, holds in zip(PROFILES, lasting(concept, arrived_at=arrived_at), strict=True) if holds]
    between = np.array([[apart(one, other) for other in ORDERS] for one in ORDERS])
    first = [ORDERS.index(one) for one, _ in good]
    second = [ORDERS.index(other) for _, other in good]
    step = 1 if not arrived_at else 5
    for place in range(0, len(PROFILES), step):
        profile = PROFILES[place]
        model = two_by_two(*profile)
        found = least_changes(model, seen_orders(model), [0], concept, arrived_at=arrived_at)
        assert isinstance(found, LeastChanges)
        nearest = between[ORDERS.index(profile[0]), first] + between[ORDERS.index(profile[1]), second]
        assert found.total == nearest.min(), profile


def opened(model: Model, pairs: list[tuple[int, int, int]]) -> SeenOrders:
    """What the model says, but for some pairs that nobody knows; ties keep what they are."""
    known = seen_orders(model)
    for party, a, b in pairs:
        if known[party, a, b] in (-1, 1):
            known[party, a, b] = known[party, b, a] = OPEN
    return known


@st.composite
def questions(draw: st.DrawFn) -> tuple[Model, SeenOrders, int, ClassicConcept]:
    small = option_models(most_parties=3, most_options=2, open_ties=True)
    model = draw(st.one_of(small, graph_models(most_parties=3, most_states=4, open_ties=True)))
    cells = st.sampled_from(states(model))
    party = st.integers(0, len(model.parties) - 1)
    known = opened(model, draw(st.lists(st.tuples(party, cells, cells), max_size=4)))
    return model, known, draw(cells), draw(st.sampled_from(CONCEPTS))


def orders_with_cost(model: Model, known: SeenOrders, party: int) -> list[tuple[int, list[int]]]:
    """Every order a party may come to have, cheapest first: ties where a tie is known and nowhere else."""
    answer = []
    for order in weak_orders(states(model)):
        heights = [-1] * model.cells
        for height, group in enumerate(order):
            for cell in group:
                heights[cell] = height
        pairs = [(a, b) for a in states(model) for b in states(model) if a < b]
        if any(heights[a] == heights[b] and known[party, a, b] != 0 for a, b in pairs):
            continue
        sign = {(a, b): int(np.sign(heights[a] - heights[b])) for a, b in pairs}
        cost = sum(known[party, a, b] not in (OPEN, sign[a, b]) for a, b in pairs)
        answer.append((cost, heights))
    return sorted(answer)


def arrives(model: Model, ranks: Ranks, cell: int) -> bool:
    up = improving(unilateral_moves(model), ranks)
    return cell == model.status_quo or cell in by_turns(up, range(len(model.parties)), model.status_quo)


def fewest(model: Model, known: SeenOrders, cell: int, concept: ClassicConcept, *, most: int) -> int | None:
    """By trying profile after profile; None if none of at most so many changes does."""
    choices = [orders_with_cost(model, known, party) for party in range(len(model.parties))]
    for total in range(most + 1):
        for costs in product(*(sorted({cost for cost, _ in of_party}) for of_party in choices)):
            if sum(costs) != total:
                continue
            of_cost = [
                [order for cost, order in of_party if cost == wanted]
                for of_party, wanted in zip(choices, costs, strict=True)
            ]
            for ranks in product(*of_cost):
                if arrives(model, ranks, cell) and all(
                    cell in of_party for of_party in stable(model, ranks)[concept]
                ):
                    return total
    return None


@given(questions())
@settings(max_examples=60, deadline=None)
def test_it_is_what_trying_every_profile_finds(question: tuple[Model, SeenOrders, int, ClassicConcept]) -> None:
    model, known, cell, concept = question
    found = least_changes(model, known, [cell], concept)
    if isinstance(found, NoChanges):
        reached = by_turns(unilateral_moves(model), range(len(model.parties)), model.status_quo)
        assert found.why != "not with so few changes"
        assert (found.why == "no moves lead there") == (cell not in reached)
        return
    assert found.total <= 3 or len(states(model)) == 4
    least = fewest(model, known, cell, concept, most=min(found.total, 3))
    assert least == (found.total if found.total <= 3 else None)
