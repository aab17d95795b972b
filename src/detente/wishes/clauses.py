"""SAT clauses for orders of the states, for equilibria and for ways, and the MaxSAT solver on them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from threading import Timer
from time import monotonic
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.model import Model
from detente.stability import LegalSequences, Move, Node
from detente.wishes.pairwise import EQUAL, LESS_PREFERRED, OPEN, PREFERRED, PairKnowledge

TRUE, FALSE = 1, -1
"""A literal that always holds, and one that never does."""

Clause = list[int]
Truth = NDArray[np.bool_]
"""By variable whether it holds."""


@dataclass
class Clauses:
    """A formula: what must hold, and what may be broken at a cost of 1 each."""

    must: list[Clause] = field(default_factory=lambda: [[TRUE]])
    wishes: list[int] = field(default_factory=list)
    variables: int = TRUE

    def new(self) -> int:
        """A new variable."""
        self.variables += 1
        return self.variables

    def broken(self, truth: Truth) -> int:
        """The number of wishes that a solution breaks."""
        return sum(not holds(wish, truth) for wish in self.wishes)


def holds(literal: int, truth: Truth) -> bool:
    """Return whether a literal is true in a solution."""
    return bool(truth[abs(literal)]) == (literal > 0)


class OrderClauses:
    """Variables for what parties may prefer to what, and wishes that they stay with what is known.

    A pair known to be strict, or open, is strict in either direction and takes one variable; a pair
    known to be equal may become strict and takes two, at most one of which holds. Transitivity is
    not stated in advance: it has a clause for every three states, nearly all of which nothing would
    ever break. `broken` names those that a solution breaks.

    Parameters
    ----------
    clauses
        Where the variables and wishes go.
    parties
        Whose orders may change; the others' are left out.
    """

    def __init__(self, clauses: Clauses, model: Model, known: PairKnowledge, parties: Iterable[int]) -> None:
        self.states = np.flatnonzero(model.feasible)
        self.parties = tuple(parties)
        self._place = np.cumsum(model.feasible) - 1
        pairs = np.ix_(self.states, self.states)
        self._literals = {party: _literals(clauses, known[party][pairs]) for party in self.parties}

    def prefers(self, party: int, cell: int, other: int) -> int:
        """The literal that says that a party strictly prefers one state to another."""
        return int(self._literals[party][self._place[cell], self._place[other]])

    def broken(self, truth: Truth) -> list[Clause]:
        """Clauses of transitivity that do not hold; empty if every party has an order."""
        violated: list[Clause] = []
        for literals in self._literals.values():
            strict = _values(literals, truth)
            if not np.array_equal(strict, _heights(strict)[:, None] > _heights(strict)):
                violated.extend(_intransitive(literals, strict))
        return violated

    def ranks(self, truth: Truth, ranks: NDArray[np.int32]) -> NDArray[np.int32]:
        """The ranks with those of the parties that may change replaced."""
        changed = ranks.copy()
        for party, literals in self._literals.items():
            changed[party, self.states] = _heights(_values(literals, truth))
        return changed


def _literals(clauses: Clauses, known: NDArray[np.int8]) -> NDArray[np.int32]:
    """By pair of states the literal that says that the first is strictly preferred."""
    # What nothing speaks for is false, so that variables are made to be false in one known order.
    guess = np.argsort(np.argsort((known == PREFERRED).sum(1) - (known == LESS_PREFERRED).sum(1)))
    literals = np.full(known.shape, FALSE, dtype=np.int32)
    first, second = np.triu_indices(len(known), 1)
    seen = known[first, second]
    variables = clauses.variables + 1 + np.arange(first.size, dtype=np.int32)
    clauses.variables += first.size
    as_known = np.where(seen == OPEN, guess[first] < guess[second], seen != LESS_PREFERRED)
    literals[first, second] = np.where(as_known, variables, -variables)
    literals[second, first] = -literals[first, second]
    clauses.wishes.extend(variables[(seen == PREFERRED) | (seen == LESS_PREFERRED)].tolist())
    for a, b in zip(first[seen == EQUAL], second[seen == EQUAL], strict=True):
        one, other = int(literals[a, b]), clauses.new()
        literals[b, a] = other
        clauses.must.append([-one, -other])
        clauses.wishes.extend((-one, -other))
    return literals


def _values(literals: NDArray[np.int32], truth: Truth) -> NDArray[np.bool_]:
    values: NDArray[np.bool_] = truth[np.abs(literals)] == (literals > 0)
    return values


def _heights(strict: NDArray[np.bool_]) -> NDArray[np.int32]:
    """The dense ranks of a weak order."""
    return np.unique(strict.sum(axis=1), return_inverse=True)[1].astype(np.int32)


def _intransitive(literals: NDArray[np.int32], strict: NDArray[np.bool_]) -> list[Clause]:
    """The broken clauses: what is above a state is above every third one, or that one is above the state."""
    rows = []
    for top in range(len(strict)):
        below, not_below = np.flatnonzero(strict[top]), np.flatnonzero(~strict[top])
        at, lower = np.nonzero(~strict[np.ix_(not_below, below)])
        third, bottom = not_below[at], below[lower]
        rows.append(np.stack((-literals[top, bottom], literals[third, bottom], literals[top, third]), axis=1))
    broken: list[Clause] = np.unique(np.sort(np.concatenate(rows), axis=1), axis=0).tolist()
    return broken


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


ClassicConcept = Literal["nash", "gmr", "smr", "seq"]
"""The concepts under which a state can be wished for."""


def must_hold(
    clauses: Clauses, orders: OrderClauses, sequences: LegalSequences, cell: int, concept: ClassicConcept
) -> list[LedToGoal]:
    """State that a cell is an equilibrium; return the conditions that a solution must be checked for."""
    parties = range(len(sequences.to))
    conditions: list[LedToGoal] = []
    for party in parties:
        others = [other for other in parties if other != party]
        moves = sequences.to[party][cell]

        def not_above(other: int, party: int = party) -> int:
            return -orders.prefers(party, other, cell)

        if concept == "seq":
            if moves:
                conditions.append(LedToGoal(clauses, orders, sequences, moves, others, not_above))
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
    return conditions


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


def cheapest_orders(
    clauses: Clauses,
    orders: OrderClauses,
    conditions: Sequence[LedToGoal],
    fewer_than: int | None = None,
    deadline: float | None = None,
) -> Truth | Literal["never", "too many"]:
    """The solution of a formula that breaks the fewest wishes, every party having an order.

    Core-guided MaxSAT [1]_ solves the formula without most of transitivity; what the solution
    breaks is added, until it breaks nothing. Each round bounds the cost from below, so that the last
    is least.

    Parameters
    ----------
    fewer_than
        Give up where this many wishes have to be broken.
    deadline
        When to give up, by the clock of `time.monotonic`.

    Returns
    -------
    Truth or "never" or "too many"
        By variable whether it holds; or why there is no solution.

    Raises
    ------
    TimeoutError
        If the deadline has passed.

    References
    ----------
    .. [1] Ignatiev, Morgado and Marques-Silva, RC2: an efficient MaxSAT solver, Journal on
       Satisfiability, Boolean Modeling and Computation 11 (2019).
    """
    from pysat.examples.rc2 import RC2
    from pysat.formula import WCNF

    if fewer_than is not None and fewer_than <= 0:
        return "too many"
    formula = WCNF()
    formula.extend(clauses.must)
    formula.extend([[wish] for wish in clauses.wishes], weights=[1] * len(clauses.wishes))
    with RC2(formula) as solver, ExitStack() as closing:
        if fewer_than is not None:
            process_core = solver.process_core

            def stop_at_bound() -> None:
                process_core()
                solver.interrupted |= solver.cost >= fewer_than

            solver.process_core = stop_at_bound
        if deadline is not None:
            timer = Timer(max(0.0, deadline - monotonic()), solver.interrupt)
            timer.daemon = True
            timer.start()
            closing.callback(timer.join)
            closing.callback(timer.cancel)
        while True:
            # While it expects an interrupt Ctrl-C does not come through: not without need, then.
            solution = solver.compute(expect_interrupt=deadline is not None)
            if deadline is not None and monotonic() >= deadline:
                raise TimeoutError("no answer was found in the time given")
            if solution is None:
                return "too many" if solver.interrupted else "never"
            truth = np.zeros(clauses.variables + 1, dtype=np.bool_)
            truth[[variable for variable in solution if 0 < variable <= clauses.variables]] = True
            missing = orders.broken(truth)
            missing.extend(clause for one in conditions if (clause := one.unfounded(truth)) is not None)
            if not missing:
                return truth
            for clause in missing:
                solver.add_clause(clause)
