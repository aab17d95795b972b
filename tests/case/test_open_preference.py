"""What a case leaves open of a party's order of the states, against every order written out."""

from __future__ import annotations

import tracemalloc
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations, pairwise, permutations, product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from detente.analysis.analysis import analyse
from detente.case import compile as compile_module
from detente.case.load import Case, parse_case
from detente.errors import BadInput
from detente.model.model import compile_case, compile_on
from detente.model.preferences import comparisons, partial_order
from detente.model.preferences.certain import party_preference, party_preferences
from detente.model.preferences.kinds import (
    BoundedWeights,
    KnownOrder,
    Narrowed,
    OneOf,
    OpenLevels,
    OpenOrder,
    OpenPreference,
    known_pairs,
    known_ties,
    something_is_open,
)
from detente.model.preferences.partial_order import closed
from detente.model.states import state_space

STATES = ("NN", "NY", "YN", "YY")
TRUE_IN = {
    "UP.share": "YN YY",
    "LOW.raid": "NY YY",
    "not UP.share": "NN NY",
    "not LOW.raid": "NN YN",
    "UP.share and LOW.raid": "YY",
    "UP.share or LOW.raid": "NY YN YY",
    "UP.share iff LOW.raid": "NN YY",
    "UP.share and not LOW.raid": "YN",
}
"""Expressions over the two options, and the states in which each is true, by hand."""

HEAD = """\
detente: 1
title: Two villages and a well
parties:
  UP: {name: Upper village, options: {share: Share the well}}
  LOW: {name: Lower village, options: {raid: Raid}}
states: {calm: NN, raided: NY, shared: YN}
"""
PREFERENCES = HEAD + "preferences:\n  LOW: unknown\n  UP:"

Heights = tuple[int, ...]
"""How high each state stands; only the order counts."""


# What a form of the case file leaves possible, by listing every order there is.


@dataclass(frozen=True)
class OpenForm:
    """A form of preference as the case file writes it, and all orders it leaves, by brute force.

    ``orders`` holds for each completion its weight (of all together 1), the heights of the states and
    the answers to the form's own questions; ``pictures`` the rival forms, each with its probability.
    """

    yaml: str
    orders: tuple[tuple[Fraction, Heights, tuple[bool, ...]], ...]
    pictures: tuple[tuple[Fraction, OpenForm], ...] = ()

    @property
    def possible(self) -> list[Heights]:
        """The orders of some weight."""
        return [heights for weight, heights, _ in self.orders if weight]


def strict_orders(states: int) -> list[Heights]:
    return list(permutations(range(states)))


def weak_orders(states: int) -> list[Heights]:
    """All heights from 0 without a gap, so each weak order once."""
    return [h for h in product(range(states), repeat=states) if set(h) == set(range(max(h) + 1))]


def evenly(
    yaml: str, orders: Sequence[Heights], answers: Sequence[tuple[bool, ...]] | None = None
) -> OpenForm:
    each = Fraction(1, len(orders)) if orders else Fraction(0)
    told = answers or [()] * len(orders)
    return OpenForm(yaml, tuple((each, h, a) for h, a in zip(orders, told, strict=True)))


def keeps(order: Heights, levels: Sequence[object]) -> bool:
    """Whether an order puts higher levels higher."""
    pairs = product(range(len(order)), repeat=2)
    return all(order[a] > order[b] for a, b in pairs if levels[a] > levels[b])  # type: ignore[operator]


@st.composite
def levels_form(draw: st.DrawFn, names: Sequence[str]) -> OpenForm:
    """A ranking, of whose ties the order is unknown; or everything unknown."""
    levels = draw(st.lists(st.integers(0, 2), min_size=len(names), max_size=len(names)))
    tiers = [[n for n, level in zip(names, levels, strict=True) if level == at] for at in (2, 1, 0)]
    ranking = f"[{', '.join('[' + ', '.join(tier) + ']' for tier in tiers if tier)}]"
    closed = draw(st.booleans())
    if closed:
        return evenly(f"{{ranking: {ranking}}}", [tuple(levels)])
    orders = [order for order in strict_orders(len(names)) if keeps(order, levels)]
    return evenly(f"{{ranking: {ranking}, unknown: the ties}}", orders)


