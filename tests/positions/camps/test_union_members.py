"""Unions that a report names by their members only, and the employers by the name of their body."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of

MINES = (
    "If a judge agrees, the 9,000 members of the United Mine Workers will be told to go back. Rank-and-file"
    " miners voted down the contract on Sunday. Ana Moor, the union's president, asked the members to respect"
    " the law. The union's council will not hear of it. Miners in the east refuse to dig."
)
PENSIONS = (
    "The employers' body, Colleges Vell (CV), planned to close the pension. CV said for months that there was"
    " nothing to discuss. The Lecturers Union called a strike. The employers can carry more risk than they"
    " say. The Lecturers Union wants CV to wait."
)


@pytest.mark.parametrize("member", ["Rank-and-file miners", "Ana Moor", "the union's council"])
def test_members_leaders_and_council_are_the_one_union(pipeline: Language, member: str) -> None:
    assert camp_of(pipeline, MINES, member) == "United Mine Workers"


def test_the_employers_are_one_side_with_their_body(pipeline: Language) -> None:
    assert camp_of(pipeline, PENSIONS, "the employers") == camp_of(pipeline, PENSIONS, "CV")
    assert camp_of(pipeline, PENSIONS, "the employers") != "employers"
