"""Names that are one party's in other letters, and names that are not."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.parties.find import find_parties, slug_of
from detente.reading.statements.find import find_attributions


def _names(pipeline: Language, text: str) -> list[set[str]]:
    doc = pipeline(text)
    parties = find_parties(doc, find_attributions(doc, ()), ())
    return [{party.name, *party.aliases} for party in parties]


def _together(pipeline: Language, text: str, one: str, other: str) -> bool:
    return any({one, other} <= names for names in _names(pipeline, text))


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Jan van der Berg said the dam would be closed. Van der Berg told the council to wait.",
            "Jan van der Berg",
            "Van der Berg",
        ),
        (
            "Maria de la Cruz leads the union. The mayor asked de la Cruz to wait.",
            "Maria de la Cruz",
            "de la Cruz",
        ),
        ('Otto de Groot rejected the plan. "We will not sign," De Groot said.', "Otto de Groot", "De Groot"),
        (
            "Al-Sadr said his men would fight. Muqtada al-Sadr rejected the truce.",
            "Muqtada al-Sadr",
            "Al-Sadr",
        ),
        (
            "Recep Erdoğan said that the troops would leave. Erdogan told the envoy that a deal was near.",
            "Recep Erdoğan",
            "Erdogan",
        ),
        (
            "José Núñez said the mine would open. Jose Nunez later left the meeting.",
            "José Núñez",
            "Jose Nunez",
        ),
        (
            "Lech Wałęsa urged the government to talk. Walesa said the strike would end.",
            "Lech Wałęsa",
            "Walesa",
        ),
        (
            "The US said it would send troops. The United States urged both sides to talk.",
            "US",
            "United States",
        ),
        ("The UK urged Iran to wait. Britain said it would not pay.", "UK", "Britain"),
        (
            "The National Salt Party (NSP) said it would march. The N.S.P. blamed the police.",
            "National Salt Party",
            "N.S.P.",
        ),
        (
            "Washington accused Iran of theft. The United States said it would wait.",
            "Washington",
            "United States",
        ),
        ("Ankara threatened to close the border. Turkey said talks had failed.", "Ankara", "Turkey"),
    ],
)
def test_names_in_other_letters_are_one_party(pipeline: Language, text: str, one: str, other: str) -> None:
    assert _together(pipeline, text, one, other)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        (
            "Kim Jong-il refused to meet the envoys. His son Kim Jong-un promised to free the prisoners. "
            "Kim Jong-il later agreed to talks.",
            "Kim Jong-il",
            "Kim Jong-un",
        ),
        (
            "Lee Sang-ho accused the ministry of lying. Lee Sang-min, who leads the union, denied it.",
            "Lee Sang-ho",
            "Lee Sang-min",
        ),
        (
            "Abdel-Rahman told reporters that the strike would go on. Abdel-Aziz rejected the offer.",
            "Abdel-Rahman",
            "Abdel-Aziz",
        ),
        (
            "Jean-Pierre Morel said the dock would close. Jean-Paul Morel, his brother, denied it.",
            "Jean-Pierre Morel",
            "Jean-Paul Morel",
        ),
        ("North Korea blamed South Korea. South Korea denied it.", "North Korea", "South Korea"),
        ("Moscow rejected the plan. Ukraine said it would wait.", "Moscow", "Ukraine"),
    ],
)
def test_names_that_are_alike_stay_two(pipeline: Language, text: str, one: str, other: str) -> None:
    names = _names(pipeline, text)
    assert any(one in some for some in names)
    assert any(other in some for some in names)
    assert not _together(pipeline, text, one, other)


def test_a_town_that_people_fly_to_is_no_state(pipeline: Language) -> None:
    text = "Envoys flew to Moscow on Monday. Russia urged Ukraine to sign. Moscow said it would wait."
    doc = pipeline(text)
    russia = next(
        party for party in find_parties(doc, find_attributions(doc, ()), ()) if party.name == "Russia"
    )
    assert [span.quote for span in russia.mentions if span.start < 30] == []
    assert "Moscow" in russia.aliases


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Ibrahim Karo, also known as Abu Salim, ordered the attack.", "Ibrahim Karo", "Abu Salim"),
        ("Abu Salim, whose real name is Ibrahim Karo, said he would fight.", "Abu Salim", "Ibrahim Karo"),
        (
            'The leader Pavel Orlin, better known as "Wolf", rejected the truce. Wolf fled.',
            "Pavel Orlin",
            "Wolf",
        ),
        ("Pavel Orlin (alias Wolf) rejected the truce. Wolf said he would fight.", "Pavel Orlin", "Wolf"),
        (
            "Burma, also known as Myanmar, freed the monks. Myanmar said it would hold a vote.",
            "Burma",
            "Myanmar",
        ),
        (
            "The Red Front, better known by its initials RFK, marched. The RFK blamed the police.",
            "Red Front",
            "RFK",
        ),
    ],
)
def test_a_second_name_that_the_text_gives(pipeline: Language, text: str, one: str, other: str) -> None:
    assert _together(pipeline, text, one, other)


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Karl Weber, known as Anna Lund's ally, left. Anna Lund stayed.", "Karl Weber", "Anna Lund"),
        ("Karl Weber, who also knows Anna Lund, said he would leave.", "Karl Weber", "Anna Lund"),
        (
            "Karl Weber and Anna Lund, also known as the twins, said they would leave.",
            "Karl Weber",
            "Anna Lund",
        ),
    ],
)
def test_somebody_named_beside_is_no_second_name(pipeline: Language, text: str, one: str, other: str) -> None:
    assert not _together(pipeline, text, one, other)


@pytest.mark.parametrize(
    "text",
    [
        "The union met on Monday.\n\nBernie Sanders Is Wrong\n\nSanders said so on Monday.",
        "The union met on Monday.\n\nLindsey Graham Says No\n\nGraham rejected the deal.",
        "Ted Cruz Slams John Kasich\n\nCruz said on Monday that Kasich should quit.",
        "Ada Lund Was Right\n\nLund said on Monday that the deal was off.",
        "Otto Kranz Blames Ada Lund\n\nKranz said on Monday that the deal was off.",
        "The board met. 'Coal Isn't the Villain,' a banner said. Coal firms agreed.",
    ],
)
def test_no_name_ends_in_a_verb(pipeline: Language, text: str) -> None:
    verbs = {"Is", "Says", "Slams", "Was", "Blames", "Isn"}
    assert not verbs & {word for names in _names(pipeline, text) for name in names for word in name.split()}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("President Edward Said rejected the plan on Monday.", "Edward Said"),
        ("Tom Waits met Robert Gates and rejected the deal.", "Tom Waits"),
        ("Theresa May said the deal was off.", "Theresa May"),
    ],
)
def test_names_that_look_like_verbs_stay_whole(pipeline: Language, text: str, name: str) -> None:
    assert any(name in names for names in _names(pipeline, text))


def test_letters_without_accents_in_ids() -> None:
    assert slug_of("Lech Wałęsa") == "lech-walesa"
