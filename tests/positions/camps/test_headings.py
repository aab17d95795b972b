"""Papers that say at their head which state they are on, and name others more often."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of

ROAD = (
    "BRIEFING: BOLIVIA - THE ROAD\n\nA road is being built by a firm from Brazil, with a loan from Brazil."
    " President Luis Vargas says the road will be built. The government sent police against the march. Brazil"
    " has said nothing, and Brazil's bank has not stopped the loan."
)
TALKS = (
    "Re: Bolivia - the talks\n\nPresident Vargas told his envoys to stay at home. President Halvorsen had"
    " signed an order on Monday that froze funds. The regime calls it theft."
)


@pytest.mark.parametrize("member", ["Luis Vargas", "the government"])
def test_president_and_government_are_not_of_the_state_named_more_often(
    pipeline: Language, member: str
) -> None:
    assert camp_of(pipeline, ROAD, member) != "Brazil"


def test_a_second_president_is_of_another_state(pipeline: Language) -> None:
    assert camp_of(pipeline, TALKS, "Vargas") != camp_of(pipeline, TALKS, "Halvorsen")
