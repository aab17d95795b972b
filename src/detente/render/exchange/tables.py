"""The options, states, rankings and moves of a case as tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.analysis import LaidOut
from detente.model import GraphMoves, Model
from detente.patterns import as_pattern
from detente.render.table import state_names, state_patterns
from detente.safe import safe_line
from detente.stability import liking, maybe_better, surely_better, targets

MOST_MOVES = 2_000_000
"""Moves up to which they are listed one by one."""
_FORMULA = as_pattern(r"[=+@]|-(?![YN-]*$)")
"""The beginning of a cell that a spreadsheet computes; a state of which parts are open begins with "-"."""


@dataclass(frozen=True)
class Table:
    """A named table; the columns are those of a `pyarrow.Table`."""

    name: str
    columns: Any


def case_tables(laid: LaidOut) -> Iterator[Table]:
    """Yield the tables of a case: options, states, rankings, moves.

    There is no table of options in graph form, and none of moves where there are more than ``MOST_MOVES``.

    Examples
    --------
    >>> from detente.analysis import lay_out
    >>> from detente.case import parse_case
    >>> laid = lay_out(parse_case('''
    ... detente: 1
    ... title: A well
    ... parties: {UP: {name: Upper village, options: {share: Share the well}}}
    ... status_quo: N
    ... preferences: {UP: {priorities: [not UP.share]}}
    ... '''))
    >>> tables = {table.name: table.columns.to_pylist() for table in case_tables(laid)}
    >>> tables["rankings"][0], tables["moves"][0]["improvement"]
    ({'party': 'UP', 'level': 1, 'state': 'N', 'name': None, 'ties': None}, 'no')
    """
    if laid.model.options:
        yield Table("options", _options(laid))
    yield Table("states", _states(laid.model))
    yield Table("rankings", _rankings(laid.model))
    if moves_at_most(laid.model) <= MOST_MOVES:
        yield Table("moves", _moves(laid.model))


def moves_at_most(model: Model) -> int:
    """Return a bound for the number of moves that needs no list of them."""
    moves = model.moves
    if isinstance(moves, GraphMoves):
        return sum(int(arcs.size) for arcs in moves.targets)
    if moves.listed is not None:
        sizes = [np.diff(rows.starts) for rows in moves.listed.rows]
        return sum(int((of * (of - 1)).sum()) for of in sizes)
    states = int(model.feasible.sum())
    return sum(states * ((1 << moves.owner.count(party)) - 1) for party in range(len(model.parties)))


def plain(text: str) -> str:
    """Return a text of the case as a cell of a table holds it: on one line, and never a formula.

    Examples
    --------
    >>> plain("=HYPERLINK(1)"), plain("talks"), plain("--Y")
    ("'=HYPERLINK(1)", 'talks', '--Y')
    >>> plain("-2+3+cmd|A0")
    "'-2+3+cmd|A0"
    """
    line = safe_line(text)
    return f"'{line}" if _FORMULA.match(line) else line


def labels_of(model: Model, cells: NDArray[np.int64]) -> Any:
    """Return the labels of some states: the name where it has one, else the Y/N string."""
    import pyarrow.compute

    names = _plain(state_names(model, cells))
    return pyarrow.compute.coalesce(names, state_patterns(model, cells))


def _plain(texts: Any) -> Any:
    import pyarrow

    return pyarrow.array(
        [None if text is None else plain(text) for text in texts.to_pylist()], pyarrow.string()
    )


def _table(columns: Mapping[str, Any]) -> Any:
    import pyarrow

    return pyarrow.table(dict(columns))


def _options(laid: LaidOut) -> Any:
    import pyarrow

    model, file = laid.model, laid.case.file
    one_way = {}
    for entry in file.one_way:
        *negated, name = entry.option.split()
        one_way[name] = "untaken only" if negated else "taken only"
    parties = [name.partition(".")[0] for name in model.options]
    return _table(
        {
            "option": list(model.options),
            "label": [plain(label) for label in model.option_labels],
            "party": parties,
            "party_name": [plain(file.parties[party].name) for party in parties],
            "direction": pyarrow.array([one_way.get(name, "both") for name in model.options]),
        }
    )


def _states(model: Model) -> Any:
    import pyarrow

    cells = np.flatnonzero(model.feasible)
    patterns = state_patterns(model, cells)
    columns: dict[str, Any] = {
        "state": _plain(patterns) if not model.options else patterns,
        "name": _plain(state_names(model, cells)),
        "status_quo": pyarrow.array(cells == (-1 if model.status_quo is None else model.status_quo)),
    }
    if model.options:
        letters = np.frombuffer("".join(patterns.to_pylist()).encode(), dtype=np.uint8)
        letters = letters.reshape(cells.size, len(model.options))
        for place, option in enumerate(model.options):
            of_option = letters[:, place]
            columns[option] = pyarrow.array(of_option == ord("Y"), mask=of_option == ord("-"))
    return _table(columns)


def _rankings(model: Model) -> Any:
    import pyarrow

    cells = np.flatnonzero(model.feasible)
    patterns = state_patterns(model, cells)
    patterns = _plain(patterns) if not model.options else patterns
    names = _plain(state_names(model, cells))
    parts = []
    for party, name in enumerate(model.parties):
        ranks = liking(model, party)[cells]
        order = np.argsort(-ranks, kind="stable")
        sizes = np.bincount(ranks)[ranks[order]]
        ties = "unknown order" if model.open_ties[party] else "equally good"
        parts.append(
            _table(
                {
                    "party": pyarrow.array([name] * cells.size),
                    "level": pyarrow.array(ranks.max() - ranks[order] + 1, pyarrow.int32()),
                    "state": patterns.take(pyarrow.array(order)),
                    "name": names.take(pyarrow.array(order)),
                    "ties": pyarrow.array([ties if size > 1 else None for size in sizes], pyarrow.string()),
                }
            )
        )
    return pyarrow.concat_tables(parts)


def moves_of(model: Model, party: int) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the moves of a party: the cells they begin at, and those they lead to."""
    if isinstance(model.moves, GraphMoves):
        arcs = model.moves.targets[party]
        origins = np.repeat(np.arange(model.cells), np.diff(model.moves.starts[party]))
        inside = model.feasible[origins] & model.feasible[arcs]
        return origins[inside], arcs[inside]
    cells = np.flatnonzero(model.feasible)
    reached = [targets(model, party, int(cell)) for cell in cells]
    origins = np.repeat(cells, [of.size for of in reached])
    return origins, np.concatenate(reached) if reached else cells


def _moves(model: Model) -> Any:
    import pyarrow

    cells = np.flatnonzero(model.feasible)
    labels = labels_of(model, cells)
    place = np.full(model.cells, -1, dtype=np.int64)
    place[cells] = np.arange(cells.size)
    words = pyarrow.array(["no", "unknown", "yes"])
    parts = []
    for party, name in enumerate(model.parties):
        origins, reached = moves_of(model, party)
        sure = np.asarray(surely_better(model, party, origins, reached))
        possible = np.asarray(maybe_better(model, party, origins, reached))
        parts.append(
            _table(
                {
                    "party": pyarrow.array([name] * origins.size, pyarrow.string()),
                    "from": labels.take(pyarrow.array(place[origins])),
                    "to": labels.take(pyarrow.array(place[reached])),
                    "improvement": words.take(pyarrow.array(np.where(sure, 2, possible.astype(np.int64)))),
                }
            )
        )
    return pyarrow.concat_tables(parts)
