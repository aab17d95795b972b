"""The pictures of a sweep: what they say, that they are the same each time, and that nothing overlaps."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest
from lxml import etree
from matplotlib.transforms import Bbox
from tests.support.effort import Counted
from tests.support.pictures import (
    PICTURES,
    XMLNS,
    every_picture,
    extents,
    picture,
    texts,
    words_of,
)
from tests.support.swept_cases import HOSTILE_NAME, answered, every_case, swept

from detente.case.load import parse_case
from detente.case.what_if import WhatIf
from detente.model.moves import OptionMoves
from detente.page.page import PictureName
from detente.page.sections.analysed.sweep import shares_table
from detente.page.words.sweep import SweepWords
from detente.render.pictures.style import wrapped
from detente.render.pictures.write import draw, figure_svg


@every_case
@every_picture
def test_no_text_is_cut_off_or_written_over_another(name: str, which: PictureName) -> None:
    case, found = swept(name)
    figure = draw(picture(which, case, found))
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
def test_the_same_answer_gives_the_same_bytes(name: str, which: PictureName) -> None:
    case, found = swept(name)
    first, again = (figure_svg(draw(picture(which, case, found))) for _ in range(2))
    assert first == again
    assert "date" not in first.lower().replace("candidate", "")


@every_case
@every_picture
def test_a_caption_is_one_sentence(name: str, which: PictureName) -> None:
    case, found = swept(name)
    caption = picture(which, case, found).caption
    assert caption.endswith((".", "?"))
    assert "  " not in caption


@every_picture
def test_hostile_names_are_drawn_as_plain_words(which: PictureName) -> None:
    case, found = swept("hostile names")
    svg = figure_svg(draw(picture(which, case, found)))
    root = etree.fromstring(svg)
    tags = {etree.QName(element).localname for element in root.iter()}
    assert tags <= {"svg", "title", "defs", "g", "path", "text", "clipPath", "rect", "use"}
    assert "\u202e" not in svg
    assert "<b>" not in svg


def test_a_dollar_sign_does_no_mathematics() -> None:
    case, found = swept("hostile names")
    words = words_of(figure_svg(draw(picture("states", case, found))))
    shown = HOSTILE_NAME.replace("_", " ").replace("\u202e", "\ufffd")
    assert any(word.startswith("<b>$x") for word in words)
    assert shown.split()[0] in " ".join(words)


def test_a_picture_is_read_out_by_its_title_and_keeps_its_ids_to_itself() -> None:
    case, found = swept("example")
    drawn = [figure_svg(draw(picture(which, case, found))) for which in PICTURES]
    ids = [
        element.get("id") for svg in drawn for element in etree.fromstring(svg).iter() if element.get("id")
    ]
    assert len(ids) == len(set(ids))
    for svg in drawn:
        root = etree.fromstring(svg)
        assert root.get("role") == "img"
        assert root.get("aria-label") == root.findtext(f"{XMLNS}title")
        assert case.file.title.replace("'", "’") in str(root.get("aria-label"))
        assert not root.xpath("//*[local-name()='style' or local-name()='metadata' or local-name()='image']")
        for link in re.findall(r'(?:href="#|url\(#)([^")]+)', svg):
            assert link in ids


@every_picture
def test_a_picture_of_a_what_if_says_so_above_all_else(which: PictureName) -> None:
    answer = answered("example", WhatIf(settings=("status_quo=" + "pressed",), rules=("CPP.talk",) * 40))
    figure = draw(picture(which, answer.case, answer.sweep, answer.changes or ()))
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
    assert not texts(draw(picture("shares", *swept("example"))), "note")


def test_states_without_a_name_are_told_by_what_is_done_in_them() -> None:
    case, found = swept("sample of 64 states")
    for which in PICTURES:
        drawn = picture(which, case, found)
        words = " ".join([*words_of(figure_svg(draw(drawn))), drawn.caption])
        assert not re.search(r"\b[YN]{6}\b", words)
    words = " ".join(words_of(figure_svg(draw(picture("shares", case, found)))))
    assert "block the strait, talk" in words


def test_pictures_of_very_many_states_take_no_time_for_each_pair(monkeypatch: pytest.MonkeyPatch) -> None:
    _, small = swept("256 states")
    states = 1 << 16
    model = replace(
        small.model,
        cells=states,
        feasible=np.ones(states, dtype=np.bool_),
        parties=("A",),
        party_names=("a",),
        options=tuple(f"A.o{k}" for k in range(16)),
        option_labels=("O",) * 16,
        moves=OptionMoves((0,) * 16, (0,) * 16),
        names={},
    )
    many = replace(
        small,
        model=model,
        reached=None,
        equilibrium={
            c: np.tile(shares, states // 256).view(Counted) for c, shares in small.equilibrium.items()
        },
        grounds=replace(
            small.grounds,
            turns={"equilibrium": np.tile(small.grounds.turns["equilibrium"], (1, states // 256, 1))},
            same_as={"equilibrium": np.tile(small.grounds.same_as["equilibrium"], (1, states // 256))},
        ),
    )
    options = ", ".join(f"o{k}: O" for k in range(16))
    case = parse_case(
        f"detente: 1\ntitle: t\nparties: {{A: {{name: a, options: {{{options}}}}}}}\n"
        "preferences: {A: unknown}\n"
    )
    Counted.elements = 0
    for which in ("shares", "states"):
        draw(picture(which, case, many))
        assert picture(which, case, many).caption
    shares_table(SweepWords(case.file, many), 100)
    # A maximum over all states for each of them would be so many times as much.
    assert 0 < Counted.elements < states * states / 100


def test_a_long_text_is_wrapped_and_cut_where_it_has_no_room() -> None:
    assert wrapped("one two three", 1000, 8, 2) == ["one two three"]
    lines = wrapped("x" * 300, 60, 8, 2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")
