"""The words of those who speak for one party stand under its name."""

from __future__ import annotations

from spacy.language import Language
from tests.page.sections.quoting.test_own_words import quoted

PLANT = (
    "The Tornia Electronics Union said it would stay out because management refused to talk. Tornia strikers "
    "stayed at home. The union asks for a day of leave and demands a higher bonus.\n\n"
    "Lee Mun-ho, the union's vice president, said he would not sign before May. Tornia replied that it would "
    "make no offer.\n\n"
    "The company refused to pay for the days of the strike."
)
COALITION = (
    "The government of Velland denies that it has offered a deal. The government will ask for a vote.\n\n"
    "Ana Roy, the defence minister and leader of the junior partner, said that her party would vote "
    "against it."
)


def test_a_union_and_its_vice_president_stand_under_one_name(pipeline: Language) -> None:
    told = quoted(pipeline, PLANT)
    assert "Lee Mun-ho" not in told
    assert any("Lee Mun-ho" in text for text in told["The Tornia Electronics Union"])


def test_a_company_by_its_noun_stands_under_its_name(pipeline: Language) -> None:
    told = quoted(pipeline, PLANT)
    assert "The company" not in told
    assert any("refused to pay" in text for text in told["Tornia"])


def test_a_minister_who_leads_a_party_speaks_for_himself(pipeline: Language) -> None:
    assert "Ana Roy" in quoted(pipeline, COALITION)
