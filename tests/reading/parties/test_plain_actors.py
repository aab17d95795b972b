"""People and bodies named by what they are: parties where they act or are asked; things and texts never."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.findings import Party
from detente.reading.parties.find import find_parties
from detente.reading.statements.find import find_attributions


def _parties(pipeline: Language, text: str) -> dict[str, Party]:
    doc = pipeline(text)
    return {party.name: party for party in find_parties(doc, find_attributions(doc, ()), ())}


def _mentions(text: str, party: Party) -> list[str]:
    return [text[span.start : span.end] for span in party.mentions]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The judge gave the occupiers until Friday to leave.", "the occupiers"),
        ("The couple will not sell the farm.", "The couple"),
        ("The mayor asked the clerk to count the ballots again.", "the clerk"),
        ("The tribe refused to open the road.", "The tribe"),
        ("The ombudsman offered to mediate.", "The ombudsman"),
        ("She pressed the islanders to keep their nets out of the bay.", "the islanders"),
        ("The trustees turned the loan down.", "The trustees"),
        ("The board urged citizens to stay at home.", "citizens"),
        ("The contract must be approved by union members.", "union members"),
        ("None of the signatories has ratified the treaty.", "the signatories"),
        ("Sixty men have refused food since Monday.", "Sixty men"),
        ("The growers' decision to strike surprised the port.", "The growers"),
        ("The farmers want the Radicals to drop the tax.", "Radicals"),
        ("The Sultanate of Quora is ready to host the talks.", "Sultanate of Quora"),
        ("Uruguay is willing to host the talks.", "Uruguay"),
    ],
)
def test_who_acts_or_is_asked_is_a_party(pipeline: Language, text: str, name: str) -> None:
    assert name in _parties(pipeline, text)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The tractors blocked the road until noon.", "tractors"),
        ("The orders will be sent on Friday.", "orders"),
        ("The letters reached the council in May.", "letters"),
        ("The decision will hurt exporters.", "decision"),
        ("A priest who marries them will pay a fine.", "priest"),
        ("No president could lift the ban.", "president"),
        ("The winter will test the truce.", "winter"),
    ],
)
def test_things_and_anybody_at_all_are_none(pipeline: Language, text: str, word: str) -> None:
    assert not [name for name in _parties(pipeline, text) if word in name.lower()]


def test_a_description_comes_back_as_the_same_party(pipeline: Language) -> None:
    text = "The judge gave the occupiers a week. The occupiers refused to leave."
    assert _mentions(text, _parties(pipeline, text)["the occupiers"]) == ["the occupiers", "The occupiers"]


def test_a_surname_alone_is_the_person_named_in_full(pipeline: Language) -> None:
    text = "Lev Marin, the chairman of Sibor, asked for the money. Marin agreed to wait."
    assert _mentions(text, _parties(pipeline, text)["Lev Marin"])[-1] == "Marin"


def test_two_leaders_of_one_chamber_are_two(pipeline: Language) -> None:
    text = (
        "Majority Leader Paul Weston refused to wait. Ann Rowe (D-Ohio), the minority leader, said she would"
        " block the vote."
    )
    assert _mentions(text, _parties(pipeline, text)["Paul Weston"]) == ["Paul Weston"]
