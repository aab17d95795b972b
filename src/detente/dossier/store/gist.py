"""The gist of a finding, in a form that outlives a new reading: kind, words of the report, and the claim."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from detente.dossier.spelling import plain_name
from detente.dossier.store.rows import FIELD_OF, span_of
from detente.reading import ActMention, DateExpression, Event, Findings, Party, Statement
from detente.sources import Evidence

Decidable = Party | Statement | Event | ActMention | DateExpression
Target = Mapping[str, Any]
_DECIDABLE: Final = ("party", "statement", "event", "act", "date")
_SHARED: Final = 0.5
"""Least part of the shorter of two passages that they share if they are one."""


def gist(item: Decidable, names: Mapping[str, str]) -> list[Any]:
    """Return what a finding claims, with names for the ids of parties.

    Parameters
    ----------
    names
        The name of each party of the report, by its id.
    """
    match item:
        case Party():
            return [plain_name(item.name)]
        case Statement():
            return [_name(item.speaker, names)]
        case Event():
            return [item.type, item.modality, _names(item.actors, names), _names(item.recipients, names)]
        case ActMention():
            act = item.catalogue or item.predicate
            return [_name(item.doer, names), act, item.sign, item.mood, _name(item.voice, names)]
        case DateExpression():
            return [item.edtf or item.value]


def target_of(findings: Findings, key: str, kind: str, item: Decidable) -> dict[str, Any]:
    """Return a finding by content, as a decision names it.

    Parameters
    ----------
    key
        Of the report.
    """
    claim = gist(item, names_of(findings))
    if kind == "party":
        return {"kind": kind, "gist": claim}
    start, end = span_of(item) or (0, 0)
    return {
        "report": key,
        "kind": kind,
        "start": start,
        "end": end,
        "quote": findings.text[start:end],
        "gist": claim,
    }


def is_meant(target: Target, findings: Findings, key: str, item: Decidable) -> bool:
    """Return True if a target names a finding: by what it claims, and where."""
    return gist(item, names_of(findings)) == target["gist"] and is_at(target, findings, key, item)


def is_at(target: Target, findings: Findings, key: str, item: Decidable) -> bool:
    """Return True for a finding in the words of a target; in another edition, in the same words elsewhere."""
    if isinstance(item, Party):
        return True
    span = span_of(item)
    if span is None:
        return False
    start, end = span
    if key == target["report"]:
        return _share(start, end, target["start"], target["end"]) >= _SHARED
    words, others = " ".join(findings.text[start:end].split()), " ".join(target["quote"].split())
    return bool(words) and (words in others or others in words)


def items_of(findings: Findings) -> Iterable[tuple[str, Decidable]]:
    """Yield what can be decided about, each with its kind."""
    for kind in _DECIDABLE:
        for item in getattr(findings, FIELD_OF[kind]):
            yield kind, item


def names_of(findings: Findings) -> dict[str, str]:
    """Return the name of each party of a report, by its id."""
    return {party.id: party.name for party in findings.parties}


def passage_in(text: str, quote: str, near: int = 0) -> tuple[int, int] | None:
    """Return the place of words in a text, the one nearest to a place; None where they stand nowhere.

    Examples
    --------
    >>> passage_in("Talks. No talks.", "talks")
    (10, 15)
    """
    places = []
    at = text.find(quote)
    while at >= 0 and quote:
        places.append(at)
        at = text.find(quote, at + 1)
    if not places:
        return None
    start = min(places, key=lambda place: abs(place - near))
    return start, start + len(quote)


def evidence_in(findings: Findings, start: int, end: int) -> Evidence:
    """Return a passage of the report."""
    return findings.report.passage(start, end)


def _share(start: int, end: int, other_start: int, other_end: int) -> float:
    common = min(end, other_end) - max(start, other_start)
    return common / max(1, min(end - start, other_end - other_start))


def _name(party: str | None, names: Mapping[str, str]) -> str | None:
    return None if party is None else plain_name(names.get(party, party))


def _names(parties: Iterable[str], names: Mapping[str, str]) -> list[str]:
    return sorted(plain_name(names.get(party, party)) for party in parties)
