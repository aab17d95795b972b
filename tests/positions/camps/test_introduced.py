"""Whom a report describes and names in the sentence after."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of


def test_who_is_named_right_after_a_description_is_the_one_described(pipeline: Language) -> None:
    text = (
        "The talks failed, the European Union's envoy said on Monday. Ana Roy said no date had been set."
        " Roy demanded a new round."
    )
    assert camp_of(pipeline, text, "Ana Roy") == "European Union"


def test_a_described_person_of_no_party_is_called_by_name(pipeline: Language) -> None:
    text = "The maker of a map of mines says he will sell it. Ole Lund said on Friday that he would not wait."
    assert camp_of(pipeline, text, "Ole Lund") == "Ole Lund"


@pytest.mark.parametrize(
    "text",
    [
        # Another person stands between.
        "The talks failed, the European Union's envoy told Jan Orvik. Ana Roy said no date had been set.",
        # The person has an office of his own.
        "The talks failed, the European Union's envoy said. Ana Roy, a poet, said no date had been set.",
        # The person was named before.
        "Ana Roy left. The talks failed, the European Union's envoy said. Ana Roy said no date had been set.",
        # The person does not speak.
        "The talks failed, the European Union's envoy said. Ana Roy threw a stone at a bus.",
    ],
)
def test_somebody_else_stays_apart(pipeline: Language, text: str) -> None:
    assert camp_of(pipeline, text, "Ana Roy") != "European Union"