@st.composite
def comparisons_form(draw: st.DrawFn, names: Sequence[str]) -> OpenForm:
    """Chains of > and = that do not contradict each other, perhaps beneath levels."""
    secret = draw(st.sampled_from(weak_orders(len(names))))
    pairs = [(a, b) for a, b in permutations(range(len(names)), 2) if secret[a] >= secret[b]]
    said = draw(st.lists(st.sampled_from(pairs), max_size=4)) if pairs else []
    chains = [f"{names[a]} {'>' if secret[a] > secret[b] else '='} {names[b]}" for a, b in said]
    tied = {frozenset((a, b)) for a, b in said if secret[a] == secret[b]}
    while more := {x ^ y for x, y in combinations(tied, 2) if len(x & y) == 1} - tied:
        tied |= more
    orders = [
        order
        for order in weak_orders(len(names))
        if all(order[a] > order[b] for a, b in said if secret[a] > secret[b])
        and {frozenset(p) for p in combinations(range(len(names)), 2) if order[p[0]] == order[p[1]]} == tied
    ]
    listed = f"comparisons: [{', '.join(chains)}]"
    return evenly(draw(st.sampled_from((f"{{{listed}}}", f"{{unknown: all, {listed}}}"))), orders)


def priorities_form(priorities: Sequence[str]) -> OpenForm:
    """Priorities in any order of importance, and the states they treat alike in any order."""
    orders, answers = [], []
    for importance in permutations(range(len(priorities))):
        ranked = sorted(range(len(priorities)), key=lambda p: -importance[p])
        met = [tuple(state in TRUE_IN[priorities[p]].split() for p in ranked) for state in STATES]
        for order in strict_orders(4):
            if keeps(order, met):
                orders.append(order)
                pairs = combinations(range(len(priorities)), 2)
                answers.append(tuple(importance[a] > importance[b] for a, b in pairs))
    return evenly(f"{{priorities: [{', '.join(priorities)}], unknown: order}}", orders, answers)


def one_of(parts: Sequence[OpenForm], probabilities: Sequence[str] | None) -> OpenForm:
    chances = (
        [Fraction(p) for p in probabilities] if probabilities else [Fraction(1, len(parts))] * len(parts)
    )
    said = [f"probability: {p}, " for p in probabilities] if probabilities else [""] * len(parts)
    listed = ", ".join(f"{{{p}{part.yaml[1:]}" for p, part in zip(said, parts, strict=True))
    return of_pictures(f"{{one_of: [{listed}]}}", tuple(zip(chances, parts, strict=True)))


def of_pictures(yaml: str, pictures: tuple[tuple[Fraction, OpenForm], ...]) -> OpenForm:
    """Pictures of no probability play no part; if just one is left, there is nothing to tell it from."""
    alive = [(chance, part) for chance, part in pictures if chance]
    asked = len(alive) if len(alive) > 2 else 1
    orders = tuple(
        (chance * weight, heights, own if len(alive) == 1 else tuple(i == k for k in range(asked)))
        for i, (chance, part) in enumerate(alive)
        for weight, heights, own in part.orders
    )
    return OpenForm(yaml, orders, pictures)


def narrowed(form: OpenForm, better: str, worse: str) -> OpenForm:
    """A form beside a comparison: of each picture the orders that keep it; none if it contradicts one."""
    yaml = f"{form.yaml[:-1]}, comparisons: [{better} > {worse}]}}"
    if form.pictures:
        parts = tuple((c, narrowed(part, better, worse) if c else part) for c, part in form.pictures)
        if not all(part.orders for chance, part in parts if chance):
            return OpenForm(yaml, (), parts)
        return of_pictures(yaml, parts)
    a, b = STATES.index(better), STATES.index(worse)
    kept = [(w, h, answers) for w, h, answers in form.orders if h[a] > h[b]]
    whole = sum((w for w, _, _ in kept), Fraction(0))
    return OpenForm(yaml, tuple((w / whole, h, answers) for w, h, answers in kept if whole))


def priorities_forms() -> st.SearchStrategy[OpenForm]:
    return st.lists(st.sampled_from(sorted(TRUE_IN)), max_size=3, unique=True).map(priorities_form)


@st.composite
def narrowed_priorities(draw: st.DrawFn) -> OpenForm:
    """Priorities in open order, beside a comparison that some of their orders keep."""
    form = draw(priorities_forms())
    found = narrowed(form, *draw(st.sampled_from(list(permutations(STATES, 2)))))
    return found if found.possible else form


def plain_forms(names: Sequence[str] = STATES) -> st.SearchStrategy[OpenForm]:
    """Any form that can stand within one_of; those of priorities only where the states have options."""
    simple = st.one_of(levels_form(names), comparisons_form(names))
    return st.one_of(simple, priorities_forms(), narrowed_priorities()) if tuple(names) == STATES else simple


@st.composite
def rival_forms(draw: st.DrawFn, names: Sequence[str] = STATES) -> OpenForm:
    """Two or three rival pictures."""
    parts = draw(st.lists(plain_forms(names), min_size=2, max_size=3))
    shares = {2: (None, ("0.3", "0.7"), ("1", "0")), 3: (None, ("0.1", "0.2", "0.7"), ("0.5", "0", "0.5"))}
    return one_of(parts, draw(st.sampled_from(shares[len(parts)])))


