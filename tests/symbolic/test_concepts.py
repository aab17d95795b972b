"""Both engines, and the definitions, agree on every state of every case that all can do."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from tests.support.oracle import stable
from tests.support.stated_cases import stated_cases
from tests.support.thoroughness import drawn

from detente.case import Case
from detente.model import compile_case
from detente.stability import CONCEPTS, analyse_all
from detente.symbolic import Budget, GaveUp, stable_states, symbolic_model

_SMALL = Budget(nodes=1 << 16)


def _listed(case: Case) -> dict[str, list[set[int]]]:
    model = symbolic_model(case, _SMALL)
    return {
        concept: [
            set(model.diagrams.listed(stable_states(model, party, concept), 1 << 12))
            for party in range(len(model.parties))
        ]
        for concept in CONCEPTS
    }


@settings(max_examples=drawn(100))
@given(stated_cases())
def test_every_state_is_judged_as_the_definitions_say(case: Case) -> None:
    model = compile_case(case)
    expected = stable(model, model.ranks.tolist())
    for concept, of_parties in _listed(case).items():
        assert of_parties == expected[concept], concept


@settings(max_examples=drawn(50))
@given(stated_cases(most_options=9))
def test_every_state_is_judged_as_by_the_dense_engine(case: Case) -> None:
    dense = analyse_all(compile_case(case))
    for concept, of_parties in _listed(case).items():
        for party, states in enumerate(of_parties):
            assert states == set(np.flatnonzero(dense[concept].certain[party]).tolist()), (concept, party)


@given(stated_cases())
def test_states_are_counted_and_listed_in_the_order_of_their_letters(case: Case) -> None:
    dense, model = compile_case(case), symbolic_model(case, _SMALL)
    cells = np.flatnonzero(dense.feasible).tolist()
    assert model.states == len(cells)
    assert model.diagrams.listed(model.feasible, 5) == cells[:5]
    assert [model.label(code) for code in cells] == [dense.label(cell) for cell in cells]


def _entangled(pairs: int) -> Case:
    """Statements that tie each option of one party to one far away."""
    options = {party: {f"x{k}": "Do it" for k in range(pairs)} for party in "AB"}
    crossed = [f"(A.x{k} iff B.x{(7 * k + 3) % pairs}) iff A.x{(3 * k + 1) % pairs}" for k in range(pairs)]
    return Case.from_data(
        {
            "detente": "1",
            "title": "A knot",
            "parties": {party: {"name": party, "options": options[party]} for party in "AB"},
            "preferences": {"A": {"priorities": crossed}, "B": {"priorities": crossed[::-1]}},
        }
    )


def test_more_nodes_than_the_budget_are_not_answered() -> None:
    model = symbolic_model(_entangled(20), Budget(nodes=1 << 12))
    with pytest.raises(GaveUp, match="4,096 nodes"):
        stable_states(model, 0, "seq")


def test_more_time_than_the_budget_is_not_answered() -> None:
    model = symbolic_model(_entangled(20), Budget(seconds=1e-9))
    model.diagrams.start()
    with pytest.raises(GaveUp, match="seconds"):
        stable_states(model, 0, "nash")
