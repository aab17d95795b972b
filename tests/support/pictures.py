"""The words and boxes of a drawn picture, and every picture of every sample case."""

from __future__ import annotations

import pytest
from lxml import etree
from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox

from detente.case.load import Case
from detente.page.page import Picture, PictureName
from detente.page.pictures.captions import SweepPictures
from detente.page.words.sweep import SweepWords
from detente.render.pictures.style import quiet_about_glyphs
from detente.sweeps.result import Sweep

XMLNS = "{http://www.w3.org/2000/svg}"


PICTURES: tuple[PictureName, ...] = ("shares", "unknowns", "states", "ways")


every_picture = pytest.mark.parametrize("which", PICTURES)


def picture(which: PictureName, case: Case, sweep: Sweep, changes: tuple[str, ...] = ()) -> Picture:
    """One picture of a sweep."""
    pictures = SweepPictures(SweepWords(case.file, sweep), changes).all()
    return next(picture for picture in pictures if picture.name == which)


def words_of(svg: str) -> list[str]:
    return [text.text or "" for text in etree.fromstring(svg).iter(f"{XMLNS}text")]


def texts(figure: Figure, label: str = "") -> list[Text]:
    return [t for t in figure.axes[0].texts if str(t.get_label()).startswith(label) and t.get_text().strip()]


def extents(figure: Figure, of: list[Text]) -> list[Bbox]:
    # Unhinted, as the files are written.
    with rc_context({"text.hinting": "no_hinting"}), quiet_about_glyphs():
        return [text.get_window_extent(figure.canvas.get_renderer()) for text in of]  # type: ignore[attr-defined]
