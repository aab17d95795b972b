"""The day on which a report was published, from a line of its own or from the name of its file."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Final

from detente.arguments import day_of
from detente.patterns import as_pattern

_LINES_OF_HEAD: Final = 5
_LABELLED_LINES: Final = 20
_LONGEST_HEAD: Final = 5000
_LONGEST_LINE: Final = 160
_MOST_BEFORE: Final = 60  # characters of a byline before its date
_SHORTEST_VERB: Final = 4  # shorter words in small letters stand in names: "of", "and", "van"
_OFFICES: Final = as_pattern(
    "desk|programme?|office|bureau|service|team|unit|section|department|secretariat|network|staff|correspondents?"
)
"""Words in small letters that end the name of who writes: "North Sea desk, 21 November 2022"."""
_WEEKDAYS: Final = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


class _Pattern:
    """A pattern compiled at its first use: texts without a date in figures need none."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self._written = pattern, flags
        self._compiled: re.Pattern[str] | None = None

    def __call__(self) -> re.Pattern[str]:
        if self._compiled is None:
            self._compiled = re.compile(*self._written)
        return self._compiled


_FIRST_YEAR, _LAST_YEAR = 1600, 2999
_YEAR: Final = as_pattern(r"\d{4}")
_FULL_YEAR: Final = as_pattern(r"\b(?:19|20)\d\d\b")
_LINES_OF_FOOT: Final = 3
_LONGEST_FOOT: Final = 400
_MONTH: Final = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
_DAY: Final = (
    r"(?:\d{4}(?P<sep>[-/.])\d{1,2}(?P=sep)\d{1,2}"
    rf"|(?:the\s+)?\d{{1,2}}(?:st|nd|rd|th)?[\s-]+(?:of\s+)?{_MONTH},?[\s-]+\d{{4}}"
    rf"|{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(?:\d{{4}}|\(\d{{4}}\))"
    r"|\d{1,2}(?P<mark>[./-])\d{1,2}(?P=mark)\d{4})"
)
_WEEKDAY: Final = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?"
_TIME: Final = (
    r"(?:(?:at|@)\s*)?(?:\d{1,2}[:.h]\d{2}(?:[:.]\d{2}(?:\.\d+)?)?\s*(?:[ap]\.?m\.?|hrs|hours)?"
    r"|\d{1,2}\s*[ap]\.?m\.?|\d{4}\s*(?:hrs|hours|gmt|utc))"
    r"(?:\s*(?:[a-z][a-z’' -]{2,30}\s+time|z|eastern|central|mountain|pacific|[a-z]{2,5}|(?:gmt"
    r"|utc)?[+-]\d{1,2}(?::?\d{2})?)\b)?(?:\s*\([a-z0-9 +:-]{1,20}\))?"
)
_LABEL: Final = (
    r"(?:(?:first\s+)?(?:published|posted|issued|released|submitted|filed|added|created|broadcast|aired)"
    r"(?:\s+by\s+[^\d:;,.|]{2,30}?(?=\s+on\b))?|publication\s+date|pub\.?\s*date|publish\s+date"
    r"|for\s+immediate\s+release,?|release\s+date|date\s+of\s+publication|date\s+published|dated|date)"
)
_LATER_LABEL: Final = r"(?:last\s+)?(?:updated|modified|edited|revised)|load[\s-]date"
_BETWEEN: Final = r"\s*[,;|•·–—/-]?\s*"
_ALONE: Final = _Pattern(
    rf"(?P<label>{_LABEL})?(?P<later>{_LATER_LABEL})?\s*(?:on|at|in)?\s*:?\s*"
    rf"(?:{_TIME}{_BETWEEN}(?=\D*\d))?"
    rf"(?:(?P<weekday>{_WEEKDAY}),?\s+)?(?P<day>{_DAY})"
    rf"(?:,?\s*(?P<after>{_WEEKDAY})|\s*\((?P<within>{_WEEKDAY})\)?)?"
    rf"(?:(?:{_BETWEEN}|t){_TIME}(?:\s*/\s*[a-z]{{2,5}})?)?"
    rf"(?:{_BETWEEN}(?:last\s+)?(?:updated|modified)\b[^.!?]{{0,60}})?"
    r"(?:\s*[|•·–—/-]\s*[^.!?]{1,60}|\s+by\s+[^.!?,]{2,40})?\.?",
    re.IGNORECASE,
)
_CTIME: Final = _Pattern(
    rf"(?P<weekday>{_WEEKDAY})\s+(?P<month>{_MONTH})\s+(?P<number>\d{{1,2}})\s+\d\d:\d\d:\d\d\s+"
    r"(?:[A-Z]{2,5}\s+)?(?P<year>\d{4})",
    re.IGNORECASE,
)
_BEHIND_A_NAME: Final = _Pattern(
    rf"(?:(?P<before>[^|•·]{{2,{_MOST_BEFORE}}}?)(?:\s*[|•·]\s*|\s+[–—/-]\s+|,\s+)"
    rf"|(?P<writer>by\s+[^|•·\d]{{2,{_MOST_BEFORE}}}?)\s+)"
    rf"(?:(?P<weekday>{_WEEKDAY}),?\s+)?(?P<day>{_DAY})(?:{_BETWEEN}{_TIME})?\.?",
    re.IGNORECASE,
)
_DATELINE: Final = _Pattern(
    rf"(?:[A-Z][A-Z’'./ -]{{2,40}}(?:\s+\([^()]{{1,30}}\))?(?:,\s+[A-Z][\w .]{{1,25}})?"
    rf"|[A-Z][\w’'.-]+(?:\s+[A-Z][\w’'.-]+){{0,2}}(?=,[^,]{{5,30}}(?:,\s+\d{{4}})?\s+[—–-]\s)),\s+(?:(?P<weekday>(?i:{_WEEKDAY})),?\s+)?"
    rf"(?P<day>(?i:{_DAY}))\s*(?:\([^()]{{1,30}}\)\s*)?[—–:-]"
)
_DOCUMENT: Final = (
    r"(?:statement|release|communiqu[eé]|bulletin|briefing|brief|summary|report|chronology|note|paper|memo"
    r"|memorandum|analysis|alert|update|newsletter|transcript|minutes|letter|circular|dispatch|commentary"
    r"|programme|broadcast|edition|editorial|opinion|record|copy|draft|issue|dossier)"
)
_PAPER_OF_A_DAY: Final = _Pattern(
    rf"(?:(?P<before>[^.!?;:]{{0,90}}?\b{_DOCUMENT}\b(?:\s+no\.)?[^.!?;:]{{0,70}}?)"
    rf"(?:,\s+(?:(?:{_LABEL}|{_LATER_LABEL})\s+(?:on\s+)?)?|[.;]\s+(?:{_LABEL}"
    rf"|{_LATER_LABEL}),?\s+(?:on\s+)?)"
    rf"|(?P<label>{_LABEL}|held\s+(?:at|in)\s+[^,.;:]{{2,40}}?\s+on),?\s+)"
    rf"(?:(?P<weekday>{_WEEKDAY}),?\s+)?(?P<day>{_DAY})"
    rf"(?:{_BETWEEN}{_TIME}|,\s+[a-z]+\s+edition)?(?:\s*\([^()]{{1,30}}\))?(?:\.(?:\s+[^.!?]{{1,60}}\.?)?)?",
    re.IGNORECASE,
)
"""A line of the paper itself: "Summary by the secretariat, 2 June 2023", "Held at Orvik on 3 May 2021"."""
_COVERED: Final = _Pattern(
    rf"[^.!?]{{0,60}}\b(?:covers?|covering|developments|events|situation)\b[^.!?]{{0,40}}?"
    rf"\b(?:to|until|through|as of|at)\s+(?:(?P<weekday>{_WEEKDAY}),?\s+)?(?P<day>{_DAY})",
    re.IGNORECASE,
)
"""The last day that a paper covers: "covers developments to 25 January 2008"."""
_PERIOD: Final = _Pattern(
    rf"(?:reporting\s+period|period\s+covered|(?:period|week|fortnight|month|quarter|\d{{1,2}}\s+days)\s+"
    rf"(?:ending|ended|to))\b[^.!?;]{{0,40}}?\s(?P<day>{_DAY})",
    re.IGNORECASE,
)
"""The last day of a period: "Week ending 3 May 2031"."""
_DAYS_TO: Final = _Pattern(
    rf"\d{{1,2}}(?:\s+{_MONTH})?\s?[–—-]\s?(?P<day>{_DAY})[.,;]\s+"
    r"(?:compiled|prepared|drawn|edited|written|collected|from|based|sources?)\b[^!?]{1,100}",
    re.IGNORECASE,
)
"""Days that a paper covers: "5–12 May 2031. Compiled from public statements"."""
_TELEGRAM: Final = _Pattern(r"(?P<number>\d{1,2}) (?P<month>[A-Z]{3}) (?P<year>\d{2})")
"""The day of a telegram in capitals: "28 NOV 79"."""
_FIRST_OF_A_CENTURY: Final = 40
_VERB: Final = _Pattern(
    r"\b(?:was|were|is|are|has|have|had|will|would|said|says|met|signed)\b", re.IGNORECASE
)
_SIGNED: Final = _Pattern(
    rf"(?!(?i:{_WEEKDAY}),)(?:[A-Z][\w’'-]+(?:\s+(?:(?:de|la|of|del|di)\s+)?[A-Z][\w’'-]+){{0,3}},\s+)"
    rf"(?:(?P<weekday>(?i:{_WEEKDAY})),?\s+)?(?P<day>(?i:{_DAY}))\.?"
)
"""The town and day below a letter or an opinion."""
_COMPILED: Final = _Pattern(
    rf"(?:compiled|prepared|written|edited|reported|reporting|produced|filed|updated|closed|status|position"
    rf"|situation|as|correct|valid)\b(?:[^.!?;:\d]{{0,60}}?[,:]?\s+(?:to|at|of|on|until|through)"
    rf"|\s+(?:by|for|from|in)\s+[^.!?;:\d]{{2,60}}?,|:)\s+(?:(?P<weekday>{_WEEKDAY}),?\s+)?(?P<day>{_DAY})"
    rf"(?:{_BETWEEN}{_TIME})?\.?",
    re.IGNORECASE,
)
"""Who made a paper, or of when it is: "Compiled by our desk, 12 May 2031", "Reporting to 3 May 2031"."""
_TODAY: Final = _Pattern(
    rf"\btoday,\s+(?P<weekday>{_WEEKDAY}),?\s+(?P<date>\d{{1,2}}\s+{_MONTH}|{_MONTH}\s+\d{{1,2}})"
    r"(?:,?\s+(?P<year>\d{4}))?\b",
    re.IGNORECASE,
)
_MARKS_AROUND: Final = " \t*_#>()[]{}"
_DASHES: Final = " –—"


