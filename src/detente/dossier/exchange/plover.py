"""Event records with PLOVER types: one JSON object a line.

Source of the types: PLOVER, the Political Language Ontology for Verifiable Event Records (openeventdata).
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from typing import Any

from detente.dossier.questions import EvidenceBase
from detente.edtf import DateRange
from detente.reading import Event


def plover_lines(base: EvidenceBase) -> Iterator[str]:
    """Yield a record for each event of a dossier, as a line of JSON.

    Examples
    --------
    >>> from detente.dossier import join_findings
    >>> list(plover_lines(EvidenceBase(join_findings([]))))
    []
    """
    for event in base.dossier.events:
        yield json.dumps(_record(base, event), ensure_ascii=False)


def _record(base: EvidenceBase, event: Event) -> dict[str, Any]:
    when = DateRange.parse(event.when)
    first = base.report(event.span)
    return {
        "id": event.id,
        "event_type": event.type,
        "status": event.modality,
        "date": event.when,
        "date_earliest": when.earliest.isoformat() if when.earliest is not None else None,
        "date_latest": when.latest.isoformat() if when.latest is not None else None,
        "actors": _parties(base, event.actors),
        "recipients": _parties(base, event.recipients),
        "location": event.place.name if event.place is not None else None,
        "publisher": first.publisher,
        "published": first.published.isoformat() if first.published is not None else None,
        "passages": [
            {"report": words.report, "start": words.start, "end": words.end, "text": words.quote}
            for words in event.evidence
        ],
    }


def _parties(base: EvidenceBase, ids: Sequence[str]) -> list[dict[str, str]]:
    return [{"id": party, "name": base.name(party), "kind": base.kind(party)} for party in ids]
