"""The picture of shares: a bar for each state and concept."""

from __future__ import annotations

import pytest
from matplotlib.patches import Rectangle
from tests.support.pictures import picture, words_of
from tests.support.swept_cases import TEXTS, swept

from detente.page.pictures.captions import MOST_ROWS
from detente.render.pictures.write import draw, figure_svg
from detente.sweeps.result import by_share, share_in_words


def test_every_state_and_standard_stands_in_the_picture_of_shares() -> None:
    case, found = swept("example")
    words = words_of(figure_svg(draw(picture("shares", case, found))))
    assert {"Nash", "SEQ", "SMR", "GMR", "status quo", "deadlock", "talks pressed", "58.3%"} <= set(words)
    assert "58.3%" in picture("shares", case, found).caption


def test_bars_are_as_long_as_their_shares() -> None:
    case, found = swept("example")
    figure = draw(picture("shares", case, found))
    bars = {str(p.get_label()): p for p in figure.axes[0].patches if isinstance(p, Rectangle)}
    (track,) = {bar.get_width() for label, bar in bars.items() if label == "track"}
    for cell in by_share(found).tolist():
        share = found.equilibrium["seq"][cell]
        if share:
            assert bars[f"seq {cell}"].get_width() / track == pytest.approx(share)


def test_of_many_states_the_picture_says_how_many_it_leaves_out() -> None:
    case, found = swept("256 states")
    words = " ".join(words_of(figure_svg(draw(picture("shares", case, found)))))
    assert f"{256 - MOST_ROWS} more states are not shown" in words
    assert f"{256 - MOST_ROWS} states more left out" in picture("shares", case, found).caption


def test_a_sample_is_said_to_be_one() -> None:
    case, found = swept("sample of 64 states")
    words = " ".join(words_of(figure_svg(draw(picture("shares", case, found)))))
    assert "600 completions drawn at random" in words
    assert "Whiskers: with 95% confidence" in words
    for which in ("shares", "states", "ways"):
        assert "with 95% confidence no share is off by more than" in picture(which, case, found).caption
    assert "less what chance alone would show" in picture("unknowns", case, found).caption


def test_picture_and_text_tell_a_share_by_the_same_figure() -> None:
    case, found = swept("sample of 64 states")
    words = words_of(figure_svg(draw(picture("shares", case, found))))
    for cell in by_share(found)[:MOST_ROWS].tolist():
        assert share_in_words(float(found.equilibrium["seq"][cell])) in words


@pytest.mark.parametrize("name", TEXTS)
def test_states_stand_in_the_order_of_the_text(name: str) -> None:
    case, found = swept(name)
    figure = draw(picture("shares", case, found))
    tops = {str(p.get_label()): p.get_y() for p in figure.axes[0].patches if isinstance(p, Rectangle)}
    drawn_at = [tops[f"gmr {cell}"] for cell in by_share(found)[:MOST_ROWS].tolist() if f"gmr {cell}" in tops]
    assert drawn_at == sorted(drawn_at)
