"""The JSON of `detente analyse` where the symbolic engine answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from detente.analysis import SymbolicAnalysis
from detente.model import Model
from detente.stability import CONCEPT_NAMES, CONCEPTS, Move, Path, Reason
from detente.symbolic import Diagram, GaveUp


def symbolic_items(answer: SymbolicAnalysis, *, limit: int, full: bool) -> Iterator[tuple[str, Any]]:
    """Yield the keys and values of ``detente analyse --format json``, as far as this engine answers them.

    Parameters
    ----------
    limit
        At most this many states a list; counts are whole.
    full
        Whether to list the stable states of every party.

    Yields
    ------
    tuple
        The contract's keys. A count is null where its concept was given up; ``gave_up`` says what was, and
        ``bounds`` the least and the most equilibria there can be.
    """
    model = answer.model
    quo = model.status_quo
    gave_up = list(answer.gave_up)

    def listed(what: str, states: Diagram) -> list[str]:
        try:
            return answer.listed(states, limit)
        except GaveUp as over:
            gave_up.append(f"the list of {what} took {over}")
        return []

    # Lists come first: what is given up stands before them.
    equilibria = {c: listed(f"{CONCEPT_NAMES[c]} equilibria", states) for c, states in answer.lasting.items()}
    stability = {
        party: {
            c: listed(f"states stable for {party} ({CONCEPT_NAMES[c]})", of_parties[i])
            for c, of_parties in answer.stable.items()
        }
        for i, party in enumerate(model.parties if full else ())
    }
    yield "title", answer.case.file.title
    yield "engine", "symbolic"
    yield "options", list(model.options)
    yield "states", model.states
    yield "status_quo", None if quo is None else model.label(quo)
    yield "counts", {concept: answer.count(concept) for concept in CONCEPTS}
    yield "gave_up", gave_up
    yield "bounds", {c: list(answer.bounds(c)) for c in CONCEPTS if c not in answer.lasting}
    yield "parties", list(model.parties)
    yield "unknown", []
    yield "equilibria", equilibria
    if full:
        yield "stability", stability
    yield "reasons", [_reason(answer.few, reason) for reason in answer.reasons]
    yield "paths", [{"concept": concept, **_path(answer.few, path)} for concept, path in answer.ways]
    if answer.why is not None:
        state, reasons = answer.why
        yield "why", {"state": state, "reasons": [_reason(answer.few, reason) for reason in reasons]}
    if answer.to is not None:
        to, paths = answer.to
        yield "ways", {"to": to, "paths": [_path(answer.few, path) for path in paths]}
    if answer.case.changes:
        yield "what_if", {"changes": list(answer.case.changes)}


def _path(few: Model, path: Path) -> dict[str, Any]:
    return {"to": few.label(path.target), "by": path.by, "steps": _moves(few, path.steps)}


def _reason(few: Model, reason: Reason) -> dict[str, Any]:
    return {
        "party": few.parties[reason.party],
        "state": few.label(reason.state),
        "concept": reason.concept,
        "verdict": reason.verdict,
        "improvements": [
            {
                "to": few.label(response.improvement.target),
                "known": True,
                "deterred_by": None if response.sanction is None else _moves(few, response.sanction),
                "deterrent_known": True,
            }
            for response in reason.responses
        ],
        "omitted": reason.omitted,
    }


def _moves(few: Model, moves: Sequence[Move]) -> list[dict[str, str]]:
    return [
        {"party": few.parties[m.party], "from": few.label(m.origin), "to": few.label(m.target)} for m in moves
    ]
