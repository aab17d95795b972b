"""Acts in force by the words of reports: those that last, are over with their day, or are done."""

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


def test_a_promise_to_nobody_is_a_plan(pipeline: Language) -> None:
    table, _ = table_and_dossier(
        pipeline, "PORT ROY, 3 May 2021 - Mayor Ida Holm promised on Monday to hunt down the smugglers."
    )
    assert stances_of(table, "smugglers") == {"plans"}


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("The Reed Front promised to release the hostages.", "release"),
        ("The Mill Board promised to rebuild the weir if the weavers end the strike.", "weir"),
    ],
)
def test_a_promise_of_what_is_bargained_for_is_an_offer(pipeline: Language, text: str, word: str) -> None:
    table, _ = table_and_dossier(pipeline, f"PORT ROY, 3 May 2021 - {text}")
    assert "offers" in stances_of(table, word)


def test_a_boycott_that_is_only_threatened_is_not_kept_up(pipeline: Language) -> None:
    table, _ = table_and_dossier(
        pipeline, "PORT ROY, 3 May 2021 - The sailors of Marinia threatened a boycott of the elections."
    )
    assert [row.act for row in table.rows] == ["Boycott the elections"]


def test_who_keeps_somebody_with_himself_would_hand_him_over_to_another(pipeline: Language) -> None:
    table, _ = table_and_dossier(
        pipeline,
        "PORT ROY, 3 May 2021 - Lena Holm, 5, lives in the port. Her uncle Otto Brandt said that he will"
        " keep the girl with him.",
    )
    assert not [row.act for row in table.rows if "Hand over" in row.act and " to " in row.act]


def test_an_invitation_is_no_demand_but_one_to_talks_is(pipeline: Language) -> None:
    text = "PORT ROY, 3 May 2021 - Ostland invited the envoy of Marinia to {}."
    table, _ = table_and_dossier(pipeline, text.format("visit the port"))
    assert not table.rows
    table, _ = table_and_dossier(pipeline, text.format("join the league of Orvik"))
    assert not table.rows
    table, _ = table_and_dossier(pipeline, text.format("hold talks with the Reed Front"))
    assert stances_of(table, "talks") == {"demands"}


@pytest.mark.parametrize(
    ("text", "in_force"),
    [
        ("The Salt Party said that it will not end its planned boycott of parliament.", False),
        ("The Salt Party boycotted a meeting that the minister held. It refused to attend.", None),
        ("The Salt Party has boycotted parliament since May. The minister wants it to return.", True),
    ],
)
def test_a_planned_boycott_and_one_of_a_single_meeting_are_not_in_force(
    pipeline: Language, text: str, in_force: bool | None
) -> None:
    table, _ = table_and_dossier(pipeline, text)
    assert [row.in_force for row in table.rows if "oycott" in row.act] == [in_force]


def test_talks_that_were_broken_off_are_resumed(pipeline: Language) -> None:
    text = (
        "Ostland suspended the talks with the Reed Front on Monday. The Reed Front wants talks with Ostland."
    )
    table, _ = table_and_dossier(pipeline, text)
    assert any(row.act.startswith("Resume talks") for row in table.rows)
    text = "The Reed Front wants talks with Ostland. Ostland refused."
    table, _ = table_and_dossier(pipeline, text)
    assert any(row.act.startswith("Open talks") for row in table.rows)


def test_to_attend_is_another_act_than_the_boycott(pipeline: Language) -> None:
    table, _ = table_and_dossier(
        pipeline,
        "PORT ROY, 3 May 2021 - The Reed Front will not end its boycott of the assembly. A way out must be"
        " found before the Reed Front can attend the assembly, its leader Ana Roy said.",
    )
    assert "refuses" not in {
        voice.stance for row in table.rows if row.catalogue == "boycott" for voice in row.voices
    }


def test_what_is_kept_up_until_something_is_done_goes_on_now(pipeline: Language) -> None:
    text = (
        "PORT ROY, 3 May 2021 - The Reed Front said that its blockade of the harbour would be kept up until"
        " the law had been repealed. The government of Ostland refused to repeal the law."
    )
    assert any("blockade" in act.casefold() for act in rows_in_force(pipeline, text))
