"""The consequences of comparisons between states, against every order of importance tried one by one."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise, permutations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.open_forms import ALL, compiled, pairs_of, preference_of

from detente.case.load import parse_case
from detente.errors import BadInput
from detente.model.model import compile_case
from detente.model.preferences import comparisons, partial_order
from detente.model.preferences.certain import party_preference
from detente.model.preferences.kinds import OpenPreference, known_pairs
from detente.model.preferences.partial_order import closed
from detente.model.states import state_space

THREE = ["".join(letters) for letters in product("NY", repeat=3)]


MANY = {
    "P.a": lambda s: s[0] == "Y",
    "P.b": lambda s: s[1] == "Y",
    "P.c": lambda s: s[2] == "Y",
    "not P.a": lambda s: s[0] == "N",
    "P.a iff P.c": lambda s: s[0] == s[2],
    "P.b and P.c": lambda s: s[1:] == "YY",
    "P.a or P.b": lambda s: "Y" in s[:2],
    "not P.c": lambda s: s[2] == "N",
}
"""Expressions over three options, and when each is true."""


def of_three(form: str, rules: str = "") -> OpenPreference:
    options = "{a: A, b: B, c: C}"
    case = parse_case(
        f"detente: 1\ntitle: t\nparties: {{P: {{name: p, options: {options}}}}}\n{rules}"
        f"preferences: {{P: {form}}}\n"
    )
    with case.placing_faults():
        return party_preference(case.file, state_space(case), "P")


def certain(chosen: Sequence[str], states: Sequence[str], said: Sequence[tuple[str, str]]) -> set[str] | None:
    """Return what all orders of importance agree on that hold to the comparisons; None where none does."""
    pairs: set[str] | None = None
    met = {state: [MANY[text](state) for text in chosen] for state in states}
    alike = {(a, b) for a, b in said if met[a] == met[b]}
    while more := {(a, d) for a, b in alike for c, d in alike if b == c} - alike:
        alike |= more
    if any(a == b for a, b in alike):
        return None
    for importance in permutations(range(len(chosen))):
        height = {state: [met[state][p] for p in importance] for state in states}
        if all(height[a] > height[b] or met[a] == met[b] for a, b in said):
            above = {f"{a}>{b}" for a, b in permutations(states, 2) if height[a] > height[b]}
            pairs = above if pairs is None else pairs & above
    return None if pairs is None else pairs | {f"{a}>{b}" for a, b in alike}


@given(
    st.lists(st.sampled_from(sorted(MANY)), min_size=1, max_size=5, unique=True),
    st.lists(st.permutations(THREE).map(lambda some: tuple(some[:2])), min_size=1, max_size=3),
    st.booleans(),
)
def test_comparisons_imply_what_all_orders_of_importance_agree_on(
    chosen: list[str], said: list[tuple[str, str]], ruled: bool
) -> None:
    states = [s for s in THREE if not ruled or s[0] != "Y" or s[2] != "Y"]
    said = [(a, b) for a, b in said if a in states and b in states]
    chains = ", ".join(f"{a} > {b}" for a, b in said)
    form = f"{{priorities: [{', '.join(chosen)}], unknown: order, comparisons: [{chains}]}}"
    rules = "rules: [not (P.a and P.c)]\n" if ruled else ""
    expected = certain(chosen, states, said)
    if expected is None:
        with pytest.raises(BadInput):
            of_three(form, rules)
        return
    cells = np.array([THREE.index(state) for state in states])
    above = known_pairs(of_three(form, rules), cells)
    assert {f"{states[a]}>{states[b]}" for a, b in np.argwhere(above).tolist()} == expected


def test_a_comparison_that_leaves_one_order_of_importance_makes_all_of_it_known() -> None:
    found = of_three(
        "{priorities: [P.a, P.c], unknown: order, comparisons: [YNN > NYY]}", "rules: [not (P.a and P.c)]\n"
    )
    cells = np.array([THREE.index(state) for state in ("NNN", "NNY", "YNN")])
    assert known_pairs(found, cells).astype(int).tolist() == [[0, 0, 0], [1, 0, 0], [1, 1, 0]]


def test_with_too_many_priorities_to_enumerate_known_pairs_are_still_certain() -> None:
    form = f"{{priorities: [{', '.join(sorted(MANY))}], unknown: order, comparisons: [YNN > NYN]}}"
    above = known_pairs(of_three(form), np.arange(8))
    names = {f"{THREE[a]}>{THREE[b]}" for a, b in np.argwhere(above).tolist()}
    in_all = certain(sorted(MANY), THREE, [("YNN", "NYN")])
    assert in_all is not None
    assert {"YNN>NYN"} <= names <= in_all


def test_one_comparison_needs_no_list() -> None:
    for form in ("comparisons: YN > NN", "unknown: x, comparisons: YN > NN"):
        assert pairs_of(known_pairs(preference_of(f"{{{form}}}"), ALL)) == {"YN>NN"}


def ring(states: int, *more: str) -> str:
    names = [f"s{i}" for i in range(states)]
    chains = "".join(f"\n      - {a} > {b}" for a, b in pairwise(names)) + "".join(
        f"\n      - {chain}" for chain in more
    )
    return (
        f"detente: 1\ntitle: t\nparties: {{A: {{name: a}}}}\nstates: [{', '.join(names)}]\n"
        f"moves: {{A: [[s0, s1]]}}\npreferences:\n  A:\n    FORM\n    comparisons:{chains}\n"
    )


@pytest.mark.parametrize("form", ["unknown: x", "one_of: [unknown, unknown]", "weights: {}\n    unknown: x"])
def test_the_closure_of_many_comparisons_is_computed_only_a_few_times(
    form: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = [0]

    def counting(above: np.ndarray) -> np.ndarray:
        times[0] += 1
        return closed(above)

    monkeypatch.setattr(comparisons, "closed", counting)
    monkeypatch.setattr(partial_order, "closed", counting)
    compiled(ring(300).replace("FORM", form))
    assert times[0] <= 3
    times[0] = 0
    text = ring(300, "s200 > s150", "s100 > s50", *["s0 > s2"] * 200).replace("FORM", form)
    with pytest.raises(BadInput, match="circle") as caught:
        compiled(text)
    assert text.splitlines()[(caught.value.line or 0) - 1].strip() == "- s200 > s150"
    assert times[0] <= 15


def test_a_long_circle_is_abbreviated_to_its_first_states_and_its_last() -> None:
    with pytest.raises(BadInput, match="circle: s0 > s1 > s2 > s3 > s4 > s5 > s0;"):
        compiled(ring(6, "s5 > s0").replace("FORM", "unknown: x"))
    with pytest.raises(BadInput, match="circle: s0 > s1 > s2 > … > s99 > s0;"):
        compiled(ring(100, "s99 > s0").replace("FORM", "unknown: x"))


@pytest.mark.parametrize(
    ("chains", "circle"),
    [
        ("YN = NN, YN > NN", "shared > calm = shared"),
        ("NY = YY, NN > NY, YN > NN, YY > YN", "calm > raided = YY > shared > calm"),
        ("NY = YY = YN, NN > NY, YN > NN", "calm > raided = shared > calm"),
    ],
)
def test_a_circle_through_states_that_are_equally_good_says_so(chains: str, circle: str) -> None:
    with pytest.raises(BadInput) as caught:
        preference_of(f"{{comparisons: [{chains}]}}")
    assert caught.value.what.endswith(f"in a circle: {circle}")


def test_comparisons_of_states_that_were_not_asked_for_are_ignored() -> None:
    found = preference_of("{priorities: [UP.share, LOW.raid], unknown: order, comparisons: [YN > NY]}")
    assert known_pairs(found, np.array([0, 1])).tolist() == [[False, False], [True, False]]
    assert known_pairs(found, np.array([0, 3])).tolist() == [[False, False], [True, False]]


def test_in_graph_form_states_are_compared_by_name() -> None:
    case = parse_case(
        "detente: 1\ntitle: t\nparties: {A: {name: a}}\nstates: [x, y y, z]\nmoves: {A: [[x, z]]}\n"
        "preferences: {A: {comparisons: [y y > x = z]}}\n"
    )
    assert compile_case(case).ranks.tolist() == [[0, 1, 0]]


def test_comparisons_of_more_states_than_are_held_say_how_many_and_the_way_to_mend_it() -> None:
    mine, yours = (", ".join(f"o{number}: O" for number in some) for some in (range(6), range(6, 13)))
    head = (
        f"detente: 1\ntitle: t\nparties:\n  P: {{name: p, options: {{{mine}}}}}\n"
        f"  Q: {{name: q, options: {{{yours}}}}}\n"
    )
    said = 'preferences: {P: {comparisons: ["\\"P.o0\\" > \\"not P.o0\\""]}, Q: unknown}\n'
    with pytest.raises(BadInput) as refused:
        compile_case(parse_case(head + said))
    assert refused.value.what == "a partial order of 8,192 states"
    assert refused.value.mend == "compare at most 4,096; use priorities"
    # Half of the combinations are states here.
    held = compile_case(parse_case(f"{head}rules: [P.o1]\n{said}"))
    assert held.ranks[0, held.feasible].tolist() == [0] * 2048 + [1] * 2048
