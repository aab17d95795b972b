"""Resolution on the calendar: days, months, seasons, years, centuries, holidays, durations, sets."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta

from dateutil.easter import easter
from dateutil.relativedelta import MO, TH, relativedelta

from detente.reading.dates.anchor import Anchor, Direction, Timex, day_of, month_of, year_of
from detente.reading.dates.grammar import Form
from detente.reading.dates.words import (
    DAY_PARTS,
    DECADE_WORDS,
    FREQUENCIES,
    MONTHS,
    ORDINALS,
    SEASONS,
    WEEKDAYS,
    number_of,
    period_of,
    unit_of,
)

# A day named without a year that comes round within this many days is the coming one.
_SOON = 75
_JUST_BEFORE = 150
# Days by which a bare day may lie behind the report, whatever the words around it look to.
_JUST_OVER = 45
# Months by which a story goes on to a month that it names without a year.
_GOES_ON = 9
_SOON_A_SEASON = timedelta(days=45)
_SEASON_FIRST_MONTH = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}


def clock_value(words: str) -> str:
    """Return the TIMEX3 suffix of a clock time or a part of the day (``T09:00``, ``TNI``).

    Examples
    --------
    >>> clock_value("9 a.m. EST"), clock_value("4 in the morning"), clock_value("noon")
    ('T09:00', 'T04:00', 'T12:00')
    """
    plain = words.lower()
    if plain.startswith(("noon", "midday")):
        return "T12:00"
    if plain.startswith("midnight"):
        return "T24:00"
    digits = re.match(r"(\d{1,2})(?:[:.](\d\d))?", plain)
    if digits is None:
        return ""
    hour, minute = int(digits[1]), digits[2] or "00"
    after_noon = re.search(r"\dp|\sp\.?m|p\.m|afternoon|evening|night", plain) is not None
    if after_noon and hour < 12:
        hour += 12
    elif re.search(r"a\.?m|morning", plain) and hour == 12:
        hour = 0
    return f"T{hour:02d}:{minute}"


def resolve_date(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve a day of a month, with or without its year, weekday and clock time."""
    month, day = month_number(form), int(re.sub(r"\D", "", form.parts["day"]))
    year = stated_year(form, anchor) or _nearest_year(month, day, form.parts.get("which", ""), anchor)
    if year is not None and not _exists(year, month, day):
        return None
    value = f"{year:04d}-{month:02d}-{day:02d}" if year is not None else f"XXXX-{month:02d}-{day:02d}"
    if "clock" in form.parts:
        return Timex("TIME", value + clock_value(form.parts["clock"]))
    return Timex("DATE", value)


def resolve_iso(form: Form) -> Timex | None:
    """Resolve an ISO 8601 day, with or without a clock time."""
    year, month, day = (int(part) for part in form.parts["iso"].split("-"))
    if not _exists(year, month, day):
        return None
    if "clock" in form.parts:
        return Timex("TIME", f"{form.parts['iso']}T{form.parts['clock']}")
    return Timex("DATE", form.parts["iso"])


def resolve_numeric(form: Form) -> Timex | None:
    """Resolve 31/12/2020 and 12/31/2020; where day and month could be either, only the year is claimed."""
    first, second, year = (int(form.parts[name]) for name in ("first", "second", "year"))
    if first == second <= 12:
        return Timex("DATE", f"{year}-{first:02d}-{second:02d}")
    for month, day in ((second, first), (first, second)):
        other_month, other_day = day, month
        if _exists(year, month, day) and not _exists(year, other_month, other_day):
            return Timex("DATE", f"{year}-{month:02d}-{day:02d}")
    return Timex("DATE", f"{year}-XX-XX") if _exists(year, first, second) else None


