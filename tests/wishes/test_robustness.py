"""The number of swaps an equilibrium survives, against searches over adjacent swaps and a closed form."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.games import dilemma
from tests.support.oracle import stable, states, unilateral_moves
from tests.support.profiles import Profile, by_swaps, holds, orders_under, profile_of, strict_models
from tests.support.strategies import graph_models, model_of_options, option_models
from tests.support.thoroughness import drawn

from detente.model.model import Model
from detente.stability.classic import analyse_all
from detente.wishes.conditions import ClassicConcept
from detente.wishes.pairwise import OPEN, changed_pairs, knowledge_of_model
from detente.wishes.robustness import robustness

CONCEPTS: tuple[ClassicConcept, ...] = ("nash", "gmr", "smr", "seq")
PROFILES: list[Profile] = list(product(permutations(range(4)), repeat=2))


@cache
def lasting(concept: ClassicConcept) -> set[Profile]:
    """The profiles of strict two by two games in which cell 0 lasts."""
    return {
        profile
        for profile in PROFILES
        if analyse_all(model_of_options((0, 1), [list(ranks) for ranks in profile]))[concept]
        .certain[:, 0]
        .all()
    }


@pytest.mark.parametrize("concept", CONCEPTS)
def test_in_two_by_two_games_robustness_is_the_distance_to_the_nearest_breaking_game(
    concept: ClassicConcept,
) -> None:
    broken = set(PROFILES) - lasting(concept)
    for swaps, profiles in enumerate(by_swaps(broken, 6)):
        for profile in sorted(profiles)[:: 1 if swaps else 8]:
            model = model_of_options((0, 1), [list(ranks) for ranks in profile])
            found = robustness(model, knowledge_of_model(model), 0, concept)
            assert (found.swaps, found.survives) == (swaps, swaps - 1), profile


@given(strict_models(), st.sampled_from(CONCEPTS), st.data())
@settings(max_examples=drawn(60))
def test_in_larger_games_robustness_is_the_distance_to_the_nearest_breaking_profile(
    model: Model, concept: ClassicConcept, data: st.DataObject
) -> None:
    cell = data.draw(st.integers(0, model.cells - 1))
    found = robustness(model, knowledge_of_model(model), cell, concept)
    for swaps, profiles in enumerate(by_swaps([profile_of(model)], min(found.swaps or 0, 2))):
        holds = all(all(cell in of_party for of_party in stable(model, ranks)[concept]) for ranks in profiles)
        assert holds == (found.swaps is None or swaps < found.swaps)


@given(strict_models(), st.data())
def test_under_nash_robustness_is_the_rank_above_the_best_move(model: Model, data: st.DataObject) -> None:
    cell = data.draw(st.integers(0, model.cells - 1))
    margins = [
        max(0, int(model.ranks[party, cell] - model.ranks[party, target]))
        for party, moves in enumerate(unilateral_moves(model))
        for target in moves[cell]
    ]
    found = robustness(model, knowledge_of_model(model), cell, "nash")
    assert found.swaps == (min(margins) if margins else None)


@given(
    st.one_of(
        option_models(most_parties=3, most_options=2, open_ties=True),
        graph_models(most_parties=3, most_states=4, open_ties=True),
    ),
    st.sampled_from(CONCEPTS),
    st.data(),
)
@settings(max_examples=drawn(100))
def test_the_facts_suffice_to_break_it_whatever_else_parties_prefer(
    model: Model, concept: ClassicConcept, data: st.DataObject
) -> None:
    cell = data.draw(st.sampled_from(states(model)))
    known = knowledge_of_model(model)
    found = robustness(model, known, cell, concept)
    by = found.broken_by
    if by is None:
        return
    assert by.cost == changed_pairs(model, known, by.ranks)
    assert all(holds(premise, by.ranks[premise.party].tolist()) for premise in by.premises)
    ranks = [
        data.draw(st.sampled_from(orders_under(by.premises, model, party)))
        for party in range(len(model.parties))
    ]
    assert cell not in stable(model, ranks)[concept][by.move.party]


@given(
    st.one_of(
        option_models(most_parties=3, most_options=3, open_ties=True),
        graph_models(most_parties=3, most_states=4, open_ties=True),
    ),
    st.sampled_from(CONCEPTS),
    st.data(),
)
@settings(max_examples=drawn(60))
def test_an_equilibrium_in_doubt_by_open_ties_has_no_robustness(
    model: Model, concept: ClassicConcept, data: st.DataObject
) -> None:
    cell = data.draw(st.sampled_from(states(model)))
    found = robustness(model, knowledge_of_model(model), cell, concept)
    if analyse_all(model)[concept].certain[:, cell].all():
        assert found.swaps != 0
    if not analyse_all(model)[concept].possible[:, cell].all():
        assert found.swaps == 0


def test_the_breaking_party_and_its_move_are_named() -> None:
    # Peace (0) holds under SEQ because each would answer arms (2, 1) with arms (3). The first to come to
    # prefer the arms race to peace, one swap away, ends that.
    model = dilemma()
    found = robustness(model, knowledge_of_model(model), 0, "seq")
    by = found.broken_by
    assert by is not None
    assert found.survives == 0
    assert sum(by.cost) == 1
    changed = [premise for premise in by.premises if premise.standing == "must change"]
    assert [(premise.better, premise.other, premise.serves) for premise in changed] in (
        [(3, 0, "escapes")],
        [(2, 3, "refrains")],
        [(1, 3, "refrains")],
    )


def test_a_state_that_nobody_can_leave_survives_anything() -> None:
    model = model_of_options((0, 1), [[0, 1, 2, 3], [0, 1, 2, 3]], one_way=(1, 1))
    found = robustness(model, knowledge_of_model(model), 3, "nash")
    assert (found.swaps, found.survives, found.broken_by) == (None, None, None)


def test_open_pairs_fall_out_as_badly_as_they_can() -> None:
    model = model_of_options((0, 1), [[3, 0, 1, 2], [3, 2, 1, 0]])
    known = knowledge_of_model(model)
    assert robustness(model, known, 0, "nash").survives == 0
    known[0, 0, 2] = known[0, 2, 0] = OPEN
    known[0, 0, 3] = known[0, 3, 0] = OPEN
    found = robustness(model, known, 0, "nash")
    assert found.survives == -1
    assert found.broken_by is not None
    assert [premise.standing for premise in found.broken_by.premises] == ["must turn out so"]


def test_an_infeasible_cell_is_refused() -> None:
    model = model_of_options((0, 1), [[0] * 4] * 2, feasible=[True, True, True, False])
    with pytest.raises(ValueError, match="cell 3"):
        robustness(model, knowledge_of_model(model), 3, "nash")


def test_known_orders_that_say_more_than_the_model_are_what_counts() -> None:
    unknown = replace(
        model_of_options((0, 1), [[0] * 4] * 2),
        open_ties=(True, True),
        ranks=np.zeros((2, 4), dtype=np.int32),
    )
    model = dilemma()
    for concept in CONCEPTS:
        told = robustness(unknown, knowledge_of_model(model), 0, concept)
        assert told.swaps == robustness(model, knowledge_of_model(model), 0, concept).swaps
