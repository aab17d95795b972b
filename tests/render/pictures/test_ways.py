"""The picture of ways: states by their distance from the status quo, and the steps between them."""

from __future__ import annotations

from itertools import combinations

import pytest
from matplotlib.patches import FancyBboxPatch
from tests.support.pictures import extents, picture, texts, words_of
from tests.support.swept_cases import swept

from detente.page.pictures.ways import MOST_NODES, WaysGraph, distances, ways_graph
from detente.page.words.states import state_name
from detente.render.pictures.write import draw, figure_svg


def test_layers_are_the_least_number_of_steps_from_the_status_quo() -> None:
    _, found = swept("graph form")
    graph = ways_graph(found)
    assert graph is not None
    named = [sorted(state_name(found.model, cell) for cell in layer) for layer in graph.layers]
    assert named[0] == ["start"]
    assert named[1] == ["s2", "s3", "s7"]
    assert named[2] == ["s4", "s5", "s8"]
    layer = graph.layer_of
    assert all(layer[e.target] <= layer[e.origin] + 1 for e in graph.edges)
    for below in graph.layers[1:]:
        for cell in below:
            assert any(e.target == cell and layer[e.origin] == layer[cell] - 1 for e in graph.edges)


def test_few_steps_cross() -> None:
    _, found = swept("graph form")
    graph = ways_graph(found)
    assert graph is not None
    assert crossings(graph) <= 2


def crossings(graph: WaysGraph) -> int:
    """Count the pairs of steps between neighbouring layers that cross."""
    place = {cell: k for layer in graph.layers for k, cell in enumerate(layer)}
    layer = graph.layer_of
    down = [
        (min(e.origin, e.target, key=layer.__getitem__), max(e.origin, e.target, key=layer.__getitem__))
        for e in graph.edges
        if abs(layer[e.origin] - layer[e.target]) == 1
    ]
    return sum(
        layer[a] == layer[c] and (place[a] - place[c]) * (place[b] - place[d]) < 0
        for k, (a, b) in enumerate(down)
        for c, d in down[:k]
    )


def test_of_many_states_those_reached_most_often_are_drawn_and_the_rest_counted() -> None:
    case, found = swept("sample of 64 states")
    graph = ways_graph(found)
    assert graph is not None
    assert found.steps is not None
    assert sum(map(len, graph.layers)) <= MOST_NODES
    reachable = distances(0, found.steps)
    assert graph.nodes_left_out == len(reachable) - sum(map(len, graph.layers))
    words = " ".join(words_of(figure_svg(draw(picture("ways", case, found)))))
    assert f"{graph.nodes_left_out} more states are reached" in words


@pytest.mark.parametrize("name", ["example", "sample of 64 states", "graph form", "hostile names"])
def test_nodes_do_not_overlap_and_hold_their_labels(name: str) -> None:
    case, found = swept(name)
    figure = draw(picture("ways", case, found))
    nodes = {
        str(p.get_label()).split()[1]: p.get_window_extent()
        for p in figure.axes[0].patches
        if isinstance(p, FancyBboxPatch) and str(p.get_label()).startswith("node")
    }
    assert len(nodes) > 1
    for one, other in combinations(nodes.values(), 2):
        assert not one.overlaps(other)
    labels = texts(figure, "label")
    for label, box in zip(labels, extents(figure, labels), strict=True):
        node = nodes[str(label.get_label()).split()[1]]
        assert node.x0 <= box.x0
        assert box.x1 <= node.x1
        assert node.y0 <= box.y0
        assert box.y1 <= node.y1


def test_without_a_status_quo_or_a_gain_the_picture_says_why_it_is_empty() -> None:
    case, found = swept("two states, no status quo")
    assert "names no status quo" in picture("ways", case, found).caption
    assert "names no status quo" in " ".join(words_of(figure_svg(draw(picture("ways", case, found)))))
