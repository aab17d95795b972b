"""Names with a slip of the pen."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of


@pytest.mark.parametrize(
    ("text", "member", "camp"),
    [
        # A capital whose state the report names.
        (
            "Ethiopia rejected the plan. Addis Abeba refused a new proposal. Ethiopia will build the dam.",
            "Addis Abeba",
            "Ethiopia",
        ),
        # The right name is there far oftener.
        (
            "Barnett Halvorsen left. Barnett Halvorsen demanded a vote. Barnett Halvorsen said he would stay."
            " Barnett Halvorsen wrote a letter. Barnett Halversen refused to comment.",
            "Barnett Halversen",
            "Barnett Halvorsen",
        ),
    ],
)
def test_a_name_with_a_slip_is_the_one_that_is_meant(
    pipeline: Language, text: str, member: str, camp: str
) -> None:
    assert camp_of(pipeline, text, member) == camp


@pytest.mark.parametrize(
    ("text", "member", "other"),
    [
        # The last letter tells two people apart, and so does the first.
        (
            "Mario Lundgren left. Mario Lundgren demanded a vote. Mario Lundgren said he would stay. Mario"
            " Lundgren wrote a letter. Maria Lundgren refused to comment.",
            "Maria Lundgren",
            "Mario Lundgren",
        ),
        # A short name is soon another one.
        ("Iran rejected the plan. Iraq refused to comment. Iran will wait. Iran will talk.", "Iraq", "Iran"),
        ("Denmark rejected the plan. Addis Abeba refused a Danish proposal.", "Addis Abeba", "Denmark"),
    ],
)
def test_another_name_is_no_slip(pipeline: Language, text: str, member: str, other: str) -> None:
    assert camp_of(pipeline, text, member) != other
