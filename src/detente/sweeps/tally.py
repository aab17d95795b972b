"""The tally of some completions; tallies of different completions add up."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

Sums = NDArray[np.float64]
"""Sums of weights: whole numbers wherever all completions weigh the same."""


@dataclass(frozen=True)
class Tally:
    """Sums over completions of the truth of many things, every completion with its weight.

    Attributes
    ----------
    completions
        Shape ``(1,)``: number of completions judged of positive weight.
    weight
        Shape ``(1,)``: their total weight.
    stable
        Shape ``(concepts, parties, cells)``.
    equilibrium
        Shape ``(concepts, cells)``.
    times_equilibrium
        Shape ``(concepts, cells)``: number of completions, whatever their weight.
    way_out
        Shape ``(concepts,)``: improvements lead from the status quo to another state that lasts.
    reached
        Shape ``(cells,)``: improvements lead there from the status quo.
    steps
        Shape ``(arcs,)``: an improvement on a state that is reached.
    yes
        Shape ``(questions,)``: the answer is yes.
    marks
        Shape ``(questions + 1,)``: a fingerprint of the completions in which the answer is yes, and at the
        end of all completions. Two questions have the same one only if they have the same answers.
    marks_of_things
        Shape ``(things,)``: the same of everything that a share is given of, as
        `detente.sweeps.grounds.shapes_of_things` lays it out.
    times_of_things
        Shape ``(things,)``: number of completions, whatever their weight, in which each is true.
    turns
        Shape ``(things, unknown)``: nought unless each turns on each of the parties of whom nothing is
        known. Of a sample, the number of pairs that differ in it.
    pairs
        Shape ``(unknown,)``: number of pairs of completions that differ in that party's order alone; 0
        where every completion is judged.
    outcomes
        Shape ``(outcomes,)``.
    yes_and_outcome
        Shape ``(questions, outcomes)``.
    parts
        Shape ``(parts of claims, 3)``: true; true under its condition; true without it.
    witness_ranks, witness_found
        Shapes ``(claims, 2, parties, cells)`` and ``(claims, 2)``: the first completion in which each
        claim fails, and holds.
    """

    completions: Sums
    weight: Sums
    stable: Sums
    equilibrium: Sums
    times_equilibrium: Sums
    way_out: Sums
    reached: Sums
    steps: Sums
    yes: Sums
    marks: NDArray[np.int64]
    marks_of_things: NDArray[np.int64]
    times_of_things: Sums
    turns: NDArray[np.int64]
    pairs: NDArray[np.int64]
    outcomes: Sums
    yes_and_outcome: Sums
    parts: Sums
    witness_ranks: NDArray[np.int32]
    witness_found: NDArray[np.bool_]

    def plus(self, later: Tally) -> Tally:
        """Add a later tally; witnesses of this one stay."""
        summed = {
            field.name: getattr(self, field.name) + getattr(later, field.name)
            for field in fields(self)
            if not field.name.startswith("witness")
        }
        new = later.witness_found & ~self.witness_found
        ranks = np.where(new[:, :, None, None], later.witness_ranks, self.witness_ranks)
        return Tally(**summed, witness_ranks=ranks, witness_found=self.witness_found | new)
