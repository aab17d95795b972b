"""Improvements on models so large that they are worked off in blocks."""

from __future__ import annotations

import numpy as np
import pytest
from tests.support.strategies import model_of_options

from detente.stability.classic import improving_step
from detente.stability.improvements import improvements, lowest_improvement
from detente.stability.moves import targets
from detente.stability.reductions import NEVER_LOWEST

OWNERS = {
    "rows side by side": (0,) * 3 + (1,) * 3 + (2,) * 12,
    "rows longer than a block": (0,) * 18,
    "rows apart": (0,) * 12 + (1,) * 6,
}


@pytest.mark.parametrize("owner", OWNERS.values(), ids=OWNERS.keys())
@pytest.mark.parametrize("one_way", [False, True])
@pytest.mark.parametrize("weak", [False, True])
@pytest.mark.parametrize("staying", [False, True])
def test_every_block_finds_the_lowest_of_each_states_improvements(
    owner: tuple[int, ...], one_way: bool, weak: bool, staying: bool
) -> None:
    generator = np.random.default_rng(20)
    cells = 1 << len(owner)
    ways = ((0, 1, 0, -1, 0, 0, 0, 1) + (0,) * len(owner))[: len(owner)] if one_way else (0,) * len(owner)
    feasible = generator.random(cells) < 0.7
    model = model_of_options(
        owner,
        [generator.integers(0, 50, cells).tolist() for _ in range(max(owner) + 1)],
        one_way=ways,
        feasible=feasible.tolist(),
    )
    values = generator.integers(0, 1 << 30, cells).astype(np.int32)
    values[~feasible] = NEVER_LOWEST
    for party, ranks in enumerate(model.ranks):
        found = lowest_improvement(improvements(model, party, weak=weak), values, staying=staying)
        assert (found[~feasible] == NEVER_LOWEST).all()
        for state in generator.choice(np.flatnonzero(feasible), 60).tolist():
            reached = targets(model, party, state)
            better = ranks[reached] >= ranks[state] if weak else ranks[reached] > ranks[state]
            choice = values[reached[better]].tolist()
            if staying or weak:
                choice.append(int(values[state]))
            assert found[state] == min(choice, default=NEVER_LOWEST)


@pytest.mark.parametrize("one_way", [False, True])
@pytest.mark.parametrize("rules", [False, True])
def test_stepping_again_where_something_changed_is_the_same_as_stepping_everywhere(
    one_way: bool, rules: bool
) -> None:
    generator = np.random.default_rng(21)
    owner = (0,) * 4 + (1,) * 5 + (2,) * 5
    cells = 1 << len(owner)
    ways = (0, 1, 0, 0, -1, 0, 1, 0, 0, 0, 1, 0, 0, 0) if one_way else (0,) * len(owner)
    feasible = generator.random(cells) < 0.7 if rules else np.ones(cells, dtype=np.bool_)
    model = model_of_options(
        owner,
        [generator.integers(0, 500, cells).tolist() for _ in range(3)],
        one_way=ways,
        feasible=feasible.tolist(),
    )
    step = improving_step(model)
    for party in range(3):
        values = generator.integers(0, 1 << 30, cells).astype(np.int32)
        values[~feasible] = NEVER_LOWEST
        lowered = step(party, values, staying=True)
        for share in (0.0, 0.001, 0.2):
            changed = feasible & (generator.random(cells) < share)
            fallen = np.where(changed, lowered // 2, lowered)
            again = step.again(party, fallen, changed)
            assert np.array_equal(again, step(party, fallen, staying=True))
