"""Members who are suspended or expelled, and labels that say whom and whose."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import rows_of, table_of

from detente.page.words import in_force_in_words, stance_in_words


@pytest.mark.parametrize("does", ["suspended", "expelled"])
def test_members_who_were_shut_out_could_be_readmitted(pipeline: Language, does: str) -> None:
    rows = rows_of(pipeline, f"Parliament {does} 12 lawmakers of the Reform Party on Monday.")
    (row,) = rows.values()
    assert (row.maker, row.act) == ("parliament", "Readmit 12 lawmakers of the Reform Party")
    assert (in_force_in_words(row), stance_in_words(row, "parliament").words) == ("excluded", "excluded them")


def test_members_who_are_let_in_are_admitted(pipeline: Language) -> None:
    rows = rows_of(pipeline, "The league will admit Norland as a member.")
    assert any(act.startswith("Admit") for act in rows)


def test_of_a_reinstatement_of_somebody_the_label_has_no_owner(pipeline: Language) -> None:
    table = table_of(pipeline, "The Reform Party urged parliament to order their reinstatement.")
    assert not any(row.act.split()[-1] in ("their", "his", "its") for row in table.rows)


def test_them_is_whom_it_stands_for(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The opposition will not attend sessions until the government takes them into its confidence.",
    )
    assert any(act.startswith("Take the opposition into") for act in rows)


def test_a_sum_has_its_owner(pipeline: Language) -> None:
    rows = rows_of(pipeline, "The government wants to restructure the island's $70 billion in debt.")
    assert any("island's $70 billion" in act for act in rows)


def test_new_sanctions_are_another_act_than_lifting_the_old(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The league will impose new sanctions on Norland if the miners are not freed. It said it would"
        " lift the"
        " sanctions on Norland once they are.",
    )
    assert {act.split()[0] for act in rows if "sanctions" in act} == {"Impose", "Lift"}
    assert not any(
        v.stance == "refuses" for act, row in rows.items() if "sanctions" in act for v in row.voices
    )


@pytest.mark.parametrize(
    "text",
    [
        "The Reform Party is strongly favoured to keep the senate.",
        "Roy bets that nothing about Holm will stir up the voters.",
        "If the door to talks is closed, the door of war will open, the bishop said.",
        "President Roy told newsmen that he has received offers from Norland.",
    ],
)
def test_bets_and_figures_of_speech_are_nobodys_plan(pipeline: Language, text: str) -> None:
    assert not rows_of(pipeline, text)


def test_who_agrees_among_themselves_to_act_against_something_plans_it(pipeline: Language) -> None:
    rows = rows_of(pipeline, "The Farm Party agreed to take a tougher stance against unpaid work.")
    assert {v.stance for row in rows.values() for v in row.voices} == {"plans"}
    rows = rows_of(pipeline, "The Farm Party agreed to open the gates.")
    assert {v.stance for row in rows.values() for v in row.voices} == {"accepts"}
