"""The map of states: a tile for each state, coloured by its share."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from matplotlib.colors import to_hex
from tests.support.pictures import picture
from tests.support.swept_cases import swept

from detente.page.pictures.state_map import lay_out
from detente.page.words.states import state_name
from detente.render.pictures.style import PAPER, colour_on, share_colour
from detente.render.pictures.write import draw
from detente.sweeps.grounded import GroundedShares
from detente.sweeps.result import by_share


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


def test_every_state_has_one_tile() -> None:
    case, found = swept("sample of 64 states")
    tiles = lay_out(found)
    assert (len(tiles.rows), len(tiles.columns)) == (8, 8)
    figure = draw(picture("states", case, found))
    drawn = {str(p.get_label()): p for p in figure.axes[0].patches if str(p.get_label()).startswith("tile")}
    assert set(drawn) == {f"tile {cell}" for cell in range(64)}
    # Nothing is known of anybody: whether a state lasts is open, and has no colour.
    assert {to_hex(tile.get_facecolor()) for tile in drawn.values()} == {PAPER}


def test_a_tile_has_the_colour_of_its_share() -> None:
    case, found = swept("all known in part")
    drawn = {str(p.get_label()): p for p in draw(picture("states", case, found)).axes[0].patches}
    shares = {cell: GroundedShares(found).lasting("seq", cell) for cell in range(8)}
    assert any(share.is_figure for share in shares.values())
    for cell, share in shares.items():
        colour = PAPER if share.is_open else share_colour(share.share)
        assert to_hex(drawn[f"tile {cell}"].get_facecolor()) == colour


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


def test_of_many_states_the_map_has_those_that_come_first_everywhere() -> None:
    _, found = swept("256 states")
    shown = {cell for row in lay_out(found).cells for cell in row}
    assert set(by_share(found)[:63].tolist()) <= shown
