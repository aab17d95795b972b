"""Conditions in their many forms, terms behind a colon, and answers to what was proposed."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.positions.mentions.test_answers import stances
from tests.support.tables import rows_of


@pytest.mark.parametrize(
    ("text", "act", "condition"),
    [
        (
            "The Salt Union promised to end its blockade, provided that the port board dropped the fee.",
            "fee",
            "provided that the port board dropped the fee",
        ),
        (
            "The Salt Union will pay as soon as the port board has opened the gates.",
            "Pay",
            "as soon as the port board has opened the gates",
        ),
        (
            "The Salt Union will come to the talks on two conditions: a new offer and an apology.",
            "Come to the talks",
            "on two conditions: a new offer and an apology",
        ),
        (
            "The Salt Union will not sign the port charter without a guarantee.",
            "Sign the port charter",
            "without a guarantee",
        ),
    ],
)
def test_a_condition_stays_on_its_row(pipeline: Language, text: str, act: str, condition: str) -> None:
    rows = rows_of(pipeline, text)
    assert condition in {c.words.quote for row in rows.values() for c in row.conditions}, list(rows)
    assert any(act in label for label in rows)


def test_without_delay_is_no_condition(pipeline: Language) -> None:
    rows = rows_of(pipeline, "The Salt Union will not leave the port without delay.")
    assert not any(row.conditions for row in rows.values())


def test_what_is_named_as_a_condition_is_asked_for_by_whoever_names_it(pipeline: Language) -> None:
    text = "The Salt Union presented two demands: the port board must drop the fee and pay the crews."
    rows = rows_of(pipeline, text)
    assert ("salt-union", "demands") in stances(rows["Pay the crews"])


def test_who_speaks_of_talks_under_a_condition_is_open_to_them(pipeline: Language) -> None:
    text = "The port board said that the fee might be taken up later if the Salt Union ended its strike."
    row = rows_of(pipeline, text)["Take up the fee"]
    assert stances(row) == {("port-board", "offers")}
    assert row.conditions


def test_an_answer_to_a_proposal_is_the_answerers(pipeline: Language) -> None:
    text = "Peru had proposed that family visits be held again in May. Chile turned down the idea on Monday."
    row = rows_of(pipeline, text)["Hold family visits"]
    assert row.maker == "chile"
    assert stances(row) == {("peru", "demands"), ("chile", "refuses")}


def test_not_interested_is_an_answer(pipeline: Language) -> None:
    text = "The Salt Union proposed talks on the fee. The port board answered that it was not interested."
    rows = rows_of(pipeline, text)
    assert any(("port-board", "refuses") in stances(row) for row in rows.values())


def test_a_voice_that_asks_one_party_asks_it_for_the_rest_too(pipeline: Language) -> None:
    text = (
        "The Salt Union asked the port board to open its books."
        " It also wants the charges against two members dropped."
    )
    row = next(row for label, row in rows_of(pipeline, text).items() if "charges" in label)
    assert row.maker == "port-board"
    of_two = (
        "The Salt Union asked the port board to open its books. It urged Peru to step in."
        " It also wants the charges against two dropped."
    )
    assert not any("charges" in label for label in rows_of(pipeline, of_two))


def test_an_answer_may_be_told_before_what_had_been_proposed(pipeline: Language) -> None:
    text = "Chile turned down the idea on Monday. Peru had proposed that family visits be held again in May."
    row = rows_of(pipeline, text)["Hold family visits"]
    assert stances(row) == {("peru", "demands"), ("chile", "refuses")}
    # A proposal that comes after the answer is another one.
    later = "Chile turned down the idea on Monday. Peru proposed that family visits be held again in May."
    assert not any("refuses" in {s for _, s in stances(r)} for r in rows_of(pipeline, later).values())


def test_who_hopes_that_others_settle_is_no_side_of_theirs(pipeline: Language) -> None:
    text = "The United Nations voiced the hope that the leaders of Peru would settle their dispute."
    assert "Settle their dispute" in rows_of(pipeline, text)


def test_who_is_not_interested_would_not_ask_the_judge(pipeline: Language) -> None:
    text = (
        "The Salt Union proposed that the state judge elected in May be asked to join the talks."
        " The port board answered that it was not interested."
    )
    row = next(row for label, row in rows_of(pipeline, text).items() if label.startswith("Ask"))
    assert row.maker == "port-board"
    assert stances(row) == {("salt-union", "demands"), ("port-board", "refuses")}
