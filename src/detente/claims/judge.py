"""The judge of claims: the setting that a test speaks of, and whether the test holds there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.case import (
    Case,
    CaseFile,
    Claim,
    ExpressionError,
    did_you_mean,
    leaves,
    placing_faults,
)
from detente.claims.language import (
    ClaimTest,
    Given,
    PlainTest,
    Prefers,
    Reachable,
    Stable,
    StateRef,
    Test,
    combined,
    parse_claim_test,
)
from detente.errors import Fault, Place
from detente.model import Model, StateSpace, nearest_kept, restricted
from detente.stability import Concept, Stability, StepKind, analyse_all, maybe_better, search, surely_better


def claim_test(file: CaseFile, claim: int) -> ClaimTest | None:
    """The test of a claim, or None where the case gives none; Fault if it cannot be read."""
    text = file.claims[claim].holds_if
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
        raise Fault(("claims", claim, "holds_if"), str(error), mend) from None


class RuledOut(Fault):
    """A test speaks of states that the dispute does not have, because of a condition or a what-if."""


@dataclass(frozen=True)
class Setting:
    """The dispute that a test is judged in.

    Attributes
    ----------
    model
        Of the case, or of the states in which a condition holds.
    place
        Where the test stands in the case.
    condition
        What always holds in it; None in the dispute as it is.
    """

    space: StateSpace
    model: Model
    place: Place
    condition: str | None = None

    def under(self, condition: str) -> Setting:
        """Return the same dispute in which a condition always holds.

        Raises
        ------
        Fault
            If the condition cannot be read, holds nowhere, or leaves several states equally near to
            the status quo.
        """
        holds = self.space.truth(self.place, condition) & self.model.feasible
        try:
            quo = nearest_kept(self.model, holds, condition, self.place)
        except Fault as fault:
            raise RuledOut(fault.place, fault.what, fault.mend) from None
        return Setting(self.space, restricted(self.model, holds, quo), self.place, condition)

    def party(self, name: str) -> int:
        """The index of a party; Fault if there is none of the name."""
        parties = self.model.parties
        if name not in parties:
            hint = did_you_mean(name, parties)
            raise Fault(self.place, f"unknown party {name}{hint}", "name one listed under `parties`")
        return parties.index(name)

    def status_quo(self) -> int:
        """The cell of the status quo; Fault if the case has none."""
        if self.model.status_quo is None:
            raise Fault(self.place, "the case has no status quo", "add `status_quo`, or name a state")
        return self.model.status_quo

    def require_start(self) -> None:
        """See that there is a status quo to start from; Fault if not."""
        if self.model.status_quo is None:
            raise Fault(self.place, "reachable needs a status quo to start from", "add `status_quo`")

    def cells(self, state: StateRef) -> NDArray[np.int64]:
        """The cells of the states meant, ascending.

        Raises
        ------
        Fault
            If there are none.
        """
        if state.text == "status_quo" and not state.quoted:
            return np.array([self.status_quo()], dtype=np.int64)
        cells = self.space.meant(self.place, state.written, patterns=False)
        cells = cells[self.model.feasible[cells]]
        if not cells.size:
            raise RuledOut(
                self.place, self._no_state(state),
                "mend the expression, the condition or the rules, or name another state",
            )  # fmt: skip
        return cells

    def _no_state(self, state: StateRef) -> str:
        if state.quoted:
            under = "" if self.condition is None else f", of those in which {self.condition} holds"
            return f"no state has {state.text}{under}"
        return f"state {state.text} is not one in which {self.condition or 'the what-if'} holds"


Outcome = Literal["holds", "fails", "open"]


@dataclass(frozen=True, slots=True)
class ClaimVerdict:
    """A claim of the case, and whether it holds in the model.

    ``open`` means that it depends on preferences nobody knows, or could not be settled without
    them; ``untested`` that the case gives no ``holds_if``. ``because`` names the parts of the test
    and how each came out.
    """

    claim: Claim
    verdict: Literal["holds", "fails", "open", "untested"]
    because: tuple[tuple[str, Outcome], ...]

    @property
    def id(self) -> str:
        """The id of the claim."""
        return self.claim.id


@placing_faults
def judge_claims(
    case: Case,
    space: StateSpace,
    model: Model,
    stability: Mapping[Concept, Stability],
) -> tuple[ClaimVerdict, ...]:
    """Test every claim of a case.

    Parameters
    ----------
    space
        The state space that ``model`` was compiled from.

    A claim that speaks of states which a what-if rules out is left untested. The parts of a test are
    combined in three-valued logic (Kleene 1952, section 64): a compound is open only where its open
    parts could tip it. Parts that depend on the same unknown are not played against each other, so
    ``open`` may hide a verdict that is the same either way; `sweep` plays them.

    Raises
    ------
    BadInput
        If a test cannot be read, or names a state, option or party the case does not have.
    """
    verdicts = []
    for i, claim in enumerate(case.file.claims):
        test = claim_test(case.file, i)
        if test is None:
            verdicts.append(ClaimVerdict(claim, "untested", ()))
            continue
        judge = _Judge(Setting(space, model, ("claims", i, "holds_if")), stability)
        parts: Iterator[Test] = leaves(test)
        try:
            results = {part: judge.outcome(part) for part in parts}
        except RuledOut:
            if not case.always:
                raise
            verdicts.append(ClaimVerdict(claim, "untested", ()))
            continue
        verdicts.append(
            ClaimVerdict(claim, _combine(test, results), tuple((str(p), o) for p, o in results.items()))
        )
    return tuple(verdicts)


_TRUTH: dict[Outcome, int] = {"fails": 0, "open": 1, "holds": 2}
_OUTCOME: tuple[Outcome, Outcome, Outcome] = ("fails", "open", "holds")


def _combine(test: ClaimTest, results: Mapping[Test, Outcome]) -> Outcome:
    truths = {part: _TRUTH[outcome] for part, outcome in results.items()}
    return _OUTCOME[combined(test, truths, lambda truth: 2 - truth, min, max)]


@dataclass(frozen=True)
class _Judge:
    """Judges the tests of a claim in one setting."""

    setting: Setting
    known: Mapping[Concept, Stability] | None

    @cached_property
    def stability(self) -> Mapping[Concept, Stability]:
        return self.known or analyse_all(self.setting.model)

    def outcome(self, test: Test) -> Outcome:
        if isinstance(test, Given):
            return self._given(test)
        return self._plain(test)

    def _plain(self, test: PlainTest) -> Outcome:
        match test:
            case Stable():
                return self._stable(test)
            case Reachable():
                return self._reachable(test)
            case Prefers():
                return self._prefers(test)

    def _given(self, test: Given) -> Outcome:
        so = _TRUTH[self._in(test.condition)._plain(test.test)]
        if not test.more_than_without:
            return _OUTCOME[so]
        return _OUTCOME[min(so, 2 - _TRUTH[self._in(f"not ({test.condition})")._plain(test.test)])]

    def _in(self, condition: str) -> _Judge:
        return _Judge(self.setting.under(condition), None)

    def _stable(self, test: Stable) -> Outcome:
        cells = self.setting.cells(test.state)
        whom = slice(None) if test.party is None else [self.setting.party(test.party)]
        answer = self.stability[test.concept]
        return _bounded(
            bool(answer.certain[whom][:, cells].all()), bool(answer.possible[whom][:, cells].all())
        )

    def _reachable(self, test: Reachable) -> Outcome:
        self.setting.require_start()
        if test.how == "moves":
            return "holds" if self._reaches("moves", test) else "fails"
        return _bounded(self._reaches("improvements", test), self._reaches("possible improvements", test))

    def _reaches(self, kind: StepKind, test: Reachable) -> bool:
        model = self.setting.model
        reached = search(model, self.setting.status_quo(), range(len(model.parties)), kind)
        return bool((reached.distances()[self.setting.cells(test.state)] >= 0).any())

    def _prefers(self, test: Prefers) -> Outcome:
        party, model = self.setting.party(test.party), self.setting.model
        better, worse = self.setting.cells(test.better), self.setting.cells(test.worse)[:, None]
        surely = surely_better(model, party, worse, better).all()
        return _bounded(bool(surely), bool(maybe_better(model, party, worse, better).all()))


def _bounded(certain: bool, possible: bool) -> Outcome:
    return "holds" if certain else "open" if possible else "fails"
