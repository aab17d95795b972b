"""The look of the pictures of a sweep: a sheet measured in points, its colours, text set in lines."""

from __future__ import annotations

import unicodedata
import warnings
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import Literal

import numpy as np
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.colors import LinearSegmentedColormap, to_hex, to_rgb
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.patches import FancyBboxPatch, PathPatch, Polygon, Rectangle
from matplotlib.path import Path as Outline
from matplotlib.textpath import TextToPath

from detente.page import curly, cut_at_word
from detente.safe import safe_text

# The page's own colours: the page puts its variables in their place, so that they follow its theme.
INK = "#1c1b19"
SOFT = "#66625a"
LINE = "#d9d4c8"
PAPER = "#fdfcf9"
FAINT = "#f4f1ea"
ACCENT = "#9a2b1f"

BAR = "#3f7f9f"
PARTY_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#b0578d", "#56b4e9", "#c98a00", "#7a5c3e", "#5b5b5b")
"""Okabe and Ito's, which people of every colour vision tell apart, darkened where thin lines need it."""
_ON_LIGHT, _ON_DARK = "#1c1b1a", "#ffffff"
_SHARES = LinearSegmentedColormap.from_list("shares", ["#f3efe5", "#c3d6d8", "#7aaec0", "#3a769b", "#163f63"])

WIDTH = 500.0
MARGIN = 14.0
ROOM = WIDTH - 2 * MARGIN
"""Width between the margins."""
TITLE, TEXT, SMALL = 11.0, 8.5, 7.5
FONT = "DejaVu Sans"
_LONGEST_TEXT = 1200
_MEASURE = TextToPath()
_ALLOWANCE = 1.03
"""A renderer that fits letters to its pixels may set a line a little wider than it is measured."""

_DASHES = (0, (3.0, 2.0))
"""The dashes of an open edge, in widths of its line."""

Align = Literal["left", "center", "right"]


def share_colour(share: float) -> str:
    """The colour of a share: light for none, dark for all."""
    return to_hex(_SHARES(float(min(max(share, 0), 1))))


def colour_on(background: str) -> str:
    """The colour of text that stands out more from a background."""
    against_light, against_dark = (_contrast(background, ink) for ink in (_ON_DARK, _ON_LIGHT))
    return _ON_DARK if against_light > against_dark else _ON_LIGHT


def _contrast(one: str, other: str) -> float:
    """Return the contrast of two colours, as WCAG 2 computes it."""
    darker, lighter = sorted(_luminance(colour) for colour in (one, other))
    return (lighter + 0.05) / (darker + 0.05)