def date_line(text: str) -> date | None:
    r"""Return the day of publication that a line near the top of a text gives, or a labelled line anywhere.

    A line alone counts, a label before it or a time behind it, and a name or a town before it. A line with a
    label of a later version, or of a data base, counts where there is no other.

    Examples
    --------
    >>> date_line("Talks resume\n\nFriday, 7 May 2021, 10:30\n\nThe two sides met.")
    datetime.date(2021, 5, 7)
    >>> date_line("The two sides met on 7 May 2021.") is None
    True
    >>> date_line("Talks resume\n\nThe two sides met.\n\nLoad-Date: May 12, 2021")
    datetime.date(2021, 5, 12)
    >>> date_line("Talks resume\n\nThe two sides met.\n\n12 May 2021")
    datetime.date(2021, 5, 12)
    """
    later: date | None = None
    for number, line in enumerate(islice(_lines(text[:_LONGEST_HEAD]), _LABELLED_LINES)):
        if not _YEAR.search(line):
            if number < _LINES_OF_HEAD and (day := _of_a_telegram(line)) is not None:
                return day
            continue
        match = _ALONE().fullmatch(line.strip(_DASHES))
        if match is not None and match["later"]:
            later = later or _day(match)
            continue
        if number < _LINES_OF_HEAD:
            day = (_day(match) if match is not None else None) or _in_a_head_line(line)
        else:
            day = _day(match) if match is not None and match["label"] else None
        if day is not None:
            return day
    return later or _load_date(text) or _signed_below(text) or _today_of(text)


