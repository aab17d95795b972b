"""The orders one party may have: all of them once, each as likely as it should be, none that contradicts."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import permutations, product
from math import factorial, sqrt

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from tests.case.test_open_preference import (
    STATES,
    TRUE_IN,
    OpenForm,
    keeps,
    narrowed,
    narrowed_forms,
    one_of,
    open_forms,
    plain_forms,
    preference_of,
    priorities_form,
)

from detente.model.preferences.kinds import KnownOrder, Narrowed, OneOf, OpenLevels, OpenOrder, OpenPriorities
from detente.sweeps.orders import Orders, PartyOrders, party_orders

Row = tuple[int, ...]


def of(yaml: str) -> PartyOrders:
    return party_orders(preference_of(yaml))


def all_orders(found: PartyOrders) -> Orders:
    assert found.count is not None
    return found.at(np.arange(found.count, dtype=np.int64))


def shape(heights: Row) -> Row:
    """Ranks without gaps, so that equal orders are equal."""
    steps = sorted(set(heights))
    return tuple(steps.index(height) for height in heights)


def shares(orders: Orders) -> dict[Row, float]:
    total: Counter[Row] = Counter()
    for row, weight in zip(orders.ranks.tolist(), orders.weights.tolist(), strict=True):
        total[shape(tuple(row))] += weight
    whole = sum(total.values())
    return {row: weight / whole for row, weight in total.items() if weight}


def expected_shares(form: OpenForm) -> dict[Row, Fraction]:
    total: dict[Row, Fraction] = {}
    for weight, heights, _ in form.orders:
        if weight:
            total[shape(heights)] = total.get(shape(heights), Fraction(0)) + weight
    return total


def chi_square(found: dict[Row, int], expected: dict[Row, Fraction], draws: int) -> float:
    assert set(found) <= set(expected)
    return sum((found.get(r, 0) - draws * float(p)) ** 2 / (draws * float(p)) for r, p in expected.items())


def far_out(kinds: int) -> float:
    """A bound on chi-square of so many kinds: its mean, and seven standard deviations."""
    return kinds - 1 + 7 * sqrt(2 * (kinds - 1))


# All orders by number.


@settings(deadline=None)
@given(plain_forms())
def test_the_numbers_list_every_order_that_brute_force_lists_as_often(form: OpenForm) -> None:
    found = of(form.yaml)
    assert found.count == len(form.orders)
    orders = all_orders(found)
    listed = Counter(
        (shape(tuple(row)), tuple(answers))
        for row, answers in zip(orders.ranks.tolist(), orders.answers.tolist(), strict=True)
    )
    assert listed == Counter((shape(heights), answers) for _, heights, answers in form.orders)
    assert (orders.weights == orders.weights[0]).all()


@settings(deadline=None)
@given(open_forms())
def test_weights_give_every_order_its_probability(form: OpenForm) -> None:
    orders = all_orders(of(form.yaml))
    assert shares(orders) == pytest.approx(
        {row: float(p) for row, p in expected_shares(form).items()}, abs=1e-12
    )
    assert orders.weights.min() >= 0


@settings(deadline=None)
@given(st.lists(plain_forms(), min_size=2, max_size=4))
def test_a_picture_weighs_what_the_case_says_however_many_orders_it_has(parts: list[OpenForm]) -> None:
    form = one_of(parts, None)
    found = of(form.yaml)
    orders = all_orders(found)
    first = orders.weights[orders.answers[:, 0]].sum() / orders.weights.sum()
    assert first == pytest.approx(1 / len(parts), abs=1e-12)
    assert [(q.kind, q.first) for q in found.questions] == (
        [("picture", "1")] if len(parts) == 2 else [("picture", str(i + 1)) for i in range(len(parts))]
    )
    if len(parts) > 2:
        assert (orders.answers.sum(axis=1) == 1).all()


@settings(deadline=None)
@given(open_forms(), st.randoms(use_true_random=False))
def test_an_order_does_not_depend_on_the_others_that_are_asked_for(form: OpenForm, random: object) -> None:
    found = of(form.yaml)
    assert found.count is not None
    whole = all_orders(found)
    numbers = np.array([random.randrange(found.count) for _ in range(5)], dtype=np.int64)  # type: ignore[attr-defined]
    some = found.at(numbers)
    assert np.array_equal(some.ranks, whole.ranks[numbers])
    assert np.array_equal(some.answers, whole.answers[numbers])
    assert np.array_equal(some.weights, whole.weights[numbers])


@settings(deadline=None)
@given(narrowed_forms())
def test_of_what_is_narrowed_just_the_orders_that_agree_are_listed(form: OpenForm) -> None:
    found = of(form.yaml)
    assert (found.count, found.rejects) == (len(form.orders), False)
    assert (all_orders(found).weights > 0).all()


def test_of_levels_there_are_as_many_orders_as_the_product_of_factorials() -> None:
    level = np.array([0, 2, 0, 1, 0, 2, 1], dtype=np.int32)
    assert party_orders(OpenLevels(level)).count == factorial(3) * factorial(2) * factorial(2)


def test_infeasible_states_have_no_rank() -> None:
    preferences = [
        OpenLevels(np.array([0, -1, 0, -1, 1], dtype=np.int32)),
        OpenOrder(np.array([0, -1, 1, -1, 2]), np.array([[0, 0, 0], [0, 0, 0], [1, 1, 0]], dtype=np.bool_)),
        OpenPriorities(
            ("A.x",), np.array([[0, 1, 0, 1, 1]], dtype=np.bool_), np.array([1, 0, 1, 0, 1], dtype=np.bool_)
        ),
    ]
    for preference in preferences:
        found = party_orders(preference)
        assert found.count == 2
        for orders in (all_orders(found), found.draw(np.random.default_rng(1), 20)):
            assert {tuple(row) for row in orders.ranks.tolist()} == {(0, -1, 1, -1, 2), (1, -1, 0, -1, 2)}


def test_a_known_order_is_one_order() -> None:
    found = party_orders(KnownOrder(np.array([1, 0, 1], dtype=np.int32)))
    assert found.count == 1
    assert all_orders(found).ranks.tolist() == [[1, 0, 1]]
    assert found.draw(np.random.default_rng(1), 3).ranks.tolist() == [[1, 0, 1]] * 3


def test_more_orders_than_can_be_numbered_can_be_drawn() -> None:
    found = party_orders(OpenLevels(np.zeros(100, dtype=np.int32)))
    drawn = found.draw(np.random.default_rng(2), 50).ranks
    assert (np.sort(drawn, axis=1) == np.arange(100)).all()


def test_priorities_and_ties_that_are_too_many_to_count_are_drawn_by_importance() -> None:
    truths = np.random.default_rng(3).random((20, 64)) < 0.5
    found = party_orders(
        OpenPriorities(tuple(f"p{i}" for i in range(20)), truths, np.ones(64, dtype=np.bool_))
    )
    orders = found.draw(np.random.default_rng(4), 200)
    pairs = [(int(q.first[1:]), int(q.second[1:])) for q in found.questions]
    for ranks, answers in zip(orders.ranks, orders.answers, strict=True):
        wins = Counter(a if first else b for (a, b), first in zip(pairs, answers.tolist(), strict=True))
        important = sorted(range(20), key=lambda p: -wins[p])
        assert sorted(wins[p] for p in range(20)) == list(range(20))
        assert keeps(tuple(ranks.tolist()), [tuple(truths[important, cell].tolist()) for cell in range(64)])


# Draws.


DRAWN = [
    OpenForm("unknown", tuple((Fraction(1, 24), order, ()) for order in permutations(range(4)))),
    OpenForm(
        "{comparisons: [YN > NN, YY > NY]}",
        tuple(
            (Fraction(1, 6), order, ())
            for order in permutations(range(4))
            if order[2] > order[0] and order[3] > order[1]
        ),
    ),
    priorities_form(("UP.share", "LOW.raid", "UP.share iff LOW.raid")),
    priorities_form(("UP.share", "UP.share or LOW.raid")),
    one_of([priorities_form(("UP.share",)), priorities_form(("LOW.raid", "UP.share"))], ("0.3", "0.7")),
    one_of([priorities_form(("UP.share",)), priorities_form(("LOW.raid",)), priorities_form(())], None),
    narrowed(priorities_form(("UP.share", "LOW.raid", "UP.share iff LOW.raid")), "YN", "NY"),
    narrowed(one_of([priorities_form(("UP.share",)), priorities_form(())], ("0.9", "0.1")), "NN", "NY"),
    narrowed(
        one_of([priorities_form(("UP.share", "LOW.raid")), priorities_form(())], ("0.9", "0.1")), "YN", "NY"
    ),
]


@pytest.mark.parametrize("form", DRAWN, ids=[form.yaml for form in DRAWN])
@pytest.mark.parametrize("seed", [1, 2])
def test_draws_come_as_often_as_they_should(form: OpenForm, seed: int) -> None:
    drawn = of(form.yaml).draw(np.random.default_rng(seed), 40_000)
    assert set(drawn.weights.tolist()) <= {0.0, 1.0}
    kept = [shape(tuple(row)) for row in drawn.ranks[drawn.weights > 0].tolist()]
    expected = expected_shares(form)
    assert chi_square(Counter(kept), expected, len(kept)) < far_out(len(expected))


@pytest.mark.parametrize("form", DRAWN[2:4], ids=[form.yaml for form in DRAWN[2:4]])
def test_draws_answer_the_questions_as_the_listed_orders_do(form: OpenForm) -> None:
    found = of(form.yaml)
    listed, drawn = all_orders(found), found.draw(np.random.default_rng(5), 500)
    known = {(*r, *a) for r, a in zip(listed.ranks.tolist(), listed.answers.tolist(), strict=True)}
    assert {(*r, *a) for r, a in zip(drawn.ranks.tolist(), drawn.answers.tolist(), strict=True)} <= known


def test_draws_depend_on_the_generator_alone() -> None:
    for form in DRAWN:
        found = of(form.yaml)
        first, again, other = (found.draw(np.random.default_rng(seed), 200) for seed in (1, 1, 2))
        assert np.array_equal(first.ranks, again.ranks)
        assert not np.array_equal(first.ranks, other.ranks)


# Weights between bounds.

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


@settings(deadline=None, max_examples=40)
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


def test_the_steps_of_a_chain_are_told_whatever_stands_around_it() -> None:
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
