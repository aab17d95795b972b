"""Everything dated that may stand on a timeline, weighed by how much it matters to the dispute."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from detente.dossier import Dossier
from detente.edtf import DateRange
from detente.page.drawings import Moment
from detente.page.sections.candidate import Candidate, date_in_words, is_before, weight_of_date
from detente.page.sections.dated.ahead import Ahead
from detente.page.sections.dated.dated_clauses import DatedClauses
from detente.page.sections.dated.dates_ahead import DatesAhead
from detente.page.sections.dated.one_happening import joined_moments
from detente.page.sections.dated.own_clauses import OwnClauses, in_own_words
from detente.page.sections.dated.tellers import Tellers
from detente.page.sections.dated.told_alone import each_alone
from detente.page.sections.dated.told_events import ToldEvents
from detente.page.sections.dated.told_plainly import each_once
from detente.page.sections.setting import Setting
from detente.page.words import NamesInProse, lasting_in_words, standing_in_a_sentence, upper_first
from detente.positions import Positions
from detente.reading import DatedClause, OnWords, Standing

_FAMILIES: Final = (
    frozenset(("banned", "dissolved", "deregistered", "suspended")),
    frozenset(("detained", "imprisoned", "held captive", "under house arrest")),
)
_OLD_ARREST: Final = timedelta(days=2 * 365)
_TYPES_OF_STANDINGS: Final = {"on trial": "TRIAL"}


class Candidates:
    """The moments of a dossier, from its deadlines, standings, events and acts.

    Parameters
    ----------
    names
        The names of the parties of the table, where they are known already.
    as_told
        What a report announces is to come, though its day has passed since.
    every_event
        False to leave out events in whose words no clause with a date stands.
    """

    def __init__(
        self,
        dossier: Dossier,
        positions: Positions | None,
        names: NamesInProse | None = None,
        *,
        as_told: bool = False,
        every_event: bool = True,
    ) -> None:
        self._every_event = every_event
        self._setting = Setting(dossier, positions, names, as_told=as_told)
        self._tellers = Tellers(self._setting)

    @cached_property
    def dated(self) -> Sequence[Candidate]:
        """Everything that has a date, the weightiest first."""
        clauses_on = None if self._every_event else self._clauses_on
        told, ahead = ToldEvents(self._setting, self._tellers, clauses_on), Ahead(self._setting)
        clauses = list(OwnClauses(self._setting, self._tellers).moments())
        return sorted(
            (
                *ahead.deadlines(),
                *self._standings(),
                *in_own_words(told.moments(), clauses),
                *self._without_clauses(ahead.acts()),
                *self._without_clauses(DatesAhead(self._setting).moments()),
                *clauses,
            ),
            key=lambda candidate: -candidate.weight,
        )

    @cached_property
    def plain(self) -> Sequence[Candidate]:
        """Those that say something by themselves, the tellings of one happening as one."""
        texts = {name: report.text for name, report in self._setting.dossier.reports.items()}
        return each_once(joined_moments(list(each_alone(self.dated, texts))))

    def _without_clauses(self, ahead: Iterable[Candidate]) -> Iterator[Candidate]:
        """Yield what is ahead on days that have no clause of their own, which would tell it better."""
        for one in ahead:
            if not any(any(True for _ in self._of_clauses.on(words)) for words in one.moment.evidence):
                yield one

    @cached_property
    def _of_clauses(self) -> OnWords[DatedClause]:
        return OnWords((clause.date, clause) for clause in self._setting.dossier.clauses)

    @cached_property
    def _clauses_on(self) -> OnWords[DatedClause]:
        return OnWords((part, clause) for clause in self._setting.dossier.clauses for part in clause.parts)

    def without_a_day(self) -> Iterator[tuple[float, str, Moment]]:
        """Yield what a report without a year or a day of its own tells of one, weighed."""
        yield from OwnClauses(self._setting, self._tellers).undated()

    def clauses(self) -> DatedClauses:
        """Return what the reports date themselves, whatever it is of."""
        return DatedClauses(self._setting)

    def undated(self, shown: Sequence[Candidate]) -> Iterator[Moment]:
        """Yield the standings that hold, and since when no report says."""
        dated = {(party, c.standing) for c in shown if c.standing for party in c.recipients}
        for party in self._setting.dossier.parties:
            if self._setting.at_table and self._setting.side(party.id) not in self._setting.at_table:
                continue
            for standing in party.standing:
                lasts = lasting_in_words(standing) and standing.in_force(self._setting.dossier.latest)
                # One that was dissolved on a day need not be said to be banned since nobody knows when.
                is_known = any(
                    (self._setting.side(party.id), status) in dated for status in _alike(standing.status)
                )
                if lasts and not is_known and not DateRange.parse(standing.since).dated:
                    be = "are" if self._setting.names.is_plural(party.id) else "is"
                    words = upper_first(f"{self._setting.names.name(party.id)} {be} {standing.status}")
                    yield Moment(words, "", DateRange.parse(None), (standing.span,), lasts=True)

    def _standings(self) -> Iterator[Candidate]:
        latest = self._setting.dossier.latest
        for party in self._setting.dossier.parties:
            for standing in party.standing:
                when = DateRange.parse(standing.since)
                if not when.dated or (latest and when.earliest and when.earliest > latest):
                    continue  # "barred from running next year": the year is that of the vote
                lasts, many = _lasts(standing, when, latest), self._setting.names.is_plural(party.id)
                weight = 6 + 2 * bool(lasts) + 3 * (self._setting.side(party.id) in self._setting.at_table)
                moment = Moment(
                    standing_in_a_sentence(self._setting.names.name(party.id), standing, is_plural=many),
                    date_in_words(when),
                    when,
                    (standing.span,),
                    (lasts,) if lasts else (),
                    lasts=bool(lasts),
                )
                yield Candidate(
                    moment,
                    _TYPES_OF_STANDINGS.get(standing.status, "COERCE"),
                    self._setting.sides((standing.by,) if standing.by else ()),
                    self._setting.sides((party.id,)),
                    weight + weight_of_date(when, latest),
                    standing.status,
                )


def _alike(status: str) -> frozenset[str]:
    """Return the standings that say much the same of a party."""
    return next((family for family in _FAMILIES if status in family), frozenset((status,)))


def _lasts(standing: Standing, since: DateRange, latest: date | None) -> str:
    """Return "still in force" or the like; nothing where it ended, or an arrest is long ago."""
    if standing.status == "detained" and is_before(since, latest, _OLD_ARREST):
        return ""
    return lasting_in_words(standing) if standing.in_force(latest) else ""
