"""Rules, one-way options, the status quo and the names of states."""

from __future__ import annotations

import pytest
from tests.support.made_positions import a_party, drafted, row, table, voice

from detente.drafting.identifiers import short_names
from detente.drafting.state_names import is_plural

RAID = row("p1", "port", "Attack the depot", catalogue="attack", in_force=True)
TRUCE = row("p2", "port", "Observe a cease-fire", catalogue="cease_fire")


def test_acts_of_one_party_that_exclude_each_other_make_a_rule_that_is_assumed() -> None:
    (rule,) = drafted(table(RAID, TRUCE)).file.rules
    assert rule.rule == "not (PORT_AUTHORITY.attack_depot and PORT_AUTHORITY.observe_fire)"
    assert rule.assumed
    assert rule.evidence


def test_acts_of_two_parties_exclude_nothing() -> None:
    theirs = row("p2", "dockers", "Observe a cease-fire", catalogue="cease_fire")
    assert drafted(table(RAID, theirs)).file.rules == ()


def test_talks_of_two_sides_are_two_options_and_no_rule() -> None:
    here = row("p1", "port", "Open talks with the union", catalogue="talks", about=("dockers",))
    there = row("p2", "dockers", "Open talks with the port", catalogue="talks", about=("port",))
    case = drafted(table(here, there))
    assert case.file.rules == ()
    assert isinstance(case.file.states, dict)
    assert (
        "DU opens talks with the port and the Port Authority opens talks with the union" in case.file.states
    )


@pytest.mark.parametrize(("catalogue", "one_way"), [("amnesty", True), ("strike", False), (None, False)])
def test_what_the_catalogue_says_cannot_be_taken_back_is_one_way(
    catalogue: str | None, one_way: bool
) -> None:
    case = drafted(table(row("p1", "port", "Do as they ask", catalogue=catalogue)))
    assert bool(case.file.one_way) == one_way
    assert all(entry.assumed for entry in case.file.one_way)


def test_the_status_quo_has_a_y_for_what_is_in_force_and_says_what_it_assumes() -> None:
    struck = voice("dockers", "does", "The dockers have struck since Monday")
    strike = row("p1", "dockers", "Strike over pay", struck, in_force=True)
    quo = drafted(table(strike, row("p2", "port", "Close the gate", in_force=None))).file.status_quo
    assert quo is not None
    assert quo.state == "YN"
    assert quo.assumed == "not taken, as no report says that it is done: PORT_AUTHORITY.close_gate"
    assert quo.evidence


def test_states_are_named_for_what_changes_against_the_status_quo() -> None:
    strike = row("p1", "dockers", "Strike over pay", in_force=True)
    pay = row("p2", "port", "Pay the dockers more")
    assert drafted(table(strike, pay)).file.states == {
        "status quo": "YN",
        "DU no longer strikes over pay": "NN",
        "the Port Authority pays the dockers more": "YY",
    }


def test_a_state_that_a_rule_excludes_has_no_name() -> None:
    names = drafted(table(RAID, TRUCE)).file.states
    assert names == {"status quo": "YN", "the Port Authority no longer attacks the depot": "NN"}


@pytest.mark.parametrize(
    ("name", "kind", "shown"),
    [
        ("Supreme Court", "body", "the Supreme Court"),
        ("both sides", "other", "both sides"),
        ("Ostland", "state", "Ostland"),
        ("Its southern wing", "other", "its southern wing"),
    ],
)
def test_a_name_in_a_state_has_its_article(name: str, kind: str, shown: str) -> None:
    assert short_names([a_party("x", name, kind)], {"x": "X"}) == {"x": shown}


def test_relatives_and_authorities_are_many() -> None:
    assert is_plural("Ida's relatives in Orm", a_party("r", "Ida's relatives in Orm", "other"))
    assert is_plural("the port authorities", a_party("a", "port authorities", "body"))


def test_what_is_done_at_one_moment_ends_in_the_words_of_the_catalogue() -> None:
    walkout = row("p1", "dockers", "Walk off the job", kind="PROTEST", catalogue="strike", in_force=True)
    assert "DU calls off the strike" in drafted(table(walkout)).file.states
