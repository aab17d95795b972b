"""Names any reader knows: bodies of several names, capitals for states, names made of common words."""

from __future__ import annotations

from datetime import date

import pytest
from spacy.language import Language

from detente.reading.findings import Findings, Party
from detente.reading.read import read_reports
from detente.sources import Report


def _read(pipeline: Language, text: str, published: date | None = date(2021, 5, 12)) -> Findings:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en", published=published)], pipeline)
    return findings


def _party(findings: Findings, name: str) -> Party | None:
    return next((party for party in findings.parties if name in (party.name, *party.aliases)), None)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "ISIS shelled the dam. Daesh denied the charge. The Islamic State said it had shot two guards.",
            ["ISIS", "Daesh", "Islamic State"],
        ),
        ("The PKK rejected the truce. The Kurdistan Workers' Party said the army had lied.",
         ["PKK", "Kurdistan Workers' Party"]),
        ("Hezbollah rejected the truce. Hizbullah shelled a post.", ["Hezbollah", "Hizbullah"]),
        ("MSF closed its clinic. Doctors Without Borders said the roof had been hit.",
         ["MSF", "Doctors Without Borders"]),
        ("America rejected the plan. The US said it would not sign.", ["America", "US"]),
        ("Ursula von der Leyen rejected the plan. Von der Leyen said it was late.",
         ["Ursula von der Leyen", "Von der Leyen"]),
        ("Anna Weiss-Keller left the hall. Weiss-Keller said her party would vote no.",
         ["Anna Weiss-Keller", "Weiss-Keller"]),
        ("The Movement for Free Velland (MFV) rejected the truce. The MFV said the army had lied.",
         ["Movement for Free Velland", "MFV"]),
        ("Rafael del Valle rejected the plan. Del Valle said it was late.",
         ["Rafael del Valle", "Del Valle"]),
        ("Xi Jinping met the envoy. Xi said the plan would go on.", ["Xi Jinping", "Xi"]),
        ("UNICEF urged calm. The United Nations Children's Fund sent food.",
         ["UNICEF", "United Nations Children's Fund"]),
        ("The DRC rejected the plan. The Democratic Republic of Congo said it would not sign.",
         ["DRC", "Democratic Republic of Congo"]),
    ],
)  # fmt: skip
def test_all_names_of_a_body_are_one_party(pipeline: Language, text: str, names: list[str]) -> None:
    findings = _read(pipeline, text)
    assert len({party.id for name in names if (party := _party(findings, name))}) == 1
    assert all(_party(findings, name) for name in names)


def test_an_acronym_that_the_text_explains_is_what_the_text_says(pipeline: Language) -> None:
    text = (
        "The Party of Kindred Keepers (PKK) opened a school. The PKK said it was full."
        " The Kurdistan Workers' Party rejected a truce."
    )
    findings = _read(pipeline, text)
    assert _party(findings, "PKK") is not _party(findings, "Kurdistan Workers' Party")


def test_a_state_that_is_islamic_is_no_name(pipeline: Language) -> None:
    findings = _read(pipeline, "An Islamic state must defend itself, Iran said. Iran rejected the plan.")
    assert _party(findings, "Islamic State") is None


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Moscow said that the talks were over.", "Russia"),
        ("Tehran will not sign, a diplomat said. Tehran rejected the plan on Monday.", "Iran"),
        ("Relations between Riyadh and Oslo worsened.", "Saudi Arabia"),
        ("Talks between Kabul and Islamabad broke down.", "Pakistan"),
        ("Jakarta and Canberra traded accusations on Monday.", "Australia"),
        ("Pyongyang tested two missiles on Monday.", "North Korea"),
        ("The general accused Khartoum of shelling villages.", "Sudan"),
        ("Ankara's ambassador was expelled. Ankara denied the charge.", "Turkey"),
    ],
)
def test_a_capital_that_acts_is_its_state(pipeline: Language, text: str, state: str) -> None:
    party = _party(_read(pipeline, text), state)
    assert party is not None
    assert party.kind == "state"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("Envoys met in Moscow on Friday. The firm was founded in Moscow.", "Russia"),
        ("The minister flew from Cairo to Amman.", "Egypt"),
        ("Two bombs exploded in Baghdad. Baghdad was quiet on Monday.", "Iraq"),
        ("Oslo hosted the talks.", "Norway"),
        ("The Paris agreement was signed in 2015.", "France"),
        ("Sofia Petrova rejected the offer. Sofia said she would stay.", "Bulgaria"),
        ("The Brussels office of the bank closed.", "Belgium"),
    ],
)
def test_a_capital_where_something_happens_is_a_place(pipeline: Language, text: str, state: str) -> None:
    assert _party(_read(pipeline, text), state) is None


