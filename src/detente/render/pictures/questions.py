"""The picture of the single unknowns that would settle most."""

from __future__ import annotations

from matplotlib.figure import Figure

from detente.page import SweepWords, counted, nothing_to_ask, part_in_words
from detente.render.pictures.style import (
    BAR,
    FAINT,
    INK,
    MARGIN,
    ROOM,
    SMALL,
    SOFT,
    TEXT,
    WIDTH,
    Sheet,
    text_width,
    wrapped,
)
from detente.sweeps import DecisiveQuestion

MOST_BARS = 8
_LABEL = 176.0
_GAP = 14.0
_BEARINGS = 2
_THICK = 9.0


def draw_questions(words: SweepWords) -> Figure:
    """Draw how much of all uncertainty each answer would settle, with the outcomes it bears on most."""
    sweep = words.sweep
    sheet = Sheet(
        "unknowns", f"{words.case.title}: how much of the uncertainty each single answer would settle"
    )
    about = "Share of all uncertainty that the answer to one question would take away"
    y = sheet.headline("Which unknowns decide most", about)
    shown = sweep.questions[:MOST_BARS]
    if not shown:
        y = sheet.lines(MARGIN, y + 10, nothing_to_ask(sweep), ROOM, TEXT, most=4)
        return sheet.finished(y + MARGIN)
    y += 2
    sheet.rule(y, INK, 0.7)
    longest = max(question.of_all for question in shown)
    for row, question in enumerate(shown):
        if row:
            sheet.rule(y, width=0.4)
        y = _row(sheet, words, question, y, longest)
    sheet.rule(y)
    note = "Answers overlap in what they settle, so the bars do not add up."
    more = len(sweep.questions) - len(shown) + sweep.questions_left_out
    if more:
        note += f" {counted(more, 'more question is', 'more questions are').capitalize()} not shown."
    y = sheet.note(note, y + 13)
    return sheet.finished(y - SMALL * 1.3 + MARGIN)


def _row(sheet: Sheet, words: SweepWords, question: DecisiveQuestion, y: float, longest: float) -> float:
    """Draw a question's row from the height ``y``; the height at which it ends."""
    label = wrapped(words.short_question(question.question), _LABEL, TEXT, 4)
    left = MARGIN + _LABEL + _GAP
    room = WIDTH - MARGIN - left
    bearings = words.if_yes_if_no(question.bears_on, _BEARINGS)
    said = [line for text in bearings for line in wrapped(text, room, SMALL, 2)]
    baseline = y + 8 + TEXT
    for k, line in enumerate(label):
        sheet.text(MARGIN, baseline + k * TEXT * 1.3, line, TEXT)
    across = room - text_width("100%", TEXT, bold=True) - 6
    length = max(question.of_all / longest * across, 0.7)
    sheet.box(left, baseline - _THICK + 1, across, _THICK, FAINT)
    sheet.box(left, baseline - _THICK + 1, length, _THICK, BAR, name=f"bar {question.question.number}")
    sheet.text(WIDTH - MARGIN, baseline, part_in_words(question.of_all), TEXT, bold=True, align="right")
    for k, line in enumerate(said):
        sheet.text(left, baseline + 13 + k * SMALL * 1.35, line, SMALL, colour=SOFT)
    lines = max(TEXT * 1.3 * (len(label) - 1), 13 + SMALL * 1.35 * (len(said) - 1) if said else 0)
    return baseline + lines + 9
