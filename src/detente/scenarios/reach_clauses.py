"""Improving sequences as clauses: that some states lead to a goal, each step improving for its mover."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from detente.scenarios.legal_sequences import LegalSequences, Node
from detente.scenarios.order_clauses import FALSE, TRUE, Clause, Clauses, OrderClauses, Truth, holds


class LedToGoal:
    """States each of which must be at a goal or lead to one by an improving legal sequence.

    Every node that leads to a goal is at one, or takes an improving step to another that leads to
    one. Two nodes could so vouch for each other, with no goal in reach; `unfounded` finds that in a
    solution and answers the clause that forbids it: out of the nodes that lead nowhere some step
    must improve, or one of them be at a goal. (Answer set programming calls these loop formulas,
    after Lin and Zhao, ASSAT, Artificial Intelligence 157, 2004.) No bound on the length of a
    sequence is needed.

    Parameters
    ----------
    clauses
        Where the variables and clauses go.
    starts
        Cells, before anybody has moved.
    movers
        Who may take steps.
    goal
        For a cell the literal that says that it is a goal.
    """

    def __init__(
        self,
        clauses: Clauses,
        orders: OrderClauses,
        sequences: LegalSequences,
        starts: Sequence[int],
        movers: Sequence[int],
        goal: Callable[[int], int],
    ) -> None:
        self._starts = [(start, -1) for start in starts]
        self._goal: dict[Node, int] = {}
        self._steps: dict[Node, list[tuple[int, Node]]] = {}
        leads = {node: clauses.new() for node in self._starts}
        taken: dict[tuple[int, Node], int] = {}
        waiting = list(leads)
        for node in waiting:
            self._goal[node] = goal(node[0])
            self._steps[node] = []
            for target, mover in sequences.onward(node, movers) if self._goal[node] != TRUE else ():
                after = sequences.node(target, mover)
                if after not in leads:
                    leads[after] = clauses.new()
                    waiting.append(after)
                step = (node[0], (target, mover))
                if step not in taken:
                    taken[step] = clauses.new()
                    clauses.must.append([-taken[step], orders.prefers(mover, target, node[0])])
                    clauses.must.append([-taken[step], leads[after]])
                self._steps[node].append((taken[step], after))
            clauses.must.append([-leads[node], self._goal[node], *(step for step, _ in self._steps[node])])
        clauses.must.extend([leads[node]] for node in self._starts)
        self._improves = {
            variable: orders.prefers(mover, target, cell)
            for (cell, (target, mover)), variable in taken.items()
        }

    def unfounded(self, truth: Truth) -> Clause | None:
        """The clause that a solution breaks in which a start leads to no goal; None if all do."""
        into: dict[Node, list[Node]] = {}
        for node, steps in self._steps.items():
            for step, after in steps:
                if holds(self._improves[step], truth):
                    into.setdefault(after, []).append(node)
        waiting = [node for node, goal in self._goal.items() if holds(goal, truth)]
        founded = set(waiting)
        for node in waiting:
            for before in into.get(node, ()):
                if before not in founded:
                    founded.add(before)
                    waiting.append(before)
        if founded.issuperset(self._starts):
            return None
        ways_out = {
            literal
            for node in self._goal.keys() - founded
            for literal in (
                self._goal[node],
                *(step for step, after in self._steps[node] if after in founded),
            )
        }
        return sorted(ways_out) or [FALSE]
