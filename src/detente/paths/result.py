"""Ways from one state to another, and joint moves."""

from __future__ import annotations

from dataclasses import dataclass

from detente.stability.result import Move
from detente.stability.search import StepKind


@dataclass(frozen=True, slots=True)
class Path:
    """A shortest legal sequence of moves (nobody twice in a row) from the status quo to ``target``.

    ``by`` says whether every step is known to improve on the state it leaves, for the one who
    takes it, improves on it if unknown preferences are so, or is merely allowed.

    ``blockers`` are the parties that can close every way of the kind by keeping still: without
    their moves none leads there.
    """

    target: int
    by: StepKind
    steps: tuple[Move, ...]
    blockers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class JointMove:
    """A state that ``members`` reach together from ``origin`` and each strictly prefers to it."""

    members: tuple[int, ...]
    origin: int
    target: int
    steps: tuple[Move, ...]