@st.composite
def narrowed_forms(draw: st.DrawFn) -> OpenForm:
    """Pictures, and a comparison that contradicts none of them; or priorities."""
    form = draw(rival_forms())
    found = narrowed(form, *draw(st.sampled_from(list(permutations(STATES, 2)))))
    return found if found.possible else draw(narrowed_priorities())


def open_forms(names: Sequence[str] = STATES) -> st.SearchStrategy[OpenForm]:
    """Any form whose orders can be listed."""
    forms = st.one_of(plain_forms(names), rival_forms(names))
    return st.one_of(forms, narrowed_forms()) if tuple(names) == STATES else forms


def preference_of(yaml: str) -> OpenPreference:
    """The preference of UP."""
    case = parse_case(f"{PREFERENCES} {yaml}\n")
    return party_preference(case, state_space(case), "UP")


def pairs_of(table: np.ndarray) -> set[str]:
    return {f"{STATES[a]}>{STATES[b]}" for a, b in np.argwhere(table).tolist()}


def pairs_in_all(orders: Iterable[Heights]) -> set[str]:
    listed = list(orders)
    return {
        f"{STATES[a]}>{STATES[b]}"
        for a, b in permutations(range(4), 2)
        if all(order[a] > order[b] for order in listed)
    }


def ties_in_all(orders: Iterable[Heights]) -> set[str]:
    listed = list(orders)
    return {
        f"{STATES[a]}>{STATES[b]}"
        for a, b in permutations(range(4), 2)
        if all(order[a] == order[b] for order in listed)
    }


# What each form says.

ALL = np.arange(4)
SHARED_ABOVE = "YN>NN YN>NY YY>NN YY>NY"


