"""What a sweep answers: shares of the completions, and how they were obtained."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.case import Claim
from detente.content import ByContent
from detente.model import Model
from detente.stability import CONCEPT_NAMES, CONCEPTS, Concept
from detente.sweeps.portion import Outcome
from detente.sweeps.questions import Question

Verdict = Literal["holds", "fails", "depends", "untested"]
Shares = NDArray[np.float64]
"""Shares of the completions, from 0 to 1."""


@dataclass(frozen=True)
class OpenParty:
    """A party of whose preferences something is open.

    Attributes
    ----------
    count
        How many orders it may have; None where they were not, or cannot be, counted.
    method
        How its orders are drawn.
    """

    party: int
    count: int | None
    method: str


@dataclass(frozen=True)
class Method:
    """How the shares were obtained.

    Attributes
    ----------
    kind
        ``every completion`` or ``sample``.
    completions
        How many were judged.
    possible
        How many there are; None where they cannot be, or were not, counted.
    seed
        Of the sample; None without one.
    each_error
        With a probability of at least 95 %, a share of the sample is no farther than this from the
        share of all completions (Hoeffding 1963); 0 where every completion was judged.
    all_error
        The same of all shares of the answer at once, but for those if an answer is yes or no, which rest
        on the part of the sample in which it is.
    bias
        Bound on what the way of drawing adds to that.
    open_parties
        What was open, and how it was drawn.
    """

    kind: Literal["every completion", "sample"]
    completions: int
    possible: int | None
    seed: int | None
    each_error: float
    all_error: float
    bias: float
    open_parties: tuple[OpenParty, ...]


@dataclass(frozen=True)
class Bearing:
    """What one answer means for one outcome: its share if the answer is yes, and if it is no."""

    outcome: Outcome
    if_yes: float
    if_no: float
    gain: float


@dataclass(frozen=True, eq=False, repr=False)
class DecisiveQuestion(ByContent):
    """A single unknown, and how much of the uncertainty it would settle.

    Attributes
    ----------
    yes
        Share of the completions in which the answer is yes.
    gain
        Expected information in bits, over all outcomes that matter: claims, ways out, and whether states
        last to which improvements lead in some completion.
    of_all
        ``gain`` as a share of all uncertainty there is.
    bears_on
        The outcomes it tells most of, the most first.
    alike
        Other questions that have the same answer, or just the opposite one, in every completion judged.
    """

    question: Question
    yes: float
    gain: float
    of_all: float
    bears_on: tuple[Bearing, ...]
    alike: tuple[Question, ...] = ()


@dataclass(frozen=True)
class PartAnswer:
    """A part of a claim's test: the share in which it is true, and with and without its condition."""

    says: str
    share: float
    given: float | None
    without: float | None


@dataclass(frozen=True, eq=False, repr=False)
class Witness(ByContent):
    """One completion, as the ranks of every party; shape ``(parties, cells)``."""

    ranks: NDArray[np.int32]


@dataclass(frozen=True, eq=False, repr=False)
class ClaimAnswer(ByContent):
    """How a claim comes out over the completions.

    Attributes
    ----------
    claim
        The claim as the case states it.
    verdict
        ``holds`` in all judged, ``fails`` in all, or ``depends``; ``untested`` without a test that can be
        asked.
    share
        In which it holds.
    proven
        Whether the verdict is one of all completions, and not only of those drawn.
    turns_on
        The questions that tell most of it, the most first.
    holding, failing
        A completion in which it holds, and one in which it fails.
    """

    claim: Claim
    verdict: Verdict
    share: float | None
    proven: bool
    parts: tuple[PartAnswer, ...]
    turns_on: tuple[tuple[Question, Bearing], ...]
    holding: Witness | None
    failing: Witness | None

    @property
    def id(self) -> str:
        """The id of the claim in the case."""
        return self.claim.id


