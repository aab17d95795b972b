"""A question of an interview, and what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["preference", "party", "option", "in_force", "claim"]

YES, NO, SAME, ALWAYS, NEVER, UNKNOWN = "yes", "no", "same", "always", "never", "unknown"
ONE_WITH, IF, IF_NOT = "one with", "yes if", "no if"


@dataclass(frozen=True)
class TwoParties:
    """Two parties that may be one; ``dropped`` would go."""

    dropped: str
    kept: str


@dataclass(frozen=True)
class Decider:
    """A party that may not decide for itself."""

    party: str


@dataclass(frozen=True)
class TwoOptions:
    """Two options that may be one act; ``dropped`` would go."""

    dropped: str
    kept: str


@dataclass(frozen=True)
class Row:
    """An act that was read and is not in the model."""

    maker: str
    act: str


@dataclass(frozen=True)
class Missing:
    """Acts that were read and are not in the model."""

    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Options:
    """The options of a draft, of which some may not matter."""

    options: tuple[str, ...]


@dataclass(frozen=True)
class InForce:
    """An option, and whether the case counts it as taken now."""

    option: str
    taken: bool


@dataclass(frozen=True)
class Habit:
    """A priority that is assumed because the party acts by it now."""

    party: str
    option: str
    priority: str


@dataclass(frozen=True)
class Pair:
    """Two states, as the case would write them, of which a party may prefer the first.

    Attributes
    ----------
    gains, losses
        Options taken in the first state alone, and in the second alone; empty where states have no options.
    context
        Options in which both states are alike and differ from the status quo, each with whether it is taken.
    """

    party: str
    better: str
    worse: str
    gains: tuple[str, ...] = ()
    losses: tuple[str, ...] = ()
    context: tuple[tuple[str, bool], ...] = ()

    @property
    def single(self) -> str | None:
        """The one option in which the states differ, if it is one."""
        return self.gains[0] if len(self.gains) == 1 and not self.losses else None


Subject = TwoParties | Decider | TwoOptions | Options | Missing | InForce | Habit | Pair


@dataclass(frozen=True)
class Question:
    """A question of an interview.

    Attributes
    ----------
    id
        Made of what it asks, so it is the same in every run.
    note
        Why it is asked, or what an answer would do.
    answers
        The answers it takes; ``yes if`` and ``no if`` are followed by an option.
    evidence
        Ids of the evidence in the case that bears on it.
    settles
        What the answer bears on most, in words.
    """

    id: str
    kind: Kind
    text: str
    answers: tuple[str, ...]
    subject: Subject
    note: str = ""
    evidence: tuple[str, ...] = ()
    settles: tuple[str, ...] = ()
