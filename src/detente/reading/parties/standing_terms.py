"""The terms of a party's standings: its changes put in order, so that the latest word wins."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from detente.edtf import DateRange
from detente.reading.findings import Standing
from detente.reading.parties.standing_changes import StandingChange
from detente.reading.parties.standing_words import supersedes, word_set
from detente.sources import Evidence

OVER: Final = ".."
"""The ``until`` of what was over at an unstated time."""


@dataclass(slots=True)
class _Term:
    status: str
    since: str | None
    until: str | None
    by: str | None
    span: Evidence
    last_words: int
    """The place in the text of the last words about it."""
    holds: bool = False
    renewed_at: int = -1
    """The place of words that say that it began again after an end told before them."""

    @property
    def over(self) -> bool:
        return self.until is not None


def standings_of(changes: Iterable[StandingChange]) -> dict[str, tuple[Standing, ...]]:
    """Return the standings of each party, in the order of the text.

    Two passages are about one term unless their dates cannot be one or the second says "again". An end
    closes the term that it can be the end of, the last told; an end of a standing that was not told of
    closes a term of which only the end is known. A release closes prison and detention, a verdict the
    charges and the trial, bail and supervision the detention before them.
    """
    of_party: dict[str, list[_Term]] = {}
    # Ends whose beginning is only told of later ("was freed in July; police had arrested her in May").
    waiting: list[tuple[str, StandingChange]] = []
    for change in changes:
        holder = change.party if change.party is not None else _only_holder(of_party, change)
        if holder is None:
            continue
        terms = of_party.setdefault(holder, [])
        if change.kind != "ends":
            _begin(terms, change, ended_before=any(change.statuses[0] in end.statuses for _, end in waiting))
        elif not _end(terms, change):
            waiting.append((holder, change))
    for holder, change in waiting:
        terms = of_party[holder]
        if not _end(terms, change) and change.sure:
            terms.append(_Term(change.statuses[0], None, change.until, None, change.span, change.span.start))
    for terms in of_party.values():
        _close_by_others(terms)
    return {party: tuple(map(_standing, _in_order(terms))) for party, terms in of_party.items()}


def _standing(term: _Term) -> Standing:
    return Standing(status=term.status, since=term.since, until=term.until, by=term.by, span=term.span)


def _in_order(terms: Iterable[_Term]) -> list[_Term]:
    return sorted(terms, key=lambda term: term.span.start)


def _only_holder(of_party: dict[str, list[_Term]], change: StandingChange) -> str | None:
    """Return the one party whose standing "the ban was lifted" can end."""
    open_to_it = [
        party
        for party, terms in of_party.items()
        if any(term.status in change.statuses and not term.over for term in terms)
    ]
    return open_to_it[0] if len(open_to_it) == 1 else None


def _begin(terms: list[_Term], change: StandingChange, *, ended_before: bool) -> None:
    (status,) = change.statuses
    if status == "detained" and change.kind == "holds" and change.since is None:
        prison = next(
            (term for term in reversed(terms) if term.status in word_set("locked_up") and not term.over), None
        )
        if prison is not None:  # "is still held"
            prison.holds, prison.last_words = True, change.span.start
            return
    of_status = [term for term in terms if term.status == status]
    term = None if change.again else next((t for t in reversed(of_status) if _may_be_of(t, change)), None)
    if term is not None and term.over and change.kind == "holds" and not _in_past(change):
        term = None  # it holds now, so it has begun again
    if term is None:
        if change.kind == "named" and of_status and change.since is None:
            return
        if change.again or (status in word_set("comes_again") and not _in_past(change)):
            for earlier in of_status:
                earlier.until = earlier.until or OVER
        place = change.span.start
        holds = change.kind == "holds"
        renewed = place if change.again or (holds and (of_status or ended_before)) else -1
        terms.append(_Term(status, change.since, change.until, change.by, change.span, place, holds, renewed))
        return
    if change.since is not None and (term.since is None or "/" in term.since):
        term.since, term.span = change.since, change.span
    term.until = term.until or change.until
    term.by = term.by or change.by
    term.holds = term.holds or change.kind == "holds"
    term.last_words = change.span.start


def _in_past(change: StandingChange) -> bool:
    return change.until is not None


def _may_be_of(term: _Term, change: StandingChange) -> bool:
    """Return True if a change can tell of a term: their beginnings may be one, and it was not over before."""
    began, said = DateRange.parse(term.since), DateRange.parse(change.since)
    if change.kind == "holds" and change.since is None:
        return True
    if not began.overlaps(said):
        return False
    return not DateRange.parse(term.until).surely_before(said)


def _end(terms: list[_Term], change: StandingChange) -> bool:
    """Close the terms that an end can be the end of; return False if there is none."""
    end = DateRange.parse(change.until)
    fitting = [
        term
        for status in change.statuses
        for term in terms
        if term.status == status
        and term.renewed_at < change.span.start
        and not (change.until != OVER and end.surely_before(DateRange.parse(term.since)))
    ]
    still = [term for term in fitting if not term.over]
    for status in dict.fromkeys(term.status for term in still):
        last = max((term for term in still if term.status == status), key=lambda term: term.last_words)
        last.until, last.last_words = change.until, change.span.start
    if still:
        return True
    for term in reversed(fitting):
        if term.until == OVER:
            term.until = change.until
            return True
        if change.until == OVER or DateRange.parse(term.until).overlaps(end):
            return True
    return False


def _close_by_others(terms: Sequence[_Term]) -> None:
    """Close what another standing of the same party brings to an end."""
    for later in terms:
        for earlier in terms:
            if earlier is later or earlier.over or not _is_closed_by(earlier, later):
                continue
            earlier.until = later.since or OVER


def _is_closed_by(earlier: _Term, later: _Term) -> bool:
    if not supersedes(later.status, earlier.status) or _began_before(later, earlier):
        return False
    if later.status == "killed":
        return True
    return _is_later(later, earlier) and (
        not later.over or _began_after(later, earlier) or later.status == "convicted"
    )


def _is_later(later: _Term, earlier: _Term) -> bool:
    """Return True if one term began after another, by their dates, by what holds now, or by the text."""
    if _began_after(later, earlier):
        return True
    if _began_before(later, earlier):
        return False
    if later.holds != earlier.holds:
        return later.holds
    return later.last_words > earlier.last_words


def _began_after(later: _Term, earlier: _Term) -> bool:
    return DateRange.parse(earlier.since).surely_before(DateRange.parse(later.since))


def _began_before(later: _Term, earlier: _Term) -> bool:
    return DateRange.parse(later.since).surely_before(DateRange.parse(earlier.since))
