"""Every state with its ranks and verdicts, as a Parquet file for other programs."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente import __version__
from detente.analysis import Analysis
from detente.model import Model, OptionMoves
from detente.sources import TABLE_MARK
from detente.stability import liking, reachable

_ROWS_AT_ONCE = 1 << 17


def write_state_table(analysis: Analysis, path: Path) -> None:
    """Write one row a feasible state.

    Columns are ``state`` (its Y/N string, or its name in graph form), ``name`` (null without one), for
    each party ``rank_PARTY`` (0 is the least preferred; null where nothing is known of it) and
    ``CONCEPT_PARTY`` (whether it is stable, for certain), ``CONCEPT`` (whether it is an equilibrium),
    with ``possible_`` before those that are only not excluded where preferences are unknown, and
    ``steps_improvements`` and ``steps_moves`` from the status quo (null where no way leads).

    Parameters
    ----------
    path
        Is written a portion at a time; whoever calls sees to it that half a file is not kept.
    """
    import pyarrow
    import pyarrow.parquet

    cells = np.flatnonzero(analysis.model.feasible)
    columns = dict(_columns(analysis))
    writer: Any = None
    try:
        for first in range(0, max(1, cells.size), _ROWS_AT_ONCE):
            some = cells[first : first + _ROWS_AT_ONCE]
            rows = {"state": state_patterns(analysis.model, some), "name": state_names(analysis.model, some)}
            for name, values in columns.items():
                part = values[some]
                # No way leads there, or nothing is known of what the party prefers.
                missing = part < 0 if part.dtype == np.int32 else None
                rows[name] = pyarrow.array(part, mask=missing)
            table = pyarrow.table(rows, metadata={TABLE_MARK: __version__})
            writer = writer or pyarrow.parquet.ParquetWriter(path, table.schema)
            writer.write_table(table)
    finally:
        if writer is not None:
            writer.close()


def _columns(analysis: Analysis) -> Iterator[tuple[str, NDArray[Any]]]:
    model = analysis.model
    for party, name in enumerate(model.parties):
        ranks = liking(model, party)
        unknown = model.open_ties[party] and not ranks.max()
        yield f"rank_{name}", np.full_like(ranks, -1) if unknown else ranks
    for concept, stability in analysis.stability.items():
        for party, name in enumerate(model.parties):
            yield f"{concept}_{name}", stability.certain[party]
        yield concept, np.asarray(stability.certain.all(axis=0))
        if any(model.open_ties):
            for party, name in enumerate(model.parties):
                yield f"possible_{concept}_{name}", stability.possible[party]
            yield f"possible_{concept}", np.asarray(stability.possible.all(axis=0))
    if model.status_quo is not None:
        yield "steps_improvements", reachable(model, "improvements")
        yield "steps_moves", reachable(model, "moves")


def state_patterns(model: Model, cells: NDArray[np.int64]) -> Any:
    """The Y/N strings of many states at once; making them one by one would take most of the time."""
    import pyarrow

    if not isinstance(model.moves, OptionMoves):
        return pyarrow.array([model.pattern(cell) or model.label(cell) for cell in cells.tolist()])
    codes = cells if model.moves.listed is None else model.moves.listed.codes[cells]
    count = len(model.options)
    taken = codes[:, None] >> np.arange(count - 1, -1, -1) & 1
    text = np.where(taken == 1, np.uint8(ord("Y")), np.uint8(ord("N"))).tobytes()
    offsets = np.arange(cells.size + 1, dtype=np.int32) * count
    return pyarrow.StringArray.from_buffers(
        cells.size, pyarrow.py_buffer(offsets.tobytes()), pyarrow.py_buffer(text)
    )


def state_names(model: Model, cells: NDArray[np.int64]) -> Any:
    """The names of many states, null for those without one."""
    import pyarrow

    return pyarrow.array([model.names.get(cell) for cell in cells.tolist()], type=pyarrow.string())
