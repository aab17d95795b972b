"""Each form of preference, and what it ranks above what."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.case.load import parse_case
from detente.errors import BadInput
from detente.model.model import Model, compile_case


def model_with(preference: str, rest: str = "") -> Model:
    """Two options of one party, so states NN, NY, YN, YY."""
    return compile_case(
        parse_case(
            "detente: 1\ntitle: t\nparties: {A: {name: a, options: {x: X, y: Y}}}\n"
            f"preferences: {{A: {preference}}}\n{rest}"
        )
    )


@pytest.mark.parametrize(
    ("preference", "ranks"),
    [
        ("{ranking: [[YY], [NN, NY], [YN]]}", [1, 1, 0, 2]),
        ("{payoffs: {NN: -1, NY: 0.5, YN: 0.50, YY: 3}}", [0, 1, 1, 2]),
        ("{priorities: [A.x, not A.y]}", [1, 0, 3, 2]),
        ("{priorities: [A.x if A.y]}", [1, 0, 1, 1]),
        ("{weights: {A.x: 3, A.y: -1}}", [1, 0, 3, 2]),
        ("{weights: {A.x: 0.1, A.y: 0.2, 'A.x and A.y': -0.3}}", [0, 2, 1, 0]),
        ("unknown", [0, 0, 0, 0]),
        ("{priorities: [A.x], unknown: [A.y]}", [0, 0, 1, 1]),
        ("{priorities: [A.x, A.y], unknown: order}", [0, 0, 0, 0]),
    ],
)
def test_a_preference_ranks_the_states(preference: str, ranks: list[int]) -> None:
    assert model_with(preference).ranks[0].tolist() == ranks


@pytest.mark.parametrize(("preference", "is_open"), [("unknown", True), ("{priorities: [A.x]}", False)])
def test_ties_are_open_only_where_the_case_says_unknown(preference: str, is_open: bool) -> None:
    assert model_with(preference).open_ties == (is_open,)


def test_infeasible_states_have_no_rank_and_leave_no_gap() -> None:
    model = model_with("{priorities: [A.x, A.y]}", "rules: [not (A.x and not A.y)]")
    assert model.ranks[0].tolist() == [0, 1, -1, 2]


@given(st.lists(st.sampled_from(["A.x", "not A.x", "A.y", "A.x iff A.y"]), min_size=65, max_size=130))
def test_any_number_of_priorities_ranks_lexicographically(priorities: list[str]) -> None:
    model = model_with("{priorities: [" + ", ".join(priorities) + "]}")
    truth = {"A.x": (0, 0, 1, 1), "not A.x": (1, 1, 0, 0), "A.y": (0, 1, 0, 1), "A.x iff A.y": (1, 0, 0, 1)}
    profile = [tuple(truth[p][state] for p in priorities) for state in range(4)]
    order = sorted(set(profile))
    assert model.ranks[0].tolist() == [order.index(p) for p in profile]


def test_a_coalesced_state_must_have_one_rank() -> None:
    with pytest.raises(BadInput, match=r"A\.y is true in only part of state both"):
        model_with("{priorities: [A.y]}", "states: {both: Y-}")
    model = model_with("{priorities: [A.x]}", "states: {both: Y-}")
    assert model.ranks[0][0] == model.ranks[0].max()
    assert [model.pattern(c) for c in range(model.cells)] == ["Y-", "NN", "NY"]


def test_weights_too_fine_to_add_exactly_are_refused() -> None:
    with pytest.raises(BadInput, match="exactly"):
        model_with("{weights: {A.x: 1e-30, A.y: 1}}")


def test_ranks_are_small_integers() -> None:
    assert model_with("{priorities: [A.x]}").ranks.dtype == np.int32
