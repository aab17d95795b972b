"""The dossier: the findings of all reports together, every line with the words it came from."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from detente.dossier.part_copies import origins_of
from detente.dossier.shared_homes import UNKNOWN
from detente.dossier.told_by_home import without_homes
from detente.reading import ActMention, DatedClause, DateExpression, Event, LeftOut, Party, Statement
from detente.short import count_of
from detente.sources import Evidence, Report


@dataclass(frozen=True, repr=False)
class Dossier:
    """The joined findings of many reports.

    Parties, statements and events are of the same types as in the findings of one report; their ids, and
    the ids of parties that they name, are those of the dossier.

    Attributes
    ----------
    reports
        Report id to report.
    furniture
        Report id to the passages left unread as page furniture.
    parties
        Most mentioned first. The name is the fullest mention.
    statements
        In the order of the reports.
    dates
        The date expressions, in the order of the reports.
    clauses
        The clauses that those dates belong to, in the order of the reports.
    acts
        The mentions of acts, in the order of the reports.
    events
        The chronology: by EDTF date, undated last. The passages of an event are in ``evidence``.
    left_out
        What a model proposed and the words did not bear out, in the order of the reports.
    source_kinds
        Report id to what a person said of its source: government, party, independent or partisan.
    source_sides
        Report id to the id of the party whose side its source takes, where the person named one.
    homes
        Party id to its home, for those whose name others have too: its state, or "in" a report.
    homes_of_reports
        Report id to its home, where reports have several; see `homes_of`.
    together
        Ids of reports of which a person said that they tell of one dispute.
    """

    reports: Mapping[str, Report]
    furniture: Mapping[str, tuple[Evidence, ...]]
    parties: tuple[Party, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    dates: tuple[DateExpression, ...] = ()
    clauses: tuple[DatedClause, ...] = ()
    acts: tuple[ActMention, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    source_kinds: Mapping[str, str] = field(default_factory=dict)
    source_sides: Mapping[str, str] = field(default_factory=dict)
    homes: Mapping[str, str] = field(default_factory=dict)
    homes_of_reports: Mapping[str, str] = field(default_factory=dict)
    together: tuple[tuple[str, ...], ...] = ()

    def __repr__(self) -> str:
        return (
            f"<Dossier of {count_of(self.reports, 'report')}: {count_of(self.parties, 'party', 'parties')},"
            f" {count_of(self.statements, 'statement')}, {count_of(self.events, 'event')}>"
        )

    @cached_property
    def latest(self) -> date | None:
        """The day of the latest report, None if no report has one."""
        return max((r.published for r in self.reports.values() if r.published is not None), default=None)

    @property
    def read_by_rules(self) -> Dossier:
        """The dossier without the statements and acts that a model proposed."""
        # It holds no reference to itself, so that it is let go as soon as nobody holds it.
        return self._without_proposals or self

    @cached_property
    def _without_proposals(self) -> Dossier | None:
        """The dossier without what a model proposed; None where that is the dossier itself."""
        statements = tuple(each for each in self.statements if each.proposed_by is None)
        acts = tuple(each for each in self.acts if each.proposed_by is None)
        if len(statements) == len(self.statements) and len(acts) == len(self.acts):
            return None
        return replace(self, statements=statements, acts=acts)

    @property
    def as_reports_name_it(self) -> Dossier:
        """The dossier with parties named as reports do: of several governments each is "the government"."""
        return replace(self, parties=without_homes(self.parties, self.homes)) if self.homes else self

    @cached_property
    def known_homes(self) -> Mapping[str, str]:
        """The state that each report is at home in, where that is known; nothing where all are of one."""
        return {
            report: home for report, home in self.homes_of_reports.items() if not home.startswith(UNKNOWN)
        }

    def party(self, party_id: str) -> Party:
        """Return the party of an id.

        Raises
        ------
        KeyError
            If there is none.
        """
        return self._by_id[party_id]

    @cached_property
    def names(self) -> Mapping[str, str]:
        """The name of each party, by its id."""
        return {party.id: party.name for party in self.parties}

    @cached_property
    def _by_id(self) -> Mapping[str, Party]:
        return {party.id: party for party in self.parties}

    def independent_reports(self, passages: Iterable[Evidence]) -> int:
        """Count the reports that passages are from; a copy, or a part, counts as the report that it is of."""
        return len({self.origin(passage.report) for passage in passages})

    def origin(self, report: str) -> str:
        """Return the id of the report that one is a wire copy or a part of; its own, if it is of none."""
        copied = self.reports[report].copy_of if report in self.reports else None
        whole = copied if copied is not None and copied in self.reports else report
        return self._origins.get(whole, whole)

    @cached_property
    def _origins(self) -> Mapping[str, str]:
        return origins_of(self.reports.values(), self.furniture)
