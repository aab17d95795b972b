"""The lines that sections take on a terminal, roughly: to give one of them the room that others leave."""

from __future__ import annotations

from typing import Final

from detente.page.drawings import Timeline
from detente.page.lines import Group, Groups, Line, Lines, Paragraphs
from detente.page.page import Assessment, Assessments, Section
from detente.page.tables import StanceTable

_WIDTH: Final = 76
_DATE: Final = 16
_NARROWEST, _COLUMN, _MAKER = 26, 11, 16
_OTHER: Final = 6


def height_of(section: Section | None) -> int:
    """Return how many lines of a terminal a section takes, its title and the empty line below included."""
    if section is None:
        return 0
    return 2 + sum(_of(block) for block in section.blocks)


def _of(block: object) -> int:
    match block:
        case Lines():
            return sum(map(_of_line, block.lines))
        case Groups():
            return sum(map(_of_group, block.groups))
        case Paragraphs():
            return sum(_wrapped(sentence) for sentence in block.sentences)
        case Timeline():
            told = (*block.moments, *block.undated)
            return sum(_wrapped(moment.text, _WIDTH - _DATE) for moment in told) + bool(block.undated)
        case Assessments():
            return sum(map(_of_assessment, block.assessments))
        case StanceTable():
            acts = [(maker.text, act) for maker, rows in block.makers for act in rows]
            width = max(_NARROWEST, _WIDTH - _COLUMN * len(block.parties))
            heads = max(_wrapped(party, _COLUMN) for party in block.parties) if block.parties else 1
            return (
                3
                + heads
                + sum(
                    _wrapped(f"{maker[:_MAKER]}: {act.act.text}", width) + len(act.remarks)
                    for maker, act in acts
                )
            )
    return _OTHER


def _of_group(group: Group) -> int:
    return 1 + sum(map(_of_line, group.lines))


def _of_assessment(assessment: Assessment) -> int:
    return _wrapped(f"{assessment.by} {assessment.says.text}") + sum(map(_of_line, assessment.lines))


def _of_line(line: Line) -> int:
    return _wrapped(f"{line.lead} {line.text}") + sum(map(_wrapped, line.points))


def _wrapped(text: str, width: int = _WIDTH) -> int:
    return max(1, -(-len(text) // width))
