"""Each share of a sweep with what it stands on: what it turns on, and the share if nothing were known."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.stability import CONCEPTS, Concept
from detente.sweeps.grounds import Ground
from detente.sweeps.result import ClaimAnswer, StepShare, Sweep, share_in_words


@dataclass(frozen=True)
class GroundedShare:
    """A share, and what it stands on.

    Attributes
    ----------
    if_nothing_known
        The share if every preference were unknown; None where that was not worked out.
    """

    share: float
    ground: Ground
    if_nothing_known: float | None = None

    @property
    def is_open(self) -> bool:
        """True if the share is not to be shown as a figure: the answer turns on what nobody knows."""
        return self.ground.bars(self.share)

    @property
    def is_figure(self) -> bool:
        """True if it is shown as a figure."""
        return 0 < self.share < 1 and not self.is_open


@dataclass(frozen=True)
class GroundedShares:
    """The shares of a sweep, each with what it stands on."""

    sweep: Sweep

    def lasting(self, concept: Concept, cell: int) -> GroundedShare:
        """Return that in which a state is an equilibrium."""
        base = self.sweep.if_nothing_known
        return GroundedShare(
            float(self.sweep.equilibrium[concept][cell]),
            self.sweep.grounds.of("equilibrium", CONCEPTS.index(concept), cell),
            None if base is None else float(base.equilibrium[concept][cell]),
        )

    def open_states(self, concept: Concept) -> NDArray[np.bool_]:
        """Return of all cells those of which it is open whether they last."""
        shares = np.stack([self.sweep.equilibrium[c] for c in CONCEPTS])
        return np.asarray(self.sweep.grounds.barred("equilibrium", shares)[CONCEPTS.index(concept)])

    def stable(self, concept: Concept, party: int, cell: int) -> GroundedShare:
        """Return that in which a state is stable for a party."""
        base = self.sweep.if_nothing_known
        return GroundedShare(
            float(self.sweep.stable[concept][party, cell]),
            self.sweep.grounds.of("stable", CONCEPTS.index(concept), party, cell),
            None if base is None else float(base.stable[concept][party, cell]),
        )

    def way_out(self, concept: Concept) -> GroundedShare:
        """Return that in which improvements lead to another state that lasts."""
        base = self.sweep.if_nothing_known
        return GroundedShare(
            self.sweep.way_out[concept],
            self.sweep.grounds.of("way_out", CONCEPTS.index(concept)),
            None if base is None else base.way_out[concept],
        )

    def reached(self, cell: int) -> GroundedShare:
        """Return that in which improvements lead to a state."""
        base = self.sweep.if_nothing_known
        assert self.sweep.reached is not None
        return GroundedShare(
            float(self.sweep.reached[cell]),
            self.sweep.grounds.of("reached", cell),
            None if base is None or base.reached is None else float(base.reached[cell]),
        )

    def step(self, step: StepShare) -> GroundedShare:
        """Return that in which a move is a step of a way."""
        base = self.sweep.if_nothing_known
        known: float | None = None
        if base is not None and base.steps is not None:
            same = (step.party, step.origin, step.target)
            known = next((s.share for s in base.steps if (s.party, s.origin, s.target) == same), 0.0)
        return GroundedShare(step.share, step.ground, known)

    def claim(self, answer: ClaimAnswer) -> GroundedShare | None:
        """Return that in which a claim holds; None where it is untested."""
        if answer.share is None:
            return None
        base = self._claim_if_nothing_known(answer)
        return GroundedShare(answer.share, answer.ground, None if base is None else base.share)

    def parts(self, answer: ClaimAnswer) -> tuple[tuple[GroundedShare, GroundedShare, GroundedShare], ...]:
        """Return for each part of a claim's test those in which it is true: in all, given, and without."""
        base = self._claim_if_nothing_known(answer)
        return tuple(
            (
                GroundedShare(part.share, part.grounds[0], None if base is None else base.parts[k].share),
                GroundedShare(
                    part.given or 0.0, part.grounds[1], None if base is None else base.parts[k].given
                ),
                GroundedShare(
                    part.without or 0.0, part.grounds[2], None if base is None else base.parts[k].without
                ),
            )
            for k, part in enumerate(answer.parts)
        )

    def _claim_if_nothing_known(self, answer: ClaimAnswer) -> ClaimAnswer | None:
        base = self.sweep.if_nothing_known
        return None if base is None else next(claim for claim in base.claims if claim.id == answer.id)


def share_or_open(of: GroundedShare) -> str:
    """Say a share: all or none in words, else both figures, or that it is open.

    Examples
    --------
    >>> shares = (1.0, Ground()), (0.4, Ground((2,))), (0.4, Ground(), 0.25)
    >>> [share_or_open(GroundedShare(*of)) for of in shares]
    ['in all', 'open', '40.0% (25.0%)']
    """
    if of.share in (0, 1):
        return "in all" if of.share else "in none"
    if of.is_open:
        return "open"
    beside = "" if of.if_nothing_known is None else f" ({share_in_words(of.if_nothing_known)})"
    return share_in_words(of.share) + beside
