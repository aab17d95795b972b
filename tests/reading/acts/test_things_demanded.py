"""Things demanded in a list, wanted back or assured, and offers that members throw out; with look-alikes."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.reading.acts.test_rejected_terms import told
from tests.support.tables import rows_of


def stances(pipeline: Language, text: str) -> set[tuple[str, str, str | None, str]]:
    return {
        (row.maker, row.act, voice.party, voice.stance)
        for row in rows_of(pipeline, text).values()
        for voice in row.voices
    }


def test_each_thing_of_a_list_of_demands_is_demanded_by_its_owner(pipeline: Language) -> None:
    text = "The rebels have two demands: an amnesty and the release of their leader."
    demanded = {(label, voice) for label, mood, _, voice in told(pipeline, text) if mood == "demanded"}
    assert {("Grant an amnesty", "rebels"), ("Release their leader", "rebels")} <= demanded


def test_demands_of_nobody_named_are_nobodys(pipeline: Language) -> None:
    assert not told(pipeline, "There were two demands: an amnesty and a truce.")


@pytest.mark.parametrize(
    "text",
    [
        "The union wants the old rosters back from the Port Authority.",
        "The union wants the old rosters back. The Port Authority refused to meet the union.",
    ],
)
def test_a_thing_is_wanted_back(pipeline: Language, text: str) -> None:
    assert ("port-authority", "Bring back the old rosters", "union", "demands") in stances(pipeline, text)


def test_people_who_are_wanted_back_would_come_themselves(pipeline: Language) -> None:
    assert not told(pipeline, "The board wants the strikers back.")


def test_an_assurance_that_is_pressed_for_is_asked_of_whom_is_pressed(pipeline: Language) -> None:
    text = "The league pressed the Port Authority for an assurance that the panel will not meet on Monday."
    labels = {(label, doer) for label, mood, doer, _ in told(pipeline, text) if mood == "demanded"}
    assert ("Guarantee that the panel will not meet on Monday", "port-authority") in labels


def test_what_its_members_throw_out_a_union_refuses(pipeline: Language) -> None:
    text = "The union announced that its members had thrown out the council's latest proposal: 97 per cent"
    text += " against, on a turnout of 60."
    rows = stances(pipeline, text)
    assert ("union", "Accept the council's proposal", "union", "refuses") in rows
    assert ("union", "Accept the council's proposal", "council", "demands") in rows


def test_a_right_that_is_reserved_is_a_threat(pipeline: Language) -> None:
    text = (
        "The union met the board on Monday. The union reserves the right to strike if the board cuts the pay."
    )
    assert ("union", "Go on strike", "union", "threatens") in stances(pipeline, text)
