"""The acts in force against parties: whoever is banned, jailed or besieged could be freed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from detente.dossier import Dossier
from detente.edtf import DateRange
from detente.patterns import as_pattern
from detente.reading import CatalogueEntry, Party, Standing, entry_against, entry_label
from detente.sources import Evidence

_RULING: Final = as_pattern(
    r"\b(?:government|junta|regime|ruling party|ruling coalition|authorities|military council)\b",
    re.IGNORECASE,
)
_ORGAN: Final = as_pattern(r"\b(?:courts?|judges?|tribunal|prosecutors?|police|commission)\b", re.IGNORECASE)
_BY_OTHERS: Final = frozenset(("held captive", "besieged", "blockaded", "under sanctions", "suspended"))
"""Statuses that need not be the work of the state that rules."""
_ONE_OF_MANY: Final = as_pattern(
    r"(?:an?|one|another|some) (?:exiled|jailed|imprisoned|detained|banned|banished|deported) \w+",
    re.IGNORECASE,
)
"""Whose fate only says who somebody is: "an exiled former minister reckons"."""
_FORGOTTEN: Final = timedelta(days=20 * 365)
_LONGEST_ARREST: Final = timedelta(days=2 * 365)


@dataclass(frozen=True, slots=True)
class StandingAct:
    """An act in force against a party, which could be ended.

    Attributes
    ----------
    party
        The id of the party that it is in force against.
    status
        The party's status, the first told where one act means several ("detained", "imprisoned").
    by
        The id of whoever imposed it or controls it; None where the reports do not make that clear.
    since
        EDTF.
    evidence
        The words that tell of it.
    catalogue
        The id of its entry in the catalogue of acts.
    label
        Its ending as a plain infinitive: "Lift the ban on the Salt Party".
    kind
        The PLOVER type of its ending.
    assumed
        True if ``by`` is the ruling side because the reports name one and nobody else.
    disputed
        True if a report of the same time says that it is over.
    """

    party: str
    status: str
    by: str | None
    since: str | None
    evidence: tuple[Evidence, ...]
    catalogue: str
    label: str
    kind: str
    assumed: bool = False
    disputed: bool = False


def standing_acts(dossier: Dossier, speaks_for: Mapping[str, str] | None = None) -> tuple[StandingAct, ...]:
    """Return the acts in force against parties on the day of the latest report, each entry once.

    The ids are those of the dossier.

    Parameters
    ----------
    speaks_for
        Id of a party to the id of its camp, so that a minister and the government count as one ruling side.

    Examples
    --------
    >>> from detente.dossier import join_findings
    >>> standing_acts(join_findings([]))
    ()
    """
    camp = speaks_for if speaks_for is not None else {}
    parties = {party.id: party for party in dossier.parties}
    ruling = _ruling_side(dossier.parties, camp)
    acts: list[StandingAct] = []
    for party in dossier.parties:
        of_entry: dict[str, list[Standing]] = {}
        for standing in party.standing:
            entry = entry_against(standing.status)
            if (
                entry is not None
                and not _ONE_OF_MANY.match(standing.span.quote)
                and not _ONE_OF_MANY.match(party.name)
                and standing.in_force(dossier.latest)
                and not _is_long_past(standing, dossier.latest)
            ):
                of_entry.setdefault(entry.id, []).append(standing)
        acts += [_act(party, standings, parties, camp, ruling) for standings in of_entry.values()]
    return tuple(acts)


def _act(
    party: Party,
    standings: Sequence[Standing],
    parties: Mapping[str, Party],
    camp: Mapping[str, str],
    ruling: str | None,
) -> StandingAct:
    first = standings[0]
    entry = entry_against(first.status)
    assert entry is not None  # the standings were grouped by it
    imposers = [s.by for s in standings if s.by is not None and _of(camp, s.by) != _of(camp, party.id)]
    deciding = [by for by in imposers if not does_as_the_state_wills(parties[by])]
    by = next(iter(deciding), None)
    assumed = False
    if (
        by is None
        and ruling is not None
        and _of(camp, ruling) != _of(camp, party.id)
        and _is_of_the_state(standings)
    ):
        by, assumed = ruling, True
    if by is None:
        by = next(iter(imposers), None)
    over = [s for s in party.standing if s.status in {one.status for one in standings} and not s.in_force()]
    return StandingAct(
        party=party.id,
        status=first.status,
        by=by,
        since=next((s.since for s in standings if s.since is not None), None),
        evidence=tuple(dict.fromkeys(s.span for s in standings)),
        catalogue=entry.id,
        label=_label(entry, party),
        kind=entry.ending_kind,
        assumed=assumed,
        disputed=any(_contradicts(end, standings) for end in over),
    )


def _label(entry: CatalogueEntry, party: Party) -> str:
    names = [party.name, *party.aliases]
    name = next((n for n in names if n.isupper() and party.kind != "person"), party.name)
    if party.kind == "organization" and not name.casefold().startswith("the "):
        name = f"the {name}"
    slots = dict.fromkeys(("object", "of", "on", "against"), name)
    return entry_label(entry, False, slots)


def does_as_the_state_wills(party: Party) -> bool:
    """Return True for a court, a prosecutor, the police: organs whose measures whoever rules could end.

    Examples
    --------
    >>> does_as_the_state_wills(Party(id="c", name="the Supreme Court", kind="body"))
    True
    """
    return _ORGAN.search(party.name) is not None


def _of(camp: Mapping[str, str], party: str) -> str:
    return camp.get(party, party)


def _ruling_side(parties: Iterable[Party], camp: Mapping[str, str]) -> str | None:
    """Return the one party that the reports call the government, the ruling party or the like."""
    ruling = [
        party
        for party in parties
        if party.kind != "person" and not does_as_the_state_wills(party)
        if any(_RULING.search(name) for name in (party.name, *party.aliases))
    ]
    sides = dict.fromkeys(_of(camp, party.id) for party in ruling)
    return ruling[0].id if len(sides) == 1 else None


def _is_of_the_state(standings: Sequence[Standing]) -> bool:
    return not any(standing.status in _BY_OTHERS for standing in standings)


def _is_long_past(standing: Standing, latest: date | None) -> bool:
    """Return True for an arrest of which nothing was heard for years, and for anything of another age."""
    began = DateRange.parse(standing.since).latest
    if latest is None or began is None:
        return False
    lasting = _LONGEST_ARREST if standing.status == "detained" else _FORGOTTEN
    return latest - began > lasting


def _contradicts(end: Standing, standings: Sequence[Standing]) -> bool:
    """Return True if another report says that it ended, and not before it began."""
    return all(
        end.span.report != standing.span.report
        and not DateRange.parse(end.until).surely_before(DateRange.parse(standing.since))
        and standing.since is None
        for standing in standings
    )
