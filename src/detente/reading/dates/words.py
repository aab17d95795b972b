"""The words of English dates, and the pattern fragments that match them."""

from __future__ import annotations

from typing import Final

MONTHS: Final[dict[str, int]] = {
    "january": 1, "jan": 1, "february": 2, "feb": 2, "march": 3, "mar": 3, "april": 4, "apr": 4, "may":
    5, "june": 6, "jun": 6, "july": 7, "jul": 7, "august": 8, "aug": 8, "september": 9, "sept": 9,
    "sep": 9, "october": 10, "oct": 10, "november": 11, "nov": 11, "december": 12, "dec": 12,
}  # fmt: skip

WEEKDAYS: Final[dict[str, int]] = {
    "monday": 1, "mon": 1, "tuesday": 2, "tues": 2, "tue": 2, "wednesday": 3, "wed": 3, "thursday": 4,
    "thurs": 4, "thu": 4, "friday": 5, "fri": 5, "saturday": 6, "sat": 6, "sunday": 7, "sun": 7,
}  # fmt: skip

SEASONS: Final[dict[str, str]] = {
    "spring": "SP",
    "summer": "SU",
    "autumn": "FA",
    "fall": "FA",
    "winter": "WI",
}

DAY_PARTS: Final[dict[str, str]] = {
    "morning": "MO", "afternoon": "AF", "evening": "EV", "night": "NI", "overnight": "NI",
}  # fmt: skip

NUMBERS: Final[dict[str, int]] = {
    word: value
    for value, word in enumerate(
        ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
         "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen",
         "nineteen", "twenty")
    )
} | {
    "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
    "hundred": 100, "a": 1, "an": 1, "a hundred": 100, "one hundred": 100, "a dozen": 12, "half a": 0,
    "a couple of": 2,
}  # fmt: skip

ORDINALS: Final[dict[str, int]] = {
    word: value
    for value, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
} | {"twenty-first": 21}

DECADE_WORDS: Final[dict[str, int]] = {
    "twenties": 2, "thirties": 3, "forties": 4, "fifties": 5, "sixties": 6, "seventies": 7, "eighties":
    8, "nineties": 9,
}  # fmt: skip

# The TIMEX3 designator of a unit, and how many of that designator one unit is ("a decade" is P10Y).
UNITS: Final[dict[str, tuple[str, int]]] = {
    "second": ("S", 1), "minute": ("M", 1), "hour": ("H", 1), "day": ("D", 1), "night": ("D", 1),
    "week": ("W", 1), "fortnight": ("W", 2), "weekend": ("D", 2), "month": ("M", 1), "quarter": ("M",
    3), "year": ("Y", 1), "decade": ("Y", 10), "century": ("Y", 100),
}  # fmt: skip

CLOCK_UNITS: Final = frozenset({"second", "minute", "hour"})

FREQUENCIES: Final[dict[str, str]] = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W",
    "fortnightly": "P2W", "monthly": "P1M", "quarterly": "P3M", "annually": "P1Y", "yearly": "P1Y",
    "annual": "P1Y",
}  # fmt: skip


def _any_of(words: list[str]) -> str:
    return "|".join(sorted((word.replace(" ", r"\s+") for word in words), key=len, reverse=True))


