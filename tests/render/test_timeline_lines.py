"""The timeline in a terminal."""

from __future__ import annotations

import io

import pytest
from rich.console import Console
from tests.support.drawn import PAGE, TIMELINE

from detente.render.terminal import render_terminal


def printed(width: int) -> list[str]:
    out = io.StringIO()
    render_terminal(PAGE, Console(file=out, width=width))
    text = out.getvalue()
    return text[text.index("Timeline") : text.index("The words")].splitlines()


@pytest.mark.parametrize("width", [80, 100])
def test_a_moment_is_one_line_with_its_date_first(width: int) -> None:
    lines = [line.rstrip() for line in printed(width)[1:] if line.strip()]
    assert max(map(len, lines)) <= width
    moments = [*TIMELINE.moments, *TIMELINE.undated]
    for moment, line in zip(moments, lines, strict=False):
        assert line.startswith(moment.lead or "no date")
        assert all(tag in line for tag in moment.tags)
    assert lines[len(moments) :] == [TIMELINE.left_out]


def test_the_picture_leaves_nothing_in_a_terminal() -> None:
    out = io.StringIO()
    render_terminal(PAGE, Console(file=out, width=80))
    assert "Picture" not in out.getvalue()
