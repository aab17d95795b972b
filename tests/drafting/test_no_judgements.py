"""Sentences with a forecast or a condition that judge nothing, and those that say what comes of what."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.drafting.assessments import assessments_in
from detente.drafting.no_judgements import judges_nothing


@pytest.mark.parametrize(
    "says",
    [
        "they will not go back to the mill unless the lockout ends",
        "we would gladly sign once the bridge is paid for",
        "If the toll stays, we will block the bridge",
        "she was willing to fetch the papers if the guard let her pass",
        "it would open the gate provided the drivers left first",
        "he asks for a meeting before the vote so that the two could agree",
        "the ferry might have sailed if the pilot had come",
        "nobody can predict what the growers would do if the vote failed",
        "Velland: won't lend its pilots without a contract",
    ],
)
def test_a_plan_of_whoever_speaks_judges_nothing(says: str) -> None:
    assert judges_nothing(says, "said", spoken=True)


@pytest.mark.parametrize(
    "says",
    [
        "they would lose the mill if the lockout went on",
        "The toll will drive the carriers away unless it falls",
        "it will be a second betrayal if the gate is shut",
        "a higher toll would lead to a strike",
    ],
)
def test_who_says_what_will_come_of_something_judges(says: str) -> None:
    assert not judges_nothing(says, "said", spoken=True)
    assert not judges_nothing(says, None, spoken=False)


@pytest.mark.parametrize(
    "says",
    [
        "The next bulletin will appear when the appeal has been lodged",
        "Holders have until 3 May to send in the papers which would make the permit whole",
        "Drivers may be fined without a hearing",
        "The guild urged the port to open the gate so that the grain could be shipped",
        "The committee will meet on 4 June in order to make a proposal",
    ],
)
def test_a_date_a_rule_and_a_request_judge_nothing_where_a_reporter_tells_them(says: str) -> None:
    assert judges_nothing(says, None, spoken=False)


def test_what_somebody_asks_for_is_no_judgement_of_his() -> None:
    assert judges_nothing(
        "guarantees that the toll would fall if the bridge is paid for", "seek", spoken=True
    )


def test_a_heading_above_a_paragraph_in_one_line_is_no_part_of_its_first_sentence(pipeline: Language) -> None:
    sentence = (
        "A second levy on grain would lead to a shortage in the north of the island, the harbour master of"
        " Orvik thinks, whatever the growers and the carriers say of it in their own papers this spring."
    )
    _, read = table_and_dossier(pipeline, f"Two readings\n{sentence}\n")
    assert not any("Two readings" in one.words.quote for one in assessments_in(read))
