"""The picture of the ways out: layers of states, and the steps that may lead from one to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure
from matplotlib.path import Path as Outline

from detente.page import (
    SweepWords,
    WaysGraph,
    counted,
    no_ways,
    short_state,
    ways_graph,
)
from detente.render.pictures.style import (
    MARGIN,
    PARTY_COLOURS,
    ROOM,
    SMALL,
    SOFT,
    TEXT,
    WIDTH,
    Sheet,
    text_width,
    wrapped,
)
from detente.sweeps import GroundedShare, StepShare, share_or_open

_NODE, _HEIGHT = 84.0, 42.0
_BETWEEN = 12.0
_LANE, _MOST_LANES = 6.0, 5
_HEAD = 5.5
_OPEN = 1.4
"""The width of a step that is open: it says nothing of how often it is taken."""
_SIDE = 12.0
_GAP, _A_TRACK = 40.0, 6.0
"""The space between two layers, and what each step that runs along it adds."""


@dataclass(frozen=True)
class _Place:
    x: float
    y: float


def draw_ways(words: SweepWords) -> Figure:
    """Draw the states that improvements may lead to, by how many it takes, with the steps between them.

    Of more than `detente.page.pictures.ways.MOST_NODES` states those are shown that are reached most
    often. A step's colour is the party that takes it, its width the share in which it does; a state's
    colour says how often it lasts under SEQ.
    """
    sweep = words.sweep
    sheet = Sheet(
        "ways",
        f"{words.case.title}: ways out of the status quo, by steps in the interest of who takes them",
    )
    about = "Steps in the interest of the party that takes them; a row further down is a step further away"
    y = sheet.headline("Ways out of the status quo", about)
    graph = ways_graph(sweep)
    if graph is None or not graph.edges:
        y = sheet.lines(MARGIN, y + 10, no_ways(sweep), ROOM, TEXT, most=4)
        return sheet.finished(y + MARGIN - 4)
    routes = _Routes(graph)
    lasting = {cell: words.shares.lasting("seq", cell) for layer in graph.layers for cell in layer}
    with_open = any(share.is_open for share in lasting.values())
    y = sheet.share_legend(MARGIN, y + 8, "Lasts under SEQ in", with_open=with_open) + 8
    places, bottom = _placed(graph, routes, y)
    ports = _ports(graph, places, routes)
    for step in sorted(graph.edges, key=lambda step: step.share):
        _step(sheet, words.shares.step(step), step, places, ports, routes)
    for cell, place in places.items():
        _node(sheet, words, cell, lasting[cell], place)
    y = _legend(sheet, words, graph, bottom + 16)
    drawn = [*lasting.values(), *(words.shares.step(step) for step in graph.edges)]
    drawn += [words.shares.reached(cell) for cell in lasting]
    for note in words.notes_on(drawn):
        y = sheet.note(note, y + SMALL * 1.1, most=6) - SMALL * 0.8
    return sheet.finished(y + MARGIN - 6)


class _Routes:
    """The course of each step: down to the next layer, up to the last, in a bow, or round by a lane.

    Attributes
    ----------
    layer
        Each cell's layer.
    round
        The steps that go up by more than a layer: round by a lane at the side.
    tracks
        For each gap, numbered as the layer above it, the steps that run along it, the nearest to that
        layer first.
    """

    def __init__(self, graph: WaysGraph) -> None:
        self.layer = graph.layer_of
        self.place = {
            cell: k - (len(cells) - 1) / 2 for cells in graph.layers for k, cell in enumerate(cells)
        }
        self.round = [e for e in graph.edges if self.layer[e.origin] - self.layer[e.target] > 1]
        bows = [e for e in graph.edges if self.layer[e.origin] == self.layer[e.target]]
        bows.sort(key=lambda e: abs(self.place[e.origin] - self.place[e.target]))
        self.tracks: dict[int, list[StepShare]] = defaultdict(list)
        for step in bows:
            self.tracks[self.layer[step.origin]].append(step)
        for step in self.round:
            self.tracks[self.layer[step.origin] - 1].append(step)
            self.tracks[self.layer[step.target]].append(step)

    def gap(self, number: int) -> float:
        """Return the height of the space below a layer."""
        return _GAP + _A_TRACK * len(self.tracks[number])

    def goes_down(self, step: StepShare) -> bool:
        """Return whether a step leads to the next layer, and so enters a state from above."""
        return self.layer[step.target] > self.layer[step.origin]

    def leaves_below(self, step: StepShare) -> bool:
        """Return whether a step leaves a state from below."""
        return self.layer[step.target] >= self.layer[step.origin]

    def by_the_right(self, step: StepShare) -> bool:
        """Return whether a step that goes round does so on the right."""
        return self.place[step.origin] + self.place[step.target] > 0

    def order_at(self, cell: int, step: StepShare) -> tuple[float, ...]:
        """Return the place of a step among those of a state, left to right, so that they do not cross."""
        other = step.target if cell == step.origin else step.origin
        same = (step.party, step.origin, step.target)
        if step in self.round:
            return (4 if self.by_the_right(step) else 0, 0, *same)
        if self.layer[step.origin] == self.layer[step.target]:
            depth = self.tracks[self.layer[cell]].index(step)
            return (3, -depth) if self.place[other] > self.place[cell] else (1, depth)
        return (2, self.place[other], *same)


def _placed(graph: WaysGraph, routes: _Routes, y: float) -> tuple[dict[int, _Place], float]:
    """The top left corner of each node, and the height at which the last layer ends."""
    places = {}
    for number, layer in enumerate(graph.layers):
        room = WIDTH - 2 * MARGIN - 2 * _SIDE
        pitch = min(_NODE + _BETWEEN * 3, (room + _BETWEEN) / len(layer))
        left = WIDTH / 2 - (pitch * (len(layer) - 1) + _NODE) / 2
        for k, cell in enumerate(layer):
            places[cell] = _Place(left + k * pitch, y)
        y += _HEIGHT + (routes.gap(number) if number < len(graph.layers) - 1 else 0)
    return places, y + (_dip(len(routes.tracks[number])) * 0.75 if routes.tracks[number] else 0)


def _dip(track: int) -> float:
    """Return how far below its ends the bow of a track is drawn; it comes three quarters as far."""
    return 28 + 1.33 * _A_TRACK * track


def _ports(
    graph: WaysGraph, places: dict[int, _Place], routes: _Routes
) -> dict[tuple[StepShare, str], float]:
    """Return the places along a state's edge at which steps leave and enter."""
    at: dict[tuple[int, bool], list[tuple[StepShare, str]]] = defaultdict(list)
    for step in graph.edges:
        at[step.origin, routes.leaves_below(step)].append((step, "leaves"))
        at[step.target, not routes.goes_down(step)].append((step, "enters"))
    ports = {}
    for (cell, _), there in at.items():
        there.sort(key=lambda entry: routes.order_at(cell, entry[0]))
        space = min(13.0, (_NODE - 16) / max(len(there) - 1, 1))
        for k, entry in enumerate(there):
            ports[entry] = places[cell].x + _NODE / 2 + (k - (len(there) - 1) / 2) * space
    return ports


