"""Games small enough to work by hand: two parties with one option each.

Cells 0 to 3 are NN, NY, YN, YY: the first party chooses between the pairs (0, 2) and (1, 3), the
second between (0, 1) and (2, 3).
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import permutations

import numpy as np
import pytest
from tests.support.games import chicken
from tests.support.strategies import model_of_arcs, model_of_options

from detente.model.model import Model
from detente.stability.classic import analyse_all, equilibria, gmr, nash, seq, smr
from detente.stability.result import Concept, Stability


def _game(first: list[int], second: list[int]) -> Model:
    return model_of_options((0, 1), [first, second])


def _equilibria(model: Model) -> dict[Concept, list[int]]:
    return {concept: equilibria(found)[0].tolist() for concept, found in analyse_all(model).items()}


def test_prisoners_dilemma_holds_at_both_ends_once_replies_are_foreseen() -> None:
    found = _equilibria(_game([2, 0, 3, 1], [2, 3, 0, 1]))
    assert found == {"nash": [3], "gmr": [0, 3], "smr": [0, 3], "seq": [0, 3]}


def test_chicken_holds_where_one_yields_and_by_mere_threats_where_both_do() -> None:
    found = _equilibria(_game([2, 1, 3, 0], [2, 3, 1, 0]))
    assert found == {"nash": [1, 2], "gmr": [0, 1, 2], "smr": [0, 1, 2], "seq": [1, 2]}


def test_in_matching_pennies_each_reply_can_be_escaped_again() -> None:
    found = _equilibria(_game([1, 0, 0, 1], [0, 1, 1, 0]))
    assert found == {"nash": [], "gmr": [0, 1, 2, 3], "smr": [], "seq": [0, 1, 2, 3]}


def test_over_all_strict_games_a_state_is_an_equilibrium_as_often_as_counting_says() -> None:
    """Of the 576 pairs of strict orders: 144 make a given state Nash, 193 SEQ, 256 GMR, 196 SMR."""
    counts = dict.fromkeys(("nash", "gmr", "smr", "seq"), np.zeros(4, dtype=int))
    orders = [list(order) for order in permutations(range(4))]
    for first in orders:
        for second in orders:
            for concept, found in analyse_all(_game(first, second)).items():
                counts[concept] = counts[concept] + found.certain.all(axis=0)
    assert {concept: count.tolist() for concept, count in counts.items()} == {
        "nash": [144] * 4,
        "gmr": [256] * 4,
        "smr": [196] * 4,
        "seq": [193] * 4,
    }


def test_an_option_that_cannot_be_untaken_makes_arming_final() -> None:
    """In chicken, nobody leaves the clash if nobody can take the last step back."""
    model = chicken(one_way=["A.firm", "B.firm"])
    assert nash(model).certain[:, 3].all()


def test_states_that_break_a_rule_are_neither_stable_nor_a_threat() -> None:
    """Without the clash of chicken nothing deters from arming first."""
    model = model_of_options((0, 1), [[2, 1, 3, 0], [2, 3, 1, 0]], feasible=[True, True, True, False])
    for concept in (nash, gmr, smr, seq):
        assert equilibria(concept(model))[0].tolist() == [1, 2]


@pytest.mark.parametrize("concept", [nash, gmr, smr, seq])
def test_an_unknown_party_that_can_move_is_possibly_stable_and_never_certainly(
    concept: Callable[[Model], Stability],
) -> None:
    model = model_of_options((0, 1), [[2, 0, 3, 1], [0, 0, 0, 0]], open_ties=(False, True))
    found = concept(model)
    assert found.possible[1].all()
    assert not found.certain[1].any()


def test_an_opponent_may_move_again_once_another_has_moved() -> None:
    """B can hurt A only by moving, letting C move, and moving again; D looks on."""
    start, gain, first, second, hurt = range(5)
    ranks = [[1, 2, 2, 2, 0], *([0, 1, 2, 3, 4] for _ in "BCD")]
    in_turn = [{(start, gain)}, {(gain, first), (second, hurt)}, {(first, second)}, set()]
    on_its_own = [{(start, gain)}, {(gain, first), (first, second), (second, hurt)}, set(), set()]
    for concept in (gmr, smr, seq):
        assert concept(model_of_arcs(in_turn, ranks)).certain[0, start]
        assert not concept(model_of_arcs(on_its_own, ranks)).certain[0, start]
