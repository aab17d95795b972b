"""What the tests of a claim speak of: the states meant, the parties, and the dispute under a condition."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.case.connectives import ExpressionError
from detente.case.load import LoadedCase, did_you_mean
from detente.case.model import Model
from detente.case.scores import truth_of_states
from detente.case.states import StateSpace
from detente.case.yaml_text import Place
from detente.errors import BadInput
from detente.scenarios.claim_language import ClaimTest, StateRef, parse_claim_test
from detente.scenarios.restricted import nearest_kept, restricted


def claim_test(case: LoadedCase, claim: int) -> ClaimTest | None:
    """The test of a claim, or None where the case gives none; BadInput if it cannot be read."""
    text = case.file.claims[claim].holds_if
    if text is None:
        return None
    try:
        return parse_claim_test(text)
    except ExpressionError as error:
        mend = (
            "write stable(STATE, CONCEPT, PARTY), reachable(STATE) by improvements or moves, or "
            "prefers(PARTY, STATE, STATE), each perhaps `given PARTY.option` (a longer condition in double "
            "quotes) `more than without`, joined by and, or, not, if, iff"
        )
        raise case.fault(("claims", claim, "holds_if"), str(error), mend) from None


class RuledOut(BadInput):
    """A test speaks of states that the dispute it is asked of does not have."""


@dataclass(frozen=True)
class Setting:
    """The dispute that a test is asked of.

    Attributes
    ----------
    model
        Of the case, or of the states in which a condition holds.
    place
        Where the test stands in the case.
    condition
        What always holds in it; None in the dispute as it is.
    """

    case: LoadedCase
    space: StateSpace
    model: Model
    place: Place
    condition: str | None = None

    def under(self, condition: str) -> Setting:
        """The same dispute in which a condition always holds.

        Raises
        ------
        BadInput
            If the condition cannot be read, holds nowhere, or leaves several states equally near to
            the status quo.
        """
        kept = truth_of_states(self.case, self.space, self.place, condition) & self.model.feasible
        try:
            quo = nearest_kept(self.case, self.model, kept, condition, self.place)
        except BadInput as fault:
            raise RuledOut(fault.where, fault.what, fault.mend, fault.line) from None
        return Setting(self.case, self.space, restricted(self.model, kept, quo), self.place, condition)

    def party(self, name: str) -> int:
        """The index of a party; BadInput if there is none of the name."""
        parties = self.model.parties
        if name not in parties:
            hint = did_you_mean(name, parties)
            raise self.case.fault(
                self.place, f"unknown party {name}{hint}", "name one listed under `parties`"
            )
        return parties.index(name)

    def status_quo(self) -> int:
        """The cell of the status quo; BadInput if the case has none."""
        if self.model.status_quo is None:
            raise self.case.fault(
                self.place, "the case has no status quo", "add `status_quo`, or name a state"
            )
        return self.model.status_quo

    def require_start(self) -> None:
        """See that there is a status quo to start from; BadInput if not."""
        if self.model.status_quo is None:
            raise self.case.fault(
                self.place, "reachable needs a status quo to start from", "add `status_quo`"
            )

    def cells(self, state: StateRef) -> NDArray[np.int64]:
        """The states meant, ascending; BadInput if there are none."""
        if state.quoted:
            true = truth_of_states(self.case, self.space, self.place, state.text) & self.model.feasible
            if not true.any():
                under = "" if self.condition is None else f", of those in which {self.condition} holds"
                raise self._ruled_out(f"no state has {state.text}{under}")
            return np.flatnonzero(true)
        cell = (
            self.status_quo()
            if state.text == "status_quo"
            else self.space.cell(self.case, self.place, state.text)
        )
        if not self.model.feasible[cell]:
            raise self._ruled_out(
                f"state {state.text} is not one in which {self.condition or 'the what-if'} holds"
            )
        return np.array([cell], dtype=np.int64)

    def _ruled_out(self, what: str) -> RuledOut:
        mend = "mend the expression, the condition or the rules, or name another state"
        fault = self.case.fault(self.place, what, mend)
        return RuledOut(fault.where, fault.what, fault.mend, fault.line)
