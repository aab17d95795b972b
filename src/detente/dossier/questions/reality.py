"""Events of a dossier by what they are on the day of their report: a fact, to come, or only possible."""

from __future__ import annotations

import re
from datetime import date
from functools import cached_property
from typing import Final, Literal

from detente.dossier.dossier import Dossier
from detente.edtf import DateRange, Precision
from detente.patterns import as_pattern
from detente.reading import ActMention, Event, OnWords
from detente.sources import Evidence

EventStatus = Literal["fact", "due", "possible"]
_AHEAD: Final = frozenset(("planned", "possible"))
# Of these the modality is that of what was agreed, refused, asked or threatened, the date that of saying so.
_SAID: Final = frozenset((
    ("AGREE", "planned"), ("REJECT", "denied"), ("THREATEN", "possible"), ("REQUEST", "demanded"),
    ("RULING", "happened"),
))  # fmt: skip
_STOPPED: Final = as_pattern(
    r"\b(?:suspend|postpone|cancel|call(?:ed)? off|adjourn|halt|broke off|end|stop|delay)", re.I
)
_NOT_THEN: Final = as_pattern(r"(?:before|until|unless|if|without|lest|instead|rather)\b", re.I)
"""Words that open a clause whose date is that of another: "in 2018, before the army took power"."""
_TO_COME: Final = as_pattern(
    r"\b(?:will|shall|may|might|can|could|would|is to|are to|to be|planned|plans?|due|scheduled|next|until"
    r"|agreed)\b"
)
_OBLIGED: Final = as_pattern(r"\b(?:must|should|ought|would|could)\b")
_UNSAID: Final = as_pattern(
    r"\b(?:will|shall|would|may|might|can|could|must|should|ought|(?:is|are|was|were) to|to be)\b|[’']ll\b"
)
"""Words before a saying by which it is none yet."""
_DONE: Final = as_pattern(
    r"\b(?:(?<!be )(?<!to )(?!need|seed|feed|speed|deed|breed|bleed|hundred)\w{2,}ed|was|were|has|have|had"
    r"|met|shot|took|held|began|broke|went|came|left|fought|fell|fled|won|lost|built|cut|set|sent|gave|put"
    r"|sought|told|made|swore|wrote|withdrew|rose|spoke)\b"
)
_NOT_ITSELF: Final = as_pattern(r"\b(?:(?:have|has|had) to|in order to|so that)\b")
_UNREAL: Final = frozenset((
    "planned", "possible", "forecast", "demanded", "advised", "threatened", "offered", "refused", "opposed",
))  # fmt: skip


class Reality:
    """Tells facts of a dossier from what is planned or only thought possible.

    Parameters
    ----------
    dossier
        Its acts say which happenings are only planned, demanded or refused.
    """

    def __init__(self, dossier: Dossier) -> None:
        self._dossier = dossier

    def of(self, event: Event) -> EventStatus | None:
        """Return what an event is on the day of the latest report; None where no words bear it out."""
        status = self.when_reported(event)
        if status in (None, "fact") or self.is_ahead(DateRange.parse(event.when), self._told_on(event)):
            return status
        return None

    def when_reported(self, event: Event) -> EventStatus | None:
        """Return what an event was on the day of its report; None where no words bear it out."""
        when, told_on = DateRange.parse(event.when), self._told_on(event)
        if event.decided_by is not None:
            return _as_decided(event) if when.dated else None
        is_fact = event.modality in ("happened", "ongoing") and not self._is_unreal(event)
        is_fact = is_fact or (event.modality == "denied" and bool(_STOPPED.search(event.span.quote)))
        is_fact = is_fact or (_has_come(when, told_on) and _is_saying(event))
        if is_of_another_day(event.span):
            return None
        if not is_fact and not _TO_COME.search(event.span.quote):
            return None
        if not when.dated or not (is_fact or event.modality in _AHEAD or event.modality == "happened"):
            return None
        if is_fact:
            # If it was not over when it was reported, the date is misread.
            is_misread = told_on is not None and when.earliest is not None and when.earliest > told_on
            return None if is_misread else "fact"
        if told_on is None or (when.earliest is not None and when.earliest <= told_on):
            return None
        return "possible" if event.modality == "possible" else "due"

    def is_asserted(self, event: Event) -> bool:
        """Return True if words tell an event as done, with or without a date.

        What only a noun names, or what is wanted, planned or to be, is not.
        """
        if event.modality not in ("happened", "ongoing", "denied") or self._is_unreal(event):
            return False
        quote = event.span.quote
        if is_of_another_day(event.span) or _TO_COME.search(quote) or _NOT_ITSELF.search(quote):
            return False
        return _DONE.search(quote) is not None

    def is_ahead(self, when: DateRange, told_on: date | None) -> bool:
        """Return True for days that had not come when they were reported, nor when the last report was."""
        latest = self._dossier.latest
        if latest is None or told_on is None or not when.dated:
            return False
        is_over = when.latest is not None and when.latest < latest
        return not is_over and (when.earliest is None or when.earliest > told_on)

    def _is_unreal(self, event: Event) -> bool:
        """Return True if it is only planned, asked for or thought possible, by its act or its words."""
        return bool(_OBLIGED.search(event.span.quote)) or any(
            act.when == event.when for act in self._unreal.on(event.span)
        )

    @cached_property
    def _unreal(self) -> OnWords[ActMention]:
        return OnWords((act.span, act) for act in self._dossier.acts if act.mood in _UNREAL)

    def _told_on(self, event: Event) -> date | None:
        """Return the day of an event's report; where a person's own has none, that of the latest report."""
        day = self._day_of(event.span)
        return self._dossier.latest if day is None and event.decided_by is not None else day

    def _day_of(self, words: Evidence) -> date | None:
        report = self._dossier.reports.get(words.report)
        return report.published if report is not None else None


def _as_decided(event: Event) -> EventStatus | None:
    """Return what an event is that a person bears out: no words need say it as well."""
    if event.modality in ("happened", "ongoing"):
        return "fact"
    if event.modality == "planned":
        return "due"
    return "possible" if event.modality == "possible" else None


def is_of_another_day(words: Evidence) -> bool:
    """Return True for a clause whose date is that of another: "before the army took power".

    Examples
    --------
    >>> is_of_another_day(Evidence("r", 0, 27, "before the army took power"))
    True
    """
    return _NOT_THEN.match(words.quote) is not None


def _is_saying(event: Event) -> bool:
    """Return True for what somebody agreed to, refused, asked for or threatened, which is done by saying it.

    Of "will ask" and "must be freed and set Friday" the words before show that it is not, or of another day.
    """
    if (event.type, event.modality) not in _SAID or not event.actors:
        return False
    done = _DONE.search(event.span.quote)
    return done is not None and _UNSAID.search(event.span.quote, 0, done.start()) is None


def _has_come(when: DateRange, told_on: date | None) -> bool:
    """Return True for days that were over, or a week that went on, when they were reported."""
    if told_on is None or when.latest is None:
        return False
    begun = when.earliest is not None and when.earliest <= told_on and when.precision <= Precision.WEEK
    return begun or when.latest <= told_on
