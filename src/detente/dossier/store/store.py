"""The store of a dossier: what goes in, and the dossier that comes out with all decisions applied."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import replace
from datetime import date
from types import TracebackType
from typing import Final, Self

from sqlalchemy import Connection, func, select

from detente import __version__
from detente.dossier.dossier import Dossier
from detente.dossier.join import join_findings
from detente.dossier.judgements import PartyNamed
from detente.dossier.store import adding, kept
from detente.dossier.store.chronology import DatedEvent, Place, page_of_events
from detente.dossier.store.decisions import Decision, now, that_count, undone, write_decision
from detente.dossier.store.derived import forget_findings, index_findings
from detente.dossier.store.described import is_of_day, reader_of_day
from detente.dossier.store.engine import OnWait, connect, reading, require_whole, writing
from detente.dossier.store.judged import judged_pairs, judgements_of, sources_judged
from detente.dossier.store.keys import report_key
from detente.dossier.store.laid_out import (
    LinesBefore,
    TimelineLaidOut,
    forget_timeline,
    in_memory,
    laid_out_state,
    lay_out,
    lines_before,
)
from detente.dossier.store.migrate import LATEST, bring_up_to_date, version_of
from detente.dossier.store.salvage import Saved, save_into
from detente.dossier.store.schema import REPORTS, SECRETS
from detente.dossier.store.searching import count_passages, find_passages
from detente.dossier.store.state import state_of
from detente.dossier.store.taking_up import BY_A_PERSON, write_taken_up
from detente.dossier.store.timeline_rows import DamagedLine, TimelineRows
from detente.dossier.store.where import without_password
from detente.dossier.store.withdrawn import withdrawals
from detente.errors import BadInput
from detente.reading import Findings
from detente.sources import Evidence, Report

_PSEUDONYMS: Final = "pseudonyms"
_SECRET: Final = select(SECRETS.c.value).where(SECRETS.c.name == _PSEUDONYMS)


def _no_wait() -> None:
    """Say nothing."""


def open_store(
    where: str, *, create: bool = False, encrypt: bool = False, on_wait: OnWait = _no_wait
) -> Store:
    """Open a store, and bring its form up to date.

    Parameters
    ----------
    where
        The name of a file, or the address of a PostgreSQL database.
    create
        Make it where it is not there yet.
    encrypt
        Encrypt the file that is made.
    on_wait
        Called once when another program writes to it and has to be waited for.

    Raises
    ------
    BadInput
        If there is none, it is something else, a newer detente wrote it, it is damaged, or it is encrypted
        and there is no passphrase, or a wrong one.
    """
    return Store(where, create=create, encrypt=encrypt, on_wait=on_wait)


class Store:
    """The dossier of a dispute, kept for years; see `open_store`.

    Every method that reads or writes raises `BadInput` where the store cannot be used.
    """

    def __init__(
        self, where: str, *, create: bool = False, encrypt: bool = False, on_wait: OnWait = _no_wait
    ) -> None:
        self.where = without_password(where)
        self._on_wait = on_wait
        self._engine = connect(where, create=create, encrypt=encrypt)
        self._names = adding.Names()
        try:
            with self._reading() as connection:
                version = version_of(connection, where)
            if version is None and not create:
                raise BadInput(
                    self.where, "there is no dossier", f"make one: detente dossier add {self.where} REPORT..."
                )
            if version != LATEST:
                with self._writing() as connection:
                    # Another program may have done it meanwhile.
                    if version_of(connection, where) != LATEST:
                        bring_up_to_date(connection)
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file or the database."""
        self._engine.dispose()

    def _reading(self) -> AbstractContextManager[Connection]:
        return reading(self._engine, self.where)

    def _writing(self) -> AbstractContextManager[Connection]:
        return writing(self._engine, self.where, self._on_wait)

    # Adding

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
            self._index_articles(connection, about, that_count(every))
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
                self._index(connection, [stored], decisions)

    # Reading

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
            return self._joined(connection, until)

    def _joined(self, connection: Connection, until: date | None = None) -> Dossier:
        decisions = that_count(kept.decisions_in(connection, self.where))
        latest = [
            each
            for each in kept.latest_editions(connection, self.where)
            if until is None or (each.report.published is not None and each.report.published <= until)
        ]
        findings = list(kept.decided_findings(connection, self.where, latest, decisions))
        ids = {each.key: each.report.id for each in latest}
        return join_findings(findings, judgements_of(decisions, ids), *sources_judged(decisions, latest))

    def state(self) -> str:
        """Return what differs as soon as anything was added, read again, decided or taken back."""
        with self._reading() as connection:
            return state_of(connection)

    @contextmanager
    def timeline_rows(
        self,
        make: Callable[[Dossier, LinesBefore], TimelineLaidOut],
        by: str,
        on_making: Callable[[int], None],
        on_unkept: Callable[[BadInput], None],
    ) -> Iterator[TimelineRows]:
        """Yield the timeline of the dossier as it is now; it is laid out anew if the dossier has changed.

        Parameters
        ----------
        make
            Lays out the timeline of a dossier; the lines that are kept already need not be made again.
        by
            Says who makes it: what another made is made again.
        on_making
            Called with the number of reports before it is laid out.
        on_unkept
            Called with the reason where it cannot be kept for the next time.
        """
        try:
            yield from self._timeline_rows(make, by, on_making, on_unkept)
        except DamagedLine:
            # It is made of what is stored: next time all of it is made again.
            with suppress(BadInput), self._writing() as connection:
                forget_timeline(connection)
            raise

    def _timeline_rows(
        self,
        make: Callable[[Dossier, LinesBefore], TimelineLaidOut],
        by: str,
        on_making: Callable[[int], None],
        on_unkept: Callable[[BadInput], None],
    ) -> Iterator[TimelineRows]:
        with self._reading() as connection:
            state = f"{by} {state_of(connection)}"
            if laid_out_state(connection) == state:
                yield TimelineRows(connection, self.where)
                return
            on_making(connection.execute(select(func.count()).select_from(REPORTS)).scalar_one())
            dossier, before = self._joined(connection), lines_before(connection, by)
        made, kept_now = make(dossier, before), False
        try:
            with self._writing() as connection:
                # It may have changed meanwhile: then the answer is of how it was, and is not kept.
                if state == f"{by} {state_of(connection)}":
                    kept_now = lay_out(connection, state, made)
        except BadInput as error:
            on_unkept(error)
        if not kept_now and before:
            # The lines that were not made again are not at hand.
            made = make(dossier, {})
        with self._reading() if kept_now else in_memory(made) as connection:
            yield TimelineRows(connection, self.where)

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

    # Deciding

    def decisions(self) -> tuple[Decision, ...]:
        """Return all decisions, also those that were taken back, in their order."""
        with self._reading() as connection:
            return tuple(kept.decisions_in(connection, self.where))

    def unmet(self) -> frozenset[int]:
        """Return the numbers of the decisions whose words or claim no report has as it is read now.

        A later edition may have dropped the words, or a better reader may read them otherwise.
        """
        with self._reading() as connection:
            decisions = that_count(kept.decisions_in(connection, self.where))
            about = {each.target["report"] for each in decisions if "report" in each.target}
            ids = {name for key in about for name in kept.editions_with(connection, key)}
            latest = kept.latest_editions(connection, self.where, ids)
            read = kept.decided_reports(connection, self.where, latest, decisions)
            return frozenset(decision.number for each in read for decision in each.unmet)

    def judged_pairs(self) -> list[frozenset[PartyNamed]]:
        """Return the pairs of parties that a person judged, in whatever way."""
        ids = {key: name for name, key in self.keys().items()}
        return list(judged_pairs(that_count(self.decisions()), ids))

    def decide(self, decision: Decision) -> Decision:
        """Write a decision, and return it with its number."""
        return self.decide_all([decision])[0]

    def decide_all(self, decisions: Iterable[Decision]) -> list[Decision]:
        """Write decisions, all of them or none, and return them with their numbers."""
        all_made = []
        with self._writing() as connection:
            for decision in decisions:
                made = replace(decision, made_at=decision.made_at or now())
                made = replace(made, number=write_decision(connection, made))
                self._refresh(connection, made)
                all_made.append(made)
        return all_made

    def undo(self, number: int | None = None, *, who: str, why: str = "") -> Decision:
        """Take back a decision, the latest one that counts if none is named; return the one taken back.

        Raises
        ------
        BadInput
            If there is none, or it does not count any more.
        """
        with self._writing() as connection:
            all_made = kept.decisions_in(connection, self.where)
            taken_back = undone(all_made)
            standing = {each.number: each for each in all_made if each.number not in taken_back}
            last = max((each.number for each in that_count(all_made)), default=None)
            wanted = last if number is None else number
            if wanted is None or wanted not in standing:
                what = (
                    "no decision is left to take back" if wanted is None else f"no decision {wanted} counts"
                )
                raise BadInput(self.where, what, f"see: detente dossier decisions {self.where}")
            one = standing[wanted]
            write_decision(connection, Decision(who, "undo", why=why, undoes=wanted, made_at=now()))
            # Whoever takes a taking back back changes what the first decision is about.
            self._refresh(connection, next((each for each in all_made if each.number == one.undoes), one))
        return one

    def _refresh(self, connection: Connection, decision: Decision) -> None:
        """Make the derived rows again of the reports that a decision is about."""
        if decision.kind in ("same", "different", "unsure", "mark", "claim", "weigh"):
            return
        key, decisions = decision.target.get("report"), that_count(kept.decisions_in(connection, self.where))
        if key is None:
            self._index(connection, kept.latest_editions(connection, self.where), decisions)
        else:
            self._index_articles(connection, [key], decisions)

    def _index_articles(
        self, connection: Connection, keys: Iterable[str], decisions: Sequence[Decision]
    ) -> None:
        """Lay out anew the articles that some reports are editions of: the latest that counts of each."""
        ids = {name for key in keys for name in kept.editions_with(connection, key)}
        # Of a report that is out, or back again, another may be a wire copy.
        ids |= set(connection.execute(select(REPORTS.c.id).where(REPORTS.c.copy_of.in_(ids))).scalars())
        latest = kept.latest_editions(connection, self.where, ids)
        of_ids = select(REPORTS.c.number).where(REPORTS.c.id.in_(ids))
        for number in connection.execute(of_ids).scalars().all():
            forget_findings(connection, number)
        self._index(connection, latest, decisions)

    def _index(
        self, connection: Connection, reports: Sequence[kept.KeptReport], decisions: Sequence[Decision]
    ) -> None:
        findings = kept.decided_findings(connection, self.where, reports, decisions)
        for each, of_report in zip(reports, findings, strict=True):
            index_findings(connection, each.number, of_report)

    # Keeping

    def secret(self) -> bytes:
        """Return the secret by which names have pseudonyms in what is shared; made when first wanted."""
        with self._reading() as connection:
            known = connection.execute(_SECRET).scalar_one_or_none()
        if known is None:
            with self._writing() as connection:
                known = connection.execute(_SECRET).scalar_one_or_none()
                if known is None:
                    known = secrets.token_hex(32)
                    connection.execute(SECRETS.insert().values(name=_PSEUDONYMS, value=known))
        return bytes.fromhex(known)

    def save_from(self, damaged: str) -> Saved:
        """Take up, in this new store, what can still be read of a damaged file."""
        with self._writing() as connection:
            saved = save_into(connection, damaged)
            # The reports were laid out before the decisions about them were there.
            decisions = that_count(kept.decisions_in(connection, self.where))
            if decisions:
                self._index(connection, kept.latest_editions(connection, self.where), decisions)
            return saved

    def unread_by(self, reader: str) -> list[Report]:
        """Return the reports whose latest reading is by another; not wire copies, nor rows of tables.

        A reading of another day than the one that a person gave is by another.
        """
        return [
            each.report
            for each, by in self._latest_readings()
            if by not in (reader_of_day(reader, each.described), BY_A_PERSON)
        ]

    def _latest_readings(self) -> list[tuple[kept.KeptReport, str | None]]:
        """Return the latest edition of each report that is no wire copy, and who read it last."""
        with self._reading() as connection:
            latest = kept.latest_editions(connection, self.where, cited=False)
            readers = kept.readers_of(connection, [each.number for each in latest])
        return [(each, readers.get(each.number)) for each in latest if each.report.copy_of is None]

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

    def check(self) -> int:
        """Check the whole store: the file, every report, reading and decision; return the number of reports.

        Raises
        ------
        BadInput
            If any of it is not as it was written.
        """
        with self._reading() as connection:
            require_whole(connection, self.where)
            kept.decisions_in(connection, self.where)
            rows = connection.execute(select(REPORTS)).mappings().all()
            for row in rows:
                kept.whole_report(row, self.where)
            kept.require_readings(connection, self.where)
            TimelineRows(connection, self.where).require_whole()
        return len(rows)


def this_reader() -> str:
    """Return the name of the program that reads now, with its version."""
    return f"detente {__version__}"
