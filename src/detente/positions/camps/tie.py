"""A tie between two parties: who speaks for whom, and why."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Tie:
    """A tie of a party to another one, or to a state, with the reason in words."""

    to: str
    why: str
