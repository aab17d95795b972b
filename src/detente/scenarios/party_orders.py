"""The orders of the states that one party may have: counted, listed by number, drawn at random."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.case.open_preference import (
    BoundedWeights,
    KnownOrder,
    Narrowed,
    OneOf,
    OpenLevels,
    OpenOrder,
    OpenPreference,
    OpenPriorities,
)
from detente.scenarios.linear_extensions import (
    LinearExtensions,
    extensions_of_levels,
    extensions_of_order,
)
from detente.scenarios.orders import REJECTED, Orders, PartyOrders, keeping, plain_orders
from detente.scenarios.picture_orders import picture_orders
from detente.scenarios.priority_orders import priority_orders
from detente.scenarios.weight_orders import weight_orders

SOURCES = (
    "linear extensions, drawn uniformly: counted through the lattice of down-sets (De Loof, De Meyer and "
    "De Baets 2006), or by a Markov chain (Bubley and Dyer 1999) where that is too large",
    "error bounds: Hoeffding (1963), theorem 2",
    "information: Shannon (1948); Lindley (1956)",
)
"""Where the ways of drawing and weighing come from."""


def party_orders(preference: OpenPreference) -> PartyOrders:
    """The orders that a preference leaves possible, and how likely each is.

    What a case leaves open is filled in by strict orders, all equally likely: of a partial order its
    linear extensions; of priorities in open order their permutations, each with every order of the
    states they treat alike; of weights within bounds every value, evenly; of rival pictures each as
    likely as the case says, or as the next if it does not say. Comparisons beside them leave of each
    picture the orders that keep them, and its probability as it is.

    Examples
    --------
    >>> orders = party_orders(OpenLevels(np.array([1, 0, 0], dtype=np.int32)))
    >>> orders.count, orders.at(np.arange(2)).ranks.tolist()
    (2, [[2, 0, 1], [2, 1, 0]])
    """
    match preference:
        case KnownOrder(ranks):
            return _known(ranks)
        case OpenLevels(levels):
            feasible = levels >= 0
            return _of_extensions(extensions_of_levels(levels[feasible]), feasible)
        case OpenOrder(groups, above):
            return _of_groups(extensions_of_order(above), groups)
        case OpenPriorities():
            return priority_orders(preference)
        case BoundedWeights():
            return weight_orders(preference)
        case OneOf():
            return picture_orders(preference, party_orders)
        case Narrowed(OpenPriorities() as of, better, worse):
            return priority_orders(of, better, worse)
        case Narrowed(of, better, worse):
            return _narrowed(party_orders(of), better, worse)


def _known(ranks: NDArray[np.int32]) -> PartyOrders:
    def repeated(number: int) -> Orders:
        return plain_orders(np.broadcast_to(ranks, (number, ranks.size)))

    return PartyOrders(1, 0.0, "known", (), lambda at: repeated(at.size), lambda _, number: repeated(number))


def _of_extensions(found: LinearExtensions, feasible: NDArray[np.bool_]) -> PartyOrders:
    def spread(ranks: NDArray[np.int32]) -> Orders:
        if feasible.all():
            return plain_orders(ranks)
        cells = np.full((len(ranks), feasible.size), -1, dtype=np.int32)
        cells[:, feasible] = ranks
        return plain_orders(cells)

    return PartyOrders(
        found.count,
        found.bias,
        found.method,
        (),
        lambda at: spread(found.unrank(at)),
        lambda generator, number: spread(found.draw(generator, number)),
        steps=found.steps,
    )


def _of_groups(found: LinearExtensions, groups: NDArray[np.int64]) -> PartyOrders:
    def spread(ranks: NDArray[np.int32]) -> Orders:
        return plain_orders(np.where(groups >= 0, ranks[:, groups], np.int32(-1)))

    return PartyOrders(
        found.count,
        found.bias,
        found.method,
        (),
        lambda at: spread(found.unrank(at)),
        lambda generator, number: spread(found.draw(generator, number)),
        steps=found.steps,
    )


def _narrowed(of: PartyOrders, better: NDArray[np.int64], worse: NDArray[np.int64]) -> PartyOrders:
    def kept(orders: Orders) -> Orders:
        return Orders(orders.ranks, orders.answers, orders.weights * keeping(orders.ranks, better, worse))

    return PartyOrders(
        of.count,
        of.bias,
        of.method + REJECTED,
        of.questions,
        lambda at: kept(of.at(at)),
        lambda generator, number: kept(of.draw(generator, number)),
        rejects=True,
        steps=of.steps,
    )
