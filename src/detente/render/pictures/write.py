"""The pictures of a sweep, as SVG for a page and as files."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterable
from pathlib import Path

from lxml import etree
from matplotlib import rc_context
from matplotlib.figure import Figure

from detente.atomic import write_over
from detente.errors import BadInput
from detente.page import Picture, PictureName, SweepWords
from detente.patterns import as_pattern
from detente.render.pictures.questions import draw_questions
from detente.render.pictures.shares import draw_shares
from detente.render.pictures.states import draw_states
from detente.render.pictures.style import (
    ACCENT,
    FAINT,
    FONT,
    INK,
    LINE,
    PAPER,
    SOFT,
    note_above,
    quiet_about_glyphs,
)
from detente.render.pictures.ways import draw_ways
from detente.sources import page_mark, seal_page, why_kept

PNG_DPI = 200
_ENDINGS = (".svg", ".png")
_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
# None of these is wider than the font that text was measured in.
_FONTS = "'Avenir Next', 'Segoe UI', 'Helvetica Neue', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"
_TO_ID = as_pattern(r"url\(#([^)]+)\)")


_THEME = {
    INK: "--ink",
    SOFT: "--soft",
    LINE: "--line",
    PAPER: "--paper",
    ACCENT: "--accent",
    FAINT: "--faint",
}
_COLOUR = as_pattern("|".join(_THEME))
_DRAWN: dict[PictureName, Callable[[SweepWords], Figure]] = {
    "shares": draw_shares,
    "unknowns": draw_questions,
    "states": draw_states,
    "ways": draw_ways,
}


def figure_svg(figure: Figure) -> str:
    """Write a figure as an SVG element that can stand in a page beside others.

    The same figure gives the same text. Letters stay letters, in the fonts of whoever reads it; ids
    begin with the figure's own, so that they are unique in a page; the figure's label is read out to
    those who cannot see it.
    """
    name = figure.get_gid() or "picture"
    title = str(figure.get_label())
    written = io.BytesIO()
    with rc_context({"svg.fonttype": "none", "svg.hashsalt": name}), quiet_about_glyphs():
        metadata = dict.fromkeys(("Creator", "Date", "Format", "Type"))
        figure.savefig(written, format="svg", metadata=metadata)
    root = etree.fromstring(written.getvalue(), etree.XMLParser(remove_comments=True, resolve_entities=False))
    # In a page its style sheet would be one of the whole page.
    for unneeded in (*root.findall(f"{_SVG}metadata"), *root.iter(f"{_SVG}style")):
        unneeded.getparent().remove(unneeded)
    root.set("style", "stroke-linejoin: round; stroke-linecap: butt")
    for element in root.iter():
        _own_ids(element, name)
        style = element.get("style")
        if style and element.tag == f"{_SVG}text":
            element.set("style", style.replace(f"'{FONT}'", _FONTS))
    heading = etree.Element(f"{_SVG}title", id=f"{name}-title")
    heading.text = title
    root.insert(0, heading)
    root.set("role", "img")
    root.set("aria-label", title)
    root.set("id", name)
    return str(etree.tostring(root, encoding="unicode"))


def in_theme(svg: str) -> str:
    """Put the variables of a page's theme in the place of the colours; the words are left alone."""
    return re.sub(
        r'style="[^"]*"',
        lambda style: _COLOUR.sub(lambda colour: f"var({_THEME[colour[0]]})", style[0]),
        svg,
    )


def _own_ids(element: etree._Element, name: str) -> None:
    if element.get("id"):
        element.set("id", f"{name}-{element.get('id')}")
    link = element.get(_LINK)
    if link and link.startswith("#"):
        element.set(_LINK, f"#{name}-{link[1:]}")
    for key, value in element.attrib.items():
        if "url(#" in value:
            element.set(key, _TO_ID.sub(rf"url(#{name}-\1)", value))


def draw(picture: Picture) -> Figure:
    """Draw a picture; one of a what-if says so above all else."""
    figure = _DRAWN[picture.name](picture.words)
    return note_above(figure, picture.note) if picture.note else figure


def draw_svg(picture: Picture) -> str:
    """Draw a picture as an SVG element that stands by itself."""
    return figure_svg(draw(picture))


def _figure_png(figure: Figure, mark: str | None = None) -> bytes:
    pixels = io.BytesIO()
    # Letters fitted to pixels would be wider than they were measured.
    with rc_context({"text.hinting": "no_hinting"}), quiet_about_glyphs():
        figure.savefig(pixels, format="png", dpi=PNG_DPI, metadata={"Software": None, "Comment": mark})
    return pixels.getvalue()


def picture_file(picture: Picture, ending: str, of: str = "") -> bytes:
    """Draw a picture as the file of its own that ``ending`` says, ``.svg`` or ``.png``, with detente's mark.

    Parameters
    ----------
    of
        The sources it tells of, as `page_mark` takes them.
    """
    return _file_of(draw(picture), ending, of)


def _file_of(figure: Figure, ending: str, of: str) -> bytes:
    mark = page_mark(of)
    if ending == ".png":
        return seal_page(_figure_png(figure, mark))
    # Two hyphens would end a comment.
    comment = mark.replace("--", "-%2D")
    return seal_page(
        f'<?xml version="1.0" encoding="utf-8"?>\n<!-- {comment} -->\n{figure_svg(figure)}\n'.encode()
    )


def require_free_pictures(folder: Path, of: str) -> None:
    """Refuse a folder in which the name of a picture is taken, before anything is computed.

    Raises
    ------
    BadInput
        If a file there is no earlier, unchanged picture of the same sources.
    """
    for name in _DRAWN:
        for ending in _ENDINGS:
            path = folder / f"{name}{ending}"
            if reason := why_kept(path, of):
                raise BadInput(str(path), _of_picture(reason), "name another folder, or move that file away")


def _of_picture(reason: str) -> str:
    return reason.replace("is the page of", "is the picture of").replace("no page", "no picture")


def write_pictures(pictures: Iterable[Picture], folder: Path, of: str = "") -> list[Path]:
    """Write pictures into a folder, as SVG and as PNG, and return the files.

    Each file is written whole or not at all, and over none but an earlier, unchanged picture.

    Parameters
    ----------
    of
        The sources they tell of: a picture of others is kept. Empty where any may be replaced.

    Raises
    ------
    BadInput
        If the folder cannot be made, a file not be written, or one is there that must be kept.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadInput(
            str(folder),
            f"cannot be made: {error.strerror or error}",
            "name another with --pictures, one that you may write to",
        ) from None
    written = []
    for picture in pictures:
        figure = draw(picture)
        for ending in _ENDINGS:
            path = folder / f"{picture.name}{ending}"
            _write(path, _file_of(figure, ending, of), of)
            written.append(path)
    return written


def _write(path: Path, content: bytes, of: str) -> None:
    def why_not(file: Path) -> str | None:
        reason = why_kept(file, of or None)
        return None if reason is None else _of_picture(reason)

    write_over(path, lambda partial: partial.write_bytes(content), why_not)
