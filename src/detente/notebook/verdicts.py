"""The parts of an analysis by name: verdicts and their reasons, ways, claims, further concepts."""

from __future__ import annotations

from dataclasses import dataclass

from detente import stability
from detente.model import Model, Move, Party, State
from detente.short import count_of


@dataclass(frozen=True, slots=True)
class Improvement:
    """A move that improves a party's lot, and the sanction that deters it.

    Attributes
    ----------
    certain
        Whether it improves whatever open preferences turn out to be.
    sanction
        Moves of the others to a state that is no better for the party; None if nothing deters it.
    """

    move: Move
    certain: bool
    sanction: tuple[Move, ...] | None

    def __repr__(self) -> str:
        deterred = "not deterred" if self.sanction is None else f"deterred by {list(self.sanction)}"
        return f"<{'Improvement' if self.certain else 'Possible improvement'} {self.move!r}: {deterred}>"


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on a state for one party under one concept: stable, unstable or open."""

    party: Party
    concept: str
    verdict: str
    improvements: tuple[Improvement, ...]

    def __repr__(self) -> str:
        return f"<Verdict {self.party.id} {self.concept}: {self.verdict}>"


@dataclass(frozen=True, slots=True)
class Way:
    """A shortest way from the status quo to a state.

    Attributes
    ----------
    kind
        ``improvements``, ``possible improvements`` or ``moves``: the kind of its steps.
    blockers
        Parties that can close every way of the kind by keeping still.
    may_block
        Parties that perhaps can, depending on what is unknown.
    """

    to: State
    kind: str
    moves: tuple[Move, ...]
    blockers: tuple[Party, ...]
    may_block: tuple[Party, ...] = ()

    def __repr__(self) -> str:
        return f"<Way to {self.to.name} by {self.kind}: {count_of(self.moves, 'step')}>"


@dataclass(frozen=True, slots=True)
class Claim:
    """A rival assessment and its verdict: holds, fails, open or untested.

    Attributes
    ----------
    says, by
        The assessment in words, and whose it is.
    test
        The test that the case gives (``holds_if``); None without one.
    parts
        Each part of the test, and whether it holds, fails or is open.
    """

    id: str
    says: str
    by: str | None
    verdict: str
    test: str | None
    parts: tuple[tuple[str, str], ...]

    def __repr__(self) -> str:
        return f"<Claim {self.id}: {self.verdict}>"


@dataclass(frozen=True, slots=True)
class Further:
    """The equilibria under a further concept.

    Attributes
    ----------
    concept
        Its name with its parameter: ``limited_3``.
    states
        None where the concept is not defined for the case; ``why_not`` says why.
    """

    concept: str
    title: str
    states: tuple[State, ...] | None
    why_not: str

    def __repr__(self) -> str:
        count = self.why_not if self.states is None else count_of(self.states, "equilibrium", "equilibria")
        return f"<{self.title}: {count}>"


def named_moves(model: Model, steps: tuple[stability.Move, ...]) -> tuple[Move, ...]:
    """Return moves between cells by the names of their parties and states."""
    return tuple(model.move(step.party, step.origin, step.target) for step in steps)


def named_way(model: Model, path: stability.Path) -> Way:
    """Return a way between cells by the names of its parties and states."""
    surely, perhaps = (
        tuple(model.party(party) for party in parties) for parties in (path.blockers, path.may_block)
    )
    return Way(model.state(path.target), path.by, named_moves(model, path.steps), surely, perhaps)


def named_verdict(model: Model, reason: stability.Reason) -> Verdict:
    """Return the reason of a party by the names of its moves."""
    improvements = (
        Improvement(
            named_moves(model, (response.improvement,))[0],
            response.improvement_known,
            None if response.sanction is None else named_moves(model, response.sanction),
        )
        for response in reason.responses
    )
    return Verdict(model.party(reason.party), reason.concept, reason.verdict, tuple(improvements))


def way_row(way: Way) -> dict[str, object]:
    """Return a way as a row of a table."""
    return {
        "to": way.to.name,
        "kind": way.kind,
        "steps": len(way.moves),
        "way": " -> ".join(f"{move.after.name} ({move.party.id})" for move in way.moves),
        "blockers": "; ".join(party.id for party in way.blockers),
        "may_block": "; ".join(party.id for party in way.may_block),
    }
