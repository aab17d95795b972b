"""Copies of one case side by side in one model, so that many preferences are judged at once.

A solution concept is a reduction over the states that a party can reach. Copies of a case between which
nobody can move make one larger model. Every concept then judges all copies at once, by the same code that
judges a single case.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from detente.model import GraphMoves, Listed, Model, OptionMoves, Rows, Share, listed_states
from detente.stability import JUDGES, NEVER_LOWEST, Concept, Values, blanked, known_ranks, lowest

NOBODY = -1
"""The owner of the options that number the copies: nobody can change them."""


@dataclass(frozen=True)
class SideBySide:
    """Copies of a model.

    Attributes
    ----------
    model
        All copies as one model, without ranks.
    copies
        Number of copies, a power of two.
    copies_last
        Whether neighbouring cells are the same state in neighbouring copies; else they are neighbouring
        states of one copy.
    """

    model: Model
    copies: int
    copies_last: bool

    def with_ranks(self, ranks: NDArray[np.int32]) -> Model:
        """The copies, each with an order of the states of its own.

        Parameters
        ----------
        ranks
            Shape ``(parties, copies, cells)``; in a copy only the order counts.
        """
        laid = ranks.transpose(0, 2, 1) if self.copies_last else ranks
        flat = np.array(laid, dtype=np.int32, order="C").reshape(len(ranks), -1)
        if not self.model.feasible.all():
            flat[:, ~self.model.feasible] = -1
        return replace(self.model, ranks=flat)

    def places(self, cell: int) -> NDArray[np.int64]:
        """The cells of one state in each of the copies."""
        copies = np.arange(self.copies, dtype=np.int64)
        return cell * self.copies + copies if self.copies_last else copies * self._cells + cell

    @property
    def _cells(self) -> int:
        return self.model.cells // self.copies

    def by_state(self, values: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Answers for all copies, shape ``(..., cells of all)``, as shape ``(..., cells, copies)``."""
        if self.copies_last:
            return values.reshape(*values.shape[:-1], self._cells, self.copies)
        return np.moveaxis(values.reshape(*values.shape[:-1], self.copies, self._cells), -2, -1)


def side_by_side(model: Model, copies: int) -> SideBySide:
    """Put a number of copies of a model, a power of two, side by side.

    Examples
    --------
    >>> model = Model.of("UP: share")
    >>> side_by_side(model, 4).model.cells
    8
    """
    if copies & (copies - 1) or copies < 1:
        raise ValueError(f"{copies} copies: must be a power of two")
    moves = model.moves
    last = isinstance(moves, OptionMoves) and moves.listed is None
    feasible = np.repeat(model.feasible, copies) if last else np.tile(model.feasible, copies)
    bits = copies.bit_length() - 1
    laid: OptionMoves | GraphMoves
    if isinstance(moves, GraphMoves):
        laid = _graph(moves, model.cells, copies)
    elif moves.listed is None:
        laid = OptionMoves(moves.owner + (NOBODY,) * bits, moves.one_way + (0,) * bits)
    else:
        laid = replace(moves, listed=_listed(moves.listed, model.cells, copies))
    together = replace(
        model,
        cells=model.cells * copies,
        feasible=feasible,
        moves=laid,
        ranks=np.zeros((len(model.parties), 0), dtype=np.int32),
        open_ties=(False,) * len(model.parties),
        compared=(),
        status_quo=None,
        names={},
        patterns={},
        strengths=(),
        chances=(),
        fuzzy=(),
    )
    return SideBySide(together, copies, last)


def _shifted(places: NDArray[np.int64], by: int, copies: int) -> NDArray[np.int64]:
    """The places of one copy in all of them, ``by`` apart."""
    return (np.arange(copies, dtype=np.int64)[:, None] * by + places[None, :]).reshape(-1)


def _starts(starts: NDArray[np.int64], copies: int) -> NDArray[np.int64]:
    """The place where each piece begins, and at the end the size of all."""
    return np.append(_shifted(starts[:-1], int(starts[-1]), copies), starts[-1] * copies)


def _graph(moves: GraphMoves, cells: int, copies: int) -> GraphMoves:
    return GraphMoves(
        tuple(_starts(starts, copies) for starts in moves.starts),
        tuple(_shifted(targets, cells, copies) for targets in moves.targets),
    )


def _listed(listed: Listed, cells: int, copies: int) -> Listed:
    return Listed(np.tile(listed.codes, copies), tuple(_rows(rows, cells, copies) for rows in listed.rows))


def _rows(rows: Rows, cells: int, copies: int) -> Rows:
    return Rows(
        _shifted(rows.cells, cells, copies),
        _starts(rows.starts, copies),
        _shifted(rows.row_of, rows.starts.size - 1, copies),
        tuple(
            Share(
                _shifted(share.reach, cells, copies),
                _shifted(share.starts, share.reach.size, copies),
                _shifted(share.rows, share.starts.size, copies),
                _shifted(share.served, share.reach.size, copies),
            )
            for share in rows.shares
        ),
    )


@dataclass(frozen=True)
class Dispute:
    """A model made ready to be judged under many orders of the states at once."""

    model: Model
    forwards: SideBySide
    backwards: SideBySide

    @classmethod
    def of(cls, model: Model, copies: int) -> Dispute:
        """Make a model ready to be judged in a number of copies, a power of two."""
        return cls(model, side_by_side(model, copies), side_by_side(turned_round(model), copies))


