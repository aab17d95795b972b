"""Acts that a report only supposes: no rows of the table, and choices of its parties all the same."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.positions.supposed import supposed_rows

QUARREL = (
    "The Weavers' Guild demanded on Monday that the Town Council lower the toll. The Town Council refused to"
    " lower the toll."
)


def supposed_in(pipeline: Language, sentence: str) -> list[tuple[str, str]]:
    positions, dossier = table_and_dossier(pipeline, f"{QUARREL} {sentence}")
    return [(row.maker, row.act) for row in supposed_rows(positions, dossier)]


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        (
            "“If we burn the bridge, the council will never talk to us,” said Ida Rom, the head of the"
            " Weavers' Guild.",
            ("weavers-guild", "Burn the bridge"),
        ),
        ("The draft must be approved by the Town Council.", ("town-council", "Approve the draft")),
    ],
)
def test_what_a_party_of_the_table_is_only_supposed_to_do_is_an_act_of_its(
    pipeline: Language, sentence: str, expected: tuple[str, str]
) -> None:
    assert expected in supposed_in(pipeline, sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "If the river floods the mills, the fair will be called off.",
        "If a stranger burns the bridge, the fair will be called off.",
        "If the Town Council does it, the fair will be called off.",
    ],
)
def test_what_no_party_of_the_table_would_do_is_none(pipeline: Language, sentence: str) -> None:
    assert supposed_in(pipeline, sentence) == []


def test_what_has_a_row_is_not_supposed(pipeline: Language) -> None:
    sentence = "If the Town Council lowered the toll, the fair would be held."
    assert "Lower the toll" not in [act for _, act in supposed_in(pipeline, sentence)]