def _width(share: float) -> float:
    return 0.8 + 3.0 * share


def _step(
    sheet: Sheet,
    share: GroundedShare,
    step: StepShare,
    places: dict[int, _Place],
    ports: dict[tuple[StepShare, str], float],
    routes: _Routes,
) -> None:
    colour = PARTY_COLOURS[step.party % len(PARTY_COLOURS)]
    width, dashed = (_OPEN, True) if share.is_open else (_width(share.share), False)
    head = _HEAD + width * 0.6
    x0, x1 = ports[step, "leaves"], ports[step, "enters"]
    below, above = routes.leaves_below(step), routes.goes_down(step)
    y0 = places[step.origin].y + (_HEIGHT if below else 0)
    y1 = places[step.target].y + (0 if above else _HEIGHT)
    into = -1 if above else 1
    stop = y1 + into * head * 0.8
    curve = [Outline.CURVE4] * 3
    if step in routes.round:
        points = _round(step, (x0, y0), (x1, stop), routes, places)
        sheet.curve(*_rounded(points), colour, width, dashed=dashed)
    elif below and not above:
        # A bow in the gap below both.
        dip = y0 + _dip(routes.tracks[routes.layer[step.origin]].index(step))
        points = [(x0, y0), (x0, dip), (x1, dip), (x1, stop)]
        sheet.curve(points, [Outline.MOVETO, *curve], colour, width, dashed=dashed)
    else:
        bend = (stop - y0) * 0.5
        points = [(x0, y0), (x0, y0 + bend), (x1, stop - bend), (x1, stop)]
        sheet.curve(points, [Outline.MOVETO, *curve], colour, width, dashed=dashed)
    side = head * 0.45
    sheet.triangle(
        [(x1, y1 + into * 0.6), (x1 - side, y1 + into * head), (x1 + side, y1 + into * head)],
        colour,
        layer=1.5,
    )


def _round(
    step: StepShare,
    start: tuple[float, float],
    end: tuple[float, float],
    routes: _Routes,
    places: dict[int, _Place],
) -> list[tuple[float, float]]:
    """The corners of a way that goes up by several layers, in the gaps and beside the states it passes."""
    right = routes.by_the_right(step)
    beside = [other for other in routes.round if routes.by_the_right(other) == right]
    off = 10 + beside.index(step) % _MOST_LANES * _LANE
    passed = [
        places[cell].x
        for cell, layer in routes.layer.items()
        if routes.layer[step.target] <= layer <= routes.layer[step.origin]
    ]
    side = min(max(passed) + _NODE + off, WIDTH - 3) if right else max(min(passed) - off, 3)
    y0 = start[1] - 12 - _A_TRACK * routes.tracks[routes.layer[step.origin] - 1].index(step)
    y1 = end[1] + 8 + _A_TRACK * routes.tracks[routes.layer[step.target]].index(step)
    return [start, (start[0], y0), (side, y0), (side, y1), (end[0], y1), end]


