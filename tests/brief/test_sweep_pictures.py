"""The pictures of a sweep: what they say, that they are the same each time, and that nothing overlaps."""

from __future__ import annotations

import re
import time
from dataclasses import replace
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
from tests.brief.swept_cases import HOSTILE_NAME, TEXTS, answered, swept

from detente.case.load import parse_case
from detente.case.what_if import WhatIf
from detente.errors import BadInput
from detente.model.moves import OptionMoves
from detente.page.sections.sweep import state_rows
from detente.page.words.states import state_name
from detente.render.pictures.layout import MOST_NODES, crossings, distances, ways_graph
from detente.render.pictures.shares import MOST_ROWS
from detente.render.pictures.states import lay_out
from detente.render.pictures.style import colour_on, quiet_about_glyphs, share_colour, wrapped
from detente.render.pictures.write import (
    PICTURES,
    SHARES,
    STATES,
    UNKNOWNS,
    WAYS,
    Picture,
    drawn,
    figure_svg,
    write_pictures,
)
from detente.sweeps.result import by_share, share_in_words

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
    assert {"Nash", "SEQ", "SMR", "GMR", "status quo", "deadlock", "talks pressed", "58.3%"} <= set(words)
    assert "58.3%" in SHARES.caption(case.file, found)


def test_bars_are_as_long_as_their_shares() -> None:
    case, found = swept("example")
    figure = SHARES.draw(case.file, found)
    bars = {str(p.get_label()): p for p in figure.axes[0].patches if isinstance(p, Rectangle)}
    (track,) = {bar.get_width() for label, bar in bars.items() if label == "track"}
    for cell in by_share(found).tolist():
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
    written = write_pictures(answered("example"), tmp_path / "new" / "folder")
    names = [f"{name}{end}" for name in ("shares", "unknowns", "states", "ways") for end in (".svg", ".png")]
    assert [path.name for path in written] == names
    for path in written:
        if path.suffix == ".png":
            assert path.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
            assert imread(path).shape[1] == 500 * 200 // 72
        else:
            assert etree.parse(str(path)).getroot().tag == f"{XMLNS}svg"
    again = write_pictures(answered("example"), tmp_path)
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in written]


def test_a_file_is_written_whole_or_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shares.svg").write_text("the old one")
    whole = Path.write_bytes

    def half(self: Path, data: bytes) -> int:
        whole(self, data[:100])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(
        BadInput, match=r"shares\.svg: cannot be written: No space left on device; name another"
    ):
        write_pictures(answered("example"), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["shares.svg"]
    assert (tmp_path / "shares.svg").read_text() == "the old one"


def test_what_cannot_be_written_is_said_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "shares.svg").mkdir()
    with pytest.raises(BadInput, match=r"shares\.svg: cannot be written: .*; name another folder"):
        write_pictures(answered("example"), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["shares.svg"]
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput, match=r"file/below: cannot be made: .*; name another"):
        write_pictures(answered("example"), tmp_path / "file" / "below")


@every_picture
def test_a_picture_of_a_what_if_says_so_above_all_else(picture: Picture) -> None:
    answer = answered("example", WhatIf(settings=("status_quo=" + "pressed",), rules=("CPP.talk",) * 40))
    figure = drawn(picture, answer)
    notes = texts(figure, "note")
    assert notes[0].get_text().startswith("A what-if, not the case itself: --set status_quo=pressed")
    assert len(notes) == 2
    boxes = extents(figure, texts(figure))
    assert max(box.y1 for box in boxes) <= figure.get_size_inches()[1] * figure.dpi
    assert extents(figure, notes)[0].y1 == max(box.y1 for box in boxes)
    for one, other in combinations(boxes, 2):
        common = Bbox.intersection(one, other)
        assert common is None or common.width < 1 or common.height < 3
    assert "A what-if, not the case itself" in str(etree.fromstring(figure_svg(figure)).get("aria-label"))


def test_a_picture_of_the_case_itself_has_no_such_note() -> None:
    assert not texts(drawn(SHARES, answered("example")), "note")


def test_picture_and_text_tell_a_share_by_the_same_figure() -> None:
    case, found = swept("sample of 64 states")
    words = words_of(figure_svg(SHARES.draw(case.file, found)))
    for cell in by_share(found)[:MOST_ROWS].tolist():
        assert share_in_words(float(found.equilibrium["seq"][cell])) in words


@pytest.mark.parametrize("name", TEXTS)
def test_states_stand_in_the_order_of_the_text(name: str) -> None:
    case, found = swept(name)
    figure = SHARES.draw(case.file, found)
    tops = {str(p.get_label()): p.get_y() for p in figure.axes[0].patches if isinstance(p, Rectangle)}
    drawn_at = [tops[f"gmr {cell}"] for cell in by_share(found)[:MOST_ROWS].tolist() if f"gmr {cell}" in tops]
    assert drawn_at == sorted(drawn_at)


def test_of_many_states_the_map_has_those_that_come_first_everywhere() -> None:
    _, found = swept("256 states")
    shown = {cell for row in lay_out(found).cells for cell in row}
    assert set(by_share(found)[:63].tolist()) <= shown


def test_letters_are_explained_once_where_states_are_named_by_them() -> None:
    case, found = swept("sample of 64 states")
    words = " ".join(words_of(figure_svg(SHARES.draw(case.file, found))))
    assert words.count("Letters: Y for an option taken up, N for one that is not, in this order:") == 1
    assert "Coastal Republic: Block the strait, Talk; Island State: Arm, Open trade" in words
    for name in ("example", "graph form"):
        case, found = swept(name)
        assert "Letters:" not in " ".join(words_of(figure_svg(SHARES.draw(case.file, found))))


def test_pictures_of_very_many_states_take_no_time_for_each_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    _, small = swept("256 states")
    states = 1 << 16
    model = replace(
        small.model,
        cells=states,
        feasible=np.ones(states, dtype=np.bool_),
        options=tuple(f"A.o{k}" for k in range(16)),
        moves=OptionMoves((0,) * 16, (0,) * 16),
        names={},
    )
    many = replace(
        small,
        model=model,
        equilibrium={c: np.tile(shares, states // 256) for c, shares in small.equilibrium.items()},
    )
    options = ", ".join(f"o{k}: O" for k in range(16))
    case = parse_case(
        f"detente: 1\ntitle: t\nparties: {{A: {{name: a, options: {{{options}}}}}}}\n"
        "preferences: {A: unknown}\n"
    )
    began = time.monotonic()
    for picture in (SHARES, STATES):
        picture.draw(case.file, many)
        picture.caption(case.file, many)
    state_rows(case.file, many)
    # A maximum over all states for each of them takes minutes.
    assert time.monotonic() - began < 5


def test_a_long_text_is_wrapped_and_cut_where_it_has_no_room() -> None:
    assert wrapped("one two three", 1000, 8, 2) == ["one two three"]
    lines = wrapped("x" * 300, 60, 8, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
