"""The dates of a report: TIMEX3 expressions, resolved against publication and the narrative before."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from detente.edtf import timex_to_edtf
from detente.patterns import as_pattern
from detente.reading.dates.anchor import Anchor, Timex, month_of
from detente.reading.dates.calendar import (
    resolve_century,
    resolve_date,
    resolve_decade,
    resolve_duration,
    resolve_holiday,
    resolve_iso,
    resolve_long,
    resolve_month,
    resolve_numeric,
    resolve_season,
    resolve_set,
    resolve_year,
)
from detente.reading.dates.context import is_time
from detente.reading.dates.entries import Entries
from detente.reading.dates.grammar import Form, find_forms
from detente.reading.dates.narrative import Narrative
from detente.reading.dates.ordinals import (
    resolve_but_one,
    resolve_day_of_month,
    resolve_nth,
    resolve_offset,
    resolve_weekday_nth,
    resolve_weekday_week,
)
from detente.reading.dates.quarters import (
    is_part_of_this_year,
    part_ended,
    resolve_fiscal_year,
    resolve_months_ended,
    resolve_quarter,
    resolve_quarter_ended,
    resolve_this_quarter,
    resolve_year_earlier,
    resolve_year_ended,
)
from detente.reading.dates.relative import (
    resolve_ago,
    resolve_clock,
    resolve_deictic,
    resolve_end_of,
    resolve_shift,
    resolve_unit,
    resolve_week_of,
    resolve_weekday,
    resolve_weekend,
)
from detente.reading.dates.tense import (
    direction_of,
    is_before_its_noun,
    is_in_an_aside,
    is_report_of_speech,
    is_told_of,
)
from detente.reading.findings import DateExpression
from detente.reading.parsed import report_of
from detente.sources import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc

_REFERENCES: Final = {"present": "PRESENT_REF", "past": "PAST_REF", "future": "FUTURE_REF"}


def find_dates(doc: Doc, published: date | None, furniture: Sequence[Evidence]) -> tuple[DateExpression, ...]:
    """Return the time expressions of a parsed report, in order, each with its TIMEX3 value and EDTF.

    "Friday" is the last Friday up to publication, or the next one in a clause that looks ahead; "that year"
    and "two months later" count from the last date of the narrative. Without a day of publication, and where
    the words do not say enough, the value keeps its unknown digits as ``X`` and ``edtf`` is ``None``: nothing
    is guessed.

    Parameters
    ----------
    doc
        The report's text, parsed.
    published
        The day of publication, if known.
    furniture
        Spans of page furniture, in which no expression is looked for.

    Notes
    -----
    Forms and values follow TIMEX3 as annotated for TempEval-3 [1]_. EDTF is ISO 8601-2:2019. A grammar of
    patterns finds the forms (`find_forms`); the words around one decide if it is a time (`is_time`).

    References
    ----------
    .. [1] UzZaman, Llorens, Derczynski, Allen, Verhagen and Pustejovsky, SemEval-2013 Task 1: TempEval-3,
       Proceedings of SemEval (2013).
    """
    barred = sorted((span.start, span.end) for span in furniture)
    starts = [start for start, _ in barred]
    expressions: list[DateExpression] = []
    end, paired = 0, None
    report = report_of(doc)
    text = report.text
    forms = find_forms(text)
    narrative, entries = Narrative(text, published, forms), Entries(text, forms, published)
    for form in forms:
        before = bisect_right(starts, form.start) - 1
        if form.start < end or (before >= 0 and form.start < barred[before][1]):
            continue
        span = doc.char_span(form.start, form.end, alignment_mode="expand")
        if span is None or not is_time(form, span, text):
            continue
        token = span.root
        direction = direction_of(token)
        if paired is not None and form.kind == "weekday" and _PAIRED.fullmatch(text[end : form.start]):
            direction = paired  # "for Thursday and Friday": both are ahead, or neither
        paired = direction if form.kind == "weekday" else None
        anchor = Anchor(
            None if narrative.is_unsure_of(form) else published,
            narrative.value,
            direction,
            told=narrative.told(form, direction),
            beside=narrative.beside(form),
            part=narrative.part,
            compared=narrative.compared,
        )
        year = entries.year_of(form)
        dated = form if year is None else replace(form, parts=form.parts | {"year": str(year)})
        timex = _as_planned_then(dated, anchor, resolve_form(dated, anchor))
        if timex is None:
            continue
        end = form.end
        entries.stand_at(form, timex.value)
        expressions.append(
            DateExpression(
                span=report.passage(form.start, form.end),
                type=timex.type,
                value=timex.value,
                edtf=timex_to_edtf(timex.value, timex.mod) if timex.type in ("DATE", "TIME") else None,
            )
        )
        if form.kind == "months_ended" and (part := part_ended(form, anchor)) is not None:
            if part.isdigit():
                narrative.compare_with(form, part)
            else:
                narrative.stand_at(form, part, of_main_clause=False, of_a_noun=True)
        elif is_part_of_this_year(form) and published is not None:
            narrative.compare_with(form, str(published.year))
        if timex.type in ("DATE", "TIME") and ("year" in form.parts or not is_report_of_speech(token)):
            narrative.stand_at(
                dated,
                timex.value,
                of_main_clause=is_told_of(token),
                of_a_noun=is_before_its_noun(token),
                of_an_aside=is_in_an_aside(token),
                is_ahead=direction in ("future", "planned"),
            )
    return tuple(expressions)


def resolve_form(form: Form, anchor: Anchor) -> Timex | None:
    """Return the value of a form of words; None where they say none."""
    if form.kind in _REFERENCES:
        return Timex("DATE", _REFERENCES[form.kind])
    try:
        if form.kind in _ABSOLUTE:
            return _ABSOLUTE[form.kind](form)
        return _ANCHORED[form.kind](form, anchor)
    except (OverflowError, ValueError):
        # "9999 years ago" leaves the calendar; no value can be written for it.
        return None


def _as_planned_then(form: Form, anchor: Anchor, timex: Timex | None) -> Timex | None:
    """Of a plan that the report looks back on, take the day next to the narrative's, not to publication.

    "The talks began in September; the two sides agreed to meet in October", a report of November says.
    """
    if (
        timex is None
        or anchor.published is None
        or anchor.direction not in ("future", "planned")
        or anchor.told is not None
    ):
        return timex
    told, ahead = month_of(anchor.narrative), month_of(timex.value)
    if form.kind not in _WITH_A_MONTH or form.parts.keys() & {"year", "which", "whichyear"}:
        return timex
    if told is None or ahead is None or told > anchor.published or ahead - anchor.published < _FAR_AHEAD:
        return timex
    then = resolve_form(form, Anchor(told, anchor.narrative, "future"))
    day = month_of(then.value) if then is not None else None
    is_between = day is not None and day <= anchor.published and day - told < _FAR_AHEAD
    return then if is_between else timex


_PAIRED: Final = as_pattern(r"\s*(?:,|and|or|to|[-–])\s*")
_WITH_A_MONTH: Final = frozenset(("month", "date", "date_day_first"))
_FAR_AHEAD: Final = timedelta(days=180)

_ABSOLUTE: Final[dict[str, Callable[[Form], Timex | None]]] = {
    "iso": resolve_iso,
    "numeric": resolve_numeric,
    "year": resolve_year,
    "decade": resolve_decade,
    "short_decade": resolve_decade,
    "word_decade": resolve_decade,
    "century": resolve_century,
    "window": resolve_duration,
    "set": resolve_set,
    "rate": resolve_set,
    "per": resolve_set,
    "weekdays": resolve_set,
    "frequency": resolve_set,
    "duration": resolve_duration,
    "quarters": resolve_duration,
    "long": resolve_long,
    "bare_units": resolve_duration,
}

_ANCHORED: Final[dict[str, Callable[[Form, Anchor], Timex | None]]] = {
    "date": resolve_date,
    "date_day_first": resolve_date,
    "date_day_first_shared": resolve_date,
    "month": resolve_month,
    "month_shared": resolve_month,
    "season": resolve_season,
    "season_year": resolve_season,
    "quarter": resolve_quarter,
    "weekday": resolve_weekday,
    "deictic": resolve_deictic,
    "clock": resolve_clock,
    "clock_part": resolve_clock,
    "unit_which": resolve_unit,
    "unit_before": resolve_unit,
    "weekend": resolve_weekend,
    "ago": resolve_ago,
    "shift": resolve_shift,
    "holiday": resolve_holiday,
    "this_quarter": resolve_this_quarter,
    "month_quarter": resolve_quarter,
    "quarter_ended": resolve_quarter_ended,
    "months_ended": resolve_months_ended,
    "year_ended": resolve_year_ended,
    "fiscal_year": resolve_fiscal_year,
    "year_earlier": resolve_year_earlier,
    "same_period": resolve_year_earlier,
    "nth": resolve_nth,
    "day_of_month": resolve_day_of_month,
    "bare_day": resolve_day_of_month,
    "weekday_nth": resolve_weekday_nth,
    "but_one": resolve_but_one,
    "weekday_week": resolve_weekday_week,
    "offset": resolve_offset,
    "end_of": resolve_end_of,
    "years_end": resolve_end_of,
    "week_of": resolve_week_of,
}