@pytest.mark.parametrize(
    ("form", "pairs", "ties", "ranks", "open_ties"),
    [
        ("unknown", "", "", [0, 0, 0, 0], True),
        (
            "{ranking: [[shared, YY], [calm], [raided]]}",
            f"{SHARED_ABOVE} NN>NY", "YN=YY", [1, 0, 2, 2], False,
        ),
        ("{ranking: [[YN, YY], [NN], [NY]], unknown: x}", f"{SHARED_ABOVE} NN>NY", "", [1, 0, 2, 2], True),
        ("{ranking: [[YN], [YY], [NN], [NY]], unknown: order}", "", "", [0, 0, 0, 0], True),
        ("{ranking: [[YN], [YY], [NN], [NY]], unknown: [x, order]}", "", "", [0, 0, 0, 0], True),
        (
            "{payoffs: {NN: 1, NY: 1, YN: 2.5, YY: 2}, unknown: x}",
            f"{SHARED_ABOVE} YN>YY", "", [0, 0, 2, 1], True,
        ),
        ("{priorities: [UP.share], unknown: LOW.raid}", SHARED_ABOVE, "", [0, 0, 1, 1], True),
        ("{weights: {UP.share: 2}, unknown: x}", SHARED_ABOVE, "", [0, 0, 1, 1], True),
        ("{weights: {UP.share: 2}, unknown: order}", "", "", [0, 0, 0, 0], True),
        (
            "{priorities: [UP.share, LOW.raid], unknown: order}",
            "YY>NN YY>NY YY>YN NY>NN YN>NN", "", [0, 0, 0, 0], True,
        ),
        ("{comparisons: [YN > NN > NY]}", "YN>NN NN>NY YN>NY", "", [0, 0, 0, 0], True),
        (
            "{comparisons: [shared > calm, calm > -Y]}",
            "YN>NN YN>NY YN>YY NN>NY NN>YY", "", [1, 0, 2, 0], True,
        ),
        ("""{comparisons: ['"UP.share" > "not UP.share"']}""", SHARED_ABOVE, "", [0, 0, 1, 1], True),
        (
            """{comparisons: ['"UP.share and LOW.raid">calm  =NY']}""",
            "YY>NN YY>NY", "NN=NY", [0, 0, 0, 0], True,
        ),
        ("{comparisons: [shared = YY > calm, YY > NY]}", SHARED_ABOVE, "YN=YY", [0, 0, 1, 1], True),
        ("{comparisons: [-N = YY]}", "", "NN=YN NN=YY YN=YY", [0, 0, 0, 0], True),
        ("{comparisons: []}", "", "", [0, 0, 0, 0], True),
        ("{unknown: x, comparisons: [YN > N-]}", "YN>NN YN>NY", "", [0, 0, 0, 0], True),
        (
            "{priorities: [UP.share], unknown: x, comparisons: [YN > YY]}",
            f"{SHARED_ABOVE} YN>YY", "", [0, 0, 2, 1], True,
        ),
        (
            "{ranking: [[YN, YY], [NN, NY]], unknown: x, comparisons: [NN > NY, YN = YY]}",
            f"{SHARED_ABOVE} NN>NY", "YN=YY", [1, 0, 2, 2], True,
        ),
        (
            "{ranking: [[YN, YY], [NN, NY]], unknown: order, comparisons: [NN > YN]}",
            "NN>YN", "", [0] * 4, True,
        ),
        ("{weights: {UP.share: [3, 4], LOW.raid: [-1, 1]}}", SHARED_ABOVE, "", [0, 0, 1, 1], True),
        (
            "{weights: {UP.share: [1, 3], LOW.raid: [-1, 0.5]}}",
            "YN>NN YY>NY YN>NY", "", [0, 0, 0, 0], True,
        ),
        ("{weights: {UP.share: [1, 2], LOW.raid: 0}}", SHARED_ABOVE, "NN=NY YN=YY", [0, 0, 1, 1], True),
        ("{weights: {UP.share: [1, 2]}, unknown: x}", SHARED_ABOVE, "", [0, 0, 1, 1], True),
        (
            "{weights: {UP.share: 0.1, UP.share and LOW.raid: 0.2, "
            "LOW.raid and not UP.share: 0.3, LOW.raid: [1, 2]}}",
            "YN>NN NY>NN YY>NN NY>YN YY>YN", "NY=YY", [0, 2, 1, 2], True,
        ),
        (
            "{weights: {UP.share: [1, 3], LOW.raid: [1, 3]}, comparisons: [YN > NY]}",
            "YN>NN NY>NN YY>NN YY>YN YY>NY YN>NY", "", [0, 1, 2, 3], True,
        ),
        (
            "{one_of: [{ranking: [[YN], [YY], [NN], [NY]]}, {ranking: [[YY], [YN], [NN], [NY]]}]}",
            f"{SHARED_ABOVE} NN>NY", "", [1, 0, 2, 2], True,
        ),
        (
            "{one_of: [{ranking: [[YN, YY], [NN], [NY]]}, {priorities: [UP.share]}]}",
            SHARED_ABOVE, "YN=YY", [0, 0, 1, 1], True,
        ),
        ("{one_of: [unknown, {priorities: [UP.share]}]}", "", "", [0, 0, 0, 0], True),
        (
            "{one_of: [{probability: 0, comparisons: [YN > NN]}, {probability: 1, priorities: [LOW.raid]}]}",
            "NY>NN NY>YN YY>NN YY>YN", "NN=YN NY=YY", [0, 1, 0, 1], False,
        ),
        (
            "{one_of: [{probability: 0.4, priorities: [UP.share], unknown: x}, "
            "{probability: 0.6, comparisons: [YN > NN > NY]}], comparisons: [YY > YN]}",
            "YN>NN YN>NY YY>YN YY>NN YY>NY", "", [0, 0, 1, 2], True,
        ),
    ],
)  # fmt: skip
def test_a_form_says_which_pairs_are_known_and_which_ranks_are_certain(
    form: str, pairs: str, ties: str, ranks: list[int], open_ties: bool
) -> None:
    found = preference_of(form)
    assert pairs_of(known_pairs(found, ALL)) == set(pairs.split())
    both_ways = [tie.split("=") for tie in ties.split()]
    assert pairs_of(known_ties(found, ALL)) == {f"{x}>{y}" for a, b in both_ways for x, y in ((a, b), (b, a))}
    model = compile_case(parse_case(f"{PREFERENCES} {form}\n"))
    assert (model.ranks[0].tolist(), model.open_ties[0]) == (ranks, open_ties)


@settings(deadline=None)
@given(open_forms())
def test_what_is_known_is_what_every_completion_says(form: OpenForm) -> None:
    found = preference_of(form.yaml)
    assert pairs_of(known_pairs(found, ALL)) == pairs_in_all(form.possible)
    assert pairs_of(known_ties(found, ALL)) == ties_in_all(form.possible)
    if len(set(form.possible)) > 1:
        assert something_is_open(found)
    elif isinstance(found, Narrowed):
        assert not something_is_open(found)


@settings(deadline=None)
@given(open_forms())
def test_a_state_that_the_model_ranks_higher_is_preferred_in_every_completion(form: OpenForm) -> None:
    ranks = compile_case(parse_case(f"{PREFERENCES} {form.yaml}\n")).ranks[0]
    assert sorted(set(ranks.tolist())) == list(range(int(ranks.max()) + 1))
    assert pairs_of(ranks[:, None] > ranks[None, :]) <= pairs_in_all(form.possible)


