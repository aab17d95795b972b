"""Acts of which no words name the doer, given to the one party whose office or strike it is."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.names import bare_name
from detente.positions import Position


def rows(pipeline: Language, text: str) -> dict[tuple[str, str], Position]:
    table, dossier = table_and_dossier(pipeline, text)
    return {(bare_name(dossier.names[row.maker]), row.act): row for row in table.rows}


@pytest.mark.parametrize(
    "text",
    [
        "The dockers' union rejected an offer of the Halmark government. Their talks to end a general strike"
        " have failed.",
        "The Halmark government met the dockers' union. The strike began on Monday and has closed the ports.",
    ],
)
def test_a_strike_that_goes_on_is_that_of_the_one_union(pipeline: Language, text: str) -> None:
    striking = [key for key, row in rows(pipeline, text).items() if "strike" in key[1] and row.in_force]
    assert [maker for maker, _ in striking] == ["dockers' union"]


@pytest.mark.parametrize(
    "text",
    [
        # Two unions: nobody says whose strike it is. And one that is over is not on.
        "The dockers' union rejected the offer. The drivers' union refused to talk. The strike began on"
        " Monday.",
        "The dockers' union rejected the offer. The strike ended on Monday.",
        "The dockers' union rejected the offer. The strike could begin on Monday.",
    ],
)
def test_a_strike_of_nobody_or_to_come_is_not_in_force(pipeline: Language, text: str) -> None:
    assert not [key for key, row in rows(pipeline, text).items() if "strike" in key[1] and row.in_force]


def test_what_union_members_do_their_union_does(pipeline: Language) -> None:
    table = rows(
        pipeline, "The dockers' union rejected the offer. Union members are blocking the gates of the port."
    )
    assert any(maker == "dockers' union" and act.startswith("Block") for maker, act in table)


def test_a_charge_is_dropped_by_whoever_governs_where_no_prosecutor_is_named(pipeline: Language) -> None:
    table = rows(
        pipeline,
        "The opposition refused to talk to the government. It demands that the charges against its leaders be"
        " dropped. The government called all parties to a meeting.",
    )
    assert any(maker == "government" and "charges" in act for maker, act in table)


def test_they_who_open_a_paragraph_are_the_subject_of_the_one_before(pipeline: Language) -> None:
    table, _ = table_and_dossier(
        pipeline,
        "The opposition refused the invitation on Monday.\n\nThey demand the resignation of the mayor of"
        " Halmark.",
    )
    asked = [voice.party for row in table.rows if row.act.startswith("Step down") for voice in row.voices]
    assert asked == ["opposition"]


def test_what_two_parties_before_one_noun_do_both_do(pipeline: Language) -> None:
    table = rows(pipeline, "The Ostranian government and rebel envoys will sign a truce on Monday.")
    assert {maker for maker, act in table if act.startswith("Sign")} == {
        "Ostranian government",
        "rebel envoys",
    }
