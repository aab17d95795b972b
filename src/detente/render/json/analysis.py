"""The JSON of `detente analyse`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from detente.analysis import Analysis, Difference, open_equilibria
from detente.claims import ClaimVerdict
from detente.model import Model
from detente.stability import Move, Path, Reach, Reason, Response, can_be_undone, equilibria, interest, liking

if TYPE_CHECKING:
    from detente.analysis import AnalysisResult, Hypergame, Questions
    from detente.stability import Further


def analysis_json(
    analysis: Analysis, *, limit: int, full: bool, questions: Questions | None = None
) -> dict[str, Any]:
    """Return the whole answer as plain data; see `analysis_items`."""
    return dict(analysis_items(analysis, limit=limit, full=full, questions=questions))


def analyse_items(
    of: AnalysisResult, *, limit: int, full: bool, questions: Questions | None = None
) -> Iterator[tuple[str, Any]]:
    """Yield the keys and values of ``detente analyse --format json``.

    Parameters
    ----------
    limit, full, questions
        As of `analysis_items`; ways are sought to as many states as a list holds.
    """
    yield from analysis_items(of.answer.with_ways_for(limit), limit=limit, full=full, questions=questions)
    if of.changes is not None:
        yield "what_if", differences_json(of.differences, of.changes)


def analysis_items(
    analysis: Analysis, *, limit: int, full: bool, questions: Questions | None = None
) -> Iterator[tuple[str, Any]]:
    """Yield the keys and values of the answer, each as soon as it is known: counts before any search.

    Parameters
    ----------
    limit
        At most this many states a list; counts are whole.
    full
        Whether to list the stable states of every party.
    questions
        What was asked for besides.

    Yields
    ------
    tuple
        The contract's keys; besides, ``unknown`` names the parties whose preferences are open, and
        ``open`` holds the counts and lists of states that are equilibria (stable) under some of
        their completions and perhaps not under all. What the contract's own keys list is certain.
    """
    model = analysis.model
    certain = {name: equilibria(s)[0] for name, s in analysis.stability.items()}
    yield "title", model.title
    yield "engine", "dense"
    yield "options", list(model.options)
    yield "states", int(model.feasible.sum())
    yield "status_quo", None if model.status_quo is None else model.label(model.status_quo)
    yield "counts", {name: len(cells) for name, cells in certain.items()}
    yield "parties", list(model.parties)
    yield "unknown", [p for p, is_open in zip(model.parties, model.open_ties, strict=True) if is_open]
    yield "coarse", _names(model, model.coarse)
    bounds = analysis.bounds
    yield "inexact", {"certain": list(bounds.certain), "possible": list(bounds.possible)}
    yield "equilibria", {name: _labels(model, cells[:limit]) for name, cells in certain.items()}
    maybe = {name: open_equilibria(s) for name, s in analysis.stability.items()}
    opened: dict[str, Any] = {
        "counts": {name: len(cells) for name, cells in maybe.items()},
        "equilibria": {name: _labels(model, cells[:limit]) for name, cells in maybe.items()},
    }
    if full:
        certainly: dict[str, NDArray[np.bool_]] = {n: s.certain for n, s in analysis.stability.items()}
        perhaps: dict[str, NDArray[np.bool_]] = {
            n: s.possible & ~s.certain for n, s in analysis.stability.items()
        }
        yield "stability", _of_parties(model, certainly, limit)
        opened["stability"] = _of_parties(model, perhaps, limit)
    yield "open", opened
    yield "reasons", [_reason(model, reason, limit) for reason in analysis.status_quo_reasons]
    yield "reach", {kind: _reach(model, reach) for kind, reach in analysis.reached(limit).items()}
    yield "paths", [_path(model, path) for path in analysis.paths[:limit]]
    yield "paths_left_out", analysis.ways_left_out
    yield (
        "coalitions",
        [
            {
                "members": _names(model, joint.members),
                "from": model.label(joint.origin),
                "to": model.label(joint.target),
                "steps": _moves(model, joint.steps),
            }
            for joint in analysis.joint_moves[:limit]
        ],
    )
    yield "claims", [_claim(verdict) for verdict in analysis.claims]
    if analysis.hypergame is not None:
        yield "hypergame", _hypergame(model, analysis.hypergame, limit)
    if questions is not None:
        yield from _asked_items(model, questions, limit, full)


def _asked_items(model: Model, questions: Questions, limit: int, full: bool) -> Iterator[tuple[str, Any]]:
    if questions.why_state is not None:
        state = model.label(questions.why_state)
        yield "why", {"state": state, "reasons": [_reason(model, r, limit) for r in questions.reasons]}
    if questions.to is not None:
        yield "ways", {"to": questions.to, "paths": [_path(model, path) for path in questions.ways[:limit]]}
    if questions.concepts:
        yield "further", [_further(model, answer, limit, full) for answer in questions.further()]
    if questions.coalitions:
        yield (
            "coalition_stability",
            [
                {
                    "state": model.label(verdict.state),
                    "stable": {
                        concept: False if by else None if concept in verdict.open else True
                        for concept, by in verdict.broken_by.items()
                    },
                    "broken_by": [
                        {
                            "concept": concept,
                            "members": _names(model, response.members),
                            "to": model.label(response.target),
                            "steps": _moves(model, response.steps),
                        }
                        for concept, by in verdict.broken_by.items()
                        for response in by
                    ],
                }
                for verdict in questions.coalitions[:limit]
            ],
        )
        yield (
            "jumps",
            {
                concept: [
                    {
                        "members": _names(model, jump.members),
                        "from": model.label(jump.origin),
                        "to": model.label(jump.target),
                        "steps": _moves(model, jump.steps),
                    }
                    for jump in jumps[:limit]
                ]
                for concept, jumps in questions.jumps.items()
            },
        )


def _of_parties(
    model: Model, arrays: Mapping[str, NDArray[np.bool_]], limit: int
) -> dict[str, dict[str, list[str]]]:
    return {
        party: {name: _labels(model, np.flatnonzero(rows[i])[:limit]) for name, rows in arrays.items()}
        for i, party in enumerate(model.parties)
    }


def _reach(model: Model, reach: Reach) -> dict[str, Any]:
    return {
        "by_steps": list(reach.by_steps),
        "states": [
            {"state": model.label(cell), "movers": _names(model, movers)} for cell, movers in reach.nearest
        ],
    }


def _path(model: Model, path: Path) -> dict[str, Any]:
    return {
        "to": model.label(path.target),
        "by": path.by,
        "steps": [
            {**words, "one_way": not can_be_undone(model, step), "mover": interest(model, step)}
            for words, step in zip(_moves(model, path.steps), path.steps, strict=True)
        ],
        "blockers": _names(model, path.blockers),
        "may_block": _names(model, path.may_block),
    }


def _further(model: Model, answer: Further, limit: int, full: bool) -> dict[str, Any]:
    item: dict[str, Any] = {"concept": answer.concept, "title": answer.title}
    if answer.equilibria is None:
        return {**item, "not_defined": answer.why_not}
    item["count"] = len(answer.equilibria)
    item["equilibria"] = _labels(model, answer.equilibria[:limit])
    if answer.perhaps is not None:
        item["open"] = {"count": len(answer.perhaps), "equilibria": _labels(model, answer.perhaps[:limit])}
    if full and answer.stable is not None:
        item["stability"] = {
            party: _labels(model, np.flatnonzero(answer.stable[i])[:limit])
            for i, party in enumerate(model.parties)
        }
    return item


def _claim(verdict: ClaimVerdict) -> dict[str, Any]:
    claim = verdict.claim
    return {
        "id": verdict.id,
        "says": claim.says,
        "by": claim.by,
        "holds_if": claim.holds_if,
        "verdict": verdict.verdict,
        "because": [{"test": test, "outcome": outcome} for test, outcome in verdict.because],
        "evidence": list(claim.evidence),
    }


def _hypergame(model: Model, game: Hypergame, limit: int) -> dict[str, Any]:
    certain = {concept: equilibria(stability)[0] for concept, stability in game.stability.items()}
    return {
        "counts": {concept: len(cells) for concept, cells in certain.items()},
        "equilibria": {concept: _labels(model, cells[:limit]) for concept, cells in certain.items()},
        "expected": {
            model.parties[observer]: {
                concept: _labels(model, cells[:limit]) for concept, cells in by_concept.items()
            }
            for observer, by_concept in game.expected.items()
        },
        "misperceptions": [
            {
                "concept": m.concept,
                "state": model.label(m.state),
                "effect": m.effect,
                "rests_on": [{"party": model.parties[r.observer], "about": r.about} for r in m.rests_on],
                "jointly": m.jointly,
            }
            for m in game.misperceptions[:limit]
        ],
        "untraced": game.untraced + max(0, len(game.misperceptions) - limit),
    }


def _names(model: Model, parties: Iterable[int]) -> list[str]:
    return [model.parties[party] for party in parties]


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
                "ranks": _ranks_compared(model, reason, response),
                "deterred_by": None if response.sanction is None else _moves(model, response.sanction),
                "deterrent_known": response.sanction_known,
            }
            for response in reason.responses[:limit]
        ],
        "omitted": reason.omitted + max(0, len(reason.responses) - limit),
    }


def _ranks_compared(model: Model, reason: Reason, response: Response) -> dict[str, int | None]:
    """The party's ranks of where it stands, of where it would go, and of where that would end."""
    ranks = liking(model, reason.party)
    end = None if response.sanction is None else int(ranks[response.sanction[-1].target])
    return {"here": int(ranks[reason.state]), "there": int(ranks[response.improvement.target]), "after": end}


def differences_json(differences: Sequence[Difference] | None, changes: Sequence[str]) -> dict[str, Any]:
    """Return the changes of a what-if, and the differences they make where these were looked for."""
    if differences is None:
        return {"changes": list(changes)}
    return {
        "changes": list(changes),
        "differences": [_difference(one) for one in differences],
    }


def _difference(one: Difference) -> dict[str, str]:
    if one.figures is None:
        return {"what": one.what, "before": one.before, "after": one.after}
    before, after = one.figures
    words = {"before_in_words": one.before, "after_in_words": one.after}
    return {"what": one.what, "before": before, "after": after, **words}
