"""Filters of questions: some parties, types and reports, and the days between which something was."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from detente.edtf import DateRange
from detente.sources import Evidence


@dataclass(frozen=True, slots=True)
class Filter:
    """Keeps what fits all that is given; an empty filter keeps everything.

    Attributes
    ----------
    parties
        Ids of sides: at least one of them takes part.
    types
        Types of events.
    reports
        Ids of reports: at least one passage is from one of them.
    since, until
        The first and the last day. What may have been within them is kept.
    """

    parties: frozenset[str] = frozenset()
    types: frozenset[str] = frozenset()
    reports: frozenset[str] = frozenset()
    since: date | None = None
    until: date | None = None

    def takes_part(self, parties: Iterable[str]) -> bool:
        """Return True if one of the parties is asked about."""
        return not self.parties or not self.parties.isdisjoint(parties)

    def is_of_type(self, kind: str) -> bool:
        """Return True if a type is asked about."""
        return not self.types or kind in self.types

    def is_reported(self, evidence: Collection[Evidence]) -> bool:
        """Return True if one of the reports asked about has the words."""
        return not self.reports or any(words.report in self.reports for words in evidence)

    def is_within(self, when: DateRange) -> bool:
        """Return True if a date may lie within the days asked about; without a date only where none are.

        Examples
        --------
        >>> of_may = Filter(since=date(2021, 5, 1), until=date(2021, 5, 31))
        >>> [of_may.is_within(DateRange.parse(when)) for when in ("2021-05-04", "2021", "2020", None)]
        [True, True, False, False]
        """
        if self.since is None and self.until is None:
            return True
        begins_late = self.until is not None and when.earliest is not None and when.earliest > self.until
        ends_early = self.since is not None and when.latest is not None and when.latest < self.since
        return when.dated and not begins_late and not ends_early
