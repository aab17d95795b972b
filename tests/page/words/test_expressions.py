"""Claim tests in words that mean what the test means."""

from __future__ import annotations

import pytest

from detente.analysis.analysis import analyse
from detente.case.load import Case, parse_case
from detente.model.model import compile_case
from detente.page.page import Assessments
from detente.page.sections.analysed.analysed_case import AnalysedCase
from detente.page.sections.analysed.analysis import assessments_section
from detente.page.words.expressions import claim_in_words, claim_parts_in_words, expression_in_words

HEAD = """
detente: 1
title: The well
parties:
  UP: {name: Upper village, options: {share: Share the well}}
  LOW: {name: Lower village, options: {raid: Raid}}
states: {dry_year: NN, shared: YN}
status_quo: dry_year
preferences: {UP: {priorities: [not UP.share]}, LOW: {priorities: [not LOW.raid]}}
"""


def case(claims: str = "") -> Case:
    return parse_case(HEAD + claims)


@pytest.mark.parametrize(
    ("test", "words"),
    [
        ("stable(dry_year, gmr, UP)", "“dry year” is stable for Upper village (GMR)"),
        ("not stable(status_quo, nash)", "the status quo is not stable (Nash)"),
        ('stable("UP.share", seq)', "every outcome with “UP to share the well” is stable (SEQ)"),
        ('not stable("UP.share", seq)', "not every outcome with “UP to share the well” is stable (SEQ)"),
        ("reachable(shared) by moves", "“shared” can be reached by moves"),
        ("not reachable(shared) by moves", "“shared” cannot be reached by moves"),
        ('not reachable("LOW.raid") by moves', "no outcome with “LOW to raid” can be reached by moves"),
        (
            "not (stable(shared, smr) or reachable(shared) by improvements)",
            "it is not so that (“shared” is stable (SMR), or “shared” can be reached by improvements)",
        ),
        (
            "stable(shared, nash) if reachable(shared) by moves",
            "“shared” is stable (Nash) if “shared” can be reached by moves",
        ),
    ],
)
def test_a_test_is_said_in_words(test: str, words: str) -> None:
    assert claim_in_words(compile_case(case()), test) == words


def test_a_part_is_said_without_the_not_before_it_since_its_outcome_is_its_own() -> None:
    parts = claim_parts_in_words(
        compile_case(case()), "not stable(shared, nash, UP) and reachable(shared) by moves"
    )
    assert list(parts.values()) == [
        "“shared” is stable for Upper village (Nash)",
        "“shared” can be reached by moves",
    ]


def test_a_claim_shows_what_it_holds_if_and_how_each_part_came_out() -> None:
    loaded = case(
        """
claims:
  - {id: a, says: Nobody shares., holds_if: "stable(dry_year, nash) and not stable(shared, nash)"}
  - {id: b, says: It stays., holds_if: "stable(dry_year, nash)"}
  - {id: c, says: Rain will come.}
"""
    )
    section = assessments_section(AnalysedCase(analyse(loaded)))
    assert section is not None
    (block,) = section.blocks
    assert isinstance(block, Assessments)
    both, one, none = block.assessments
    assert both.test == "“dry year” is stable (Nash), and “shared” is not stable (Nash)"
    assert (both.verdict, [outcome for _, outcome in both.parts]) == ("holds", ["holds", "fails"])
    assert (one.test, one.parts) == ("", (("“dry year” is stable (Nash)", "holds"),))
    assert (none.test, none.parts, none.verdict) == ("", (), "not tested")


def test_a_party_whose_id_is_its_name_in_capitals_has_its_name_and_an_acronym_stays() -> None:
    text = HEAD.replace("UP:", "BRINE:").replace("UP.", "BRINE.").replace("Upper village", "Brine")
    model = compile_case(parse_case(text, "well.yaml"))
    assert expression_in_words(model, "BRINE.share") == "Brine to share the well"
