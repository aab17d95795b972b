"""The grammar of time expressions in English: forms, and the meaning of their parts."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from detente.patterns import as_pattern
from detente.reading.dates.quarter_patterns import ENDED, QUARTER_PATTERNS, SHARES
from detente.reading.dates.words import (
    APPROX,
    CLOCK,
    DAY,
    EARLY_LATE,
    MONTH,
    NUMBER,
    ORDINAL_DAY,
    PART,
    SEASON,
    UNIT,
    VAGUE_NUMBER,
    WEEKDAY,
    YEAR,
    ZONE,
)


@dataclass(frozen=True, slots=True)
class Form:
    """A stretch of text that has the form of a time expression, not yet resolved.

    Attributes
    ----------
    kind
        The form's name, one of the keys of the grammar.
    start, end
        Code points of the text, half open.
    parts
        The named parts of the form that are present, as written.
    """

    kind: str
    start: int
    end: int
    parts: dict[str, str]


_DETERMINERS = r"(?i:this|last|next|past|that|(?:the|that)\s+same|the\s+(?:following|previous|next|coming))"
_EARLY = rf"(?:(?P<early>{EARLY_LATE})[-\s]+)?"
_OF_YEAR = (
    rf"(?:,?\s+(?:of\s+)?(?:(?P<year>{YEAR})\b"
    r"|(?P<whichyear>(?i:this|last|next|that|the\s+same|the\s+following)\s+year)))"
)
_TIME_AHEAD = rf"(?:(?P<clock>{CLOCK}|(?:[01]?\d)\s+(?i:in\s+the)\s+{PART}),?\s+(?:(?i:on)\s+)?)?"
_HOLIDAY_NAME = (
    r"(?:Thanksgiving(?:\s+Day)?|Christmas(?:\s+(?:Day|Eve))?|New\s+Year['’]s\s+(?:Day|Eve)"
    r"|Easter(?:\s+(?:Sunday|Monday))?(?!\w)"
    r"|Good\s+Friday|Election\s+Day|Independence\s+Day|May\s+Day|Labor\s+Day)"
)
_HOLIDAY = f"(?P<holiday>{_HOLIDAY_NAME})"
_QUANTITY = rf"(?:(?P<approx>{APPROX})\s+)*(?:(?P<count>{NUMBER})|(?P<vague>{VAGUE_NUMBER}))"

_NTH = r"(?P<ordinal>(?i:first|second|third|fourth|fifth|last|1st|2nd|3rd|4th|5th))"
_UNIT_AGAIN = r"(?i:year|quarter|month|week|decade|century)"
_BASE = (
    rf"(?:(?P<weekday>{WEEKDAY})(?!\w)|(?P<deictic>(?i:today|tomorrow|yesterday))\b|{_HOLIDAY}"
    rf"|(?P<month>{MONTH})\s+(?P<day>{DAY})\b(?:{_OF_YEAR})?)"
)

_PATTERNS: Final[dict[str, str]] = {
    "iso": (
        r"\b(?P<iso>\d{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))(?:T(?P<clock>\d{2}:\d{2})"
        r"(?::\d{2})?Z?)?\b"
    ),
    "numeric": r"(?<![\d/])(?P<first>\d{1,2})[/.](?P<second>\d{1,2})[/.](?P<year>(?:19|20)\d{2})(?![\d/])",
    "date": (
        rf"\b{_TIME_AHEAD}(?:(?P<which>(?i:last|next|this))\s+)?(?:(?P<weekday>{WEEKDAY}),?\s+)?"
        rf"(?P<month>{MONTH})\s+(?P<day>{DAY})\b(?![.,]?\d)(?:{_OF_YEAR})?"
    ),
    "date_day_first": (
        rf"\b{_TIME_AHEAD}(?:(?:(?i:last|next|this) )?(?P<weekday>{WEEKDAY}),?\s+)?(?:(?i:the)\s+)?"
        rf"(?P<day>{DAY})\s+(?:of\s+)?(?P<month>{MONTH})(?!\w)(?:{_OF_YEAR})?"
    ),
    "month_shared": (
        rf"\b{_EARLY}(?P<month>{MONTH})(?=\s*(?:-|–|,|and|or|to|through)\s*(?:and\s+)?{MONTH}{_OF_YEAR})"
    ),
    "date_day_first_shared": (
        rf"\b(?P<day>{DAY})(?=(?:\s*(?:-|–|,|,?\s*and|or|to)\s*{DAY})+\s+(?P<month>{MONTH})(?!\w)"
        rf"(?:{_OF_YEAR})?)"
    ),
    "month": (
        rf"\b{_EARLY}(?:(?P<which>(?i:this\s+past)|{_DETERMINERS})\s+)?(?P<month>{MONTH})(?!\w)(?!\s+{DAY}\b)"
        rf"(?:{_OF_YEAR})?"
    ),
    "season": (
        rf"\b{_EARLY}(?:(?P<which>{_DETERMINERS}|(?i:the|in|during|by|since|until))\s+)(?:(?i:the)"
        rf"\s+)?(?P<season>{SEASON})\b(?:{_OF_YEAR})?"
    ),
    "season_year": rf"\b{_EARLY}(?P<season>{SEASON})\s+(?:of\s+)?(?P<year>{YEAR})\b",
    **QUARTER_PATTERNS,
    "nth": (
        rf"\b(?:(?i:the)\s+)?{_NTH}\s+(?:(?P<weekday>{WEEKDAY})|(?i:day))\s+(?:of|in)\s+(?:"
        rf"(?P<month>{MONTH})(?!\w)(?:{_OF_YEAR})?|(?P<year2>{YEAR})\b"
        r"|(?P<which>(?i:this|last|next|that|the|each|every|the\s+(?:same|following|next|coming|previous)))\s+"
        r"(?P<period>(?i:month|year))\b)"
    ),
    "day_of_month": (
        rf"\b(?:(?i:the)\s+)(?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th)|{ORDINAL_DAY})\s+(?:day\s+)?of\s+"
        r"(?P<which>(?i:this|last|next|that|the|the\s+(?:same|following|next|coming|previous)))\s+(?i:month)\b"
    ),
    "bare_day": r"\b(?:(?i:the)\s+)(?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))(?![\w-]|\s+(?:of|to)\b)",
    "weekday_nth": (
        rf"\b{_TIME_AHEAD}(?P<weekday>{WEEKDAY}),?\s+(?:(?i:the)\s+)?"
        r"(?P<day>(?:3[01]|[12]\d|[1-9])(?:st|nd|rd|th))(?![\w-]|\s+of\b)"
    ),
    "but_one": (
        rf"\b(?:(?i:the)\s+)(?:(?P<weekday>{WEEKDAY})|(?P<unit>(?i:week|weekend|month|year)))\s+"
        r"(?P<where>(?i:before\s+last|after\s+next))\b"
    ),
    "weekday_week": (
        rf"\b(?:(?P<weekday>{WEEKDAY})\s+(?P<unit>(?i:week|fortnight))(?![\w-]|\s+of\b|['’]))"
        rf"|\b(?P<count>(?i:a|one|two|three))\s+(?P<unit2>(?i:weeks?|fortnight))\s+on\s+(?P<weekday2>{WEEKDAY})"
        r"(?!\w)"
    ),
    "offset": (
        rf"\b{_QUANTITY}[-\s]+(?P<unit>{UNIT})\s+(?:(?P<where>(?i:from|ago(?:\s+on|\s+last)?))\s+"
        rf"(?=(?:{WEEKDAY}|(?i:today|tomorrow|yesterday))(?!\w)|{MONTH}\s+{DAY}\b|{_HOLIDAY_NAME})"
        rf"|(?P<where2>(?i:before|after))\s+(?=(?i:tomorrow|yesterday)\b|{MONTH}\s+{DAY}\b|{_HOLIDAY_NAME}))"
        rf"{_BASE}(?!['’]s)"
    ),
    "end_of": (
        rf"\b(?:(?i:the)\s+)?(?P<early>(?i:end|start|beginning|middle))\s+of\s+(?:(?i:the)\s+)"
        rf"(?P<unit>{_UNIT_AGAIN})\b"
    ),
    "years_end": (
        r"\b(?:(?P<early>(?i:the\s+year\s+is\s+(?:out|over)|(?:the\s+)?year[-\s]?end|(?:the\s+)?year['’]s\s+end|mid[-\s]?year))"
        r")(?![\w-])"
    ),
    "years": (
        rf"(?<![\w$€£¥#.,:/-])(?P<year>{YEAR})\s?[-–]\s?(?P<until>{YEAR}|\d\d)(?![\w/-]|[.,:]\d)"
    ),
    "year": (
        rf"\b(?:(?P<around>(?i:circa|c\.|around|about))\s+)?(?:(?P<early>{EARLY_LATE})[-\s]+)?"
        rf"(?<![\d$€£¥#.,:/])(?:(?<!-)|(?<=post-)|(?<=pre-)|(?<=mid-))(?P<year>{YEAR})\b(?![,.:/-]?\d)"
        rf"(?!['’]?s\b)"
    ),
    "decade": (
        rf"\b{_EARLY}(?:(?i:the)\s+)?(?:{_EARLY.replace('early', 'early2')})(?P<decade>(?:1\d"
        rf"|20)\d0)['’]?s\b"
    ),
    "short_decade": (
        rf"\b{_EARLY}(?:(?i:the)\s+)(?:{_EARLY.replace('early', 'early2')})['’](?P<decade>\d0)s\b"
    ),
    "word_decade": (
        rf"\b(?:(?i:the)\s+)(?:{_EARLY})(?:(?i:nineteen[-\s]))?(?P<decade>(?i:twenties|thirties"
        rf"|forties|fifties|sixties|seventies|eighties|nineties))\b"
    ),
    "century": (
        rf"\b{_EARLY}(?:(?i:the)\s+)?(?:(?P<ordinal>\d{{1,2}}(?:st|nd|rd|th)|(?i:[a-z]+(?:teen|tie"
        rf"|welf|if|nin)th|twenty-first|twentieth|nineteenth|eighteenth))"
        r"[-\s](?i:century)\b)"
    ),
    "weekday": (
        rf"\b{_TIME_AHEAD}(?:(?i:early|late)\s+)?(?:(?P<which>{_DETERMINERS})\s+)?"
        rf"(?P<weekday>{WEEKDAY})(?!\w)"
        rf"(?:\s+(?P<part>{PART})\b)?"
    ),
    "deictic": (
        rf"\b{_TIME_AHEAD}(?P<deictic>(?i:the\s+day\s+before\s+yesterday|the\s+day\s+after\s+tomorrow"
        rf"|today|yesterday|tomorrow|tonight"
        rf"|this\s+{PART}|last\s+night))\b(?:\s+(?P<part>{PART})\b)?"
    ),
    "clock": rf"\b(?P<clock>{CLOCK})(?!\w)|\b(?P<military>(?:[01]\d|2[0-3])[0-5]\d)\s+(?P<zone>{ZONE})\b",
    "clock_part": (
        r"\b(?P<hour>\d{1,2}|(?i:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve))\s+"
        rf"(?:(?i:o['’]clock)\s+)?(?i:in\s+the)\s+(?P<part>{PART})\b"
    ),
    "unit_which": (
        rf"\b{_EARLY}(?P<which>{_DETERMINERS}|(?i:the\s+preceding|the\s+current|the\s+coming|the"
        rf"\s+past|the\s+last|coming))\s+"
        r"(?P<unit>(?i:day|night|week|weekend|fortnight|month|quarter|year|decade|century|morning"
        r"|afternoon|evening))\b(?!-)"
    ),
    "unit_before": (
        r"\b(?P<which>(?i:the))\s+(?P<unit>(?i:day|night|week|month|year))\s+(?P<where>(?i:before"
        r"|after|earlier))(?=[\s]*[.,;:)])"
    ),
    "weekend": r"\b(?i:the|over\s+the)\s+(?P<unit>(?i:weekend))\b",
    "week_of": rf"\b(?i:the\s+)?(?i:week)\s+of\s+(?P<month>{MONTH})\s+(?P<day>{DAY})\b(?:{_OF_YEAR})?",
    "window": (
        rf"\b(?:(?i:the)\s+)?(?P<which>(?i:past|last|next|coming|previous|following|first|recent))\s+"
        rf"(?:{_QUANTITY}\s+)?(?P<unit>{UNIT})\b"
    ),
    "set": (
        rf"\b(?i:every|each)\s+(?:(?P<count>{NUMBER}|(?i:other|few))\s+)?(?:(?P<unit>{UNIT}|"
        rf"(?i:weekend))|(?P<weekday>{WEEKDAY})|(?P<part>{PART}))\b"
    ),
    "rate": (
        r"(?i:\b(?:once|twice|thrice|[a-z]+\s+times)\s+(?:a|an|per|each|every)\s+(?P<unit>day|week"
        r"|month|year|hour))\b"
    ),
    "per": r"\b(?:(?i:a|an|per|each)\s+)(?P<unit>(?i:hour|day|night|week|month|year))\b(?!-)",
    "weekdays": rf"\b(?P<weekday>{WEEKDAY})s\b",
    "frequency": (
        r"\b(?P<frequency>(?i:hourly|daily|nightly|weekly|biweekly|fortnightly|monthly|quarterly"
        r"|annually|yearly))\b"
    ),
    "duration": (
        rf"\b{_QUANTITY}(?:[-\s]+(?i:more|additional|full|consecutive|straight|long))?"
        rf"[-\s]+(?P<unit>{UNIT})\b(?:[-\s](?i:long)\b)?"
        r"(?:\s+(?P<where>(?i:ago|from\s+now|hence|later|earlier|afterwards?|beforehand"
        r"|before(?=\s*[.,;])|after(?=\s*[.,;])))\b)?"
    ),
    "long": (
        r"\b(?P<unit>(?i:hour|day|week|month|year|decade|century|hours|days|weeks|months|years|decades"
        r"|centuries))-?(?i:long)\b"
    ),
    "bare_units": (
        r"\b(?:(?i:the|many)\s+)?(?P<unit>(?i:hours|days|weeks|months|years|decades|centuries))\b(?!-"
        r"(?i:old))"
    ),
    "holiday": rf"\b(?:(?P<which>(?i:last|next|this))\s+)?{_HOLIDAY}(?:,?\s+(?P<year>{YEAR})\b)?",
    "present": (
        r"\b(?P<ref>(?i:now|nowadays|currently|current|at\s+present|at\s+the\s+moment|at\s+this"
        r"\s+time))\b(?!-)"
    ),
    "past": r"\b(?P<ref>(?i:recently|lately))\b",
    "future": r"\b(?P<ref>(?i:(?:the\s+)?(?:near\s+)?future))\b",
}  # fmt: skip

_NUMBER_OF_A_PAPER: Final = as_pattern(
    r"(?:\b(?:no|nr|ref|number|circular|resolution|notice)\.?|#|№)\s*$", re.I
)
_BLANK_LINE: Final = as_pattern(r"\n\s*\n")
_FIRST: Final = ENDED | {"per", "month_shared"}
_COMPILED: Final = {kind: as_pattern(pattern) for kind, pattern in _PATTERNS.items()}
_DAY_AFTER_DAY: Final = as_pattern(
    rf"\s*(?:-|–|—|,|and|or|to|through|until)\s*(?:and\s+)?(?P<day>{DAY})\b(?!\s*(?:{MONTH}|[%:/]))"
    rf"(?!\s+(?!(?:as|was|has|is)\b)[a-z]+s\b)(?![.,]?\d)(?:{_OF_YEAR})?"
)
_DATED_AFTER: Final = as_pattern(
    rf"\s*(?:-|–|—|(?:and|to|until|through)\s)\s*(?:{DAY}\s+{MONTH}|{MONTH}\s+{DAY})(?:,?\s+)(?P<year>{YEAR})\b"
)


def find_forms(text: str) -> list[Form]:
    """Return the forms of time expressions in a text, leftmost longest first; forms may overlap."""
    forms: list[Form] = []
    for kind, pattern in _COMPILED.items():
        for match in pattern.finditer(text):
            if _BLANK_LINE.search(match.group()):
                continue  # "next" and "Monday" of two paragraphs
            # A name with a digit at its end is another place for the same part.
            parts = {name.rstrip("23"): part for name, part in match.groupdict().items() if part is not None}
            form = Form(_kind_of(kind, parts), match.start(), match.end(), parts)
            forms.extend(_SEVERAL[kind](text, form) if kind in _SEVERAL else (form,))
    # Of two readings of the same words the one that knows more of what stands around comes first.
    forms.sort(key=lambda form: (form.start, -form.end, form.kind not in _FIRST))
    return forms


def _kind_of(kind: str, parts: dict[str, str]) -> str:
    """Return the kind of a form; a length of time counted from somewhere is a point in time."""
    if kind in SHARES:
        return "quarter"
    if kind != "duration" or "where" not in parts:
        return kind
    return "ago" if parts["where"].lower().split()[0] in ("ago", "from", "hence") else "shift"


def _days_of_range(text: str, date: Form) -> Iterator[Form]:
    """Yield a date, and the further days of "March 3, 5 and 9" or "March 3-5, 2019" as others."""
    days: list[tuple[int, int, str]] = []
    (date,) = _with_shared_year(text, date)
    year: dict[str, str] = {}
    end, last = date.end, _digits(date.parts["day"])
    while not year and not date.parts.keys() & {"year", "whichyear"}:
        match = _DAY_AFTER_DAY.match(text, end)
        if match is None or _digits(match["day"]) <= last:
            break
        year = {name: match[name] for name in ("year", "whichyear") if match[name] is not None}
        days.append((match.start("day"), match.end(), match["day"]))
        end, last = match.end(), _digits(match["day"])
    yield Form("date", date.start, date.end, date.parts | year)
    shared = {name: value for name, value in date.parts.items() if name in ("month", "which")}
    for start, stop, day in days:
        yield Form("date", start, stop, shared | year | {"day": day})


def _with_shared_year(text: str, date: Form) -> Iterator[Form]:
    """Yield a date, in "from 15 June to 30 July 1969" with the year of the second."""
    if not date.parts.keys() & {"year", "whichyear"}:
        match = _DATED_AFTER.match(text, date.end)
        if match is not None:
            date = Form(date.kind, date.start, date.end, date.parts | {"year": match["year"]})
    yield date


def _ends_of_years(text: str, years: Form) -> Iterator[Form]:
    """Yield the two years of "1991-95"; "No. 2021-45" has none."""
    if _NUMBER_OF_A_PAPER.search(text[: years.start]):
        return
    first, until = years.parts["year"], years.parts["until"]
    last = until if len(until) == len(first) else first[:2] + until
    if not 0 < int(last) - int(first) <= _LONGEST_YEARS:
        return
    yield Form("year", years.start, years.start + len(first), {"year": first, "until": last})
    yield Form("year", years.end - len(until), years.end, {"year": last, "since": first})


_LONGEST_YEARS: Final = 60
_SEVERAL: Final[dict[str, Callable[[str, Form], Iterator[Form]]]] = {
    "date": _days_of_range,
    "date_day_first": _with_shared_year,
    "years": _ends_of_years,
}


def _digits(day: str) -> int:
    return int(re.sub(r"\D", "", day))
