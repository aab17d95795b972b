"""Numbers that two reports give of one deed, and that cannot both be true.

The deed need not have been read as an event: two sentences that count the same, on one day, in one place and
in the same words, are about one.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import combinations
from typing import Final

from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.numbers import Quantity, quantities, sums_of_money, votes
from detente.dossier.questions.sentences import (
    content_words,
    sentence_start,
    sentence_stop,
    towns_in,
    words_of_violence,
)
from detente.edtf import DateRange, Precision
from detente.patterns import as_pattern
from detente.sources import Evidence

_COUNTS: Final = as_pattern(
    r"\b(?:kill|dead|died|slain|lives|death toll|murdered|massacred|wound|injur|hurt|arrest|detain"
    r"|rounded up|jailed|kidnap|abduct|march|demonstrat|protest|rallied|streets|freed|releas|strike"
    r"|walked out|stopped work|vote|passed|approved|adopted|rejected|defeated)|[$€£]\s?\d",
    re.IGNORECASE,
)
_IN_WORDS: Final = as_pattern(
    r"\b(?:two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|\w+teen|\w+ty)\b", re.IGNORECASE
)
_GROWS: Final = as_pattern(
    r"\b(?:ris(?:e|es|en|ing)|rose|climb(?:s|ed|ing)?|grow[ns]?|grew|increas\w+|up(?! to)|revised|updated"
    r"|brings?|bringing|brought|total(?:s|ling|led)?|more(?! than)|another|further|earlier|initially"
    r"|previous(?:ly)?|now)\b.*\b\d",
    re.IGNORECASE,
)
"""Words of a number that takes the place of an earlier one, which it does not gainsay."""
_OF_A_WAR: Final = as_pattern(
    r"\b(?:war|conflict|insurgency|uprising|civil strife|fighting|violence|crackdown|campaign)\b.{0,80}"
    r"\b(?:since|over the (?:last|past)|so far|this year|in \d{4}"
    r"|in (?:the )?(?:last|past|\w+) (?:years|months|decades))"
    r"|\b(?:since \d{4}|this year|so far this|in the (?:last|past) \w+ (?:years|months))\b",
    re.IGNORECASE,
)
"""A sentence that counts all of a war, and not of a day."""
_SHARED: Final = 2
"""Words that two sentences share, of one day and one town."""
_SHARED_ALONE: Final = 4
"""The same where only one names its day or its town."""
_SHARED_OF_NONE: Final = 3
"""The same where neither names a town."""
_YEAR: Final = as_pattern(r"\b(?:1[89]|20)\d\d\b")
_NAME: Final = as_pattern(r"\b[A-Z][a-z]{3,}")
_MOST_TIMES: Final = 5
"""A number so many times another is of a part of the deed, or of another one."""
_MOST_TIMES_BY_SIDES: Final = 50
"""The same for those whom a side counts as its own, as marchers and strikers."""
_OF_SIDES: Final = frozenset(("marched", "on strike"))
_DAYS_OF_A_WAR: Final = 60
"""Days between two reports that count the dead of a war."""
_DAYS: Final = 3
"""The same of a deed that one of them does not date."""
_MOST_OF_A_DAY: Final = 60
"""Sentences of one day and deed that are compared with each other."""


@dataclass(frozen=True, slots=True)
class CountedTwice:
    """One deed, and the two numbers that reports give of it."""

    about: str
    when: str | None
    numbers: tuple[Quantity, Quantity]
    words: tuple[Evidence, Evidence]


@dataclass(frozen=True, slots=True)
class _Count:
    number: Quantity
    words: Evidence
    days: frozenset[date]
    towns: frozenset[str]
    what: frozenset[str]
    of_a_war: bool
    published: date | None


def counted_twice(base: EvidenceBase) -> Iterator[CountedTwice]:
    """Yield the numbers of two reports for one deed, each pair of reports once for a deed."""
    seen: set[object] = set()
    for counts in _by_day(base).values():
        for one, other in combinations(counts[:_MOST_OF_A_DAY], 2):
            first, second = base.report(one.words), base.report(other.words)
            pair = one.number.deed, one.number.unit, frozenset((first.id, second.id))
            if first.id == second.id or pair in seen or not _are_of_one_deed(one, other):
                continue
            seen.add(pair)
            days = one.days & other.days
            when = min(days).isoformat() if days else None
            yield CountedTwice(_about(one.number), when, (one.number, other.number), (one.words, other.words))


def _about(number: Quantity) -> str:
    if number.deed == "voted":
        return "votes"
    return "money" if number.deed == "paid" else f"{number.unit} {number.deed}"


def _by_day(base: EvidenceBase) -> dict[object, list[_Count]]:
    """Return what sentences count, those together that may be of one deed."""
    days = _days_named(base)
    together: defaultdict[object, list[_Count]] = defaultdict(list)
    for report in base.dossier.reports.values():
        if report.copy_of is not None:
            continue
        for start, stop, numbers in _counting(report.text):
            words = report.passage(start, stop)
            named = frozenset(day for place, day in days.get(report.id, ()) if start <= place < stop)
            sentence = words.quote
            of_a_war = _OF_A_WAR.search(sentence) is not None
            for number in numbers:
                what = _what(sentence, number)
                count = _Count(number, words, named, towns_in(sentence), what, of_a_war, report.published)
                key = number.deed, number.unit, of_a_war
                for day in named or ((report.published,) if report.published else ()):
                    together[*key, None if of_a_war else day].append(count)
    return together


def _are_of_one_deed(one: _Count, other: _Count) -> bool:
    first, second = one.number, other.number
    if first.agrees_with(second) or (first.place and second.place and first.place != second.place):
        return False
    least, most = sorted((first.low or first.high, second.low or second.high))
    if most > least * (_MOST_TIMES_BY_SIDES if first.deed in _OF_SIDES else _MOST_TIMES):
        return False
    if one.published is None or other.published is None:
        return False
    apart = abs((one.published - other.published).days)
    shared = len(one.what & other.what)
    same_town = bool(one.towns & other.towns)
    if one.of_a_war:
        since = [set(_YEAR.findall(each.words.quote)) for each in (one, other)]
        same_time = since[0] == since[1] or not all(since)
        return apart <= _DAYS_OF_A_WAR and same_time and (same_town or shared >= _SHARED)
    if one.towns and other.towns and not same_town:
        return False
    if one.days & other.days:
        if first.deed == "paid":
            names = [set(_NAME.findall(each.words.quote)) for each in (one, other)]
            return shared >= _SHARED_OF_NONE and len(names[0] & names[1]) >= _SHARED
        of_no_town = not one.towns and not other.towns
        return shared >= (_SHARED if same_town else _SHARED_OF_NONE if of_no_town else _SHARED_ALONE)
    return not (one.days and other.days) and apart <= _DAYS and same_town and shared >= _SHARED_ALONE


def _what(sentence: str, number: Quantity) -> frozenset[str]:
    return content_words(sentence) - words_of_violence() - content_words(f"{number.words} {number.unit}")


def _days_named(base: EvidenceBase) -> dict[str, list[tuple[int, date]]]:
    """Return the days that each report names, with their places."""
    days: defaultdict[str, list[tuple[int, date]]] = defaultdict(list)
    for expression in base.dossier.dates:
        when = DateRange.parse(expression.edtf)
        if when.precision <= Precision.DAY and when.earliest is not None:
            days[expression.span.report].append((expression.span.start, when.earliest))
    return days


@lru_cache(maxsize=20_000)
def _counting(text: str) -> Sequence[tuple[int, int, tuple[Quantity, ...]]]:
    """Return the sentences of a text that count something done, with their numbers."""
    counting: list[tuple[int, int, tuple[Quantity, ...]]] = []
    stop = 0
    for match in _COUNTS.finditer(text):
        if match.start() < stop:
            continue
        start, stop = sentence_start(text, match.start()), sentence_stop(text, match.start())
        stop = start + len(text[start:stop].rstrip())
        sentence = " ".join(text[start:stop].split())
        if not any(sign.isdigit() for sign in sentence) and not _IN_WORDS.search(sentence):
            continue
        money = tuple(sums_of_money(sentence))
        numbers = (*quantities(sentence), *votes(sentence), *(money if len(money) == 1 else ()))
        if numbers and not _GROWS.search(sentence):
            counting.append((start, stop, numbers))
    return counting
