"""The words and boxes of a drawn picture, and every picture of every sample case."""

from __future__ import annotations

import pytest
from lxml import etree
from matplotlib import rc_context
from matplotlib.figure import Figure
from matplotlib.text import Text
from matplotlib.transforms import Bbox
from tests.support.swept_cases import TEXTS

from detente.render.pictures.style import quiet_about_glyphs
from detente.render.pictures.write import PICTURES

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
