"""From stances and conditions to priorities."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.made_positions import (
    DOCKERS,
    PORT,
    condition,
    dossier,
    drafted,
    priorities,
    row,
    table,
    voice,
)

from detente.positions.table import Condition, Position, StanceOnAct, Voice

PAY, STRIKE = "PORT_AUTHORITY.pay_more", "DU.strike"


def pay(*voices: Voice, on: tuple[Condition, ...] = ()) -> Position:
    return row("pay", "port", "Pay more to them", *voices, conditions=on)


def strike(*voices: Voice, in_force: bool = False, on: tuple[Condition, ...] = ()) -> Position:
    return row("strike", "dockers", "Strike over pay", *voices, in_force=in_force, conditions=on)


@pytest.mark.parametrize("stance", ["offers", "plans", "accepts"])
def test_whoever_offers_plans_or_accepts_an_act_of_its_own_wants_it(stance: StanceOnAct) -> None:
    assert priorities(drafted(table(pay(voice("port", stance)))), "PORT_AUTHORITY") == [PAY]


def test_demands_and_opposition_are_wants_about_the_acts_of_others() -> None:
    case = drafted(table(pay(voice("dockers", "demands")), strike(voice("port", "opposes"))))
    assert priorities(case, "DU") == [PAY]
    assert priorities(case, "PORT_AUTHORITY") == [f"not {STRIKE}"]


def test_a_refusal_is_a_want_that_the_act_is_not_done() -> None:
    assert priorities(drafted(table(pay(voice("port", "refuses")))), "PORT_AUTHORITY") == [f"not {PAY}"]


def test_nobody_s_voice_is_nobody_s_want() -> None:
    assert priorities(drafted(table(pay(voice(None, "demands")))), "PORT_AUTHORITY") == []


def test_an_offer_on_a_condition_is_an_exchange_and_asks_for_the_condition() -> None:
    offered = pay(voice("port", "offers"), on=(condition("if", "strike", sign=False, voice="port"),))
    case = drafted(table(offered, strike()))
    assert priorities(case, "PORT_AUTHORITY") == [f"not {STRIKE}", f"{PAY} iff not {STRIKE}"]
    cautious = drafted(table(offered, strike()), assume="none")
    assert priorities(cautious, "PORT_AUTHORITY") == [f"not {STRIKE}", f"{PAY} if not {STRIKE}"]


def test_a_refusal_until_something_happens_says_only_that_it_comes_first() -> None:
    refused = pay(voice("port", "refuses"), on=(condition("until", "strike", sign=False, voice="port"),))
    case = drafted(table(refused, strike()))
    assert priorities(case, "PORT_AUTHORITY") == [f"not {STRIKE}", f"not {PAY} if {STRIKE}"]


def test_a_threat_is_no_wish_for_the_act_but_for_what_would_avert_it() -> None:
    averted = condition("unless", "pay", sign=False, voice="dockers")
    case = drafted(table(strike(voice("dockers", "threatens"), on=(averted,)), pay()))
    assert priorities(case, "DU") == [PAY, f"not {STRIKE} if {PAY}"]


def test_a_threat_without_a_condition_says_nothing_of_wishes() -> None:
    threatened = strike(voice("dockers", "threatens"))
    assert priorities(drafted(table(threatened, pay(voice("dockers", "demands")))), "DU") == [PAY]


def test_what_goes_on_until_another_moves_is_tied_to_that_move() -> None:
    until_paid = condition("until", "pay", sign=False, voice="dockers")
    case = drafted(table(strike(voice("dockers", "plans"), in_force=True, on=(until_paid,)), pay()))
    assert priorities(case, "DU") == [PAY, f"{STRIKE} iff not {PAY}"]


def test_an_offer_on_a_condition_that_is_no_option_stays_open() -> None:
    case = drafted(table(pay(voice("port", "offers"), on=(condition("if", None, voice="port"),))))
    assert priorities(case, "PORT_AUTHORITY") == []
    assert f"ties {PAY} to what is no option here: “until the strike ends”" in case.text


def test_a_refusal_until_something_that_is_no_option_stands_and_says_so() -> None:
    refused = pay(voice("port", "refuses"), on=(condition("until", None, voice="port"),))
    (want,) = drafted(table(refused)).file.preferences["PORT_AUTHORITY"].priorities or ()
    assert want.priority == f"not {PAY}"
    assert want.assumed is not None
    assert "until the strike ends" in want.assumed


def test_a_refusal_if_something_happens_that_is_no_option_stays_open() -> None:
    refused = pay(voice("port", "refuses"), on=(condition("if", None, voice="port"),))
    assert priorities(drafted(table(refused)), "PORT_AUTHORITY") == []


def test_an_own_word_outweighs_what_a_condition_implies() -> None:
    offered = pay(voice("port", "offers"), on=(condition("if", "strike", voice="port"),))
    case = drafted(table(offered, strike(voice("port", "opposes"))))
    assert priorities(case, "PORT_AUTHORITY") == [f"not {STRIKE}", f"{PAY} iff {STRIKE}"]


def test_words_for_and_against_in_one_report_are_both_left_out_and_listed() -> None:
    case = drafted(table(pay(voice("port", "offers"), voice("port", "refuses"), voice("dockers", "demands"))))
    assert priorities(case, "PORT_AUTHORITY") == []
    assert f"PORT_AUTHORITY is both for and against {PAY}, so neither is a want" in case.text


def test_of_words_for_and_against_in_two_reports_the_later_count() -> None:
    earlier, later = voice("port", "refuses"), voice("port", "offers", report="quay-2")
    assert priorities(drafted(table(pay(earlier, later)), dossier(reports=2)), "PORT_AUTHORITY") == [PAY]


def test_what_a_party_says_outweighs_what_it_does() -> None:
    said = strike(voice("dockers", "does"), voice("dockers", "refuses"), in_force=True)
    assert priorities(drafted(table(said)), "DU") == [f"not {STRIKE}"]


def test_what_one_side_does_against_the_other_the_other_is_assumed_not_to_want() -> None:
    keeps_up = row("strike", "dockers", "Strike over pay", voice("dockers", "does"), in_force=True)
    positions = replace(
        table(pay(voice("dockers", "demands")), replace(keeps_up, catalogue="strike")), sides=(DOCKERS, PORT)
    )
    wishes = drafted(positions).file.preferences["PORT_AUTHORITY"].priorities or ()
    assert [(wish.priority, wish.assumed) for wish in wishes] == [(f"not {STRIKE}", "it is done against it")]
    assert priorities(drafted(positions, assume="none"), "PORT_AUTHORITY") == []
    assert priorities(drafted(replace(positions, sides=())), "PORT_AUTHORITY") == []
