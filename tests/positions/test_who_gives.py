"""Who gives and who receives a demand, whose a thing is, and which of two people of one name is meant."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import rows_of


@pytest.mark.parametrize(
    "text",
    [
        "The board received a demand from the union to raise the pay.",
        "The board got an ultimatum from the union to raise the pay.",
        "The board was given an ultimatum by the union to raise the pay.",
        "The union issued an ultimatum to the board to raise the pay.",
    ],
)
def test_whoever_receives_a_demand_is_asked(pipeline: Language, text: str) -> None:
    row = rows_of(pipeline, text)["Raise the pay"]
    assert row.maker == "board"
    assert {(voice.party, voice.stance) for voice in row.voices} == {("union", "demands")}


def test_his_son_is_no_fathers_son(pipeline: Language) -> None:
    text = (
        "Anton Lund's father wrote to the embassy on Monday. He wants Velland's envoys to meet with his "
        "six-year-old son in Newport.\n"
    )
    assert not [label for label in rows_of(pipeline, text) if "father’s son" in label]


def test_two_of_one_name_and_title_are_told_by_the_words_before(pipeline: Language) -> None:
    text = (
        "Ms. Clara Brandt leads the union. Her sister, Ms. Hanna Brandt, leads the board.\n\n"
        "Ms. Hanna Brandt said the board would wait. Ms. Brandt refused to raise the pay.\n\n"
        "Ms. Clara Brandt left the hall. Ms. Brandt threatened to call a strike.\n"
    )
    makers = {label: row.maker for label, row in rows_of(pipeline, text).items()}
    assert makers["Raise the pay"] in ("hanna-brandt", "board")
    assert {maker for label, maker in makers.items() if "strike" in label} <= {"clara-brandt", "union"}


@pytest.mark.parametrize(
    "text",
    [
        "The panel should formally ask the board to raise the pay.",
        "The union must call on the board to raise the pay.",
    ],
)
def test_that_somebody_should_ask_is_no_asking_of_his(pipeline: Language, text: str) -> None:
    rows = rows_of(pipeline, text).values()
    assert not [voice for row in rows for voice in row.voices if voice.stance == "demands"]


def test_who_will_ask_does_ask(pipeline: Language) -> None:
    row = rows_of(pipeline, "The union will call on the board to raise the pay.")["Raise the pay"]
    assert {(voice.party, voice.stance) for voice in row.voices} == {("union", "demands")}


@pytest.mark.parametrize(
    "text",
    [
        "The union pushed the mayor to press the board to raise the pay.",
        "The union telephoned the mayor to urge him to press the board to raise the pay.",
        "The union wants to press the board to raise the pay.",
    ],
)
def test_who_has_another_ask_is_the_one_who_asks(pipeline: Language, text: str) -> None:
    row = rows_of(pipeline, text)["Raise the pay"]
    assert {voice.party for voice in row.voices if voice.stance == "demands"} <= {"union"}


def test_what_is_left_to_somebody_is_no_demand_of_his(pipeline: Language) -> None:
    text = "The only way for the union is to convince the board to raise the pay, Otto Kranz said."
    rows = rows_of(pipeline, text).values()
    assert not [voice for row in rows for voice in row.voices if voice.party == "union"]
