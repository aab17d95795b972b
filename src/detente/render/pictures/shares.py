"""The picture of how often each state lasts."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from detente.model import Model
from detente.page import (
    CONCEPT_ORDER,
    MOST_ROWS,
    SweepWords,
    completions_judged,
    counted,
    error_in_words,
    is_descriptive_name,
    option_owner,
    state_name,
)
from detente.render.pictures.style import (
    ACCENT,
    BAR,
    FAINT,
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
from detente.sweeps import Sweep, by_share, share_in_words

_LABEL, _LEAST_LABEL = 146.0, 72.0
_NUMBER = 33.0
_GAP = 10.0
_NAMED = 3
_LINES = 8


def draw_shares(words: SweepWords) -> Figure:
    """Draw for each state the share of completions in which it is an equilibrium, a column a concept.

    At most `MOST_ROWS` states, those that last most often; a sample's bound on the error of all shares
    at once is drawn as a whisker.
    """
    sweep = words.sweep
    sheet = Sheet("shares", f"{words.case.title}: share of the completions in which each state lasts")
    in_order = by_share(sweep)
    shown = in_order[:MOST_ROWS].tolist()
    y = sheet.headline("How often each state lasts", f"Share of {completions_judged(sweep)} in which it does")
    names = (wrapped(state_name(sweep.model, cell), _LABEL, TEXT, 2, bold=True) for cell in shown)
    longest = max(text_width(line, TEXT, bold=True) for lines in names for line in lines)
    label = min(_LABEL, max(_LEAST_LABEL, longest))
    left = MARGIN + label + _GAP
    pitch = (WIDTH - MARGIN - left + _GAP) / len(CONCEPT_ORDER)
    across = pitch - _GAP - _NUMBER
    y += 8
    for k, concept in enumerate(CONCEPT_ORDER):
        sheet.text(left + k * pitch, y, CONCEPT_NAMES[concept], TEXT, bold=True)
    y += 5
    sheet.rule(y, INK, 0.7)
    for row, cell in enumerate(shown):
        y = _row(sheet, sweep, cell, y, left, pitch, across, first=row == 0)
    sheet.rule(y)
    y += 11
    for k in range(len(CONCEPT_ORDER)):
        for at, says, align in ((0.0, "0", "left"), (1.0, "100%", "right")):
            x = left + k * pitch + at * across
            sheet.text(x, y, says, SMALL - 0.5, colour=SOFT, align="right" if align == "right" else "left")
    y += 3
    notes = [f"Whiskers: {error_in_words(sweep)}."] if sweep.method.all_error else []
    if len(in_order) > len(shown):
        notes.append(f"{_left_out(sweep, in_order[MOST_ROWS:]).capitalize()}.")
    notes += _explain_patterns(sweep.model, shown)
    for note in notes:
        y += SMALL * 1.3
        y = sheet.note(note, y, most=_LINES) - SMALL * 1.3
    return sheet.finished(y + MARGIN)


def _row(
    sheet: Sheet, sweep: Sweep, cell: int, y: float, left: float, pitch: float, across: float, *, first: bool
) -> float:
    """Draw a state's row from the height ``y``; the height at which it ends."""
    is_quo = cell == sweep.model.status_quo
    label = wrapped(state_name(sweep.model, cell), _LABEL, TEXT, 2, bold=is_quo)
    height = max(24.0, 12 + TEXT * 1.3 * len(label) + (SMALL * 1.3 if is_quo else 0))
    if not first:
        sheet.rule(y, width=0.4)
    written = TEXT * 1.3 * len(label) + (SMALL * 1.3 if is_quo else 0)
    baseline = y + (height - written) / 2 + TEXT
    for line in label:
        sheet.text(MARGIN, baseline, line, TEXT, bold=is_quo)
        baseline += TEXT * 1.3
    if is_quo:
        sheet.text(MARGIN, baseline - 1, "status quo", SMALL, colour=ACCENT)
    middle, thick = y + height / 2, 9.0
    error = sweep.method.all_error
    for k, concept in enumerate(CONCEPT_ORDER):
        share, x = float(sweep.equilibrium[concept][cell]), left + k * pitch
        sheet.box(x, middle - thick / 2, across, thick, FAINT, name="track")
        if share > 0:
            sheet.box(x, middle - thick / 2, max(share * across, 0.7), thick, BAR, name=f"{concept} {cell}")
        if error:
            low, high = (x + across * min(max(at, 0.0), 1.0) for at in (share - error, share + error))
            sheet.line([(low, middle), (high, middle)], INK, 0.9, layer=4)
            for end in (low, high):
                sheet.line([(end, middle - 2.2), (end, middle + 2.2)], INK, 0.9, layer=4)
        colour = SOFT if share == 0 else INK
        sheet.text(x + across + 4, middle + SMALL * 0.36, share_in_words(share), SMALL, colour=colour)
    return y + height


def _explain_patterns(model: Model, shown: list[int]) -> list[str]:
    """Explain the Y/N strings where a state is named by one; empty where none is."""
    if all(model.pattern(cell) is None or is_descriptive_name(model, cell) for cell in shown):
        return []
    options: dict[str, list[str]] = {}
    for option, label in enumerate(model.option_labels):
        options.setdefault(option_owner(model, option), []).append(label)
    whose = (f"{name}: {', '.join(labels)}" for name, labels in options.items())
    return [
        f"Y/N strings: Y for an option taken up, N for one that is not, in this order: {'; '.join(whose)}."
    ]


def _left_out(sweep: Sweep, rest: NDArray[np.int64]) -> str:
    never = int(np.all([sweep.equilibrium[concept][rest] <= 0 for concept in CONCEPT_ORDER], axis=0).sum())
    more = counted(len(rest), "more state is", "more states are")
    if never == len(rest):
        return f"{more} not shown, which never {'lasts' if never == 1 else 'last'}"
    which = "which lasts less often" if len(rest) == 1 else "which last less often"
    return f"{more} not shown, {which}, {never:,} of them never" if never else f"{more} not shown, {which}"
