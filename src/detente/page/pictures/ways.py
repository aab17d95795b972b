"""The states and steps that a picture of the ways out shows, and the order in which they stand."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import permutations

from detente.sweeps import StepShare, Sweep

MOST_NODES = 14
MOST_A_LAYER = 5
MOST_EDGES = 26
_TURNS = 4


@dataclass(frozen=True)
class WaysGraph:
    """States by layers, from the status quo, and steps between them.

    Attributes
    ----------
    layers
        Cells by the least number of improvements that may lead there, each layer from left to right so
        that few steps cross.
    edges
        The steps that are shown.
    nodes_left_out, edges_left_out
        Number of further states that are reached in some completion, and of further steps between the
        states that are shown.
    """

    layers: tuple[tuple[int, ...], ...]
    edges: tuple[StepShare, ...]
    nodes_left_out: int
    edges_left_out: int

    @property
    def layer_of(self) -> dict[int, int]:
        """Each cell's layer."""
        return {cell: number for number, layer in enumerate(self.layers) for cell in layer}


def ways_graph(sweep: Sweep) -> WaysGraph | None:
    """Select the part of the ways out that is reached most often; None where steps were not counted."""
    quo, steps = sweep.model.status_quo, sweep.steps
    if quo is None or steps is None or sweep.reached is None:
        return None
    distance = distances(quo, steps)
    reached = {cell: float(sweep.reached[cell]) for cell in distance}
    shown = _kept(quo, steps, distance, reached)
    between = [step for step in steps if step.origin in shown and step.target in shown]
    edges = _edges(between, distance)
    layers: list[list[int]] = [[] for _ in range(1 + max(distance[cell] for cell in shown))]
    for cell in sorted(shown, key=lambda cell: (-reached[cell], cell)):
        layers[distance[cell]].append(cell)
    return WaysGraph(
        _untangled(layers, edges), tuple(edges), len(distance) - len(shown), len(between) - len(edges)
    )


def distances(quo: int, steps: Sequence[StepShare]) -> dict[int, int]:
    """Return the least number of steps from the status quo to each cell that any lead to."""
    leads: dict[int, list[int]] = defaultdict(list)
    for step in steps:
        leads[step.origin].append(step.target)
    distance, here = {quo: 0}, [quo]
    while here:
        ahead = dict.fromkeys(cell for origin in here for cell in leads[origin] if cell not in distance)
        distance.update(dict.fromkeys(ahead, distance[here[0]] + 1))
        here = list(ahead)
    return distance


def _kept(
    quo: int, steps: Sequence[StepShare], distance: Mapping[int, int], reached: Mapping[int, float]
) -> set[int]:
    """The cells reached most often, each with a way to it over others that are kept."""
    before: dict[int, set[int]] = defaultdict(set)
    for step in steps:
        if step.origin in distance and distance[step.target] == distance[step.origin] + 1:
            before[step.target].add(step.origin)
    shown, filled = {quo}, defaultdict(int, {0: 1})
    while len(shown) < MOST_NODES:
        open_cells = [
            cell
            for cell in distance
            if cell not in shown and before[cell] & shown and filled[distance[cell]] < MOST_A_LAYER
        ]
        if not open_cells:
            break
        best = max(open_cells, key=lambda cell: (reached[cell], -cell))
        shown.add(best)
        filled[distance[best]] += 1
    return shown


def _edges(between: Sequence[StepShare], distance: Mapping[int, int]) -> list[StepShare]:
    """The most frequent steps; of those that lead on, one into each state whatever its share."""
    first_into: dict[int, StepShare] = {}
    for step in between:
        if distance[step.target] == distance[step.origin] + 1:
            first_into.setdefault(step.target, step)
    needed = set(first_into.values())
    others = [step for step in between if step not in needed]
    chosen = needed | set(others[: max(0, MOST_EDGES - len(needed))])
    return [step for step in between if step in chosen]


def _untangled(layers: Sequence[list[int]], edges: Sequence[StepShare]) -> tuple[tuple[int, ...], ...]:
    """Each layer in the order, of all there are, in which the fewest steps to its neighbours cross."""
    order = [tuple(layer) for layer in layers]
    for turn in range(_TURNS):
        numbers = range(len(order)) if turn % 2 == 0 else range(len(order) - 1, -1, -1)
        for number in numbers:
            neighbours = [order[k] for k in (number - 1, number + 1) if 0 <= k < len(order)]
            # Of orders that are as good the first stays: what is reached most often, to the left.
            order[number] = min(
                (order[number], *permutations(layers[number])),
                key=lambda layer: sum(_crossings(layer, other, edges) for other in neighbours),
            )
    return tuple(order)


def _crossings(one: Sequence[int], other: Sequence[int], edges: Sequence[StepShare]) -> int:
    place, across = ({cell: k for k, cell in enumerate(layer)} for layer in (one, other))
    pairs = [(place[e.origin], across[e.target]) for e in edges if e.origin in place and e.target in across]
    pairs += [(place[e.target], across[e.origin]) for e in edges if e.target in place and e.origin in across]
    return sum((a - c) * (b - d) < 0 for k, (a, b) in enumerate(pairs) for c, d in pairs[:k])
