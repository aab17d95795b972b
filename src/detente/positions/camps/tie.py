"""A tie between two parties: who speaks for whom, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie of a party to another one, or to a state, with the reason in words."""

    to: str
    why: str


def root_of(party: str, ties: Mapping[str, Tie]) -> str:
    """Follow the ties to whoever speaks for nobody else; in a circle the first that comes round."""
    seen = [party]
    while seen[-1] in ties and ties[seen[-1]].to not in seen:
        seen.append(ties[seen[-1]].to)
    if seen[-1] in ties:
        return min(seen[seen.index(ties[seen[-1]].to) :])
    return seen[-1]