def _luminance(colour: str) -> float:
    red, green, blue = (c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in to_rgb(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@contextmanager
def quiet_about_glyphs() -> Iterator[None]:
    """Silence the warnings of letters that the font lacks, which are drawn as boxes in a PNG."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message=r"Glyph \d+")
        warnings.filterwarnings("ignore", message="Matplotlib currently does not support")
        yield


@lru_cache(maxsize=1 << 14)
def text_width(text: str, size: float, *, bold: bool = False) -> float:
    """Return the width of a line of text, in points."""
    # East Asian letters are as wide as they are high, and the font that draws them is not at hand here.
    wide = sum(unicodedata.east_asian_width(letter) in "WF" for letter in text)
    narrow = "".join(letter for letter in text if unicodedata.east_asian_width(letter) not in "WF")
    font = FontProperties(family=FONT, size=size, weight="bold" if bold else "normal")
    with quiet_about_glyphs():
        measured, _, _ = _MEASURE.get_text_width_height_descent(narrow, font, ismath=False)
    return float(measured) * _ALLOWANCE + wide * size


def wrapped(text: str, width: float, size: float, most: int, *, bold: bool = False) -> list[str]:
    """Break text into at most ``most`` lines that fit a width; three dots mark what is left out."""
    words = cut_at_word(curly(safe_text(text)), _LONGEST_TEXT).split()
    lines: list[str] = [""]
    for word in words:
        for piece in _pieces(word, width, size, bold=bold):
            longer = f"{lines[-1]} {piece}".strip()
            if not lines[-1] or text_width(longer, size, bold=bold) <= width:
                lines[-1] = longer
            else:
                lines.append(piece)
    if len(lines) > most:
        lines = [*lines[: most - 1], _cut(lines[most - 1] + " " + lines[most], width, size, bold=bold)]
    return lines


def _pieces(word: str, width: float, size: float, *, bold: bool) -> list[str]:
    """A word, or the pieces of one that is wider than a line."""
    pieces = []
    while len(word) > 1 and text_width(word, size, bold=bold) > width:
        fits = next(
            (n for n in range(len(word) - 1, 1, -1) if text_width(word[:n], size, bold=bold) <= width), 1
        )
        pieces.append(word[:fits])
        word = word[fits:]
    return [*pieces, word]


def _cut(line: str, width: float, size: float, *, bold: bool) -> str:
    """As many whole words of a line as fit before "…", or letters where not even one word does."""
    while line and text_width(line + "…", size, bold=bold) > width:
        line = line.rsplit(" ", 1)[0] if " " in line else line[:-1]
    return line.rstrip(" ,;:") + "…"


def note_above(figure: Figure, says: str) -> Figure:
    """A finished figure with a note above all that is drawn on it, which its label begins with too."""
    (axes,) = figure.axes
    lines = wrapped(says, figure.get_figwidth() * 72 - 2 * MARGIN, SMALL, 2, bold=True)
    height, band = axes.get_ylim()[0], SMALL * 1.3 * len(lines) + 2
    figure.set_size_inches(figure.get_figwidth(), (height + band) / 72)
    axes.set_ylim(height, -band)
    for k, line in enumerate(lines):
        y = MARGIN - band + SMALL * (1 + 1.3 * k)
        _write(axes, MARGIN, y, line, SMALL, colour=ACCENT, bold=True, align="left", name="note")
    figure.set_label(f"{says}. {figure.get_label()}")
    return figure


def _write(
    axes: Axes,
    x: float,
    y: float,
    text: str,
    size: float,
    *,
    colour: str,
    bold: bool,
    align: Align,
    name: str,
) -> None:
    """Write a line of text on a baseline of a sheet's axes."""
    axes.text(
        x,
        y,
        curly(safe_text(text)),
        fontsize=size,
        color=colour,
        fontfamily=FONT,
        fontweight="bold" if bold else "normal",
        ha=align,
        va="baseline",
        parse_math=False,
        clip_on=False,
        label=name,
        zorder=5,
    )


class Sheet:
    """A figure that is drawn on in points, from the top left corner.

    Attributes
    ----------
    figure
        The drawing.
    """

    def __init__(self, name: str, title: str) -> None:
        self.figure = Figure(figsize=(WIDTH / 72, 1), dpi=72, facecolor=PAPER)
        FigureCanvasAgg(self.figure)
        self.figure.set_gid(f"picture-{name}")
        self.figure.set_label(curly(safe_text(title)))
        self._axes = self.figure.add_axes((0, 0, 1, 1))
        self._axes.set_axis_off()
        self._axes.set_xlim(0, WIDTH)

    def finished(self, height: float) -> Figure:
        """The figure, cut to a height."""
        self.figure.set_size_inches(WIDTH / 72, height / 72)
        self._axes.set_ylim(height, 0)
        return self.figure

    def headline(self, title: str, about: str) -> float:
        """Write a title and a line below it; the height at which the rest begins."""
        y = self.lines(MARGIN, MARGIN + TITLE, title, ROOM, TITLE, bold=True, most=2)
        return self.lines(MARGIN, y + 2, about, ROOM, TEXT, colour=SOFT, most=4) + 4

    def text(
        self,
        x: float,
        y: float,
        text: str,
        size: float = TEXT,
        *,
        colour: str = INK,
        bold: bool = False,
        align: Align = "left",
        name: str = "",
    ) -> None:
        """Write a line of text on the baseline ``y``; ``name`` is its label among the figure's artists."""
        _write(self._axes, x, y, text, size, colour=colour, bold=bold, align=align, name=name)

    def lines(
        self,
        x: float,
        y: float,
        text: str,
        width: float,
        size: float = TEXT,
        *,
        colour: str = INK,
        bold: bool = False,
        align: Align = "left",
        most: int = 3,
    ) -> float:
        """Write text in lines from the baseline ``y`` down; the baseline that a next line would have."""
        for line in wrapped(text, width, size, most, bold=bold):
            self.text(x, y, line, size, colour=colour, bold=bold, align=align)
            y += size * 1.3
        return y

    def rule(self, y: float, colour: str = LINE, width: float = 0.6) -> None:
        """Draw a line from margin to margin."""
        self.line([(MARGIN, y), (WIDTH - MARGIN, y)], colour, width)

    def note(self, says: str, y: float, most: int = 3) -> float:
        """Write a remark in small letters from the baseline ``y`` down; the baseline of a next one."""
        return self.lines(MARGIN, y, says, ROOM, SMALL, colour=SOFT, most=most)

    def state(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        share: float | None,
        *,
        is_status_quo: bool,
        round_by: float,
        line: float,
        name: str,
    ) -> str:
        """Draw a state as a box coloured by a share, outlined if it is the status quo.

        A share of None is an open one: the box has no colour and a dashed edge.

        Returns
        -------
        str
            The colour of text that stands out in it.
        """
        is_open = share is None
        fill = PAPER if share is None else share_colour(share)
        edge, line = (ACCENT, 2.0) if is_status_quo else (SOFT if is_open else LINE, line)
        self.box(
            x, y, width, height, fill, edge=edge, line=line, round_by=round_by, name=name, layer=3,
            dashed=is_open and not is_status_quo,
        )  # fmt: skip
        if is_status_quo:
            inner = (x + 1.4, y + 1.4, width - 2.8, height - 2.8)
            inside = (SOFT, 0.6) if is_open else (PAPER, 0.8)
            self.box(
                *inner, "none", edge=inside[0], line=inside[1], round_by=round_by - 1, layer=3, dashed=is_open
            )
        return INK if is_open else colour_on(fill)

    def box(
        self,
        x: float,
        y: float,
        width: float,
        height: float,
        fill: str,
        *,
        edge: str = "none",
        line: float = 0.0,
        round_by: float = 0.0,
        name: str = "",
        layer: float = 2,
        dashed: bool = False,
    ) -> None:
        """Draw a box from its top left corner."""
        patch = (
            FancyBboxPatch((x, y), width, height, boxstyle=f"round,pad=0,rounding_size={round_by}")
            if round_by
            else Rectangle((x, y), width, height)
        )
        patch.set(facecolor=fill, edgecolor=edge, linewidth=line, clip_on=False, zorder=layer, label=name)
        if dashed:
            patch.set_linestyle(_DASHES)
        self._axes.add_patch(patch)

    def line(
        self,
        points: Sequence[tuple[float, float]],
        colour: str,
        width: float = 0.6,
        *,
        layer: float = 1,
        dashed: bool = False,
    ) -> None:
        """Draw straight lines from point to point."""
        codes = [Outline.MOVETO] + [Outline.LINETO] * (len(points) - 1)
        self.curve(points, codes, colour, width, layer=layer, dashed=dashed)

    def curve(
        self,
        points: Sequence[tuple[float, float]],
        codes: Sequence[np.uint8],
        colour: str,
        width: float,
        *,
        layer: float = 1,
        dashed: bool = False,
    ) -> None:
        """Draw a line along a path, as `matplotlib.path.Path` has it."""
        path = Outline(points, list(codes))
        patch = PathPatch(path, facecolor="none", edgecolor=colour, linewidth=width)
        patch.set(clip_on=False, zorder=layer, capstyle="butt", joinstyle="round")
        if dashed:
            patch.set_linestyle(_DASHES)
        self._axes.add_patch(patch)

    def triangle(self, corners: Sequence[tuple[float, float]], colour: str, *, layer: float = 1) -> None:
        """Draw a filled triangle: the head of an arrow."""
        patch = Polygon(list(corners), closed=True, facecolor=colour, edgecolor="none")
        patch.set(clip_on=False, zorder=layer)
        self._axes.add_patch(patch)

    def dot(self, x: float, y: float, across: float, *, filled: bool) -> None:
        """Draw the sign of an option that is taken, or (not filled) not."""
        r = across / 2
        fill = SOFT if filled else "none"
        self.box(x - r, y - r, across, across, fill, edge=SOFT, line=0.7, round_by=r - 0.01)

    def track(self, x: float, y: float, width: float, height: float, share: float | None, name: str) -> None:
        """Draw a share as a bar on a track that is all completions; an open one as an empty outline."""
        if share is None:
            self.box(x, y, width, height, "none", edge=SOFT, line=0.6, name="open", dashed=True)
            return
        self.box(x, y, width, height, FAINT, name="track")
        if share > 0:
            self.box(x, y, max(share * width, 0.7), height, BAR, name=name)

    def share_legend(self, x: float, y: float, says: str, *, with_open: bool) -> float:
        """Draw the colours of shares with their meaning, and the sign of an open one; the baseline below."""
        steps, step = 20, 5.0
        self.text(x, y, says, SMALL, colour=SOFT)
        x += text_width(says, SMALL) + 8
        self.text(x, y, "none", SMALL, colour=SOFT)
        x += text_width("none", SMALL) + 4
        for k in range(steps):
            self.box(
                x + k * step, y - 6.5, step + (k < steps - 1) * 0.3, 7.5, share_colour((k + 0.5) / steps)
            )
        self.box(x, y - 6.5, steps * step, 7.5, "none", edge=LINE, line=0.6, layer=3)
        self.text(x + steps * step + 4, y, "all", SMALL, colour=SOFT)
        if with_open:
            x += steps * step + 4 + text_width("all", SMALL) + 14
            self.box(x, y - 6.5, 16, 7.5, "none", edge=SOFT, line=0.6, dashed=True)
            self.text(x + 20, y, "open", SMALL, colour=SOFT)
        return y + SMALL * 1.6
