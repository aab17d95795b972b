"""The pictures of a sweep: what they say, that they are the same each time, and that nothing overlaps."""

from __future__ import annotations

import re
from itertools import combinations, pairwise
from pathlib import Path

import numpy as np
import pytest
from lxml import etree
from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.image import imread
from matplotlib.patches import FancyBboxPatch, Rectangle
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from tests.brief.swept_cases import HOSTILE_NAME, TEXTS, swept

from detente.brief.picture_shares import MOST_ROWS, states_by_share
from detente.brief.picture_states import lay_out
from detente.brief.picture_style import colour_on, quiet_about_glyphs, share_colour, wrapped
from detente.brief.sweep_pictures import PICTURES, SHARES, STATES, UNKNOWNS, WAYS, figure_svg, write_pictures
from detente.brief.ways_graph import MOST_NODES, crossings, distances, ways_graph
from detente.brief.wording import state_name

XMLNS = "{http://www.w3.org/2000/svg}"
every_case = pytest.mark.parametrize("name", TEXTS)
every_picture = pytest.mark.parametrize("picture", PICTURES, ids=lambda picture: picture.name)


def words_of(svg: str) -> list[str]:
    return [text.text or "" for text in etree.fromstring(svg).iter(f"{XMLNS}text")]


def texts(figure: Figure, label: str = "") -> list[Text]:
    return [t for t in figure.axes[0].texts if str(t.get_label()).startswith(label) and t.get_text().strip()]


def extents(figure: Figure, of: list[Text]) -> list[Bbox]:
    # Unhinted, as the files are written.
    with rc_context({"text.hinting": "no_hinting"}), quiet_about_glyphs():
        return [text.get_window_extent(figure.canvas.get_renderer()) for text in of]  # type: ignore[attr-defined]


@every_case
@every_picture
def test_no_text_is_cut_off_or_written_over_another(name: str, picture: object) -> None:
    case, found = swept(name)
    figure = picture.draw(case.file, found)  # type: ignore[attr-defined]
    whole = Bbox.from_bounds(0, 0, *figure.get_size_inches() * figure.dpi)
    boxes = extents(figure, texts(figure))
    for box in boxes:
        assert box.x0 >= whole.x0
        assert box.x1 <= whole.x1
        assert box.y0 >= whole.y0
        assert box.y1 <= whole.y1
    for one, other in combinations(boxes, 2):
        # A letter's box has room above and below it that no ink fills.
        common = Bbox.intersection(one, other)
        assert common is None or common.width < 1 or common.height < 3


@every_case
@every_picture
def test_the_same_answer_gives_the_same_bytes(name: str, picture: object) -> None:
    case, found = swept(name)
    first, again = (figure_svg(picture.draw(case.file, found)) for _ in range(2))  # type: ignore[attr-defined]
    assert first == again
    assert "date" not in first.lower().replace("candidate", "")


@every_case
@every_picture
def test_a_caption_is_one_sentence(name: str, picture: object) -> None:
    case, found = swept(name)
    caption = picture.caption(case.file, found)  # type: ignore[attr-defined]
    assert caption.endswith((".", "?"))
    assert "  " not in caption


def test_every_state_and_standard_stands_in_the_picture_of_shares() -> None:
    case, found = swept("example")
    words = words_of(figure_svg(SHARES.draw(case.file, found)))
    assert {"Nash", "SEQ", "SMR", "GMR", "status quo", "deadlock", "talks pressed", "58%"} <= set(words)
    assert "58%" in SHARES.caption(case.file, found)


def test_bars_are_as_long_as_their_shares() -> None:
    case, found = swept("example")
    figure = SHARES.draw(case.file, found)
    bars = {str(p.get_label()): p for p in figure.axes[0].patches if isinstance(p, Rectangle)}
    (track,) = {bar.get_width() for label, bar in bars.items() if label == "track"}
    for cell in states_by_share(found):
        share = found.equilibrium["seq"][cell]
        if share:
            assert bars[f"seq {cell}"].get_width() / track == pytest.approx(share)


def test_of_many_states_the_picture_says_how_many_it_leaves_out() -> None:
    case, found = swept("256 states")
    words = " ".join(words_of(figure_svg(SHARES.draw(case.file, found))))
    assert f"{256 - MOST_ROWS} more states are not shown" in words
    assert f"{256 - MOST_ROWS} states more left out" in SHARES.caption(case.file, found)


def test_a_sample_is_said_to_be_one() -> None:
    case, found = swept("sample of 64 states")
    words = " ".join(words_of(figure_svg(SHARES.draw(case.file, found))))
    assert "600 completions drawn at random" in words
    assert "Whiskers: with 95% confidence" in words
    for picture in (SHARES, STATES, WAYS):
        assert "with 95% confidence no share is off by more than" in picture.caption(case.file, found)
    assert "less what chance alone would show" in UNKNOWNS.caption(case.file, found)


def test_the_picture_of_unknowns_says_what_each_bears_on() -> None:
    case, found = swept("example")
    words = words_of(figure_svg(UNKNOWNS.draw(case.file, found)))
    assert "SIGNATORIES: pressed over deadlock?" in words
    assert any("if yes" in line and "if no" in line for line in words)
    assert "Would Signatories" in UNKNOWNS.caption(case.file, found)


def test_without_an_unknown_the_picture_says_so() -> None:
    case, found = swept("nothing open")
    assert "leaves nothing open" in " ".join(words_of(figure_svg(UNKNOWNS.draw(case.file, found))))
    assert "leaves nothing open" in UNKNOWNS.caption(case.file, found)


