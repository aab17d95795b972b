"""One named state: verdicts, reasons and ways agree with the definitions and the dense engine."""

from __future__ import annotations

import random
from collections.abc import Sequence

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.oracle import improving, stable, unilateral_moves
from tests.support.stated_cases import stated_cases
from tests.support.thoroughness import drawn

from detente.case import Case
from detente.model import compile_case
from detente.stability import CONCEPTS, Response, StepKind, ways_out
from detente.symbolic import Budget, excerpt, explain_state, shortest_way, symbolic_model

_SMALL = Budget(nodes=1 << 16)


@settings(max_examples=drawn(80))
@given(stated_cases(), st.randoms(use_true_random=False))
def test_verdicts_and_sanctions_at_a_state_are_as_the_definitions_say(
    case: Case, chance: random.Random
) -> None:
    dense, model = compile_case(case), symbolic_model(case, _SMALL)
    state = chance.choice(dense.feasible.nonzero()[0].tolist())
    expected = stable(dense, dense.ranks.tolist())
    moves = unilateral_moves(dense)
    gains = improving(moves, dense.ranks.tolist())
    for party in range(len(model.parties)):
        for concept in CONCEPTS:
            reason = explain_state(model, party, state, concept, limit=100)
            assert (reason.verdict == "stable") == (state in expected[concept][party]), (party, concept)
            assert {r.improvement.target for r in reason.responses} == gains[party][state]
            assert reason.omitted == 0
            for response in reason.responses:
                _hold_sanction(response, dense.ranks[party].tolist(), moves if concept != "seq" else gains)


def _hold_sanction(response: Response, ranks: Sequence[int], moves: list[dict[int, set[int]]]) -> None:
    """A sanction is legal, leaves the party out that it deters, and ends no better for it."""
    if response.sanction is None:
        return
    at, own = response.improvement.target, response.improvement.party
    for step in response.sanction:
        assert step.party != own
        assert step.origin == at
        assert step.target in moves[step.party][at]
        at = step.target
    assert ranks[at] <= ranks[response.improvement.origin]


@settings(max_examples=drawn(80))
@given(stated_cases(), st.randoms(use_true_random=False))
def test_ways_are_as_short_as_those_of_the_dense_engine(case: Case, chance: random.Random) -> None:
    cells = compile_case(case).feasible.nonzero()[0].tolist()
    quo, target = chance.choice(cells), chance.choice(cells)
    model = symbolic_model(case, _SMALL)
    dense = compile_case(case)
    object.__setattr__(dense, "status_quo", quo)
    kinds: tuple[StepKind, ...] = ("improvements", "moves")
    for kind in kinds:
        way = shortest_way(model, quo, model.diagrams.one(target), improving=kind == "improvements")
        expected = ways_out(dense, [target], kind)
        if target == quo:
            assert way == ()
        elif not expected:
            assert way is None
        else:
            assert way is not None
            assert len(way) == len(expected[0].steps)
            assert (way[0].origin, way[-1].target) == (quo, target)


@given(stated_cases())
def test_an_excerpt_names_states_and_orders_them_as_the_whole_does(case: Case) -> None:
    dense, model = compile_case(case), symbolic_model(case, _SMALL)
    codes = dense.feasible.nonzero()[0].tolist()[:6]
    few, cells = excerpt(model, codes)
    for party in range(len(model.parties)):
        for one in codes:
            assert few.label(cells[one]) == dense.label(one)
            for other in codes:
                assert (few.ranks[party, cells[one]] > few.ranks[party, cells[other]]) == (
                    dense.ranks[party, one] > dense.ranks[party, other]
                )
