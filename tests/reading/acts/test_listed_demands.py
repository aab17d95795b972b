"""Lists of demands whose items open with whoever is asked, and things wanted gone or undone."""

from __future__ import annotations

import re

import pytest
from spacy.language import Language
from tests.support.tables import rows_of, table_and_dossier, unused_of

_LIST = """\
The Salt League calls on:

1. the port board, to publish the list by May;
2. the Treasury, to hold back its notice; and
3. Parliament, to refuse any rise in the toll.
"""


def _asked(pipeline: Language, text: str) -> set[tuple[str, str, str, str]]:
    _, dossier = table_and_dossier(pipeline, text)
    names = {party.id: re.sub("^the ", "", party.name, flags=re.IGNORECASE) for party in dossier.parties}
    return {
        (names.get(act.doer or "", ""), act.label, act.mood, names.get(act.voice or "", ""))
        for act in dossier.acts
    }


def test_whoever_an_item_opens_with_is_asked_by_whoever_the_list_is_of(pipeline: Language) -> None:
    asked = _asked(pipeline, _LIST)
    assert ("port board", "Publish the list", "demanded", "Salt League") in asked
    assert ("Treasury", "Hold back its notice", "demanded", "Salt League") in asked
    assert not any(who == "Parliament" and by == "Parliament" for who, _, _, by in asked)


def test_under_recommendations_whoever_stands_behind_to_is_asked(pipeline: Language) -> None:
    text = (
        "Recommendations\n\nTo the Salt Board: to withdraw yesterday's decision, and to issue a licence.\n"
        "To the government of Peru: to bring the act into line with the code.\n"
    )
    asked = {(who, act) for who, act, mood, _ in _asked(pipeline, text) if mood == "demanded"}
    assert asked == {
        ("Salt Board", "Withdraw yesterday's decision"),
        ("Salt Board", "Issue a licence"),
        ("government of Peru", "Bring the act into line"),
    }


def test_a_purpose_behind_a_comma_is_no_item(pipeline: Language) -> None:
    text = "The board met on Monday.\n\nThe mayor left the town hall, to publish the list there.\n"
    assert not any(mood == "demanded" for _, _, mood, _ in _asked(pipeline, text))


def test_who_is_wanted_gone_is_to_step_down_and_what_is_wanted_gone_to_be_scrapped(
    pipeline: Language,
) -> None:
    text = "Mayor Rita Lund closed the port. The Salt Union wants her gone. Chile wants the toll gone."
    asked = {(who, act) for who, act, mood, _ in _asked(pipeline, text) if mood == "demanded"}
    assert ("Rita Lund", "Step down") in asked
    assert ("", "Scrap the toll") in asked
    assert not any(act.startswith("Go ") for act in rows_of(pipeline, text))


def test_both_things_wanted_withdrawn_are_to_be_withdrawn(pipeline: Language) -> None:
    text = "The guild wants both the rise and a package of new levies withdrawn."
    acts = {act for _, act, mood, _ in _asked(pipeline, text) if mood == "demanded"}
    assert any(act.startswith("Withdraw the rise") for act in acts)
    assert not any(act.startswith(("Agree", "Grant", "Raise")) for act in acts)


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("The guild demanded that the toll be lowered rather than scrapped.", {"Lower the toll"}),
        ("The guild no longer insists on repeal.", set()),
        ("The guild likes to quote the law.", set()),
        ("The guild would like to open the gate.", {"Open the gate"}),
        ("Peru gave Chile 24 hours to open the gate or lose the market.", {"Open the gate"}),
        ("Peru does not accept the ruling of the court.", {"Accept the ruling of the court"}),
        ("Peru does not know the ruling of the court.", set()),
        ("The list will be printed when the appeal has been lodged.", {"Print the list"}),
        ("Peru asked for 169.", {"Agree to 169"}),
        ("The guild repeated its demand for 12,500 units.", {"Agree to 12,500 units"}),
        ("The guild praised its members for 40 years of work.", set()),
    ],
)
def test_what_is_asked_or_refused_in_other_words(pipeline: Language, text: str, acts: set[str]) -> None:
    open_moods = ("demanded", "opposed", "refused", "planned", "offered", "in force", "done")
    assert {act for _, act, mood, _ in _asked(pipeline, text) if mood in open_moods} == acts


def test_no_deal_without_a_thing_is_a_refusal_on_that_condition(pipeline: Language) -> None:
    text = "The mayor said that there would be no deal without a treaty. The union met the mayor on Monday."
    row = rows_of(pipeline, text)["Sign any deal"]
    assert {(voice.party, voice.stance) for voice in row.voices} == {("mayor", "refuses")}
    assert [condition.words.quote for condition in row.conditions] == ["without a treaty"]


@pytest.mark.parametrize(
    "text",
    [
        "The guild wrote to the mayor supporting her intervention in the strike.",
        "The text was drawn up by Peru, with technical assistance from the World Bank.",
        "After visitors from Chile staged a small protest at the temple, Peru closed the gate.",
        'One man on the picket line said: "We will vote again on Monday."',
        "Minister Otto Kranz will leave for several European capitals on Monday.",
    ],
)
def test_what_nobody_disputes_is_no_row(pipeline: Language, text: str) -> None:
    labels = {
        "Intervene",
        "Keep up the technical assistance",
        "Stage a small protest",
        "Vote on Monday",
        "Vote",
    }
    rows = rows_of(pipeline, text)
    assert not labels & set(rows)
    assert not any(label.startswith("Leave for") for label in rows)


def test_a_strike_in_a_state_is_none_of_the_state(pipeline: Language) -> None:
    text = "Norway's strike at the mill goes on. Norway will not step in. The Salt Union refused to talk."
    assert not any(row.maker == "norway" and "strike" in row.act for row in rows_of(pipeline, text).values())


def test_it_and_them_are_not_just_any_thing_named_before(pipeline: Language) -> None:
    text = "The post was made to end the strike of 2017. It was a compromise. The council is abolishing it."
    assert not any("strike" in act for act in rows_of(pipeline, text))
    taken = (
        "The text is given the attention that it needs. Peru reserves the right to place it before the court."
    )
    assert not any("attention" in act for act in rows_of(pipeline, taken))


def test_he_who_is_to_be_replaced_is_not_the_one_who_asks(pipeline: Language) -> None:
    text = "General Abel Roy accused Otto Kranz of bias and requested that he be replaced."
    _, dossier = table_and_dossier(pipeline, text)
    assert not any("abel-roy" in act.about for act in dossier.acts)
    assert unused_of(pipeline, text) is not None
