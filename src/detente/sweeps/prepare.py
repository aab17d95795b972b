"""A sweep made ready: its job, and the case compiled for judging many completions at once."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from math import prod

import numpy as np
from numpy.typing import NDArray

from detente.case import Case
from detente.errors import Fault
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
from detente.sweeps.claims import ReadyClaims, ready_claims
from detente.sweeps.copies import Dispute
from detente.sweeps.grounds import is_wholly_unknown, shapes_of_things
from detente.sweeps.order_sets import PartyOrders
from detente.sweeps.orders import party_orders
from detente.sweeps.questions import Questions, open_questions

_CELLS_AT_ONCE = 1 << 17
"""Cells of all copies together: so many stay in the cache while they are judged."""

_MOST_COPIES = 1 << 12

_MOST_IN_OUTCOMES = 256
"""States up to which every state is an outcome that questions are weighed by."""

_MOST_STEPS = 50_000_000
"""Steps of Markov chains in all, run for a portion at once: some five minutes."""

MOST_ARCS = 1 << 14
"""Moves up to which it is counted how often each is an improvement on a way out.

Three parties with three options each have 10,752; counting these makes a sweep a third longer.
"""


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
    asks
        Whether to weigh the open questions, and to find out what each share turns on.
    """

    case: Case
    samples: int = 20_000
    exact_up_to: int = 250_000
    seed: int = 0
    asks: bool = True

    @cached_property
    def key(self) -> str:
        """A digest of all that the answer depends on: the content of the case, and how it is swept."""
        content = (
            self.case.file.model_dump_json(),
            self.case.always,
            self.samples,
            self.exact_up_to,
            self.seed,
            self.asks,
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
    """Something that is true or false in a completion.

    Attributes
    ----------
    kind
        ``equilibrium``: the state ``cell`` is an equilibrium under the concept. ``way_out``: improvements
        lead from the status quo to another state that is one. ``claim``: the claim of that id holds.
    """

    kind: str
    concept: Concept | None = None
    cell: int = -1
    claim: str = ""


@dataclass(frozen=True)
class Prepared:
    """A job made ready: all that a portion needs.

    Attributes
    ----------
    completions
        Number of completions that the case leaves; None where they cannot be listed.
    enumerated
        Whether each of them is judged, and not only a sample.
    copies
        Number of completions that are judged at once.
    arcs
        Shape ``(moves, 3)``: party, origin and target of each move that is counted; None where there are
        too many.
    unknown
        The parties of whom nothing is known.
    shapes
        The shapes of everything that a share is given of, by kind.
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
    unknown: tuple[int, ...]
    shapes: Mapping[str, tuple[int, ...]]

    @property
    def number(self) -> int:
        """Number of completions that are judged."""
        assert self.completions is not None or not self.enumerated
        return (self.completions or 0) if self.enumerated else self.job.samples

    @property
    def portions(self) -> int:
        """Number of portions they make."""
        return -(-self.number // self.copies)


@lru_cache(maxsize=2)
def prepared(job: SweepJob) -> Prepared:
    """Compile the case of a job, and make its orders, claims and questions ready; remembered for two jobs.

    Raises
    ------
    BadInput
        If the case, or an expression that is to hold always, cannot be used.
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
    with case.placing_faults():
        _require_orders(model, orders)
        if not enumerated:
            _require_short_chains(model, orders, -(-number // copies))
    claims = ready_claims(case, space, model, copies)
    arcs = _arcs(model)
    shapes = shapes_of_things(
        model, arcs, len(claims.claims), sum(len(claim.parts) for claim in claims.claims)
    )
    unknown = (party for party, preference in enumerate(preferences) if is_wholly_unknown(preference, model))
    return Prepared(
        job, case, space, model, orders, completions, enumerated, copies, Dispute.of(model, copies), claims,
        open_questions(model, preferences, orders) if job.asks else Questions((), 0),
        tuple(_outcomes(model, claims)), arcs, tuple(unknown) if job.asks else (), shapes,
    )  # fmt: skip


def _require_orders(model: Model, orders: tuple[PartyOrders, ...]) -> None:
    for party, of_party in zip(model.parties, orders, strict=True):
        if of_party.rare:
            raise Fault(
                ("preferences", party),
                f"hardly any order of picture {of_party.rare[0]} keeps the comparisons",
                "say in another form what they leave of it",
            )


def _require_short_chains(model: Model, orders: tuple[PartyOrders, ...], portions: int) -> None:
    for party, of_party in zip(model.parties, orders, strict=True):
        if of_party.steps * portions > _MOST_STEPS:
            raise Fault(
                ("preferences", party),
                f"a partial order of which a draw takes {of_party.steps:,} steps, {portions:,} times over",
                "ask for fewer `--samples`, or compare more states, so that the order falls into parts",
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
    arcs: list[tuple[int, int, int]] = []
    for party in range(len(model.parties)):
        for cell in np.flatnonzero(model.feasible).tolist():
            arcs.extend((party, cell, target) for target in targets(model, party, cell).tolist())
            if len(arcs) > MOST_ARCS:
                return None
    return np.array(arcs, dtype=np.int64).reshape(-1, 3)
