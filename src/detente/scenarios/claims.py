"""Rival assessments, tested on the model."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from detente.case.connectives import Compound, leaves
from detente.case.load import LoadedCase
from detente.case.model import Model
from detente.case.states import StateSpace
from detente.scenarios.claim_language import ClaimTest, Given, PlainTest, Prefers, Reachable, Stable, Test
from detente.scenarios.claim_settings import RuledOut, Setting, claim_test
from detente.stability.equilibria import analyse_all
from detente.stability.preferred import maybe_better, surely_better
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
    case: LoadedCase,
    space: StateSpace,
    model: Model,
    stability: Mapping[Concept, Stability],
    *,
    what_if: bool = False,
) -> tuple[ClaimVerdict, ...]:
    """Test every claim of a case.

    Parameters
    ----------
    space
        The state space that ``model`` was compiled from.
    what_if
        Whether the model is changed, so that a claim may speak of states it no longer has; such a
        claim is left untested.

    The parts of a test are combined in three-valued logic (Kleene 1952, section 64): a compound
    is open only where its open parts could tip it. Parts that turn on the same unknown are not
    played against each other, so ``open`` may hide a verdict that is the same either way; `sweep`
    plays them.

    Raises
    ------
    BadInput
        If a test cannot be read, or names a state, option or party the case does not have.
    """
    verdicts = []
    for i, claim in enumerate(case.file.claims):
        test = claim_test(case, i)
        if test is None:
            verdicts.append(ClaimVerdict(claim.id, "untested", ()))
            continue
        judge = _Judge(Setting(case, space, model, ("claims", i, "holds_if")), stability)
        parts: Iterator[Test] = leaves(test)
        try:
            results = {part: judge.outcome(part) for part in parts}
        except RuledOut:
            if not what_if:
                raise
            verdicts.append(ClaimVerdict(claim.id, "untested", ()))
            continue
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
    """What a claim's tests are judged by, in one setting."""

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
        found = search(model, self.setting.status_quo(), range(len(model.parties)), kind)
        return bool((found.distances()[self.setting.cells(test.state)] >= 0).any())

    def _prefers(self, test: Prefers) -> Outcome:
        party, model = self.setting.party(test.party), self.setting.model
        better, worse = self.setting.cells(test.better), self.setting.cells(test.worse)[:, None]
        surely = surely_better(model, party, worse, better).all()
        return _bounded(bool(surely), bool(maybe_better(model, party, worse, better).all()))


def _bounded(certain: bool, possible: bool) -> Outcome:
    return "holds" if certain else "open" if possible else "fails"
