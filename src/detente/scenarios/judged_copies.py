"""Many completions of one dispute, judged side by side."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.case.model import Model
from detente.scenarios.improving_reach import ImprovingReach, improving_reach, turned_round
from detente.scenarios.side_by_side import SideBySide, side_by_side
from detente.stability.equilibria import JUDGES
from detente.stability.result import Concept


@dataclass(frozen=True)
class Dispute:
    """A model made ready to be judged under many orders of the states at once."""

    model: Model
    forwards: SideBySide
    backwards: SideBySide

    @classmethod
    def of(cls, model: Model, copies: int) -> Dispute:
        """So many copies of a model; a power of two."""
        return cls(model, side_by_side(model, copies), side_by_side(turned_round(model), copies))


@dataclass(frozen=True)
class JudgedCopies:
    """The answers for each of some completions; each is computed when it is first asked for.

    Attributes
    ----------
    ranks
        Shape ``(parties, copies, cells)``.
    """

    dispute: Dispute
    ranks: NDArray[np.int32]
    _answers: dict[Concept, NDArray[np.bool_]] = field(default_factory=dict)

    @cached_property
    def _model(self) -> Model:
        return self.dispute.forwards.with_ranks(self.ranks)

    def stable(self, concept: Concept) -> NDArray[np.bool_]:
        """Shape ``(parties, cells, copies)``: which states are stable for whom."""
        if concept not in self._answers:
            found = JUDGES[concept](self._model).certain
            self._answers[concept] = self.dispute.forwards.by_state(found)
        return self._answers[concept]

    def equilibrium(self, concept: Concept) -> NDArray[np.bool_]:
        """Shape ``(cells, copies)``: which states are stable for all."""
        return np.asarray(self.stable(concept).all(axis=0))

    @cached_property
    def _reach(self) -> ImprovingReach:
        quo = self.dispute.model.status_quo
        assert quo is not None
        starts = self.dispute.forwards.places(quo)
        return improving_reach(self._model, self.dispute.backwards.model, starts)

    @property
    def reached(self) -> NDArray[np.bool_]:
        """Shape ``(cells, copies)``: what the status quo leads to by improvements, itself among it."""
        return self.dispute.forwards.by_state(self._reach.reached)

    @property
    def left_by(self) -> NDArray[np.bool_]:
        """Shape ``(parties, cells, copies)``: where each party may move next on such a way."""
        return self.dispute.forwards.by_state(self._reach.left_by)