@pytest.mark.parametrize(
    ("published", "state"), [(date(1988, 3, 2), "Soviet Union"), (date(2021, 5, 12), "Russia")]
)
def test_moscow_speaks_for_the_state_of_its_time(pipeline: Language, published: date, state: str) -> None:
    assert _party(_read(pipeline, "Moscow said that the talks were over.", published), state) is not None


def test_without_a_day_moscow_is_moscow(pipeline: Language) -> None:
    findings = _read(pipeline, "Moscow said that the talks were over.", None)
    assert [party.name for party in findings.parties] == ["Moscow"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Human Rights Watch said the police had shot two men.", "Human Rights Watch"),
        ("Reporters Without Borders condemned the arrest of the editor.", "Reporters Without Borders"),
        ("Mothers Against War accused the army of murder.", "Mothers Against War"),
        ("Women in Black accused the army of murder.", "Women in Black"),
        ("Transparency International accused the ministry of lying.", "Transparency International"),
    ],
)
def test_a_name_of_common_words_is_a_body(pipeline: Language, text: str, name: str) -> None:
    party = _party(_read(pipeline, text), name)
    assert party is not None
    assert party.kind == "organization"


def test_an_army_accused_of_murder_is_the_army(pipeline: Language) -> None:
    names = {party.name for party in _read(pipeline, "The League accused the army of murder.").parties}
    assert "the army" in names


@pytest.mark.parametrize(
    ("headline", "below", "name"),
    [
        ("Rebel Leader Otto Kranz Rejects Truce", "Kranz said the army had broken its word.", "Otto Kranz"),
        ("Court Jails Former Premier Anton Riedl For Ten Years", "Riedl denied the charges.", "Anton Riedl"),
        ("President Sanna Ilves Signs Peace Accord With Rebels", "Ilves signed it on Monday.", "Sanna Ilves"),
    ],
)
def test_a_headline_of_capitals_gives_full_names(
    pipeline: Language, headline: str, below: str, name: str
) -> None:
    findings = _read(pipeline, f"{headline}\n\nThe guards were told at noon. {below}\n")
    party = _party(findings, name)
    assert party is not None
    assert party.kind == "person"
    assert name.split()[-1] in party.aliases


def test_a_surname_in_a_headline_is_whoever_the_report_names_in_full(pipeline: Language) -> None:
    text = "Ferrin Calls Rivals Liars Before Vote\n\nThe mayor, Dana Ferrin, called her rivals liars.\n"
    party = _party(_read(pipeline, text), "Dana Ferrin")
    assert party is not None
    assert any(mention.start == 0 for mention in party.mentions)


def test_a_headline_gives_no_other_names(pipeline: Language) -> None:
    text = (
        "Talks Between Velland And Brodnia Fail After Two Days\n\nVelland and Brodnia ended two days of talks"
        " on Monday. Velland accused Brodnia of bad faith.\n"
    )
    assert {party.name for party in _read(pipeline, text).parties} <= {"Velland", "Brodnia"}


def test_a_first_line_that_tells_is_no_headline_of_capitals(pipeline: Language) -> None:
    text = "Marta Velez met Ruud Haas on the air.\n\nVELEZ: You lied.\n\nHAAS: I did not.\n\nVELEZ: Twice.\n"
    findings = _read(pipeline, text)
    assert {party.name for party in findings.parties} == {"Marta Velez", "Ruud Haas"}
    speakers = [statement.speaker for statement in findings.statements]
    assert speakers == ["marta-velez", "ruud-haas", "marta-velez"]