def _lines(text: str) -> Iterator[str]:
    for line in text.splitlines():
        bare = " ".join(line.replace("**", "").strip(_MARKS_AROUND).split())
        if bare:
            yield bare[: _LONGEST_LINE + 1]


def _in_a_head_line(line: str) -> date | None:
    if match := _CTIME().fullmatch(line):
        return _known(f"{match['number']} {match['month']} {match['year']}")
    if match := _DATELINE().match(line):
        return _day(match)
    match = _BEHIND_A_NAME().fullmatch(line)
    if match is not None and _is_name(match["before"] or match["writer"]):
        return _day(match)
    if match := _COVERED().fullmatch(line) or _PERIOD().fullmatch(line):
        return _day(match)
    if (match := _COMPILED().fullmatch(line)) and not _VERB().search(line):
        return _day(match)
    if match := _DAYS_TO().fullmatch(line):
        return _day(match)
    match = _PAPER_OF_A_DAY().fullmatch(line)
    return _day(match) if match is not None and not _VERB().search(match["before"] or "") else None


def _of_a_telegram(line: str) -> date | None:
    match = _TELEGRAM().fullmatch(line)
    if match is None:
        return None
    century = 1900 if int(match["year"]) >= _FIRST_OF_A_CENTURY else 2000
    return _known(f"{match['number']} {match['month'].lower()} {century + int(match['year'])}")