def _rounded(corners: list[tuple[float, float]]) -> tuple[list[tuple[float, float]], list[np.uint8]]:
    """A line through some corners, each a little rounded."""
    points, codes = [corners[0]], [Outline.MOVETO]
    for before, corner, after in zip(corners, corners[1:], corners[2:], strict=False):
        points += [_towards(corner, before), corner, _towards(corner, after)]
        codes += [Outline.LINETO, Outline.CURVE3, Outline.CURVE3]
    return [*points, corners[-1]], [*codes, Outline.LINETO]


def _towards(corner: tuple[float, float], other: tuple[float, float]) -> tuple[float, float]:
    away = (other[0] - corner[0], other[1] - corner[1])
    length = max((away[0] ** 2 + away[1] ** 2) ** 0.5, 1e-9)
    by = min(5.0, length / 2) / length
    return (corner[0] + away[0] * by, corner[1] + away[1] * by)


def _node(sheet: Sheet, words: SweepWords, cell: int, share: GroundedShare, place: _Place) -> None:
    model = words.model
    x, y, is_quo = place.x, place.y, cell == model.status_quo
    ink = sheet.state(
        x, y, _NODE, _HEIGHT, None if share.is_open else share.share,
        is_status_quo=is_quo, round_by=4, line=0.6, name=f"node {cell}",
    )  # fmt: skip
    named = model.pattern(cell) is None or cell in model.names
    text, most = (TEXT, 2) if named else (SMALL - 1, 4)
    label = wrapped(short_state(model, cell, 60), _NODE - 8, text, most, bold=named)
    size = SMALL - 0.5
    baseline = y + (_HEIGHT - text * 1.15 * len(label) - size) / 2 + text - 1
    for line in label:
        sheet.text(
            x + _NODE / 2, baseline, line, text, colour=ink, bold=named, align="center", name=f"label {cell}"
        )
        baseline += text * 1.15
    reached = "status quo" if is_quo else _reached(words.shares.reached(cell))
    if text_width(reached, size) > _NODE - 4:
        reached = reached.partition(" (")[0]
    sheet.text(x + _NODE / 2, baseline, reached, size, colour=ink, align="center", name=f"label {cell}")


def _reached(share: GroundedShare) -> str:
    says = share_or_open(share)
    return "reached: open" if share.is_open else f"reached {says if says.startswith('in ') else f'in {says}'}"


def _legend(sheet: Sheet, words: SweepWords, graph: WaysGraph, y: float) -> float:
    """Say whose the colours are and what the widths mean; the height at which it ends."""
    model, x = words.model, MARGIN
    for party in sorted({step.party for step in graph.edges}):
        (name, *_) = wrapped(model.party_names[party], ROOM - 40, SMALL, 1)
        wide = 16 + text_width(name, SMALL) + 14
        if x > MARGIN and x + wide > WIDTH - MARGIN:
            x, y = MARGIN, y + SMALL * 1.6
        sheet.line([(x, y - 2.6), (x + 12, y - 2.6)], PARTY_COLOURS[party % len(PARTY_COLOURS)], 2.4)
        sheet.text(x + 16, y, name, SMALL, colour=SOFT)
        x += wide
    x, y = MARGIN, y + SMALL * 1.7
    shares = [words.shares.step(step) for step in graph.edges]
    signs = [(_width(1.0), "in the interest of who takes it in all completions", False)]
    if any(share.is_figure for share in shares):
        signs += [(_width(0.5), "in half", False), (_width(0.1), "in a tenth", False)]
    if any(share.is_open for share in shares):
        signs.append((_OPEN, "open", True))
    for width, says, dashed in signs:
        sheet.line([(x, y - 2.6), (x + 16, y - 2.6)], SOFT, width, dashed=dashed)
        sheet.text(x + 20, y, says, SMALL, colour=SOFT)
        x += 20 + text_width(says, SMALL) + 12
    for note in _left_out(graph):
        y += SMALL * 1.6
        sheet.text(MARGIN, y, note, SMALL, colour=SOFT)
    return y + 4


def _left_out(graph: WaysGraph) -> Iterable[str]:
    if graph.nodes_left_out:
        more = counted(graph.nodes_left_out, "more state is", "more states are").capitalize()
        yield f"{more} reached in some completions, less often or only beyond these."
    if graph.edges_left_out:
        more = counted(graph.edges_left_out, "more step", "more steps").capitalize()
        yield f"{more} between these, less often open, not drawn."
