"""The picture of how often each state lasts."""

from __future__ import annotations

import numpy as np
from matplotlib.figure import Figure
from numpy.typing import NDArray

from detente.case import CaseFile
from detente.model import Model
from detente.page import (
    ORDER,
    completions_judged,
    counted,
    error_clause,
    error_in_words,
    name_speaks,
    state_name,
    state_told,
    states_quoted,
)
from detente.render.pictures.style import (
    ACCENT,
    BAR,
    FAINT,
    INK,
    LINE,
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

MOST_ROWS = 16
_LABEL, _LEAST_LABEL = 146.0, 72.0
_NUMBER = 33.0
_GAP = 10.0
_NAMED = 3
_LINES = 8


def draw_shares(case: CaseFile, found: Sweep) -> Figure:
    """For each state the share of completions in which it is an equilibrium, a column a concept.

    At most `MOST_ROWS` states, those that last most often; a sample's bound on the error of all shares
    at once is drawn as a whisker.
    """
    sheet = Sheet("shares", f"{case.title}: share of the completions in which each state lasts")
    in_order = by_share(found)
    shown = in_order[:MOST_ROWS].tolist()
    y = sheet.headline("How often each state lasts", f"Share of {completions_judged(found)} in which it does")
    names = (wrapped(state_name(found.model, cell), _LABEL, TEXT, 2, bold=True) for cell in shown)
    longest = max(text_width(line, TEXT, bold=True) for lines in names for line in lines)
    label = min(_LABEL, max(_LEAST_LABEL, longest))
    left = MARGIN + label + _GAP
    pitch = (WIDTH - MARGIN - left + _GAP) / len(ORDER)
    across = pitch - _GAP - _NUMBER
    y += 8
    for k, concept in enumerate(ORDER):
        sheet.text(left + k * pitch, y, CONCEPT_NAMES[concept], TEXT, bold=True)
    y += 5
    sheet.line([(MARGIN, y), (WIDTH - MARGIN, y)], INK, 0.7)
    for row, cell in enumerate(shown):
        y = _row(sheet, found, cell, y, left, pitch, across, first=row == 0)
    sheet.line([(MARGIN, y), (WIDTH - MARGIN, y)], LINE, 0.6)
    y += 11
    for k in range(len(ORDER)):
        for at, says, align in ((0.0, "0", "left"), (1.0, "100%", "right")):
            x = left + k * pitch + at * across
            sheet.text(x, y, says, SMALL - 0.5, colour=SOFT, align="right" if align == "right" else "left")
    y += 3
    notes = [f"Whiskers: {error_in_words(found)}."] if found.method.all_error else []
    if len(in_order) > len(shown):
        notes.append(f"{_left_out(found, in_order[MOST_ROWS:]).capitalize()}.")
    notes += _letters(case, found.model, shown)
    for note in notes:
        y += SMALL * 1.3
        y = sheet.lines(MARGIN, y, note, WIDTH - 2 * MARGIN, SMALL, colour=SOFT, most=_LINES) - SMALL * 1.3
    return sheet.finished(y + MARGIN)


def _row(
    sheet: Sheet, found: Sweep, cell: int, y: float, left: float, pitch: float, across: float, *, first: bool
) -> float:
    """Draw a state's row from the height ``y``; the height at which it ends."""
    is_quo = cell == found.model.status_quo
    label = wrapped(state_name(found.model, cell), _LABEL, TEXT, 2, bold=is_quo)
    height = max(24.0, 12 + TEXT * 1.3 * len(label) + (SMALL * 1.3 if is_quo else 0))
    if not first:
        sheet.line([(MARGIN, y), (WIDTH - MARGIN, y)], LINE, 0.4)
    written = TEXT * 1.3 * len(label) + (SMALL * 1.3 if is_quo else 0)
    baseline = y + (height - written) / 2 + TEXT
    for line in label:
        sheet.text(MARGIN, baseline, line, TEXT, bold=is_quo)
        baseline += TEXT * 1.3
    if is_quo:
        sheet.text(MARGIN, baseline - 1, "status quo", SMALL, colour=ACCENT)
    middle, thick = y + height / 2, 9.0
    error = found.method.all_error
    for k, concept in enumerate(ORDER):
        share, x = float(found.equilibrium[concept][cell]), left + k * pitch
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


def _letters(case: CaseFile, model: Model, shown: list[int]) -> list[str]:
    """What the letters stand for where a state is named by them; nothing where none is."""
    if all(model.pattern(cell) is None or name_speaks(model, cell) for cell in shown):
        return []
    whose = (
        f"{party.name}: {', '.join(option.label for option in party.options.values())}"
        for party in case.parties.values()
        if party.options
    )
    return [f"Letters: Y for an option taken up, N for one that is not, in this order: {'; '.join(whose)}."]


def _left_out(found: Sweep, rest: NDArray[np.int64]) -> str:
    never = int(np.all([found.equilibrium[concept][rest] <= 0 for concept in ORDER], axis=0).sum())
    more = counted(len(rest), "more state is", "more states are")
    if never == len(rest):
        return f"{more} not shown, which never {'lasts' if never == 1 else 'last'}"
    which = "which lasts less often" if len(rest) == 1 else "which last less often"
    return f"{more} not shown, {which}, {never:,} of them never" if never else f"{more} not shown, {which}"


def caption_of_shares(case: CaseFile, found: Sweep) -> str:
    """What the picture of shares shows, and what stands out in it."""
    model, in_order = found.model, by_share(found)
    shares = found.equilibrium["seq"][in_order]
    top = float(shares.max())
    best = in_order[shares >= top - 1e-9].tolist()
    names = state_told(case, model, best[0]) if len(best) == 1 else states_quoted(model, best, _NAMED)
    if top <= 0:
        finding = "under SEQ none lasts in any"
    elif top >= 1 - 1e-9:
        finding = f"under SEQ {names} {'lasts' if len(best) == 1 else 'last'} in every one"
    else:
        finding = f"under SEQ none lasts in every one, and {names} most often, in {share_in_words(top)}"
    rest = len(in_order) - MOST_ROWS
    left_out = f" ({counted(rest, 'state')} more left out)" if rest > 0 else ""
    return (
        f"The share of {completions_judged(found)} in which each state lasts{left_out}: {finding}"
        f"{error_clause(found)}."
    )
