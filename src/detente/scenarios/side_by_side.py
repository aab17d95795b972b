"""One case many times over, side by side in one model, so that many preferences are judged at once.

A solution concept is a reduction over what a party can reach. Copies of a case that nobody can move
between are one larger model, and every concept then judges all copies in one go, by the same code
that judges a single case.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from detente.case.listed import Listed, Rows, Share
from detente.case.model import GraphMoves, Model, OptionMoves

NOBODY = -1
"""The owner of the options that tell the copies apart: nobody can change them."""


@dataclass(frozen=True)
class SideBySide:
    """Copies of a model.

    Attributes
    ----------
    model
        All of them as one, with the ranks of none.
    copies
        How many, a power of two.
    copies_last
        Whether neighbouring cells are the same state in neighbouring copies, or neighbouring states of
        one copy.
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
        """Where one state stands in each of the copies."""
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
    """So many copies of a model; a power of two.

    Examples
    --------
    >>> model = Model("well", ("UP",), ("UP.share",), 2, np.ones(2, dtype=bool),
    ...     OptionMoves((0,), (0,)), np.zeros((1, 2), dtype=np.int32), (False,), 0)
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
        strong_below=(),
    )
    return SideBySide(together, copies, last)


def _shifted(places: NDArray[np.int64], by: int, copies: int) -> NDArray[np.int64]:
    """The places of one copy in all of them, ``by`` apart."""
    return (np.arange(copies, dtype=np.int64)[:, None] * by + places[None, :]).reshape(-1)


def _starts(starts: NDArray[np.int64], copies: int) -> NDArray[np.int64]:
    """Where each piece begins, and at the end how much there is in all."""
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
