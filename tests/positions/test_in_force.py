"""What is in force by the words of reports: what lasts, what is over with its day, what is done."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.positions import Positions


def rows_in_force(pipeline: Language, text: str) -> list[str]:
    table, _ = table_and_dossier(pipeline, text)
    return [row.act for row in table.rows if row.in_force]


def stances_of(table: Positions, word: str) -> set[str]:
    return {voice.stance for row in table.rows if word in row.act.casefold() for voice in row.voices}


@pytest.mark.parametrize(
    "text",
    [
        "PORT ROY, 3 May 2021 - Planes of Ostland bombed the camp of the Reed Front on Sunday."
        " The Reed Front wants Ostland to free its envoys.",
        "PORT ROY, 3 May 2021 - Students marched against the law by torchlight on Sunday. The Student League"
        " demanded that the government of Ostland repeal the law.",
    ],
)
def test_what_was_done_in_a_day_is_no_state_of_things(pipeline: Language, text: str) -> None:
    assert not rows_in_force(pipeline, text)


def test_what_began_and_goes_on_is_in_force(pipeline: Language) -> None:
    text = (
        "PORT ROY, 3 May 2021 - For weeks the Student League has marched against the law every night. It"
        " wants the government of Ostland to repeal the law."
    )
    assert rows_in_force(pipeline, text)


def test_who_has_done_what_he_agreed_to_no_longer_offers_it(pipeline: Language) -> None:
    table, _ = table_and_dossier(
        pipeline,
        "PORT ROY, 3 May 2021 - The mayor of Ostland agreed to meet the Rail Union. The mayor has already met"
        " the Rail Union in the port.",
    )
    assert not stances_of(table, "meet") & {"offers", "accepts"}
    table, _ = table_and_dossier(
        pipeline, "PORT ROY, 3 May 2021 - The mayor of Ostland agreed to meet the Rail Union in the port."
    )
    assert "accepts" in stances_of(table, "meet")


def test_further_measures_refuse_nothing(pipeline: Language) -> None:
    table, _ = table_and_dossier(
        pipeline,
        "PORT ROY, 3 May 2021 - The league imposed sanctions on Ostland in March. The league pledged to"
        " impose further sanctions on Ostland.",
    )
    assert "refuses" not in stances_of(table, "sanctions")


def test_words_of_support_are_no_state_of_things(pipeline: Language) -> None:
    words = "PORT ROY, 3 May 2021 - Ostland supports the Reed Front. The Reed Front wants Ostland to meet it."
    assert not rows_in_force(pipeline, words)
    money = "PORT ROY, 3 May 2021 - Ostland gives military support to the Reed Front."
    assert rows_in_force(pipeline, money)
