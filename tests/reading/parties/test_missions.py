"""Missions, houses and groups that a report calls by one word, also with a state in their name."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import table_of

from detente.reading import Findings
from detente.reading.read import read_reports
from detente.sources import Report


def _read(pipeline: Language, text: str) -> Findings:
    (findings,) = read_reports([Report(id="r", source="r.txt", text=text, language="en")], pipeline)
    return findings


def _at(pipeline: Language, text: str, words: str) -> str | None:
    """Return the name of the party that is mentioned where some words begin."""
    place = text.index(words)
    return next((p.name for p in _read(pipeline, text).parties for m in p.mentions if m.start == place), None)


_HEAD = (
    "Anna Berg, head of the United Nations mission in Togo, wrote to Speaker Kofi Adu on Monday. The"
    " mission had"
    " not been heard. The House of Representatives passed the laws. She asked that the House send a copy."
    " The envoy appealed to Togo's leaders to meet."
)


def test_the_head_of_a_mission_in_a_state_is_not_the_states(pipeline: Language) -> None:
    berg = next(party for party in _read(pipeline, _HEAD).parties if party.name == "Anna Berg")
    assert [role.of for role in berg.roles] == ["united-nations-mission-in-togo"]
    makers = {row.maker for row in table_of(pipeline, _HEAD).rows}
    assert "anna-berg" not in makers


def test_the_mission_and_the_house_are_those_named_before(pipeline: Language) -> None:
    assert _at(pipeline, _HEAD, "The mission") == "United Nations mission in Togo"
    assert _at(pipeline, _HEAD, "the House send") == "House of Representatives"
    assert _at(pipeline, _HEAD, "The envoy") == "Anna Berg"


def test_it_is_the_mission_that_spoke_before_and_not_the_state_in_its_name(pipeline: Language) -> None:
    text = (
        "The United Nations Support Mission for Chad regretted the recess. In a statement the mission"
        " voiced the"
        " hope that Chad's leaders would meet. That, it said, is what Chadians want. It added that it was"
        " prepared to go on helping the parties."
    )
    makers = {row.maker for row in table_of(pipeline, text).rows}
    assert "united-nations-support-mission-for-chad" in makers
    assert "chad" not in makers


def test_a_rescue_mission_is_no_party(pipeline: Language) -> None:
    text = "The UN rescue mission failed. The mission took two days. Chad asked the UN for boats."
    assert not any("mission" in party.name.lower() for party in _read(pipeline, text).parties)


def test_the_rights_group_and_the_organization_are_the_one_that_campaigns(pipeline: Language) -> None:
    text = (
        "Togo: rights group wants an inquiry\n\nPrison Rights Watch called on the government of Togo to"
        " open an"
        " inquiry. The organization said that guards had beaten two men. The group urged the police to stop."
    )
    assert _at(pipeline, text, "The organization") == "Prison Rights Watch"
    assert _at(pipeline, text, "The group") == "Prison Rights Watch"


def test_the_house_of_a_family_is_no_parliament(pipeline: Language) -> None:
    text = (
        "The House of Representatives passed the laws. Police searched the house of the speaker, Kofi Adu,"
        " and"
        " closed the house. Adu protested."
    )
    assert _at(pipeline, text, "the house.") is None


def test_a_full_name_taken_for_a_firm_is_the_person_of_that_surname(pipeline: Language) -> None:
    text = "It helps that Iker Barrena had paid the crews. Prime Minister Barrena will pay them again."
    party = next(p for p in _read(pipeline, text).parties if p.name == "Iker Barrena")
    assert party.kind == "person"


def test_the_country_needs_another_president_he_said_gives_no_office(pipeline: Language) -> None:
    text = "Paul Lenz, a union leader, liked it. But the country needed a different president, he said."
    lenz = next(p for p in _read(pipeline, text).parties if p.name == "Paul Lenz")
    assert [role.title for role in lenz.roles] == ["union leader"]
