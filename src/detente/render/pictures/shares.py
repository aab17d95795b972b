"""The picture of how often each state lasts."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from detente.page import (
    CONCEPT_ORDER,
    MOST_ROWS,
    SweepWords,
    completions_judged,
    counted,
    error_in_words,
    short_state,
)
from detente.render.pictures.style import (
    ACCENT,
    INK,
    MARGIN,
    SMALL,
    SOFT,
    TEXT,
    WIDTH,
    Sheet,
    text_width,
    wrapped,
)
from detente.stability import CONCEPT_NAMES
from detente.sweeps import GroundedShare, Sweep, by_share, share_or_open

_LABEL, _LEAST_LABEL = 146.0, 72.0
_NUMBER = 36.0
_GAP = 10.0
_LINES = 8
_LONGEST, _MOST_LINES = 100, 5
"""Characters, and lines, of a state without a name."""


def draw_shares(words: SweepWords) -> Figure:
    """Draw for each state the share of completions in which it is an equilibrium, a column a concept.

    At most `MOST_ROWS` states, those that last most often. A tick is the share if nothing were known; a
    sample's bound on the error of all shares at once is drawn as a whisker. A share that turns on a party
    of whom nothing is known is not drawn: its track is an empty outline.
    """
    sweep = words.sweep
    sheet = Sheet("shares", f"{words.case.title}: in how many of the completions each state lasts")
    in_order = by_share(sweep)
    shown = in_order[:MOST_ROWS].tolist()
    about = f"A bar on its track: in how many of {completions_judged(sweep)} it does"
    y = sheet.headline("How often each state lasts", about)
    longest = max(
        text_width(line, TEXT, bold=cell == sweep.model.status_quo)
        for cell in shown
        for line in _label(sweep, cell)
    )
    label = min(_LABEL, max(_LEAST_LABEL, longest))
    left = MARGIN + label + _GAP
    pitch = (WIDTH - MARGIN - left + _GAP) / len(CONCEPT_ORDER)
    across = pitch - _GAP - _NUMBER
    y += 8
    for k, concept in enumerate(CONCEPT_ORDER):
        sheet.text(left + k * pitch, y, CONCEPT_NAMES[concept], TEXT, bold=True)
    y += 5
    sheet.rule(y, INK, 0.7)
    shares: list[GroundedShare] = []
    for row, cell in enumerate(shown):
        of_state = [words.shares.lasting(concept, cell) for concept in CONCEPT_ORDER]
        y = _row(sheet, sweep, cell, of_state, y, left, pitch, across, first=row == 0)
        shares += of_state
    sheet.rule(y)
    y += 11
    for k in range(len(CONCEPT_ORDER)):
        x = left + k * pitch
        sheet.text(x, y, "none", SMALL - 0.5, colour=SOFT)
        sheet.text(x + across, y, "all", SMALL - 0.5, colour=SOFT, align="right")
    y += 3
    has_figures = any(share.is_figure for share in shares)
    notes = [f"Whiskers: {error_in_words(sweep)}."] if sweep.method.all_error and has_figures else []
    if has_figures and sweep.if_nothing_known is not None:
        notes.append("Ticks: the share if nothing were known.")
    if len(in_order) > len(shown):
        notes.append(f"{_left_out(sweep, in_order[MOST_ROWS:]).capitalize()}.")
    notes += words.notes_on(shares)
    for note in notes:
        y += SMALL * 1.3
        y = sheet.note(note, y, most=_LINES) - SMALL * 1.3
    return sheet.finished(y + MARGIN)


def _label(sweep: Sweep, cell: int) -> list[str]:
    named = sweep.model.pattern(cell) is None or cell in sweep.model.names
    most = 2 if named else _MOST_LINES
    return wrapped(
        short_state(sweep.model, cell, _LONGEST), _LABEL, TEXT, most, bold=cell == sweep.model.status_quo
    )


def _row(
    sheet: Sheet,
    sweep: Sweep,
    cell: int,
    shares: list[GroundedShare],
    y: float,
    left: float,
    pitch: float,
    across: float,
    *,
    first: bool,
) -> float:
    """Draw a state's row from the height ``y``; the height at which it ends."""
    is_quo = cell == sweep.model.status_quo
    label = _label(sweep, cell)
    written = TEXT * 1.3 * len(label) + (SMALL * 1.3 if is_quo else 0)
    height = max(24.0, 12 + written)
    if not first:
        sheet.rule(y, width=0.4)
    baseline = y + (height - written) / 2 + TEXT
    for line in label:
        sheet.text(MARGIN, baseline, line, TEXT, bold=is_quo)
        baseline += TEXT * 1.3
    if is_quo:
        sheet.text(MARGIN, baseline - 1, "status quo", SMALL, colour=ACCENT)
    middle, thick = y + height / 2, 9.0
    for k, (concept, share) in enumerate(zip(CONCEPT_ORDER, shares, strict=True)):
        x = left + k * pitch
        drawn = None if share.is_open else share.share
        sheet.track(x, middle - thick / 2, across, thick, drawn, f"{concept} {cell}")
        if share.is_figure:
            _marks(sheet, share, sweep.method.all_error, x, across, middle, thick)
        lines = share_or_open(share).removeprefix("in ").replace(" (", "\n(").split("\n")
        colour = SOFT if share.share == 0 or share.is_open else INK
        below = middle + SMALL * (0.36 - 0.6 * (len(lines) - 1))
        for n, line in enumerate(lines):
            size = SMALL if n == 0 else SMALL - 1
            sheet.text(x + across + 4, below + n * SMALL * 1.1, line, size, colour=SOFT if n else colour)
    return y + height


def _marks(
    sheet: Sheet, share: GroundedShare, error: float, x: float, across: float, middle: float, thick: float
) -> None:
    """Draw on a bar the share if nothing were known, and how far a sample may be off."""
    if share.if_nothing_known is not None:
        at = x + across * share.if_nothing_known
        sheet.line([(at, middle - thick / 2 - 2), (at, middle + thick / 2 + 2)], ACCENT, 1.2, layer=4)
    if error:
        ends = (share.share - error, share.share + error)
        low, high = (x + across * min(max(end, 0.0), 1.0) for end in ends)
        sheet.line([(low, middle), (high, middle)], INK, 0.9, layer=4)
        for end in (low, high):
            sheet.line([(end, middle - 2.2), (end, middle + 2.2)], INK, 0.9, layer=4)


def _left_out(sweep: Sweep, rest: NDArray[np.int64]) -> str:
    never = int(np.all([sweep.equilibrium[concept][rest] <= 0 for concept in CONCEPT_ORDER], axis=0).sum())
    more = counted(len(rest), "more state is", "more states are")
    if never == len(rest):
        return f"{more} not shown, which never {'lasts' if never == 1 else 'last'}"
    which = "which lasts less often" if len(rest) == 1 else "which last less often"
    return f"{more} not shown, {which}, {never:,} of them never" if never else f"{more} not shown, {which}"
