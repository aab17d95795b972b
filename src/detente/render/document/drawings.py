"""Fonts and drawings for documents, where a drawing has to stand by itself.

The drawings of an HTML page take their colours and lines from the style of the page: here its rules are put
into each. Word is given pixels, drawn by the program that also sets the PDF.
"""

from __future__ import annotations

import atexit
from functools import cache
from importlib.resources import files
from pathlib import Path
from shutil import copy
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

from detente.patterns import as_pattern

if TYPE_CHECKING:
    from typst import Fonts

_DRAWING: Final = b"""
#set page(width: auto, height: auto, margin: 0pt)
#image(bytes(sys.inputs.svg), format: "svg")
"""
_FONTS: Final = (
    "DejaVuSans.ttf",
    "DejaVuSans-Bold.ttf",
    "DejaVuSans-Oblique.ttf",
    "DejaVuSans-BoldOblique.ttf",
)


# Rules that hold only on a screen, in the dark or on a phone.
_SOMETIMES: Final = as_pattern(r"@[^{]+\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
_RULE: Final = as_pattern(r"([^{}]+)\{([^{}]*)\}")
_VARIABLE: Final = as_pattern(r"(--[a-z]+):\s*([^;]+);")
_OF_DRAWINGS: Final = (".axis", ".strip", ".stop", ".conflict", "svg.conflict")
_PAPER: Final = {"--paper": "#ffffff"}


def standing_alone(svg: str, width: int, height: int, definitions: str = "") -> str:
    """Make a drawing of a page one that stands by itself, of a given size in pixels.

    Parameters
    ----------
    definitions
        What it leads to in another drawing of the page.

    Examples
    --------
    >>> standing_alone('<svg class="strip"><g/></svg>', 300, 20)[:85]
    '<svg xmlns="http://www.w3.org/2000/svg" width="300" height="20" class="strip"><style>'
    """
    opening, rest = svg.removeprefix("<svg").split(">", 1)
    size = f'xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}"'
    return f"<svg {size}{opening}><style>{_style()}</style>{definitions}{rest}"


@cache
def _style() -> str:
    """Take the rules of drawings from the style of the HTML page, in its light colours on white paper."""
    whole = _SOMETIMES.sub(
        "", files("detente.render").joinpath("templates/page.css").read_text(encoding="utf-8")
    )
    colours = {**dict(_VARIABLE.findall(whole)), **_PAPER}
    rules = []
    for selectors, looks in _RULE.findall(whole):
        if any(selector.strip().startswith(_OF_DRAWINGS) for selector in selectors.split(",")):
            for name, colour in colours.items():
                looks = looks.replace(f"var({name})", colour)
            rules.append(f"{selectors.strip()} {{{looks}}}")
    return "\n".join(rules)


@cache
def fonts_at_hand() -> Fonts:
    """Return the fonts of Typst, those of the machine, and those that pictures are measured in.

    The last come with matplotlib, whose own folder has one more: it has a box for every letter there is, and
    would be taken before the fonts of the machine. So they are copied to a folder of their own until the end.
    """
    import matplotlib
    import typst

    folder = TemporaryDirectory(prefix="detente-")
    atexit.register(folder.cleanup)
    for name in _FONTS:
        copy(Path(matplotlib.get_data_path(), "fonts", "ttf", name), folder.name)
    return typst.Fonts(font_paths=[folder.name])


def svg_to_png(svg: str, dpi: int) -> bytes:
    """Draw an SVG as a PNG file."""
    import typst

    fonts = fonts_at_hand()
    png = typst.compile(_DRAWING, format="png", ppi=dpi, font_paths=fonts, sys_inputs={"svg": svg})
    assert isinstance(png, bytes)
    return png
