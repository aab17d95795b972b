"""A labour dispute's one union and one employer, by what a report calls them and who speaks to members."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of, joined

PLANT = (
    "Tornia's largest union has made its walkout an open one. The Tornia Electronics Union said it "
    "would stay "
    "out because management had shown no will to talk. Tornia told investors that it expects a "
    "profit. Tornia "
    "strikers stayed at home. Lee Mun-ho, the union's vice president, said the company would come "
    "to the table. "
    "The union asks for a day of leave. Tornia replied that there was no harm."
)
CREWS = (
    "STRIKE BULLETIN\nTornia Air cabin crew, CUPE\n\nOtto Kern, the national president, told "
    "reporters that he "
    "would go to jail. The union has told the mediator that the crew is ready to go back. The "
    "strike fund pays, "
    "and the Canadian Labour Congress has promised to help. The union wants a vote."
)
DOCKS = (
    "The members of the Maritime Union want their jobs back. The union thinks they will have them. Jan Orvik "
    "told a crowd in Tarn that the workers would walk back in, and offered to work without pay. The Maritime "
    "Union will wait."
)
GATES = (
    "The Harbour Association, which represents the shipping lines and terminals, shut the gates to members of"
    " the Dock Workers Union on Monday. The Dock Workers Union wants a rise. Employers refuse to pay it."
)
PLANTS = (
    "The Auto Workers Union widened its strike. Its president said Tornia was serious. “We are not "
    "done,” Ada "
    "Moor told members in an address. Moor gave no date. The union has 825 people out."
)


@pytest.mark.parametrize(
    ("text", "member", "camp"),
    [
        (PLANT, "management", "Tornia"),
        (GATES, "Employers", "Harbour Association"),
        (PLANT, "the company", "Tornia"),
        (PLANT, "Lee Mun-ho", "Tornia Electronics Union"),
        (PLANT, "Tornia's largest union", "Tornia Electronics Union"),
        (PLANT, "Tornia strikers", "Tornia Electronics Union"),
        (CREWS, "The union", "CUPE"),
        (CREWS, "Otto Kern", "CUPE"),
        (CREWS, "Canadian Labour Congress", "Canadian Labour Congress"),
        (DOCKS, "Jan Orvik", "Maritime Union"),
        (DOCKS, "the workers", "Maritime Union"),
        (PLANTS, "Ada Moor", "Auto Workers Union"),
    ],
)
def test_whoever_speaks_for_the_union_or_the_employer_is_one_party_with_it(
    pipeline: Language, text: str, member: str, camp: str
) -> None:
    assert camp_of(pipeline, text, member) == camp


def test_management_stays_apart_where_two_firms_are_struck(pipeline: Language) -> None:
    text = (
        "The Harbour Union struck at Tornia and at Vellmar. Tornia's workers left at noon, and so "
        "did Vellmar's "
        "workers. Tornia said no, and Vellmar said no. The union said that management had to answer."
    )
    _, camps = joined(pipeline, text)
    assert all(
        "management" not in {party.name, *party.aliases}
        for party in camps.parties
        if party.name in ("Tornia", "Vellmar")
    )


def test_a_congress_that_makes_laws_is_no_union(pipeline: Language) -> None:
    text = (
        "That kills the bills for this Congress, a lawyer said. The union asks that separation pay "
        "be raised. "
        "This Congress will not act. The union waits."
    )
    assert camp_of(pipeline, text, "The union") == "union"
