"""The graph of the states: where each party can move, and where it would rather be."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

import numpy as np
from numpy.typing import NDArray

from detente.analysis import Analysis, lasting_states
from detente.model import Model
from detente.page.pictures.state_groups import fitting_cells
from detente.page.words import heads_of_states, state_name
from detente.stability import CONCEPT_NAMES, CONCEPTS, Move, interest, reachable, targets

MOST_NODES: Final = 60
"""States of a graph that a person can still follow; of more those are shown that matter most."""
_LONGEST_HEAD: Final = 60
"""Letters of a name that a box has room for; of a longer one it has the acts, each cut."""


@dataclass(frozen=True)
class StateNode:
    """A state in the graph.

    Attributes
    ----------
    label
        Its name in the case, or its Y/N string: what a question about it takes.
    head
        Its name in few words, unlike that of any other that is shown.
    lasts, may_last
        The concepts under which it is an equilibrium for certain, and perhaps.
    taken
        The options that are taken in it, in words.
    steps
        Moves from the status quo; -1 where no way leads to it.
    """

    cell: int
    name: str
    label: str
    taken: tuple[str, ...]
    lasts: tuple[str, ...]
    may_last: tuple[str, ...]
    is_status_quo: bool
    steps: int
    head: str = ""


@dataclass(frozen=True)
class StateArc:
    """A move between two states; ``interest`` is that of its mover: gains, loses, indifferent or unknown."""

    party: int
    origin: int
    target: int
    interest: str


@dataclass(frozen=True)
class StateGraph:
    """States and moves.

    Attributes
    ----------
    left_out
        The number of states that are not shown.
    taken, not_taken
        The options that are, or are not, taken in all of them, where these are states of one pattern.
    """

    parties: tuple[str, ...]
    nodes: tuple[StateNode, ...]
    arcs: tuple[StateArc, ...]
    left_out: int
    taken: tuple[str, ...] = ()
    not_taken: tuple[str, ...] = ()


def state_graph(analysis: Analysis, within: str = "", most: int = MOST_NODES) -> StateGraph:
    """Return the graph of a case: the status quo, what would last, and what lies nearest.

    Parameters
    ----------
    within
        Only states of this pattern, as ``Y-N-``.
    most
        At most this many states.
    """
    model = analysis.model
    distances = reachable(model, "moves")
    fitting = fitting_cells(model, within)
    cells = _chosen(analysis, fitting, distances, most)
    shown = set(cells)
    nodes = tuple(_node(analysis, cell, int(distances[cell]), within) for cell in cells)
    if not within:
        heads = heads_of_states(model, cells, _LONGEST_HEAD)
        nodes = tuple(replace(node, head=head) for node, head in zip(nodes, heads, strict=True))
    arcs = tuple(_arcs(model, cells, shown))
    return StateGraph(
        model.party_names, nodes, arcs, len(fitting) - len(cells), _agreed(model, within, "Y"),
        _agreed(model, within, "N"),
    )  # fmt: skip


def states_to_draw(analysis: Analysis, most: int = MOST_NODES) -> tuple[int, ...]:
    """Return the cells of the status quo, of what would last, and of what lies nearest: at most so many."""
    model = analysis.model
    return tuple(_chosen(analysis, fitting_cells(model, ""), reachable(model, "moves"), most))


def _agreed(model: Model, within: str, letter: str) -> tuple[str, ...]:
    options = [model.option(place) for place, each in enumerate(within) if each == letter]
    return tuple(f"{option.label} ({option.party.name})" for option in options)


def _chosen(
    analysis: Analysis, fitting: NDArray[np.int64], distances: NDArray[np.int32], most: int
) -> list[int]:
    model = analysis.model
    quo = [] if model.status_quo is None else [model.status_quo]
    far = np.where(distances[fitting] < 0, np.iinfo(np.int32).max, distances[fitting])
    nearest = fitting[np.argsort(far, kind="stable")][:most].tolist()
    fits = set(fitting.tolist())
    lasting = lasting_states(analysis.stability, model.cells if len(fits) < model.cells else most // 2)
    marked = [cell for cell in (*quo, *lasting) if cell in fits][: most // 2]
    first = dict.fromkeys([*marked, *nearest])
    return list(first)[:most]


def _node(analysis: Analysis, cell: int, steps: int, within: str) -> StateNode:
    model = analysis.model
    name = state_name(model, cell)
    if within and cell not in model.names:
        # What they all agree in tells no two of them apart.
        pattern = model.pattern(cell) or ""
        apart = [k for k, letter in enumerate(pattern) if letter == "Y" and within[k] == "-"]
        name = "; ".join(model.option(k).label for k in apart) or "none of the others"
    judged = [(CONCEPT_NAMES[name], analysis.stability[name]) for name in CONCEPTS]
    lasts = tuple(name for name, stable in judged if stable.certain[:, cell].all())
    may = tuple(name for name, stable in judged if stable.possible[:, cell].all() and name not in lasts)
    taken = tuple(f"{option.label} ({option.party.name})" for option in model.state(cell).options)
    return StateNode(cell, name, model.label(cell), taken, lasts, may, cell == model.status_quo, steps)


def _arcs(model: Model, cells: list[int], shown: set[int]) -> Iterator[StateArc]:
    for party in range(len(model.parties)):
        for cell in cells:
            for target in targets(model, party, cell).tolist():
                if target in shown:
                    yield StateArc(party, cell, target, interest(model, Move(party, cell, target)))
