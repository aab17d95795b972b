"""Entities of FollowTheMoney: held against its schemata, and read by its library where it is installed."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

import pytest
from spacy.language import Language

from detente import dossier
from detente.reading.read import read_reports
from detente.sources import Report

REPORTS = (
    "KARSK, 4 May 2026 - Envoys of Ostland met the Reed Front in Karsk on 2 May 2026. Ana Roy, the leader of"
    " the Reed Front, thanked them. The Reed Front has been banned since 2024.",
    "KARSK, 9 May 2026 - Ostland bombed the camp of the Reed Front in April 2026. A summit is planned for"
    " June.",
)  # fmt: skip


@pytest.fixture(scope="module")
def entities(pipeline: Language) -> list[dict[str, Any]]:
    reports = [
        Report(
            id=f"r{k}", source="r.txt", text=text, language="en", published=date(2026, 5, 4 + 5 * k),
            url=f"https://karsk.example.org/{k}", title=f"Day {k}", publisher="Karsk Post",
        )
        for k, text in enumerate(REPORTS)
    ]  # fmt: skip
    base = dossier.EvidenceBase(dossier.join_findings(read_reports(reports, pipeline)))
    return [json.loads(line) for line in dossier.money_entities(base)]


def test_the_library_takes_every_value_as_it_is(entities: list[dict[str, Any]]) -> None:
    library = pytest.importorskip(
        "followthemoney", reason="pip install 'detente[followthemoney]' to check it"
    )
    proxies = {entity["id"]: library.EntityProxy.from_dict(entity, cleaned=False) for entity in entities}
    assert len(proxies) == len(entities)
    for entity in entities:
        library.model.get(entity["schema"]).validate(entity)
        # What the library cannot read as a name, a date or an address it drops.
        read = proxies[entity["id"]].to_dict()["properties"]
        assert {name: set(values) for name, values in read.items()} == {
            name: set(values) for name, values in entity["properties"].items()
        }
        for prop, value in proxies[entity["id"]].itervalues():
            if prop.type.name == "entity":
                assert proxies[value].schema.is_a(prop.range), (entity["schema"], prop.name)


PARTIES = {"Person", "Organization", "PublicBody", "LegalEntity"}
THING = {"name", "alias", "status"}
INTERVAL = {"startDate", "endDate", "date", "summary", "recordId", "publisher", "role"}
SCHEMATA = {
    "Article": ({"fileName"}, {"title", "publisher", "publishedAt", "sourceUrl", "bodyText"}),
    **{name: ({"name"}, THING | {"position"}) for name in PARTIES},
    "Membership": ({"member", "organization"}, INTERVAL),
    "UnknownLink": ({"subject", "object"}, INTERVAL),
    "Documentation": ({"document", "entity"}, INTERVAL),
    "Event": ({"name"}, INTERVAL - {"role", "recordId"} | {"proof", "keywords", "location", "involved"}),
}
"""Of each schema what an entity must have, and what it may have of what is written."""
LEADS_TO = {
    "member": PARTIES, "organization": {"Organization", "PublicBody"}, "subject": PARTIES, "object": PARTIES,
    "document": {"Article"}, "entity": PARTIES, "involved": PARTIES, "proof": {"Article"},
}  # fmt: skip


def test_every_entity_has_what_its_schema_asks_for_and_leads_to_what_it_may(
    entities: list[dict[str, Any]],
) -> None:
    schemata = {entity["id"]: entity["schema"] for entity in entities}
    assert len(schemata) == len(entities)
    for entity in entities:
        needed, known = SCHEMATA[entity["schema"]]
        assert needed <= set(entity["properties"]) <= needed | known, entity
        for name, values in entity["properties"].items():
            assert all(schemata[value] in LEADS_TO[name] for value in values if name in LEADS_TO)


def test_parties_offices_and_happenings_are_there_with_their_words(entities: list[dict[str, Any]]) -> None:
    def of(schema: str) -> list[dict[str, Any]]:
        return [entity["properties"] for entity in entities if entity["schema"] == schema]

    by_name = {e["properties"]["name"][0]: e for e in entities if e["schema"] in PARTIES}
    by_id = {entity["id"]: entity["properties"] for entity in entities}
    assert by_name["Ana Roy"]["schema"] == "Person"
    assert "banned" in by_name["Reed Front"]["properties"]["status"]
    (member,) = of("Membership")
    assert (member["member"], member["role"]) == ([by_name["Ana Roy"]["id"]], ["leader of the Reed Front"])
    assert {report["publishedAt"][0] for report in of("Article")} == {"2026-05-04", "2026-05-09"}
    (assault,) = (each for each in of("Event") if each["keywords"] == ["ASSAULT"])
    assert by_name["Ostland"]["id"] in assault["involved"]
    assert assault["date"] == ["2026-04"]
    (proof,) = assault["proof"]
    assert assault["summary"][0] in by_id[proof]["bodyText"][0]


def test_what_is_only_planned_is_no_event(entities: list[dict[str, Any]]) -> None:
    events = [entity for entity in entities if entity["schema"] == "Event"]
    assert events
    assert not [each for each in events if any("planned" in words for words in each["properties"]["summary"])]
