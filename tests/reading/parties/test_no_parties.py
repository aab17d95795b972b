"""Words that name no party and no office: agencies, whoever asks questions, a next holder."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.findings import Party
from detente.reading.read import read_reports
from detente.sources import Report


def _parties(pipeline: Language, text: str) -> dict[str, Party]:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    return {party.name: party for party in findings.parties}


def test_the_agency_of_a_dateline_takes_no_part(pipeline: Language) -> None:
    text = "TORVIK, 2 May (NPA) -- The Harbour Union asked Velland to open the port.\n"
    assert "NPA" not in _parties(pipeline, text)


@pytest.mark.parametrize(
    "dateline", ["TORVIK, Velland (NPA) _\n\n", "TORVIK (NPA ) --\n\n", "TORVIK, May 3 -- ", "TORVIK _  "]
)
def test_the_town_of_a_dateline_takes_no_part(pipeline: Language, dateline: str) -> None:
    text = f"{dateline}The Harbour Union asked the city to open the port. The city refused on Monday.\n"
    names = _parties(pipeline, text)
    assert not {"NPA", "TORVIK", "Torvik"} & {*names}
    assert "Harbour Union" in names


def test_a_town_that_acts_takes_part(pipeline: Language) -> None:
    assert "Torvik" in _parties(pipeline, "Velland closed the port on Monday. Torvik refused to pay for it.")


def test_who_would_be_president_is_not_the_president(pipeline: Language) -> None:
    text = "Otto Brandt wants the post. Brandt said that as president he would sell the railway."
    assert [role.title for role in _parties(pipeline, text)["Otto Brandt"].roles] == []


def test_a_secretary_of_state_holds_that_office(pipeline: Language) -> None:
    text = "Secretary of State Otto Brandt urged the rebels to talk. Brandt left on Monday."
    assert [role.title for role in _parties(pipeline, text)["Otto Brandt"].roles] == ["Secretary of State"]


def test_whoever_puts_the_questions_takes_no_part(pipeline: Language) -> None:
    text = (
        "(Reporter) Will you sign?\n\n(Ortego) We will sign the accord on Monday.\n\n(Reporter) Is it sure?\n"
    )
    assert "Reporter" not in _parties(pipeline, text)


def test_a_head_that_is_patted_is_no_office(pipeline: Language) -> None:
    text = "Patting some of the pupils on the head, Otto Brandt promised them a school."
    assert [role.title for role in _parties(pipeline, text)["Otto Brandt"].roles] == []


def test_the_next_mayor_is_not_the_mayor(pipeline: Language) -> None:
    text = "Mayor Otto Brandt spoke. The council said the next mayor should choose the judge."
    assert [words.quote for words in _parties(pipeline, text)["Otto Brandt"].mentions] == ["Otto Brandt"]


def test_a_government_told_of_is_the_government(pipeline: Language) -> None:
    text = "The government arrested two miners. The plea may not be heard by a government that shuns talks."
    names = [name for name in _parties(pipeline, text) if "government" in name.lower()]
    assert len(names) == 1


def test_half_of_a_peoples_name_is_no_people(pipeline: Language) -> None:
    text = "The Cuban-Americans must obey the court, the judge said. The Cuban-Americans refused to leave."
    assert not {"Americans", "Cubans"} & {*_parties(pipeline, text)}


def test_a_headline_of_capitals_makes_no_names(pipeline: Language) -> None:
    text = (
        "Rosa Diaz Says Board Just Gave Otto Brandt Some News.\n\nRosa Diaz spoke on "
        "Monday. Otto Brandt refused to"
        " leave. Otto Brandt waited for Diaz.\n"
    )
    names = _parties(pipeline, text)
    assert {"Rosa Diaz", "Otto Brandt"} <= {*names}
    assert not any(word in name for name in names for word in ("Says", "Just", "Gave", "Some"))


def test_a_first_line_of_names_names_them(pipeline: Language) -> None:
    text = (
        "Rosa Diaz, Otto Brandt, Emil Roy\n\nWe, the owners, refuse to sell the mill. "
        "Otto Brandt spoke first.\n"
    )
    assert "Otto Brandt" in _parties(pipeline, text)


def test_whoever_is_allowed_by_a_ministry_is_under_no_sanctions(pipeline: Language) -> None:
    text = (
        "The theft was traced to the Harbour Board or to hackers sanctioned by it. The "
        "Harbour Board denied it."
    )
    assert all(not party.standing for party in _parties(pipeline, text).values())


def test_the_leader_of_a_state_is_not_the_leader_of_a_league(pipeline: Language) -> None:
    text = (
        "The leader of the Harbour League, Otto Brandt, spoke. The Norwegian leader "
        "often meets the council, and"
        " he will meet it on Monday."
    )
    assert "The Norwegian leader" not in {
        words.quote for words in _parties(pipeline, text)["Otto Brandt"].mentions
    }


@pytest.mark.parametrize(
    "text",
    [
        "Passage had cost the owners a fortune. Approval came late.",
        "The navy bought tanks and helicopters.",
        "The union bombers of old were aircraft.",
    ],
)
def test_what_begins_a_sentence_and_plain_arms_are_nobody(pipeline: Language, text: str) -> None:
    assert not {"Passage", "Approval", "tanks", "helicopters", "bombers"} & {*_parties(pipeline, text)}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The sanctions regime remains in force. It was extended by Velland.", "The sanctions regime"),
        ("Labor Secretary Ada Moor said on Monday that the docks would open.", "Labor"),
        ("State Secretary Lina Lind asked for talks.\n- State aid: close.", "State"),
        ("Former president Omar Nash called from Colombo for Yamin's release.", "Colombo for Yamin"),
    ],
)
def test_rules_ministries_in_a_title_and_a_place_are_no_parties(
    pipeline: Language, text: str, name: str
) -> None:
    assert name not in _parties(pipeline, text)


def test_a_regime_of_people_is_a_party(pipeline: Language) -> None:
    assert "The military regime" in _parties(pipeline, "The military regime refused to free the miners.")


def test_the_first_word_of_a_ministry_is_no_party_elsewhere(pipeline: Language) -> None:
    text = "Labor Secretary Stephen Brandt said the docks would open. Labor historians said it would fail."
    assert "Labor" not in _parties(pipeline, text)