# Month and weekday names stand with a capital letter in English; "may" and "march" without one are verbs.
MONTH: Final = (
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
)
WEEKDAY: Final = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday"
    r"|(?:Mon|Tues|Tue|Wed|Thurs|Thu|Fri|Sat|Sun)\.)"
)
SEASON: Final = r"(?i:spring|summer|autumn|fall|winter)"
PART: Final = r"(?i:morning|afternoon|evening|night)"
DAY: Final = r"(?:3[01]|[12]\d|0?[1-9])(?:st|nd|rd|th)?"
YEAR: Final = r"(?:1\d{3}|20\d{2})"
UNIT: Final = (
    r"(?i:seconds|minutes?|hours?|days?|nights?|weeks?|fortnights?|months?|years?|decades?|centur(?:y|ies))"
)
ORDINAL_DAY: Final = "(?i:" + "|".join(sorted(ORDINALS, key=len, reverse=True)) + ")"
NUMBER: Final = (
    r"(?i:\d+(?:\.\d+|\s+1/2)?|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)[-\s])?(?:"
    + _any_of(list(NUMBERS))
    + r"))"
)
VAGUE_NUMBER: Final = (
    r"(?i:several|some|a\s+few|few|many|numerous|a\s+number\s+of|dozens\s+of|hundreds\s+of|countless)"
)
APPROX: Final = (
    r"(?i:more\s+than|less\s+than|fewer\s+than|no\s+more\s+than|at\s+least|at\s+most|up\s+to|as\s+long"
    r"\s+as|about|around"
    r"|approximately|roughly|nearly|almost|over|under|some|just|only|just\s+over|just\s+under|well"
    r"\s+over|barely)"
)
EARLY_LATE: Final = (
    r"(?i:early|late|mid|the\s+(?:beginning|start|middle|end)\s+of|the\s+(?:first|second)\s+half\s+of"
    r"|earlier|later)"
)
ZONE: Final = r"(?:GMT|UTC|BST|CET|CEST|EST|EDT|CST|CDT|MST|MDT|PST|PDT|ET|CT|MT|PT|(?i:local\s+time))"
CLOCK: Final = (
    r"(?:(?:[01]?\d|2[0-3])(?:[:.][0-5]\d)?\s?(?i:a\.?m\b\.?|p\.?m\b\.?)|(?:[01]?\d|2[0-3]):[0-5]\d"
    r"|(?i:noon|midday|midnight))"
    rf"(?:\s+{ZONE})?"
)


def number_of(words: str) -> float | None:
    """Return the number a phrase such as ``"twenty-one"``, ``"3"``, ``"5 1/2"`` or ``"a couple of"`` says.

    ``None`` for a phrase that says none exactly.

    Examples
    --------
    >>> number_of("twenty-one"), number_of("5 1/2"), number_of("several")
    (21.0, 5.5, None)
    """
    plain = " ".join(words.lower().split())
    if plain in NUMBERS and plain != "half a":
        return float(NUMBERS[plain])
    if plain == "half a":
        return 0.5
    if plain.endswith(" 1/2"):
        return float(plain.removesuffix(" 1/2")) + 0.5
    if plain.replace(".", "", 1).isdigit():
        return float(plain)
    tens, _, ones = plain.replace("-", " ").partition(" ")
    if tens in NUMBERS and ones in NUMBERS:
        return float(NUMBERS[tens] + NUMBERS[ones])
    return None


def unit_of(word: str) -> str:
    """Return the singular of a unit of time, lower case (``"centuries"`` is ``"century"``)."""
    plain = word.lower()
    return "century" if plain == "centuries" else plain.removesuffix("s")


def period_of(count: float | None, unit: str) -> str:
    """Return the TIMEX3 duration of so many units; an unknown count is ``X``.

    Examples
    --------
    >>> period_of(3, "year"), period_of(5.5, "hour"), period_of(None, "week"), period_of(4, "decade")
    ('P3Y', 'PT5H30M', 'PXW', 'P40Y')
    """
    letter, times = UNITS[unit]
    clock = "T" if unit in CLOCK_UNITS else ""
    if count is None:
        return f"P{clock}X{letter}"
    total = count * times
    if total == int(total):
        return f"P{clock}{int(total)}{letter}"
    whole, half = int(total), total - int(total)
    smaller = {
        "H": ("M", 60),
        "M": ("S", 60) if clock else ("D", 30),
        "Y": ("M", 12),
        "W": ("D", 7),
        "D": ("H", 24),
    }
    finer, per = smaller.get(letter, (letter, 1))
    parts = (f"{whole}{letter}" if whole else "") + f"{round(half * per)}{finer}"
    return f"PT{parts}" if letter == "D" and not whole else f"P{clock}{parts}"
