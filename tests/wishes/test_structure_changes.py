"""Single changes of structure that spare changes in preferences, by hand and against the definitions."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.games import dilemma
from tests.support.oracle import states
from tests.support.strategies import model_of_arcs, model_of_options, option_models, with_states_listed
from tests.support.thoroughness import drawn

from detente.model.model import Model
from detente.model.moves import OptionMoves
from detente.stability.result import NotDefined
from detente.wishes.conditions import ClassicConcept
from detente.wishes.least_changes import LeastChanges, NoChanges, least_changes
from detente.wishes.pairwise import knowledge_of_model
from detente.wishes.structure_changes import StructureChange, structure_changes

CONCEPTS: tuple[ClassicConcept, ...] = ("nash", "gmr", "smr", "seq")


def answer(
    model: Model, wished: list[int], concept: ClassicConcept, *, arrived_at: bool = True
) -> tuple[LeastChanges | NoChanges, tuple[StructureChange, ...]]:
    known = knowledge_of_model(model)
    without = least_changes(model, known, wished, concept, arrived_at=arrived_at)
    return without, structure_changes(model, known, wished, concept, without, arrived_at=arrived_at)


def test_a_commitment_spares_the_change_of_preference() -> None:
    # Only the first party moves; it would rather not have talked (1), but has.
    without, found = answer(model_of_options((0,), [[1, 0], [0, 1]], status_quo=1), [1], "nash")
    assert isinstance(without, LeastChanges)
    assert without.total == 1
    assert [(change.option, change.kind, change.needed.total) for change in found] == [(0, "only taken", 0)]


def test_dropping_the_threat_spares_the_change_too() -> None:
    # In peace (0) each of two would arm. Without arms of its own to take, a party need not change its mind.
    without, found = answer(dilemma(), [0], "nash")
    assert isinstance(without, LeastChanges)
    assert without.total == 2
    assert {(change.option, change.kind, change.needed.total) for change in found} == {
        (option, kind, 1) for option in (0, 1) for kind in ("dropped", "only untaken")
    }


def test_an_option_taken_in_the_status_quo_or_the_wish_is_not_dropped() -> None:
    model = model_of_options((0, 1), [[0, 1, 2, 3], [3, 2, 1, 0]], status_quo=2)
    for wished in ([3], [2], [0, 1]):
        _, found = answer(model, wished, "nash")
        assert not [change for change in found if change.kind == "dropped" and change.option == 0]
    _, found = answer(model, [1, 3], "nash")
    assert not [change for change in found if change.kind == "dropped"]


def test_an_unreachable_wish_may_be_granted_once_an_option_is_freed() -> None:
    model = model_of_options((0, 1), [[3, 1, 2, 0], [3, 1, 2, 0]], one_way=(1, 0), status_quo=2)
    without, found = answer(model, [0], "nash")
    assert without == NoChanges("no moves lead there")
    assert [(change.option, change.kind, change.needed.total) for change in found] == [(0, "freed", 0)]


def test_graph_form_has_no_options_to_change() -> None:
    model = model_of_arcs([{(0, 1)}], [[0, 1]])
    known = knowledge_of_model(model)
    without = least_changes(model, known, [1], "nash")
    with pytest.raises(NotDefined, match="options"):
        structure_changes(model, known, [1], "nash", without)


def rebuilt(model: Model, change: StructureChange) -> Model:
    """The changed model, made anew."""
    assert isinstance(model.moves, OptionMoves)
    one_way = list(model.moves.one_way)
    feasible = model.feasible.tolist()
    if change.kind == "dropped":
        bit = 1 << (len(one_way) - 1 - change.option)
        feasible = [bool(was and not cell & bit) for cell, was in enumerate(feasible)]
    else:
        one_way[change.option] = {"only taken": 1, "only untaken": -1, "freed": 0}[change.kind]
    ranks = model.ranks.tolist()
    return model_of_options(
        model.moves.owner, ranks, one_way=tuple(one_way), feasible=feasible, status_quo=model.status_quo
    )


@given(option_models(most_parties=3, most_options=3), st.sampled_from(CONCEPTS), st.booleans(), st.data())
@settings(max_examples=drawn(60))
def test_a_structure_change_costs_what_the_changed_model_costs_and_less_than_none(
    model: Model, concept: ClassicConcept, arrived_at: bool, data: st.DataObject
) -> None:
    cell = data.draw(st.sampled_from(states(model)))
    without, found = answer(model, [cell], concept, arrived_at=arrived_at)
    totals = [change.needed.total for change in found]
    assert totals == sorted(totals)
    for change in found:
        assert not isinstance(without, LeastChanges) or change.needed.total < without.total
        changed = rebuilt(model, change)
        again = least_changes(changed, knowledge_of_model(changed), [cell], concept, arrived_at=arrived_at)
        assert isinstance(again, LeastChanges)
        assert again.total == change.needed.total


@given(option_models(most_parties=3, most_options=3), st.sampled_from(CONCEPTS), st.data())
@settings(max_examples=drawn(40))
def test_states_listed_or_laid_out_give_the_same_answer(
    model: Model, concept: ClassicConcept, data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, int(model.feasible.sum()) - 1))
    _, laid_out = answer(model, [states(model)[place]], concept)
    _, listed = answer(with_states_listed(model), [place], concept)
    kept = [{(one.option, one.kind, one.needed.total) for one in found} for found in (laid_out, listed)]
    assert kept[0] == kept[1]


def test_open_orders_stay_open() -> None:
    model = replace(
        model_of_options((0, 1), [[0] * 4, [2, 3, 0, 1]]), open_ties=(True, False), status_quo=None
    )
    known = knowledge_of_model(model)
    without = least_changes(model, known, [0], "nash", arrived_at=False)
    assert isinstance(without, LeastChanges)
    assert without.cost == (0, 1)
    found = structure_changes(model, known, [0], "nash", without, arrived_at=False)
    assert [change.option for change in found] == [1, 1]
    assert not np.any([change.needed.cost for change in found])
