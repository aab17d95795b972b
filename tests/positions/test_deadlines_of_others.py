"""The day that one party sets is not written into what another plans; into a refusal of it, it is."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import rows_of

DEMAND = "The Red Front demands that Prime Minister Jon Tavan dissolve the House within fifteen days. "


@pytest.mark.parametrize(
    ("answer", "act"),
    [
        ("Tavan said he was prepared to dissolve the House by the end of the year.", "Dissolve the House"),
        ("Tavan said he would dissolve the House in winter.", "Dissolve the House"),
        ("Tavan refused to dissolve the House.", "Dissolve the House within fifteen days"),
        ("", "Dissolve the House within fifteen days"),
    ],
)
def test_the_deadline_of_a_demand_is_no_part_of_the_plan_of_another(
    pipeline: Language, answer: str, act: str
) -> None:
    assert [row.act for row in rows_of(pipeline, DEMAND + answer).values()] == [act]
