"""One portion of a sweep: some completions judged at once, and added up."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from detente.claims import Test
from detente.stability import CONCEPTS, Concept
from detente.sweeps.claims import Truth, truth_of_claim
from detente.sweeps.copies import JudgedCopies
from detente.sweeps.orders import Orders
from detente.sweeps.prepare import Prepared, SweepJob, prepared
from detente.sweeps.tally import Sums, Tally

_FINGERPRINTS = 2026
"""Seed of the numbers behind `_marks`: the same for every sweep, so that tallies add up."""


def count_portion(job: SweepJob, number: int) -> Tally:
    """Judge the completions of one portion, and add up what is true in them.

    The draws of a portion depend on the seed and the number of the portion alone [1]_. So its tally is the
    same on every machine, at any time and in any order.

    References
    ----------
    .. [1] Salmon, Moraes, Dror and Shaw, Parallel random numbers: as easy as 1, 2, 3 (2011), on
       independent streams by counter; NumPy's SeedSequence with a spawn key has the role here.
    """
    ready = prepared(job)
    first = number * ready.copies
    size = min(ready.copies, ready.number - first)
    orders = _completions(ready, number, first, size)
    weights = np.multiply.reduce([of_party.weights for of_party in orders])
    ranks = np.zeros((len(orders), ready.copies, ready.model.cells), dtype=np.int32)
    for party, of_party in enumerate(orders):
        ranks[party, :size] = of_party.ranks
    judged = JudgedCopies(ready.dispute, ranks)
    return _counted(ready, judged, orders, weights, number)


def _completions(ready: Prepared, number: int, first: int, size: int) -> list[Orders]:
    if not ready.enumerated:
        generator = np.random.default_rng(np.random.SeedSequence(ready.job.seed, spawn_key=(number,)))
        return [of_party.draw(generator, size) for of_party in ready.orders]
    places = np.arange(first, first + size, dtype=np.int64)
    orders = []
    for of_party in ready.orders:
        assert of_party.count is not None
        orders.append(of_party.at(places % of_party.count))
        places = places // of_party.count
    return orders


def _counted(
    ready: Prepared, judged: JudgedCopies, orders: list[Orders], weights: Sums, number: int
) -> Tally:
    model, size = ready.model, weights.size
    cells, parties = model.cells, len(model.parties)
    stable = np.empty((len(CONCEPTS), parties, cells))
    lasting: dict[Concept, NDArray[np.bool_]] = {}
    for c, concept in enumerate(CONCEPTS):
        stable[c] = _weighed(judged.stable(concept)[..., :size], weights)
        lasting[concept] = judged.equilibrium(concept)[:, :size]
    equilibrium = np.stack([_weighed(lasting[concept], weights) for concept in CONCEPTS])
    way_out: dict[Concept, Truth] = {}
    reached, steps = np.zeros(cells), np.zeros(0 if ready.arcs is None else len(ready.arcs))
    if model.status_quo is not None:
        reached_in = judged.reached[:, :size]
        elsewhere = reached_in & (np.arange(cells) != model.status_quo)[:, None]
        way_out = {concept: (lasting[concept] & elsewhere).any(axis=0) for concept in CONCEPTS}
        reached = _weighed(reached_in, weights)
        if ready.arcs is not None:
            steps = _steps(ready.arcs, judged.ranks[:, :size], judged.left_by[..., :size], weights)
    truths, parts = _truths(ready, judged, weights, size)
    answers = ready.questions.answers(orders)
    outcomes = _truth_of_outcomes(ready, lasting, way_out, truths, size)
    ranks, witnessed = _witnesses(ready, truths, weights, judged.ranks)
    counts = (weights > 0).astype(np.float64)
    # Sums of ones are exact in single precision up to 2^24, far above the size of a portion.
    kind = np.float32 if np.isin(weights, (0.0, 1.0)).all() else np.float64
    yes_and_outcome = (answers * weights).astype(kind) @ outcomes.T.astype(kind)
    return Tally(
        completions=np.array([counts.sum()]),
        weight=np.array([weights.sum()]),
        stable=stable,
        equilibrium=equilibrium,
        times_equilibrium=np.stack([_weighed(lasting[concept], counts) for concept in CONCEPTS]),
        way_out=np.array([(way_out[c] * weights).sum() if way_out else 0.0 for c in CONCEPTS]),
        reached=reached,
        steps=steps,
        yes=_weighed(answers, weights),
        marks=_marks(answers, weights > 0, number),
        outcomes=_weighed(outcomes, weights),
        yes_and_outcome=yes_and_outcome.astype(np.float64),
        parts=parts,
        witness_ranks=ranks,
        witness_found=witnessed,
    )


def _weighed(true: NDArray[np.bool_], weights: Sums) -> Sums:
    """The total weight of the completions in which each is true; completions lie along the last axis."""
    summed: Sums = true @ weights
    return summed


def _marks(answers: NDArray[np.bool_], counted: NDArray[np.bool_], number: int) -> NDArray[np.int64]:
    """Fingerprints of the answers: sums of a random whole number a completion, over those answered yes.

    The last is the sum over all completions. Sums wrap round; the chance that different answers have the
    same sum is one in 2^64.
    """
    generator = np.random.default_rng(np.random.SeedSequence(_FINGERPRINTS, spawn_key=(number,)))
    each = generator.integers(np.iinfo(np.int64).min, np.iinfo(np.int64).max, size=counted.size) * counted
    return np.append(answers @ each, each.sum())


def _steps(
    arcs: NDArray[np.int64], ranks: NDArray[np.int32], left_by: NDArray[np.bool_], weights: Sums
) -> Sums:
    party, origin, target = arcs.T
    improves = ranks[party, :, target] > ranks[party, :, origin]
    return _weighed(improves & left_by[party, origin], weights)


def _truths(
    ready: Prepared, judged: JudgedCopies, weights: Sums, size: int
) -> tuple[Mapping[str, Truth], Sums]:
    """The truth of each claim, and the sums of its parts."""
    in_setting = ready.claims.judged(judged)
    truths: dict[str, Truth] = {}
    sums: list[list[float]] = []
    for claim in ready.claims.claims:
        of_parts: dict[Test, Truth] = {}
        for test, part in claim.parts.items():
            of_parts[test] = part.true(in_setting)[:size]
            with_and_without = (
                0.0 if truth is None else float(truth(in_setting)[:size] @ weights)
                for truth in (part.given, part.without)
            )
            sums.append([float(of_parts[test] @ weights), *with_and_without])
        if claim.test is not None:
            truths[claim.id] = truth_of_claim(claim, of_parts)
    return truths, np.array(sums, dtype=np.float64).reshape(-1, 3)


def _truth_of_outcomes(
    ready: Prepared,
    lasting: Mapping[Concept, NDArray[np.bool_]],
    way_out: Mapping[Concept, Truth],
    claims: Mapping[str, Truth],
    size: int,
) -> NDArray[np.bool_]:
    rows = np.empty((len(ready.outcomes), size), dtype=np.bool_)
    for row, outcome in zip(rows, ready.outcomes, strict=True):
        if outcome.concept is None:
            row[:] = claims[outcome.claim]
        elif outcome.kind == "way_out":
            row[:] = way_out[outcome.concept]
        else:
            row[:] = lasting[outcome.concept][outcome.cell]
    return rows


def _witnesses(
    ready: Prepared, truths: Mapping[str, Truth], weights: Sums, ranks: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """For each claim the first completion in which it fails and the first in which it holds, if any."""
    parties, _, cells = ranks.shape
    claims = ready.claims.claims
    witnessed = np.zeros((len(claims), 2), dtype=np.bool_)
    first = np.zeros((len(claims), 2, parties, cells), dtype=np.int32)
    for i, claim in enumerate(claims):
        if claim.id not in truths:
            continue
        for side in (0, 1):
            places = np.flatnonzero((truths[claim.id] == bool(side)) & (weights > 0))
            if places.size:
                witnessed[i, side] = True
                first[i, side] = ranks[:, places[0]]
    return first, witnessed
