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
