"""Shares of the orders one party may have: as listed by the program and as brute force expects them."""

from __future__ import annotations

from collections import Counter
from fractions import Fraction
from math import sqrt

import numpy as np
from tests.support.open_forms import OpenForm, preference_of

from detente.sweeps.order_sets import Orders, PartyOrders
from detente.sweeps.orders import party_orders

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
