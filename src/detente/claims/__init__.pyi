from .judge import ClaimVerdict, RuledOut, Setting, claim_test, judge_claims
from .language import (
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

__all__ = [
    "ClaimTest",
    "ClaimVerdict",
    "Given",
    "PlainTest",
    "Prefers",
    "Reachable",
    "RuledOut",
    "Setting",
    "Stable",
    "StateRef",
    "Test",
    "claim_test",
    "combined",
    "judge_claims",
    "parse_claim_test",
]