def resolve_month(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve a month, with its year or the nearest one the clause looks to."""
    month, which = month_number(form), " ".join(form.parts.get("which", "").lower().split())
    # "Beyond March", as in "flows continuing past March", and "this past March", which is the last one.
    which = {"past": "next", "this past": "last"}.get(which, which)
    year = stated_year(form, anchor) or _nearest_year(month, None, which, anchor)
    return Timex("DATE", f"{year or 'XXXX'}-{month:02d}", mod_of(form))


def resolve_season(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve a season: of its stated year, else the last one begun or the next one to come."""
    season = SEASONS[form.parts["season"].lower()]
    year, which = stated_year(form, anchor), form.parts.get("which", "").lower()
    if year is None and which.startswith(("that", "the same")):
        year = year_of(anchor.narrative)
    if year is None and (now := anchor.now) is not None:
        begun = now.month >= _SEASON_FIRST_MONTH[season]
        if which == "this":
            year = now.year
        elif which == "next" or (anchor.direction == "future" and which not in ("last", "past")):
            year = now.year + (1 if begun else 0)
        else:
            year = now.year - (0 if begun else 1)
            first = date(now.year, _SEASON_FIRST_MONTH[season], 1)
            is_next = which in ("", "in") and anchor.direction == "open"
            if is_next and timedelta(0) < first - now <= _SOON_A_SEASON:
                year = now.year  # "a signing in the spring", of a February
        if which == "last" and _season_of(now) == season:
            year -= 1
    return Timex("DATE", f"{year or 'XXXX'}-{season}", mod_of(form))


def resolve_year(form: Form) -> Timex | None:
    """Resolve a bare year."""
    return Timex("DATE", form.parts["year"], "APPROX" if "around" in form.parts else mod_of(form))


def resolve_decade(form: Form) -> Timex | None:
    """Resolve "the 1990s", "the '90s" and "the nineties" to the decade's TIMEX3 value, ``199X``."""
    words = form.parts["decade"].lower()
    if words in DECADE_WORDS:
        return Timex("DATE", f"19{DECADE_WORDS[words]}X", mod_of(form))
    if len(words) == 2:
        return Timex("DATE", f"{'20' if int(words) < 30 else '19'}{words[0]}X", mod_of(form))
    return Timex("DATE", f"{words[:3]}X", mod_of(form))


def resolve_century(form: Form) -> Timex | None:
    """Resolve "the 19th century" to ``18``, the digits its years begin with."""
    ordinal = form.parts["ordinal"].lower()
    number = int(ordinal[:-2]) if ordinal[0].isdigit() else ORDINALS.get(ordinal)
    return None if not number else Timex("DATE", f"{number - 1:02d}", mod_of(form))


def resolve_holiday(form: Form, anchor: Anchor) -> Timex | None:
    """Resolve a holiday: of its stated year, else the nearest one the clause looks to."""
    day_in = _HOLIDAYS[re.sub(r"\s+", " ", form.parts["holiday"].replace("’", "'")).lower()]
    year = stated_year(form, anchor) or (None if "which" in form.parts else year_of(anchor.told))
    if year is None:
        if anchor.published is None:
            return Timex("DATE", "XXXX-XX-XX")
        this_year = day_in(anchor.published.year)
        # "As Easter week began" is said of an Easter that is still to come.
        direction: Direction = "open" if anchor.direction == "past" else anchor.direction
        year = _closest(this_year, anchor.published, form.parts.get("which", ""), direction)
    return Timex("DATE", str(day_in(year)))


def _election_day(year: int) -> date:
    return date(year, 11, 1) + relativedelta(weekday=MO(1)) + timedelta(days=1)


_HOLIDAYS: dict[str, Callable[[int], date]] = {
    "thanksgiving": lambda year: date(year, 11, 1) + relativedelta(weekday=TH(4)),
    "thanksgiving day": lambda year: date(year, 11, 1) + relativedelta(weekday=TH(4)),
    "christmas": lambda year: date(year, 12, 25),
    "christmas day": lambda year: date(year, 12, 25),
    "christmas eve": lambda year: date(year, 12, 24),
    "new year's day": lambda year: date(year, 1, 1),
    "new year's eve": lambda year: date(year, 12, 31),
    "easter": easter,
    "easter sunday": easter,
    "easter monday": lambda year: easter(year) + timedelta(days=1),
    "good friday": lambda year: easter(year) - timedelta(days=2),
    "election day": _election_day,
    "independence day": lambda year: date(year, 7, 4),
    "may day": lambda year: date(year, 5, 1),
    "labor day": lambda year: date(year, 9, 1) + relativedelta(weekday=MO(1)),
}


def part_of_day(words: str) -> str:
    """Return the TIMEX3 suffix of a part of the day (``"night"`` is ``TNI``)."""
    return f"T{DAY_PARTS[words.lower()]}"


def mod_of(form: Form) -> str | None:
    """Return the TIMEX3 ``mod`` of words such as "early", "mid" and "the end of", if a form has them."""
    words = form.parts.get("early", "").lower()
    if re.search(r"early|beginning|start|first half", words):
        return "START"
    if re.search(r"\bmid|middle", words):
        return "MID"
    return "END" if re.search(r"\blate\b|\b(?:out|over)$|\b(?:year)?end\b|second half", words) else None


def month_number(form: Form) -> int:
    """Return the number of the month that a form names."""
    return MONTHS[form.parts["month"].lower().rstrip(".")]


def stated_year(form: Form, anchor: Anchor) -> int | None:
    """Return the year that a form names, by its number or as "last year"; ``None`` if it names none."""
    if "year" in form.parts:
        return int(form.parts["year"])
    which = form.parts.get("whichyear", "").lower()
    if not which:
        return None
    if which.startswith(("that", "the same")):
        return year_of(anchor.narrative)
    if which.startswith("the following"):
        year = year_of(anchor.narrative)
        return None if year is None else year + 1
    if anchor.published is None:
        return None
    return anchor.published.year + {"last": -1, "this": 0, "next": 1}[which.split()[0]]


def _nearest_year(month: int, day: int | None, which: str, anchor: Anchor) -> int | None:
    """Return the year of the closest such month or day, on the side the clause looks to."""
    if which.lower().split()[-1:] == ["previous"]:
        beside = month_of(anchor.beside)
        return None if beside is None else beside.year - (month >= beside.month)
    now = anchor.published
    if anchor.told is not None and not which:
        year = _told_year(month, day, anchor.told, anchor.direction)
        if now is not None and year > now.year - 1 and _is_near(year - 1, month, day, now, anchor.direction):
            return year - 1
        # "As the board had ruled in July": not the July that is still to come.
        is_to_come = now is not None and (year, month, day or 1) > (now.year, now.month, now.day)
        return year - 1 if anchor.direction == "past" and is_to_come else year
    if now is None:
        return None
    try:
        candidate = date(now.year, month, day or 1)
    except ValueError:
        return now.year - 1 if date(now.year, month, 1) > now else now.year
    if day is None:
        return _closest(candidate, now.replace(day=1), which, anchor.direction)
    if anchor.direction == "future" and not which and 0 < (now - candidate).days <= _JUST_OVER:
        # Nobody says "on 9 February" in March of that in eleven months: the clause was misread.
        return now.year
    return _closest(candidate, now, which, anchor.direction)


def _is_near(year: int, month: int, day: int | None, now: date, direction: Direction) -> bool:
    """Return True for a day right before publication, or right behind it, which a story has come to."""
    try:
        told = date(year, month, day or 1)
    except ValueError:
        return False
    days = (told - now).days
    return 0 <= days <= _JUST_BEFORE if direction == "future" else 0 <= -days <= _JUST_BEFORE


def _told_year(month: int, day: int | None, told: str, direction: Direction) -> int:
    """Return the year of a bare day or month in a story that stands at another.

    A story goes on from where it stands; a month that would be most of a year ahead lies behind.
    """
    year, now = int(told[:4]), month_of(told)
    if now is None:
        return year
    stands = day_of(told)
    if stands is not None and day is not None and month == now.month:
        ahead = 0 if day >= stands.day or direction == "past" else 12
    else:
        ahead = (month - now.month) % 12
    if ahead <= _GOES_ON or direction == "future":
        return year + (now.month - 1 + ahead) // 12
    return year + (now.month - 1 + ahead - 12) // 12


def _closest(candidate: date, now: date, which: str, direction: Direction) -> int:
    """Return the year in which a day or month comes round: the last one, or the next one if it is ahead."""
    which = which.lower()
    if which == "next" or (direction == "future" and which in ("", "the coming")):
        return now.year + (1 if candidate < now or (which == "next" and candidate == now) else 0)
    if which == "this":
        return now.year
    if which or direction == "past":
        return now.year - (1 if candidate > now or (which in ("last", "past") and candidate == now) else 0)
    last = candidate if candidate <= now else candidate - relativedelta(years=1)
    coming = candidate if candidate > now else candidate + relativedelta(years=1)
    days = (coming.replace(day=1) if candidate < now else coming) - now
    if direction == "planned":
        return (
            now.year if candidate == now else coming.year if coming - now <= 2 * (now - last) else last.year
        )
    return coming.year if candidate != now and days.days <= _SOON else last.year


def _season_of(day: date) -> str:
    return ("WI", "SP", "SU", "FA")[day.month % 12 // 3]


def _exists(year: int, month: int, day: int) -> bool:
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def resolve_duration(form: Form) -> Timex | None:
    """Resolve a length of time: "more than three years" is ``P3Y``, "several weeks" ``PXW``."""
    return Timex("DURATION", period_of(number_of(form.parts.get("count", "")), unit_of(form.parts["unit"])))


def resolve_long(form: Form) -> Timex | None:
    """Resolve "day-long" (``P1D``) and "decades-long" (``PXY``)."""
    word = form.parts["unit"].lower()
    return Timex(
        "DURATION", period_of(None if word == "centuries" or word.endswith("s") else 1, unit_of(word))
    )


def resolve_set(form: Form) -> Timex | None:
    """Resolve a repetition: "every two weeks" is ``P2W``, "every Friday" ``XXXX-WXX-5``."""
    if "weekday" in form.parts:
        return Timex("SET", f"XXXX-WXX-{WEEKDAYS[form.parts['weekday'].lower().rstrip('.')]}")
    if "part" in form.parts:
        return Timex("SET", f"XXXX-XX-XXT{DAY_PARTS[form.parts['part'].lower()]}")
    if "frequency" in form.parts:
        return Timex("SET", FREQUENCIES[form.parts["frequency"].lower()])
    words = form.parts.get("count", "one").lower()
    count = {"other": 2.0, "few": None}.get(words, number_of(words))
    return Timex("SET", period_of(count, unit_of(form.parts["unit"])))
