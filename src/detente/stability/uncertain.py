"""Stability where preferences are uncertain by degrees: probabilistic and fuzzy preference."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from fractions import Fraction
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.model import Chances, FuzzyPreference, Model
from detente.stability.by_pairs import Outlook, on_all_cells, stable_by_pairs, states_compared
from detente.stability.comparisons import known_ranks, surely_better
from detente.stability.result import Concept, NotDefined


@dataclass(frozen=True)
class Limits:
    """The chances that decide what a party does, where its preferences are probabilistic.

    Attributes
    ----------
    leave
        It would go to a state that it prefers with a chance of more than this.
    deter
        It is deterred by an outcome that it prefers with a chance of at most this.
    answer
        It would go in answer to another, under SEQ, to a state that it prefers with a chance of more than
        this.
    """

    leave: Fraction = Fraction(1, 2)
    deter: Fraction = Fraction(1, 2)
    answer: Fraction = Fraction(1, 2)


EVENS = Limits()


def probabilistic_stability(model: Model, limits: Limits = EVENS) -> dict[Concept, NDArray[np.bool_]]:
    """Nash, GMR, SMR and SEQ stability of parties that prefer one state to another with some probability.

    P_i(t, s) is the probability that DM i strictly prefers t to s. Here it is that of the rival pictures of i
    in which it does. State s is stable for i if after each move of i to some s1 with P_i(s1, s) above
    ``leave`` the others can reply with an s2 such that P_i(s2, s) is at most ``deter``, and under SMR so is
    P_i(s3, s) for each s3 in R_i(s2). Under SEQ each step of the reply, from u to v by DM j, has P_j(v, u)
    above ``answer`` [1]_. Under Nash there is no reply.

    The source calls these alpha-Nash stability, (alpha, beta)-metarationality, symmetric metarationality and
    (alpha, beta, gamma)-sequential stability. We read alpha as 1 - ``leave``, beta as 1 - ``deter`` and gamma
    as ``answer``. Where every preference is known all are the plain concepts, for limits below 1.

    Returns
    -------
    dict
        Arrays of shape ``(parties, cells)``, False in infeasible cells.

    Raises
    ------
    NotDefined
        If a party's preferences are unknown otherwise than by complete rival pictures, or if there are too
        many states to compare each with each.

    References
    ----------
    .. [1] Rêgo and dos Santos, Probabilistic preferences in the graph model for conflict resolution, IEEE
       Transactions on Systems, Man, and Cybernetics: Systems 45 (2015).

    Examples
    --------
    A would go with a chance of 0.6, which is enough if it needs more than one half:

    >>> model = Model.of("A: go", {"A": {"one_of": [
    ...     {"ranking": [["Y"], ["N"]], "probability": "0.6"},
    ...     {"ranking": [["N"], ["Y"]], "probability": "0.4"}]}})
    >>> for leave in (Fraction(1, 2), Fraction(3, 5)):
    ...     print(probabilistic_stability(model, Limits(leave=leave))["nash"].tolist())
    [[False, True]]
    [[True, True]]
    """
    return _stable(model, partial(_by_chances, limits))


def _stable(model: Model, outlook_of: Callable[[Model, int], Outlook]) -> dict[Concept, NDArray[np.bool_]]:
    """The four concepts, by how each party compares states."""
    small, cells = states_compared(model)
    outlooks = [outlook_of(small, party) for party in range(len(small.parties))]
    return on_all_cells(model, cells, stable_by_pairs(small, outlooks))


def _by_chances(limits: Limits, model: Model, party: int) -> Outlook:
    chances = model.chances[party] if model.chances else None
    if chances is None and model.open_ties[party]:
        raise NotDefined(
            f"nothing says with what chance {model.parties[party]} prefers one state to another; give it "
            "pictures under `one_of`, at most 16, each of a known order"
        )
    if chances is None:
        chances = Chances((known_ranks(model, party),), (Fraction(1),))
    more_than = [_preferred_with_more_than(chances, limit) for limit in _in_order(limits)]
    return Outlook(more_than[0], partial(_not, more_than[1]), more_than[2])


def _in_order(limits: Limits) -> tuple[Fraction, Fraction, Fraction]:
    return limits.leave, limits.deter, limits.answer


def _preferred_with_more_than(chances: Chances, limit: Fraction) -> Callable[[Any, Any], Any]:
    """Return an exact test if the second state is preferred to the first with a chance above a limit."""
    count = len(chances.probabilities)
    # For each set of pictures, written in bits: whether they are likely enough together.
    sums = [Fraction(0)]
    for probability in chances.probabilities:
        sums += [total + probability for total in sums]
    likely = np.array([total > limit for total in sums])

    def preferred(here: Any, there: Any) -> Any:
        pictures = np.zeros(np.broadcast(here, there).shape, dtype=np.int32)
        for number in range(count):
            ranks = chances.ranks[number]
            pictures += (ranks[there] > ranks[here]).astype(np.int32) << number
        return likely[pictures]

    return preferred


def _not(relation: Callable[[Any, Any], Any], here: Any, there: Any) -> Any:
    return ~relation(here, there)


def fuzzy_stability(model: Model) -> dict[Concept, NDArray[np.bool_]]:
    """Nash, GMR, SMR and SEQ stability of parties whose preferences are fuzzy.

    A fuzzy preference says with what certainty r(t, s), from 0 to 1, a DM prefers t to s; r(t, s) and r(s, t)
    sum to 1, and one half is indifference. The relative certainty of preference is r(t, s) - r(s, t). A move
    from s to t is a fuzzy improvement if this is at least the satisficing threshold of the DM. State s is
    fuzzy stable if after each fuzzy improvement s1 the others can reply with an s2 whose relative certainty
    over s is below the threshold, and under SMR so is that of each s3 in R_i(s2). Under SEQ each step of the
    reply is a fuzzy improvement of its mover [1]_ [2]_. Under Nash there is no reply. Where every preference
    is crisp all are the plain concepts.

    Returns
    -------
    dict
        Arrays of shape ``(parties, cells)``, False in infeasible cells.

    Raises
    ------
    NotDefined
        If a party's preferences are unknown, or if there are too many states to compare each with each.

    References
    ----------
    .. [1] Bashar, Kilgour and Hipel, Fuzzy preferences in the graph model for conflict resolution, IEEE
       Transactions on Fuzzy Systems 20 (2012), 760-770.
    .. [2] Hipel, Kilgour and Bashar, Fuzzy preferences in multiple participant decision making, Scientia
       Iranica 18 (2011), 627-638.

    Examples
    --------
    A prefers to go with certainty 0.7, so that the relative certainty is 0.4:

    >>> for threshold in ("0.4", "0.5"):
    ...     model = Model.of("A: go", {"A": {
    ...         "ranking": [["Y"], ["N"]], "certainty": {"Y > N": "0.7"}, "satisficing": threshold}})
    ...     print(fuzzy_stability(model)["nash"].tolist())
    [[False, True]]
    [[True, True]]
    """
    return _stable(model, _by_certainty)


def _by_certainty(model: Model, party: int) -> Outlook:
    fuzzy = model.fuzzy[party] if model.fuzzy else None
    if fuzzy is None and model.open_ties[party]:
        raise NotDefined(
            f"preferences of {model.parties[party]} are unknown; say how certain each is, or that it is known"
        )
    satisfies = partial(surely_better, model, party) if fuzzy is None else partial(_satisfies, fuzzy)
    return Outlook(satisfies, partial(_not, satisfies), satisfies)


def _satisfies(fuzzy: FuzzyPreference, here: Any, there: Any) -> Any:
    return fuzzy.satisfies[fuzzy.place[here], fuzzy.place[there]]
