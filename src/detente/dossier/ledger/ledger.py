"""Claims with the evidence for and against them, as an analysis of competing hypotheses weighs them."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

MARKS: Final[Mapping[str, int]] = {"CC": 2, "C": 1, "N": 0, "I": -1, "II": -2}
"""Marks of evidence on a claim, from very consistent with it to very inconsistent; N is neither."""
UNDECIDED: Final = "?"
"""The mark of evidence that bears on a claim, by its parties and acts, and that nobody has weighed yet."""
SEEMS_FOR: Final = "C?"
SEEMS_AGAINST: Final = "I?"
"""The same, where the words seem to speak for the claim, or against it."""
PROPOSED: Final = frozenset((UNDECIDED, SEEMS_FOR, SEEMS_AGAINST))
OUTCOMES: Final[Mapping[str, bool]] = {"yes": True, "no": False}


@dataclass(frozen=True, slots=True)
class LedgerClaim:
    """An assessment that is kept, with a prediction if it makes one.

    Attributes
    ----------
    by
        Who makes it, as a person writes it; empty for nobody in particular.
    probability
        Between 0 and 1: the prediction that it will turn out true; None without one.
    due
        The day by which it will have turned out.
    outcome
        True if it did, False if it did not, None while nobody says.
    proposed
        True if a report makes it, and no person has kept it.
    """

    id: str
    text: str
    by: str = ""
    probability: float | None = None
    due: date | None = None
    outcome: bool | None = None
    proposed: bool = False

    @property
    def brier(self) -> float | None:
        """The Brier score of the prediction: 0 is best, 1 worst; None before it has turned out [1]_.

        References
        ----------
        .. [1] Brier, Verification of forecasts expressed in terms of probability, Monthly Weather Review
           78 (1950), in its form for one event of two outcomes.

        Examples
        --------
        >>> LedgerClaim("a", "It rains", probability=0.75, outcome=True).brier
        0.0625
        """
        if self.probability is None or self.outcome is None:
            return None
        return (self.probability - self.outcome) ** 2


@dataclass(frozen=True, slots=True)
class LedgerItem:
    """An item of evidence.

    Attributes
    ----------
    when
        EDTF of what it tells, or of the report.
    report
        The id of the report with the words; empty for what a person adds by hand.
    """

    id: str
    words: str
    when: str = ""
    report: str = ""
    start: int | None = None
    end: int | None = None


@dataclass(frozen=True)
class Ledger:
    """Claims, evidence, and the mark of each item on each claim that it bears on.

    Attributes
    ----------
    marks
        Item id and claim id to one of ``MARKS``, or of ``PROPOSED`` where nobody has weighed it.
    """

    claims: tuple[LedgerClaim, ...] = ()
    items: tuple[LedgerItem, ...] = ()
    marks: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def mark(self, item: str, claim: str) -> str:
        """Return the mark of an item on a claim; empty where it does not bear on it."""
        return self.marks.get((item, claim), "")

    def weighed(self, claim: str, *, against: bool) -> tuple[LedgerItem, ...]:
        """Return the items that speak for a claim, or against it."""
        return tuple(
            item
            for item in self.items
            if (weight := MARKS.get(self.mark(item.id, claim), 0)) and (weight < 0) == against
        )

    def undecided(self, claim: str) -> tuple[LedgerItem, ...]:
        """Return the items that bear on a claim and that nobody has weighed."""
        return tuple(item for item in self.items if self.mark(item.id, claim) in PROPOSED)

    def inconsistency(self, claim: str) -> int:
        """Return the weight of what speaks against a claim.

        The claims with the least are the likelier: evidence refutes, and what is consistent with all claims
        supports none [1]_.

        References
        ----------
        .. [1] Heuer, Psychology of Intelligence Analysis (1999), chapter 8.
        """
        return sum(-MARKS[self.mark(item.id, claim)] for item in self.weighed(claim, against=True))

    def diagnosticity(self, item: str) -> int | None:
        """Return how well an item tells the claims apart: from 0, not at all, to 4.

        None if it is weighed on fewer than two.
        """
        weights = [MARKS[mark] for claim in self.claims if (mark := self.mark(item, claim.id)) in MARKS]
        return max(weights) - min(weights) if len(weights) > 1 else None

    def may_tell_apart(self, item: str) -> bool:
        """Return True if an item seems for one claim and against another.

        Nobody has weighed it on two yet: then `diagnosticity` says it.
        """
        seem = {self.mark(item, claim.id) for claim in self.claims}
        return {SEEMS_FOR, SEEMS_AGAINST} <= seem

    @property
    def score(self) -> float | None:
        """The mean Brier score of the predictions that have turned out; None before any has."""
        scores = [score for claim in self.claims if (score := claim.brier) is not None]
        return sum(scores) / len(scores) if scores else None


def claim_id(text: str) -> str:
    """Return a short id that is the same for the same words.

    Examples
    --------
    >>> claim_id("It  rains") == claim_id("it rains")
    True
    """
    plain = " ".join(text.casefold().split())
    return f"a{hashlib.sha256(plain.encode()).hexdigest()[:6]}"
