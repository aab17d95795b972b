"""The acts of the table that become options, and the parties that decide."""

from __future__ import annotations

from dataclasses import replace

from tests.support.made_positions import a_party, condition, row, table, voice

from detente.drafting.selection import select
from detente.positions.table import Position, Voice


def test_a_party_has_three_options_the_most_central_first() -> None:
    weights = {"north": 0.6, "east": 0.9, "south": 0.8, "west": 0.7}
    selection = select(
        table(*(row(name, "port", f"Open gate {name}", weight=weight) for name, weight in weights.items()))
    )
    assert [option.row.id for option in selection.options] == ["east", "south", "west"]
    assert [(left.id, why) for left, why in selection.left_out] == [
        ("north", "less central than 3 others of this party")
    ]


def test_a_draft_has_eight_options() -> None:
    parties = tuple(a_party(f"m{k}", f"Guild {k}") for k in range(4))
    rows = [row(f"p{k}{n}", f"m{k}", f"Open gate {n}") for k in range(4) for n in range(3)]
    selection = select(table(*rows, parties=parties))
    assert len(selection.options) == 8
    assert {why for _, why in selection.left_out} == {"less central than the 8 options"}


def test_an_act_that_one_wants_and_another_does_not_counts_more() -> None:
    plain = row("plain", "port", "Open the gate", weight=0.6)
    contested = row(
        "contested", "port", "Pay them", voice("dockers", "demands"), voice("port", "refuses"), weight=0.5
    )
    assert [option.row.id for option in select(table(plain, contested)).options] == ["contested", "plain"]


def test_an_act_on_a_condition_and_its_condition_count_more() -> None:
    sure = row("sure", "port", "Open the gate", weight=0.9)
    offer = row("offer", "dockers", "Sign it", conditions=(condition("if", "ban"),), weight=0.4)
    ban = row("ban", "port", "Lift the ban", weight=0.4)
    assert {option.row.id for option in select(table(sure, offer, ban)).options} == {"sure", "offer", "ban"}
    assert [option.row.id for option in select(table(sure, ban)).options] == ["sure"]


def test_an_act_that_nobody_names_is_no_option() -> None:
    assert select(table(row("p1", "port", ""))).options == ()


def test_whoever_has_a_part_only_in_what_is_left_out_is_left_out_and_named() -> None:
    opened = row("p1", "port", "Open the gate", voice("dockers", "demands"))
    selection = select(table(opened, row("p2", "mayor", "Do nothing", weight=0.1)))
    assert [party.id for party in selection.parties] == ["dockers", "port"]
    assert [party.id for party in selection.parties_left_out] == ["mayor"]


def test_it_takes_two_to_a_dispute() -> None:
    alone = row("p1", "port", "Move the union out", about=("dockers",), weight=0.9)
    assert [party.id for party in select(table(alone)).parties] == ["dockers", "port"]
    assert [party.id for party in select(table(row("p1", "dockers", "Open the gate"))).parties] == [
        "dockers",
        "port",
    ]


def test_an_act_much_less_central_than_the_most_central_is_no_option() -> None:
    sure, doubtful = row("p1", "port", "Open it", weight=0.9), row("p2", "port", "Shut it", weight=0.55)
    assert [option.row.id for option in select(table(sure, doubtful)).options] == ["p1"]
    assert [option.row.id for option in select(table(doubtful)).options] == ["p2"]


def test_talks_that_one_side_is_said_to_hold_are_held_by_both() -> None:
    here = row("p1", "port", "Hold talks with them", catalogue="talks", about=("dockers",), in_force=True)
    there = row("p2", "dockers", "Hold talks with it", catalogue="talks", about=("port",), in_force=None)
    assert [option.taken for option in select(table(here, there)).options] == [True, True]
    elsewhere = row(
        "p3", "dockers", "Hold talks with her", catalogue="talks", about=("mayor",), in_force=None
    )
    assert [option.taken for option in select(table(here, elsewhere)).options] == [False, True]


def test_what_was_done_once_and_nobody_speaks_of_is_no_option() -> None:
    told = row("p1", "port", "Support the guilds", voice("port", "does"), in_force=None)
    goes_on = row("p2", "port", "Blockade the quay", voice("port", "does"), in_force=True)
    asked = row("p3", "port", "Open the gate", voice("port", "does"), voice("dockers", "demands"))
    selection = select(table(told, goes_on, asked))
    assert [option.row.id for option in selection.options] == ["p2", "p3"]
    assert {left.id: why for left, why in selection.left_out}["p1"].startswith("it is told as done")


def test_a_ban_that_its_maker_has_lifted_is_no_option_unless_another_asks_for_more() -> None:
    def lifted(*more: Voice) -> Position:
        voices = (voice("port", "opposes"), voice("port", "does"), *more)
        return row("p1", "port", "Lift the ban on the union", *voices, in_force=True, catalogue="ban")

    gate = row("p2", "port", "Open the gate")
    assert [option.row.id for option in select(table(lifted(), gate)).options] == ["p2"]
    asked = select(table(lifted(voice("dockers", "demands")), gate))
    assert {option.row.id for option in asked.options} == {"p1", "p2"}
    # Where a report has nothing else, it says who the parties are.
    assert [option.row.id for option in select(table(lifted())).options] == ["p1"]


def test_what_decision_makers_ask_of_each_other_counts_more() -> None:
    demand = row("demand", "port", "Agree to a longer break", voice("dockers", "demands"), weight=0.45)
    plain = row("plain", "port", "Open the gate", voice("port", "plans"), weight=0.54)
    deciders = (a_party("port", "Port Authority"), a_party("dockers", "Dockers’ Union"))
    assert [option.row.id for option in select(table(plain, demand)).options] == ["plain"]
    chosen = select(replace(table(plain, demand), deciders=deciders)).options
    assert [option.row.id for option in chosen] == ["demand", "plain"]


def test_what_a_court_has_refused_is_no_option_unless_somebody_asks_it_again() -> None:
    court = a_party("court", "the High Court", "body")
    refused = row("refused", "court", "Set aside the orders", voice("court", "refuses"), weight=0.8)
    asked = row("asked", "court", "Hear the case", voice("dockers", "demands"), weight=0.7)
    selection = select(table(refused, asked, parties=(court, a_party("dockers", "Dockers’ Union"))))
    assert [option.row.id for option in selection.options] == ["asked"]
    assert ("refused", "a court has ruled on it") in [(row.id, why) for row, why in selection.left_out]