@dataclass(frozen=True)
class StepShare:
    """A move, and the share of the completions in which it improves on a state that is reached."""

    party: int
    origin: int
    target: int
    share: float


@dataclass(frozen=True, eq=False, repr=False)
class Sweep(ByContent):
    """What holds in how many of the completions of what a case leaves open.

    Attributes
    ----------
    stable
        For each concept shape ``(parties, cells)``.
    equilibrium
        For each concept shape ``(cells,)``.
    in_all, in_none
        For each concept the cells that are equilibria in all completions, and in none, that were
        judged.
    proven_in_all, proven_in_none
        Those of them of which it is certain, whether all completions were judged or not.
    way_out
        For each concept the share in which improvements lead from the status quo to another state that
        lasts; empty without a status quo.
    reached
        Shape ``(cells,)``: the share in which improvements lead there from the status quo; None without
        one.
    steps
        Moves on the ways out, the most frequent first; None where there are too many to count.
    questions
        The single unknowns, the most decisive first.
    uncertainty
        In bits, of all outcomes that matter together.
    questions_left_out
        How many more comparisons are open and were not weighed.
    """

    model: Model
    method: Method
    stable: Mapping[Concept, Shares]
    equilibrium: Mapping[Concept, Shares]
    in_all: Mapping[Concept, NDArray[np.int64]]
    in_none: Mapping[Concept, NDArray[np.int64]]
    proven_in_all: Mapping[Concept, NDArray[np.int64]]
    proven_in_none: Mapping[Concept, NDArray[np.int64]]
    way_out: Mapping[Concept, float]
    reached: Shares | None
    steps: tuple[StepShare, ...] | None
    questions: tuple[DecisiveQuestion, ...]
    uncertainty: float
    questions_left_out: int
    claims: tuple[ClaimAnswer, ...]

    def __repr__(self) -> str:
        states = int(self.model.feasible.sum())
        judged = "all" if self.method.kind == "every completion" else "a sample of"
        completions = f"{self.method.completions:,} completions of {states:,} states"
        lasting = ", ".join(f"{len(self.in_all[c])} {CONCEPT_NAMES[c]}" for c in CONCEPTS)
        return (
            f"<Sweep {self.model.title!r}: {judged} {completions}; "
            f"equilibria in each: {lasting}; {len(self.questions)} questions, {len(self.claims)} claims>"
        )


def by_share(found: Sweep) -> NDArray[np.int64]:
    """The states: those that last in most completions, over all concepts, first."""
    cells = np.flatnonzero(found.model.feasible)
    score = sum(found.equilibrium[c][cells] for c in CONCEPTS)
    return cells[np.argsort(-np.asarray(score), kind="stable")]


def witness_rankings(found: Sweep, witness: Witness) -> dict[str, list[list[str]]]:
    """A completion as the ranking of each open party, most preferred first, as in a case file."""
    model = found.model
    return {
        model.parties[of_party.party]: _ranking(model, witness.ranks[of_party.party])
        for of_party in found.method.open_parties
    }


def _ranking(model: Model, ranks: NDArray[np.int32]) -> list[list[str]]:
    cells = np.flatnonzero(model.feasible)
    best_first = cells[np.argsort(-ranks[cells], kind="stable")]
    ends = np.flatnonzero(np.diff(ranks[best_first])) + 1
    return [[model.label(cell) for cell in tied.tolist()] for tied in np.split(best_first, ends)]


def share_in_words(share: float) -> str:
    """A share as a percentage that never rounds to all or to nothing what is not.

    Examples
    --------
    >>> [share_in_words(share) for share in (0, 0.0001, 0.5, 0.99999, 1)]
    ['0%', '<0.1%', '50.0%', '>99.9%', '100%']
    """
    if share in (0, 1):
        return f"{share:.0%}"
    if share < 0.001:
        return "<0.1%"
    return ">99.9%" if share > 0.999 else f"{share:.1%}"
