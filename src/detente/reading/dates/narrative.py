"""The date at which the story of a report stands, for "that year", "two months later" and "on 23 January"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import Final

from detente.patterns import as_pattern
from detente.reading.dates.anchor import Direction, year_of
from detente.reading.dates.calendar import month_number
from detente.reading.dates.grammar import Form
from detente.reading.dates.quarter_patterns import ENDED

_FROM_NOW: Final = frozenset((
    "weekday", "deictic", "unit_which", "weekend", "ago", "but_one", "weekday_week", "offset", "this_quarter",
))  # fmt: skip
"""Forms that are counted from the day of publication: where they stand, the story is back at today."""
_OF_THE_STORY: Final = (
    "that",
    "the same",
    "same",
    "the following",
    "the next",
    "the previous",
    "the preceding",
)
_BESIDE: Final = 250  # characters
_NOUN_PHRASE: Final = 100  # characters
_SINCE_A_NOUN: Final = as_pattern(r"\bsince\s+(?:the|its|their|his|her)\s+[^.;:,]{3,80}$", re.IGNORECASE)
_A_VERB: Final = as_pattern(
    r"\b(?:is|are|was|were|has|have|had|did|came|took|left|fell|won|lost|began|broke|went|said|gave|made|met"
    r"|[a-z]+ed)\b"
)
_COMPARING: Final = frozenset(("year_earlier", "same_period"))
_NO_YEAR: Final = as_pattern(r"XXXX-\d")
_PART_OF_YEAR: Final = as_pattern(r"\d{4}-[QH]\d")
# Between "the quarter" and the day that it is told to end on.
_ENDING: Final = as_pattern(
    r",?\s+(?:(?:that|which)\s+)?(?:ended|ending|ends|to|through)\s+(?:(?:on|in|at)\s+)?"
    r"(?:(?:the\s+)?end(?:\s+of\s+|-|\s+))?",
    re.IGNORECASE,
)


class Narrative:
    """The last definite date of the story, and the year that it tells of.

    A report of today's news goes back to a year ("he was elected in 2015") and returns at once. A story told
    from a year on does not: its bare days belong to the year where it stands. It is one if no expression in
    it counts from the day of publication and years are named, at two places at least. Elsewhere only the
    paragraph after a full date is taken for such a story, and only what is told in the past there.
    """

    def __init__(self, text: str, published: date | None, forms: Sequence[Form]) -> None:
        self._text = text
        self._published = published
        self.value: str | None = None
        self.part: str | None = None
        self._told: str | None = None
        self._place = 0
        self._part_at = 0
        self._near: tuple[str | None, int] = (None, 0)
        self._compared: tuple[str | None, int] = (None, 0)
        self._is_open = False
        self._is_unsure = False
        self._first = next((form for form in forms if form.parts.keys() >= {"month", "year"}), None)
        of_today = [form for form in forms if _is_day(form, published)]
        years = _years_named([form for form in forms if not any(_is_within(form, day) for day in of_today)])
        # Where the years of an undated text go to and fro, that of a bare day is a guess.
        falls, rises = _falls(years), _falls(years[::-1])
        is_ordered = published is not None or falls == 0 or falls < rises
        of_now = any(_counts_from_now(form) for form in forms) or _opens_with_now(forms, of_today)
        self._is_story = len(years) > 1 and is_ordered and not of_now

    def told(self, form: Form, direction: Direction) -> str | None:
        """Return the value of the story where it stands, if bare days belong to it, else None."""
        if self.is_unsure_of(form):
            return None
        if self._is_story:
            return self._told or self._year_ahead(form)
        if self._told is None or self._published is None:
            return None  # of news without its day nobody knows to which year it has come
        if direction != "past" or "\n" in self._text[self._place : form.start].strip():
            return None
        # Of a year alone no news goes on: "He was elected in 2015. On January 23 the court barred him."
        return self._told if self._told[5:6].isdigit() else None

    def is_unsure_of(self, form: Form) -> bool:
        """Return True for a bare month of a story behind a later year that may have moved it or not."""
        is_bare = "month" in form.parts and not form.parts.keys() & {"year", "whichyear", "which"}
        return self._is_unsure and is_bare

    def _year_ahead(self, form: Form) -> str | None:
        """Return the year of a bare month that comes before the first full date of a story."""
        if self._first is None or "month" not in form.parts:
            return None
        is_later = month_number(form) > month_number(self._first)
        return f"{int(self._first.parts['year']) - is_later:04d}"

    def beside(self, form: Form) -> str | None:
        """Return the value of the date just before a form."""
        value, place = max(self._near, self._compared, key=lambda near: near[1])
        return value if form.start - place <= _BESIDE else None

    @property
    def compared(self) -> str | None:
        """The quarter, half or year that "a year earlier" counts from, if no other date has come since."""
        value, place = self._compared
        return value if place >= self._place else None

    def compare_with(self, form: Form, value: str) -> None:
        """Take note of a stretch that is compared with that of a year ago: "the first nine months"."""
        self._compared = self._near = (value, form.end)
        self._is_open = form.kind in ENDED

    def _is_compared(self, value: str) -> bool:
        """Return True for the year before the one that stands there to be compared."""
        compared = year_of(self.compared)
        return compared is not None and value == f"{compared - 1:04d}"

    def stand_at(
        self,
        form: Form,
        value: str,
        *,
        of_main_clause: bool,
        of_a_noun: bool,
        of_an_aside: bool = False,
        is_ahead: bool = False,
    ) -> None:
        """Take note of the next date of the text, and of the clause or noun that it belongs to.

        Quarters to come leave the story where it is, and so does what another is compared with, and the date
        of an aside. Behind a month whose year nobody gives, nothing is counted from the date before it.
        """
        year = year_of(value)
        if year is None and _NO_YEAR.match(value):
            self.value, self._place = None, form.end
        if year is None or (self._is_open and _ENDING.fullmatch(self._text[self._near[1] : form.start])):
            return
        self._is_open = form.kind in ENDED
        is_part = _PART_OF_YEAR.fullmatch(value) is not None
        if form.kind in _COMPARING or (
            form.kind in ("ago", "shift") and (is_part or self._is_compared(value))
        ):
            return
        self._near = (value, form.end)
        if of_an_aside or (is_part and is_ahead):
            return
        self.value, self._place = value, form.end
        if is_part:
            self._compared = (value, form.end)
            is_new = "\n" in self._text[self._part_at : form.start]
            if self.part is None or is_new or value[:4] + value[6:] >= self.part[:4] + self.part[6:]:
                self.part, self._part_at = value, form.end
        if _counts_from_now(form):
            self._told = None
        elif of_a_noun or self._is_since_a_noun(form) or (len(value) == len("1919") and not of_main_clause):
            # "The 1960 accord" does not bring the story to 1960; "since the army mutinied in 1998" may.
            told = year_of(self._told)
            self._is_unsure = self._is_unsure or (
                self._is_story and not of_a_noun and not is_ahead and told is not None and year > told
            )
            return
        elif self._is_story:
            self._is_unsure = False
            is_named = "year" in form.parts or _is_of_the_story(form.parts.get("whichyear", ""))
            self._told = value if is_named or self._told is not None else None
        elif "year" in form.parts:
            is_other = self._published is None or year != self._published.year
            self._told = value if is_other and of_main_clause else None
        elif self._told is not None:
            self._told = value

    def _is_since_a_noun(self, form: Form) -> bool:
        """Return True for "since the signing of the accord in 1994": the story stands today."""
        since = _SINCE_A_NOUN.search(self._text, max(0, form.start - _NOUN_PHRASE), form.start)
        return since is not None and _A_VERB.search(since[0]) is None


def _counts_from_now(form: Form) -> bool:
    if form.kind not in _FROM_NOW:
        return False
    return not _is_of_the_story(form.parts.get("which", "")) and form.parts.get("where", "") not in (
        "before",
        "after",
        "earlier",
    )


def _opens_with_now(forms: Sequence[Form], of_today: Sequence[Form]) -> bool:
    """Return True for a report that is dated and begins "On 6 March": it is told from its own day."""
    told = [form for form in forms if form.parts.keys() & {"month", "year"}]
    first = next((form for form in told if not any(_is_within(form, day) for day in of_today)), None)
    return (
        bool(of_today)
        and first is not None
        and first.parts.keys() >= {"month", "day"} - {"year"}
        and ("year" not in first.parts and first.parts.keys().isdisjoint({"which", "whichyear"}))
    )


def _is_of_the_story(words: str) -> bool:
    """Return True for "that year" and "the same week", which count from where the story stands."""
    return " ".join(words.lower().split()).startswith(_OF_THE_STORY)


def _is_day(form: Form, published: date | None) -> bool:
    """Return True for the day of publication itself, which a dateline names: of no story."""
    parts = form.parts
    return (
        published is not None
        and parts.keys() >= {"month", "day", "year"}
        and (parts["year"], month_number(form), parts["day"].lstrip("0"))
        == (str(published.year), published.month, str(published.day))
    )


def _is_within(form: Form, other: Form) -> bool:
    return other.start <= form.start < form.end <= other.end


def _years_named(forms: Sequence[Form]) -> list[int]:
    """Return the years that are named, place by place, each counted once."""
    years: list[int] = []
    end = 0
    for form in forms:
        if "year" in form.parts and form.start >= end:
            end = form.end
            years += [int(year[0])] if (year := re.match(r"\d{4}", form.parts["year"])) else []
    return years


def _falls(years: Sequence[int]) -> int:
    """Count the years that come behind a later one."""
    return sum(later < earlier for earlier, later in pairwise(years))
