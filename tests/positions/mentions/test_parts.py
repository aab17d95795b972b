"""Some who were let go, claims that something goes on, and demands that name nobody."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import rows_of, unused_of

from detente.positions import Position


def stances(row: Position) -> set[tuple[str | None, str]]:
    return {(voice.party, voice.stance) for voice in row.voices}


@pytest.mark.parametrize(
    "text",
    [
        "The government jailed 40 activists in May. Two of them were freed on Monday. The Reform Party"
        " demands that"
        " the government free the activists.",
        "The army seized 16 miners last week. Three people were later released. The Vell Front said it"
        " will not return"
        " to the talks unless the government releases the miners.",
    ],
)
def test_the_release_of_a_few_does_not_answer_the_demand_for_all(pipeline: Language, text: str) -> None:
    asked = [
        row
        for row in rows_of(pipeline, text).values()
        if any(stance == "demands" for _, stance in stances(row))
    ]
    (row,) = (row for row in asked if row.catalogue == "arrest")
    assert not row.in_force
    assert not any(stance == "does" for _, stance in stances(row))
    assert "only some of them" in unused_of(pipeline, text).values()


def test_the_release_of_those_who_were_asked_for_is_done(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The Reform Party demanded that the government free the two editors. The government freed the two"
        " editors on"
        " Monday.",
    )
    (row,) = (row for row in rows.values() if row.catalogue == "arrest")
    assert row.in_force


@pytest.mark.parametrize(
    ("text", "by"),
    [
        (
            '"The army is bombing our camps," said Ida Holm, spokeswoman of the Vell Front. The army had'
            " no comment.",
            "vell-front",
        ),
        ("The army is bombing the camps, the Vell Front said.", "vell-front"),
        ("The army is bombing the camps of the Vell Front.", None),
    ],
)
def test_what_only_one_side_says_goes_on_is_its_word(pipeline: Language, text: str, by: str | None) -> None:
    rows = [row for row in rows_of(pipeline, text).values() if row.in_force]
    assert {row.claimed_by for row in rows} == (
        {by} if by else {row.claimed_by for row in rows if not row.claimed_by}
    )


def test_a_demand_that_names_nobody_is_of_the_one_other_side_perhaps(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The Vell Front insists on League-led mediation. The government of Norland has jailed four of the"
        " Front's"
        " leaders and refuses to open talks with the Front.",
    )
    (row,) = (row for act, row in rows.items() if "mediation" in act)
    assert (row.maker, stances(row)) == ("government-of-norland", {("vell-front", "demands")})
    assert row.sureness < 0.5


def test_of_a_side_that_it_is_not_at_odds_with_nothing_is_asked(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "In July the alliance announced that it would admit Sarno. Sarno asked for League-led mediation.",
    )
    assert not any("mediation" in act for act in rows)


def test_of_two_other_sides_nobody_is_asked(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The government of Norland refuses to open talks with the Vell Front. The Salt Union refuses to open"
        " talks with the Vell Front. The Vell Front insists on League-led mediation.",
    )
    assert not any("mediation" in act for act in rows)


def test_who_demands_what_one_office_can_do_is_named(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The Reform Party called for fresh elections. The Farm Party called for the abolition of the salt"
        " duty. The"
        " government refused both demands.",
    )
    (row,) = (row for act, row in rows.items() if "elections" in act)
    assert stances(row) == {("reform-party", "demands")}


@pytest.mark.parametrize(
    "text",
    [
        "The sanctions on Norland will not be lifted soon, the League's envoy said.",
        "The gates will not be reopened overnight, the board said.",
    ],
)
def test_what_will_not_come_soon_is_no_refusal(pipeline: Language, text: str) -> None:
    assert not any(
        stance == "refuses" for row in rows_of(pipeline, text).values() for _, stance in stances(row)
    )


def test_what_will_not_be_done_is_a_refusal(pipeline: Language) -> None:
    rows = rows_of(pipeline, "The gates will not be reopened, the board said.")
    assert any(("board", "refuses") in stances(row) for row in rows.values())


def test_a_measure_that_only_one_side_tells_of_is_its_word(pipeline: Language) -> None:
    (row,) = rows_of(
        pipeline, "The Dock Union said the board has locked out its members since Monday."
    ).values()
    assert (row.maker, row.claimed_by) == ("board", "dock-union")
    (row,) = rows_of(
        pipeline, "The board has locked out the members of the Dock Union since Monday."
    ).values()
    assert row.claimed_by is None


def test_what_a_bystander_charges_a_side_with_is_his_word(pipeline: Language) -> None:
    text = '"The army is bombing the camps," said Otto Kranz, an analyst at the Salt Institute.'
    assert all(row.claimed_by == "otto-kranz" for row in rows_of(pipeline, text).values() if row.in_force)
