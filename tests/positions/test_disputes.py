"""Reports of several disputes are told apart by the parties that they name."""

from __future__ import annotations

import pytest

from detente.dossier import Dossier, join_findings
from detente.page import disputes_in_words
from detente.positions import Positions, disputes_apart, positions_of
from detente.reading import read_loaded
from detente.sources import Report

MILL = (
    "The Weavers’ Union of Tarn demanded on Monday that Osric Mills reopen the mill. Osric Mills refused to"
    " reopen the mill, its director Hanna Vole said. The government said nothing."
)
MILL_AGAIN = (
    "Hanna Vole, the director of Osric Mills, offered on Thursday to reopen the mill if the Weavers’ Union of"
    " Tarn ended its strike. The union rejected the offer."
)
BORDER = (
    "Velania accused Moravo on Tuesday of blocking the border road and demanded that Moravo withdraw its"
    " troops. Moravo refused to withdraw its troops. Velania refused to open talks with Moravo. The"
    " government said nothing."
)
WEATHER = "It rained in the hills for the third day."


def read(*texts: str) -> tuple[Dossier, Positions]:
    reports = [Report(id=f"r{k}", source=f"r{k}.txt", text=text) for k, text in enumerate(texts)]
    dossier = join_findings(read_loaded(reports))
    return dossier, positions_of(dossier)


@pytest.fixture(scope="module")
def mixed() -> tuple[Dossier, Positions]:
    return read(MILL, BORDER, MILL_AGAIN, WEATHER)


def test_reports_without_a_party_in_common_tell_of_two_disputes(mixed: tuple[Dossier, Positions]) -> None:
    mill, border = disputes_apart(*mixed)
    assert mill.reports == ("r0", "r2")
    assert border.reports == ("r1",)
    names = mixed[0].names
    assert {names[party] for party in border.parties} == {"Velania", "Moravo"}
    assert "Osric Mills" in {names[party] for party in mill.parties}


def test_the_brief_says_so_in_a_sentence_and_a_half(mixed: tuple[Dossier, Positions]) -> None:
    said = disputes_in_words(disputes_apart(*mixed), mixed[0])
    assert said.startswith(
        "These reports seem to tell of two disputes, with no named party in common: one of"
    )
    assert "Velania" in said
    assert "(two reports)" in said


def test_reports_of_one_dispute_are_not_torn_apart() -> None:
    assert disputes_apart(*read(MILL, MILL_AGAIN, WEATHER)) == ()


PIT = (
    "The pit, which GMC operates, stood still. Management promised not to bring in replacements. The drivers’"
    " wives refused to leave the camp at Olvera."
)
PIT_AGAIN = (
    "The Olvera union rejected on Tuesday a new offer from GMC. The company said on Wednesday that it would"
    " resume production with contractors. The Olvera union said it would end the strike if the company"
    " guaranteed the breaks. The dockers of Karsk refused to unload the ore."
)


def test_reports_that_print_the_same_names_tell_of_one_dispute() -> None:
    """No party that acts is read in both, but both name the mine and its owner."""
    assert disputes_apart(*read(PIT, PIT_AGAIN)) == ()


def test_a_state_that_both_print_joins_no_disputes() -> None:
    aside = " Envoys in Peru and at the United Nations watched."
    assert len(disputes_apart(*read(MILL + aside, BORDER + aside, MILL_AGAIN, WEATHER))) == 2
