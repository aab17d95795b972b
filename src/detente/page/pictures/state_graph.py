"""The graph of the states: where each party can move, and where it would rather be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from detente.analysis import Analysis, lasting_states
from detente.model import Model
from detente.page.words import plain_state
from detente.stability import CONCEPT_NAMES, CONCEPTS, Move, interest, reachable, targets

MOST_NODES: Final = 60
"""States of a graph that a person can still follow; of more those are shown that matter most."""


@dataclass(frozen=True)
class StateNode:
    """A state in the graph.

    Attributes
    ----------
    lasts, may_last
        The concepts under which it is an equilibrium for certain, and perhaps.
    taken
        The options that are taken in it, in words.
    steps
        Moves from the status quo; -1 where no way leads to it.
    """

    cell: int
    name: str
    taken: tuple[str, ...]
    lasts: tuple[str, ...]
    may_last: tuple[str, ...]
    is_status_quo: bool
    steps: int


@dataclass(frozen=True)
class StateArc:
    """A move between two states; ``interest`` is that of its mover: gains, loses, indifferent or unknown."""

    party: int
    origin: int
    target: int
    interest: str


@dataclass(frozen=True)
class StateGraph:
    """States and moves; ``left_out`` counts the states that are not shown."""

    parties: tuple[str, ...]
    nodes: tuple[StateNode, ...]
    arcs: tuple[StateArc, ...]
    left_out: int


def state_graph(analysis: Analysis, most: int = MOST_NODES) -> StateGraph:
    """Return the graph of a case: the status quo, what would last, and what lies nearest.

    Parameters
    ----------
    most
        At most this many states.
    """
    model = analysis.model
    distances = reachable(model, "moves")
    cells = _chosen(analysis, distances, most)
    shown = set(cells)
    nodes = tuple(_node(analysis, cell, int(distances[cell])) for cell in cells)
    arcs = tuple(_arcs(model, cells, shown))
    return StateGraph(model.party_names, nodes, arcs, int(model.feasible.sum()) - len(cells))


def _chosen(analysis: Analysis, distances: NDArray[np.int32], most: int) -> list[int]:
    model = analysis.model
    quo = [] if model.status_quo is None else [model.status_quo]
    feasible = np.flatnonzero(model.feasible)
    far = np.where(distances[feasible] < 0, np.iinfo(np.int32).max, distances[feasible])
    nearest = feasible[np.argsort(far, kind="stable")][:most].tolist()
    first = dict.fromkeys([*quo, *lasting_states(analysis.stability, most // 2), *nearest])
    return list(first)[:most]


def _node(analysis: Analysis, cell: int, steps: int) -> StateNode:
    model = analysis.model
    judged = [(CONCEPT_NAMES[name], analysis.stability[name]) for name in CONCEPTS]
    lasts = tuple(name for name, stable in judged if stable.certain[:, cell].all())
    may = tuple(name for name, stable in judged if stable.possible[:, cell].all() and name not in lasts)
    taken = tuple(f"{option.label} ({option.party.name})" for option in model.state(cell).options)
    return StateNode(cell, plain_state(model, cell), taken, lasts, may, cell == model.status_quo, steps)


def _arcs(model: Model, cells: list[int], shown: set[int]) -> Iterator[StateArc]:
    for party in range(len(model.parties)):
        for cell in cells:
            for target in targets(model, party, cell).tolist():
                if target in shown:
                    yield StateArc(party, cell, target, interest(model, Move(party, cell, target)))
