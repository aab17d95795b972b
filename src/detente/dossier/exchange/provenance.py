"""The decisions about a dossier as W3C PROV: who decided what, when, and which decision took which back.

Source: PROV-DM, W3C Recommendation of 30 April 2013; written as PROV-JSON.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import datetime

from detente.dossier.store import Decision


def provenance_of(decisions: Iterable[Decision]) -> str:
    """Return the decisions as PROV-JSON.

    A decision is an entity that an activity of its moment generated and a person is responsible for.
    """
    from prov.model import ProvDocument

    document = ProvDocument()
    document.add_namespace("detente", "urn:detente:")
    people: dict[str, str] = {}
    for decision in decisions:
        if decision.who not in people:
            people[decision.who] = f"detente:person-{len(people) + 1}"
            document.agent(people[decision.who], {"prov:label": decision.who, "prov:type": "prov:Person"})
        agent = people[decision.who]
        moment = datetime.fromisoformat(decision.made_at)
        deciding = document.activity(f"detente:deciding-{decision.number}", moment, moment)
        entity = document.entity(
            f"detente:decision-{decision.number}",
            {
                "prov:type": f"detente:{decision.kind}",
                "detente:target": json.dumps(decision.target, ensure_ascii=False, sort_keys=True),
                "detente:payload": json.dumps(decision.payload, ensure_ascii=False, sort_keys=True),
                "detente:why": decision.why,
            },
        )
        document.wasAssociatedWith(deciding, agent)
        document.wasGeneratedBy(entity, deciding, moment)
        document.wasAttributedTo(entity, agent)
        if decision.undoes is not None:
            document.wasInvalidatedBy(f"detente:decision-{decision.undoes}", deciding, moment)
    return str(document.serialize(indent=1))
