"""Reasons are proofs: each is replayed on the definitions."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.games import dilemma
from tests.support.oracle import can_move
from tests.support.strategies import model_of_options, models
from tests.support.thoroughness import drawn

from detente.model.model import Model
from detente.stability.classic import analyse_all, gmr, nash, seq, sseq
from detente.stability.moves import targets
from detente.stability.reasons import explain
from detente.stability.result import Concept, Move, Reason, Response


def _replay(model: Model, reason: Reason, response: Response) -> None:
    """The improvement and its sanction are what they say they are."""
    ranks, party, state = model.ranks, reason.party, reason.state
    first = response.improvement
    assert (first.party, first.origin) == (party, state)
    assert can_move(model, party, state, first.target)
    if response.improvement_known:
        assert ranks[party, first.target] > ranks[party, state]
    else:
        assert model.open_ties[party]
        assert ranks[party, first.target] == ranks[party, state]
    if response.sanction is None:
        return
    _is_legal(model, response.sanction, first.target)
    assert all(move.party != party for move in response.sanction)
    strict = model.open_ties[party] and response.sanction_known

    def may_be_better(cell: int) -> bool:
        if strict:
            return cell != state and bool(ranks[party, cell] >= ranks[party, state])
        return bool(ranks[party, cell] > ranks[party, state])

    end = response.sanction[-1].target
    assert not may_be_better(end)
    if reason.concept in ("smr", "sseq"):
        assert not any(may_be_better(escape) for escape in targets(model, party, end).tolist())
    if reason.concept in ("seq", "sseq"):
        for move in response.sanction:
            gain = int(ranks[move.party, move.target]) - int(ranks[move.party, move.origin])
            tie_allowed = model.open_ties[move.party] and not response.sanction_known
            assert gain > 0 or (tie_allowed and gain == 0)


def _is_legal(model: Model, steps: tuple[Move, ...], start: int) -> None:
    assert steps[0].origin == start
    assert all(can_move(model, move.party, move.origin, move.target) for move in steps)
    for before, after in pairwise(steps):
        assert before.target == after.origin
        assert before.party != after.party


@settings(max_examples=drawn(150))
@given(models(open_ties=True), st.data())
def test_every_reason_can_be_replayed_and_decides_its_verdict(model: Model, data: st.DataObject) -> None:
    feasible = np.flatnonzero(model.feasible).tolist()
    state = data.draw(st.sampled_from(feasible))
    for concept, stability in {**analyse_all(model), "sseq": sseq(model)}.items():
        for party in range(len(model.parties)):
            reason = explain(model, stability, party, state, concept, limit=1 << 10)
            for response in reason.responses:
                _replay(model, reason, response)
            undeterred = [r for r in reason.responses if r.sanction is None]
            unsure = [r for r in reason.responses if r.sanction is None or not r.sanction_known]
            assert reason.omitted == 0
            assert (reason.verdict == "unstable") == any(r.improvement_known for r in undeterred)
            assert (reason.verdict == "stable") == (not unsure)


@given(models(open_ties=True), st.data())
def test_a_short_list_still_holds_what_decides(model: Model, data: st.DataObject) -> None:
    state = data.draw(st.sampled_from(np.flatnonzero(model.feasible).tolist()))
    for concept, stability in analyse_all(model).items():
        for party in range(len(model.parties)):
            whole = explain(model, stability, party, state, concept, limit=1 << 10)
            short = explain(model, stability, party, state, concept, limit=1)
            assert len(short.responses) + short.omitted == len(whole.responses)
            assert len(short.responses) == min(1, len(whole.responses))
            if whole.verdict == "unstable":
                assert short.responses[0].sanction is None
                assert short.responses[0].improvement_known


def _prisoners_dilemma() -> Model:
    """Both may arm; N is to hold back, and cell 0 is the truce."""
    return dilemma()


def test_a_truce_holds_because_arming_would_be_answered_by_arming() -> None:
    model = _prisoners_dilemma()
    reason = explain(model, seq(model), 0, 0, "seq")
    assert reason.verdict == "stable"
    assert reason.responses == (Response(Move(0, 0, 2), (Move(1, 2, 3),)),)


def test_under_nash_nothing_deters() -> None:
    model = _prisoners_dilemma()
    reason = explain(model, nash(model), 0, 0, "nash")
    assert reason.verdict == "unstable"
    assert reason.responses == (Response(Move(0, 0, 2), None),)


def test_where_a_tie_hides_the_answer_the_verdict_is_open() -> None:
    model = model_of_options((0, 1), [[0, 0, 0, 0], [0, 1, 0, 1]], open_ties=(True, False))
    reason = explain(model, nash(model), 0, 0, "nash")
    assert reason.verdict == "open"
    assert reason.responses == (Response(Move(0, 0, 2), None, improvement_known=False),)


@pytest.mark.parametrize(("state", "concept", "fault"), [(0, "seq", "gmr"), (3, "gmr", "feasible")])
def test_a_question_that_does_not_fit_the_result_is_refused(state: int, concept: Concept, fault: str) -> None:
    model = model_of_options((0, 1), [[2, 0, 3, 1], [2, 3, 0, 1]], feasible=[True, True, True, False])
    with pytest.raises(ValueError, match=fault):
        explain(model, gmr(model), 0, state, concept)
