"""The picture of shares: a bar for each state and concept."""

from __future__ import annotations

import pytest
from matplotlib.patches import Rectangle
from tests.support.pictures import picture, words_of
from tests.support.swept_cases import TEXTS, swept

from detente.page.pictures.captions import MOST_ROWS
from detente.render.pictures.write import draw, figure_svg
from detente.sweeps.grounded import GroundedShares, share_or_open
from detente.sweeps.result import by_share


def test_every_state_and_standard_stands_in_the_picture_of_shares() -> None:
    case, found = swept("all known in part")
    words = words_of(figure_svg(draw(picture("shares", case, found))))
    assert {"Nash", "SEQ", "SMR", "GMR", "status quo", "stand off", "25.0%", "none", "all"} <= set(words)


def test_bars_are_as_long_as_their_shares_on_tracks_that_are_all_completions() -> None:
    case, found = swept("all known in part")
    figure = draw(picture("shares", case, found))
    bars = {str(p.get_label()): p for p in figure.axes[0].patches if isinstance(p, Rectangle)}
    (track,) = {bar.get_width() for label, bar in bars.items() if label == "track"}
    shares = GroundedShares(found)
    drawn = 0
    for cell in by_share(found).tolist():
        share = shares.lasting("seq", cell)
        if share.is_open or not share.share:
            assert f"seq {cell}" not in bars
        else:
            drawn += 1
            assert bars[f"seq {cell}"].get_width() / track == pytest.approx(share.share)
    assert drawn


def test_a_share_that_turns_on_a_party_of_whom_nothing_is_known_is_no_bar() -> None:
    case, found = swept("example")
    figure = draw(picture("shares", case, found))
    labels = [str(p.get_label()) for p in figure.axes[0].patches if isinstance(p, Rectangle)]
    assert labels.count("open") == int(sum(((s > 0) & (s < 1)).sum() for s in found.equilibrium.values()))
    words = " ".join(words_of(figure_svg(figure)))
    assert "turns on what the signatories of the Paris Peace Accords would prefer" in words
    assert "%" not in words


def test_of_many_states_the_picture_says_how_many_it_leaves_out() -> None:
    case, found = swept("256 states")
    words = " ".join(words_of(figure_svg(draw(picture("shares", case, found)))))
    assert f"{256 - MOST_ROWS} more states are not shown" in words
    assert f"{256 - MOST_ROWS} states more left out" in picture("shares", case, found).caption


def test_a_sample_is_said_to_be_one() -> None:
    case, found = swept("sample known in part")
    words = " ".join(words_of(figure_svg(draw(picture("shares", case, found)))))
    assert "600 completions drawn at random" in words
    assert "Whiskers: with 95% confidence" in words
    assert "Ticks: the share if nothing were known." in words
    for which in ("shares", "states", "ways"):
        assert "with 95% confidence no share is off by more than" in picture(which, case, found).caption


def test_picture_and_text_tell_a_share_by_the_same_figure() -> None:
    case, found = swept("sample known in part")
    words = words_of(figure_svg(draw(picture("shares", case, found))))
    shares = GroundedShares(found)
    figures = [shares.lasting("seq", cell) for cell in by_share(found)[:MOST_ROWS].tolist()]
    assert any(share.is_figure for share in figures)
    for share in figures:
        first, _, second = share_or_open(share).removeprefix("in ").partition(" ")
        assert first in words
        assert not second or second in words


@pytest.mark.parametrize("name", TEXTS)
def test_states_stand_in_the_order_of_the_text(name: str) -> None:
    case, found = swept(name)
    figure = draw(picture("shares", case, found))
    tops = {str(p.get_label()): p.get_y() for p in figure.axes[0].patches if isinstance(p, Rectangle)}
    drawn_at = [tops[f"gmr {cell}"] for cell in by_share(found)[:MOST_ROWS].tolist() if f"gmr {cell}" in tops]
    assert drawn_at == sorted(drawn_at)
