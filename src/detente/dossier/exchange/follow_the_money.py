"""A dossier as entities of FollowTheMoney, as Aleph and OpenSanctions use them: one JSON object a line.

Source: the schemata of the package followthemoney 4 (followthemoney.tech).
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain
from typing import Any, Final

from detente.dossier.questions import EvidenceBase
from detente.edtf import DateRange, Precision
from detente.reading import Event, Party, Role
from detente.safe import safe_text
from detente.sources import Evidence, Report

_SCHEMATA: Final = {
    "person": "Person", "organization": "Organization", "state": "PublicBody", "body": "PublicBody",
    "other": "LegalEntity",
}  # fmt: skip
_HAS_MEMBERS: Final = ("Organization", "PublicBody")
_REAL: Final = ("happened", "ongoing")
_LONGEST: Final = 380

Properties = Mapping[str, Iterable[str | None]]


def money_entities(base: EvidenceBase) -> Iterator[str]:
    """Yield the entities of a dossier, each a line of JSON: articles, parties, ties between them, events.

    Of events only those that happened or go on: the schema has no word for what is planned or denied.

    Examples
    --------
    >>> from detente.dossier import join_findings
    >>> list(money_entities(EvidenceBase(join_findings([]))))
    []
    """
    dossier = base.dossier
    reports = [report for report in dossier.reports.values() if report.copy_of is None]
    known = {report.id: _id("report", report.id, report.text) for report in reports}
    parties = {party.id: party for party in dossier.parties}
    entities = chain(
        (_article(report, known[report.id]) for report in reports),
        (_party(base, party) for party in dossier.parties),
        (each for party in dossier.parties for each in _ties(base, party, parties, known)),
        (_event(base, event, known) for event in dossier.events if event.modality in _REAL),
    )
    for entity in entities:
        yield json.dumps(entity, ensure_ascii=False)


def _article(report: Report, id_: str) -> dict[str, Any]:
    return _entity(
        id_,
        "Article",
        {
            "title": [report.title],
            "fileName": [report.id],
            "publisher": [report.publisher],
            "publishedAt": [report.published.isoformat() if report.published is not None else None],
            "sourceUrl": [_url(report)],
            "bodyText": [safe_text(report.text).strip()],
        },
    )


def _party(base: EvidenceBase, party: Party) -> dict[str, Any]:
    schema = _SCHEMATA[party.kind]
    titles = [role.title for role in party.roles]
    return _entity(
        _id_of(party),
        schema,
        {
            "name": [party.name],
            "alias": [alias for alias in (*party.aliases, base.name(party.id)) if alias != party.name],
            "status": [held.status for held in party.standing],
            **({"position": titles} if schema == "Person" else {}),
        },
    )


def _ties(
    base: EvidenceBase, party: Party, parties: Mapping[str, Party], reports: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    for role in party.roles:
        other = parties.get(role.of or "")
        if other is not None and other.id != party.id:
            yield _tie(base, party, role, other)
    for report in dict.fromkeys(base.report(words).id for words in party.mentions):
        article, own = reports[report], _id_of(party)
        yield _entity(
            _id("named", article, own),
            "Documentation",
            {"document": [article], "entity": [own], "role": ["named in it"]},
        )


def _tie(base: EvidenceBase, party: Party, role: Role, other: Party) -> dict[str, Any]:
    """Return an office in an organization as a membership, in any other party as a link."""
    one, two = _id_of(party), _id_of(other)
    ends = (
        {"member": [one], "organization": [two]}
        if _SCHEMATA[other.kind] in _HAS_MEMBERS
        else {"subject": [one], "object": [two]}
    )
    return _entity(
        _id("tie", one, two, role.title),
        "Membership" if "member" in ends else "UnknownLink",
        {
            **ends,
            "role": [role.title],
            "startDate": [_days(DateRange.parse(role.since))[0]],
            "endDate": [_days(DateRange.parse(role.until))[1]],
            # A tie has no "proof" in the schema of Aleph (FollowTheMoney 3): its report is the record.
            **_words(base, [role.span]),
            "recordId": [base.report(role.span).id],
        },
    )


def _event(base: EvidenceBase, event: Event, reports: Mapping[str, str]) -> dict[str, Any]:
    first, last = _days(DateRange.parse(event.when))
    parties = [base.dossier.party(party) for party in (*event.actors, *event.recipients)]
    names = ", ".join(base.name(party.id) for party in parties)
    kind = event.type.capitalize()
    return _entity(
        _id("event", event.id, event.span.quote),
        "Event",
        {
            "name": [f"{kind}: {names}" if names else kind],
            "keywords": [event.type],
            **({"date": [first]} if first == last else {"startDate": [first], "endDate": [last]}),
            "location": [event.place.name if event.place is not None else None],
            "involved": list(map(_id_of, parties)),
            **_words(base, event.evidence),
            "proof": [reports[base.report(words).id] for words in event.evidence],
        },
    )


def _words(base: EvidenceBase, passages: Iterable[Evidence]) -> dict[str, Iterable[str | None]]:
    """Return the words that something rests on, with those who published them."""
    given = list(passages)
    return {
        "summary": [safe_text(words.quote) for words in given],
        "publisher": [base.report(words).publisher for words in given],
    }


def _days(when: DateRange) -> tuple[str | None, str | None]:
    """Return the first and the last day as dates that may lack their day or month."""
    length = 10 if when.precision < Precision.MONTH else 7 if when.precision < Precision.YEAR else 4
    if when.precision in (Precision.SEASON, Precision.HALF_YEAR) or "/" in when.text:
        length = 10
    first, last = (
        day.isoformat()[:length] if day is not None else None for day in (when.earliest, when.latest)
    )
    return first, last


def _url(report: Report) -> str | None:
    url = report.url or ""
    return url if url.startswith(("http://", "https://")) else None


def _entity(id_: str, schema: str, properties: Properties) -> dict[str, Any]:
    values = {
        name: list(dict.fromkeys(_short(name, value) for value in given if value))
        for name, given in properties.items()
    }
    return {
        "id": id_,
        "schema": schema,
        "properties": {name: given for name, given in values.items() if given},
    }


def _short(name: str, value: str) -> str:
    """Return a value as long as the format keeps one; texts may be longer than names."""
    if name in ("bodyText", "summary"):
        return value
    line = " ".join(safe_text(value).split())
    return line[:_LONGEST]


def _id_of(party: Party) -> str:
    return _id("party", party.id, party.name)


def _id(*parts: str) -> str:
    digest = hashlib.sha1("\x00".join(parts).encode("utf-8", "surrogatepass"), usedforsecurity=False)
    return f"detente-{digest.hexdigest()}"
