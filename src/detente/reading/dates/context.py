"""The use of a form: as a time, and not as a name, a number, a verb or an age."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from detente.patterns import as_pattern
from detente.reading.dates.grammar import Form
from detente.reading.dates.tense import direction_of

if TYPE_CHECKING:
    from spacy.tokens import Span

_AGE: Final = as_pattern(r"[-\s](?:olds?|of\s+age)\b", re.I)
_STREET: Final = as_pattern(
    r"\s+(?:[A-Z][\w.]*\s+){0,2}(?:St|Street|Ave|Avenue|Road|Rd|Blvd|Boulevard|Drive|Lane|Square)\b", re.ASCII
)
_YEAR_LEAD: Final = frozenset((
    "in", "since", "by", "until", "till", "from", "to", "of", "before", "after", "during", "between", "and",
    "through", "for", "late", "early", "mid", "around", "circa", "the", "a", "an", "its", "his", "her",
    "their", "this", "that",
))  # fmt: skip
_AFTER_A_CLOCK_TIME: Final = frozenset(("on", "hours", "local", "gmt", "yesterday", "today"))
"""Words after "at 2030" that make it a time of the day."""
_MONTH_LEAD: Final = frozenset((
    "in", "since", "by", "until", "till", "from", "of", "before", "after", "during", "between", "and",
    "through", "for", "to",
))  # fmt: skip
_NUMBERED: Final = frozenset((
    "$", "€", "£", "suite", "room", "no.", "number", "resolution", "flight", "page", "article", "nearly",
    "than",
))  # fmt: skip
_DETERMINERS: Final = frozenset(("the", "its", "his", "her", "their", "'s", "’s", "in"))
_DISTANCE: Final = as_pattern(
    r"\s+(?:miles?|km|kilomet(?:er|re)s?|met(?:er|re)s?|feet|people|tons?|dollars?|percent)\b", re.I
)
_PER: Final = as_pattern(r"\s+(?:a|per)\s+(?:day|week|month|year)\b", re.I)
_BARE_LEAD: Final = frozenset((
    "for", "in", "over", "within", "after", "recent", "coming", "these", "those", "many", "past", "of",
    "until", "about",
))  # fmt: skip
_BARE_NEXT: Final = frozenset((
    "before", "after", "later", "ago", "earlier", "of", "that", "since", "following", "ahead",
))  # fmt: skip
_DAY_LEAD: Final = frozenset(("on", "by", "until", "till", "since", "from", "before", "after", "for"))
_OF_THE_YEAR: Final = as_pattern(r"\s+of\s+(?:the|its|their)\s+(?:fiscal\s+|financial\s+)?year\b", re.I)
_OF_A_WEEKDAY: Final = frozenset((
    "best", "blues", "cap", "clothes", "coat", "dinner", "dress", "driver", "edition", "face", "finery",
    "hat", "joint", "lunch", "manners", "newspaper", "outfit", "painter", "paper", "roast", "school", "shirt",
    "shoe", "suit", "supplement", "tabloid", "voice",
))  # fmt: skip
"""Things that a weekday says the kind of: nobody dates anything by "a no in Sunday clothes"."""
_SPORT: Final = frozenset((
    "game", "match", "goal", "score", "touchdown", "team", "coach", "kick", "inning", "striker", "goalkeeper",
    "quarterback", "referee", "player",
))  # fmt: skip

_OF_A_NAME: Final = as_pattern(
    r"\s+(?:[A-Z][\w-]+\s+){0,2}?(?:Movement|Front|Alliance|Party|Brigades?|Group|Coalition|League|Army|Union"
    r"|Committee|Command|Battalion|Forces?|Guard|Youth|Organi[sz]ation|Network|Collective|Bridge|Square"
    r"|Stadium|Airport|University)\b"
)
"""The rest of a name that begins with a day: "the 19 April Movement", "the March 8 Alliance"."""


@dataclass(frozen=True, slots=True)
class _Use:
    """A form, the tokens it stands in, the whole text, and the words right before and after, lower case."""

    form: Form
    span: Span
    text: str

    @property
    def before(self) -> str:
        return self.span.doc[self.span.start - 1].lower_ if self.span.start else ""

    @property
    def after(self) -> str:
        return self.span.doc[self.span.end].lower_ if self.span.end < len(self.span.doc) else ""

    def is_followed_by(self, pattern: re.Pattern[str]) -> bool:
        return pattern.match(self.text, self.form.end) is not None


def is_time(form: Form, span: Span, text: str) -> bool:
    """Return True if a form is used as a time, and not as a name, number, verb, age or address.

    ``span`` is the tokens the form stands in, ``text`` the whole text.
    """
    if form.start > 0 and text[form.start - 1] in "$€£¥#@":
        return False
    if (
        form.parts.keys() >= {"month", "day"}
        and "year" not in form.parts
        and _OF_A_NAME.match(text, form.end)
    ):
        return False
    check = _CHECKS.get(form.kind)
    return check is None or check(_Use(form, span, text))


def _month(use: _Use) -> bool:
    root = use.span.root
    if root.ent_type_ == "PERSON" or use.form.parts.keys() != {"month"}:
        return root.ent_type_ != "PERSON" or "year" in use.form.parts
    name = use.form.parts["month"]
    if len(name.rstrip(".")) == 3 and name != "May":
        return False
    if use.before not in _MONTH_LEAD and root.ent_type_ != "DATE":
        return False
    return root.tag_ not in ("MD", "VB", "VBP", "VBD", "VBZ") or root.ent_type_ == "DATE"


def _season(use: _Use) -> bool:
    return use.span[-1].pos_ in ("NOUN", "PROPN", "NUM")


def _year(use: _Use) -> bool:
    if "since" in use.form.parts:
        return True
    year, token = int(use.form.parts["year"]), use.span[-1]
    if use.is_followed_by(_STREET) or use.is_followed_by(_DISTANCE) or use.before in _NUMBERED:
        return False
    if token.ent_type_ in ("MONEY", "PERCENT", "QUANTITY", "ORDINAL"):
        return False
    if "until" in use.form.parts:
        return True
    if use.before == "at" and use.after in _AFTER_A_CLOCK_TIME:
        return False
    dated = token.ent_type_ == "DATE" or use.before in _YEAR_LEAD or "early" in use.form.parts
    following = token.doc[use.span.end] if use.span.end < len(token.doc) else None
    counts = following is not None and following.tag_ == "NNS" and token.head == following
    if counts and use.before not in _DETERMINERS:
        return False
    return dated if year < 1900 else dated or token.ent_type_ != "CARDINAL"


def _duration(use: _Use) -> bool:
    unit = use.form.parts["unit"]
    if use.is_followed_by(_AGE) or use.is_followed_by(_PER):
        return False
    # A capital within a sentence is a title's; "a second" is mostly the one after the first.
    return unit.lower() != "second" and (unit[0].islower() or use.span[0].is_sent_start is True)


def _per(use: _Use) -> bool:
    if not use.span.start:
        return False
    lead = use.span.doc[use.span.start - 1]
    return lead.pos_ in ("NOUN", "NUM", "SYM") and lead.ent_type_ not in ("DATE", "PERSON", "GPE")


def _bare_units(use: _Use) -> bool:
    if use.is_followed_by(_AGE) or use.before == "-":
        return False
    return use.before in _BARE_LEAD or use.after in _BARE_NEXT


def _current(use: _Use) -> bool:
    return use.span.root.pos_ in ("ADV", "ADJ", "NOUN", "ADP", "SCONJ") and use.before != "from"


def _window(use: _Use) -> bool:
    parts = use.form.parts
    counted = "count" in parts or "vague" in parts
    return counted or (parts["which"].lower() != "first" and parts["unit"].lower().endswith("s"))


def _weekday(use: _Use) -> bool:
    """Return False for the kind of a thing: "in Sunday clothes", "the Monday papers"."""
    if use.form.parts.keys() != {"weekday"} or use.span.end == len(use.span.doc):
        return True
    noun = use.span.doc[use.span.end]
    return not {noun.lemma_.lower(), noun.lower_} & _OF_A_WEEKDAY


def _quarter(use: _Use) -> bool:
    """Return True for a quarter of a year; "the first half" may be of a match, "a quarter" of anything."""
    if use.form.parts.keys() & {"year", "whichyear", "fiscal", "code", "short"}:
        return True
    hyphen = use.text[use.form.start : use.form.end].count("-") > 0
    if use.form.parts["ordinal"].lower() == "last" or (use.before in ("a", "another") and not hyphen):
        return False
    if use.after == "of" and not use.is_followed_by(_OF_THE_YEAR):
        return False
    return not any(token.lemma_.lower() in _SPORT for token in use.span.sent)


def _bare_day(use: _Use) -> bool:
    following = use.span.doc[use.span.end] if use.span.end < len(use.span.doc) else None
    if following is not None and following.pos_ in ("NOUN", "PROPN", "ADJ", "NUM"):
        return False
    return use.before in _DAY_LEAD


def _weekday_week(use: _Use) -> bool:
    return "count" not in use.form.parts or direction_of(use.span.root) in ("future", "planned")


_CHECKS: Final[dict[str, Callable[[_Use], bool]]] = {
    "month": _month,
    "season": _season,
    "season_year": _season,
    "year": _year,
    "duration": _duration,
    "long": _duration,
    "per": _per,
    "bare_units": _bare_units,
    "window": _window,
    "present": _current,
    "quarter": _quarter,
    "bare_day": _bare_day,
    "weekday": _weekday,
    "weekday_week": _weekday_week,
}