@settings(deadline=None)
@given(
    st.dictionaries(
        st.sampled_from(sorted(TRUE_IN)),
        st.lists(st.integers(-3, 3), min_size=1, max_size=2).map(sorted),
        min_size=1, max_size=4,
    )
)  # fmt: skip
def test_weights_within_bounds_are_known_by_the_corners_of_their_box(bounds: dict[str, list[int]]) -> None:
    tenths = {text: [Fraction(n, 10) for n in numbers] for text, numbers in bounds.items()}
    written = ", ".join(f"{t}: [{', '.join(str(float(n)) for n in b)}]" for t, b in tenths.items())
    corners = [
        tuple(
            sum((w for t, w in zip(tenths, corner, strict=True) if state in TRUE_IN[t].split()), Fraction(0))
            for state in STATES
        )
        for corner in product(*tenths.values())
    ]
    found = preference_of(f"{{weights: {{{written}}}}}")
    assert pairs_of(known_pairs(found, ALL)) == pairs_in_all(corners)  # type: ignore[arg-type]
    assert pairs_of(known_ties(found, ALL)) == ties_in_all(corners)  # type: ignore[arg-type]


@settings(deadline=None)
@given(rival_forms(), st.sampled_from(list(permutations(STATES, 2))))
def test_a_comparison_beside_pictures_is_refused_just_where_it_leaves_nothing_of_one(
    form: OpenForm, pair: tuple[str, str]
) -> None:
    found = narrowed(form, *pair)
    if found.possible:
        preference_of(found.yaml)
        return
    with pytest.raises(BadInput):
        preference_of(found.yaml)


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
    return party_preference(case, state_space(case), "P")


