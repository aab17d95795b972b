"""Simultaneous sanctioning, against its definition on sets and by hand."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.games import chicken, dilemma
from tests.support.oracle import improving, states, unilateral_moves
from tests.support.strategies import (
    listed_models,
    model_of_arcs,
    model_of_options,
    option_models,
)
from tests.support.thoroughness import drawn

from detente.model.model import Model
from detente.model.moves import OptionMoves
from detente.stability.classic import seq
from detente.stability.simultaneous import simultaneous


def _by_definition(model: Model) -> list[set[int]]:
    assert isinstance(model.moves, OptionMoves)
    up = improving(unilateral_moves(model), model.ranks.tolist())
    cell_of = {model.pattern(cell): cell for cell in states(model)}

    def together(start: int, first: int, second: int) -> int | None:
        """Letters of the first mover's options from ``first``, the others from ``second``."""
        one, two, base = (model.pattern(cell) or "" for cell in (first, second, start))
        return cell_of.get("".join(x if x != z else y for x, y, z in zip(one, two, base, strict=True)))

    found = []
    for i, j in ((0, 1), (1, 0)):
        stable = set()
        for s in states(model):
            outcomes = {s1: [together(s, s1, s2) for s2 in up[j][s]] for s1 in up[i][s]}
            if all(
                any(end is not None and model.ranks[i][end] <= model.ranks[i][s] for end in ends)
                for ends in outcomes.values()
            ):
                stable.add(s)
        found.append(stable)
    return found


@settings(max_examples=drawn(300))
@given(st.one_of(option_models(most_parties=2), listed_models(most_parties=2)))
def test_every_state_is_judged_as_the_definition_says(model: Model) -> None:
    found = simultaneous(model)
    assert [set(np.flatnonzero(row).tolist()) for row in found] == _by_definition(model)


def test_chicken_stands_where_both_swerve_under_sim_and_not_under_seq() -> None:
    # From NN either would go on alone (rank 3 over 2); if both do, they crash (0). One who goes on
    # alone need fear no reply in the other's interest: to go on as well is worse for that one.
    game = chicken()
    assert simultaneous(game)[:, 0].all()
    assert not seq(game).certain[:, 0].any()


def test_a_reply_after_the_move_sanctions_under_seq_and_not_under_sim() -> None:
    # In the prisoner's dilemma neither side, moving from NY, meets another that wants to move at once.
    game = dilemma()
    assert simultaneous(game)[:, 0].tolist() == [True, True]
    assert not simultaneous(game)[0, 1]
    # Here only A has an improvement at NN (to YN); B would answer it with YY, A's worst, yet has no
    # wish to move at NN itself.
    answered = model_of_options((0, 1), [[1, 2, 3, 0], [3, 2, 0, 1]])
    assert seq(answered).certain[0, 0]
    assert not simultaneous(answered)[0, 0]


@pytest.mark.parametrize(
    "model",
    [
        model_of_options((0, 1, 2), [[0] * 8] * 3),
        model_of_options((0, 1), [[0] * 4] * 2, open_ties=(True, False)),
        model_of_arcs([{(0, 1)}, {(1, 0)}], [[0, 1], [1, 0]]),
    ],
)
def test_where_it_is_not_defined_it_says_so(model: Model) -> None:
    with pytest.raises(ValueError, match=r"two parties|known|graph form"):
        simultaneous(model)