@dataclass(frozen=True)
class JudgedCopies:
    """The answers for each of some completions; each is computed when it is first needed.

    Attributes
    ----------
    ranks
        Shape ``(parties, copies, cells)``.
    """

    dispute: Dispute
    ranks: NDArray[np.int32]
    _answers: dict[Concept, NDArray[np.bool_]] = field(default_factory=dict)

    @cached_property
    def _model(self) -> Model:
        return self.dispute.forwards.with_ranks(self.ranks)

    def stable(self, concept: Concept) -> NDArray[np.bool_]:
        """Shape ``(parties, cells, copies)``: the states that are stable for each party."""
        if concept not in self._answers:
            stable = JUDGES[concept](self._model).certain
            self._answers[concept] = self.dispute.forwards.by_state(stable)
        return self._answers[concept]

    def equilibrium(self, concept: Concept) -> NDArray[np.bool_]:
        """Shape ``(cells, copies)``: the states that are stable for all parties."""
        return np.asarray(self.stable(concept).all(axis=0))

    @cached_property
    def _reach(self) -> ImprovingReach:
        quo = self.dispute.model.status_quo
        assert quo is not None
        starts = self.dispute.forwards.places(quo)
        return improving_reach(self._model, self.dispute.backwards.model, starts)

    @property
    def reached(self) -> NDArray[np.bool_]:
        """Shape ``(cells, copies)``: the states that improvements lead to from the status quo, and itself."""
        return self.dispute.forwards.by_state(self._reach.reached)

    @property
    def left_by(self) -> NDArray[np.bool_]:
        """Shape ``(parties, cells, copies)``: where each party may move next on such a way."""
        return self.dispute.forwards.by_state(self._reach.left_by)


def turned_round(model: Model) -> Model:
    """The model in which each move leads back: what a party can move to is what it could come from."""
    moves = model.moves
    if isinstance(moves, GraphMoves):
        return replace(model, moves=_arcs_turned(moves, model.cells))
    one_way = tuple(-way for way in moves.one_way)
    listed = moves.listed
    if listed is not None:
        listed = listed_states(moves.owner, one_way, listed.codes, len(model.parties))
    return replace(model, moves=replace(moves, one_way=one_way, listed=listed))


def _arcs_turned(moves: GraphMoves, cells: int) -> GraphMoves:
    starts, targets = [], []
    for begin, arcs in zip(moves.starts, moves.targets, strict=True):
        origins = np.repeat(np.arange(cells), np.diff(begin))
        order = np.lexsort((origins, arcs))
        starts.append(np.searchsorted(arcs[order], np.arange(cells + 1)).astype(np.int64))
        targets.append(origins[order])
    return GraphMoves(tuple(starts), tuple(targets))


@dataclass(frozen=True)
class ImprovingReach:
    """The states that improvements lead to from some starts.

    Attributes
    ----------
    reached
        Shape ``(cells,)``; the starts are included.
    left_by
        Shape ``(parties, cells)``: the states from which each party may move next, not having moved last.
    """

    reached: NDArray[np.bool_]
    left_by: NDArray[np.bool_]


def improving_reach(model: Model, backwards: Model, starts: NDArray[np.int64]) -> ImprovingReach:
    """Find the states that legal sequences of improvements lead to from some starts, the starts included.

    Every step improves on the state it leaves for the one who takes it, and nobody moves twice in a
    row [1]_. The answer is that of `detente.stability.breadth_first.search`, for many starts at once.

    Parameters
    ----------
    backwards
        The model from `turned_round`; its ranks do not matter.
    starts
        Feasible cells, no two of which lead to the same state.

    References
    ----------
    .. [1] Fang, Hipel and Kilgour, Interactive Decision Making (1993), on unilateral improvements by a
       coalition.
    """
    parties = range(len(model.parties))
    at_start = np.zeros(model.cells, dtype=np.bool_)
    at_start[starts] = True
    if not isinstance(model.moves, GraphMoves):
        # Moves are transitive here, so who moved last makes no difference.
        reached, still = at_start, 0
        while still < len(parties):
            for party in parties:
                wider = reached | _stepped(model, backwards, party, reached)
                still = still + 1 if np.array_equal(wider, reached) else 0
                reached = wider
                if still == len(parties):
                    break
        # What a party reaches by two moves in a row it reaches by one from where another left it.
        by_last = {party: _stepped(model, backwards, party, reached) for party in parties}
        return ImprovingReach(reached, _left_by(at_start, by_last))
    by_last = {party: np.zeros(model.cells, dtype=np.bool_) for party in parties}
    growing = True
    while growing:
        growing = False
        for party in parties:
            stepped = _stepped(model, backwards, party, _left_by(at_start, by_last)[party])
            growing = growing or bool((stepped & ~by_last[party]).any())
            by_last[party] |= stepped
    reached = at_start.copy()
    for entered in by_last.values():
        reached |= entered
    return ImprovingReach(reached, _left_by(at_start, by_last))


def _left_by(at_start: NDArray[np.bool_], by_last: Mapping[int, NDArray[np.bool_]]) -> NDArray[np.bool_]:
    """The states from which each party may move: the start, and those that another moved to last."""
    left = np.empty((len(by_last), at_start.size), dtype=np.bool_)
    for party in by_last:
        left[party] = at_start
        for other, entered in by_last.items():
            if other != party:
                left[party] |= entered
    return left


def _stepped(model: Model, backwards: Model, party: int, origins: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """The states that one improvement of a party leads to from some states."""
    ranks = known_ranks(model, party)
    worth: Values = blanked(ranks, ~origins, NEVER_LOWEST)
    entered: NDArray[np.bool_] = lowest(backwards, party, worth, staying=True) < ranks
    return entered
