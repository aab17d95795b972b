"""Last days that a condition sets: "unless the board raises wages by Friday"."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import Final

from detente.dossier.questions.sentences import sentence_start, sentence_stop
from detente.edtf import WEEKDAYS, DateRange
from detente.patterns import as_pattern
from detente.reading import DateExpression
from detente.sources import Evidence, Report

_SO_LONG: Final = as_pattern(r"P(?:T(?P<hours>\d+)H|(?P<days>\d+)D|(?P<weeks>\d+)W)")
_CONDITION: Final = (
    r"\b(?:unless|if|provid(?:ed|ing)(?: that)?|on (?:the )?condition (?:that|of)|as long as|should)\b"
)
_LAST_DAY: Final = as_pattern(
    rf"{_CONDITION}(?P<clause>[^,;:]{{3,140}}?)\b(?:by|before|until|no later than|not later than)\s"
    r"(?:the end of |midnight on |midnight |noon on |noon |dawn on |sunset on )?(?:this |next |the )?$",
    re.IGNORECASE,
)
"""Before a day: a condition that is to be met by then."""
_WITHIN: Final = as_pattern(r"\b(?:within|in)\s(?:the\s(?:next|coming)\s)?$", re.IGNORECASE)
_IN_A_CONDITION: Final = as_pattern(rf"{_CONDITION}[^,;:]{{3,140}}$", re.IGNORECASE)
_CONDITION_BEHIND: Final = as_pattern(r",?\s(?:unless|if)\b", re.IGNORECASE)
_WEEK: Final = 7
_WEEKDAY: Final = as_pattern(rf"\b{WEEKDAYS}\b")
_YET_TO_COME: Final = as_pattern(
    r"\b(?:will|would|shall|threat\w+|warn\w*|vow\w*|ultimatum|pledg\w+|promis\w+)\b", re.IGNORECASE
)
_UNREAL: Final = as_pattern(r"\bif\b[^,;:]*\bhad\b.*\bwould have\b|\bwould have\b.*\bif\b", re.IGNORECASE)
"""A condition that was not met, and no longer can be."""


def last_day_in_condition(
    expression: DateExpression, report: Report, told_on: date
) -> tuple[str, Evidence] | None:
    """Return the last day that a condition sets, in EDTF, with its sentence; None for any other date."""
    text, words = report.text, expression.span
    begin, end = sentence_start(text, words.start), sentence_stop(text, words.end)
    before = " ".join(text[begin : words.start].split())
    before = f"{before} " if before else ""
    passage = report.passage(begin, begin + len(text[begin:end].rstrip()))
    if _UNREAL.search(passage.quote):
        return None
    when = DateRange.parse(expression.edtf)
    if when.dated and when.latest is not None:
        if not _LAST_DAY.search(before):
            return None
        if when.latest > told_on:
            return when.text, passage
        # "If they had not left by Thursday" is told of the Thursday to come.
        coming = when.latest + timedelta(days=_WEEK)
        is_coming = _WEEKDAY.search(words.quote) and _YET_TO_COME.search(passage.quote) and coming > told_on
        return (coming.isoformat(), passage) if is_coming else None
    so_long = _SO_LONG.fullmatch(expression.value)
    within = _WITHIN.search(before)
    if so_long is None or within is None or (words.quote[:2] in ("a ", "an") and "within" not in within[0]):
        return None  # "in a day if they wished"
    if not _IN_A_CONDITION.search(before) and not _CONDITION_BEHIND.match(text, words.end):
        return None
    hours, days, weeks = (int(so_long[part] or 0) for part in ("hours", "days", "weeks"))
    last = told_on + timedelta(days=max(1, -(-hours // 24) + days + 7 * weeks))
    return last.isoformat(), passage
