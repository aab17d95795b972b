"""Stability as clauses: what orders must be like for a state to be an equilibrium, or to be none."""

from __future__ import annotations

from typing import Literal

from detente.scenarios.legal_sequences import LegalSequences
from detente.scenarios.order_clauses import FALSE, TRUE, Clauses, OrderClauses
from detente.scenarios.reach_clauses import LedToGoal
from detente.stability.result import Move

ClassicConcept = Literal["nash", "gmr", "smr", "seq"]
"""The concepts that inverse questions are asked of."""


def must_hold(
    clauses: Clauses, orders: OrderClauses, sequences: LegalSequences, cell: int, concept: ClassicConcept
) -> list[LedToGoal]:
    """State that a cell is an equilibrium; the answer is what is to be asked of a solution besides."""
    parties = range(len(sequences.to))
    led: list[LedToGoal] = []
    for party in parties:
        others = [other for other in parties if other != party]
        moves = sequences.to[party][cell]

        def not_above(other: int, party: int = party) -> int:
            return -orders.prefers(party, other, cell)

        if concept == "seq":
            if moves:
                led.append(LedToGoal(clauses, orders, sequences, moves, others, not_above))
            continue
        deters: dict[int, int] = {}
        for target in moves:
            clause = [not_above(target)]
            for reply in sequences.replies(target, others) if concept != "nash" else ():
                if concept == "gmr":
                    clause.append(not_above(reply))
                    continue
                if reply not in deters:
                    deters[reply] = clauses.new()
                    for end in (reply, *sequences.to[party][reply]):
                        clauses.must.append([-deters[reply], not_above(end)])
                clause.append(deters[reply])
            clauses.must.append(clause)
    return led


def must_be_led_to(
    clauses: Clauses, orders: OrderClauses, sequences: LegalSequences, start: int, cell: int
) -> LedToGoal:
    """State that a legal sequence of improvements leads from one cell to another."""
    movers = range(len(sequences.to))
    return LedToGoal(clauses, orders, sequences, [start], movers, lambda at: TRUE if at == cell else FALSE)


def must_break(
    clauses: Clauses,
    orders: OrderClauses,
    sequences: LegalSequences,
    move: Move,
    concept: ClassicConcept,
) -> None:
    """State that a party gains by one move from a cell, and that nothing deters it.

    Under SEQ the states that the others' improvements lead to are over-estimated by a set that no
    improvement leaves: where all of that is better than the cell, so is what they really lead to.
    """
    party, cell, target = move.party, move.origin, move.target
    others = [other for other in range(len(sequences.to)) if other != party]
    clauses.must.append([orders.prefers(party, target, cell)])
    if concept == "gmr":
        clauses.must.extend(
            [orders.prefers(party, reply, cell)] for reply in sequences.replies(target, others)
        )
    elif concept == "smr":
        clauses.must.extend(
            [orders.prefers(party, end, cell) for end in (reply, *sequences.to[party][reply])]
            for reply in sequences.replies(target, others)
        )
    elif concept == "seq":
        inside = {node: clauses.new() for node in sequences.reached([target], others)}
        clauses.must.append([inside[target, -1]])
        for node, variable in inside.items():
            clauses.must.append([-variable, orders.prefers(party, node[0], cell)])
            for after, mover in sequences.onward(node, others):
                stays = -orders.prefers(mover, after, node[0])
                clauses.must.append([-variable, stays, inside[sequences.node(after, mover)]])
