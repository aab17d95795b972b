"""One portion of a sweep: some completions judged at once, and added up."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.claims import Test
from detente.stability import CONCEPTS
from detente.sweeps.claims import truth_of_claim
from detente.sweeps.copies import JudgedCopies
from detente.sweeps.grounds import PROBED_EVERY, Things, cancelling, rows_of, split_by_kind
from detente.sweeps.order_sets import Orders
from detente.sweeps.prepare import Prepared, SweepJob, prepared
from detente.sweeps.tally import Sums, Tally

_FINGERPRINTS = 2026
"""Seed of the numbers behind marks: the same for every sweep, so that tallies add up."""
_HALF_MARK = 1 << 39
"""Bound of these numbers: the sum over a portion is exact in double precision."""
_AT_ONCE = 1 << 22
"""Truths that are added up at once: memory stays small."""

_Matrix = NDArray[np.float64]


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
    things = _things(ready, judged, size)
    counted = weights > 0
    columns = [weights, counted.astype(np.float64), _mark_of_each(counted, number)]
    if ready.enumerated:
        places = np.arange(first, first + size, dtype=np.int64)
        counts = [of_party.count or 1 for of_party in ready.orders]
        columns += [cancelling(places, counts, party) * counted for party in ready.unknown]
    sums = _summed(things, ready, np.stack(columns, axis=1))
    turns, pairs = sums[:, 3:].astype(np.int64), np.zeros(len(ready.unknown), dtype=np.int64)
    if not ready.enumerated:
        turns, pairs = _probed(ready, ranks, things, counted, number)
    return _counted(ready, judged, orders, np.stack(columns[:3], axis=1), things, sums, (turns, pairs))


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


def _things(ready: Prepared, judged: JudgedCopies, size: int) -> Things:
    """The truth of everything that a share is given of, in each of the first ``size`` completions."""
    model = ready.model
    stable = np.stack([judged.stable(concept)[..., :size] for concept in CONCEPTS])
    lasting = np.asarray(stable.all(axis=1))
    things: dict[str, NDArray[np.bool_]] = {"stable": stable, "equilibrium": lasting}
    if model.status_quo is not None:
        things["reached"] = judged.reached[:, :size]
        elsewhere = things["reached"] & (np.arange(model.cells) != model.status_quo)[:, None]
        things["way_out"] = np.asarray((lasting & elsewhere).any(axis=1))
        if ready.arcs is not None:
            party, origin, target = ready.arcs.T
            ranks = judged.ranks[:, :size]
            improves = ranks[party, :, target] > ranks[party, :, origin]
            things["step"] = improves & judged.left_by[..., :size][party, origin]
    things["claim"], things["part"] = _claims(ready, judged, size)
    return things


def _claims(ready: Prepared, judged: JudgedCopies, size: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """The truth of each claim, and of its parts: in all, under the condition, without it."""
    in_setting = ready.claims.judged(judged)
    claims = np.zeros((len(ready.claims.claims), size), dtype=np.bool_)
    parts: list[list[NDArray[np.bool_]]] = []
    never = np.zeros(size, dtype=np.bool_)
    for number, claim in enumerate(ready.claims.claims):
        of_parts: dict[Test, NDArray[np.bool_]] = {}
        for test, part in claim.parts.items():
            of_parts[test] = part.true(in_setting)[:size]
            given, without = (
                never if truth is None else truth(in_setting)[:size] for truth in (part.given, part.without)
            )
            parts.append([of_parts[test], given, without])
        if claim.test is not None:
            claims[number] = truth_of_claim(claim, of_parts)
    return claims, np.array(parts, dtype=np.bool_).reshape(-1, 3, size)


def _summed(things: Things, ready: Prepared, columns: _Matrix) -> _Matrix:
    """Shape ``(things, columns)``: for each column its sum over the completions in which each is true."""
    return np.concatenate([_times(rows, columns) for rows in rows_of(things, ready.shapes)])


def _times(rows: NDArray[np.bool_], columns: _Matrix) -> _Matrix:
    step = max(1, _AT_ONCE // max(1, rows.shape[1]))
    pieces = [rows[k : k + step].astype(np.float64) @ columns for k in range(0, len(rows), step)]
    return np.concatenate(pieces) if pieces else np.zeros((0, columns.shape[1]))


def _mark_of_each(counted: NDArray[np.bool_], number: int) -> NDArray[np.float64]:
    """A random whole number for each completion of a portion.

    The sum over the completions in which something is true is its mark. The chance that different things
    have the same mark is one in 2^40.
    """
    generator = np.random.default_rng(np.random.SeedSequence(_FINGERPRINTS, spawn_key=(number,)))
    return generator.integers(-_HALF_MARK, _HALF_MARK, size=counted.size).astype(np.float64) * counted


def _probed(
    ready: Prepared, ranks: NDArray[np.int32], things: Things, counted: NDArray[np.bool_], number: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Judge a portion again, each part of it with fresh orders of one of the parties that are unknown.

    Returns
    -------
    turns
        Shape ``(things, unknown)``: pairs of completions that differ in it.
    pairs
        Shape ``(unknown,)``: pairs compared.
    """
    unknown, size = ready.unknown, counted.size
    number_of_things = sum(len(rows) for rows in rows_of(things, ready.shapes))
    turns = np.zeros((number_of_things, len(unknown)), dtype=np.int64)
    pairs = np.zeros(len(unknown), dtype=np.int64)
    if not unknown or number % PROBED_EVERY:
        return turns, pairs
    generator = np.random.default_rng(np.random.SeedSequence(ready.job.seed, spawn_key=(number, 1)))
    each = size // len(unknown)
    blocks = {k: slice(k * each, (k + 1) * each) for k in range(len(unknown))}
    if not each:
        blocks = {number // PROBED_EVERY % len(unknown): slice(0, size)}
    again = ranks.copy()
    for k, block in blocks.items():
        again[unknown[k], block] = ready.orders[unknown[k]].draw(generator, block.stop - block.start).ranks
    anew = _things(ready, JudgedCopies(ready.dispute, again), size)
    at = 0
    for was, now in zip(rows_of(things, ready.shapes), rows_of(anew, ready.shapes), strict=True):
        differs = (was != now) & counted
        for k, block in blocks.items():
            turns[at : at + len(was), k] = differs[:, block].sum(axis=1)
        at += len(was)
    for k, block in blocks.items():
        pairs[k] = counted[block].sum()
    return turns, pairs


def _counted(
    ready: Prepared,
    judged: JudgedCopies,
    orders: list[Orders],
    columns: _Matrix,
    things: Things,
    sums: _Matrix,
    turned: tuple[NDArray[np.int64], NDArray[np.int64]],
) -> Tally:
    model, weights, counts = ready.model, columns[:, 0], columns[:, 1]
    weighed = split_by_kind(sums[:, 0], ready.shapes)
    cells = np.zeros(model.cells)
    outcomes = _truth_of_outcomes(ready, things, weights.size)
    answers = ready.questions.answers(orders)
    of_answers = _times(answers, columns)
    ranks, witnessed = _witnesses(ready, things["claim"], weights, judged.ranks)
    # Sums of ones are exact in single precision up to 2^24, far above the size of a portion.
    kind = np.float32 if np.isin(weights, (0.0, 1.0)).all() else np.float64
    yes_and_outcome = (answers * weights).astype(kind) @ outcomes.T.astype(kind)
    stable = weighed.get("stable")
    return Tally(
        completions=np.array([counts.sum()]),
        weight=np.array([weights.sum()]),
        stable=things["stable"] @ weights if stable is None else stable,
        equilibrium=weighed["equilibrium"],
        times_equilibrium=split_by_kind(sums[:, 1], ready.shapes)["equilibrium"],
        way_out=weighed.get("way_out", np.zeros(len(CONCEPTS))),
        reached=weighed.get("reached", cells),
        steps=weighed.get("step", np.zeros(0 if ready.arcs is None else len(ready.arcs))),
        yes=of_answers[:, 0],
        marks=np.append(of_answers[:, 2], columns[:, 2].sum()).astype(np.int64),
        marks_of_things=sums[:, 2].astype(np.int64),
        times_of_things=sums[:, 1],
        turns=turned[0],
        pairs=turned[1],
        outcomes=_times(outcomes, columns[:, :1])[:, 0],
        yes_and_outcome=yes_and_outcome.astype(np.float64),
        parts=weighed["part"],
        witness_ranks=ranks,
        witness_found=witnessed,
    )


def _truth_of_outcomes(ready: Prepared, things: Things, size: int) -> NDArray[np.bool_]:
    rows = np.empty((len(ready.outcomes), size), dtype=np.bool_)
    claims = {claim.id: number for number, claim in enumerate(ready.claims.claims)}
    for row, outcome in zip(rows, ready.outcomes, strict=True):
        if outcome.concept is None:
            row[:] = things["claim"][claims[outcome.claim]]
        elif outcome.kind == "way_out":
            row[:] = things["way_out"][CONCEPTS.index(outcome.concept)]
        else:
            row[:] = things["equilibrium"][CONCEPTS.index(outcome.concept), outcome.cell]
    return rows


def _witnesses(
    ready: Prepared, truths: NDArray[np.bool_], weights: Sums, ranks: NDArray[np.int32]
) -> tuple[NDArray[np.int32], NDArray[np.bool_]]:
    """For each claim the first completion in which it fails and the first in which it holds, if any."""
    parties, _, cells = ranks.shape
    claims = ready.claims.claims
    witnessed = np.zeros((len(claims), 2), dtype=np.bool_)
    first = np.zeros((len(claims), 2, parties, cells), dtype=np.int32)
    for i, claim in enumerate(claims):
        if claim.test is None:
            continue
        for side in (0, 1):
            places = np.flatnonzero((truths[i] == bool(side)) & (weights > 0))
            if places.size:
                witnessed[i, side] = True
                first[i, side] = ranks[:, places[0]]
    return first, witnessed
