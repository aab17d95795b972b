"""Rival assessments, tested on the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.case.connectives import Compound, ExpressionError, leaves
from detente.case.load import LoadedCase, did_you_mean
from detente.case.model import Model
from detente.case.ranks import truth_of_states
from detente.case.states import StateSpace
from detente.case.yaml_text import Place
from detente.scenarios.claim_language import (
    ClaimTest,
    Reachable,
    Stable,
    StateRef,
    Test,
    parse_claim_test,
)
from detente.stability.result import Concept, Stability
from detente.stability.search import StepKind, search

Outcome = Literal["holds", "fails", "open"]


@dataclass(frozen=True, slots=True)
class ClaimVerdict:
    """Whether a claim of the case holds in its model.

    ``open`` means that it depends on preferences nobody knows, or could not be settled without
    them; ``untested`` that the case gives no ``holds_if``. ``because`` names the parts of the test
    and how each came out.
    """

    id: str
    verdict: Literal["holds", "fails", "open", "untested"]
    because: tuple[tuple[str, Outcome], ...]


def judge_claims(
    case: LoadedCase, space: StateSpace, model: Model, stability: Mapping[Concept, Stability]
) -> tuple[ClaimVerdict, ...]:
    """Test every claim of a case.

    Parameters
    ----------
    space
        The state space that ``model`` was compiled from.

    The parts of a test are combined in three-valued logic (Kleene 1952, section 64): a compound
    is open only where its open parts could tip it. Parts that turn on the same unknown are not
    played against each other, so ``open`` may hide a verdict that is the same either way.

    Raises
    ------
    BadInput
        If a test cannot be read, or names a state, option or party the case does not have.
    """
    verdicts = []
    for i, claim in enumerate(case.file.claims):
        if claim.holds_if is None:
            verdicts.append(ClaimVerdict(claim.id, "untested", ()))
            continue
        place = ("claims", i, "holds_if")
        try:
            test = parse_claim_test(claim.holds_if)
        except ExpressionError as error:
            mend = "write stable(STATE, CONCEPT, PARTY) or reachable(STATE) by moves, joined by and, or"
            raise case.fault(place, str(error), mend) from None
        judge = _Judge(case, space, model, stability, place)
        parts: Iterator[Test] = leaves(test)
        results = {part: judge.outcome(part) for part in parts}
        verdicts.append(
            ClaimVerdict(claim.id, _combine(test, results), tuple((str(p), o) for p, o in results.items()))
        )
    return tuple(verdicts)


_TRUTH: dict[Outcome, int] = {"fails": 0, "open": 1, "holds": 2}
_OUTCOME: tuple[Outcome, Outcome, Outcome] = ("fails", "open", "holds")


def _combine(test: ClaimTest, results: Mapping[Test, Outcome]) -> Outcome:
    return _OUTCOME[_truth(test, results)]


def _truth(test: ClaimTest, results: Mapping[Test, Outcome]) -> int:
    """0 false, 1 open, 2 true."""
    if not isinstance(test, Compound):
        return _TRUTH[results[test]]
    parts = [_truth(part, results) for part in test.parts]
    match test.operator:
        case "not":
            return 2 - parts[0]
        case "and":
            return min(parts)
        case "or":
            return max(parts)
        case "if":
            return max(parts[0], 2 - parts[1])
        case "iff":
            return max(min(parts), min(2 - part for part in parts))


@dataclass(frozen=True)
class _Judge:
    """What one claim's tests are judged by."""

    case: LoadedCase
    space: StateSpace
    model: Model
    stability: Mapping[Concept, Stability]
    place: Place

    def outcome(self, test: Test) -> Outcome:
        return self._stable(test) if isinstance(test, Stable) else self._reachable(test)

    def _stable(self, test: Stable) -> Outcome:
        cells = self._cells(test.state)
        parties = self.model.parties
        if test.party is not None and test.party not in parties:
            hint = did_you_mean(test.party, parties)
            raise self.case.fault(
                self.place, f"unknown party {test.party}{hint}", "name one listed under `parties`"
            )
        whom = slice(None) if test.party is None else [parties.index(test.party)]
        answer = self.stability[test.concept]
        return _bounded(
            bool(answer.certain[whom][:, cells].all()), bool(answer.possible[whom][:, cells].all())
        )

    def _reachable(self, test: Reachable) -> Outcome:
        if self.model.status_quo is None:
            raise self.case.fault(
                self.place, "reachable needs a status quo to start from", "add `status_quo`"
            )
        cells = self._cells(test.state)
        if test.how == "moves":
            return "holds" if self._reaches("moves", cells) else "fails"
        return _bounded(self._reaches("improvements", cells), self._reaches("possible improvements", cells))

    def _reaches(self, kind: StepKind, cells: NDArray[np.bool_]) -> bool:
        assert self.model.status_quo is not None
        movers = range(len(self.model.parties))
        distances = search(self.model, self.model.status_quo, movers, kind).distances()
        return bool((distances[cells] >= 0).any())

    def _cells(self, state: StateRef) -> NDArray[np.bool_]:
        """Shape ``(cells,)``: the states meant."""
        if state.quoted:
            cells = truth_of_states(self.case, self.space, self.place, state.text) & self.space.feasible
            if not cells.any():
                raise self.case.fault(
                    self.place, f"no state has {state.text}", "mend the expression or the rules"
                )
            return cells
        cells = np.zeros(self.model.cells, dtype=np.bool_)
        if state.text == "status_quo":
            if self.model.status_quo is None:
                raise self.case.fault(
                    self.place, "the case has no status quo", "add `status_quo`, or name a state"
                )
            cells[self.model.status_quo] = True
        else:
            cells[self.space.cell(self.case, self.place, state.text)] = True
        return cells


def _bounded(certain: bool, possible: bool) -> Outcome:
    return "holds" if certain else "open" if possible else "fails"
