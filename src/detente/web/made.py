"""The results that pages are made of: each is worked out once until what it is made of changes."""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar, cast

from detente.uncollected import uncollected

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

T = TypeVar("T")
_BEING_MADE: Final = {
    "dossier": "Joining the reports",
    "joined": "Finding out who speaks for whom",
    "material": "Finding out who wants what of whom",
    "material of a day": "Finding out who wanted what on that day",
    "timeline": "Laying out the timeline",
    "changed": "Comparing with what was known before",
    "review": "Finding out what to ask first",
    "brief": "Drafting and analysing",
    "page of the brief": "Writing the brief",
    "redraft": "Drafting the reports again, to see what is new",
    "unknowns": "Finding the question that settles most",
    "analysis": "Analysing the case",
}
_PER_REPORT: Final = {
    "dossier": 2.9, "joined": 1.2, "material": 4.4, "timeline": 4.3, "changed": 8.0, "brief": 2.0,
    "page of the brief": 5.0, "redraft": 2.0,
}  # fmt: skip
"""Milliseconds for each report, of some 80 findings, that work took at 1,274 reports on one machine.

What counts is one against the other: the first that is done shows how fast this machine is.
"""
_WORTH_SAYING: Final = 2.0
"""Seconds of some work that are worth saying."""
_NEARLY: Final = 0.95
_A_WHILE: Final = 0.1
_IDLE_FOR: Final = 5
"""Seconds after which it is looked again if something is worked out, and looks in a row that find nothing."""


@dataclass(frozen=True)
class Progress:
    """Work that a page waits for.

    Attributes
    ----------
    took
        The time that it took before, in words; empty if that is not known, or was short.
    expected
        The time that it should take by the number of reports, in words, where it was not done before.
    part
        The part of that time that is over; 0 if it is not known.
    """

    says: str
    took: str = ""
    expected: str = ""
    part: float = 0


class Made:
    """Results by their names, each with the stamp of what it was made of.

    Attributes
    ----------
    reports
        The number of reports that they are made of; 0 where nobody said it.
    """

    def __init__(self) -> None:
        self.reports = 0
        self._lock = threading.RLock()
        self._making: defaultdict[str, threading.RLock] = defaultdict(threading.RLock)
        self._made: dict[str, tuple[Any, Any]] = {}
        self._begun: dict[str, float] = {}
        self._took: dict[str, float] = {}

    def known(self, name: str) -> tuple[Any, Any] | None:
        """Return the stamp and the result of a name as they were last made; None before the first time."""
        return self._made.get(name)

    def one_at_a_time(self, name: str) -> threading.RLock:
        """Return what whoever makes something of a name holds."""
        with self._lock:
            return self._making[name]

    def progress(self) -> Progress:
        """Return what is being worked out now."""
        with self._lock:
            begun = dict(self._begun)
        if not begun:
            return Progress("Writing the page")
        name = max(begun, key=lambda each: begun[each])
        took, expected = self._took.get(name), self._expected(name)
        whole = took if took is not None else expected
        return Progress(
            _BEING_MADE.get(name, "Writing the page"),
            _in_seconds(took),
            _in_seconds(expected) if took is None else "",
            0 if not whole else min(_NEARLY, (time.monotonic() - begun[name]) / whole),
        )

    def _expected(self, name: str) -> float | None:
        """The seconds that some work should take that was not done yet; None where nobody can say."""
        if name not in _PER_REPORT or not self.reports:
            return None
        done = [each for each in _PER_REPORT if each in self._took]
        usual = sum(_PER_REPORT[each] for each in done)
        pace = sum(self._took[each] for each in done) / usual if done else self.reports / 1000
        return _PER_REPORT[name] * pace

    @property
    def is_idle(self) -> bool:
        """True where nothing is being worked out."""
        with self._lock:
            return not self._begun

    def wait_until_idle(self) -> None:
        """Wait until nothing was worked out for a while."""
        idle = 0
        while idle < _IDLE_FOR:
            time.sleep(_A_WHILE)
            idle = idle + 1 if self.is_idle else 0

    @contextmanager
    def under_way(self, name: str) -> Iterator[None]:
        """Say that some work is being done, and take down how long it takes."""
        with self._lock:
            begun = self._begun[name] = time.monotonic()
        try:
            yield
        finally:
            with self._lock:
                del self._begun[name]
        self._took[name] = time.monotonic() - begun

    def once(self, name: str, stamp: Any, make: Callable[[], T]) -> T:
        """Return the result of a stamp; it is made where none is known of that stamp."""
        # One makes it, and whoever wants the same waits; whoever wants something else does not.
        with self.one_at_a_time(name):
            known = self._made.get(name)
            if known is None or known[0] != stamp:
                with self.under_way(name), uncollected():
                    known = (stamp, make())
                self._made[name] = known
            return cast("T", known[1])


def _in_seconds(seconds: float | None) -> str:
    return "" if seconds is None or seconds < _WORTH_SAYING else f"{seconds:,.0f} seconds"
