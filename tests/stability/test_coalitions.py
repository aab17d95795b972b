"""Coalition concepts and equilibrium jumps, against their definitions, by hand, and published."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.coalition_oracle import coalition_oracle
from tests.support.games import dilemma
from tests.support.oracle import by_turns, can_move, completions, unilateral_moves
from tests.support.paths import SHARED
from tests.support.strategies import model_of_options, models, tiny_open_models
from tests.support.thoroughness import drawn

from detente.case.load import load_case
from detente.model.model import Model, compile_case
from detente.model.moves import GraphMoves
from detente.stability.classic import analyse_all, equilibria
from detente.stability.coalition_moves import coalition_improvements, coalitions_of
from detente.stability.coalitions import coalition_stability, equilibrium_jumps, explain_coalition
from detente.stability.result import CONCEPTS, Move

ELMIRA = SHARED / "cases" / "elmira.yaml"


@settings(max_examples=drawn(250))
@given(models(), st.data())
def test_every_state_is_judged_as_the_definitions_say(model: Model, data: st.DataObject) -> None:
    cells = np.flatnonzero(model.feasible).tolist()[:8]
    members = data.draw(st.sampled_from(list(coalitions_of(range(len(model.parties))))))
    found = coalition_stability(model, members, cells)
    for place, cell in enumerate(cells):
        expected = coalition_oracle(model, members, cell)
        assert {concept: bool(found[concept].certain[place]) for concept in CONCEPTS} == expected


@settings(max_examples=drawn(100))
@given(models())
def test_a_coalition_of_one_is_the_party_itself(model: Model) -> None:
    cells = np.flatnonzero(model.feasible).tolist()
    alone = analyse_all(model)
    for party in range(len(model.parties)):
        found = coalition_stability(model, (party,), cells)
        for concept in ("nash", "gmr", "smr"):
            assert np.array_equal(found[concept].certain, alone[concept].certain[party, cells])
        # The others may reply together as well, which can only deter more; two have nobody to join.
        by_itself = alone["seq"].certain[party, cells]
        assert not (by_itself & ~found["seq"].certain).any()
        if len(model.parties) == 2:
            assert np.array_equal(found["seq"].certain, by_itself)


@settings(max_examples=drawn(100))
@given(models(), st.data())
def test_reasons_can_be_replayed(model: Model, data: st.DataObject) -> None:
    cell = data.draw(st.sampled_from(np.flatnonzero(model.feasible).tolist()))
    members = data.draw(st.sampled_from(list(coalitions_of(range(len(model.parties))))))
    found = coalition_stability(model, members, [cell])
    for concept in CONCEPTS:
        responses = explain_coalition(model, members, cell, concept, limit=1 << 10)
        assert bool(found[concept].certain[0]) == all(response.sanction is not None for response in responses)
        for response in responses:
            _leads(model, response.steps, cell, response.target, members)
            _nobody_twice_in_a_row(model, response.steps)
            assert (model.ranks[list(members), response.target] > model.ranks[list(members), cell]).all()
            if response.sanction is None:
                continue
            end = response.sanction[-1].target
            others = tuple(set(range(len(model.parties))) - set(members))
            _leads(model, response.sanction, response.target, end, others)
            bad = (model.ranks[list(members)] <= model.ranks[list(members), cell][:, None]).any(axis=0)
            assert bad[end]
            # Under SEQ the same party may end one coalition's step and begin the next one's.
            if concept != "seq":
                _nobody_twice_in_a_row(model, response.sanction)
            if concept == "smr":
                assert bad[list(by_turns(unilateral_moves(model), members, end))].all()


@settings(max_examples=drawn(100))
@given(models(open_ties=True), st.data())
def test_a_coalition_improves_to_what_it_reaches_and_all_members_are_known_to_prefer(
    model: Model, data: st.DataObject
) -> None:
    cell = data.draw(st.sampled_from(np.flatnonzero(model.feasible).tolist()))
    ranks = model.ranks.tolist()
    for members in coalitions_of(range(len(model.parties))):
        reached = by_turns(unilateral_moves(model), members, cell)
        expected = sorted(t for t in reached if all(ranks[i][t] > ranks[i][cell] for i in members))
        assert coalition_improvements(model, members, cell).tolist() == expected


@settings(max_examples=drawn(50))
@given(models())
def test_jumps_are_all_that_the_definition_allows(model: Model) -> None:
    cells = np.flatnonzero(model.feasible).tolist()[::2]
    led = {
        (members, cell): set(coalition_improvements(model, members, cell).tolist())
        for members in coalitions_of(range(len(model.parties)))
        for cell in cells
    }
    expected = {
        (members, cell, target)
        for (members, cell), targets in led.items()
        for target in targets & set(cells)
        if len(members) > 1
        and not any(set(k) < set(members) and target in led[k, c] for k, c in led if c == cell)
    }
    jumps = equilibrium_jumps(model, cells, 1 << 20)
    assert len(jumps) == len(expected)
    assert {(jump.members, jump.origin, jump.target) for jump in jumps} == expected
    sizes = [len(jump.members) for jump in jumps]
    assert sizes == sorted(sizes)
    for jump in jumps:
        _leads(model, jump.steps, jump.origin, jump.target, jump.members)
        _nobody_twice_in_a_row(model, jump.steps)


def _nobody_twice_in_a_row(model: Model, steps: tuple[Move, ...]) -> None:
    # In option form two moves of one party in a row are one move, so nothing depends on it there.
    if isinstance(model.moves, GraphMoves):
        assert all(before.party != after.party for before, after in pairwise(steps))


def _leads(model: Model, steps: tuple[Move, ...], start: int, end: int, movers: tuple[int, ...]) -> None:
    assert steps[0].origin == start
    assert steps[-1].target == end
    assert all(before.target == after.origin for before, after in pairwise(steps))
    assert all(
        step.party in movers and can_move(model, step.party, step.origin, step.target) for step in steps
    )


def test_both_together_break_what_each_alone_leaves() -> None:
    # In the prisoner's dilemma both prefer peace (rank 2) to the arms race (rank 1).
    game = dilemma()
    everybody = ((0,), (1,), (0, 1))
    broken = [not coalition_stability(game, members, [3])["nash"].certain[0] for members in everybody]
    assert broken == [False, False, True]
    assert not coalition_stability(game, (0, 1), [3])["gmr"].certain[0]
    # From peace neither would deviate for fear of the race; no move serves both.
    assert all(coalition_stability(game, members, [0])["seq"].certain[0] for members in everybody)
    (jump,) = equilibrium_jumps(game, [0, 3], 10)
    assert (jump.members, jump.origin, jump.target, len(jump.steps)) == ((0, 1), 3, 0, 2)


def _three(**ranks: list[int]) -> Model:
    """A, B and C with an option each; eight states, A's letter first."""
    return model_of_options((0, 1, 2), [ranks["a"], ranks["b"], ranks["c"]])


