"""Days, months and the letters of questions beside a name, and names that the first word belongs to."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading import Party
from detente.reading.dates.find import find_dates
from detente.reading.parties.find import find_parties
from detente.reading.statements.find import find_attributions


def _parties(pipeline: Language, text: str) -> dict[str, Party]:
    doc = pipeline(text)
    return {party.name: party for party in find_parties(doc, find_attributions(doc, ()), ())}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "On the night of the seventh of April Orvik dismissed the whole crew. Orvik said that it had no"
            " money. Orvik will not take them back.",
            "Orvik",
        ),
        ("Thu 6 Feb. Vadim Kosta tells his council that people will wait. Kosta is silent.", "Vadim Kosta"),
        ("Mon 10 Feb. Tarn refuses the offer. Tarn wants more. Talks on Mon-Tue are off.", "Tarn"),
        (
            "Q. Ana Roy, the commissioner, wanted more?\n\nA. Ana Roy wanted to cut.\n\nQ. And will she?",
            "Ana Roy",
        ),
    ],
)
def test_a_date_or_a_letter_before_a_name_is_no_part_of_it(pipeline: Language, text: str, name: str) -> None:
    parties = _parties(pipeline, text)
    assert name in parties
    assert not {"Mon", "Tue", "Feb.", "April", "Q."} & {word for each in parties for word in each.split()}


def test_a_body_may_be_named_by_a_day_and_goes_by_its_letter_and_number(pipeline: Language) -> None:
    text = (
        "The 4 May Movement (M-4) met the board on Tuesday. The M-4 wants a vote. The June 9 Alliance left."
    )
    parties = _parties(pipeline, text)
    assert {"4 May Movement", "June 9 Alliance"} <= parties.keys()
    assert [words.quote for words in parties["4 May Movement"].mentions] == ["4 May Movement", "M-4", "M-4"]
    assert find_dates(pipeline(text), None, ())[0].span.quote == "Tuesday"


def test_a_letter_and_number_that_is_no_short_name_is_nobody(pipeline: Language) -> None:
    assert "M-4" not in _parties(pipeline, "The lorries took the M-4 to the port. The M-4 was shut.")


def test_a_month_without_a_day_may_be_a_name(pipeline: Language) -> None:
    assert "April Stone" in _parties(pipeline, "April Stone, the mayor, said the bridge would stay shut.")


@pytest.mark.parametrize(
    ("text", "name", "no_name"),
    [
        ("The Liberal Democrats ask for a vote on it. The mayor refused.", "Liberal Democrats", "Democrats"),
        ("Reform UK would tear up the toll treaty. The mayor of Tarn refused.", "Reform UK", "UK"),
        ("The Head of State refused. To the Head of State we say: wait.", "The Head of State", "State"),
        ("The union's chairman, Son Woo-mok, said the pickets would move.", "Son Woo-mok", "Woo-mok"),
    ],
)  # fmt: skip
def test_a_name_keeps_its_first_word(pipeline: Language, text: str, name: str, no_name: str) -> None:
    parties = _parties(pipeline, text)
    assert name in parties
    assert no_name not in parties


def test_the_initials_of_a_known_body_are_no_university(pipeline: Language) -> None:
    text = "The UN said it would wait. A lecturer at the University of Narva said that the UN was wrong."
    parties = _parties(pipeline, text)
    assert "UN" in parties
    assert "UN" not in parties.get("University of Narva", parties["UN"]).aliases
