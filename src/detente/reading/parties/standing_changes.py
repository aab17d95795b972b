"""Changes of standing: the beginnings, ends and mentions of standings that the clauses of a text tell."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from detente.reading.parsed import passage_of
from detente.reading.parties.standing_dates import Bounds, StandingDates, end_after
from detente.reading.parties.standing_holders import Holders
from detente.reading.parties.standing_words import word_set
from detente.sources import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Token

ChangeKind = Literal["begins", "holds", "named", "ends"]

_BOUNDED: Final = frozenset(
    ("barred", "banned", "suspended", "under a travel ban", "expelled", "deregistered")
)
_NO_BOUNDS: Final = Bounds()


@dataclass(frozen=True, slots=True)
class StandingChange:
    """A clause that tells that a standing begins, holds or ends, or that names it in passing.

    Attributes
    ----------
    party
        The id of whoever is in the standing; None where the clause names nobody ("the ban was lifted").
    statuses
        The status, or every status that it may end, the likelier first.
    by
        The id of the party that does it.
    again
        True if it is said to be another time.
    sure
        True for an end that shows that there was such a standing, even if the text has not told of it.
    """

    party: str | None
    statuses: tuple[str, ...]
    kind: ChangeKind
    span: Evidence
    since: str | None = None
    until: str | None = None
    by: str | None = None
    again: bool = False
    sure: bool = True


@dataclass(frozen=True, slots=True)
class ChangeMaking:
    """Makes changes of what a clause tells, with the dates and the parties of the text."""

    dates: StandingDates
    holders: Holders

    def begins(
        self,
        word: Token,
        status: str,
        holder: Token | None,
        bounds: Bounds = _NO_BOUNDS,
        kind: ChangeKind = "begins",
        *,
        verb: Token | None = None,
        by: str | None = None,
    ) -> Iterator[StandingChange]:
        """Yield a beginning for each party at a phrase that can be in the standing."""
        if holder is None:
            return
        doer_of = verb if verb is not None else word if word.pos_ == "VERB" else None
        again = _is_again(word) or (verb is not None and _is_again(verb))
        for party in self.holders.in_status(holder, status):
            imposer = (
                by
                if by is not None
                else self.holders.doer(doer_of, party, holder)
                if doer_of is not None
                else None
            )
            until = bounds.until
            if until is None and status in _BOUNDED:
                until = end_after(bounds.since, bounds.length)
            if _was_brief(doer_of, bounds.length, status):
                until = until or ".."
            yield StandingChange(
                party,
                (status,),
                kind,
                _word(word),
                bounds.since,
                until,
                imposer if imposer != party else None,
                again,
            )

    def ends(
        self,
        word: Token,
        statuses: tuple[str, ...],
        holder: Token | None,
        *,
        verb: Token | None = None,
        until: str | None = None,
        sure: bool = True,
    ) -> Iterator[StandingChange]:
        """Yield an end for each party at a phrase; for nobody named if the clause names nobody."""
        end = until if until is not None else self.dates.end(word, verb)
        if holder is None:
            if verb is not None and len(statuses) == 1:
                yield StandingChange(None, statuses, "ends", _word(word), until=end, sure=False)
            return
        for party in self.holders.in_any(holder, statuses):
            fitting = tuple(s for s in statuses if self.holders.may_be(party, s))
            yield StandingChange(party, fitting, "ends", _word(word), until=end, sure=sure)


def _word(token: Token) -> Evidence:
    return passage_of(token, token)


def _is_again(word: Token) -> bool:
    if word.lemma_.lower().startswith(("re-", "rearrest", "recapture", "reban", "rejail", "reimpose")):
        return True
    return any(
        (child.lower_ in word_set("again") and child.dep_ == "advmod")
        or (child.lower_ in word_set("another") and child.dep_ in ("amod", "det"))
        for child in word.children
    )


def _was_brief(verb: Token | None, length: str | None, status: str) -> bool:
    """Return True if someone was held for hours, days or weeks, or only briefly."""
    if status not in ("detained", "held captive", "under house arrest"):
        return False
    if length is not None and length.startswith("P") and not _is_present(verb):
        return True
    if verb is None:
        return False
    return any(child.lower_ in word_set("briefly") or child.lower_ == "times" for child in verb.children)


def _is_present(verb: Token | None) -> bool:
    """Return True for "has been held for three years": it goes on."""
    return verb is not None and any(
        child.lower_ in ("has", "have", "is", "are")
        for child in verb.children
        if child.dep_ in ("aux", "auxpass")
    )
