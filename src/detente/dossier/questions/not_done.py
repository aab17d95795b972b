"""Deeds that one report tells as done, and another as not done: "withdrew", and "had not left"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.days_said import DaysSaid
from detente.dossier.questions.happening import Happening
from detente.dossier.questions.sentences import content_words, sentence_of
from detente.edtf import MONTHS, WEEKDAYS, DateRange, Precision
from detente.patterns import as_pattern
from detente.reading import ActMention, OnWords
from detente.sources import Evidence

_MOST_DAYS: Final = 10
"""Words that deny a deed up to so many days later gainsay it."""
_SHARED: Final = 2
"""Words that the two share, where they name the doer otherwise."""
_SAME_BY_TYPE: Final = frozenset(("RETREAT",))
"""Types of which events and acts that were not done are of one kind, whatever their verbs."""
_NAME: Final = as_pattern(r"(?<=\s)[A-Z][\w’'-]+")
_DAYS: Final = as_pattern(rf"\b(?:{MONTHS}|{WEEKDAYS})\b")
_CLAUSE_END: Final = as_pattern(r"[,;:.]")


@dataclass(frozen=True, slots=True)
class NotDone:
    """A deed that is told as done, and the words of another report that it was not."""

    type: str
    when: str | None
    sides: tuple[str, ...]
    done: tuple[Evidence, ...]
    denial: Evidence


def deeds_not_done(base: EvidenceBase, facts: Iterable[Happening]) -> Iterator[NotDone]:
    """Yield deeds that a later telling of another report says were not done, but for those of denied events.

    Only acts of the catalogue are compared: of these different verbs are known to say one thing.
    """
    days = DaysSaid(base)
    denied = OnWords((each.span, each) for each in base.dossier.events if each.modality == "denied")
    done = _by_act(base, facts)
    for act in base.dossier.acts:
        if act.catalogue is None or act.mood != "failed" or act.condition_of is not None:
            continue
        if any(True for _ in denied.on(act.span)):
            continue
        day, seen = _day_of(act, days), set[tuple[str, str | None]]()
        for key in ((act.catalogue, act.sign), (act.kind, None)):
            for deed in done.get(key, ()):
                is_one = (deed.done[0].report, deed.when) in seen
                if not is_one and _gainsays(base, act, deed, day):
                    seen.add((deed.done[0].report, deed.when))
                    yield NotDone(act.kind, deed.when, deed.sides, deed.done, act.span)


@dataclass(frozen=True, slots=True)
class _Deed:
    type: str
    when: str | None
    sides: tuple[str, ...]
    done: tuple[Evidence, ...]


def _by_act(base: EvidenceBase, facts: Iterable[Happening]) -> dict[tuple[str, bool | None], list[_Deed]]:
    done: defaultdict[tuple[str, bool | None], list[_Deed]] = defaultdict(list)
    for one in facts:
        if one.type in _SAME_BY_TYPE:
            done[one.type, None].append(_Deed(one.type, one.when, one.parties, one.evidence))
    for act in base.dossier.acts:
        if act.catalogue is not None and act.mood == "done" and act.doer is not None:
            sides = base.sides((act.doer, *act.about))
            done[act.catalogue, act.sign].append(_Deed(act.kind, act.when, sides, (act.span,)))
    return done


def _day_of(act: ActMention, days: DaysSaid) -> date | None:
    """Return the last day up to which something is said not to have been done."""
    when = DateRange.parse(act.when)
    return when.latest if when.latest is not None and when.earliest == when.latest else days.of(act.span)


def _gainsays(base: EvidenceBase, act: ActMention, deed: _Deed, day: date | None) -> bool:
    when = DateRange.parse(deed.when)
    if any(words.report == act.span.report for words in deed.done):
        return False
    if day is None or when.latest is None or when.precision > Precision.WEEK:
        return False
    if not 0 <= (day - when.latest).days <= _MOST_DAYS:
        return False
    quote = " ".join(act.span.quote.split())
    behind = _sentence(base, act.span).partition(quote)[2]
    words = _DAYS.sub("", f"{quote}{_CLAUSE_END.split(behind)[0]}")
    told = " ".join(_sentence(base, each) for each in deed.done)
    # The first word of a sentence has a capital, whether or not it is a name.
    if not set(_NAME.findall(words)) <= set(_NAME.findall(f" {told}")):
        return False
    is_same_doer = base.side(act.doer or "") in deed.sides[:1]
    return is_same_doer or len(content_words(told) & content_words(words)) >= _SHARED


def _sentence(base: EvidenceBase, words: Evidence) -> str:
    return sentence_of(words, base.dossier.reports[words.report].text)
