"""The answer of the symbolic engine is that of the dense one, and says what it gave up."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given, settings
from tests.support.stated_cases import stated_cases
from tests.support.thoroughness import drawn

from detente.analysis import analyse, analyse_symbolically, engine_for
from detente.case import Case, WhatIf
from detente.errors import BadInput
from detente.stability import CONCEPTS, equilibria
from detente.symbolic import Budget, Diagram, GaveUp

_SMALL = Budget(nodes=1 << 16)


def _case(options: int, *, wants: dict[str, list[str]] | None = None, **sections: Any) -> Case:
    """Two parties with so many options each."""
    parties = {
        party: {"name": f"The {party}", "options": {f"x{k}": f"Do {k}" for k in range(options)}}
        for party in ("A", "B")
    }
    stated = wants or {"A": ["not B.x0", "A.x1 if B.x1"], "B": ["B.x0 if not A.x1", "A.x0"]}
    preferences = {party: {"priorities": stated[party]} for party in parties}
    return Case.from_data(
        {"detente": "1", "title": "A dispute", "parties": parties, "preferences": preferences, **sections}
    )


def _knot(pairs: int) -> Case:
    crossed = [f"(A.x{k} iff B.x{(7 * k + 3) % pairs}) iff A.x{(3 * k + 1) % pairs}" for k in range(pairs)]
    return _case(pairs, wants={"A": crossed, "B": crossed[::-1]}, status_quo="N" * 2 * pairs)


@settings(max_examples=drawn(40))
@given(stated_cases())
def test_counts_and_lists_are_those_of_the_dense_engine(case: Case) -> None:
    dense, symbolic = analyse(case), analyse_symbolically(case, budget=_SMALL)
    for concept in CONCEPTS:
        cells = equilibria(dense.stability[concept])[0]
        assert symbolic.count(concept) == len(cells)
        assert symbolic.listed(symbolic.lasting[concept], 3) == [dense.model.label(c) for c in cells[:3]]


def test_reasons_for_the_status_quo_are_those_of_the_dense_engine() -> None:
    case = _case(3, status_quo="NNNNNN")
    dense, symbolic = analyse(case), analyse_symbolically(case, budget=_SMALL)
    assert [(r.party, r.concept, r.verdict) for r in symbolic.reasons] == [
        (r.party, r.concept, r.verdict) for r in dense.status_quo_reasons
    ]
    for of_dense, reason in zip(dense.status_quo_reasons, symbolic.reasons, strict=True):
        assert len(reason.responses) + reason.omitted == len(of_dense.responses) + of_dense.omitted


def test_the_engine_is_chosen_by_size() -> None:
    assert engine_for(_case(4)) == "dense"
    assert engine_for(_case(20)) == "symbolic"
    alike = [f"A.x{k} iff A.x0" for k in range(1, 20)] + [f"B.x{k} iff B.x0" for k in range(1, 16)]
    assert engine_for(_case(20, rules=alike)) == "dense"
    assert engine_for(_case(4), "symbolic") == "symbolic"


def test_a_case_that_neither_engine_can_take_says_why() -> None:
    small, case = (_case(n).what_if(WhatIf(settings=("preferences.A=unknown",))) for n in (4, 20))
    assert engine_for(small) == "dense"
    with pytest.raises(BadInput, match=r"2\^40 states; .* but the preference of A is no list of priorities"):
        engine_for(case)
    with pytest.raises(BadInput, match="the preference of A is no list of priorities"):
        engine_for(case, "symbolic")


def test_a_concept_that_takes_more_than_the_budget_is_named_and_bounded() -> None:
    answer = analyse_symbolically(_knot(16), budget=Budget(nodes=1 << 15, seconds=120))
    assert "seq" not in answer.lasting
    assert any(line.startswith("SEQ of every state took more than 32,768 nodes") for line in answer.gave_up)
    least, most = answer.bounds("seq")
    assert 0 <= least <= most <= answer.model.states
    assert answer.count("seq") is None


def test_a_state_is_judged_where_all_states_are_too_many() -> None:
    answer = analyse_symbolically(_knot(16), budget=Budget(nodes=1 << 15, seconds=120))
    assert "seq" not in answer.lasting
    judged = {(reason.party, reason.concept) for reason in answer.reasons}
    assert {(0, "seq"), (1, "seq")} <= judged


def test_ways_lead_from_the_status_quo_to_what_is_asked() -> None:
    answer = analyse_symbolically(_case(20, status_quo="N" * 40), to="A.x3 and B.x4", budget=_SMALL)
    assert answer.to is not None
    (path,) = [path for path in answer.to[1] if path.by == "moves"]
    assert [answer.few.parties[step.party] for step in path.steps] in (["A", "B"], ["B", "A"])


def test_a_state_that_is_none_is_refused() -> None:
    with pytest.raises(BadInput, match="no feasible state"):
        analyse_symbolically(_case(3, rules=["A.x0"]), why="NNNNNN", budget=_SMALL)


@pytest.mark.parametrize(
    "rules", [("A.x0",), ("A.x0 and B.x1",), ("A.x0", "B.x2 if A.x0"), ("A.x1 iff A.x0",), ("not A.x2",)]
)
def test_a_what_if_moves_the_status_quo_as_with_the_dense_engine(rules: tuple[str, ...]) -> None:
    case = _case(3, status_quo="NNNNNN", rules=["not (A.x2 and B.x2)"]).what_if(WhatIf(rules=rules))
    dense = analyse(case).model
    wanted = dense.label(dense.status_quo or 0)
    model = analyse_symbolically(case, budget=_SMALL).model
    assert model.status_quo is not None
    assert model.label(model.status_quo) == wanted
    assert model.moved_from == ("" if wanted == "NNNNNN" else "NNNNNN")


@pytest.mark.parametrize("rule", ["A.x0 or B.x0", "A.x0 and not A.x0"])
def test_a_what_if_without_one_nearest_state_is_refused_in_the_same_words(rule: str) -> None:
    case = _case(3, status_quo="NNNNNN").what_if(WhatIf(rules=(rule,)))
    with pytest.raises(BadInput) as dense:
        analyse(case)
    with pytest.raises(BadInput) as symbolic:
        analyse_symbolically(case, budget=_SMALL)
    assert str(symbolic.value) == str(dense.value)


def test_the_status_quo_of_forty_options_moves() -> None:
    case = _case(20, status_quo="N" * 40).what_if(WhatIf(rules=("A.x3 and B.x4",)))
    model = analyse_symbolically(case, budget=_SMALL).model
    assert model.status_quo is not None
    assert [name for name, letter in zip(model.options, model.pattern(model.status_quo), strict=True)
            if letter == "Y"] == ["A.x3", "B.x4"]  # fmt: skip


def test_a_list_for_which_there_is_no_room_is_given_up() -> None:
    answer = analyse_symbolically(_case(20), budget=Budget(nodes=1 << 12))
    diagrams = answer.model.diagrams
    # Sets that stay in use fill the room: clearing away before the list is made frees nothing.
    held = list[Diagram]()
    for number in range(1 << 12):
        diagrams.start()
        try:
            held.append(diagrams.one((number * 0x9E3779B97F4A7C15) % (1 << 40)))
        except MemoryError:
            break
    assert len(held) > 20
    states = answer.lasting["nash"]
    with pytest.raises(GaveUp, match="more than 4,096 nodes"):
        answer.listed(states, 100)


def test_states_are_described_by_the_options_they_share() -> None:
    answer = analyse_symbolically(_case(3, rules=["A.x0", "not B.x2"]), budget=_SMALL)
    assert answer.shared(answer.model.feasible) == "Y----N"
