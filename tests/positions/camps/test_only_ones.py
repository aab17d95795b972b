"""Offices and trades that only one party of the reports can be of."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of

TEXT = (
    "Halmark mayor offers talks to dockers\n\nMayor Rita Lund of Halmark offered to talk to the Dockworkers' "
    "Union. The dockers refused. The city council met on Sunday. The Bishop of Halmark, Luis Ferra, offered "
    "to mediate. Halmark is a quiet town."
)


@pytest.mark.parametrize(
    ("member", "camp"),
    [
        ("Rita Lund", "city council"),
        ("Halmark mayor", "city council"),
        ("The dockers", "Dockworkers' Union"),
        ("Luis Ferra", "Luis Ferra"),
    ],
)
def test_mayor_bishop_and_dockers_of_a_town(pipeline: Language, member: str, camp: str) -> None:
    assert camp_of(pipeline, TEXT, member) == camp
