from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.findings import Party
from detente.reading.parties.find import find_parties
from detente.reading.read import read_reports
from detente.reading.statements.find import find_attributions
from detente.sources import Report


def _parties(pipeline: Language, text: str) -> dict[str, Party]:
    doc = pipeline(text)
    parties = find_parties(doc, find_attributions(doc, ()), ())
    return {party.id: party for party in parties}


def _mentions(text: str, party: Party) -> list[str]:
    return [text[span.start : span.end] for span in party.mentions]


def test_a_surname_stands_for_the_one_person_who_has_it(pipeline: Language) -> None:
    text = "Anna Weber met the press. Weber’s party lost. Later, Ms. Weber resigned."
    parties = _parties(pipeline, text)
    assert _mentions(text, parties["anna-weber"]) == ["Anna Weber", "Weber", "Weber"]
    assert parties["anna-weber"].kind == "person"


def test_two_people_who_share_a_surname_stay_two(pipeline: Language) -> None:
    text = (
        "Anna Weber met the press on Monday. Her brother, Paul Weber, stayed away, an aide to Anna "
        "Weber said."
    )
    parties = _parties(pipeline, text)
    assert "anna-weber" in parties
    assert "paul-weber" in parties
    assert "Paul Weber" not in _mentions(text, parties["anna-weber"])


def test_initials_in_brackets_or_later_are_the_long_name(pipeline: Language) -> None:
    text = (
        "The National Harvest Party (NHP) won. Its rival, the United Workers Union, lost. The NHP "
        "thanked the UWU."
    )
    parties = _parties(pipeline, text)
    assert parties["national-harvest-party"].aliases[0] == "NHP"
    assert "UWU" in parties["united-workers-union"].aliases
    assert parties["national-harvest-party"].kind == "organization"


def test_titles_and_offices_with_the_party_they_are_held_in(pipeline: Language) -> None:
    text = (
        "The National Harvest Party (NHP) lost its leader on Monday. Prime Minister Anna Weber "
        "called it sad. "
        "Paul Okello, a former NHP lawmaker and Anna Weber critic, said nothing would change."
    )
    parties = _parties(pipeline, text)
    assert ("Prime Minister", None) in [(role.title, role.of) for role in parties["anna-weber"].roles]
    assert [(role.title, role.of) for role in parties["paul-okello"].roles] == [
        ("former NHP lawmaker", "national-harvest-party"),
        ("Anna Weber critic", "anna-weber"),
    ]


def test_the_ruling_and_the_banned_party_are_distinguished(pipeline: Language) -> None:
    text = (
        "Anna Weber’s ruling National Harvest Party won every seat. The Free River Party was "
        "dissolved by a court in May. "
        "The ruling party refused to talk. The banned opposition party asked for help."
    )
    parties = _parties(pipeline, text)
    assert "The ruling party" in _mentions(text, parties["national-harvest-party"])
    assert "The banned opposition party" in _mentions(text, parties["free-river-party"])


def test_dates_fragments_and_nationalities_are_no_parties(pipeline: Language) -> None:
    text = (
        "On Monday the French minister said he couldn’t wait for years. In May 2020 nothing "
        "happened in 3 cities."
    )
    names = {party.name for party in _parties(pipeline, text).values()}
    assert not names & {"Monday", "French", "n’t", "years", "May", "May 2020", "3 cities"}


def test_a_state_is_a_party_where_it_acts_and_not_where_it_is_a_place(pipeline: Language) -> None:
    text = "Norway condemned the vote on Monday. The talks took place in Kenya."
    parties = _parties(pipeline, text)
    assert parties["norway"].kind == "state"
    assert "kenya" not in parties


def test_another_analyst_before_a_name_is_that_person(pipeline: Language) -> None:
    text = "But another analyst, Paul Okello, said the plan would fail. “Nobody asked us about it,” he said."
    parties = _parties(pipeline, text)
    assert "he" in _mentions(text, parties["paul-okello"])
    assert [role.title for role in parties["paul-okello"].roles] == ["analyst"]


@pytest.mark.parametrize(
    ("text", "title", "of"),
    [
        (
            "The spokesman of the Free Valley Front, Idris Mole, said the group would wait.",
            "spokesman of the Free Valley Front",
            "free-valley-front",
        ),
        (
            "A spokeswoman for the Harbour Board, Idris Mole, said the strike was over.",
            "spokeswoman for the Harbour Board",
            "harbour-board",
        ),
        ("The head of the miners' union, Idris Mole, called for talks.", "head of the miners' union", None),
    ],
)
def test_an_office_and_its_owner_may_stand_before_the_name(
    pipeline: Language, text: str, title: str, of: str | None
) -> None:
    parties = _parties(pipeline, text)
    assert [(role.title, role.of) for role in parties["idris-mole"].roles] == [(title, of)]
    people = [party.name for party in parties.values() if party.kind == "person"]
    assert people == ["Idris Mole"]


def test_a_list_of_offices_and_names_gives_no_name_the_office_before(pipeline: Language) -> None:
    parties = _parties(pipeline, "She met the president of Norway, Idris Mole and a friend.")
    assert parties["idris-mole"].roles == ()


def test_who_only_calls_another_a_name_is_not_whom_the_text_goes_on_to_speak_of(pipeline: Language) -> None:
    def of_he(text: str) -> str:
        (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
        place = text.index("He visited")
        return next(p.name for p in findings.parties if any(m.start == place for m in p.mentions))

    before = "Hollis Gray proposed a ban on barges. That led the council to debate a ban on Gray; "
    after = "But the move to ban him failed. He visited Tarn."
    assert of_he(f"{before}one lawmaker called Gray “the prince of tolls”. {after}") == "Hollis Gray"
    assert of_he("The council met. Carl Moe called Hollis Gray a prince. He visited Tarn.") == "Carl Moe"
