"""The drawn blocks of a page on paper: pictures, the timeline beside its words, the ways out as a list."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

# Its door loads matplotlib, which is slow, only for a page that has a picture.
import detente.render.pictures as pictures
from detente.page import Branch, ConflictPicture, Moment, Picture, Timeline, WaysPicture
from detente.patterns import as_pattern
from detente.render.document.drawings import standing_alone
from detente.render.document.elements import Element, Grid, GridColumn, GridRow, Image, Paragraph, Run
from detente.render.document.runs import tag_runs
from detente.render.document.tables import quiet

_STRIP: Final = 300, 18
"""Width and height of a strip of a timeline in pixels."""
_AXIS: Final = 28
_WORDS: Final = 0.56
"""The share of the width that the words of a timeline have."""
_DEFINITIONS: Final = as_pattern(r"<defs>.*?</defs>", re.DOTALL)
_SIZE: Final = as_pattern(r'viewBox="0 0 ([\d.]+) ([\d.]+)"')
_CONFLICT: Final = 0.45
"""The share of the width that the picture of a conflict takes."""


def picture_elements(picture: Picture) -> Iterator[Element]:
    """Draw a picture of a sweep."""
    figure = pictures.draw(picture)
    svg = pictures.figure_svg(figure)
    wide, high = _size(svg)
    words = str(figure.get_label()) or picture.caption
    yield Image(svg, words, picture.caption, min(1.0, wide / high))


def _size(svg: str) -> tuple[int, int]:
    """Width and height of a drawing; one as wide as a sheet must not be higher than it is wide."""
    size = _SIZE.search(svg)
    assert size is not None
    return round(float(size[1])), round(float(size[2]))


def conflict_elements(picture: ConflictPicture) -> Iterator[Element]:
    """Draw the picture of a conflict; its ties in words are its alternative."""
    svg = pictures.draw_conflict(picture)
    wide, high = _size(svg)
    caption = " ".join(part for part in (picture.key, picture.left_out) if part)
    words = " ".join(tie.sentence for tie in picture.ties)
    yield Image(standing_alone(svg, wide, high), words, caption, min(_CONFLICT, wide / high))


def conflict_in_words(picture: ConflictPicture) -> Iterator[Element]:
    """List the ties of a picture, with the words that they rest on."""
    for tie in picture.ties:
        yield Paragraph((Run(tie.sentence, notes=tie.evidence),), "item")


def timeline_elements(timeline: Timeline) -> Iterator[Element]:
    """Lay out the moments with their dates, each beside its strip of the drawing."""
    if timeline.moments:
        drawn = pictures.draw_timeline(timeline)
        shared = "".join(_DEFINITIONS.findall(drawn.axis))
        wide, high = _STRIP
        axis = Image(standing_alone(drawn.axis, wide, _AXIS), "")
        strips = (Image(standing_alone(strip, wide, high, shared), "") for strip in drawn.strips)
        rows = [GridRow(((), (axis,)), is_head=True)]
        for moment, strip in zip(timeline.moments, strips, strict=True):
            rows.append(GridRow(((_moment(moment),), (strip,))))
        columns = GridColumn("", _WORDS), GridColumn("", 1 - _WORDS)
        about = "The timeline: moments with their dates, each drawn on an axis of time"
        yield Grid(about, columns, tuple(rows))
    if timeline.undated:
        yield quiet(timeline.undated_head)
        for moment in timeline.undated:
            yield _moment(moment, "item")
    if explained := " ".join(part for part in (timeline.key, timeline.left_out) if part):
        yield quiet(explained)


def _moment(moment: Moment, kind: str = "cell") -> Paragraph:
    lead = (Run(f"{moment.lead}  ", "strong"),) if moment.lead else ()
    text = f"“{moment.text}”" if moment.quoted else moment.text
    runs = (*lead, Run(text, notes=moment.evidence), *tag_runs(moment.tags))
    return Paragraph(runs, "item" if kind == "item" else "cell")


def ways_elements(ways: WaysPicture) -> Iterator[Element]:
    """List the ways out of the status quo, each step below the one that it follows."""
    yield Paragraph((Run(ways.start, "strong"), Run(" (the status quo)", "quiet")))
    yield from _branches(ways.branches, 0)
    yield quiet(ways.caption)


def _branches(branches: Sequence[Branch], level: int) -> Iterator[Element]:
    for branch in branches:
        # As the picture's own words say, a step of which nobody knows is dashed.
        dashed = () if branch.is_known else (Run("┄ ", "quiet"),)
        step = [*dashed, Run(branch.step), *tag_runs(() if branch.is_known else ("interest unknown",))]
        if branch.to:
            step += [Run(" → ", "quiet"), Run(branch.to, "strong")]
        yield Paragraph((*step, *tag_runs((branch.standing,) if branch.standing else ())), "item", level)
        yield from _branches(branch.then, level + 1)
