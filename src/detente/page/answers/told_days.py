"""The days that a brief lists, for the questions to a dossier: its timeline and what is due."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Final

from detente.analysis import evidence_base
from detente.dossier import DaysOf, Dossier, EvidenceBase, ToldDay
from detente.edtf import Precision
from detente.page.drawings import Moment
from detente.page.sections import every_day_of
from detente.positions import Positions, joined_parties, positions_of
from detente.short import one_line

_TO_COME: Final = ("due", "deadline", "possible", "forecast", "asked for", "proposed")
_NO_EVENT: Final = frozenset(("CLAUSE", "AHEAD", "TOLD"))
"""The types of moments of which no event was read."""


def base_with_days(dossier: Dossier, own_sources: Mapping[str, str] | None = None) -> EvidenceBase:
    """Return the base of questions to a dossier, with the days that its brief lists.

    Parameters
    ----------
    own_sources
        Publisher to the name of the party whose own it is.
    """
    parties = joined_parties(dossier)
    return evidence_base(dossier, parties, own_sources, days_of_brief(lambda of: positions_of(of, parties)))


def table_with_days(dossier: Dossier) -> tuple[Positions, EvidenceBase]:
    """Return the table of positions of a dossier, and its base of questions with the days of its brief."""
    table = positions_of(dossier)
    return table, evidence_base(dossier, table, days_of=days_of_brief(lambda _: table))


def days_of_brief(table: Callable[[Dossier], Positions] = positions_of) -> DaysOf:
    """Return the function that finds the days which a brief of a dossier lists, and those it has no room for.

    Parameters
    ----------
    table
        Returns the table of positions of a dossier; it is asked when the days are.
    """

    def days(dossier: Dossier, as_told: bool) -> Sequence[ToldDay]:
        return tuple(_days(dossier, table(dossier), as_told=as_told))

    return days


def _days(dossier: Dossier, positions: Positions, *, as_told: bool) -> list[ToldDay]:
    days = []
    for moment, when, kind, actors, recipients in every_day_of(dossier, positions, as_told=as_told):
        named = tuple(sorted(actors)), tuple(sorted(recipients))
        days.append(
            ToldDay(
                text=moment.text,
                when=f"../{when}" if not moment.is_fact and _is_last_day(moment) else when,
                lead=moment.lead,
                standing="fact" if moment.is_fact else standing_of(moment.tags),
                tags=tuple(tag for tag in moment.tags if tag not in _TO_COME),
                type="" if kind in _NO_EVENT else kind,
                actors=() if kind in _NO_EVENT else named[0],
                recipients=() if kind in _NO_EVENT else named[1],
                others=named[0] if kind in _NO_EVENT else (),
                # The words that say most stand first, not the name that a pronoun stands for.
                evidence=tuple(sorted(moment.evidence, key=lambda words: words.start - words.end)),
                quoted=moment.quoted,
            )
        )
    return days


def _is_last_day(moment: Moment) -> bool:
    """Return True for a day by which something is to be done: it may be before."""
    day = moment.lead.rsplit(" ", 1)[0] if moment.lead[-4:].isdigit() else moment.lead
    words = " ".join((moment.text, *(one_line(passage.quote) for passage in moment.evidence)))
    names = {day, " ".join(reversed(day.split(" ")))}
    exact = moment.when.earliest is not None and moment.when.precision <= Precision.MONTH
    return exact and any(f" by {name}" in words for name in names if name)


def standing_of(tags: Sequence[str]) -> str:
    """Return the standing of something to come by the tags that a brief gives it.

    Examples
    --------
    >>> standing_of(("forecast", "says Ana")), standing_of(())
    ('forecast', 'due')
    """
    return next((tag for tag in tags if tag in _TO_COME), "due")
