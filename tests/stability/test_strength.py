"""Strength of preference, against its definitions on sets and by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.games import dilemma
from tests.support.oracle import by_turns, improving, states, unilateral_moves
from tests.support.strategies import models

from detente.model.model import Model
from detente.stability.classic import analyse_all
from detente.stability.strength import strong_stability


@st.composite
def models_with_strength(draw: st.DrawFn) -> Model:
    """Any non-decreasing bound below each rank is a strength of preference."""
    model = draw(models())
    bounds: list[np.ndarray | None] = []
    for ranks in model.ranks:
        highest = int(ranks.max())
        below = [draw(st.integers(-1, rank - 1)) for rank in range(highest + 1)]
        stated = np.maximum.accumulate(np.array(below, dtype=np.int32))
        bounds.append(draw(st.sampled_from((stated, None))))
    return replace(model, strong_below=tuple(bounds))


def _by_definition(model: Model) -> dict[str, list[set[int]]]:
    moves = unilateral_moves(model)
    up = improving(moves, model.ranks.tolist())
    parties = range(len(model.parties))
    found: dict[str, list[set[int]]] = {
        concept: [set() for _ in parties] for concept in ("gmr", "smr", "seq")
    }
    for i in parties:
        others = [j for j in parties if j != i]
        below = model.strong_below[i]
        for s in states(model):

            def much_worse(t: int, i: int = i, s: int = s, below: np.ndarray | None = below) -> bool:
                return below is not None and bool(model.ranks[i][t] <= below[model.ranks[i][s]])

            if all(any(much_worse(s2) for s2 in by_turns(moves, others, s1)) for s1 in up[i][s]):
                found["gmr"][i].add(s)
            if all(
                any(
                    much_worse(s2) and all(much_worse(s3) for s3 in moves[i][s2])
                    for s2 in by_turns(moves, others, s1)
                )
                for s1 in up[i][s]
            ):
                found["smr"][i].add(s)
            if all(any(much_worse(s2) for s2 in by_turns(up, others, s1)) for s1 in up[i][s]):
                found["seq"][i].add(s)
    return found


@settings(max_examples=300)
@given(models_with_strength())
def test_every_state_is_judged_as_the_definitions_say(model: Model) -> None:
    expected = _by_definition(model)
    for concept, found in strong_stability(model).items():
        assert [set(np.flatnonzero(row).tolist()) for row in found] == expected[concept], concept


@settings(max_examples=50)
@given(models_with_strength())
def test_strong_stability_implies_general_stability(model: Model) -> None:
    general = analyse_all(model)
    for concept, found in strong_stability(model).items():
        assert not (found & ~general[concept].certain).any()


def test_a_mild_sanction_makes_weakly_and_a_great_one_strongly_stable() -> None:
    # The prisoner's dilemma: from peace (NN) each could arm alone; the other's answer is the arms
    # race (YY, rank 1). B finds that much worse than peace (rank 2), A only somewhat.
    mild = np.array([-1, -1, 0, 1], dtype=np.int32)
    great = np.array([-1, -1, 1, 1], dtype=np.int32)
    game = replace(dilemma(), strong_below=(mild, great))
    assert analyse_all(game)["seq"].certain[:, 0].tolist() == [True, True]
    assert strong_stability(game)["seq"][:, 0].tolist() == [False, True]
    # At cost to itself B could also have the worst for A (rank 0, by leaving A exposed)? Only A's own
    # disarming leads there, so GMR finds no greater sanction than SEQ does.
    assert strong_stability(game)["gmr"][:, 0].tolist() == [False, True]
