"""The picture of the single unknowns that would settle most."""

from __future__ import annotations

from matplotlib.figure import Figure

from detente.case import CaseFile
from detente.page import (
    bearings_in_words,
    completions_judged,
    counted,
    part_in_words,
    question_in_short,
    question_in_words,
)
from detente.render.pictures.style import (
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
from detente.sweeps import DecisiveQuestion, Sweep, share_in_words

MOST_BARS = 8
_LABEL = 176.0
_GAP = 14.0
_BEARINGS = 2
_THICK = 9.0


def draw_questions(case: CaseFile, found: Sweep) -> Figure:
    """How much of all uncertainty the answer to each question would settle, and what it bears on most."""
    sheet = Sheet("unknowns", f"{case.title}: how much of the uncertainty each single answer would settle")
    about = "Share of all uncertainty that the answer to one question would take away"
    y = sheet.headline("Which unknowns decide most", about)
    shown = found.questions[:MOST_BARS]
    if not shown:
        y = sheet.lines(MARGIN, y + 10, _nothing_to_ask(found), WIDTH - 2 * MARGIN, TEXT, most=4)
        return sheet.finished(y + MARGIN)
    y += 2
    sheet.line([(MARGIN, y), (WIDTH - MARGIN, y)], INK, 0.7)
    longest = max(question.of_all for question in shown)
    for row, question in enumerate(shown):
        if row:
            sheet.line([(MARGIN, y), (WIDTH - MARGIN, y)], LINE, 0.4)
        y = _row(sheet, case, found, question, y, longest)
    sheet.line([(MARGIN, y), (WIDTH - MARGIN, y)], LINE, 0.6)
    note = "Answers overlap in what they settle, so the bars do not add up."
    more = len(found.questions) - len(shown) + found.questions_left_out
    if more:
        note += f" {counted(more, 'more question is', 'more questions are').capitalize()} not shown."
    y = sheet.lines(MARGIN, y + 13, note, WIDTH - 2 * MARGIN, SMALL, colour=SOFT)
    return sheet.finished(y - SMALL * 1.3 + MARGIN)


def _row(
    sheet: Sheet, case: CaseFile, found: Sweep, question: DecisiveQuestion, y: float, longest: float
) -> float:
    """Draw a question's row from the height ``y``; the height at which it ends."""
    label = wrapped(question_in_short(case, found.model, question.question), _LABEL, TEXT, 3)
    left = MARGIN + _LABEL + _GAP
    room = WIDTH - MARGIN - left
    bearings = [
        f"{told.outcome}: {share_in_words(told.if_yes)} if yes, {share_in_words(told.if_no)} if no"
        for told in bearings_in_words(case, found.model, question.bears_on)[:_BEARINGS]
    ]
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


def _nothing_to_ask(found: Sweep) -> str:
    if not found.method.open_parties:
        return "The case leaves nothing open: there is no unknown to ask about."
    if found.uncertainty == 0:
        return "Every outcome is the same whatever the unknowns are: no answer would change anything."
    return "No single answer tells anything by itself."


def caption_of_questions(case: CaseFile, found: Sweep) -> str:
    """What the picture of unknowns shows, and which comes first."""
    if not found.questions:
        return _nothing_to_ask(found)
    first = found.questions[0]
    asked = question_in_words(case, found.model, first.question)
    chance = ", less what chance alone would show" if found.method.kind == "sample" else ""
    judged = completions_judged(found)
    return (
        f"How much of all uncertainty each single answer would settle, over {judged}{chance}; "
        f"most, {part_in_words(first.of_all)}, hangs on this: {asked}"
    )
