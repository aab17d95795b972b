"""Random conflict models for property tests: both forms, every feature, small enough for the oracle."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

import numpy as np
from hypothesis import strategies as st

from detente.model.model import Model
from detente.model.moves import GraphMoves, OptionMoves
from detente.model.rows import listed_states

T = TypeVar("T")


def model_of_options(
    owner: tuple[int, ...],
    ranks: list[list[int]],
    *,
    one_way: tuple[int, ...] | None = None,
    feasible: list[bool] | None = None,
    open_ties: tuple[bool, ...] | None = None,
    status_quo: int | None = 0,
) -> Model:
    """A model in option form from ranks of any integers, one a cell and party."""
    cells = 1 << len(owner)
    states = np.array(feasible if feasible is not None else [True] * cells)
    parties = len(ranks)
    return Model(
        title="a case",
        parties=tuple(f"P{party}" for party in range(parties)),
        options=tuple(f"P{party}.o{option}" for option, party in enumerate(owner)),
        cells=cells,
        feasible=states,
        moves=OptionMoves(owner, one_way or (0,) * len(owner)),
        ranks=dense(ranks, states),
        open_ties=open_ties or (False,) * parties,
        status_quo=status_quo,
    )


def with_states_listed(model: Model) -> Model:
    """The same model in option form, its feasible states listed instead of all combinations laid out."""
    assert isinstance(model.moves, OptionMoves)
    codes = np.flatnonzero(model.feasible)
    moves = model.moves
    listed = listed_states(moves.owner, moves.one_way, codes, len(model.parties))
    return replace(
        model,
        cells=codes.size,
        feasible=np.ones(codes.size, dtype=np.bool_),
        moves=replace(moves, listed=listed),
        ranks=model.ranks[:, codes],
        status_quo=None if model.status_quo is None else int(np.searchsorted(codes, model.status_quo)),
    )


def listed_models(*, open_ties: bool = False, most_parties: int = 4) -> st.SearchStrategy[Model]:
    """Models in option form whose states are listed."""
    return option_models(open_ties=open_ties, most_parties=most_parties).map(with_states_listed)


def model_of_arcs(
    arcs: list[set[tuple[int, int]]],
    ranks: list[list[int]],
    *,
    open_ties: tuple[bool, ...] | None = None,
    status_quo: int | None = 0,
) -> Model:
    """A model in graph form; ``arcs`` are the moves (origin, target) of each party."""
    cells = len(ranks[0])
    starts, targets = [], []
    for of_party in arcs:
        ordered = sorted(of_party)
        counts = np.bincount([origin for origin, _ in ordered], minlength=cells)
        starts.append(np.concatenate(([0], np.cumsum(counts))).astype(np.int64))
        targets.append(np.array([target for _, target in ordered], dtype=np.int64))
    states = np.ones(cells, dtype=np.bool_)
    return Model(
        title="a case",
        parties=tuple(f"P{party}" for party in range(len(ranks))),
        options=(),
        cells=cells,
        feasible=states,
        moves=GraphMoves(tuple(starts), tuple(targets)),
        ranks=dense(ranks, states),
        open_ties=open_ties or (False,) * len(ranks),
        status_quo=status_quo,
        names={cell: str(cell) for cell in range(cells)},
    )


def dense(ranks: list[list[int]], feasible: np.ndarray) -> np.ndarray:
    """Ranks from 0 without gaps over the feasible cells, -1 elsewhere."""
    rows = np.full((len(ranks), feasible.size), -1, dtype=np.int32)
    for row, of_party in zip(rows, ranks, strict=True):
        row[feasible] = np.unique(np.array(of_party)[feasible], return_inverse=True)[1]
    return rows


@st.composite
def option_models(
    draw: st.DrawFn, *, most_parties: int = 4, most_options: int = 6, open_ties: bool = False
) -> Model:
    """2 to ``most_parties`` parties, some perhaps without options; one-way options, infeasible states."""
    parties = draw(st.integers(2, most_parties))
    count = draw(st.integers(1, most_options))
    owner = tuple(sorted(_many(draw, range(parties), count)))
    one_way = tuple(_many(draw, (0, 0, 1, -1), count))
    cells = 1 << count
    feasible = _many(draw, (True, True, True, False), cells) if draw(st.booleans()) else [True] * cells
    feasible = feasible if any(feasible) else [True] * cells
    return model_of_options(
        owner,
        _ranks(draw, parties, cells),
        one_way=draw(st.sampled_from(((0,) * count, one_way))),
        feasible=feasible,
        open_ties=_open(draw, parties) if open_ties else None,
        status_quo=draw(st.sampled_from([cell for cell in range(cells) if feasible[cell]])),
    )


@st.composite
def graph_models(
    draw: st.DrawFn, *, most_parties: int = 4, most_states: int = 8, open_ties: bool = False
) -> Model:
    """Any arcs at all: one-sided, not transitive, parties that cannot move."""
    parties = draw(st.integers(2, most_parties))
    cells = draw(st.integers(1, most_states))
    pairs = [(origin, target) for origin in range(cells) for target in range(cells) if origin != target]
    drawn = [draw(st.binary(max_size=12)) if pairs else b"" for _ in range(parties)]
    arcs = [{pairs[byte % len(pairs)] for byte in of_party} for of_party in drawn]
    return model_of_arcs(
        arcs,
        _ranks(draw, parties, cells),
        open_ties=_open(draw, parties) if open_ties else None,
        status_quo=draw(st.integers(0, cells - 1)),
    )


def models(*, open_ties: bool = False) -> st.SearchStrategy[Model]:
    """Either form."""
    return st.one_of(
        option_models(open_ties=open_ties),
        graph_models(open_ties=open_ties),
        listed_models(open_ties=open_ties),
    )


def tiny_open_models() -> st.SearchStrategy[Model]:
    """Models with open ties whose completions can all be listed."""
    return st.one_of(
        option_models(most_parties=3, most_options=2, open_ties=True),
        graph_models(most_parties=3, most_states=4, open_ties=True),
    )


def _ranks(draw: st.DrawFn, parties: int, cells: int) -> list[list[int]]:
    heights = range(draw(st.sampled_from((1, 3, cells))) + 1)
    ranks = _many(draw, heights, parties * cells)
    return [ranks[start : start + cells] for start in range(0, len(ranks), cells)]


def _open(draw: st.DrawFn, parties: int) -> tuple[bool, ...]:
    return tuple(_many(draw, (False, True), parties))


def _many(draw: st.DrawFn, values: Sequence[T], count: int) -> list[T]:
    """Draw so many of the values at once: to draw each by itself takes longer than what is tested."""
    return [values[byte % len(values)] for byte in draw(st.binary(min_size=count, max_size=count))]
