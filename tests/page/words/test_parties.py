"""Pronouns for the party that asks, in the act that it asks for."""

from __future__ import annotations

import pytest

from detente.page.words import NamesInProse
from detente.reading import Party

FRONT = Party(
    id="f", name="the Salt Front", kind="organization", aliases=("SF", "its army", "Ana Roy’s party")
)


@pytest.mark.parametrize(
    ("act", "said"),
    [
        ("Accept the offer of the Salt Front", "Accept its offer"),
        ("Restore the Salt Front’s licence", "Restore its licence"),
        ("Release the Salt Front from its pledge", "Release it from its pledge"),
        ("Allow Ana Roy’s party to meet", "Allow it to meet"),
        ("Withdraw its army from the valley", "Withdraw its army from the valley"),
        ("Attend the Salt Front talks", "Attend the Salt Front talks"),
        ("Free Ana Roy’s son", "Free Ana Roy’s son"),
    ],
)
def test_who_asks_is_a_pronoun_in_what_it_asks_for(act: str, said: str) -> None:
    assert NamesInProse([FRONT], ["The Salt Front asked."]).without(act, "f") == said
