"""The orders of the states that one party may have: counted, listed by number, and drawn at random.

Each form in which a preference can be open has its own function; `party_orders` chooses among them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.model import (
    BoundedWeights,
    KnownOrder,
    Narrowed,
    OneOf,
    OpenLevels,
    OpenOrder,
    OpenPreference,
    OpenPriorities,
)
from detente.sweeps.bounded_weights import weights_within_bounds
from detente.sweeps.extensions import LinearExtensions, extensions_of_levels, extensions_of_order
from detente.sweeps.order_sets import Orders, PartyOrders, unweighted
from detente.sweeps.permuted_priorities import permuted_priorities
from detente.sweeps.rejected import rejecting
from detente.sweeps.rival_pictures import rival_pictures


def party_orders(preference: OpenPreference) -> PartyOrders:
    """Return the orders that a preference leaves possible, and the probability of each.

    Strict orders, all equally likely, fill in what a case leaves open:

    - of a partial order, its linear extensions;
    - of priorities in open order, their permutations, each with every order of the states that they
      treat alike;
    - of weights within bounds, every value, evenly;
    - of rival pictures, the orders of each picture, with the probability that the case gives it, or equal
      ones where it gives none.

    Comparisons leave of each picture the orders that keep them; its probability stays.

    Examples
    --------
    >>> orders = party_orders(OpenLevels(np.array([1, 0, 0], dtype=np.int32)))
    >>> orders.count, orders.at(np.arange(2)).ranks.tolist()
    (2, [[2, 0, 1], [2, 1, 0]])
    """
    match preference:
        case KnownOrder(ranks):
            return _known_order(ranks)
        case OpenLevels(levels):
            feasible = levels >= 0
            groups = np.where(feasible, np.cumsum(feasible) - 1, -1)
            return _linear_extensions(extensions_of_levels(levels[feasible]), groups)
        case OpenOrder(groups, above):
            return _linear_extensions(extensions_of_order(above), groups)
        case OpenPriorities():
            return permuted_priorities(preference)
        case BoundedWeights():
            return weights_within_bounds(preference)
        case OneOf():
            return rival_pictures(preference, [party_orders(picture) for picture in preference.possible])
        case Narrowed(OpenPriorities() as of, better, worse):
            return permuted_priorities(of, better, worse)
        case Narrowed(of, better, worse):
            return rejecting(party_orders(of), better, worse)


def _known_order(ranks: NDArray[np.int32]) -> PartyOrders:
    def repeated(number: int) -> Orders:
        return unweighted(np.broadcast_to(ranks, (number, ranks.size)))

    return PartyOrders(1, 0.0, "known", (), lambda at: repeated(at.size), lambda _, number: repeated(number))


def _linear_extensions(extensions: LinearExtensions, element_of: NDArray[np.int64]) -> PartyOrders:
    """The linear extensions of a partial order; ``element_of`` maps cells to its elements, -1 for none."""
    every_cell = np.array_equal(element_of, np.arange(extensions.elements))

    def of_cells(ranks: NDArray[np.int32]) -> Orders:
        if every_cell:
            return unweighted(ranks)
        return unweighted(np.where(element_of >= 0, ranks[:, element_of], np.int32(-1)))

    return PartyOrders(
        extensions.count,
        extensions.bias,
        extensions.method,
        (),
        lambda numbers: of_cells(extensions.unrank(numbers)),
        lambda generator, number: of_cells(extensions.draw(generator, number)),
        steps=extensions.steps,
    )
