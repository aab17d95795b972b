"""Words for what the reports say: whom a statement is for, its stances, whom and where an event concerns."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Final

from detente.edtf import DateRange, bounds_in_words
from detente.reading import Event, Standing, Statement

_AT_ONCE: Final = frozenset(("killed", "removed", "expelled", "convicted", "sentenced to death", "charged"))
"""Standings that are told of by the day on which they began."""
_WEEK: Final = timedelta(days=6)
"""From its first day to its last."""
_LONG_AFTER: Final = timedelta(days=2 * 365)


def _is_old_arrest(standing: Standing, on: date | None) -> bool:
    """Return True for an arrest years ago: nobody says that it lasts."""
    began = DateRange.parse(standing.since).latest
    if on is None or began is None:
        return False
    return standing.status == "detained" and on - began > _LONG_AFTER


def addressee_in_words(statement: Statement, names: Mapping[str, str]) -> str:
    """Return "to NAME", or nothing where no party is spoken to.

    Parameters
    ----------
    names
        The name of each party by its id.
    """
    addressee = statement.addressee
    return "" if addressee is None else f"to {names.get(addressee, addressee)}"


def stances_in_words(statement: Statement) -> tuple[str, ...]:
    """Return the verb of each stance, such as "opposes", once."""
    return tuple(dict.fromkeys(stance.kind for stance in statement.stances))


def actors_and_recipients(event: Event, names: Mapping[str, str]) -> str:
    """Return "ACTORS → RECIPIENTS", or only the actors ("?" for none) where nobody is a recipient.

    Parameters
    ----------
    names
        The name of each party by its id.
    """
    actors = ", ".join(names.get(party, party) for party in event.actors) or "?"
    recipients = ", ".join(names.get(party, party) for party in event.recipients)
    return f"{actors} → {recipients}" if recipients else actors


def place_in_words(event: Event) -> str:
    """Return "in PLACE", or nothing where the event has no place."""
    return "" if event.place is None else f"in {event.place.name}"


def standing_in_words(standing: Standing, on: date | None) -> str:
    """Return a standing with its bounds; one that was over on a day is not said as if it held.

    Examples
    --------
    >>> from detente.sources import Report
    >>> words = Report("r", "r.txt", "banned").passage(0, 6)
    >>> def said(since, until):
    ...     return standing_in_words(Standing(status="banned", since=since, until=until, span=words), None)
    >>> said("2017", None), said("2017", "2020"), said("2017", "..")
    ('banned since 2017', 'banned since 2017 until 2020', 'formerly banned, from 2017')
    """
    bounds = bounds_in_words(standing.since, standing.until)
    if standing.until is None and (standing.status in _AT_ONCE or _is_old_arrest(standing, on)):
        return f"{standing.status}{bounds.replace(' since ', ', ')}"
    if standing.in_force(on) or " until " in bounds:
        return f"{standing.status}{bounds}"
    return f"formerly {standing.status}{bounds.replace(' since ', ', from ')}"


def standing_in_sentence(standing: Standing, on: date | None, *, plural: bool) -> str:
    """Return a standing that holds as the end of a sentence about whoever has it.

    Examples
    --------
    >>> from detente.sources import Report
    >>> words = Report("r", "r.txt", "banned").passage(0, 6)
    >>> banned = Standing(status="banned", since="2017-11", until=None, span=words)
    >>> standing_in_sentence(banned, None, plural=False)
    'has been banned since November 2017'
    >>> standing_in_sentence(banned.model_copy(update={"since": None}), None, plural=True)
    'are banned'
    """
    words = standing_in_words(standing, on)
    if " since " in words:
        return f"{'have' if plural else 'has'} been {words}"
    if standing.status in _AT_ONCE or _is_old_arrest(standing, on):
        began = date_in_sentence(standing.since)
        return f"{'were' if plural else 'was'} {standing.status}{began and f' {began}'}"
    return f"{'are' if plural else 'is'} {words}"


def date_in_sentence(edtf: str | None) -> str:
    """Return a date as a sentence says when something was; nothing where it has no date.

    Examples
    --------
    >>> date_in_sentence("2021-05-12"), date_in_sentence("2021-05"), date_in_sentence("../2018")
    ('on 12 May 2021', 'in May 2021', 'by 2018')
    >>> date_in_sentence("1989-09-25/1989-10-01")
    'in the week of 25 September 1989'
    """
    when = DateRange.parse(edtf)
    if not when.dated:
        return ""
    first, last = when.earliest, when.latest
    if first is not None and last is not None and last - first == _WEEK and "~" not in when.text:
        return f"in the week of {DateRange.parse(first.isoformat()).words}"
    words = when.words
    if words.startswith(("by ", "from ", "about ", "on ", "in ")):
        return words
    return f"on {words}" if words[:1].isdigit() and " " in words else f"in {words}"
