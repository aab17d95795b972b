"""The names of a case's parties: one rule for the questions of an interview and for a page."""

from __future__ import annotations

from tests.support.interviews import DRAFT

from detente.analysis import analyse
from detente.case import parse_case
from detente.interview import Naming
from detente.page.sections import AnalysedCase

CASE = """
detente: 1
title: A strait
parties:
  FOLK: {name: Free Order of Lake Keepers, options: {row: Row out}}
  SWIM: {name: Salt Workers in Movement, options: {strike: Strike}}
  KEEPERS: {name: Keepers of the lighthouse, options: {light: Light the lamp}}
  ANA: {name: Ana Fuentes, options: {go: Go}}
status_quo: NNNN
preferences: {FOLK: unknown, SWIM: unknown, KEEPERS: unknown, ANA: unknown}
evidence:
  one: {report: r.txt, quote: The ships of FOLK came and FOLK stayed}
  two: {report: r.txt, quote: All waited for the SWIM}
"""


def names(**known: str) -> list[str]:
    file = parse_case(CASE).file
    return [Naming(file, known).party(party) for party in file.parties]


def test_an_acronym_has_the_article_that_the_reports_give_it() -> None:
    assert names()[:2] == ["FOLK", "the SWIM"]


def test_a_party_has_the_name_that_sentences_about_the_reports_use() -> None:
    assert names()[2] == "the keepers"
    assert names(**{"keepers of the lighthouse": "the LK"})[2] == "the LK"


def test_a_page_names_the_parties_as_the_questions_on_it_do() -> None:
    for text in (CASE, DRAFT):
        case = parse_case(text)
        on_page = AnalysedCase(analyse(case)).in_prose().model.party_names
        assert on_page == tuple(map(Naming(case.file).party, case.file.parties))
