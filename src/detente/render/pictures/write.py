"""The pictures of a sweep, as SVG for a page and as files."""

from __future__ import annotations

import io
import os
import re
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lxml import etree
from matplotlib import rc_context
from matplotlib.figure import Figure

from detente.analysis import Swept
from detente.case import CaseFile
from detente.errors import BadInput
from detente.page import what_if_in_words
from detente.render.pictures.questions import caption_of_questions, draw_questions
from detente.render.pictures.shares import caption_of_shares, draw_shares
from detente.render.pictures.states import caption_of_states, draw_states
from detente.render.pictures.style import FONT, note_above, quiet_about_glyphs
from detente.render.pictures.ways import caption_of_ways, draw_ways
from detente.sweeps import Sweep

PNG_DPI = 200
_SVG = "{http://www.w3.org/2000/svg}"
_LINK = "{http://www.w3.org/1999/xlink}href"
# None of these is wider than the font that text was measured in.
_FONTS = "'Avenir Next', 'Segoe UI', 'Helvetica Neue', 'Noto Sans', 'DejaVu Sans', Arial, sans-serif"
_TO_ID = re.compile(r"url\(#([^)]+)\)")


@dataclass(frozen=True)
class Picture:
    """A picture that can be drawn of a sweep.

    Attributes
    ----------
    name
        Of its files, without an ending.
    draw
        Draws it.
    caption
        One sentence: what it shows, and what stands out.
    """

    name: str
    draw: Callable[[CaseFile, Sweep], Figure]
    caption: Callable[[CaseFile, Sweep], str]


SHARES = Picture("shares", draw_shares, caption_of_shares)
UNKNOWNS = Picture("unknowns", draw_questions, caption_of_questions)
STATES = Picture("states", draw_states, caption_of_states)
WAYS = Picture("ways", draw_ways, caption_of_ways)
PICTURES = (SHARES, UNKNOWNS, STATES, WAYS)


def figure_svg(figure: Figure) -> str:
    """A figure as an SVG element that can stand in a page beside others.

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


def _own_ids(element: etree._Element, name: str) -> None:
    if element.get("id"):
        element.set("id", f"{name}-{element.get('id')}")
    link = element.get(_LINK)
    if link and link.startswith("#"):
        element.set(_LINK, f"#{name}-{link[1:]}")
    for key, value in element.attrib.items():
        if "url(#" in value:
            element.set(key, _TO_ID.sub(rf"url(#{name}-\1)", value))


def drawn(picture: Picture, answer: Swept) -> Figure:
    """A picture of an answer; one of a what-if says above all else that it is none of the case itself."""
    figure = picture.draw(answer.case.file, answer.found)
    return figure if answer.changes is None else note_above(figure, what_if_in_words(answer.changes))


def write_pictures(answer: Swept, folder: Path) -> list[Path]:
    """Write every picture into a folder, as SVG and as PNG; the files written.

    Each file is written whole or not at all.

    Raises
    ------
    BadInput
        If the folder cannot be made, or a file not be written.
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
    for picture in PICTURES:
        figure = drawn(picture, answer)
        drawing, image = (folder / f"{picture.name}{ending}" for ending in (".svg", ".png"))
        _write(drawing, f'<?xml version="1.0" encoding="utf-8"?>\n{figure_svg(figure)}\n'.encode())
        pixels = io.BytesIO()
        # Letters fitted to pixels would be wider than they were measured.
        with rc_context({"text.hinting": "no_hinting"}), quiet_about_glyphs():
            figure.savefig(pixels, format="png", dpi=PNG_DPI, metadata={"Software": None})
        _write(image, pixels.getvalue())
        written += [drawing, image]
    return written


def _write(path: Path, data: bytes) -> None:
    """Write a file whole or not at all; behind a link, the file it leads to."""
    to = path.resolve()
    partial = to.with_name(f".{to.name}.{os.getpid()}.part")
    try:
        partial.write_bytes(data)
        partial.replace(to)
    except OSError as error:
        raise BadInput(
            str(path),
            f"cannot be written: {error.strerror or error}",
            "name another folder with --pictures, one that you may write to",
        ) from None
    finally:
        with suppress(OSError):
            partial.unlink(missing_ok=True)