def _signed_below(text: str) -> date | None:
    """Return the day of the last lines of a text, if one of them is a town and a day, or the last a day."""
    last = [*_lines(text[-_LONGEST_FOOT:])][-_LINES_OF_FOOT:]
    for line in last:
        match = _SIGNED().fullmatch(line) if _YEAR.search(line) else None
        if match is not None:
            return _day(match)
    match = _ALONE().fullmatch(last[-1]) if last and _YEAR.search(last[-1]) else None
    return _day(match) if match is not None and not match["later"] else None


def _today_of(text: str) -> date | None:
    """Return the day of "today, Monday, 1 August", in the one year of those the text names that fits."""
    match = _TODAY().search(text)
    if match is None:
        return None
    named = {match["year"]} if match["year"] else set(_FULL_YEAR.findall(text))
    days = {_known(f"{match['date']} {year}") for year in named}
    fit = [day for day in days if day and _WEEKDAYS[day.weekday()] == match["weekday"][:3].lower()]
    return fit[0] if len(fit) == 1 else None


def _is_name(words: str) -> bool:
    """Return True for a writer, a paper or a town, and not for the beginning of a sentence."""
    words = re.sub(r"^(?:[Bb][Yy]\s+|[^\w“\"‘']+)", "", words)
    if re.fullmatch(_WEEKDAY, words, re.IGNORECASE) or not words[:1].isupper():
        return False
    return all(
        word[:1].isupper() or len(word) < _SHORTEST_VERB or _OFFICES.fullmatch(word) is not None
        for word in re.findall(r"[^\W\d_]+", words)
    )


def _load_date(text: str) -> date | None:
    """Return the day that a data base gives at the end of an article."""
    if not re.search("load-date", text, re.IGNORECASE):
        return None
    match = re.search(rf"(?im)^[ \t]*load-date:[ \t]*(?P<day>{_DAY})", text)
    return _day(match) if match is not None else None


def _day(match: re.Match[str]) -> date | None:
    groups = match.groupdict()
    day = _known(groups["day"])
    weekday = groups.get("weekday") or groups.get("after") or groups.get("within")
    if day is not None and weekday and weekday[:3].lower() != _WEEKDAYS[day.weekday()]:
        return None
    return day


def _known(written: str) -> date | None:
    """Return the day that words name; None if it is not in the calendar, or could be one of two."""
    if numbers := re.fullmatch(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", written):
        written = f"{numbers[1]}-{int(numbers[2]):02}-{int(numbers[3]):02}"
    elif re.search("[a-z]", written, re.IGNORECASE):
        written = re.sub(r"[\s()-]+", " ", written).strip().lower().removeprefix("the ")
    try:
        return day_of(written)
    except ValueError:
        return None  # "31 February 2021" has the form of a date only


_IN_NAME: Final = _Pattern(
    r"(?<!\d)(?:(?P<y>(?:19|20)\d\d)(?P<s>[-_. ]?)(?P<m>0[1-9]|1[0-2])(?P=s)(?P<d>0[1-9]|[12]\d|3[01])"
    rf"|(?P<words>\d{{1,2}}[-_. ]?{_MONTH}[-_. ]?(?:19|20)\d\d|{_MONTH}[-_. ]?\d{{1,2}}[-_., ]+(?:19|20)\d\d)"
    r"|(?P<numbers>\d{1,2}(?P<t>[-_.])\d{1,2}(?P=t)(?:19|20)\d\d))(?!\d)",
    re.IGNORECASE,
)


def is_of_our_era(day: date) -> bool:
    """Return True for a day on which a report can have been published.

    Examples
    --------
    >>> is_of_our_era(date(2021, 5, 7)), is_of_our_era(date(1, 1, 1)), is_of_our_era(date(9999, 12, 31))
    (True, False, False)
    """
    return _FIRST_YEAR <= day.year <= _LAST_YEAR


def day_in_name(name: str) -> date | None:
    """Return the one day that a file's name gives; None if there is none, or more than one.

    Examples
    --------
    >>> day_in_name("2021-01-10-ap"), day_in_name("ap_12May2021"), day_in_name("ap_2021")
    (datetime.date(2021, 1, 10), datetime.date(2021, 5, 12), None)
    """
    if not _YEAR.search(name):
        return None
    days = {day for match in _IN_NAME().finditer(name) if (day := _day_of_name(match)) is not None}
    return days.pop() if len(days) == 1 else None


def _day_of_name(match: re.Match[str]) -> date | None:
    if match["y"]:
        return _known(f"{match['y']}-{match['m']}-{match['d']}")
    if match["numbers"]:
        return _known(re.sub("[-_.]", "-", match["numbers"]))
    parts = re.findall(r"\d+|[a-z]+", match["words"], re.IGNORECASE)
    return _known(" ".join(parts))
