"""The passages of a dossier as W3C Web Annotations: parties, statements, events and acts, on their words.

Source: Web Annotation Data Model, W3C Recommendation of 23 February 2017.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, Final

from detente.dossier.questions import EvidenceBase
from detente.reading import Event
from detente.sources import Evidence

_AROUND: Final = 32
"""Characters before and behind a quotation, by which it is told from the same words elsewhere."""


def annotation_page(base: EvidenceBase) -> str:
    """Return an annotation collection as JSON-LD, one annotation a passage.

    Examples
    --------
    >>> from detente.dossier import join_findings
    >>> json.loads(annotation_page(EvidenceBase(join_findings([]))))["total"]
    0
    """
    items = list(_annotations(base))
    collection = {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationCollection",
        "label": "Findings of detente",
        "total": len(items),
        "first": {"type": "AnnotationPage", "startIndex": 0, "items": items},
    }
    return json.dumps(collection, ensure_ascii=False, indent=1)


def _annotations(base: EvidenceBase) -> Iterator[dict[str, Any]]:
    dossier = base.dossier
    for party in dossier.parties:
        for k, mention in enumerate(party.mentions):
            yield _annotation(
                base, f"party:{party.id}:{k + 1}", mention, "identifying", f"party: {base.name(party.id)}"
            )
    for statement in dossier.statements:
        who = base.name(statement.speaker) if statement.speaker is not None else "somebody unnamed"
        for k, words in enumerate(statement.content_spans):
            yield _annotation(
                base, f"statement:{statement.id}:{k + 1}", words, "describing", f"statement of {who}"
            )
    for event in dossier.events:
        for k, words in enumerate(event.evidence):
            when = f", {event.when}" if event.when else ""
            said = f"event: {event.type}, {event.modality}{when}{_sides(base, event)}"
            yield _annotation(base, f"event:{event.id}:{k + 1}", words, "classifying", said)
    for act in dossier.acts:
        # A threat or a demand is told from what is done by its mood alone.
        whose = "" if act.voice is None else f" by {base.name(act.voice)}"
        doer = "" if act.doer is None else f"; who would do it: {base.name(act.doer)}"
        way = "" if act.sign else "; spoken of as not done, or as ended"
        said = f"act: {act.label or act.predicate}; {act.mood}{whose}{doer}{way}"
        yield _annotation(base, f"act:{act.id}", act.span, "classifying", said)


def _sides(base: EvidenceBase, event: Event) -> str:
    sides = (("by", event.actors), ("to or with", event.recipients))
    named = ((word, ", ".join(map(base.name, parties))) for word, parties in sides)
    return "".join(f"; {word} {names}" for word, names in named if names)


def _annotation(base: EvidenceBase, id_: str, words: Evidence, purpose: str, value: str) -> dict[str, Any]:
    report = base.dossier.reports[words.report]
    return {
        "id": f"urn:detente:{id_}",
        "type": "Annotation",
        "motivation": purpose,
        "body": {"type": "TextualBody", "value": value, "format": "text/plain", "purpose": purpose},
        "target": {
            "source": report.url or f"urn:detente:report:{report.id}",
            "selector": [
                {
                    "type": "TextQuoteSelector",
                    "exact": words.quote,
                    "prefix": report.text[max(0, words.start - _AROUND) : words.start],
                    "suffix": report.text[words.end : words.end + _AROUND],
                },
                {"type": "TextPositionSelector", "start": words.start, "end": words.end},
            ],
        },
    }
