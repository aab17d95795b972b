"""The intake of a store: reports that come in, and readings of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from detente.dossier.store import adding, kept
from detente.dossier.store.decisions import Decision, that_count
from detente.dossier.store.described import is_of_day, reader_of_day
from detente.dossier.store.indexing import index_articles, index_reports
from detente.dossier.store.keys import report_key
from detente.dossier.store.opened import OpenStore, this_reader
from detente.dossier.store.taking_up import BY_A_PERSON, write_taken_up
from detente.reading import Findings
from detente.sources import Report


class Intake(OpenStore):
    """Reports and readings on their way into a store."""

    def new_reports(self, reports: Iterable[Report], on_there: Callable[[str], None]) -> Iterator[Report]:
        """Yield the reports that are not stored, under ids that no other report has.

        A wire copy of a stored report names it in ``copy_of``.

        Parameters
        ----------
        on_there
            Called with the id of each one that is stored.
        """
        taken: set[str] = set()
        keys: dict[str, str] = {}
        for given in reports:
            report = adding.storable(given)
            key = report_key(report)
            with self._reading() as connection:
                known = keys.get(key) or adding.id_of_key(connection, key)
                if known is None:
                    own = adding.free_id(connection, report.id, taken)
                    is_edition = adding.earlier_edition(connection, report) is not None
                    out = kept.reports_out(connection, self.where)
                    copied = None if is_edition else adding.copied_report(connection, report, out)
            if known is not None:
                on_there(known)
                continue
            keys[key] = own
            taken.add(own)
            self._names.given[own] = report.id
            yield replace(report, id=own, copy_of=copied)

    def add(self, findings: Findings, reader: str | None = None) -> adding.Added:
        """Store a report and its findings. When this returns, both are safely on the disk.

        Parameters
        ----------
        reader
            The program that read the report, with its version; detente by itself if not given.
        """
        return self.add_all([findings], reader)[0]

    def add_all(self, several: Sequence[Findings], reader: str | None = None) -> list[adding.Added]:
        """Store several reports and their findings: all of them, or none."""
        with self._writing() as connection:
            return [
                adding.write_report(connection, each, reader or this_reader(), self._names)
                for each in several
            ]

    def take_up(
        self,
        several: Sequence[Findings],
        decisions: Sequence[Decision],
        reader: str,
        *,
        may_be_editions: bool = True,
    ) -> tuple[list[adding.Added], list[Decision]]:
        """Store reports with decisions about them, or about others: all of them, or nothing.

        Parameters
        ----------
        reader, may_be_editions
            As for `add`; False if no report may take the place of another.
        """
        with self._writing() as connection:
            added, made = write_taken_up(
                connection, several, decisions, reader, self._names, may_be_editions=may_be_editions
            )
            every = kept.decisions_in(connection, self.where)
            taken_back = {each.undoes for each in made}
            touched = [*made, *(each for each in every if each.number in taken_back)]
            about = {each.target["report"] for each in touched if "report" in each.target}
            index_articles(connection, self.where, about, that_count(every))
        return added, made

    def read_again(self, several: Sequence[Findings], reader: str | None = None) -> None:
        """Store new readings of reports that are there; they count from now on, the old ones are kept.

        Parameters
        ----------
        several
            Findings of reports of this store, by their ids here.
        reader
            As for `add`.
        """
        with self._writing() as connection:
            decisions = that_count(kept.decisions_in(connection, self.where))
            for findings in several:
                (stored,) = kept.latest_editions(connection, self.where, [findings.id])
                by = reader_of_day(reader or this_reader(), stored.described)
                adding.write_reading(connection, stored.number, findings, by)
                index_reports(connection, self.where, [stored], decisions)

    def unread_by(self, reader: str) -> list[Report]:
        """Return the reports whose latest reading is by another; not wire copies, nor rows of tables.

        A reading of another day than the one that a person gave is by another.
        """
        return [
            each.report
            for each, by in self._latest_readings()
            if by not in (reader_of_day(reader, each.described), BY_A_PERSON)
        ]

    def read_of_another_day(self) -> list[Report]:
        """Return the reports that were read as of another day than the one that a person gave them.

        Also those wire copies that nobody read, because the report was there that has been taken out since.
        """
        latest = self._latest_readings()
        copies = [each.number for each, _ in latest if each.stands_in]
        with self._reading() as connection:
            unread = kept.without_findings(connection, copies)
        return [
            each.report
            for each, by in latest
            if not is_of_day(by or "", each.described) or each.number in unread
        ]

    def _latest_readings(self) -> list[tuple[kept.KeptReport, str | None]]:
        """Return the latest edition of each report that is no wire copy, and who read it last."""
        with self._reading() as connection:
            latest = kept.latest_editions(connection, self.where, cited=False)
            readers = kept.readers_of(connection, [each.number for each in latest])
        return [(each, readers.get(each.number)) for each in latest if each.report.copy_of is None]
