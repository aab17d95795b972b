"""The JSON of `detente sweep`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.analysis import SweepResult
from detente.model import Model
from detente.page import SweepWords
from detente.render.json.analysis import differences_json
from detente.stability import CONCEPTS, Concept, Move
from detente.sweeps import (
    SOURCES,
    Bearing,
    ClaimAnswer,
    DecisiveQuestion,
    Ground,
    GroundedShare,
    Method,
    Question,
    by_share,
    ranking,
    witness_rankings,
)
from detente.wishes import LeastChanges, NoAnswer, NoChanges, Premise, Robustness, RobustStates, Wished

MOST_QUESTIONS = 25
CONFIDENCE = 0.95
_MOST_WRITTEN_OUT = 10**4000
"""Python and what is built on it refuse numbers of more than 4,300 digits."""


def sweep_items(answer: SweepResult, *, limit: int, full: bool) -> Iterator[tuple[str, Any]]:
    """Yield the keys and values of the answer to `detente sweep`.

    Parameters
    ----------
    limit
        At most this many states a list; counts are whole.
    full
        Whether to give the shares of every party.
    """
    yield from plain_sweep_items(SweepWords(answer.case.file, answer.sweep), limit=limit, full=full)
    if answer.robust is not None:
        yield "robustness", _robust_states(answer.robust)
    if answer.wished is not None:
        yield "wish", wish_json(answer.wished)
    if answer.changes is not None:
        yield "what_if", differences_json(answer.differences, answer.changes)


def plain_sweep_items(words: SweepWords, *, limit: int, full: bool) -> Iterator[tuple[str, Any]]:
    """Yield what `sweep_items` does of the sweep itself, without wish, robustness and what-if."""
    sweep = words.sweep
    model = sweep.model
    cells = np.flatnonzero(model.feasible)
    yield "title", model.title
    yield "options", list(model.options)
    yield "states", int(cells.size)
    yield "status_quo", None if model.status_quo is None else model.label(model.status_quo)
    yield "parties", list(model.parties)
    yield "unknown", [model.parties[of_party.party] for of_party in sweep.method.open_parties]
    yield "nothing_known_of", [model.parties[party] for party in sweep.grounds.unknown]
    yield "method", _method(model, sweep.method)
    base = sweep.if_nothing_known
    yield "if_nothing_known", None if base is None else _method_in_short(base.method)
    yield (
        "counts",
        {
            "in_all": {c: len(sweep.in_all[c]) for c in CONCEPTS},
            "in_none": {c: len(sweep.in_none[c]) for c in CONCEPTS},
        },
    )
    yield "in_all", _states(model, sweep.in_all, limit)
    yield "in_none", _states(model, sweep.in_none, limit)
    yield (
        "proven",
        {
            "in_all": _states(model, sweep.proven_in_all, limit),
            "in_none": _states(model, sweep.proven_in_none, limit),
        },
    )
    yield "way_out", dict(sweep.way_out)
    ways = {c: words.shares.way_out(c) for c in CONCEPTS} if sweep.way_out else {}
    yield "way_out_stands_on", {c: _stands_on(words, share) for c, share in ways.items()}
    yield "shares", [_shares(words, int(cell)) for cell in by_share(sweep)[:limit]]
    if full:
        yield (
            "stability",
            {
                party: {
                    c: {model.label(int(cell)): float(sweep.stable[c][i, cell]) for cell in cells[:limit]}
                    for c in CONCEPTS
                }
                for i, party in enumerate(model.parties)
            },
        )
        yield (
            "stability_stands_on",
            {
                party: {
                    c: {
                        model.label(int(cell)): _stands_on(words, words.shares.stable(c, i, int(cell)))
                        for cell in cells[:limit]
                    }
                    for c in CONCEPTS
                }
                for i, party in enumerate(model.parties)
            },
        )
    yield (
        "steps",
        None
        if sweep.steps is None
        else [
            {
                **_move(model, Move(step.party, step.origin, step.target)),
                "share": step.share,
                **_stands_on(words, words.shares.step(step)),
            }
            for step in sweep.steps[:limit]
        ],
    )
    yield "uncertainty", sweep.uncertainty
    yield "decisive", [_decisive(words, question) for question in sweep.questions[:MOST_QUESTIONS]]
    yield "questions_left_out", sweep.questions_left_out + max(0, len(sweep.questions) - MOST_QUESTIONS)
    yield "claims", [_claim(words, claim) for claim in sweep.claims]


def _robust_states(robust: RobustStates) -> dict[str, Any]:
    return {
        "states": [_robust(robust.model, one) for one in robust.states],
        "unanswered": robust.unanswered,
        "pair_by_pair": [robust.model.parties[party] for party in robust.treated_as_independent],
    }


def _method(model: Model, method: Method) -> dict[str, Any]:
    return {
        "kind": method.kind,
        "completions": method.completions,
        "possible": _written_out(method.possible),
        "seed": method.seed,
        "confidence": CONFIDENCE,
        "error": {"each": method.each_error, "all": method.all_error},
        "bias": method.bias,
        "parties": [
            {
                "party": model.parties[of_party.party],
                "orders": _written_out(of_party.count),
                "drawn": of_party.method,
            }
            for of_party in method.open_parties
        ],
        "sources": list(SOURCES),
    }


def _written_out(count: int | None) -> int | None:
    """Return a count, or None where it has more digits than programs that read JSON are sure to take."""
    return None if count is not None and count >= _MOST_WRITTEN_OUT else count


def _states(model: Model, cells: Mapping[Concept, NDArray[np.int64]], limit: int) -> dict[str, list[str]]:
    return {concept: [model.label(int(cell)) for cell in of[:limit]] for concept, of in cells.items()}


def _method_in_short(method: Method) -> dict[str, Any]:
    return {
        "kind": method.kind,
        "completions": method.completions,
        "seed": method.seed,
        "error": {"each": method.each_error, "all": method.all_error},
    }


def _stands_on(words: SweepWords, share: GroundedShare) -> dict[str, Any]:
    """Give what a share stands on: the one of nothing known, whom it turns on, and whether pages show it."""
    return {"share_if_nothing_known": share.if_nothing_known, **_ground(words, share.ground, share.share)}


def _ground(words: SweepWords, ground: Ground, share: float) -> dict[str, Any]:
    return {
        "turns_on_unknown": [words.model.parties[party] for party in ground.parties],
        "same_as": None if ground.question is None else _question(words, ground.question),
        "shown": not ground.bars(share),
    }


def _shares(words: SweepWords, cell: int) -> dict[str, Any]:
    sweep = words.sweep
    shares: dict[str, Any] = {"state": sweep.model.label(cell)}
    shares.update({c: float(sweep.equilibrium[c][cell]) for c in CONCEPTS})
    shares["reached"] = None if sweep.reached is None else float(sweep.reached[cell])
    on = {str(c): _stands_on(words, words.shares.lasting(c, cell)) for c in CONCEPTS}
    if sweep.reached is not None:
        on["reached"] = _stands_on(words, words.shares.reached(cell))
    return {**shares, "stands_on": on}


def _decisive(words: SweepWords, decisive: DecisiveQuestion) -> dict[str, Any]:
    return {
        **_question(words, decisive.question),
        "rank": decisive.rank,
        "yes": decisive.yes,
        "gain": decisive.gain,
        "of_all": decisive.of_all,
        "bears_on": [_bearing(words, bearing) for bearing in decisive.bears_on],
        "alike": [_question(words, question) for question in decisive.alike],
    }


def _question(words: SweepWords, question: Question) -> dict[str, Any]:
    model = words.model
    in_common: dict[str, Any] = {
        "question": words.question(question),
        "party": model.parties[question.party],
        "kind": question.kind,
    }
    if question.kind == "states":
        return {**in_common, "better": model.label(question.better), "worse": model.label(question.worse)}
    return {**in_common, "first": question.first, "second": question.second}


def _bearing(words: SweepWords, bearing: Bearing) -> dict[str, Any]:
    model, outcome = words.model, bearing.outcome
    return {
        "outcome": words.outcome(outcome),
        "kind": outcome.kind,
        "concept": outcome.concept,
        "state": model.label(outcome.cell) if outcome.kind == "equilibrium" else None,
        "claim": outcome.claim or None,
        "if_yes": bearing.if_yes,
        "if_no": bearing.if_no,
        "gain": bearing.gain,
    }


def _claim(words: SweepWords, answer: ClaimAnswer) -> dict[str, Any]:
    claim, share = answer.claim, words.shares.claim(answer)
    parts = zip(answer.parts, words.shares.parts(answer), strict=True)
    return {
        "id": answer.id,
        "says": claim.says,
        "by": claim.by,
        "holds_if": claim.holds_if,
        "verdict": answer.verdict,
        "share": answer.share,
        **({} if share is None else _stands_on(words, share)),
        "circular": answer.circular,
        "proven": answer.proven,
        "because": [
            {
                "test": part.says,
                "share": part.share,
                "given": part.given,
                "without": part.without,
                **_stands_on(words, shares[0]),
            }
            for part, shares in parts
        ],
        "turns_on": [
            {
                **_question(words, question),
                "if_yes": bearing.if_yes,
                "if_no": bearing.if_no,
                "gain": bearing.gain,
            }
            for question, bearing in answer.turns_on
        ],
        "witness": {
            side: None if witness is None else witness_rankings(words.sweep, witness)
            for side, witness in (("holds", answer.holding), ("fails", answer.failing))
        },
        "evidence": list(claim.evidence),
        "assumed": claim.assumed,
    }


def _move(model: Model, move: Move) -> dict[str, str]:
    return {
        "party": model.parties[move.party],
        "from": model.label(move.origin),
        "to": model.label(move.target),
    }


def _fact(model: Model, premise: Premise) -> dict[str, Any]:
    return {
        "party": model.parties[premise.party],
        "better": model.label(premise.better),
        "other": model.label(premise.other),
        "strict": premise.strict,
        "standing": premise.standing,
        "serves": premise.serves,
    }


def _robust(model: Model, one: Robustness) -> dict[str, Any]:
    broken = one.broken_by
    return {
        "state": model.label(one.state),
        "concept": one.concept,
        "survives": one.survives,
        "broken_by": None
        if broken is None
        else {
            "swaps": dict(zip(model.parties, broken.cost, strict=True)),
            "move": _move(model, broken.move),
            "facts": [_fact(model, premise) for premise in broken.premises],
        },
    }


def wish_json(wished: Wished) -> dict[str, Any]:
    """Return the answer to a wish as plain data."""
    model, changes = wished.model, wished.changes
    return {
        "wish": wished.wish,
        "concept": wished.concept,
        "arrived_at": wished.arrived_at,
        "possible": _possible(changes),
        "why_not": None if isinstance(changes, LeastChanges) else changes.why,
        "no_fewer_than": _least(changes)[0],
        "enough": _least(changes)[1],
        "needed": _needed(model, changes) if isinstance(changes, LeastChanges) else None,
        "structures": None
        if wished.structures is None
        else [
            {
                "option": model.options[change.option],
                "change": change.kind,
                "needed": _needed(model, change.needed),
            }
            for change in wished.structures
        ],
        "robustness": None if wished.robustness is None else _robust(model, wished.robustness),
        "profiles": None
        if wished.profiles is None
        else {"lasting": wished.profiles.lasting, "of": wished.profiles.of},
        "pair_by_pair": [model.parties[party] for party in wished.treated_as_independent],
    }


def _possible(changes: LeastChanges | NoChanges | NoAnswer) -> bool | None:
    if isinstance(changes, NoAnswer):
        return None if changes.enough is None else True
    return isinstance(changes, LeastChanges)


def _least(changes: LeastChanges | NoChanges | NoAnswer) -> tuple[int | None, int | None]:
    """Return how many changes it takes at least, and how many are known to do."""
    if isinstance(changes, LeastChanges):
        return changes.total, changes.total
    return (changes.at_least, changes.enough) if isinstance(changes, NoAnswer) else (None, None)


def _needed(model: Model, changes: LeastChanges) -> dict[str, Any]:
    return {
        "state": model.label(changes.state),
        "changes": dict(zip(model.parties, changes.cost, strict=True)),
        "total": changes.total,
        "facts": [_fact(model, premise) for premise in changes.premises],
        "way": [_move(model, move) for move in changes.way],
        "rankings": {party: ranking(model, changes.ranks[i]) for i, party in enumerate(model.parties)},
    }
