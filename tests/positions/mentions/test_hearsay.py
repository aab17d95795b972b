"""The words of one on another's will are his word against the other, and no row of the other."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import rows_of, table_of


@pytest.mark.parametrize(
    "text",
    [
        "Otto Kranz said Clara Brandt wants to abolish the port police.",
        "Clara Brandt wants to abolish the port police, Otto Kranz said.",
        "According to Otto Kranz, Clara Brandt wants to abolish the port police.",
        "In Otto Kranz's view, Clara Brandt wants to abolish the port police.",
        "Kranz's claim that Clara Brandt wants to abolish the port police drew cheers.",
        "Otto Kranz told the rally that his opponent, Clara Brandt, wants to abolish the port police.",
        "Otto Kranz accused Clara Brandt of wanting to abolish the port police.",
        "Otto Kranz attacked Clara Brandt for wanting to abolish the port police.",
        "Clara Brandt was accused by Otto Kranz of planning to abolish the port police.",
        "Clara Brandt is accused of planning to abolish the port police.",
        "Otto Kranz argued that Clara Brandt would abolish the port police.",
        "Otto Kranz suggested that Clara Brandt was ready to abolish the port police.",
        "Otto Kranz, the Green candidate, said Clara Brandt, the Liberal nominee, has offered to abolish the "
        "port police.",
        "The union said the board wants to abolish the port police.",
    ],
)
def test_the_word_of_another_on_what_somebody_wants_is_no_row(pipeline: Language, text: str) -> None:
    assert not [label for label in rows_of(pipeline, text) if "port police" in label]


def test_it_is_said_why_such_words_are_left_out(pipeline: Language) -> None:
    table = table_of(pipeline, "The union said the board wants to abolish the port police.")
    assert "the word of another on what it wants" in {item.why for item in table.unused}


@pytest.mark.parametrize(
    ("text", "maker"),
    [
        ("Clara Brandt said she wants to abolish the port police.", "clara-brandt"),
        (
            "Clara Brandt's spokesman, Anton Lund, said she wants to abolish the port police.",
            "clara-brandt",
        ),
        ("A spokesman said the board wants to abolish the port police.", "board"),
        ("Otto Kranz said the board has offered to abolish the port police.", "board"),
        ("The mediator, Otto Kranz, said the board was ready to abolish the port police.", "board"),
        ("Otto Kranz condemned the board's plan to abolish the port police.", "board"),
    ],
)
def test_ones_own_word_and_what_is_known_are_rows(pipeline: Language, text: str, maker: str) -> None:
    (row,) = (row for label, row in rows_of(pipeline, text).items() if "port police" in label)
    assert row.maker == maker


def test_who_criticises_a_plan_is_against_it_and_would_not_carry_it_out(pipeline: Language) -> None:
    rows = rows_of(pipeline, "Otto Kranz condemned the board's plan to abolish the port police.")
    (row,) = rows.values()
    assert {(voice.party, voice.stance) for voice in row.voices} == {("otto-kranz", "opposes")}
    assert not rows_of(pipeline, "Otto Kranz condemned the plan to abolish the port police.")


def test_who_rejects_a_plan_that_is_put_to_him_is_its_maker(pipeline: Language) -> None:
    (row,) = rows_of(pipeline, "The council rejected a plan to abolish the port police.").values()
    assert (row.maker, {voice.stance for voice in row.voices}) == ("council", {"refuses"})


def test_a_research_director_weighs_what_others_do(pipeline: Language) -> None:
    text = (
        '"The savings will not be passed on to the riders," said Otto Kranz, research director for Moor Rail '
        "Studies. The union asked the board for talks.\n"
    )
    assert not [label for label in rows_of(pipeline, text) if "savings" in label]


@pytest.mark.parametrize(
    "text",
    [
        "The government of Velland is ready to free the prisoners, opposition leader Ida Holm said.",
        "Norland is prepared to free the prisoners and will look for a way out despite a long row over the"
        " duty on"
        " salt, which nobody has won, leader of the Salt opposition movement Ida Holm told Portpress.",
        "The rebel leader, Ida Holm, said Velland has offered to free the prisoners.",
    ],
)
def test_an_opponent_of_a_state_does_not_offer_in_its_name(pipeline: Language, text: str) -> None:
    assert not any("prisoners" in label for label in rows_of(pipeline, text))


@pytest.mark.parametrize(
    "text",
    [
        "The government of Velland is ready to free the prisoners, its spokesman said.",
        "Norland is prepared to free the prisoners and will look for a way out despite a long row over the"
        " duty on"
        " salt, which nobody has won, its minister Ida Holm told Portpress.",
        "The opposition is ready to free the prisoners, opposition leader Ida Holm said.",
    ],
)
def test_ones_own_minister_and_leader_offer_in_its_name(pipeline: Language, text: str) -> None:
    assert any("prisoners" in label for label in rows_of(pipeline, text))