def certain(chosen: Sequence[str], states: Sequence[str], said: Sequence[tuple[str, str]]) -> set[str] | None:
    """What all orders of importance say that keep what is said, state by state; None where none does."""
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


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(sorted(MANY)), min_size=1, max_size=5, unique=True),
    st.lists(st.permutations(THREE).map(lambda some: tuple(some[:2])), min_size=1, max_size=3),
    st.booleans(),
)
def test_what_comparisons_imply_of_the_order_of_importance_is_known(
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


def test_of_more_priorities_than_are_gone_through_what_is_known_is_certain_still() -> None:
    form = f"{{priorities: [{', '.join(sorted(MANY))}], unknown: order, comparisons: [YNN > NYN]}}"
    above = known_pairs(of_three(form), np.arange(8))
    names = {f"{THREE[a]}>{THREE[b]}" for a, b in np.argwhere(above).tolist()}
    in_all = certain(sorted(MANY), THREE, [("YNN", "NYN")])
    assert in_all is not None
    assert {"YNN>NYN"} <= names <= in_all


def test_comparisons_beside_pictures_hold_in_each_and_leave_its_probability() -> None:
    found = preference_of(
        "{one_of: [{probability: 0.9, unknown: x}, {probability: 0.1, comparisons: [NN > NY]}, "
        "{probability: 0, ranking: [[NY, NN, YN, YY]]}], comparisons: [YN > NN, YN = YY]}"
    )
    assert isinstance(found, OneOf)
    assert found.probabilities == (Fraction(9, 10), Fraction(1, 10), 0)
    first, second, third = found.parts
    assert [type(part) for part in (first, second, third)] == [OpenOrder, OpenOrder, KnownOrder]
    assert pairs_of(known_pairs(first, ALL)) == {"YN>NN", "YY>NN"}
    assert pairs_of(known_pairs(second, ALL)) == {"YN>NN", "YY>NN", "NN>NY", "YN>NY", "YY>NY"}
    assert pairs_of(known_ties(found, ALL)) == {"YN>YY", "YY>YN"}


def test_comparisons_within_a_picture_and_beside_it_hold_together() -> None:
    found = preference_of(
        "{one_of: [{priorities: [UP.share, LOW.raid], unknown: order, comparisons: [YN > NY]}, "
        "{weights: {UP.share: [1, 3], LOW.raid: [1, 3]}, comparisons: [YN > NY]}], comparisons: [YY > YN]}"
    )
    assert isinstance(found, OneOf)
    assert all(isinstance(part, Narrowed) for part in found.parts)
    assert pairs_of(known_pairs(found, ALL)) == {"YY>YN", "YY>NY", "YY>NN", "YN>NY", "YN>NN", "NY>NN"}


@pytest.mark.parametrize("second", ["unknown: x", "priorities: [UP.share]"])
def test_of_pictures_the_only_one_with_a_probability_is_the_preference(second: str) -> None:
    rival = "{probability: 0, ranking: [[NN], [NY], [YN], [YY]]}"
    found = preference_of(f"{{one_of: [{rival}, {{probability: 1, {second}}}], comparisons: [YN > NN]}}")
    assert isinstance(found, KnownOrder if "prior" in second else OpenOrder)
    assert isinstance(preference_of(f"{{one_of: [{rival}, {{probability: 1, unknown: x}}]}}"), OpenLevels)


def test_one_comparison_needs_no_list() -> None:
    for form in ("comparisons: YN > NN", "unknown: x, comparisons: YN > NN"):
        assert pairs_of(known_pairs(preference_of(f"{{{form}}}"), ALL)) == {"YN>NN"}


def test_a_model_can_be_compiled_on_preferences_that_were_asked_for_already(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = parse_case(f"{PREFERENCES} {{comparisons: [YN > NN > NY, YN > YY > NY]}}\n")
    space = state_space(case)
    preferences, whole = party_preferences(case, space), compile_on(case, space)
    monkeypatch.setattr(compile_module, "party_preferences", None)
    assert np.array_equal(compile_on(case, space, preferences).ranks, whole.ranks)


# What it costs.


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
def test_what_follows_from_many_comparisons_is_worked_out_a_few_times_and_not_for_each(
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


def test_a_long_circle_is_told_by_its_first_states_and_its_last() -> None:
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


def test_ties_of_weights_are_found_without_a_table_for_each_weight() -> None:
    cells, weights = 400, 100
    truths = np.random.default_rng(1).random((weights, cells)) < 0.5
    truths[:, 1] = truths[:, 0]
    low = np.zeros(weights, dtype=np.int64)
    found = BoundedWeights(
        ("",) * weights, truths, low, low + 1, False, np.ones(cells, dtype=np.bool_), 1
    )  # fmt: skip
    tracemalloc.start()
    tied = known_ties(found, np.arange(cells))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert np.argwhere(tied).tolist() == [[0, 1], [1, 0]]
    assert peak < weights * cells * cells / 4


def test_what_is_known_can_be_asked_of_some_states_alone() -> None:
    found = preference_of("{comparisons: [YY > NY > NN]}")
    assert known_pairs(found, np.array([0, 3])).tolist() == [[False, False], [True, False]]


def test_what_comparisons_say_of_states_that_are_not_asked_for_is_passed_over() -> None:
    found = preference_of("{priorities: [UP.share, LOW.raid], unknown: order, comparisons: [YN > NY]}")
    assert known_pairs(found, np.array([0, 1])).tolist() == [[False, False], [True, False]]
    assert known_pairs(found, np.array([0, 3])).tolist() == [[False, False], [True, False]]


def test_in_graph_form_states_are_compared_by_name() -> None:
    case = parse_case(
        "detente: 1\ntitle: t\nparties: {A: {name: a}}\nstates: [x, y y, z]\nmoves: {A: [[x, z]]}\n"
        "preferences: {A: {comparisons: [y y > x = z]}}\n"
    )
    assert compile_case(case).ranks.tolist() == [[0, 1, 0]]


# Bad input.


def compiled(text: str) -> Case:
    case = parse_case(text)
    compile_case(case)
    return case


@pytest.mark.parametrize(
    ("form", "line", "complaint"),
    [
        ("\n    comparisons:\n      - YN > NN\n      - NN > YN\n", 12, "(calm|shared) > (calm|shared) > "),
        (
            "\n    comparisons:\n      - YN > NN\n      - NN > NY\n      - NY > YN\n      - YY > NN\n",
            13, "in a circle: (shared > calm > raided > shared|calm > raided > shared > calm"
            "|raided > shared > calm > raided)",
        ),
        ("\n    comparisons:\n      - YN > NN\n      - YY > NN > YN\n", 12, "in a circle"),
        ("\n    comparisons:\n      - YY > NN\n      - YN > NN = YN\n", 12, "are called equally good"),
        (
            "\n    priorities: [UP.share]\n    unknown: x\n"
            "    comparisons:\n      - YN > NN\n      - NN > YN\n",
            14, "in a circle: (calm > shared > calm|shared > calm > shared)",
        ),
        ("\n    comparisons:\n      - YY > NN\n      - YN > Y-\n", 12, "stands on both sides"),
        ("\n    comparisons:\n      - YN > YN\n", 11, "stands on both sides"),
        ("\n    comparisons:\n      - YN > NN\n      - YN\n", 12, "'YN' compares nothing"),
        ("\n    comparisons:\n      - YN >= NN\n", 11, "compares nothing"),
        ("\n    comparisons:\n      - YN > NN >\n", 11, "compares nothing"),
        ("\n    comparisons:\n      - YN > cal\n", 11, "unknown state cal .did you mean calm"),
        ("""\n    comparisons:\n      - 'YN > "UP.share and not UP.share"'\n""", 11, "no state has UP"),
        ("""\n    comparisons:\n      - 'YN > "UP.shar"'\n""", 11, "unknown option UP.shar"),
        ("\n    ranking: [[YN], [NN, NY, YY]]\n    comparisons: [YN > NN]\n", 9, "beside ranking"),
        ("\n    weights: {UP.share: [2, 1]}\n", 10, "lower bound above its upper"),
        ("\n    weights:\n      UP.share: 1\n      LOW.raid: [1, 2, 3]\n", 12, "not a plain number"),
        ("\n    weights: {UP.share: []}\n", 10, "not a plain number"),
        ("\n    weights: {UP.share: [.inf, 1]}\n", 10, "not a plain number"),
        ("\n    weights: {UP.share: [0, 1e99]}\n", 10, "too large or too fine"),
        ("\n    one_of:\n      - unknown\n", 9, "fewer than two pictures"),
        ("\n    one_of: []\n", 9, "fewer than two pictures"),
        ("\n    one_of:\n      - unknown\n      - one_of: [unknown, unknown]\n", 9, "one_of within one_of"),
        (
            "\n    one_of:\n      - {probability: 0.5, priorities: [UP.share]}\n      - unknown\n",
            9, "for some pictures and not for all",
        ),
        (
            "\n    one_of:\n      - {probability: 0.5, priorities: [UP.share]}\n"
            "      - {probability: 0.4, unknown: x}\n",
            9, "probabilities that sum to 0.9; make them sum to 1",
        ),
        (
            "\n    one_of:\n      - {probability: 1.5, priorities: [UP.share]}\n"
            "      - {probability: -0.5, unknown: x}\n",
            11, "probability is 1.5; .* between 0 and 1: write 0.015 for 1.5 %",
        ),
        (
            "\n    one_of:\n      - {probability: 33.3, priorities: [UP.share]}\n"
            "      - {probability: 66.7, unknown: x}\n",
            11, "probability is 33.3; .* write 0.333 for 33.3 %",
        ),
        (
            "\n    one_of:\n      - {probability: 101, priorities: [UP.share]}\n"
            "      - {probability: 0, unknown: x}\n",
            11, "probability: input should be less than or equal to 1",
        ),
        (
            "\n    one_of:\n      - {probability: 0.5, priorities: [UP.share]}\n"
            "      - {probability: -0.5, unknown: x}\n",
            12, "probability: input should be greater than or equal to 0",
        ),
        ("\n    one_of: [unknown, {priorities: [UP.share]}]\n    unknown: x\n", 9, "one_of and unknown"),
        ("\n    one_of: [unknown, {priorities: [UP.share]}]\n    strong: 1\n", 9, "says what is strong"),
        ("\n    weights: {UP.share: [0, 1]}\n    strong: 1\n", 9, "says what is strong"),
        ("\n    comparisons: [YN > NN]\n    strong: 1\n", 9, "says what is strong"),
        ("\n    one_of: [unknown, unknown]\n    ranking: [[NN]]\n", 9, "ranking and one_of; give one form"),
        ("\n    probability: 1\n    priorities: [UP.share]\n", 10, "no such key"),
        ("\n    one_of:\n      - unknown\n      - ranking: [[NN, NY]]\n", 12, "misses state shared, YY"),
        (
            "\n    one_of:\n      - unknown\n      - priorities: [UP.share]\n        unknown: order\n"
            "        comparisons:\n          - YN > YY\n          - NN > YN\n",
            16, "in a circle: (calm > shared > calm|shared > calm > shared)",
        ),
        (
            "\n    one_of: [unknown, {priorities: [UP.share], unknown: order}]\n"
            "    comparisons:\n      - YN = YY\n",
            12, "'YN = YY' calls states equally good that .* in the 2nd picture",
        ),
        (
            "\n    one_of: [unknown, {weights: {UP.share: [1, 2]}}]\n    comparisons:\n      - YN = YY\n",
            12, "'YN = YY' calls states equally good that .* in the 2nd picture",
        ),
        (
            "\n    one_of: [unknown, {priorities: [UP.share]}]\n    comparisons:\n      - YN > NN = NY\n"
            "      - NN = YY\n",
            13, "'NN = YY' contradicts the 2nd picture: calm is not as good as YY there",
        ),
        (
            "\n    one_of: [unknown, {priorities: [UP.share]}]\n    comparisons:\n      - YN > NN\n"
            "      - YN > YY\n",
            13, "'YN > YY' contradicts the 2nd picture: shared is not preferred to YY there",
        ),
        (
            "\n    one_of: [{comparisons: [NY > YN]}, unknown]\n    comparisons:\n      - YY > NY\n"
            "      - YN > YY\n",
            13, "'YN > YY' contradicts the 1st picture: the comparisons go round in a circle: ",
        ),
        (
            "\n    one_of: [unknown, {priorities: [UP.share], unknown: x}]\n"
            "    comparisons:\n      - NN = YY\n",
            12, "'NN = YY' contradicts the 2nd picture: YY and calm .* has YY above calm",
        ),
        (
            "\n    one_of: [unknown, {priorities: [UP.share], unknown: x}]\n"
            "    comparisons:\n      - NN > NY\n      - NY > NN\n",
            13, ": the comparisons go round in a circle: ",
        ),
        (
            "\n    priorities: [UP.share and not LOW.raid, LOW.raid and not UP.share, "
            "UP.share iff LOW.raid]\n    unknown: order\n    comparisons:\n"
            "      - YN > NN\n      - NY > YY\n      - YY > YN\n",
            15, "no order of importance agrees with the comparisons up to here",
        ),
        (
            "\n    priorities: [UP.share, LOW.raid, UP.share iff LOW.raid]\n"
            "    unknown: order\n    comparisons:\n      - YN > NY\n      - NY > NN\n      - NN > YN\n",
            15, "in a circle",
        ),
        (
            "\n    weights: {UP.share: [1, 2]}\n    comparisons:\n      - YN > NN\n      - YN > YY\n",
            13, "shared and YY are equally good whatever the weights",
        ),
        ("\n    comparisons: YN\n", 10, "'YN' compares nothing"),
        ("\n    comparisons:\n      - YN = NN\n      - YN > NN\n", 12, "circle: shared > calm = shared"),
        (
            "\n    comparisons:\n      - YN > NN = NY\n      - NY > YY = YN\n",
            12, "YY and shared are called equally good, and the order has shared above YY"
            "|shared and YY are called equally good, and the order has shared above YY",
        ),
    ],
)  # fmt: skip
def test_a_fault_of_an_open_form_is_one_line_that_names_its_own(form: str, line: int, complaint: str) -> None:
    with pytest.raises(BadInput, match=complaint) as caught:
        compiled(f"{PREFERENCES}{form}")
    assert "\n" not in str(caught.value)
    assert caught.value.line == line


@pytest.mark.parametrize(
    "form",
    [
        "priorities: [UP.share, LOW.raid]\n    unknown: order",
        "weights: {UP.share: [0, 1], LOW.raid: [0, 1]}",
        "one_of: [unknown, {priorities: [UP.share], unknown: x}]",
    ],
)
@pytest.mark.parametrize("second", ["YN > NY > YN", "NY > YN"])
def test_comparisons_in_a_circle_are_refused_whatever_they_narrow(form: str, second: str) -> None:
    text = f"{PREFERENCES}\n    {form}\n    comparisons:\n      - YN > NY\n      - {second}\n"
    with pytest.raises(BadInput, match="circle") as caught:
        analyse(parse_case(text))
    lines = text.splitlines()
    assert lines[(caught.value.line or 0) - 1].strip() == f"- {second}"


def test_a_comparison_that_contradicts_what_is_certain_is_refused() -> None:
    text = f"{PREFERENCES} {{priorities: [UP.share, LOW.raid], unknown: order, comparisons: [NN > YY]}}\n"
    with pytest.raises(BadInput):
        analyse(parse_case(text))


def test_a_tie_that_contradicts_the_form_is_told_at_its_own_line() -> None:
    text = (
        f"{PREFERENCES}\n    ranking: [[YY], [NN, NY, YN]]\n    unknown: x\n"
        "    comparisons:\n      - NN > NY\n      - YY = YN\n"
    )
    with pytest.raises(BadInput, match="YY and shared are called equally good") as caught:
        compile_case(parse_case(text))
    assert text.splitlines()[(caught.value.line or 0) - 1].strip() == "- YY = YN"


def test_more_priorities_than_can_be_weighed_exactly_are_refused_where_their_order_is_open() -> None:
    many = ", ".join(["UP.share"] * 53)
    with pytest.raises(BadInput, match="53 priorities whose order is open"):
        preference_of(f"{{priorities: [{many}], unknown: order}}")


def test_strength_beside_comparisons_is_refused_since_it_goes_with_the_levels_of_a_form() -> None:
    strong = "ranking: [[YN, YY], [NN, NY]], unknown: x, strong: 1"
    with pytest.raises(BadInput, match="says what is strong beside comparisons"):
        compile_case(parse_case(f"{PREFERENCES} {{{strong}, comparisons: [YN > YY]}}\n"))
