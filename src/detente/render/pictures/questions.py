"""The picture of the single unknowns that would settle most."""

from __future__ import annotations

from matplotlib.figure import Figure

from detente.page import SweepWords, counted, nothing_to_ask
from detente.render.pictures.style import (
    INK,
    MARGIN,
    ROOM,
    SMALL,
    SOFT,
    TEXT,
    WIDTH,
    Sheet,
    wrapped,
)
from detente.sweeps import DecisiveQuestion

MOST_ROWS = 8
_RANK = 20.0
_LABEL = 180.0
_GAP = 14.0
_BEARINGS = 2


def draw_questions(words: SweepWords) -> Figure:
    """Draw the questions by what their answers would settle, each with the outcomes it bears on most."""
    sweep = words.sweep
    sheet = Sheet("unknowns", f"{words.case.title}: the questions, the one that settles most first")
    about = "The questions in the order of what their answers would settle, and what each bears on most"
    y = sheet.headline("Which unknowns decide most", about)
    shown = sweep.questions[:MOST_ROWS]
    if not shown:
        y = sheet.lines(MARGIN, y + 10, nothing_to_ask(sweep), ROOM, TEXT, most=4)
        return sheet.finished(y + MARGIN)
    y += 2
    sheet.rule(y, INK, 0.7)
    for row, question in enumerate(shown):
        if row:
            sheet.rule(y, width=0.4)
        y = _row(sheet, words, question, y)
    sheet.rule(y)
    more = len(sweep.questions) - len(shown) + sweep.questions_left_out
    if more:
        note = f"{counted(more, 'more question is', 'more questions are').capitalize()} not shown."
        y = sheet.note(note, y + 13) - SMALL * 1.3
    return sheet.finished(y + MARGIN)


def _row(sheet: Sheet, words: SweepWords, question: DecisiveQuestion, y: float) -> float:
    """Draw a question's row from the height ``y``; the height at which it ends."""
    label = wrapped(words.short_question(question.question), _LABEL, TEXT, 5)
    left = MARGIN + _RANK + _LABEL + _GAP
    bearings = words.if_yes_if_no(question.bears_on, _BEARINGS)
    said = [line for text in bearings for line in wrapped(text, WIDTH - MARGIN - left, SMALL, 2)]
    baseline = y + 8 + TEXT
    sheet.text(
        MARGIN, baseline, f"{question.rank}.", TEXT, bold=True, name=f"rank {question.question.number}"
    )
    for k, line in enumerate(label):
        sheet.text(MARGIN + _RANK, baseline + k * TEXT * 1.3, line, TEXT)
    for k, line in enumerate(said):
        sheet.text(left, baseline + k * SMALL * 1.35, line, SMALL, colour=SOFT)
    lines = max(TEXT * 1.3 * (len(label) - 1), SMALL * 1.35 * (len(said) - 1))
    return baseline + lines + 9
