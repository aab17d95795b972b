"""Orders drawn at random: weights between bounds, rival pictures, comparisons that reject draws."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import permutations, product
from math import sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.support.open_forms import STATES, TRUE_IN, preference_of, priorities_form
from tests.support.order_shares import all_orders, of, shape, shares
from tests.support.thoroughness import drawn

from detente.model.preferences.kinds import KnownOrder, Narrowed, OneOf, OpenLevels, OpenOrder, OpenPriorities
from detente.sweeps.orders import party_orders

DRAWS = 200_000


def share_of(ranks: NDArray[np.int32], better: str, worse: str) -> float:
    return float((ranks[:, STATES.index(better)] > ranks[:, STATES.index(worse)]).mean())


@pytest.mark.parametrize(
    ("weights", "better", "worse", "area"),
    [
        ("UP.share: [0, 1], LOW.raid: [0, 1]", "YN", "NY", 1 / 2),
        ("UP.share: [0, 1], LOW.raid: [0, 1], not UP.share and not LOW.raid: 1.5", "YY", "NN", 1 / 8),
        ("UP.share: [0, 1], LOW.raid: [0, 4]", "YN", "NY", 1 / 8),
        ("UP.share: [0, 3], LOW.raid: [1, 2]", "YN", "NY", 1 / 2),
        ("UP.share: [-1, 2], LOW.raid: 1", "YN", "NN", 2 / 3),
        ("UP.share: [-1, 2], LOW.raid: 1", "YN", "NY", 1 / 3),
        ("UP.share: [0.25, 1.25], LOW.raid: [0.5, 0.75]", "YN", "NY", 5 / 8),
        # The first of three numbers between 0 and 1 is more than the two others together in one of six cases.
        ("UP.share and not LOW.raid: [0, 1], LOW.raid: [0, 1], not UP.share: [0, 1]", "YN", "NY", 1 / 6),
    ],
)
def test_weights_are_drawn_evenly_between_their_bounds(
    weights: str, better: str, worse: str, area: float
) -> None:
    found = of(f"{{weights: {{{weights}}}}}")
    assert found.count is None
    ranks = found.draw(np.random.default_rng(6), DRAWS).ranks
    # Five standard deviations of a share.
    assert share_of(ranks, better, worse) == pytest.approx(area, abs=5 * sqrt(area * (1 - area) / DRAWS))


def test_a_difference_that_bounds_make_certain_is_there_in_every_draw() -> None:
    ranks = of("{weights: {UP.share: [0.3, 0.5], LOW.raid: [-0.2, 0.3]}}").draw(
        np.random.default_rng(7), DRAWS
    )
    assert share_of(ranks.ranks, "YN", "NN") == 1
    assert share_of(ranks.ranks, "YN", "NY") == 1
    assert 0.3 < share_of(ranks.ranks, "NY", "NN") < 0.9


TIED = "UP.share: 0.1, UP.share and LOW.raid: 0.2, LOW.raid and not UP.share: 0.3, LOW.raid: [-1e11, 1e11]"


def test_sums_that_are_equal_on_paper_tie_in_every_draw() -> None:
    drawn = of(f"{{weights: {{{TIED}}}}}").draw(np.random.default_rng(8), 5_000)
    assert (drawn.ranks[:, 1] == drawn.ranks[:, 3]).all()
    assert len({tuple(row) for row in drawn.ranks.tolist()}) == 2


def test_sums_that_are_equal_are_in_either_order_where_ties_are_unknown() -> None:
    drawn = of(f"{{weights: {{{TIED}}}, unknown: the ties}}").draw(np.random.default_rng(9), 40_000)
    assert all(len(set(row)) == 4 for row in drawn.ranks[:100].tolist())
    assert share_of(drawn.ranks, "NY", "YY") == pytest.approx(0.5, abs=0.0125)


@pytest.mark.parametrize(
    ("bounds", "middle"), [("[0, 1]", "0.5"), ("[-3, 2]", "-0.5"), ("[0.1, 0.3]", "0.2")]
)
def test_a_weight_is_asked_against_the_middle_of_its_bounds(bounds: str, middle: str) -> None:
    found = of(f"{{weights: {{UP.share: {bounds}, LOW.raid: {middle}}}}}")
    (question,) = found.questions
    assert (question.kind, question.first, question.second) == ("weight", "UP.share", middle)
    drawn = found.draw(np.random.default_rng(10), 40_000)
    assert np.array_equal(drawn.answers[:, 0], drawn.ranks[:, 2] > drawn.ranks[:, 1])
    assert drawn.answers.mean() == pytest.approx(0.5, abs=0.0125)


def test_of_weights_only_draws_that_keep_a_comparison_count() -> None:
    weights = "UP.share: [0, 1], LOW.raid: [0, 1], not UP.share and not LOW.raid: 1.5"
    free = of(f"{{weights: {{{weights}}}}}").draw(np.random.default_rng(11), DRAWS)
    kept = of(f"{{weights: {{{weights}}}, comparisons: [YN > NY]}}").draw(np.random.default_rng(11), DRAWS)
    assert np.array_equal(free.ranks, kept.ranks)
    assert np.array_equal(kept.weights > 0, free.ranks[:, 2] > free.ranks[:, 1])
    # w1 + w2 > 1.5 cuts off a corner of which half has w1 > w2, and so has the square.
    assert share_of(kept.ranks[kept.weights > 0], "YY", "NN") == pytest.approx(1 / 8, abs=0.0053)


def test_weights_of_enormous_bounds_are_added_without_overflow() -> None:
    found = of("{weights: {UP.share: [-1e18, 1e18], LOW.raid: [-1e18, 1e18]}}")
    ranks = found.draw(np.random.default_rng(12), DRAWS).ranks
    assert share_of(ranks, "YY", "NN") == pytest.approx(1 / 2, abs=0.0056)
    for better, worse in product(("YN", "NY"), ("NN", "YY")):
        assert share_of(ranks, better, worse) == pytest.approx(1 / 2, abs=0.0056)
    # Where each of both is worth something, both together are worth the most.
    both_good = (ranks[:, 2] > ranks[:, 0]) & (ranks[:, 1] > ranks[:, 0])
    assert (ranks[both_good, 3] == 3).all()


def test_weights_between_bounds_are_not_listed() -> None:
    with pytest.raises(ValueError, match="cannot be listed"):
        of("{weights: {UP.share: [0, 1]}}").at(np.arange(1))


def test_a_picture_of_weights_can_only_be_drawn() -> None:
    found = of("{one_of: [{probability: 0.2, weights: {UP.share: [1, 2]}}, {probability: 0.8, unknown: x}]}")
    assert found.count is None
    drawn = found.draw(np.random.default_rng(13), 40_000)
    assert drawn.answers[:, 0].mean() == pytest.approx(0.2, abs=0.01)
    tied = drawn.ranks[:, 0] == drawn.ranks[:, 1]
    assert np.array_equal(tied, drawn.answers[:, 0])


def test_a_picture_of_probability_nothing_is_never_drawn() -> None:
    found = of(
        "{one_of: [{probability: 0, ranking: [[YN], [NN, NY, YY]]}, "
        "{probability: 1, priorities: [LOW.raid]}]}"
    )
    assert set(shares(found.draw(np.random.default_rng(14), 1_000))) == {(0, 1, 0, 1)}
    assert set(shares(all_orders(found))) == {(0, 1, 0, 1)}


def test_a_picture_of_probability_nothing_plays_no_part() -> None:
    known = (
        "{probability: 0.4, ranking: [[YN], [NN], [NY], [YY]]}, {probability: 0.6, priorities: [UP.share]}"
    )
    found = of(f"{{one_of: [{{unknown: x, probability: 0}}, {known}]}}")
    assert (found.count, found.method, found.bias, found.steps) == (
        2,
        "pictures by their probabilities",
        0,
        0,
    )
    assert [(q.kind, q.first) for q in found.questions] == [("picture", "2")]
    assert shares(all_orders(found)) == pytest.approx({(2, 1, 3, 0): 0.4, (0, 0, 1, 1): 0.6})


def test_with_one_picture_left_nobody_asks_which_it_is() -> None:
    picture = "{probability: 1, comparisons: [YN > NN]}"
    found = of(f"{{one_of: [{{unknown: x, probability: 0}}, {picture}]}}")
    assert (found.count, found.questions) == (12, ())
    nothing, one = OpenLevels(np.zeros(3, dtype=np.int32)), KnownOrder(np.array([0, 1, 2], dtype=np.int32))
    made = party_orders(OneOf((nothing, one), (Fraction(0), Fraction(1))))
    assert (made.count, made.questions) == (1, ())


def test_a_long_chain_beside_unknown_pictures_leaves_each_its_probability() -> None:
    found = of(
        "{one_of: [{probability: 0.9, unknown: x}, {probability: 0.1, ranking: [[YN], [NY], [NN], [YY]]}], "
        "comparisons: [YN > NY > NN > YY]}"
    )
    assert (found.count, found.rejects) == (2, False)
    assert all_orders(found).weights.tolist() == pytest.approx([0.9 * 2, 0.1 * 2])


EIGHT = [
    *("UP.share", "LOW.raid", "not UP.share", "not LOW.raid", "UP.share iff LOW.raid"),
    *("UP.share or LOW.raid", "UP.share and LOW.raid", "UP.share and not LOW.raid"),
]


SOME_REJECTED = {
    "weights": "weights: {UP.share: [0, 1], LOW.raid: [0, 4]}",
    "eight priorities": f"priorities: [{', '.join(EIGHT)}], unknown: order",
}


@pytest.mark.parametrize("form", SOME_REJECTED.values(), ids=SOME_REJECTED)
def test_a_picture_of_which_some_orders_are_rejected_keeps_its_probability(form: str) -> None:
    alone = of(f"{{{form}, comparisons: [YN > NY]}}")
    assert alone.rejects
    pictures = f"{{probability: 0.7, {form}}}, {{probability: 0.3, unknown: x}}"
    found = of(f"{{one_of: [{pictures}], comparisons: [YN > NY]}}")
    assert (found.count, found.rejects, found.rare) == (None, False, ())
    drawn = found.draw(np.random.default_rng(15), 40_000)
    assert (drawn.weights == 1).all()
    assert (drawn.ranks[:, 2] > drawn.ranks[:, 1]).all()
    assert drawn.answers[:, 0].mean() == pytest.approx(0.7, abs=0.0115)
    by_itself = alone.draw(np.random.default_rng(16), 40_000)
    ranks, kept = drawn.ranks[drawn.answers[:, 0]], by_itself.ranks[by_itself.weights > 0]
    for better, worse in (("YY", "YN"), ("NN", "NY"), ("YY", "NN")):
        assert share_of(ranks, better, worse) == pytest.approx(share_of(kept, better, worse), abs=0.04)


def test_a_picture_of_which_hardly_any_order_is_kept_is_named() -> None:
    found = of(
        "{one_of: [unknown, {weights: {UP.share: [0, 1], LOW.raid: [0, 100000]}}], comparisons: [YN > NY]}"
    )
    assert found.rare == (2,)


def test_states_that_priorities_treat_alike_are_compared_without_rejecting() -> None:
    found = of("{priorities: [UP.share], unknown: order, comparisons: [YN > YY, NN > NY]}")
    assert (found.count, found.rejects) == (1, False)
    assert shares(all_orders(found)) == {(1, 0, 3, 2): 1}


@settings(max_examples=drawn(40))
@given(
    st.lists(st.sampled_from(sorted(TRUE_IN)), max_size=4, unique=True),
    st.lists(st.sampled_from(list(permutations(range(4), 2))), min_size=1, max_size=4),
)
def test_of_priorities_beside_many_comparisons_the_orders_are_those_of_brute_force(
    chosen: list[str], said: list[tuple[int, int]]
) -> None:
    form = priorities_form(chosen)
    kept = [
        (heights, own) for _, heights, own in form.orders if all(heights[a] > heights[b] for a, b in said)
    ]
    better, worse = (np.array([pair[side] for pair in said]) for side in (0, 1))
    preference = preference_of(form.yaml)
    assert isinstance(preference, OpenPriorities)
    if not kept:
        return
    found = party_orders(Narrowed(preference, better, worse))
    orders = all_orders(found)
    listed = zip(orders.ranks.tolist(), orders.answers.tolist(), orders.weights.tolist(), strict=True)
    assert Counter((shape(tuple(r)), tuple(a), w) for r, a, w in listed) == Counter(
        (shape(heights), own, 1.0) for heights, own in kept
    )
    drawn = found.draw(np.random.default_rng(17), 50)
    assert {(*r, *a) for r, a in zip(drawn.ranks.tolist(), drawn.answers.tolist(), strict=True)} <= {
        (*heights, *own) for heights, own in kept
    }


def test_the_steps_of_a_chain_are_reported_whatever_stands_around_it() -> None:
    # Two rows of states, each of the upper above two of the lower: far too many down-sets to count.
    many = 40
    better = np.repeat(np.arange(many), 2)
    worse = many + (better + np.tile([0, 1], many)) % many
    alike = OpenPriorities((), np.zeros((0, 2 * many), dtype=np.bool_), np.ones(2 * many, dtype=np.bool_))
    narrowed_by = party_orders(Narrowed(alike, better, worse))
    above = np.zeros((2 * many, 2 * many), dtype=np.bool_)
    above[better, worse] = True
    order = OpenOrder(np.arange(2 * many), above)
    known = KnownOrder(np.arange(2 * many, dtype=np.int32))
    half = Fraction(1, 2)
    steps = party_orders(order).steps
    assert steps > 0
    assert (narrowed_by.count, narrowed_by.steps) == (None, steps)
    assert narrowed_by.bias == party_orders(order).bias
    assert party_orders(OneOf((order, known), (half, half))).steps == steps
    assert party_orders(OneOf((Narrowed(alike, better, worse), known), (half, half))).steps == steps
    assert party_orders(OneOf((order, known, known), (Fraction(0), half, half))).steps == 0
