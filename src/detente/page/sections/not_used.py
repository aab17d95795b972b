"""The words that were read and are not in the table of positions, and the acts that a person took out."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from typing import Final

from detente.dossier import Dossier
from detente.page.lines import Group, Groups, Line, Lines, Paragraphs
from detente.page.page import Block, Section
from detente.page.sections.positions import MAX_UNUSED, UNUSED
from detente.page.words import counted, cut_at_word, hint, upper_first
from detente.positions import Position, Positions
from detente.short import one_line

_LONGEST_QUOTE: Final = 140
_MOST_NOTES: Final = 3


def unused_section(positions: Positions, most: int = MAX_UNUSED) -> Section | None:
    """List the words that were read and not used, below the reason; None where there are none."""
    if not positions.unused:
        return None
    by_reason: defaultdict[str, list[Line]] = defaultdict(list)
    for item in positions.unused[:most]:
        quote = cut_at_word(one_line(item.words.quote), _LONGEST_QUOTE)
        by_reason[item.why].append(Line(f"“{quote}”", evidence=(item.words,), quoted=True))
    blocks: list[Block] = [
        Groups(tuple(Group(upper_first(why), lines=tuple(lines)) for why, lines in by_reason.items()))
    ]
    if (more := len(positions.unused) - most) > 0:
        blocks.append(Paragraphs((f"And {counted(more, 'more passage')}.{hint('listed')}",), quiet=True))
    return Section("unused", UNUSED, tuple(blocks), "Not used")


def taken_out_section(rows: Sequence[Position], dossier: Dossier) -> Section | None:
    """List the acts that a person took out of the case, with their words; None where there are none."""
    if not rows:
        return None
    names = {party.id: party.name for party in dossier.parties}
    acts = [
        Line(
            row.act, f"{names[row.maker]}:" if row.maker in names else "", evidence=row.evidence[:_MOST_NOTES]
        )
        for row in rows
    ]
    return Section("taken-out", "Left out by you", (Lines(tuple(acts)),))
