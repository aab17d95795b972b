"""The forms of quarters, halves and fiscal years, as news of firms and budgets writes them."""

from __future__ import annotations

from typing import Final

from detente.reading.dates.words import DAY, EARLY_LATE, MONTH, YEAR

_EARLY = rf"(?:(?P<early>{EARLY_LATE})[-\s]+)?"
_ORDINAL = r"(?P<ordinal>(?i:first|second|third|fourth|last|final|1st|2nd|3rd|4th))"
_SHARE = r"(?P<share>(?i:quarter|half|(?<=-)period))"
# What a quarter or year is told to end on; it is a date of its own.
_ENDS = (
    r"(?=,?\s+(?:(?i:that|which)\s+)?(?P<ending>(?i:ended|ending|ends|to|through))\s+"
    r"(?:(?i:on|in|at)\s+)?(?:(?i:(?:the\s+)?end(?:\s+of\s+|-|\s+))|(?i:last|next|this)\s+)?"
    rf"(?:(?P<day>{DAY})\s+)?(?P<month>{MONTH})(?!\w)(?:\s+(?P<day2>{DAY})\b(?!:))?(?:,?\s+(?P<year>{YEAR})\b)?)"
)

QUARTER_PATTERNS: Final[dict[str, str]] = {
    "quarter": (
        rf"\b{_EARLY}(?:(?i:the|its|their)\s+)?(?:(?P<fiscal>(?i:fiscal|financial))[-\s]+)?"
        rf"(?:(?P<whichyear2>(?i:this|last|next)\s+year)['’]s\s+)?{_ORDINAL}"
        rf"[-\s]+(?:(?P<fiscal22>(?i:fiscal))[-\s]+)?{_SHARE}(?:(?<=quarter)s)?(?!\w)"
        rf"(?:(?:\s+(?:of|in))?\s+(?:(?P<fiscal2>(?i:fiscal(?:\s+year)?))\s+)?(?P<year>{YEAR})\b"
        r"|(?:\s+(?:of|in))?\s+(?P<whichyear>(?i:this|last|next|that|the\s+same)\s+year)"
        r"|\s+of\s+(?:the|its|their)\s+(?:(?P<fiscal3>(?i:fiscal|financial))\s+)?(?i:year)\b)?"
    ),
    "quarter_shared": (
        r"\b(?:(?i:the)\s+)?(?P<ordinal>(?i:first|second|third))-?(?=\s*(?:,|and|or|to|through)\s+(?:the\s+)?"
        rf"(?i:second|third|fourth)[-\s]+{_SHARE}s?(?!\w)(?:\s+of\s+(?P<year>{YEAR})\b)?)"
    ),
    "year_quarter": (
        rf"\b(?:(?P<fiscal>(?i:fiscal))\s+)?(?P<year>{YEAR})(?:['’]s)?\s+"
        rf"{_ORDINAL}[-\s]+{_SHARE}(?!\w)"
    ),
    "month_quarter": (
        rf"\b(?:(?i:the)\s+)?(?:{MONTH}(?:\s*[-–]\s*|\s+to\s+))?(?P<month>{MONTH})[-\s]+(?P<share>(?i:quarter))"
        rf"(?!\w)(?:\s+(?:of\s+)?(?P<year>{YEAR})\b)?"
    ),
    "quarter_code": (
        rf"\b(?P<code>Q[1-4]|H[12]|[1-4]Q|[12]H)(?:\s+(?:of\s+)?(?:(?P<fiscal>(?i:fiscal|FY))\s*)?"
        rf"(?P<year>{YEAR})|\s?['’]?(?P<short>\d\d))\b(?![.,]\d)"
        r"|(?:(?<=\b[Ii]n\s)|(?<=\bfor\s)|(?<=\bof\s)|(?<=\b[Tt]he\s)|(?<=\bby\s)|(?<=\bsince\s))"
        r"(?P<code2>Q[1-4])(?!\w|[.:)]\s+[A-Z]|\s+of\s+(?!\d|the\s+(?:fiscal\s+)?year|fiscal))"
    ),
    "this_quarter": (
        r"\b(?:(?i:the|its)\s+)(?:(?P<which>(?i:latest|most\s+recent))\s+)?"
        r"(?P<share>(?i:quarter|half))(?!\w|['’])(?!\s+of\b)"
    ),
    "quarter_ended": (
        rf"\b(?:(?i:the|its|their|a)\s+)?(?:(?i:fiscal|latest)\s+)?(?:{_ORDINAL}[-\s]+)?(?:(?i:fiscal)\s+)?"
        r"(?P<share>(?i:quarter|half(?:[-\s]year)?|(?:three|six|3|6)-month\s+period))(?!\w)" + _ENDS
    ),
    "months_ended": (
        r"\b(?P<count>(?i:three|six|nine|twelve|thirteen|\d\d?))\s+(?P<unit>(?i:months|weeks))" + _ENDS
    ),
    "year_ended": r"\b(?:(?i:the|its|their)\s+)(?:(?i:full|fiscal|financial)\s+)?(?i:year)" + _ENDS,
    "quarters": (
        r"\b(?:(?:(?i:the)\s+)?(?i:past|last|next|previous|first|recent)\s+(?P<count>(?i:two|three|four|five|six|seven|eight|few|\d))"
        r"|(?P<count2>(?i:two|three|four|five|six|seven|eight|several|\d))\s+(?i:consecutive|straight|successive|more))"
        r"\s+(?P<unit>(?i:quarters))(?!\w|\s+of\b)"
    ),
    "fiscal_year": (
        rf"\b(?:(?i:the)\s+)?(?:(?i:fiscal|financial)\s+(?:(?i:year)\s+)?(?:(?P<year>{YEAR})|['’](?P<year2>\d\d))\b"
        rf"|(?P<year3>{YEAR})\s+(?i:fiscal|financial)\s+(?i:year)\b"
        r"|FY\s?(?P<year22>(?:20|19)\d\d|['’]?\d\d)\b"
        r"|(?P<which>(?i:this|last|next|the\s+(?:current|coming|next|last|past|previous|prior)))\s+"
        r"(?i:fiscal|financial)\s+(?i:year)\b)"
    ),
    "year_earlier": (
        r"\b(?:(?i:the|its|their|a)\s+)?(?:(?i:comparable|corresponding|same)\s+)?"
        r"(?P<ago>(?i:year-(?:earlier|ago|before)|(?:prior|previous)-year))"
        r"(?:\s+(?:(?P<ordinal>(?i:first|second|third|fourth))[-\s]+)?(?P<unit>(?i:quarter|half|period|month)))?"
        r"(?!\w)"
    ),
    "same_period": (
        r"\b(?:(?:(?i:the|its)\s+)(?:(?i:like|same|comparable)\s+)?"
        rf"(?P<year2>{YEAR})\s+(?P<unit2>(?i:quarter|half|period))\b|"
        r"(?:(?i:the|its)\s+)?(?P<same>(?i:same|corresponding|comparable|equivalent|like))\s+"
        r"(?P<unit>(?i:quarter|half|period|month))\s+(?:(?:of|in)\s+)?(?:(?i:last\s+year|(?:a|one)\s+year\s+"
        r"(?:earlier|ago|before)|the\s+(?:previous|prior|preceding)\s+year|the\s+year\s+(?:before|earlier))"
        rf"|(?P<year>{YEAR}))\b)"
    ),
}  # fmt: skip

SHARES: Final = frozenset(("year_quarter", "quarter_code", "quarter_shared"))
"""Further ways to name a quarter or half by its number and year."""
ENDED: Final = frozenset(("quarter_ended", "months_ended", "year_ended"))
"""Stretches that a date behind them ends."""
