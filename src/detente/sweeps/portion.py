"""One portion of a sweep: some completions of a case, judged at once and counted."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import prod

import numpy as np
from numpy.typing import NDArray

from detente.case import Case
from detente.claims import Test
from detente.model import (
    Model,
    StateSpace,
    compile_on,
    of_kept_states,
    party_preferences,
    state_space,
    what_always_holds,
)
from detente.stability import CONCEPTS, Concept, targets
from detente.sweeps.claims import ReadyClaims, Truth, ready_claims, truth_of_claim
from detente.sweeps.copies import Dispute, JudgedCopies
from detente.sweeps.orders import Orders, PartyOrders, party_orders
from detente.sweeps.questions import Questions, open_questions
from detente.sweeps.tally import Sums, Tally

_CELLS_AT_ONCE = 1 << 17
"""Cells of all copies together: so many stay in the cache while they are judged."""
_MOST_COPIES = 1 << 12
_MOST_IN_OUTCOMES = 256
"""States up to which every state is an outcome that questions are weighed by."""
_MOST_STEPS = 50_000_000
"""Steps of Markov chains in all, run for a portion at once: some five minutes."""
_OF_MARKS = 2026
_MOST_ARCS = 4096
"""Moves up to which it is counted how often each is an improvement on a way out."""


@dataclass(frozen=True, eq=False)
class SweepJob:
    """A case to sweep, and how; the same job gives the same answer on every machine.

    Two jobs are equal if their cases say the same and come from the same file.

    Attributes
    ----------
    case
        The case as parsed; it is not parsed again.
    samples
        Number of completions to draw where there are too many to judge all.
    exact_up_to
        Largest number of completions that are judged one by one.
    seed
        Seed of the draws.
    """

    case: Case
    samples: int = 20_000
    exact_up_to: int = 250_000
    seed: int = 0

    @cached_property
    def key(self) -> str:
        """A digest of all that the answer depends on: the content of the case, and how it is swept."""
        content = (
            self.case.file.model_dump_json(),
            self.case.always,
            self.samples,
            self.exact_up_to,
            self.seed,
        )
        return hashlib.sha256(repr(content).encode("utf-8", "replace")).hexdigest()

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, SweepJob):
            return NotImplemented
        return self.key == other.key and self.case.path == other.case.path

    def __hash__(self) -> int:
        return hash((self.key, self.case.path))


@dataclass(frozen=True, slots=True)
class Outcome:
    """Something that is so or not in a completion.

    Attributes
    ----------
    kind
        ``equilibrium`` of the state ``cell`` under the concept; ``way_out`` to a state that lasts under
        it; or ``claim``, the one of the name.
    """

    kind: str
    concept: Concept | None = None
    cell: int = -1
    claim: str = ""


@dataclass(frozen=True)
class Prepared:
    """A job made ready: what every portion needs.

    Attributes
    ----------
    completions
        How many completions the case leaves; None where they cannot be listed.
    enumerated
        Whether each is judged, and not only some that are drawn.
    arcs
        Party, origin and target of each move that is counted, or None where there are too many.
    """

    job: SweepJob
    case: Case
    space: StateSpace
    model: Model
    orders: tuple[PartyOrders, ...]
    completions: int | None
    enumerated: bool
    copies: int
    dispute: Dispute
    claims: ReadyClaims
    questions: Questions
    outcomes: tuple[Outcome, ...]
    arcs: NDArray[np.int64] | None

    @property
    def number(self) -> int:
        """How many completions are judged."""
        assert self.completions is not None or not self.enumerated
        return (self.completions or 0) if self.enumerated else self.job.samples

    @property
    def portions(self) -> int:
        """How many portions they make."""
        return -(-self.number // self.copies)


@lru_cache(maxsize=2)
def prepared(job: SweepJob) -> Prepared:
    """Make a job ready.

    Raises
    ------
    BadInput
        If the case, or an expression that is always to hold, cannot be used.
    """
    case = job.case
    space = state_space(case)
    preferences = party_preferences(case, space)
    compiled = compile_on(case, space, preferences)
    model = what_always_holds(case, space, compiled)
    if case.always:
        preferences = tuple(of_kept_states(preference, model.feasible) for preference in preferences)
    orders = tuple(party_orders(preference) for preference in preferences)
    counts = [of_party.count for of_party in orders]
    completions = None if None in counts else prod(count for count in counts if count is not None)
    enumerated = completions is not None and completions <= job.exact_up_to
    number = (completions or 1) if enumerated else job.samples
    most = min(_MOST_COPIES, max(1, _CELLS_AT_ONCE // model.cells), 1 << (max(number, 1) - 1).bit_length())
    copies = 1 << (most.bit_length() - 1)
    _require_orders(case, orders)
    if not enumerated:
        _require_short_chains(case, orders, -(-number // copies))
    claims = ready_claims(case, space, model, copies)
    return Prepared(
        job, case, space, model, orders, completions, enumerated, copies,
        Dispute.of(model, copies), claims, open_questions(model, preferences, orders),
        tuple(_outcomes(model, claims)), _arcs(model),
    )  # fmt: skip


def _require_short_chains(case: Case, orders: tuple[PartyOrders, ...], portions: int) -> None:
    for party, of_party in zip(case.file.parties, orders, strict=True):
        if of_party.steps * portions > _MOST_STEPS:
            raise case.fault(
                ("preferences", party),
                f"a partial order of which a draw takes {of_party.steps:,} steps, {portions:,} times over",
                "ask for fewer `--samples`, or compare more states, so that the order falls into parts",
            )


def _require_orders(case: Case, orders: tuple[PartyOrders, ...]) -> None:
    for party, of_party in zip(case.file.parties, orders, strict=True):
        if of_party.rare:
            raise case.fault(
                ("preferences", party),
                f"hardly any order of picture {of_party.rare[0]} keeps the comparisons",
                "say in another form what they leave of it",
            )


def _outcomes(model: Model, claims: ReadyClaims) -> Iterator[Outcome]:
    cells = np.flatnonzero(model.feasible)
    if cells.size > _MOST_IN_OUTCOMES:
        cells = np.array([] if model.status_quo is None else [model.status_quo], dtype=np.int64)
    for concept in CONCEPTS:
        for cell in cells.tolist():
            yield Outcome("equilibrium", concept, cell)
    if model.status_quo is not None:
        for concept in CONCEPTS:
            yield Outcome("way_out", concept)
    for claim in claims.claims:
        if claim.test is not None:
            yield Outcome("claim", claim=claim.id)


def _arcs(model: Model) -> NDArray[np.int64] | None:
    if model.status_quo is None:
        return None
    found: list[tuple[int, int, int]] = []
    for party in range(len(model.parties)):
        for cell in np.flatnonzero(model.feasible).tolist():
            found.extend((party, cell, target) for target in targets(model, party, cell).tolist())
            if len(found) > _MOST_ARCS:
                return None
    return np.array(found, dtype=np.int64).reshape(-1, 3)


def count_portion(job: SweepJob, number: int) -> Tally:
    """Judge the completions of one portion, and count.

    The portion's draws depend on the seed and its number alone [1]_, so that it does not matter where,
    when and beside which others it is judged.

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
        led = judged.reached[:, :size]
        elsewhere = led & (np.arange(cells) != model.status_quo)[:, None]
        way_out = {concept: (lasting[concept] & elsewhere).any(axis=0) for concept in CONCEPTS}
        reached = _weighed(led, weights)
        if ready.arcs is not None:
            steps = _steps(ready.arcs, judged.ranks[:, :size], judged.left_by[..., :size], weights)
    truths, parts = _truths(ready, judged, weights, size)
    answers = ready.questions.answers(orders)
    outcomes = _truth_of_outcomes(ready, lasting, way_out, truths, size)
    ranks, found = _witnesses(ready, truths, weights, judged.ranks)
    counts = (weights > 0).astype(np.float64)
    # Sums of ones are exact in single precision up to 2^24, far above the size of a portion.
    kind = np.float32 if np.isin(weights, (0.0, 1.0)).all() else np.float64
    both = (answers * weights).astype(kind) @ outcomes.T.astype(kind)
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
        yes_and_outcome=both.astype(np.float64),
        parts=parts,
        witness_ranks=ranks,
        witness_found=found,
    )


def _weighed(true: NDArray[np.bool_], weights: Sums) -> Sums:
    """What the completions weigh in which each is true; they lie along the last axis."""
    summed: Sums = true @ weights
    return summed


def _marks(answers: NDArray[np.bool_], counted: NDArray[np.bool_], number: int) -> NDArray[np.int64]:
    """Sums of random whole numbers, one a completion, over those in which each answer is yes, and over all.

    They wrap round; that different answers have the same sum has a chance of one in 2^64.
    """
    generator = np.random.default_rng(np.random.SeedSequence(_OF_MARKS, spawn_key=(number,)))
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
                0.0 if asked is None else float(asked(in_setting)[:size] @ weights)
                for asked in (part.given, part.without)
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
    parties, _, cells = ranks.shape
    claims = ready.claims.claims
    found = np.zeros((len(claims), 2), dtype=np.bool_)
    first = np.zeros((len(claims), 2, parties, cells), dtype=np.int32)
    for i, claim in enumerate(claims):
        if claim.id not in truths:
            continue
        for side in (0, 1):
            places = np.flatnonzero((truths[claim.id] == bool(side)) & (weights > 0))
            if places.size:
                found[i, side] = True
                first[i, side] = ranks[:, places[0]]
    return first, found
