"""Breadth-first search over legal sequences of moves: the concrete steps behind an answer.

A legal sequence has nobody move twice in a row, so in graph form a search stands at a state *and*
at who moved last. In option form a party that moves twice in a row could have moved once, so the
state alone is enough there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.model import GraphMoves, Model, OptionMoves
from detente.stability.comparisons import maybe_better, ranked, surely_better
from detente.stability.moves import (
    Values,
    can_change,
    one_way_bits,
    option_bits,
    own_options,
    with_moves_listed,
)
from detente.stability.result import Move

StepKind = Literal["moves", "improvements", "possible improvements"]
"""Any move; one known to improve on the state it leaves, for its mover; one that open ties allow to."""

_AT_ONCE = 1 << 22


@dataclass(frozen=True)
class Search:
    """The nodes that a search reached, and the moves that led there.

    A node is a state, in graph form a state with the last mover (``cell * width + mover + 1``).

    Attributes
    ----------
    start
        The cell the search began at.
    goal_met
        The first goal met: the cell at the end of a shortest sequence to any goal; None if none was.
    width
        Nodes a cell.
    reached
        Shape ``(nodes,)``: 0 where the search did not come, else one more than the moves it took.
    origin, mover
        Shape ``(nodes,)``: the node a node was reached from, and by whom; meaningless where it
        was not reached, and at the start.
    """

    start: int
    goal_met: int | None
    width: int
    reached: NDArray[np.int32]
    origin: NDArray[np.int64]
    mover: NDArray[np.int16]

    def distances(self) -> NDArray[np.int32]:
        """Fewest moves to each cell, -1 where none lead there; shape ``(cells,)``."""
        by_cell = self.reached.reshape(-1, self.width)
        never = np.iinfo(np.int32).max
        fewest: NDArray[np.int32] = np.where(by_cell == 0, never, by_cell).min(axis=1)
        fewest[fewest == never] = 0
        return fewest - 1

    def steps(self, cell: int) -> tuple[Move, ...]:
        """A shortest legal sequence from the start to another cell that was reached."""
        nodes = np.arange(cell * self.width, (cell + 1) * self.width)
        nodes = nodes[self.reached[nodes] > 1]
        node = int(nodes[np.argmin(self.reached[nodes])])
        back: list[Move] = []
        while self.reached[node] > 1:
            before = int(self.origin[node])
            back.append(Move(int(self.mover[node]), before // self.width, node // self.width))
            node = before
        return tuple(reversed(back))


def search(
    model: Model,
    start: int,
    movers: Sequence[int],
    kind: StepKind,
    goals: NDArray[np.bool_] | None = None,
) -> Search:
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
        Shape ``(cells,)``: stop when one of these is entered; without it, search all that can
        be reached.

    Examples
    --------
    >>> model = Model.of("A: talk; B: strike")
    >>> search(model, 0, (0, 1), "moves").steps(3)
    (Move(party=1, origin=0, target=1), Move(party=0, origin=1, target=3))
    """
    width = len(model.parties) + 1 if isinstance(model.moves, GraphMoves) else 1
    # Zeros are not touched until written, so a search costs what it reaches, not the whole model.
    reached = np.zeros(model.cells * width, dtype=np.int32)
    origin = np.zeros(model.cells * width, dtype=np.int64)
    mover = np.zeros(model.cells * width, dtype=np.int16)
    frontier = np.array([start * width], dtype=np.int64)
    reached[frontier], mover[frontier] = 1, -1
    moves_made = 0
    while frontier.size:
        moves_made += 1
        entered: list[NDArray[np.int64]] = []
        for party in movers:
            able = frontier[mover[frontier] != party]
            last_mover = party + 1 if width > 1 else 0
            for left, cells in _steps(model, party, able, width, kind):
                nodes = cells * width + last_mover
                unseen = reached[nodes] == 0
                new, first = np.unique(nodes[unseen], return_index=True)
                origin[new], mover[new], reached[new] = left[unseen][first], party, moves_made + 1
                entered.append(new)
                if goals is not None and (hits := new[goals[new // width]]).size:
                    return Search(start, int(hits[0]) // width, width, reached, origin, mover)
        frontier = np.concatenate(entered) if entered else frontier[:0]
    return Search(start, None, width, reached, origin, mover)


_Steps = list[tuple[NDArray[np.int64], NDArray[np.int64]]]


def _steps(model: Model, party: int, nodes: NDArray[np.int64], width: int, kind: StepKind) -> _Steps:
    """All steps of one party from some nodes, as (node left, cell entered) pairs in portions."""
    if not nodes.size:
        return []
    order = ranked(model, party)
    if isinstance(model.moves, GraphMoves):
        portions = [_graph_steps(model.moves, party, nodes, width)]
    else:
        # Of two states in a row the lower leads to all that the higher does; in a partial order it need not.
        pruned = kind == "moves" or order is not None
        by_rank = None if order is None or kind == "moves" else order.ranks
        portions = _option_steps(model, model.moves, party, nodes, by_rank, pruned)
    if kind == "moves":
        return portions
    better_by = surely_better if kind == "improvements" else maybe_better
    chosen = [(left, cells, better_by(model, party, left // width, cells)) for left, cells in portions]
    return [(left[better], cells[better]) for left, cells, better in chosen]


def _graph_steps(
    moves: GraphMoves, party: int, nodes: NDArray[np.int64], width: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    starts = moves.starts[party]
    cells = nodes // width
    counts = starts[cells + 1] - starts[cells]
    before = np.cumsum(counts) - counts
    arcs = np.arange(counts.sum()) + np.repeat(starts[cells] - before, counts)
    return np.repeat(nodes, counts), moves.targets[party][arcs]


def _option_steps(
    model: Model,
    moves: OptionMoves,
    party: int,
    nodes: NDArray[np.int64],
    ranks: Values | None,
    pruned: bool,
) -> _Steps:
    """Moves from some cells in option form; if pruned, of nested sets only the widest."""
    widest = _widest(moves, party, nodes, ranks) if pruned else nodes
    portions: _Steps = []
    for left, cells in _whole_rows(moves, party, widest):
        before, after = (left, cells)
        if moves.listed is not None:
            before, after = moves.listed.codes[left], moves.listed.codes[cells]
        legal = model.feasible[cells] & (cells != left) & can_change(moves, before, after)
        portions.append((left[legal], cells[legal]))
    return portions


def _widest(
    moves: OptionMoves, party: int, nodes: NDArray[np.int64], ranks: Values | None
) -> NDArray[np.int64]:
    own = option_bits(moves, party)
    codes = nodes if moves.listed is None else moves.listed.codes[nodes]
    taken_only, untaken_only = one_way_bits(moves)
    row = codes & ~(own & ~(taken_only | untaken_only))
    order = slice(None) if ranks is None else np.argsort(ranks[nodes], kind="stable")
    _, first = np.unique(row[order], return_index=True)
    widest: NDArray[np.int64] = nodes[order][first]
    return widest


def _whole_rows(
    moves: OptionMoves, party: int, nodes: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64]]]:
    """Each node with every cell of its row, in portions."""
    if moves.listed is not None:
        of_party = moves.listed.rows[party]
        begin = of_party.starts[of_party.row_of[nodes]]
        sizes = of_party.starts[of_party.row_of[nodes] + 1] - begin
        left = np.repeat(nodes, sizes)
        places = np.arange(left.size) - np.repeat(np.cumsum(sizes) - sizes - begin, sizes)
        yield left, of_party.cells[places]
        return
    shift, count = own_options(moves, party)
    settings = np.arange(1 << count, dtype=np.int64) << shift
    portion = max(1, _AT_ONCE >> count)
    for first in range(0, nodes.size, portion):
        left = np.repeat(nodes[first : first + portion], settings.size)
        yield left, (left & ~int(settings[-1])) | np.tile(settings, left.size // settings.size)


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
