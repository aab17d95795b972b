"""The contents of a store: reports, findings, and the dossier with all decisions applied."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy import Connection, select

from detente.dossier.dossier import Dossier
from detente.dossier.join import join_findings
from detente.dossier.judgements import Judgement
from detente.dossier.store import kept
from detente.dossier.store.chronology import DatedEvent, Place, page_of_events
from detente.dossier.store.decisions import Decision, that_count
from detente.dossier.store.judged import judgements_of, said_together, sources_judged
from detente.dossier.store.keys import digest_of
from detente.dossier.store.opened import OpenStore
from detente.dossier.store.schema import REPORTS
from detente.dossier.store.searching import count_passages, find_passages
from detente.dossier.store.withdrawn import withdrawals
from detente.reading import Findings
from detente.sources import Evidence, Report
from detente.uncollected import uncollected


@dataclass(frozen=True)
class _ToJoin:
    """The findings of reports, and what people decided about parties and sources."""

    findings: list[Findings]
    judgements: list[Judgement]
    of_sources: tuple[dict[str, str], dict[str, str]]
    together: tuple[tuple[str, ...], ...]


class Contents(OpenStore):
    """The reports and findings of a store, read and searched."""

    def reports(self) -> tuple[Report, ...]:
        """Return the reports, the latest edition of each, in the order in which they were added."""
        with self._reading() as connection:
            return tuple(each.report for each in kept.latest_editions(connection, self.where, cited=False))

    def reports_of(self, ids: Collection[str]) -> dict[str, Report]:
        """Return some reports by their ids."""
        with self._reading() as connection:
            return {each.report.id: each.report for each in kept.latest_editions(connection, self.where, ids)}

    def reports_out(self) -> tuple[Report, ...]:
        """Return the reports that were taken out."""
        with self._reading() as connection:
            return tuple(
                kept.reports_of_numbers(connection, self.where, kept.reports_out(connection, self.where))
            )

    def findings(self) -> Iterator[Findings]:
        """Yield the findings of each report by its latest reading, with all decisions applied."""
        with self._reading() as connection:
            decisions = that_count(kept.decisions_in(connection, self.where))
            latest = kept.latest_editions(connection, self.where)
            yield from kept.decided_findings(connection, self.where, latest, decisions)

    def dossier(self, until: date | None = None) -> Dossier:
        """Return the dossier: all reports joined, with all decisions applied.

        Parameters
        ----------
        until
            Only of reports published by this day.
        """
        with self._reading() as connection:
            to_join = self._to_join(connection, until)
        return self._joined(to_join)

    def _to_join(self, connection: Connection, until: date | None = None) -> _ToJoin:
        """Return what is joined, all of it read: who writes does not wait until it is joined."""
        decisions = that_count(kept.decisions_in(connection, self.where))
        latest = self._latest(connection, until)
        ids = {each.key: each.report.id for each in latest}
        with uncollected():
            read = kept.decided_findings(connection, self.where, latest, decisions, self._read_before)
            return _ToJoin(
                list(read),
                judgements_of(decisions, ids),
                sources_judged(decisions, latest),
                said_together(decisions, ids),
            )

    def _joined(self, to_join: _ToJoin) -> Dossier:
        with uncollected():
            joined = join_findings(
                to_join.findings, to_join.judgements, *to_join.of_sources, before=self._joined_before
            )
        return replace(joined, together=to_join.together) if to_join.together else joined

    def made_of(self, until: date | None = None) -> str:
        """Return what differs as soon as `dossier` of a day would: by its reports, readings and decisions."""
        with self._reading() as connection:
            latest = self._latest(connection, until)
            read = kept.latest_readings(connection, [each.number for each in latest])
            made = [each.number for each in kept.decisions_in(connection, self.where)]
            return digest_of(map(str, (*(each.number for each in latest), "", *read, "", *made)))

    def _latest(self, connection: Connection, until: date | None) -> list[kept.KeptReport]:
        """Return the reports that count, of those published by a day where one is given."""
        return [
            each
            for each in kept.latest_editions(connection, self.where)
            if until is None or (each.report.published is not None and each.report.published <= until)
        ]

    def as_read(self, reports: Collection[str]) -> list[tuple[str, Findings]]:
        """Return the key and the findings of some reports as they were read last, with nothing decided."""
        with self._reading() as connection:
            stored = kept.latest_editions(connection, self.where, reports)
            read = kept.decided_findings(connection, self.where, stored, ())
            return [(each.key, findings) for each, findings in zip(stored, read, strict=True)]

    def keys(self) -> dict[str, str]:
        """Return the key of each report, by its id."""
        with self._reading() as connection:
            return {row.id: row.key for row in connection.execute(select(REPORTS.c.id, REPORTS.c.key))}

    def ids(self) -> frozenset[str]:
        """Return the ids of the reports: of each article that of its latest edition."""
        with self._reading() as connection:
            return frozenset(kept.latest_ids(connection, self.where))

    def withdrawn(self) -> dict[str, Decision]:
        """Return, by their ids, the reports that were taken out, each with the decision by which it was."""
        with self._reading() as connection:
            out = withdrawals(kept.decisions_in(connection, self.where))
            query = select(REPORTS.c.id, REPORTS.c.key).where(REPORTS.c.key.in_(out))
            return {row.id: out[row.key] for row in connection.execute(query)} if out else {}

    def publishers(self) -> list[str]:
        """Return the publishers of the reports, each once."""
        with self._reading() as connection:
            query = select(REPORTS.c.publisher).where(REPORTS.c.publisher.is_not(None)).distinct()
            return sorted(connection.execute(query).scalars())

    def search(
        self, words: str, limit: int = 20, *, start: int = 0, only: Collection[str] | None = None
    ) -> list[Evidence]:
        """Return the passages that have all of some words, the most telling first; see `find_passages`."""
        with self._reading() as connection:
            out = kept.not_counting(connection, self.where)
            return find_passages(connection, words, limit, out, start=start, only=only)

    def count_passages(self, words: str, only: Collection[str] | None = None) -> int:
        """Return how many passages have all of some words; see `count_passages`."""
        with self._reading() as connection:
            return count_passages(connection, words, kept.not_counting(connection, self.where), only)

    def chronology(
        self,
        since: date | None = None,
        until: date | None = None,
        limit: int = 100,
        after: Place | None = None,
    ) -> list[DatedEvent]:
        """Return a page of the events by their dates, after all decisions; see `page_of_events`."""
        with self._reading() as connection:
            return page_of_events(connection, since, until, limit, after)
