"""Standing by date: who is banned, jailed, on trial or in office on a day."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Final, Literal

from detente.dossier.questions.base import EvidenceBase
from detente.dossier.questions.deaths import deaths
from detente.dossier.questions.filters import Filter
from detente.edtf import DateRange
from detente.patterns import as_pattern
from detente.reading import Role, Standing
from detente.sources import Evidence

_FORMER: Final = as_pattern(r"(?:former|ex-|late\b|then-|one-time|outgoing|ousted|deposed)", re.I)
_OFFICE: Final = as_pattern(
    r"\b(?:president|(?<!baptist )(?<!lutheran )(?<!methodist )minister|premier|chancellor|king|queen"
    r"|governor|mayor|ambassador|secretary(?:-general)?|chair(?:man|woman)?|chief|commander|judge|justice|senator"
    r"|lawmaker|deputy|leader|speaker|head|director|general|spokes(?:man|woman|person)|envoy|commissioner"
    r"|prosecutor|attorney|archbishop|bishop|candidate)\b",
    re.I,
)
_MISREAD: Final = as_pattern(r"\b(?:earlier|ago|later|week|year|month|with)\b|\d", re.I)
"""Words that no title has: they stand before it."""
_PAST: Final = frozenset(("killed",))
"""Standings that befell somebody once, and does not hold on a day."""
Sure = Literal["holds", "may hold"]


@dataclass(frozen=True, slots=True)
class Held:
    """A standing or office of a party on a day.

    Attributes
    ----------
    title
        The status ("banned") or the title ("Prime Minister").
    office
        True for a title or office, False for a standing.
    of
        The id of the party that an office is held in.
    by
        The id of the party that imposed a standing.
    sure
        "may hold" where its beginning or end is only bounded, or where the reports end before the day.
    known_on
        The day of the report that says so.
    """

    party: str
    title: str
    office: bool
    of: str | None
    by: str | None
    since: str | None
    until: str | None
    sure: Sure
    known_on: date | None
    evidence: tuple[Evidence, ...]


def standing_on(
    base: EvidenceBase, day: date | None = None, only: Filter | None = None, *, offices: bool = True
) -> tuple[Held, ...]:
    """Return the standings and offices that hold, or may hold, on a day.

    Parameters
    ----------
    day
        By default that of the latest report.
    offices
        False for standings alone.
    """
    only = only or Filter()
    day = day or base.dossier.latest
    rows = []
    dead = deaths(base) if offices else {}
    for party in base.dossier.parties:
        if not only.takes_part((party.id, base.side(party.id))):
            continue
        if party.kind == "person" and party.name.split()[-1].islower():
            continue  # "An off-duty police officer" is nobody in particular.
        standing = (one for one in party.standing if one.status not in _PAST)
        held: Iterator[Role | Standing] = chain(standing, party.roles if offices else ())
        for one in held:
            sure = _holds(base, one, day)
            if isinstance(one, Role) and party.id in dead and (day is None or dead[party.id] <= day):
                continue  # The dead hold no office.
            if sure is None or not only.is_reported((one.span,)):
                continue
            is_role = isinstance(one, Role)
            rows.append(
                Held(
                    party.id,
                    one.title,
                    is_role,
                    one.of,
                    None if isinstance(one, Role) else one.by,
                    one.since,
                    one.until,
                    sure,
                    base.day(one.span),
                    (one.span,),
                )
            )
    fullest = _once(_fullest(rows, base), base)
    return tuple(sorted(fullest, key=lambda row: (row.office, row.sure != "holds")))


def _fullest(rows: Sequence[Held], base: EvidenceBase) -> Iterator[Held]:
    """Yield the standings, and of each office of a party the fullest title: of somebody who has a name."""
    people = {
        name.casefold()
        for party in base.dossier.parties
        if party.kind == "person"
        for name in (party.name, *party.aliases)
        if " " in name
    }
    titles: defaultdict[str, list[frozenset[str]]] = defaultdict(list)
    for row in rows:
        if row.office:
            titles[row.party].append(_words(row.title))
    for row in rows:
        if not row.office:
            yield row
            continue
        words, title = _words(row.title), row.title.casefold()
        is_nameless = _words(base.dossier.party(row.party).name) <= words
        is_told_fuller = any(words < other for other in titles[row.party])
        if not is_nameless and not is_told_fuller and not any(name in title for name in people):
            yield row


def _once(rows: Iterable[Held], base: EvidenceBase) -> Iterator[Held]:
    """Yield each office of a party once, with all its words, by the last day that somebody says so.

    Whether a report read the title as that of a body makes no second office of it.
    """
    offices: dict[tuple[str, frozenset[str]], Held] = {}
    for row in rows:
        if not row.office:
            yield row
            continue
        title = _words(row.title)
        is_of_itself = row.of is not None and _words(base.dossier.names.get(row.of, "")) == title
        one = replace(row, of=None) if is_of_itself else row
        known = offices.setdefault((row.party, title), one)
        if known is one:
            continue
        one_body = known.of is None or one.of is None or known.of == one.of
        if one_body and (known.since, known.until) == (one.since, one.until):
            later = max((known, one), key=lambda each: each.known_on or date.min)
            offices[row.party, title] = replace(
                later, of=known.of or one.of, evidence=tuple(dict.fromkeys((*known.evidence, *one.evidence)))
            )
        else:
            yield one
    yield from offices.values()


def _words(text: str) -> frozenset[str]:
    return frozenset(re.findall(r"\w+", text.casefold())) - {"the", "a", "an"}


def _holds(base: EvidenceBase, held: Role | Standing, day: date | None) -> Sure | None:
    """Return if a standing or office holds on a day; None where it surely does not."""
    if isinstance(held, Role) and not _is_office(held.title):
        return None
    since, until = DateRange.parse(held.since), DateRange.parse(held.until)
    if day is None:
        return "holds" if held.until is None else None
    if since.earliest is not None and since.earliest > day:
        return None
    if held.until == ".." or (until.latest is not None and until.latest < day):
        return None
    told_on = base.day(held.span)
    begun = since.latest is not None and since.latest <= day
    if not begun and (told_on is None or told_on > day):
        # It is of the time of its report; of a day before that nothing is said.
        return "may hold"
    if until.earliest is not None and until.earliest <= day:
        return "may hold"
    latest = base.dossier.latest
    return "may hold" if latest is not None and day > latest else "holds"


def _is_office(title: str) -> bool:
    return bool(_OFFICE.search(title)) and not (_FORMER.search(title) or _MISREAD.search(title))
