"""Open preferences: the pairs they leave known, against every order written out."""

from __future__ import annotations

import tracemalloc
from fractions import Fraction
from itertools import permutations, product

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.open_forms import (
    ALL,
    PREFERENCES,
    STATES,
    TRUE_IN,
    OpenForm,
    narrowed,
    open_forms,
    pairs_in_all,
    pairs_of,
    preference_of,
    rival_forms,
    ties_in_all,
)

from detente.case.load import parse_case
from detente.errors import BadInput
from detente.model import model as model_module
from detente.model.model import compile_case, compile_on
from detente.model.preferences.certain import party_preferences
from detente.model.preferences.kinds import (
    BoundedWeights,
    KnownOrder,
    Narrowed,
    OneOf,
    OpenLevels,
    OpenOrder,
    known_pairs,
    known_ties,
    something_is_open,
)
from detente.model.states import state_space

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


@given(open_forms())
def test_known_pairs_are_those_on_which_every_completion_agrees(form: OpenForm) -> None:
    found = preference_of(form.yaml)
    assert pairs_of(known_pairs(found, ALL)) == pairs_in_all(form.possible)
    assert pairs_of(known_ties(found, ALL)) == ties_in_all(form.possible)
    if len(set(form.possible)) > 1:
        assert something_is_open(found)
    elif isinstance(found, Narrowed):
        assert not something_is_open(found)


@given(open_forms())
def test_a_state_that_the_model_ranks_higher_is_preferred_in_every_completion(form: OpenForm) -> None:
    ranks = compile_case(parse_case(f"{PREFERENCES} {form.yaml}\n")).ranks[0]
    assert sorted(set(ranks.tolist())) == list(range(int(ranks.max()) + 1))
    assert pairs_of(ranks[:, None] > ranks[None, :]) <= pairs_in_all(form.possible)


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


@given(rival_forms(), st.sampled_from(list(permutations(STATES, 2))))
def test_a_comparison_beside_pictures_is_refused_if_and_only_if_it_contradicts_one(
    form: OpenForm, pair: tuple[str, str]
) -> None:
    found = narrowed(form, *pair)
    if found.possible:
        preference_of(found.yaml)
        return
    with pytest.raises(BadInput):
        preference_of(found.yaml)


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
def test_the_only_picture_of_positive_probability_is_the_preference(second: str) -> None:
    rival = "{probability: 0, ranking: [[NN], [NY], [YN], [YY]]}"
    found = preference_of(f"{{one_of: [{rival}, {{probability: 1, {second}}}], comparisons: [YN > NN]}}")
    assert isinstance(found, KnownOrder if "prior" in second else OpenOrder)
    assert isinstance(preference_of(f"{{one_of: [{rival}, {{probability: 1, unknown: x}}]}}"), OpenLevels)


def test_a_model_can_be_compiled_on_preferences_that_were_asked_for_already(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    case = parse_case(f"{PREFERENCES} {{comparisons: [YN > NN > NY, YN > YY > NY]}}\n")
    space = state_space(case)
    preferences, whole = party_preferences(case, space), compile_on(case, space)
    monkeypatch.setattr(model_module, "party_preferences", None)
    assert np.array_equal(compile_on(case, space, preferences).ranks, whole.ranks)


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


def test_known_pairs_can_be_asked_of_some_states_only() -> None:
    found = preference_of("{comparisons: [YY > NY > NN]}")
    assert known_pairs(found, np.array([0, 3])).tolist() == [[False, False], [True, False]]
