"""Words of a line without those for the day that stands beside it, or that count from the report."""

from __future__ import annotations

import re
from typing import Final

from detente.edtf import MONTHS, WEEKDAYS
from detente.page.drawings import Moment
from detente.page.words import date_in_sentence, upper_first
from detente.patterns import as_pattern

FEWEST_WORDS: Final = 3
_AT_AN_HOUR: Final = as_pattern(
    r" at (?:about |around )?\d{1,2}(?:[.:]\d\d)?$|,(?: on)? the \d{1,2}(?:st|nd|rd|th)$"
)
"""The hour that was left of "at 7 on Monday morning", and the day that stands beside the line."""
_PERIOD: Final = (
    r"(?<!the )(?:this (?:very )?(?:morning|afternoon|evening|week|month|year|winter|spring|summer"
    r"|autumn|fall"
    r"|weekend)"
    r"|(?:last|next) (?:night|week|month|year|weekend|winter|spring|summer|autumn|fall|(?:mon|tues"
    r"|wednes|thurs"
    r"|fri|satur|sun)day)(?! (?:in|of) )|tomorrow(?: (?:morning|afternoon|evening|night))?"
    r"|yesterday(?: (?:morning|afternoon|evening|night))?|today|tonight"
    r"|(?:two|three|four|five|six|seven|ten|\d+) (?:days|weeks) ago|a (?:week|fortnight|month) ago)"
)
LEANING_DAY: Final = as_pattern(
    rf"(?P<lead>,? ?\b(?:as (?:early|late|soon|recently) as|from|by|until|till|since|before|after|of"
    rf"|for|than|at|in"
    rf"|on|about|over|with|through) (?:the )?|^|[ ,]+)(?P<day>{_PERIOD})\b(?P<owns>[’']s\b)?",
    re.IGNORECASE,
)
"""A word such as "tomorrow", which means another day beside a day in figures."""
_MAY_GO: Final = as_pattern(
    r"^$|^[ ,]+$|\b(?:as (?:early|late|soon|recently) as|for|from|by|in) (?:the )?$", re.I
)
_STARTING: Final = as_pattern(r"\b(?:starting|beginning|effective)$")
_SET_FOR: Final = as_pattern(
    r"\b(?:down|set|due|fixed|planned|scheduled|put|booked) for (?:the )?$"
    r"|\b(?:received|dated|issued|published|adopted|delivered|posted|sent)\s*$"
)
"""Words that want the day behind them."""
_YEAR_BEHIND: Final = as_pattern(
    rf",? (?:in|on) (?:{MONTHS})"
    r" (?:last|this|next) year\b"
)
_SINCE: Final = as_pattern(r"^Since (?P<day>[^,]{3,20}?),? (?=[A-Z]|the |an? |some |at )", re.IGNORECASE)
_PARTICIPLE_LAST: Final = as_pattern(r"[,;] \w+$|\b(?:since|until|from|by|to|extended|dated|of)$")
_LATER: Final = as_pattern(
    r"(?<!days)(?<!weeks)(?<!months)(?<!years)(?<!hours)(?<!day)(?<!week)(?<!month)(?<!year) (?:later"
    r"|earlier)$"
)
_NEXT_WEEKDAY: Final = as_pattern(rf"\b(?:next|last|this) (?={WEEKDAYS},? \d{{1,2}} (?:{MONTHS})\b)")


def beside_its_day(text: str, moment: Moment) -> str | None:
    """Return words without those for days that count from the report; None where these belong to a noun."""
    text = _NEXT_WEEKDAY.sub("", _YEAR_BEHIND.sub("", text))
    day = (
        re.escape(moment.lead.rsplit(" ", 1)[0])
        if re.search(r"\d{4}$", moment.lead)
        else re.escape(moment.lead)
    )
    text = upper_first(re.sub(rf"^(?:On|In) {day}(?: \d{{4}})?,? (?=\w)", "", text))
    shorter = re.sub(rf" (?:on|in) {day}(?: \d{{4}})?$", "", text)
    if moment.is_fact and len(shorter.split()) > FEWEST_WORDS and not _PARTICIPLE_LAST.search(shorter):
        text = shorter
    text = upper_first(_SINCE.sub("", text)) if _SINCE.match(text) and _is_own(text, moment) else text
    for number in range(3):
        leaning = LEANING_DAY.search(text)
        if leaning is None and number and len(text.split()) <= FEWEST_WORDS:
            return None  # "The creditors meet", of this month
        if leaning is None:
            return _AT_AN_HOUR.sub("", _LATER.sub("", text.strip(" ,")))
        if (starting := _STARTING.search(text[: leaning.start()])) is not None:
            rest = text[leaning.end() :]
            return f"{text[: starting.end()]} {date_in_sentence(moment.when.text)}{rest}"
        if (
            leaning["owns"]
            or not _MAY_GO.search(leaning["lead"])
            or _SET_FOR.search(text[: leaning.end("lead")])
        ):
            return None
        rest = text[leaning.end() :]
        gap = "," if rest.startswith(",") and leaning["lead"].startswith(",") else ""
        gap = "" if rest.startswith(", that ") else gap
        rest = rest.lstrip(",") if gap or rest.startswith(", that ") else rest
        text = upper_first(f"{text[: leaning.start()]}{gap}{rest}".lstrip(" ,"))
    return None


def _is_own(text: str, moment: Moment) -> bool:
    since = _SINCE.match(text)
    return since is not None and since["day"].split()[0] in moment.lead
