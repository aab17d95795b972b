"""Breadth-first search over legal sequences of moves: the concrete steps behind an answer.

A legal sequence has nobody move twice in a row, so in graph form a search stands at a state *and*
at who moved last. In option form a party that moves twice in a row could have moved once, so the
state alone is enough there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.model import GraphMoves, Model, OptionMoves
from detente.stability.comparisons import maybe_better, ranked, surely_better
from detente.stability.free_moves import FreeMoves
from detente.stability.moves import can_change, one_way_bits, option_bits, own_options, with_moves_listed
from detente.stability.nodes import Nodes, firsts
from detente.stability.reductions import NEVER_LOWEST, Values
from detente.stability.result import Move

StepKind = Literal["moves", "improvements", "possible improvements"]
"""Any move; one known to improve on the state it leaves, for its mover; one that open ties allow to."""

_AT_ONCE = 1 << 22
_MOST_ON_A_MAP = 1 << 26
_FEW = 32
"""Rows for each cell from which cells are sorted; more cells are marked on a map of all rows."""


Goals = Callable[[NDArray[np.int64]], int | None]
"""The place of the first of some cells that a search is to find; None where it is none of them."""


@dataclass(frozen=True)
class Search:
    """The nodes that a search reached, and the moves that led there.

    Attributes
    ----------
    start
        The cell the search began at.
    goal_met
        The first goal met: the cell at the end of a shortest sequence to any goal; None if none was.
    cells
        How many the model has.
    nodes
        How nodes are numbered.
    reached
        Shape ``(nodes,)``: 0 where the search did not come, else one more than the moves it took.
    origin, mover
        Shape ``(nodes,)``: the node a node was reached from, and by whom; meaningless where it
        was not reached, and at the start.
    """

    start: int
    goal_met: int | None
    cells: int
    nodes: Nodes
    reached: NDArray[np.int32]
    origin: NDArray[np.int32]
    mover: NDArray[np.int16]

    def distances(self) -> NDArray[np.int32]:
        """Fewest moves to each cell, -1 where none lead there; shape ``(cells,)``."""
        if self.nodes.width == 1:
            if not self.nodes.runs:
                fewest: NDArray[np.int32] = self.reached - 1
                return fewest
            fewest = np.full(self.cells, -1, dtype=np.int32)
            entered = np.flatnonzero(self.reached)
            fewest[self.nodes.cells(entered)] = self.reached[entered] - 1
            return fewest
        by_cell = self.reached.reshape(-1, self.nodes.width)
        never = np.iinfo(np.int32).max
        fewest = np.where(by_cell == 0, never, by_cell).min(axis=1).astype(np.int32)
        fewest[fewest == never] = 0
        return fewest - 1

    def distances_to(self, cells: Sequence[int]) -> NDArray[np.int32]:
        """Fewest moves to each of some cells, -1 where none lead there."""
        wanted = np.asarray(cells, dtype=np.int64)
        if self.nodes.width > 1:
            fewest: NDArray[np.int32] = self.distances()[wanted]
            return fewest
        nodes = self.nodes.at(wanted)
        return np.where(self.nodes.cells(nodes) == wanted, self.reached[nodes] - 1, np.int32(-1))

    def steps(self, cell: int) -> tuple[Move, ...]:
        """A shortest legal sequence from the start to another cell that was reached."""
        width = self.nodes.width
        nodes = self.nodes.at(np.array([cell])) + np.arange(width)
        nodes = nodes[self.reached[nodes] > 1]
        node = int(nodes[np.argmin(self.reached[nodes])])
        back: list[Move] = []
        while self.reached[node] > 1:
            before = int(self.origin[node])
            left, entered = self.nodes.cells(np.array([before, node])).tolist()
            back.append(Move(int(self.mover[node]), left, entered))
            node = before
        return tuple(reversed(back))


def search(
    model: Model,
    start: int,
    movers: Sequence[int],
    kind: StepKind,
    goals: NDArray[np.bool_] | Goals | None = None,
) -> Search | FreeMoves:
    """Follow every legal sequence of the movers' steps from one cell, shortest first.

    Parameters
    ----------
    start
        A feasible cell.
    movers
        Indices of the parties that may move.
    kind
        Which moves count.
    goals
        Of shape ``(cells,)``, or asked of the cells that are entered: stop when one of these is entered;
        without it, search all that can be reached.

    Examples
    --------
    >>> model = Model.of("A: talk; B: strike")
    >>> search(model, 0, (0, 1), "moves").steps(3)
    (Move(party=1, origin=0, target=1), Move(party=0, origin=1, target=3))
    """
    if goals is None and kind == "moves":
        free = FreeMoves.of(model, start, movers)
        if free is not None:
            return free
    first_goal = _first_of(goals) if isinstance(goals, np.ndarray) else goals
    of = Nodes.of(model, start, movers)
    # Zeros are not touched until written, so a search costs what it reaches.
    reached = np.zeros(of.count, dtype=np.int32)
    origin = np.zeros(of.count, dtype=np.int32)
    mover = np.zeros(of.count, dtype=np.int16)
    frontier = of.at(np.array([start], dtype=np.int64))
    reached[frontier], mover[frontier] = 1, -1
    moves_made, left = 0, _most_reached(model, of) - 1
    while frontier.size and left:
        moves_made += 1
        entered: list[NDArray[np.int64]] = []
        for party in movers:
            able = frontier[mover[frontier] != party]
            for which, cells in _steps(model, party, of.cells(able), kind):
                nodes = of.at(cells, party)
                unseen = np.flatnonzero(reached[nodes] == 0)
                new, first = firsts(nodes[unseen], of.count)
                origin[new], mover[new], reached[new] = able[which[unseen[first]]], party, moves_made + 1
                entered.append(new)
                left -= new.size
                if first_goal is not None and new.size:
                    arrived = of.cells(new)
                    place = first_goal(arrived)
                    if place is not None:
                        return Search(start, int(arrived[place]), model.cells, of, reached, origin, mover)
        frontier = np.concatenate(entered) if entered else frontier[:0]
    return Search(start, None, model.cells, of, reached, origin, mover)


def _most_reached(model: Model, nodes: Nodes) -> int:
    """At most how many nodes there are to reach; a search that has them all can stop."""
    if nodes.width > 1 or nodes.runs:
        return nodes.count
    return int(np.count_nonzero(model.feasible))


def _first_of(goals: NDArray[np.bool_]) -> Goals:
    def first(cells: NDArray[np.int64]) -> int | None:
        hits = np.flatnonzero(goals[cells])
        return int(hits[0]) if hits.size else None

    return first


_Steps = Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]


def _steps(model: Model, party: int, cells: NDArray[np.int64], kind: StepKind) -> _Steps:
    """All steps of one party from some cells, as (place of the cell left, cell entered) pairs in portions."""
    if not cells.size:
        return
    order, moves = ranked(model, party), model.moves
    if isinstance(moves, GraphMoves):
        portions: _Steps = iter([_graph_steps(moves, party, cells)])
    else:
        # Of two states in a row the lower leads to all that the higher does; in a partial order it need not.
        pruned = kind == "moves" or order is not None
        by_rank = None if order is None or kind == "moves" else order.ranks
        portions = _option_steps(model, moves, party, cells, by_rank, pruned=pruned)
    better_by = surely_better if kind == "improvements" else maybe_better
    for which, entered in portions:
        if kind == "moves":
            yield which, entered
        else:
            better = better_by(model, party, cells[which], entered)
            yield which[better], entered[better]


def each_move(model: Model, party: int, cells: NDArray[np.int64]) -> _Steps:
    """All moves of a party from some cells, as (place of the cell left, cell entered) pairs in portions."""
    if isinstance(model.moves, GraphMoves):
        return iter([_graph_steps(model.moves, party, cells)])
    return _option_steps(model, model.moves, party, cells, None, pruned=False)


def _graph_steps(
    moves: GraphMoves, party: int, cells: NDArray[np.int64]
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    starts = moves.starts[party]
    counts = starts[cells + 1] - starts[cells]
    before = np.cumsum(counts) - counts
    arcs = np.arange(counts.sum()) + np.repeat(starts[cells] - before, counts)
    return np.repeat(np.arange(cells.size), counts), moves.targets[party][arcs]


def _option_steps(
    model: Model,
    moves: OptionMoves,
    party: int,
    cells: NDArray[np.int64],
    ranks: Values | None,
    *,
    pruned: bool,
) -> _Steps:
    """Moves from some cells in option form; if pruned, of nested sets only the widest."""
    widest = _widest(moves, party, cells, ranks) if pruned else np.arange(cells.size)
    for which, entered in _whole_rows(moves, party, cells, widest):
        left = cells[which]
        legal = entered != left
        if entered.size * _FEW < model.cells or not model.feasible.all():
            legal &= model.feasible[entered]
        if any(moves.one_way):
            before, after = left, entered
            if moves.listed is not None:
                before, after = moves.listed.codes[left], moves.listed.codes[entered]
            legal &= can_change(moves, before, after)
        yield which[legal], entered[legal]


def _widest(
    moves: OptionMoves, party: int, cells: NDArray[np.int64], ranks: Values | None
) -> NDArray[np.int64]:
    """The places of one cell of each row: of the lowest rank, else the first."""
    own = option_bits(moves, party)
    codes = cells if moves.listed is None else moves.listed.codes[cells]
    taken_only, untaken_only = one_way_bits(moves)
    row = codes & ~(own & ~(taken_only | untaken_only))
    below = 1 << len(moves.owner)
    if below > _MOST_ON_A_MAP:
        row = np.unique(row, return_inverse=True)[1].reshape(-1)
        below = row.size
    if ranks is None:
        return firsts(row, below)[1]
    of_cells = ranks[cells]
    if cells.size * _FEW < below:
        order = np.argsort(of_cells, kind="stable")
        return order[firsts(row[order], below)[1]]
    lowest = np.full(below, NEVER_LOWEST)
    np.minimum.at(lowest, row, of_cells)
    least = np.flatnonzero(of_cells == lowest[row])
    return least[firsts(row[least], below)[1]]


def _whole_rows(moves: OptionMoves, party: int, cells: NDArray[np.int64], some: NDArray[np.int64]) -> _Steps:
    """The places of some cells, each with every cell of its row, in portions."""
    if moves.listed is not None:
        of_party = moves.listed.rows[party]
        rows = of_party.row_of[cells[some]]
        begin = of_party.starts[rows]
        sizes = of_party.starts[rows + 1] - begin
        which = np.repeat(some, sizes)
        places = np.arange(which.size) - np.repeat(np.cumsum(sizes) - sizes - begin, sizes)
        yield which, of_party.cells[places]
        return
    shift, count = own_options(moves, party)
    settings = np.arange(1 << count, dtype=np.int64) << shift
    fixed = cells[some] & ~int(settings[-1])
    portion = max(1, _AT_ONCE >> count)
    for first in range(0, some.size, portion):
        here = fixed[first : first + portion]
        yield np.repeat(some[first : first + portion], settings.size), (here[:, None] | settings).reshape(-1)


Node = tuple[int, int]
"""A cell, and who moved last: -1 where nobody has or it does not matter."""


@dataclass(frozen=True)
class LegalSequences:
    """Every unilateral move of a small model.

    In option form a party that moves twice in a row could have moved once, so who moved last is not
    tracked there.

    Attributes
    ----------
    to
        By party and cell the cells it can move to; empty for an infeasible cell.
    tracked
        Whether it matters who moved last.
    """

    to: tuple[tuple[tuple[int, ...], ...], ...]
    tracked: bool

    def onward(self, node: Node, movers: Iterable[int]) -> Iterator[Node]:
        """The nodes one step on, each with its mover even where that is not tracked."""
        cell, last = node
        for party in movers:
            if party != last:
                for target in self.to[party][cell]:
                    yield target, party

    def node(self, cell: int, mover: int) -> Node:
        """The node of a sequence after a mover's step into a cell."""
        return cell, mover if self.tracked else -1

    def reached(self, starts: Iterable[int], movers: Sequence[int]) -> list[Node]:
        """The nodes that some cells lead to by the movers' moves, the starts among them."""
        entered = dict.fromkeys((start, -1) for start in starts)
        waiting = list(entered)
        for node in waiting:
            for target, mover in self.onward(node, movers):
                after = self.node(target, mover)
                if after not in entered:
                    entered[after] = None
                    waiting.append(after)
        return waiting

    def replies(self, start: int, movers: Sequence[int]) -> list[int]:
        """The cells other than the start that the movers' moves lead to, ascending."""
        return sorted({cell for cell, _ in self.reached([start], movers)} - {start})


def legal_sequences(model: Model) -> LegalSequences:
    """List the unilateral moves of a model.

    Examples
    --------
    >>> model = Model.of("A: talk; B: strike")
    >>> legal_sequences(model).to
    (((2,), (3,), (0,), (1,)), ((1,), (0,), (3,), (2,)))
    """
    moves = with_moves_listed(model).moves
    assert isinstance(moves, GraphMoves)
    to = []
    for starts, arcs in zip(moves.starts, moves.targets, strict=True):
        ends, cells = starts.tolist(), arcs.tolist()
        to.append(tuple(tuple(cells[first:last]) for first, last in pairwise(ends)))
    return LegalSequences(tuple(to), isinstance(model.moves, GraphMoves))
