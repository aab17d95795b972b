"""How parties are known to order the states, pair by pair, and how far an order is from that."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.case.model import Model

PREFERRED, LESS_PREFERRED, EQUAL, OPEN = 1, -1, 0, 2
"""What is known of a pair of states: the first is preferred, the second is, neither is, or nothing."""

SeenOrders = NDArray[np.int8]
"""Shape ``(parties, cells, cells)``: for each party what is known of each pair of states."""

MOST_STATES = 512
"""States of a model of which inverse questions are asked; the pairs of more are too many."""


def seen_orders(model: Model) -> SeenOrders:
    """What a model's ranks and open ties say of each pair of states.

    Returns
    -------
    SeenOrders
        Shape ``(parties, cells, cells)``: `PREFERRED` where the party prefers the first state,
        `LESS_PREFERRED` where it prefers the second, `EQUAL` where it is indifferent, `OPEN` where
        the order is unknown. `EQUAL` for a state and itself, and where a cell is no state.

    Raises
    ------
    ValueError
        If the model has more than `MOST_STATES` states.

    Examples
    --------
    >>> from detente.case.model import OptionMoves
    >>> model = Model("a dispute", ("A", "B"), ("A.talk",), 2, np.ones(2, dtype=bool),
    ...     OptionMoves((0,), (0,)), np.array([[0, 1], [0, 0]], dtype=np.int32), (False, True), 0)
    >>> seen_orders(model).tolist()
    [[[0, -1], [1, 0]], [[0, 2], [2, 0]]]
    """
    _require_few_states(model)
    known = np.zeros((len(model.parties), model.cells, model.cells), dtype=np.int8)
    pairs = model.feasible[:, None] & model.feasible
    np.fill_diagonal(pairs, val=False)
    for of_party, ranks, open_ties in zip(known, model.ranks, model.open_ties, strict=True):
        of_party[:] = np.where(pairs, np.sign(ranks[:, None] - ranks), EQUAL)
        if open_ties:
            of_party[pairs & (of_party == EQUAL)] = OPEN
    return known


def require_seen_orders(model: Model, known: SeenOrders) -> None:
    """Refuse an array that does not say what is known of the pairs of a model's states.

    Raises
    ------
    ValueError
        If the shape is wrong, no order agrees with all that is known of a party, or the model has more
        than `MOST_STATES` states.
    """
    _require_few_states(model)
    if known.shape != (len(model.parties), model.cells, model.cells):
        raise ValueError(f"known orders of shape {known.shape} for {len(model.parties)} parties' states")
    reversed_pairs = known.transpose(0, 2, 1)
    same = np.where(known == OPEN, OPEN, -known) == reversed_pairs
    if not same[:, model.feasible][:, :, model.feasible].all() or not np.isin(known, (-1, 0, 1, 2)).all():
        raise ValueError("known orders that read one way from one state and not the other way back")
    for party, name in enumerate(model.parties):
        seen = known[party][np.ix_(model.feasible, model.feasible)]
        at_least = _followed(np.isin(seen, (PREFERRED, EQUAL)))
        tied = _followed(seen == EQUAL)
        if ((seen == PREFERRED) & at_least.T).any() or (tied & (seen == OPEN)).any():
            raise ValueError(f"no order of the states agrees with all that is known of {name}'s")


def changes_of_order(model: Model, known: SeenOrders, ranks: NDArray[np.int32]) -> tuple[int, ...]:
    """For each party how many pairs of states it would see otherwise than is known.

    For two strict orders this is the number of adjacent swaps that lead from one to the other, the
    Kendall tau distance [1]_; ties are counted after [2]_, but a pair that is open costs nothing.

    Parameters
    ----------
    ranks
        Shape ``(parties, cells)``.

    References
    ----------
    .. [1] Kendall, A new measure of rank correlation, Biometrika 30 (1938).
    .. [2] Kemeny and Snell, Preference ranking: an axiomatic approach, in Mathematical Models in the
       Social Sciences (1962).

    Examples
    --------
    >>> from detente.case.model import OptionMoves
    >>> model = Model("a dispute", ("A",), ("A.talk",), 2, np.ones(2, dtype=bool),
    ...     OptionMoves((0,), (0,)), np.array([[0, 1]], dtype=np.int32), (False,), 0)
    >>> changes_of_order(model, seen_orders(model), np.array([[1, 0]], dtype=np.int32))
    (1,)
    """
    pairs = np.triu(model.feasible[:, None] & model.feasible, 1)
    now = np.sign(ranks[:, :, None] - ranks[:, None, :])
    changed = (known != OPEN) & (now != known) & pairs
    return tuple(int(count) for count in changed.sum(axis=(1, 2)))


def _followed(related: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The transitive closure of a reflexive relation."""
    while True:
        further = related.astype(np.float32) @ related.astype(np.float32) > 0
        if np.array_equal(further, related):
            return related
        related = further


def _require_few_states(model: Model) -> None:
    states = int(model.feasible.sum())
    if states > MOST_STATES:
        raise ValueError(f"{states} states, and every pair counts here: at most {MOST_STATES} states")
