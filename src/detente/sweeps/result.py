"""The answer of a sweep: shares of the completions, and the method that gave them."""

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
from detente.sweeps.grounds import NO_GROUND, Ground, Grounds
from detente.sweeps.prepare import Outcome
from detente.sweeps.questions import Question

Verdict = Literal["holds", "fails", "depends", "untested"]
SOURCES = (
    "linear extensions, drawn uniformly: counted through the lattice of down-sets (De Loof, De Meyer and "
    "De Baets 2006), or by a Markov chain (Bubley and Dyer 1999) where that is too large",
    "error bounds: Hoeffding (1963), theorem 2",
    "information: Shannon (1948); Lindley (1956)",
)
"""Sources of the ways of drawing and weighing."""

Shares = NDArray[np.float64]
"""Shares of the completions, from 0 to 1."""


@dataclass(frozen=True)
class OpenParty:
    """A party of whose preferences something is open.

    Attributes
    ----------
    count
        Number of orders it may have; None where they were not, or cannot be, counted.
    method
        The way in which its orders are drawn, in words.
    """

    party: int
    count: int | None
    method: str


@dataclass(frozen=True)
class Method:
    """The method that gave the shares, and their error bounds.

    Attributes
    ----------
    kind
        ``every completion`` or ``sample``.
    completions
        Number of completions judged.
    possible
        Number of completions there are; None where they cannot be, or were not, counted.
    seed
        Seed of the sample; None without one.
    each_error
        With a probability of at least 95 %, a share of the sample differs by no more than this from the
        share of all completions (Hoeffding 1963); 0 where every completion was judged.
    all_error
        The same bound for all shares of the answer at once, except the shares if an answer is yes or no:
        these rest on a part of the sample.
    bias
        Bound on the error that the way of drawing adds.
    open_parties
        The parties of whose preferences something is open.
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
    """The bearing of an answer on an outcome: the share of the outcome if it is yes, and if it is no.

    ``gain`` is the expected information in bits.
    """

    outcome: Outcome
    if_yes: float
    if_no: float
    gain: float


@dataclass(frozen=True, eq=False, repr=False)
class DecisiveQuestion(ByContent):
    """A single unknown, and the part of the uncertainty that its answer would settle.

    Attributes
    ----------
    rank
        Its place by what it settles, from 1; questions that settle as much share one.
    yes
        Share of the completions in which the answer is yes.
    gain
        Expected information in bits, summed over all outcomes that matter: claims, ways out, and
        equilibria to which improvements lead in some completion.
    of_all
        ``gain`` as a share of the whole uncertainty.
    bears_on
        The outcomes it says most about, the most first.
    alike
        Other questions that have the same answer, or the opposite one, in every completion judged.
    """

    question: Question
    rank: int
    yes: float
    gain: float
    of_all: float
    bears_on: tuple[Bearing, ...]
    alike: tuple[Question, ...] = ()


@dataclass(frozen=True)
class PartAnswer:
    """A part of a claim's test: the shares in which it is true: in all, with and without its condition.

    ``grounds`` are those of the three shares, in this order.
    """

    says: str
    share: float
    given: float | None
    without: float | None
    grounds: tuple[Ground, Ground, Ground] = (NO_GROUND, NO_GROUND, NO_GROUND)


@dataclass(frozen=True, eq=False, repr=False)
class Witness(ByContent):
    """A completion: the ranks of every party, shape ``(parties, cells)``."""

    ranks: NDArray[np.int32]


@dataclass(frozen=True, eq=False, repr=False)
class ClaimAnswer(ByContent):
    """The verdict on a claim over the completions.

    Attributes
    ----------
    claim
        The claim as the case states it.
    verdict
        ``holds`` in all completions judged, ``fails`` in all, or ``depends``; ``untested`` where it has no
        test that can be asked.
    share
        Share of the completions in which it holds; None where it is untested.
    proven
        Whether the verdict is certain for all completions, and not only for those drawn.
    turns_on
        The questions that say most about it, the most first.
    holding, failing
        A completion in which it holds, and one in which it fails.
    ground
        That of its share.
    circular
        Whether it depends on an unknown that is the claim itself: its test is a single comparison of one
        party's, or its truth is that of one open comparison, or the opposite, in every completion judged.
    """

    claim: Claim
    verdict: Verdict
    share: float | None
    proven: bool
    parts: tuple[PartAnswer, ...]
    turns_on: tuple[tuple[Question, Bearing], ...]
    holding: Witness | None
    failing: Witness | None
    ground: Ground = NO_GROUND
    circular: bool = False

    @property
    def id(self) -> str:
        """The id of the claim in the case."""
        return self.claim.id

    @property
    def shows_a_share(self) -> bool:
        """True if its share, or that of a part of its test, is shown as a figure."""
        if self.share is None or self.verdict != "depends" or self.circular:
            return False
        figures = [(self.share, self.ground)]
        for part in self.parts:
            figures += zip((part.share, part.given or 0.0, part.without or 0.0), part.grounds, strict=True)
        return any(0 < share < 1 and not ground.bars(share) for share, ground in figures)


@dataclass(frozen=True)
class StepShare:
    """A move, and the share of the completions in which it improves on a state that is reached."""

    party: int
    origin: int
    target: int
    share: float
    ground: Ground = NO_GROUND


@dataclass(frozen=True, eq=False, repr=False)
class Sweep(ByContent):
    """The answer of a sweep: shares of the completions in which something holds.

    Attributes
    ----------
    stable
        By concept, shape ``(parties, cells)``: the share in which each state is stable for each party.
    equilibrium
        By concept, shape ``(cells,)``: the share in which each state is an equilibrium.
    in_all, in_none
        By concept, the cells that are equilibria in all completions judged, and in none.
    proven_in_all, proven_in_none
        Those of them that are so for certain, also where only a sample was judged.
    way_out
        By concept, the share in which improvements lead from the status quo to another state that is an
        equilibrium; empty without a status quo.
    reached
        Shape ``(cells,)``: the share in which improvements lead there from the status quo; None without
        one.
    steps
        Moves on the ways out, the most frequent first; None where there are too many to count.
    questions
        The single unknowns, the most decisive first.
    uncertainty
        The uncertainty of all outcomes that matter, in bits.
    questions_left_out
        Number of comparisons that are open and were not weighed.
    grounds
        The parties of whom nothing is known, and which shares turn on them.
    if_nothing_known
        The sweep of the same options and rules with every preference unknown, to hold shares against;
        None where it was not made.
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
    grounds: Grounds
    if_nothing_known: Sweep | None = None

    def __repr__(self) -> str:
        states = int(self.model.feasible.sum())
        judged = "all" if self.method.kind == "every completion" else "a sample of"
        completions = f"{self.method.completions:,} completions of {states:,} states"
        lasting = ", ".join(f"{len(self.in_all[c])} {CONCEPT_NAMES[c]}" for c in CONCEPTS)
        return (
            f"<Sweep {self.model.title!r}: {judged} {completions}; "
            f"equilibria in each: {lasting}; {len(self.questions)} questions, {len(self.claims)} claims>"
        )


def by_share(answer: Sweep) -> NDArray[np.int64]:
    """The cells of all states, those that are equilibria in most completions (over all concepts) first."""
    cells = np.flatnonzero(answer.model.feasible)
    score = sum(answer.equilibrium[c][cells] for c in CONCEPTS)
    return cells[np.argsort(-np.asarray(score), kind="stable")]


def witness_rankings(answer: Sweep, witness: Witness) -> dict[str, list[list[str]]]:
    """The ranking of each open party in a completion, most preferred first, as in a case file."""
    model = answer.model
    return {
        model.parties[of_party.party]: ranking(model, witness.ranks[of_party.party])
        for of_party in answer.method.open_parties
    }


def ranking(model: Model, ranks: NDArray[np.int32]) -> list[list[str]]:
    """The states from most to least preferred, those of equal rank together."""
    cells = np.flatnonzero(model.feasible)
    best_first = cells[np.argsort(-ranks[cells], kind="stable")]
    ends = np.flatnonzero(np.diff(ranks[best_first])) + 1
    return [[model.label(cell) for cell in tied.tolist()] for tied in np.split(best_first, ends)]


def share_in_words(share: float) -> str:
    """A share as a percentage; only all and nothing are written 100% and 0%.

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
