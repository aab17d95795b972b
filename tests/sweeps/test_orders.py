"""The orders one party may have: all of them once, each as likely as it should be, none that contradicts."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from itertools import permutations
from math import factorial

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.open_forms import (
    OpenForm,
    keeps,
    narrowed,
    narrowed_forms,
    one_of,
    open_forms,
    plain_forms,
    priorities_form,
)
from tests.support.order_shares import all_orders, chi_square, expected_shares, far_out, of, shape, shares

from detente.model.preferences.kinds import KnownOrder, OpenLevels, OpenOrder, OpenPriorities
from detente.sweeps.orders import party_orders


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


@given(open_forms())
def test_weights_give_every_order_its_probability(form: OpenForm) -> None:
    orders = all_orders(of(form.yaml))
    assert shares(orders) == pytest.approx(
        {row: float(p) for row, p in expected_shares(form).items()}, abs=1e-12
    )
    assert orders.weights.min() >= 0


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
