"""Pairwise knowledge: what is known of the order of each pair of states, and changes counted against it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, permutations, product
from math import factorial, prod

import numpy as np
from numpy.typing import NDArray

from detente.model import (
    BoundedWeights,
    Model,
    Narrowed,
    OneOf,
    OpenPreference,
    OpenPriorities,
    Pairs,
    closed,
    known_pairs,
    known_ties,
)
from detente.stability import maybe_better, surely_better

PREFERRED, LESS_PREFERRED, EQUAL, OPEN = 1, -1, 0, 2
"""All that is known of a pair of states: the first is preferred, the second is, neither is, or nothing."""

PairKnowledge = NDArray[np.int8]
"""Shape ``(parties, cells, cells)``: for each party what is known of each pair of states."""

MOST_STATES = 512
"""Largest number of states for wishes and robustness; the pairs of more are too many."""


def knowledge_of_model(model: Model) -> PairKnowledge:
    """Read off a model what is known of each pair of states.

    Returns
    -------
    PairKnowledge
        Shape ``(parties, cells, cells)``: `PREFERRED` where the party prefers the first state,
        `LESS_PREFERRED` where it prefers the second, `EQUAL` where it is indifferent, `OPEN` where
        the order is unknown. `EQUAL` for a state and itself, and where a cell is infeasible.

    Raises
    ------
    ValueError
        If the model has more than `MOST_STATES` states.

    Examples
    --------
    >>> model = Model.of("A: talk; B:", {"A": "Y > N"})
    >>> knowledge_of_model(model).tolist()
    [[[0, -1], [1, 0]], [[0, 2], [2, 0]]]
    """
    _require_few_states(model)
    known = np.zeros((len(model.parties), model.cells, model.cells), dtype=np.int8)
    pairs = model.feasible[:, None] & model.feasible
    np.fill_diagonal(pairs, val=False)
    cells = np.arange(model.cells)
    for party, of_party in enumerate(known):
        better = surely_better(model, party, cells, cells[:, None])
        maybe = maybe_better(model, party, cells, cells[:, None])
        of_party[pairs & (maybe | maybe.T)] = OPEN
        of_party[pairs & better], of_party[pairs & better.T] = PREFERRED, LESS_PREFERRED
    return known


def require_consistent(model: Model, known: PairKnowledge) -> None:
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
        at_least = closed(np.isin(seen, (PREFERRED, EQUAL)))
        tied = closed(seen == EQUAL)
        if ((seen == PREFERRED) & at_least.T).any() or (tied & (seen == OPEN)).any():
            raise ValueError(f"no order of the states agrees with all that is known of {name}'s")


def changed_pairs(model: Model, known: PairKnowledge, ranks: NDArray[np.int32]) -> tuple[int, ...]:
    """Count for each party the pairs of states that an order changes against what is known.

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
    >>> model = Model.of("A: talk", {"A": "Y > N"})
    >>> changed_pairs(model, knowledge_of_model(model), np.array([[1, 0]], dtype=np.int32))
    (1,)
    """
    pairs = np.triu(model.feasible[:, None] & model.feasible, 1)
    now = np.sign(ranks[:, :, None] - ranks[:, None, :])
    changed = (known != OPEN) & (now != known) & pairs
    return tuple(int(count) for count in changed.sum(axis=(1, 2)))


def _require_few_states(model: Model) -> None:
    states = int(model.feasible.sum())
    if states > MOST_STATES:
        raise ValueError(f"{states} states, and every pair counts here: at most {MOST_STATES} states")


MOST_PRIORITIES = 4
"""Priorities in open order of which every order of importance is tried."""
MOST_WAYS = 64
"""Ways in which dependent unknowns can turn out, beyond which they are treated as independent."""


@dataclass(frozen=True)
class CaseKnowledge:
    """The pairwise knowledge of a case, and all ways in which its unknowns can turn out.

    Attributes
    ----------
    common
        What is certain; shape ``(parties, states, states)``, as from `knowledge_of_model`.
    ways
        The same for each way in which dependent unknowns can turn out: which picture is true, which
        priority matters more. Pairs that are open in a way are independent of each other.
    treated_as_independent
        Indices of parties whose dependent unknowns are treated as independent (an approximation): weights
        within bounds, and whatever could turn out in too many ways.
    """

    common: PairKnowledge
    ways: tuple[PairKnowledge, ...]
    treated_as_independent: tuple[int, ...]


def knowledge_of_preferences(
    preferences: Sequence[OpenPreference], cells: NDArray[np.int64]
) -> CaseKnowledge:
    """Read off preferences what is certain of each pair of states, and how the rest can turn out.

    Parameters
    ----------
    preferences
        One a party, from `detente.model.model.party_preferences`.
    cells
        The states, ascending, as cells of the model that the preferences are of.
    """
    common = np.stack([_seen(known_pairs(p, cells), known_ties(p, cells)) for p in preferences])
    of_parties = [_ways(preference, cells) for preference in preferences]
    if prod(len(ways) for ways in of_parties) > MOST_WAYS:
        dependent = [party for party, ways in enumerate(of_parties) if len(ways) > 1]
        ways: tuple[PairKnowledge, ...] = (common,)
    else:
        dependent = []
        ways = tuple(np.stack(chosen) for chosen in product(*of_parties))
    dependent += [party for party, p in enumerate(preferences) if _has_bounds(p) and party not in dependent]
    return CaseKnowledge(common, ways, tuple(sorted(dependent)))


def _seen(above: Pairs, tied: Pairs) -> NDArray[np.int8]:
    seen = np.where(above, PREFERRED, np.where(above.T, LESS_PREFERRED, np.where(tied, EQUAL, OPEN)))
    np.fill_diagonal(seen, EQUAL)
    return seen.astype(np.int8)


def _ways(preference: OpenPreference, cells: NDArray[np.int64]) -> list[NDArray[np.int8]]:
    """Each way once; of too many only as many as show that they are."""
    distinct = {seen.tobytes(): seen for seen in islice(_each_way(preference, cells), 2 * MOST_WAYS)}
    return list(distinct.values())


def _each_way(preference: OpenPreference, cells: NDArray[np.int64]) -> Iterator[NDArray[np.int8]]:
    for above, tied in _certain_in_each(preference, cells):
        yield _seen(above, tied)


def _certain_in_each(preference: OpenPreference, cells: NDArray[np.int64]) -> Iterator[tuple[Pairs, Pairs]]:
    match preference:
        case OneOf():
            for part in preference.possible:
                yield from _certain_in_each(part, cells)
        case OpenPriorities(priorities, truths, _) if len(priorities) <= MOST_PRIORITIES:
            none_tied = np.zeros((cells.size, cells.size), dtype=np.bool_)
            for order in permutations(range(len(priorities))):
                # The first of the order counts most.
                score = truths[list(order)][:, cells].T @ (1 << np.arange(len(order))[::-1])
                yield score[:, None] > score[None, :], none_tied
        case Narrowed(of, better, worse):
            every = np.unique(np.concatenate([cells, better, worse]))
            wanted = np.searchsorted(every, cells)
            for above, tied in _certain_in_each(of, every):
                narrowed = above.copy()
                narrowed[np.searchsorted(every, better), np.searchsorted(every, worse)] = True
                narrowed = closed(narrowed)
                if not narrowed.diagonal().any():
                    yield narrowed[np.ix_(wanted, wanted)], tied[np.ix_(wanted, wanted)]
        case _:
            yield known_pairs(preference, cells), known_ties(preference, cells)


def _has_bounds(preference: OpenPreference) -> bool:
    match preference:
        case OneOf():
            return any(_has_bounds(part) for part in preference.possible)
        case Narrowed(of, _, _):
            return _has_bounds(of)
        case OpenPriorities(priorities, _, _):
            return factorial(len(priorities)) > factorial(MOST_PRIORITIES)
    return isinstance(preference, BoundedWeights)
