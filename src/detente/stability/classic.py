"""The classic solution concepts side by side: Nash, GMR, SMR, SEQ and SSEQ.

For DM i and state s, ``R_i(s)`` holds the states that i can reach alone from s, and ``R+_i(s)`` those of them
that i strictly prefers to s: its unilateral improvements. For the others together, ``R_{N-i}(s1)`` holds the
states that legal sequences of their moves reach from s1 (nobody twice in a row), and ``R+_{N-i}(s1)`` those
that such sequences reach with every step an improvement for the DM who takes it.

A concept calls s stable for i if every improvement s1 of i can be sanctioned: the others can reply with some
s2 that is not strictly preferred to s by i. Concepts differ in the replies that count, and in whether i may
move once more:

======= ================= ==========================================
concept replies           the sanction holds if not preferred to s is
======= ================= ==========================================
Nash    none              (an improvement is never sanctioned)
GMR     any moves         s2
SMR     any moves         s2, and every s3 in ``R_i(s2)``
SEQ     improvements      s2
SSEQ    improvements      s2, and every s3 in ``R_i(s2)``
======= ================= ==========================================

So Nash implies all others, SMR implies GMR, SEQ implies GMR, and SSEQ implies SMR and SEQ.

Where preferences are unknown, what is certain holds under every order that they may have, and what holds
under some is possible. For Nash, GMR and SMR both are exact, save where comparisons stand beside priorities
or weights: these bind unknown pairs to each other, and the answers are bounds.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial

import numpy as np
from numpy.typing import NDArray

from detente.model import GraphMoves, Model
from detente.stability.comparisons import Known, any_partial, is_partial, ranked
from detente.stability.improvements import ImprovingStep, improvements
from detente.stability.packed import BitStep, Judgement, any_moves, improving_moves, stays
from detente.stability.reductions import highest, lowest
from detente.stability.result import Concept, Stability
from detente.stability.sanctions import Outcome, Step, deterred, surely_deterred, unchanged


def nash(model: Model) -> Stability:
    """Nash stability: the party has no unilateral improvement.

    State s is Nash stable for DM i if R+_i(s) is empty [1]_; the graph model also calls this
    rationality [2]_.

    Returns
    -------
    Stability
        Where preferences are unknown, ``certain`` and ``possible`` are exact.

    References
    ----------
    .. [1] Nash, Equilibrium points in n-person games (1950).
    .. [2] Fang, Hipel and Kilgour, Interactive Decision Making (1993), stability definitions.
    """
    possible = np.empty((len(model.parties), model.cells), dtype=np.bool_)
    certain = possible
    if any(model.open_ties):
        certain = np.empty_like(possible)
    for party in range(len(model.parties)):
        order = ranked(model, party)
        if order is None:
            possible[party] = stays(model, party, Judgement("surely", "perhaps", None))
            certain[party] = stays(model, party, Judgement("perhaps", "surely", None))
            continue
        best = highest(model, party, order.ranks, staying=True)
        possible[party] = (best <= order.ranks) & model.feasible
        if order.open_ties:
            elsewhere = highest(model, party, order.ranks, staying=False)
            certain[party] = (elsewhere < order.ranks) & model.feasible
        elif certain is not possible:
            certain[party] = possible[party]
    return Stability("nash", certain, possible)


def gmr(model: Model) -> Stability:
    """General metarationality: whatever the party gains, the others can take from it.

    State s is GMR stable for DM i if for each s1 in R+_i(s) there is s2 in R_{N-i}(s1) that i does not
    strictly prefer to s [1]_. The others may move in any legal sequence, also against their own
    interest [2]_.

    Returns
    -------
    Stability
        Where preferences are unknown, ``certain`` and ``possible`` are exact.

    References
    ----------
    .. [1] Howard, Paradoxes of Rationality (1971).
    .. [2] Fang, Hipel and Kilgour, Interactive Decision Making (1993), stability definitions.
    """
    return _sanctioned("gmr", model, interested=False, escapes=False)


def smr(model: Model) -> Stability:
    """Symmetric metarationality: the others can take the gain, and the party could not escape.

    State s is SMR stable for DM i if for each s1 in R+_i(s) there is s2 in R_{N-i}(s1) that i does not
    strictly prefer to s, and i strictly prefers to s no s3 in R_i(s2) either [1]_ [2]_.

    Returns
    -------
    Stability
        Where preferences are unknown, ``certain`` and ``possible`` are exact.

    References
    ----------
    .. [1] Howard, Paradoxes of Rationality (1971).
    .. [2] Fang, Hipel and Kilgour, Interactive Decision Making (1993), stability definitions.
    """
    return _sanctioned("smr", model, interested=False, escapes=True)


def seq(model: Model) -> Stability:
    """Sequential stability: the others would take the gain in their own interest.

    State s is SEQ stable for DM i if for each s1 in R+_i(s) there is s2 in R+_{N-i}(s1) that i does not
    strictly prefer to s [1]_. Every step of the reply improves on the state it leaves, for the DM who takes
    it [2]_.

    Returns
    -------
    Stability
        ``certain`` counts replies whose every step is surely an improvement; that is exact under open ties,
        and for two parties. ``possible`` counts every move between states of unknown order as a possible
        improvement, also where no single order allows all of them. So it may hold states that no
        completion makes stable.

    References
    ----------
    .. [1] Fraser and Hipel, Conflict Analysis: Models and Resolutions (1984).
    .. [2] Xu, Hipel, Kilgour and Fang, Conflict Resolution Using the Graph Model (2018).
    """
    return _sanctioned("seq", model, interested=True, escapes=False)


def sseq(model: Model) -> Stability:
    """Symmetric sequential stability: SEQ, where the party could not escape either.

    State s is SSEQ stable for DM i if for each s1 in R+_i(s) there is s2 in R+_{N-i}(s1) that i does not
    strictly prefer to s, and i strictly prefers to s no s3 in R_i(s2) either [1]_.

    Returns
    -------
    Stability
        ``certain`` and ``possible`` are bounds, as for SEQ.

    References
    ----------
    .. [1] Rêgo and Vieira, Symmetric sequential stability in the graph model for conflict
       resolution with multiple decision makers, Group Decision and Negotiation 26 (2017).

    Examples
    --------
    Two rivals may arm (the prisoner's dilemma):

    >>> model = Model.of("A: arm; B: arm", {"A": "YN > NN > YY > NY", "B": "NY > NN > YY > YN"})
    >>> [model.label(cell) for cell in equilibria(sseq(model))[0]]
    ['NN', 'YY']
    """
    return _sanctioned("sseq", model, interested=True, escapes=True)


JUDGES: Mapping[Concept, Callable[[Model], Stability]] = {"nash": nash, "gmr": gmr, "smr": smr, "seq": seq}
"""The classic four, in the order of `CONCEPTS`."""


def analyse_all(model: Model) -> dict[Concept, Stability]:
    """Nash, GMR, SMR and SEQ stability of every state, in that order.

    Examples
    --------
    Two rivals may arm (the prisoner's dilemma):

    >>> model = Model.of("A: arm; B: arm", {"A": "YN > NN > YY > NY", "B": "NY > NN > YY > YN"})
    >>> for concept, stability in analyse_all(model).items():
    ...     print(concept, [model.label(cell) for cell in equilibria(stability)[0]])
    nash ['YY']
    gmr ['NN', 'YY']
    smr ['NN', 'YY']
    seq ['NN', 'YY']
    """
    return {concept: judge(model) for concept, judge in JUDGES.items()}


def equilibria(stability: Stability) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The states that are stable for every party under one concept.

    Returns
    -------
    certain, possible : NDArray[np.int64]
        Cells, ascending: equilibria under every order that open ties allow; and all those that are not
        excluded, the certain ones included.
    """
    certain = np.flatnonzero(stability.certain.all(axis=0))
    if stability.possible is stability.certain:
        return certain, certain
    return certain, np.flatnonzero(stability.possible.all(axis=0))


def _sanctioned(concept: Concept, model: Model, *, interested: bool, escapes: bool) -> Stability:
    """The states that each party leaves alone for fear of a reply: for certain, and possibly.

    Parameters
    ----------
    interested
        Whether the others reply by improvements alone.
    escapes
        Whether the party moves once more after the reply.
    """
    parties = range(len(model.parties))
    # Where a mover's order is a partial one, what it would answer with depends on more than ranks.
    by_pairs = [is_partial(model, party) or (interested and any_partial(model)) for party in parties]
    known, perhaps = _Replies.of(model, interested, bits=any(by_pairs)), None
    if any(model.open_ties):
        perhaps = _Replies.of(model, interested, bits=any(by_pairs), known="perhaps")
    widest = perhaps or known
    possible = np.empty((len(model.parties), model.cells), dtype=np.bool_)
    certain = possible if perhaps is None else np.empty_like(possible)
    for party in parties:
        outcome: Outcome = partial(highest, model, party, staying=True) if escapes else unchanged
        surely = Judgement("perhaps", "surely", known.bits, escapes)
        if by_pairs[party]:
            possible[party] = stays(model, party, Judgement("surely", "perhaps", widest.bits, escapes))
            certain[party] = stays(model, party, surely)
            continue
        possible[party] = deterred(model, party, widest.step, outcome)
        if perhaps is None:
            continue
        if not model.open_ties[party]:
            certain[party] = deterred(model, party, known.step, outcome) if interested else possible[party]
            continue
        certain[party] = surely_deterred(model, party, known.step, outcome)
        if isinstance(model.moves, GraphMoves):
            # Here a reply can lead back to the state, which is no better than itself although its ties are.
            left = deterred(model, party, known.step, outcome) & ~certain[party]
            surely = replace(surely, replies=_Replies.of(model, interested, bits=True).bits)
            certain[party] |= stays(model, party, surely, np.flatnonzero(left))
    return Stability(concept, certain, possible)


@dataclass(frozen=True)
class _Replies:
    """The steps with which the others can reply, for ranks and for packed bits."""

    step: Step
    bits: BitStep | None

    @classmethod
    def of(cls, model: Model, interested: bool, *, bits: bool, known: Known = "surely") -> _Replies:
        if not interested:
            return cls(partial(lowest, model), any_moves(model))
        return cls(improving_step(model, known), improving_moves(model, known) if bits else None)


def improving_step(model: Model, known: Known = "surely") -> ImprovingStep:
    """One move of one party that improves for certain, or that may improve."""
    return ImprovingStep(
        tuple(
            improvements(model, party, weak=known == "perhaps" and model.open_ties[party])
            for party in range(len(model.parties))
        )
    )
