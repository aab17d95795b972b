"""The truth of claims in many completions at once."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.case import Case, Claim, leaves, placing_faults
from detente.claims import (
    ClaimTest,
    Given,
    PlainTest,
    Prefers,
    Reachable,
    RuledOut,
    Setting,
    Stable,
    Test,
    claim_test,
    combined,
)
from detente.errors import Fault
from detente.model import Model, StateSpace
from detente.stability import search
from detente.sweeps.copies import Dispute, JudgedCopies

Truth = NDArray[np.bool_]
"""Shape ``(copies,)``."""

_Judged = Callable[[str | None], JudgedCopies]
"""From a condition to the completions judged under it; from None to those of the case itself."""


@dataclass(frozen=True)
class Part:
    """One part of the test of a claim, ready to be judged in completions.

    Attributes
    ----------
    says
        The test as text, as in a `detente.claims.ClaimVerdict`.
    true
        Its truth in each completion.
    given, without
        For a test under a condition, its truth with the condition and, where that can be asked, without
        it; else None.
    """

    says: str
    true: Callable[[_Judged], Truth]
    given: Callable[[_Judged], Truth] | None = None
    without: Callable[[_Judged], Truth] | None = None


@dataclass(frozen=True)
class ReadyClaim:
    """A claim with its test, ready to be judged; without parts where it has no test that can be asked."""

    claim: Claim
    test: ClaimTest | None
    parts: Mapping[Test, Part]

    @property
    def id(self) -> str:
        """The id of the claim in the case."""
        return self.claim.id


@dataclass(frozen=True)
class ReadyClaims:
    """The claims of a case, and the models restricted by their conditions.

    Attributes
    ----------
    disputes
        From a condition to the dispute in which it always holds.
    """

    claims: tuple[ReadyClaim, ...]
    disputes: Mapping[str, Dispute]

    def judged(self, plain: JudgedCopies) -> _Judged:
        """The completions under each condition, judged no more than once."""
        known: dict[str | None, JudgedCopies] = {None: plain}

        def in_setting(condition: str | None) -> JudgedCopies:
            if condition not in known:
                assert condition is not None
                known[condition] = JudgedCopies(self.disputes[condition], plain.ranks)
            return known[condition]

        return in_setting


@placing_faults
def ready_claims(case: Case, space: StateSpace, model: Model, copies: int) -> ReadyClaims:
    """Make the claims of a case ready to be judged in a number of completions at once.

    A claim that speaks of states which a what-if rules out is left untested.

    Raises
    ------
    BadInput
        If a test cannot be read, or names a state, option or party the case does not have.
    """
    disputes: dict[str, Dispute] = {}
    claims = []
    for i, claim in enumerate(case.file.claims):
        test = claim_test(case.file, i)
        parts: dict[Test, Part] = {}
        if test is not None:
            setting = Setting(space, model, ("claims", i, "holds_if"))
            try:
                tests: Iterator[Test] = leaves(test)
                parts = {part: _part(setting, part, disputes, copies) for part in tests}
            except RuledOut:
                if not case.always:
                    raise
                test = None
        claims.append(ReadyClaim(claim, test, parts))
    return ReadyClaims(tuple(claims), disputes)


def truth_of_claim(claim: ReadyClaim, truths: Mapping[Test, Truth]) -> Truth:
    """The truth of a claim from that of its parts."""
    assert claim.test is not None
    return combined(claim.test, truths, np.logical_not, np.logical_and, np.logical_or)


def _part(setting: Setting, test: Test, disputes: dict[str, Dispute], copies: int) -> Part:
    if not isinstance(test, Given):
        return Part(str(test), _plain(setting, test, None))
    given = _under(setting, test.test, test.condition, disputes, copies)
    opposite = f"not ({test.condition})"
    if not test.more_than_without:
        try:
            without = _under(setting, test.test, opposite, disputes, copies)
        except Fault:
            # The share without the condition is an extra; the test itself does not need it.
            return Part(str(test), given, given)
        return Part(str(test), given, given, without)
    without = _under(setting, test.test, opposite, disputes, copies)
    return Part(str(test), lambda judged: given(judged) & ~without(judged), given, without)


def _under(
    setting: Setting, test: PlainTest, condition: str, disputes: dict[str, Dispute], copies: int
) -> Callable[[_Judged], Truth]:
    under = setting.under(condition)
    if condition not in disputes:
        disputes[condition] = Dispute.of(under.model, copies)
    return _plain(under, test, condition)


def _plain(setting: Setting, test: PlainTest, condition: str | None) -> Callable[[_Judged], Truth]:
    match test:
        case Stable(state, concept, party):
            cells = setting.cells(state)
            whom = slice(None) if party is None else [setting.party(party)]
            return lambda judged: np.asarray(
                judged(condition).stable(concept)[whom][:, cells].all(axis=(0, 1))
            )
        case Prefers(party, better, worse):
            who, high, low = setting.party(party), setting.cells(better), setting.cells(worse)
            return lambda judged: (
                judged(condition).ranks[who][:, high].min(axis=1)
                > judged(condition).ranks[who][:, low].max(axis=1)
            )
        case Reachable(state, "improvements"):
            setting.require_start()
            cells = setting.cells(state)
            return lambda judged: np.asarray(judged(condition).reached[cells].any(axis=0))
        case Reachable(state, _):
            setting.require_start()
            model = setting.model
            distances = search(model, setting.status_quo(), range(len(model.parties)), "moves").distances()
            is_reached = bool((distances[setting.cells(state)] >= 0).any())
            return lambda judged: np.full(judged(None).ranks.shape[1], is_reached)
