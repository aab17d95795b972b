"""Acts given in exchange for others, ends that hang on a condition, and wills that are only voiced."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import rows_of

from detente.positions import Position


def stances(rows: dict[str, Position], word: str) -> set[tuple[str, str | None, str]]:
    return {(row.maker, v.party, v.stance) for act, row in rows.items() if word in act for v in row.voices}


@pytest.mark.parametrize("link", ["in return for", "in exchange for"])
def test_who_proposes_a_truce_for_a_release_offers_the_one_and_wants_the_other(
    pipeline: Language, link: str
) -> None:
    rows = rows_of(
        pipeline, f"The Vell Front proposed a truce {link} the release of its men by the government."
    )
    assert ("vell-front", "vell-front", "offers") in stances(rows, "cease-fire")
    assert ("government", "vell-front", "demands") in stances(rows, "Release")


def test_who_demands_a_thing_for_a_truce_offers_the_truce(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The Vell Front demanded the release of its men by the government in exchange for a cease-fire.",
    )
    assert ("vell-front", "vell-front", "offers") in stances(rows, "cease-fire")
    assert ("government", "vell-front", "demands") in stances(rows, "Release")


def test_what_is_exchanged_at_a_shop_is_no_demand(pipeline: Language) -> None:
    assert not rows_of(pipeline, "The Vell Front bought salt in exchange for wool.")


def test_raids_that_would_stop_on_a_condition_go_on(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The Vell Front announced its decision to stop its raids if Norland halts its aid to the government.",
    )
    (row,) = (row for act, row in rows.items() if "raids" in act)
    assert (row.maker, row.act, row.in_force) == ("vell-front", "Keep up the raids", True)
    assert ("norland", "vell-front", "demands") in stances(rows, "aid")


def test_who_would_do_one_thing_but_not_another_refuses_the_other(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The government has expressed its willingness to take part in talks, but not to sign a truce.",
    )
    assert stances(rows, "talks") == {("government", "government", "offers")}
    assert stances(rows, "truce") == {("government", "government", "refuses")}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "Norland has offered to put the cease-fire into effect on Monday.",
            "Put the cease-fire into effect",
        ),
        ("The Vell Front will step up its marches in an effort to stop the vote.", "Step up its marches"),
        (
            "The Vell Front's decision to express its willingness to lay down its arms surprised the port.",
            "Lay down its arms",
        ),
    ],
)
def test_labels_are_whole_and_say_no_more_than_the_act(pipeline: Language, text: str, act: str) -> None:
    assert act in rows_of(pipeline, text)
    assert not any(other.startswith("Express") for other in rows_of(pipeline, text))


@pytest.mark.parametrize(
    "text",
    [
        "The mayor is sure that Norland is hoping that nothing will come of the summit.",
        "President Roy said the suit is linked to the plan for the Vell withdrawal.",
        "The Vell Front's decision to talk, far from weakening the front, strengthens its hand.",
        "The government and the Vell Front have held two rounds of talks, the first in May.",
        "The Vell Front warned that the government's stand will only lead to more bloodshed.",
    ],
)
def test_hopes_outcomes_and_past_rounds_are_nobodys_plan(pipeline: Language, text: str) -> None:
    told = {(v.stance, act) for act, row in rows_of(pipeline, text).items() for v in row.voices}
    assert not {(stance, act) for stance, act in told if (stance, act) != ("plans", "Open talks")}