def test_a_case_where_the_coalition_concepts_differ() -> None:
    # A and B gain together by going from NNN (0) to YYN (6): ranks 2 over 1 for both. C can answer
    # with YYY (7), bad for A (0), from where A can go to NYY (3) and B to YNY (5).
    base = {"a": [1, 0, 0, 0, 0, 0, 2, 0], "b": [1, 0, 0, 0, 0, 0, 2, 0]}
    indifferent = _three(**base, c=[0] * 8)
    found = coalition_stability(indifferent, (0, 1), [0])
    assert {c: bool(v.certain[0]) for c, v in found.items()} == {
        "nash": False, "gmr": True, "smr": True, "seq": False,
    }  # fmt: skip
    # If C would rather have YYY, the threat is in its own interest as well.
    keen = _three(**base, c=[0, 0, 0, 0, 0, 0, 0, 1])
    assert coalition_stability(keen, (0, 1), [0])["seq"].certain[0]
    # If A and B could escape from YYY together to NNY (1), both then better off, it deters no more.
    escape = {"a": [1, 3, 0, 0, 0, 0, 2, 0], "b": [1, 3, 0, 0, 0, 0, 2, 0]}
    escaping = coalition_stability(_three(**escape, c=[0] * 8), (0, 1), [0])
    assert (bool(escaping["gmr"].certain[0]), bool(escaping["smr"].certain[0])) == (True, False)


def test_a_jump_is_made_by_no_more_than_have_to() -> None:
    # A and B can go from NNN to YYN; C, who prefers it too, is not needed.
    model = _three(a=[1, 0, 0, 0, 0, 0, 2, 0], b=[1, 0, 0, 0, 0, 0, 2, 0], c=[1, 0, 0, 0, 0, 0, 2, 0])
    assert [jump.members for jump in equilibrium_jumps(model, [0, 6], 10)] == [(0, 1)]


@pytest.mark.skipif(not ELMIRA.exists(), reason="the published Elmira case is not beside this checkout")
def test_in_elmira_the_ministry_and_uniroyal_jump_from_5_to_8() -> None:
    # Kilgour, Hipel, Fang and Peng (2001).
    model = compile_case(load_case(str(ELMIRA)))
    for concept in ("nash", "seq"):
        lasting, _ = equilibria(analyse_all(model)[concept])
        jumps = equilibrium_jumps(model, lasting.tolist(), 10)
        told = [
            ([model.parties[m] for m in j.members], model.label(j.origin), model.label(j.target))
            for j in jumps
        ]
        assert told == [(["MOE", "UNIROYAL"], "5", "8")]


def test_a_question_about_no_coalition_or_no_coalition_concept_is_refused() -> None:
    game = dilemma()
    with pytest.raises(ValueError, match="at least one member"):
        coalition_stability(game, (), [0])
    with pytest.raises(ValueError, match="no coalition concept sseq"):
        explain_coalition(game, (0, 1), 3, "sseq")


@settings(max_examples=drawn(150))
@given(tiny_open_models(), st.data())
def test_a_state_called_broken_is_broken_in_every_completion(model: Model, data: st.DataObject) -> None:
    parties = range(len(model.parties))
    members = data.draw(st.sampled_from(list(coalitions_of(parties))))
    every = [list(completions(model, party)) for party in parties]
    if np.prod([len(of_party) for of_party in every]) > 200:
        return
    cells = np.flatnonzero(model.feasible).tolist()
    found = coalition_stability(model, members, cells)
    for ranks in product(*every):
        completed = replace(
            model, ranks=np.array(ranks, dtype=np.int32), open_ties=tuple(False for _ in parties)
        )
        for place, cell in enumerate(cells):
            expected = coalition_oracle(completed, members, cell)
            assert not any(expected[concept] and not found[concept].possible[place] for concept in CONCEPTS)
