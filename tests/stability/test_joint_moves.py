"""Joint moves, against coalitions enumerated from the definition."""

from __future__ import annotations

from itertools import combinations

from hypothesis import given
from tests.support.games import dilemma
from tests.support.oracle import by_turns, can_move, states, unilateral_moves
from tests.support.strategies import models

from detente.model.model import Model
from detente.stability.ways import joint_moves


def _expected(model: Model) -> set[tuple[tuple[int, ...], int]]:
    moves, ranks, origin = unilateral_moves(model), model.ranks, model.status_quo
    assert origin is not None
    parties = range(len(model.parties))
    coalitions = [members for size in range(1, len(parties) + 1) for members in combinations(parties, size)]
    improves = {
        (members, t)
        for members in coalitions
        for t in by_turns(moves, members, origin)
        if all(ranks[i, t] > ranks[i, origin] for i in members)
    }
    return {
        (members, t)
        for members, t in improves
        if len(members) > 1 and not any((s, t) in improves for s in coalitions if set(s) < set(members))
    }


@given(models(open_ties=True))
def test_exactly_the_smallest_coalitions_that_reach_what_all_of_them_prefer(model: Model) -> None:
    found = joint_moves(model, 1 << 10)
    pairs = [(move.members, move.target) for move in found]
    assert len(set(pairs)) == len(pairs)
    assert set(pairs) == _expected(model)
    for move in found:
        assert {step.party for step in move.steps} == set(move.members)
        assert (move.steps[0].origin, move.steps[-1].target) == (model.status_quo, move.target)
        assert all(can_move(model, step.party, step.origin, step.target) for step in move.steps)


@given(models())
def test_a_limit_cuts_the_list_and_not_its_order(model: Model) -> None:
    whole = joint_moves(model, 1 << 10)
    for limit in (0, 1, 3):
        assert joint_moves(model, limit) == whole[:limit]
    assert states(model)


def test_two_armed_rivals_can_only_disarm_together() -> None:
    model = dilemma(status_quo="YY")
    (move,) = joint_moves(model, 10)
    assert (move.members, move.target, len(move.steps)) == ((0, 1), 0, 2)
