"""Ways out of the status quo, against every legal sequence walked by hand."""

from __future__ import annotations

from dataclasses import astuple
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from tests.support.oracle import can_move, improving, states, unilateral_moves
from tests.support.strategies import model_of_arcs, model_of_options, models
from tests.support.thoroughness import drawn

from detente.model.model import Model
from detente.stability.breadth_first import StepKind
from detente.stability.result import Move
from detente.stability.ways import can_be_undone, reach, reachable, ways_out

BY: tuple[StepKind, ...] = ("improvements", "possible improvements", "moves")


def _may_gain(model: Model, party: int, origin: int, target: int) -> bool:
    now, then = model.ranks[party, origin], model.ranks[party, target]
    return bool(then > now or (then == now and model.open_ties[party]))


def _distances(model: Model, by: str, kept_still: int | None = None) -> dict[int, int]:
    """Fewest steps to each state from the status quo, by walking (state, last mover) level by level."""
    moves = unilateral_moves(model)
    if by == "improvements":
        moves = improving(moves, model.ranks.tolist())
    if by == "possible improvements":
        moves = [
            {s: {t for t in reached if _may_gain(model, party, s, t)} for s, reached in of_party.items()}
            for party, of_party in enumerate(moves)
        ]
    assert model.status_quo is not None
    level = {(model.status_quo, -1)}
    seen, away, steps = set(level), {model.status_quo: 0}, 0
    while level:
        steps += 1
        level = {
            (target, mover)
            for state, last in level
            for mover in range(len(model.parties))
            if mover not in (last, kept_still)
            for target in moves[mover][state]
        } - seen
        seen |= level
        for state, _ in level:
            away.setdefault(state, steps)
    return away


@given(models(open_ties=True))
def test_ways_are_legal_shortest_and_complete(model: Model) -> None:
    for by in BY:
        away = _distances(model, by)
        distance = reachable(model, by)
        assert {cell: steps for cell, steps in enumerate(distance.tolist()) if steps >= 0} == away
        ways = ways_out(model, states(model), by)
        assert [way.target for way in ways] == [s for s in states(model) if away.get(s, 0) > 0]
        for way in ways:
            assert way.by == by
            assert len(way.steps) == away[way.target]
            assert (way.steps[0].origin, way.steps[-1].target) == (model.status_quo, way.target)
            for before, after in pairwise(way.steps):
                assert before.target == after.origin
                assert before.party != after.party
            for step in way.steps:
                assert can_move(model, step.party, step.origin, step.target)
                gains = model.ranks[step.party, step.target] > model.ranks[step.party, step.origin]
                may_gain = by == "possible improvements" and _may_gain(model, *astuple(step))
                assert gains or may_gain or by == "moves"


@settings(max_examples=drawn(40))
@given(models(open_ties=True))
def test_who_can_block_a_way_is_whoever_it_cannot_do_without(model: Model) -> None:
    for by in BY:
        ways = ways_out(model, states(model), by)
        for party in range(len(model.parties)):
            still = _distances(model, by, kept_still=party)
            # Without a party no sure improvements may lead there, and possible ones all the same.
            perhaps = "possible improvements" if by == "improvements" else by
            still_perhaps = _distances(model, perhaps, kept_still=party)
            for way in ways:
                assert (party in way.blockers) == (way.target not in still_perhaps)
                assert (party in way.may_block) == (way.target in still_perhaps and way.target not in still)


@settings(max_examples=drawn(40))
@given(models())
def test_reachable_states_are_counted_by_steps_and_named_with_their_movers(model: Model) -> None:
    for by in BY:
        away = _distances(model, by)
        found = reach(model, by, 1 << 10)
        assert found is not None
        counts = [list(away.values()).count(steps) for steps in range(max(away.values()) + 1)]
        assert list(found.by_steps) == counts
        assert {cell for cell, _ in found.nearest} == set(away) - {model.status_quo}
        for cell, movers in found.nearest:
            (way,) = ways_out(model, [cell], by)
            assert set(movers) == {step.party for step in way.steps}


def test_a_move_that_cannot_be_taken_back() -> None:
    model = model_of_options((0, 1), [[0, 1, 2, 3]] * 2, one_way=(1, 0))
    assert not can_be_undone(model, Move(0, 0, 2))
    assert can_be_undone(model, Move(1, 0, 1))


def test_a_way_by_improvements_needs_everyone_on_it_to_gain() -> None:
    model = model_of_options((0, 1), [[0, 0, 1, 2], [1, 0, 0, 2]])
    (way,) = ways_out(model, [3], "improvements")
    assert way.steps == (Move(0, 0, 2), Move(1, 2, 3))


def test_nobody_moves_twice_in_a_row() -> None:
    """A could go 0, 1, 2 with B in between only, and B has no move."""
    model = model_of_arcs([{(0, 1), (1, 2)}, set()], [[0, 1, 2], [0, 0, 0]])
    assert ways_out(model, [1, 2], "moves") == ways_out(model, [1], "moves")
    assert reachable(model, "moves").tolist() == [0, 1, -1]


@pytest.mark.parametrize("by", BY)
def test_without_a_status_quo_there_is_no_way(by: StepKind) -> None:
    model = model_of_options((0, 1), [[0, 1, 2, 3]] * 2, status_quo=None)
    assert ways_out(model, [1, 2, 3], by) == ()
    assert np.array_equal(reachable(model, by), [-1] * 4)