def test_tiles_are_laid_out_by_options_and_what_cannot_be_is_left_blank() -> None:
    _, found = swept("example")
    tiles = lay_out(found)
    assert (tiles.down, tiles.across) == ((0, 1), (2, 3))
    assert tiles.rows == ("NN", "YN", "YY")
    assert tiles.columns == ("NN", "NY", "YN", "YY")
    named = [[state_name(found.model, cell) if cell >= 0 else "" for cell in row] for row in tiles.cells]
    assert named == [
        ["deadlock", "pressed", "unrest", "unrest pressed"],
        ["talks", "talks pressed", "", ""],
        ["return", "return pressed", "", ""],
    ]


def test_every_state_has_one_tile_in_the_colour_of_its_share() -> None:
    case, found = swept("sample of 64 states")
    tiles = lay_out(found)
    assert (len(tiles.rows), len(tiles.columns)) == (8, 8)
    figure = STATES.draw(case.file, found)
    drawn = {str(p.get_label()): p for p in figure.axes[0].patches if str(p.get_label()).startswith("tile")}
    assert set(drawn) == {f"tile {cell}" for cell in range(64)}
    for cell in (0, 17, 63):
        red, green, blue, _ = drawn[f"tile {cell}"].get_facecolor()
        shown = "#{:02x}{:02x}{:02x}".format(*(round(c * 255) for c in (red, green, blue)))
        assert shown == share_colour(found.equilibrium["seq"][cell])


def test_in_graph_form_and_of_many_states_tiles_follow_each_other() -> None:
    _, found = swept("graph form")
    tiles = lay_out(found)
    assert tiles.down == ()
    assert [cell for row in tiles.cells for cell in row if cell >= 0] == list(range(11))
    _, many = swept("256 states")
    tiles = lay_out(many)
    assert sum(cell >= 0 for row in tiles.cells for cell in row) == 64
    assert tiles.left_out == 192
    assert any(many.model.status_quo in row for row in tiles.cells)


def test_a_darker_tile_lasts_more_often_for_every_kind_of_eye() -> None:
    grey = [
        np.dot([int(share_colour(s)[k : k + 2], 16) for k in (1, 3, 5)], [0.2126, 0.7152, 0.0722])
        for s in np.linspace(0, 1, 21)
    ]
    assert all(lighter > darker for lighter, darker in pairwise(grey))
    assert colour_on(share_colour(0)) != colour_on(share_colour(1))


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


def test_of_many_states_those_reached_most_often_are_drawn_and_the_rest_counted() -> None:
    case, found = swept("sample of 64 states")
    graph = ways_graph(found)
    assert graph is not None
    assert found.steps is not None
    assert sum(map(len, graph.layers)) <= MOST_NODES
    reachable = distances(0, found.steps)
    assert graph.nodes_left_out == len(reachable) - sum(map(len, graph.layers))
    words = " ".join(words_of(figure_svg(WAYS.draw(case.file, found))))
    assert f"{graph.nodes_left_out} more states are reached" in words


@pytest.mark.parametrize("name", ["example", "sample of 64 states", "graph form", "hostile names"])
def test_nodes_do_not_overlap_and_hold_their_labels(name: str) -> None:
    case, found = swept(name)
    figure = WAYS.draw(case.file, found)
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
    assert "names no status quo" in WAYS.caption(case.file, found)
    assert "names no status quo" in " ".join(words_of(figure_svg(WAYS.draw(case.file, found))))


@every_picture
def test_hostile_names_are_words_and_nothing_else(picture: object) -> None:
    case, found = swept("hostile names")
    svg = figure_svg(picture.draw(case.file, found))  # type: ignore[attr-defined]
    root = etree.fromstring(svg)
    tags = {etree.QName(element).localname for element in root.iter()}
    assert tags <= {"svg", "title", "defs", "g", "path", "text", "clipPath", "rect", "use"}
    assert "\u202e" not in svg
    assert "<b>" not in svg


def test_a_dollar_sign_does_no_mathematics() -> None:
    case, found = swept("hostile names")
    words = words_of(figure_svg(STATES.draw(case.file, found)))
    shown = HOSTILE_NAME.replace("_", " ").replace("\u202e", "\ufffd")
    assert any(word.startswith("<b>$x") for word in words)
    assert shown.split()[0] in " ".join(words)


def test_a_picture_is_read_out_by_its_title_and_keeps_its_ids_to_itself() -> None:
    case, found = swept("example")
    drawn = [figure_svg(picture.draw(case.file, found)) for picture in PICTURES]
    ids = [
        element.get("id") for svg in drawn for element in etree.fromstring(svg).iter() if element.get("id")
    ]
    assert len(ids) == len(set(ids))
    for svg in drawn:
        root = etree.fromstring(svg)
        assert root.get("role") == "img"
        assert root.get("aria-label") == root.findtext(f"{XMLNS}title")
        assert case.file.title in str(root.get("aria-label"))
        assert not root.xpath("//*[local-name()='style' or local-name()='metadata' or local-name()='image']")
        for link in re.findall(r'(?:href="#|url\(#)([^")]+)', svg):
            assert link in ids


def test_files_are_written_that_others_can_open(tmp_path: Path) -> None:
    case, found = swept("example")
    written = write_pictures(case.file, found, tmp_path / "new" / "folder")
    names = [f"{name}{end}" for name in ("shares", "unknowns", "states", "ways") for end in (".svg", ".png")]
    assert [path.name for path in written] == names
    for path in written:
        if path.suffix == ".png":
            assert path.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
            assert imread(path).shape[1] == 500 * 200 // 72
        else:
            assert etree.parse(str(path)).getroot().tag == f"{XMLNS}svg"
    again = write_pictures(case.file, found, tmp_path)
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in written]


def test_a_long_text_is_wrapped_and_cut_where_it_has_no_room() -> None:
    assert wrapped("one two three", 1000, 8, 2) == ["one two three"]
    lines = wrapped("x" * 300, 60, 8, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
