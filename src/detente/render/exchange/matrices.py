"""The moves, improvements and preferences of each party as matrices of state by state.

They are those of the matrix representation of the graph model (Xu, Hipel, Kilgour and Fang, Conflict
Resolution Using the Graph Model, 2018): reachability, unilateral improvement, and preference.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

from detente.analysis import LaidOut
from detente.model import Model
from detente.render.exchange.tables import Table, labels_of, moves_of
from detente.stability import maybe_better, surely_better

KINDS = ("moves", "improvements", "preferences")
Entries = tuple[NDArray[np.int8], NDArray[np.bool_]]
"""The entries of a matrix, and which of them are unknown."""


def matrix_names(laid: LaidOut) -> list[str]:
    """Return the names of the matrices of a case: three a party."""
    return [f"{party}-{kind}" for party in laid.model.parties for kind in KINDS]


def matrix_entries(laid: LaidOut) -> int:
    """Return the number of all entries of the matrices."""
    return int(laid.model.feasible.sum()) ** 2 * len(laid.model.parties) * len(KINDS)


def case_matrices(laid: LaidOut) -> Iterator[Table]:
    """Yield three matrices a party, with a row and a column a state; the first column names the row.

    ``moves`` is 1 where the party can move from the state of the row to that of the column. ``improvements``
    is 1 where it can and prefers the second; empty where that is unknown. ``preferences`` is 1 where it
    prefers the state of the column to that of the row, -1 where it prefers that of the row, 0 where it likes
    both equally, and empty where the order is unknown.

    Examples
    --------
    >>> from detente.analysis import lay_out
    >>> from detente.case import parse_case
    >>> laid = lay_out(parse_case('''
    ... detente: 1
    ... title: A well
    ... parties: {UP: {name: Upper village, options: {share: Share the well}}}
    ... preferences: {UP: {priorities: [not UP.share]}}
    ... '''))
    >>> for table in case_matrices(laid):
    ...     print(table.name, [list(row.values()) for row in table.columns.to_pylist()])
    UP-moves [['N', 0, 1], ['Y', 1, 0]]
    UP-improvements [['N', 0, 0], ['Y', 1, 0]]
    UP-preferences [['N', 0, -1], ['Y', 1, 0]]
    """
    import pyarrow

    model = laid.model
    cells = np.flatnonzero(model.feasible)
    labels = labels_of(model, cells)
    columns = ["state", *_columns(labels.to_pylist())]
    for party, name in enumerate(model.parties):
        for kind, (entries, unknown) in zip(KINDS, _of_party(model, party, cells), strict=True):
            arrays = [pyarrow.array(entries[:, k], mask=unknown[:, k]) for k in range(cells.size)]
            yield Table(f"{name}-{kind}", pyarrow.Table.from_arrays([labels, *arrays], names=columns))


def _columns(labels: list[str]) -> list[str]:
    """Name the columns; a state may be called as the column of names is."""
    return [f"{label} " if label == "state" else label for label in labels]


def _of_party(model: Model, party: int, cells: NDArray[np.int64]) -> Iterator[Entries]:
    place = np.full(model.cells, -1, dtype=np.int64)
    place[cells] = np.arange(cells.size)
    origins, reached = moves_of(model, party)
    can = np.zeros((cells.size, cells.size), dtype=np.bool_)
    can[place[origins], place[reached]] = True
    sure = np.asarray(surely_better(model, party, cells[:, None], cells))
    possible = np.asarray(maybe_better(model, party, cells[:, None], cells))
    yield can.astype(np.int8), np.zeros_like(can)
    yield (can & sure).astype(np.int8), can & possible & ~sure
    yield sure.astype(np.int8) - sure.T.astype(np.int8), (possible | possible.T) & ~sure & ~sure.T
