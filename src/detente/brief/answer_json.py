"""The JSON of `detente analyse`, as the design's contract has it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np

from detente.brief.analysis import Analysis, open_equilibria
from detente.case.model import Model
from detente.case.schema import CaseFile
from detente.stability.equilibria import equilibria
from detente.stability.result import Move, Reason


def analysis_json(case: CaseFile, analysis: Analysis, *, limit: int, full: bool) -> dict[str, Any]:
    """The answer as plain data.

    Parameters
    ----------
    limit
        At most this many states a list; counts are whole.
    full
        Whether to list the stable states of every party.

    Returns
    -------
    dict
        The contract's keys; besides, ``unknown`` names the parties whose preferences are open, and
        ``open`` holds the counts and lists of states that are equilibria (stable) under some of
        their completions and perhaps not under all. What the contract's own keys list is certain.
    """
    model = analysis.model
    certain = {name: equilibria(s)[0] for name, s in analysis.stability.items()}
    maybe = {name: open_equilibria(s) for name, s in analysis.stability.items()}
    answer: dict[str, Any] = {
        "title": model.title,
        "options": list(model.options),
        "states": int(model.feasible.sum()),
        "status_quo": None if model.status_quo is None else model.label(model.status_quo),
        "counts": {name: len(cells) for name, cells in certain.items()},
        "parties": list(model.parties),
        "unknown": [p for p, is_open in zip(model.parties, model.open_ties, strict=True) if is_open],
        "equilibria": {name: _labels(model, cells[:limit]) for name, cells in certain.items()},
        "open": {
            "counts": {name: len(cells) for name, cells in maybe.items()},
            "equilibria": {name: _labels(model, cells[:limit]) for name, cells in maybe.items()},
        },
    }
    if full:
        stable = {name: (s.certain, s.possible & ~s.certain) for name, s in analysis.stability.items()}
        for target, which in ((answer, 0), (answer["open"], 1)):
            target["stability"] = {
                party: {
                    name: _labels(model, np.flatnonzero(arrays[which][i])[:limit])
                    for name, arrays in stable.items()
                }
                for i, party in enumerate(model.parties)
            }
    answer["reasons"] = [_reason(model, reason, limit) for reason in analysis.status_quo_reasons]
    answer["paths"] = [
        {"to": model.label(path.target), "by": path.by, "steps": _moves(model, path.steps)}
        for path in analysis.paths[:limit]
    ]
    answer["coalitions"] = [
        {
            "members": [model.parties[m] for m in joint.members],
            "from": model.label(joint.origin),
            "to": model.label(joint.target),
            "steps": _moves(model, joint.steps),
        }
        for joint in analysis.joint_moves[:limit]
    ]
    said = {claim.id: claim for claim in case.claims}
    answer["claims"] = [
        {
            "id": verdict.id,
            "says": said[verdict.id].says,
            "by": said[verdict.id].by,
            "holds_if": said[verdict.id].holds_if,
            "verdict": verdict.verdict,
            "because": [{"test": test, "outcome": outcome} for test, outcome in verdict.because],
            "evidence": list(said[verdict.id].evidence),
        }
        for verdict in analysis.claims
    ]
    return answer


def _labels(model: Model, cells: Iterable[int]) -> list[str]:
    return [model.label(int(cell)) for cell in cells]


def _moves(model: Model, moves: Sequence[Move]) -> list[dict[str, str]]:
    return [
        {"party": model.parties[m.party], "from": model.label(m.origin), "to": model.label(m.target)}
        for m in moves
    ]


def _reason(model: Model, reason: Reason, limit: int) -> dict[str, Any]:
    return {
        "party": model.parties[reason.party],
        "state": model.label(reason.state),
        "concept": reason.concept,
        "verdict": reason.verdict,
        "improvements": [
            {
                "to": model.label(response.improvement.target),
                "known": response.improvement_known,
                "deterred_by": None if response.sanction is None else _moves(model, response.sanction),
                "deterrent_known": response.sanction_known,
            }
            for response in reason.responses[:limit]
        ],
        "omitted": reason.omitted + max(0, len(reason.responses) - limit),
    }
