"""Copies of a case judged side by side are each judged as if they were alone."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.support.oracle import by_turns, improving, unilateral_moves
from tests.support.strategies import (
    dense,
    graph_models,
    listed_models,
    model_of_arcs,
    model_of_options,
    models,
    option_models,
    with_states_listed,
)
from tests.support.thoroughness import drawn

from detente.model.derived import restricted
from detente.model.model import Model
from detente.model.moves import GraphMoves, OptionMoves
from detente.stability.breadth_first import search
from detente.stability.classic import JUDGES, analyse_all
from detente.stability.moves import with_moves_listed
from detente.stability.result import CONCEPTS
from detente.sweeps.copies import Dispute, JudgedCopies, improving_reach, side_by_side, turned_round

Ranks = NDArray[np.int32]


def alone(model: Model, ranks: Ranks) -> Model:
    """The model with the ranks of one copy; only their order counts."""
    closed = (False,) * len(model.parties)
    return replace(model, ranks=dense(ranks.tolist(), model.feasible), open_ties=closed)


@st.composite
def with_copies(draw: st.DrawFn, models: st.SearchStrategy[Model], *, most: int = 3) -> tuple[Model, Ranks]:
    """A model, some of its states perhaps taken out, and an order of the states for each party and copy."""
    model = draw(models)
    if draw(st.booleans()):
        kept = np.array(
            draw(st.lists(st.sampled_from((True, True, False)), min_size=model.cells, max_size=model.cells))
        )
        cells = np.flatnonzero(kept & model.feasible)
        if cells.size:
            model = restricted(model, kept, int(cells[0]))
    copies = 1 << draw(st.integers(0, most))
    seed = draw(st.integers(0, 2**32 - 1))
    highest = draw(st.sampled_from((1, 3, model.cells)))
    shape = (len(model.parties), copies, model.cells)
    return model, np.random.default_rng(seed).integers(0, highest, size=shape, endpoint=True, dtype=np.int32)


@given(with_copies(models()))
def test_each_copy_is_judged_as_if_it_were_alone(drawn: tuple[Model, Ranks]) -> None:
    model, ranks = drawn
    copies = ranks.shape[1]
    together = side_by_side(model, copies)
    whole = together.with_ranks(ranks.copy())
    answers = {c: together.by_state(JUDGES[c](whole).certain) for c in CONCEPTS}
    for copy in range(copies):
        expected = analyse_all(alone(model, ranks[:, copy]))
        for concept in CONCEPTS:
            found = answers[concept][:, :, copy]
            assert np.array_equal(found[:, model.feasible], expected[concept].certain[:, model.feasible])


@given(with_copies(models()))
def test_states_reached_by_improvements_in_each_copy_are_those_a_search_finds(
    drawn: tuple[Model, Ranks],
) -> None:
    model, ranks = drawn
    copies, quo = ranks.shape[1], model.status_quo
    assert quo is not None
    together, backwards = side_by_side(model, copies), side_by_side(turned_round(model), copies)
    whole = together.with_ranks(ranks.copy())
    reached = together.by_state(improving_reach(whole, backwards.model, together.places(quo)).reached)
    for copy in range(copies):
        of_copy = alone(model, ranks[:, copy])
        found = search(of_copy, quo, range(len(model.parties)), "improvements")
        assert np.array_equal(reached[:, copy], found.distances() >= 0)


@settings(max_examples=drawn(50))
@given(
    with_copies(st.one_of(option_models(most_parties=3, most_options=3), graph_models(most_states=5)), most=1)
)
def test_states_reached_by_improvements_are_those_of_the_definition(drawn: tuple[Model, Ranks]) -> None:
    model, ranks = drawn
    quo = model.status_quo
    assert quo is not None
    judged = JudgedCopies(Dispute.of(model, ranks.shape[1]), ranks.copy())
    moves = unilateral_moves(model)
    for copy in range(ranks.shape[1]):
        up = improving(moves, ranks[:, copy].tolist())
        expected = by_turns(up, range(len(model.parties)), quo) | {quo}
        assert set(np.flatnonzero(judged.reached[:, copy]).tolist()) == expected


@given(with_copies(models()))
def test_an_equilibrium_of_a_copy_is_stable_there_for_all(drawn: tuple[Model, Ranks]) -> None:
    model, ranks = drawn
    judged = JudgedCopies(Dispute.of(model, ranks.shape[1]), ranks.copy())
    for concept in CONCEPTS:
        assert np.array_equal(judged.equilibrium(concept), judged.stable(concept).all(axis=0))


@given(with_copies(models()))
def test_judging_copies_leaves_the_orders_that_were_given_as_they_are(drawn: tuple[Model, Ranks]) -> None:
    model, ranks = drawn
    given_ranks = ranks.copy()
    side_by_side(model, ranks.shape[1]).with_ranks(given_ranks)
    assert np.array_equal(given_ranks, ranks)


@given(models())
def test_turning_every_move_round_turns_every_move_round(model: Model) -> None:
    there, back = unilateral_moves(model), unilateral_moves(turned_round(model))
    for forwards, backwards in zip(there, back, strict=True):
        assert {(s, t) for s, ts in forwards.items() for t in ts} == {
            (t, s) for s, ts in backwards.items() for t in ts
        }


@pytest.mark.parametrize("listed", [False, True])
def test_nobody_can_move_from_one_copy_to_another(listed: bool) -> None:
    model = model_of_options((0, 1), [[0, 1, 2, 3], [3, 2, 1, 0]])
    model = with_states_listed(model) if listed else model
    together = side_by_side(model, 4)
    assert together.model.cells == 16
    assert sorted(np.concatenate([together.places(cell) for cell in range(4)]).tolist()) == list(range(16))
    copy_of = {int(place): copy for cell in range(4) for copy, place in enumerate(together.places(cell))}
    whole = together.with_ranks(np.zeros((2, 4, 4), dtype=np.int32))
    for start in range(16):
        reached = np.flatnonzero(search(whole, start, range(2), "moves").distances() >= 0)
        assert {copy_of[int(cell)] for cell in reached} == {copy_of[start]}
        assert reached.size == 4


def test_nobody_moves_twice_in_a_row_on_a_way_of_improvements() -> None:
    # Only the first party moves, and it cannot go from 0 to 2 in one step.
    model = model_of_arcs([{(0, 1), (1, 2)}, set()], [[0, 1, 2], [0, 0, 0]])
    judged = JudgedCopies(Dispute.of(model, 2), np.array([[[0, 1, 2]] * 2, [[0, 0, 0]] * 2], dtype=np.int32))
    assert judged.reached.tolist() == [[True, True], [True, True], [False, False]]


@pytest.mark.parametrize("copies", [0, 3, 6, -2])
def test_the_number_of_copies_is_a_power_of_two(copies: int) -> None:
    with pytest.raises(ValueError, match="power of two"):
        side_by_side(model_of_options((0,), [[0, 1]]), copies)


def test_each_form_is_among_the_models_that_are_tried() -> None:
    """So that the properties above speak of all combinations laid out, of listed states and of graphs."""
    dense_model = model_of_options((0, 1), [[0, 1, 2, 3]] * 2)
    assert isinstance(dense_model.moves, OptionMoves)
    assert side_by_side(dense_model, 2).copies_last
    assert not side_by_side(with_states_listed(dense_model), 2).copies_last
    graph = model_of_arcs([{(0, 1)}], [[0, 1]])
    assert isinstance(graph.moves, GraphMoves)
    assert not side_by_side(graph, 2).copies_last


@settings(max_examples=drawn(30))
@given(with_copies(listed_models(most_parties=5)))
def test_listed_states_of_many_parties_are_judged_as_if_alone(drawn: tuple[Model, Ranks]) -> None:
    model, ranks = drawn
    judged = JudgedCopies(Dispute.of(model, ranks.shape[1]), ranks.copy())
    for copy in range(ranks.shape[1]):
        expected = analyse_all(alone(model, ranks[:, copy]))
        for concept in CONCEPTS:
            found = judged.stable(concept)[:, model.feasible, copy]
            assert np.array_equal(found, expected[concept].certain[:, model.feasible])


@settings(max_examples=drawn(60))
@given(models())
def test_where_a_party_may_move_next_is_the_same_whether_moves_are_listed_or_not(model: Model) -> None:
    assert model.status_quo is not None
    start = np.array([model.status_quo])
    listed = with_moves_listed(model)
    here = improving_reach(model, turned_round(model), start)
    there = improving_reach(listed, turned_round(listed), start)
    assert np.array_equal(here.reached, there.reached)
    assert np.array_equal(here.left_by, there.left_by)
