"""Whose will an act is, and since when: what comes of a thing, what a rule asks, what was asked long ago."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import rows_of, table_of

from detente.positions import DOUBTFUL, Position


def stances(rows: dict[str, Position], label: str) -> set[tuple[str | None, str]]:
    return {(voice.party, voice.stance) for voice in rows[label].voices}


@pytest.mark.parametrize(
    "text",
    [
        "Orvik Steel said the new duty would force it to cut 200 jobs.",
        "Orvik Steel would have to cut 200 jobs if the duty stays, its director said.",
    ],
)
def test_what_a_thing_would_bring_about_is_a_warning_and_no_plan(pipeline: Language, text: str) -> None:
    rows = rows_of(pipeline, text)
    assert stances(rows, "Cut 200 jobs") == {("orvik-steel", "threatens")}


@pytest.mark.parametrize(
    "text",
    [
        "The new duty would force Orvik Steel to cut 200 jobs. Orvik Steel asked for talks.",
        "The new duty will force Orvik Steel to cut 200 jobs. Orvik Steel asked for talks.",
        "The union said the duty would force Orvik Steel to cut 200 jobs.",
        "The new duty would mean cutting 200 jobs, Orvik Steel said.",
    ],
)
def test_what_others_say_a_thing_would_bring_about_is_nobodys_plan(pipeline: Language, text: str) -> None:
    assert not [label for label in rows_of(pipeline, text) if "jobs" in label]


def test_a_party_that_would_force_another_demands(pipeline: Language) -> None:
    rows = rows_of(pipeline, "The union wants to force Orvik Steel to raise the pay.")
    assert stances(rows, "Raise the pay") == {("union", "demands")}


@pytest.mark.parametrize(
    "text",
    [
        "Velland Rail wants to sell its ferries to Nordship. The court has to approve the sale.",
        "Velland Rail wants to sell its ferries to Nordship. The sale must be approved by the Senate.",
        "Parliament must ratify the accord before it takes effect. The council asked for talks.",
        "Orvik Steel is obliged to close the plant under the accord. The council asked for talks.",
    ],
)
def test_what_a_rule_asks_is_nobodys_demand(pipeline: Language, text: str) -> None:
    rows = rows_of(pipeline, text)
    assert not [row for row in rows.values() for voice in row.voices if voice.stance == "demands"]


def test_who_asks_for_an_approval_demands_it_and_not_the_sale(pipeline: Language) -> None:
    rows = rows_of(pipeline, "The opposition said parliament must approve the sale of the ferries.")
    assert stances(rows, "Approve the sale of the ferries") == {("opposition", "demands")}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Teachers in Orvik plan, despite a court order, to strike on Monday.", "Go on strike"),
        ("The miners plan, said their leader, to strike on Monday.", "Go on strike"),
        ("The drivers announced plans on Friday, after talks broke down, to strike.", "Go on strike"),
    ],
)
def test_a_plan_that_an_insertion_parts_from_its_act(pipeline: Language, text: str, label: str) -> None:
    rows = rows_of(pipeline, text)
    assert {voice.stance for voice in rows[label].voices} == {"plans"}


def test_a_purpose_behind_a_comma_is_no_plan(pipeline: Language) -> None:
    rows = rows_of(pipeline, "The bishops met the drivers, after a day of rain, to bless the ships.")
    assert not [label for label in rows if "bless" in label.lower()]


@pytest.mark.parametrize(
    "text",
    [
        "Ana Roy had been invited last year to join the cabinet. She declined.",
        "The president had asked the league two years ago to join the cabinet. The league refused.",
    ],
)
def test_what_was_asked_long_ago_is_no_present_want(pipeline: Language, text: str) -> None:
    table = table_of(pipeline, text)
    assert not [row for row in table.rows if "cabinet" in row.act]
    assert "long ago" in {item.why for item in table.unused}


def test_what_was_asked_last_month_still_stands(pipeline: Language) -> None:
    rows = rows_of(
        pipeline, "The president asked the league in February to lay down its arms. The league refused."
    )
    assert stances(rows, "Lay down its arms") == {("president", "demands"), ("league", "refuses")}


def test_who_is_held_by_others_holds_nobody(pipeline: Language) -> None:
    table = table_of(
        pipeline,
        "The Norland sailors, held hostage by Velland rebels, were seen on Monday. Norland called on the"
        " rebels to free the sailors.",
    )
    assert {row.maker for row in table.rows} == {"velland-rebels"}


def test_a_participle_does_not_make_its_subject_the_doer(pipeline: Language) -> None:
    table = table_of(pipeline, "The league wants to see the pact signed and the prisoners freed.")
    assert not [row for row in table.rows if row.maker == "prisoners"]
    rows = rows_of(pipeline, "The mayor wants the road cleared by the army.")
    assert stances(rows, "Clear the road") == {("mayor", "demands")}


def test_a_ruling_is_no_support_that_goes_on(pipeline: Language) -> None:
    assert not rows_of(pipeline, "The court sided with the union. The judge backed the port on Friday.")
    assert rows_of(pipeline, "The bishops sided with the union.").keys() == {"Side with the union"}


def test_what_was_done_beside_a_promise_is_not_promised(pipeline: Language) -> None:
    rows = rows_of(pipeline, "The front has agreed to free the hostages and closed the border.")
    assert stances(rows, "Free the hostages") == {("front", "accepts")}
    assert rows["Reopen the border"].stances_of("front") == {"opposes"}


def test_an_assumed_doer_makes_no_row_where_no_party_has_a_word_on_it(pipeline: Language) -> None:
    table = table_of(
        pipeline,
        "The government of Sarno will hold talks with Norland on Monday. A petition demands an amnesty for"
        " the miners. Some people online called for a ban on the singer Ana Roy.",
    )
    assert [row.act for row in table.rows if row.maker == "government-of-sarno"] == [
        "Hold talks with Norland"
    ]
    assert not [row for row in table.rows if row.maker == "ana-roy"]


@pytest.mark.parametrize(
    "text",
    [
        "Some groups harass the women seeking to exercise their right.",
        "Workers who want to strike need a permit.",
        "Unless these doctors are protected, fewer doctors will be willing to serve in the valley.",
        "More teachers plan to strike.",
    ],
)
def test_a_kind_of_people_wills_nothing(pipeline: Language, text: str) -> None:
    assert not [row for row in table_of(pipeline, text).rows if row.sureness >= DOUBTFUL]


def test_a_group_that_is_named_wills_what_it_is_said_to_will(pipeline: Language) -> None:
    rows = rows_of(pipeline, "The Orvik miners, who want to strike, met on Monday.")
    assert stances(rows, "Go on strike") == {("orvik-miners", "plans")}


@pytest.mark.parametrize(
    "text",
    [
        "The next order of business for the Harbour Board and the mayor is to settle the case.",
        "If the Green Party plans to vote for it, the bill will pass.",
        "The mayor’s spokesman would not say when, or if, the Senate will vote to confirm the judge.",
        "Luis Mena came to Sarno to affirm his desire to be reunited with his son.",
        "Ana Roy’s lawyers opposed a request in a civil lawsuit to question her under oath.",
        "To weaken our opposition to crime would give it a victory, President Mata of Sarno said.",
    ],
)
def test_what_nobody_says_he_will_do_is_no_plan(pipeline: Language, text: str) -> None:
    assert not [row for row in table_of(pipeline, text).rows if row.sureness >= DOUBTFUL]


def test_who_rejects_a_request_of_another_refuses(pipeline: Language) -> None:
    rows = rows_of(pipeline, "Orvik Steel rejected the union’s request to raise the pay.")
    assert stances(rows, "Raise the pay") == {("orvik-steel", "refuses")}


def test_to_order_somebody_to_act_is_to_demand_the_act(pipeline: Language) -> None:
    rows = rows_of(
        pipeline, "The Justice Ministry said it will order the relatives to hand over the boy to his father."
    )
    assert {row.maker for row in rows.values()} == {"relatives"}
    assert not [label for label in rows if "Ministry’s father" in label]


def test_what_was_planned_years_ago_is_no_plan_now(pipeline: Language) -> None:
    text = "In {} 2020 the alliance announced it would admit Sarno. Sarno asked for talks."
    assert not [row for row in table_of(pipeline, text.format("July")).rows if "Sarno" in row.act]


def test_a_side_of_a_case_name_is_no_party(pipeline: Language) -> None:
    table = table_of(
        pipeline, "The Hale v. Orvik decision lifted the ban on the march. The union wants talks."
    )
    assert not {row.maker for row in table.rows} & {"hale", "orvik", "hale-v-orvik"}


def test_who_is_set_to_act_plans_to(pipeline: Language) -> None:
    rows = rows_of(pipeline, "President Mata of Sarno appears set to veto the amnesty bill.")
    assert stances(rows, "Veto the amnesty bill") == {("mata", "plans")}


def test_a_step_in_the_efforts_of_others_is_nobodys_plan(pipeline: Language) -> None:
    text = "Ana Roy of the Green Party called the accord a step forward in global efforts to end the drought."
    assert not rows_of(pipeline, text)


@pytest.mark.parametrize(
    "text",
    [
        "Norland denied that the Sarno regime has coerced Dan Holm.",
        "The exiles vowed to resist any attempt to take the boy from the house.",
        "The mayor of Orvik sought to distance himself from the plan.",
    ],
)
def test_charges_attempts_of_others_and_reflexives_make_no_row(pipeline: Language, text: str) -> None:
    assert not rows_of(pipeline, text)


def test_who_insists_that_another_will_do_it_demands_it(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "State officials told the Mena family to hand over the boy to his father. The officials insist that"
        " the boy will be handed over to his father.",
    )
    assert {row.maker for row in rows.values()} == {"mena-family"}


def test_once_tells_a_time_of_a_plan_and_a_condition_of_an_offer(pipeline: Language) -> None:
    rows = rows_of(pipeline, "The Harbour Board will meet the family once the group arrives in Orvik.")
    assert not [label for label in rows if "Arrive" in label]
    rows = rows_of(pipeline, "The rebels offered to disarm once the army leaves the valley.")
    assert stances(rows, "Withdraw the army from the valley") == {("rebels", "demands")}


def test_a_warrant_is_lifted_as_a_court_order(pipeline: Language) -> None:
    assert "Lift the court order" in rows_of(
        pipeline, "The tribunal issued a warrant for Ana Roy. The judge refused."
    )


def test_a_candidate_is_not_the_one_who_holds_the_office(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "Eliot Hale, the Democratic candidate for attorney general, called on Attorney General Dan Vasko to"
        " revive the clinic unit. The United States has many clinics.",
    )
    assert rows["Revive the clinic unit"].stances_of("eliot-hale") == {"demands"}


def test_the_president_is_the_one_who_is_called_so(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "Senator Adam Holt called on President Ana Roy to punish Velland. The hackers were traced to the"
        " Velland government. This week the president declined to threaten Velland.",
    )
    assert rows["Threaten Velland"].maker == rows["Punish Velland"].maker != "velland-government"


@pytest.mark.parametrize(
    "text",
    [
        "“Hale’s willingness to exploit the murder is crass,” said Matt Behr, the manager of Dan Vasko.",
        "“Republicans want a photo of it. They want to tape a campaign film,” said Mark Doll, a lawyer.",
        "“What is new is the attempt to sow discord,” said Senator Adam Holt of the Green Party.",
        "Eliot Hale attacked Dan Vasko for failing to enforce the law.",
    ],
)
def test_what_an_opponent_says_of_anothers_will_is_his_word(pipeline: Language, text: str) -> None:
    assert not [row for row in table_of(pipeline, text).rows if row.sureness >= DOUBTFUL]


def test_who_opposed_a_thing_has_not_ended_it(pipeline: Language) -> None:
    rows = rows_of(pipeline, "Few voters knew that Dan Vasko opposed the water plan of the Green Party.")
    assert "ended" not in {voice.stance for row in rows.values() for voice in row.voices}


def test_two_acts_towards_one_state_are_two(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "Senator Adam Holt called on the government of Sarno to retaliate against Velland. The government of"
        " Sarno is negotiating with Velland.",
    )
    assert rows["Retaliate against Velland"].stances_of("government-of-sarno") == frozenset()


def test_what_a_party_is_likely_to_do_is_foretold_and_not_planned(pipeline: Language) -> None:
    assert not rows_of(pipeline, "The rail union is likely to strike. Roy of Sarno is unlikely to sign it.")
    rows = rows_of(pipeline, "The rail union said it is likely to strike on Monday.")
    assert stances(rows, "Go on strike") == {("rail-union", "plans")}


def test_no_reason_to_believe_that_somebody_plans_it(pipeline: Language) -> None:
    text = (
        "Envoys of Velland say there is no reason to believe that rebels tied to Dan Holm, the exiled baker"
        " who is accused of the bombings, plan to strike again in the valley."
    )
    assert not [row for row in table_of(pipeline, text).rows if "trike" in row.act]


def test_a_thing_of_a_party_does_nothing_for_it(pipeline: Language) -> None:
    text = "The hulks of the Velland government will haunt the valley. The leader of the Coast Party resigns."
    assert {row.maker for row in table_of(pipeline, text).rows} <= {
        "coast-party",
        "leader-of-the-coast-party",
    }


@pytest.mark.parametrize(
    "text",
    [
        "A ruling by the high court would leave the toll in place. The rail union asked for nothing.",
        "The court’s decision will force us to put voters back, said the Ohio secretary, Jon Hale.",
        "The court’s order would end the strike.",
    ],
)
def test_what_comes_of_a_ruling_is_no_plan_of_the_court(pipeline: Language, text: str) -> None:
    assert not rows_of(pipeline, text)


def test_a_proposal_that_another_should_act_demands_it(pipeline: Language) -> None:
    rows = rows_of(pipeline, "The mayor of Orvik repeated his proposal that Velland pay for the bridge.")
    assert {row.maker for row in rows.values()} <= {"velland"}


def test_a_name_within_the_name_of_a_plan_does_not_carry_it_out(pipeline: Language) -> None:
    text = (
        "“My Harbour Board plan would raise the toll,” Ana Roy said. The Harbour Board was founded in 1950."
    )
    assert not [row for row in table_of(pipeline, text).rows if row.maker == "harbour-board"]


def test_a_chapter_of_a_union_acts(pipeline: Language) -> None:
    table = table_of(pipeline, "The Orvik chapter of the Rail Union will strike on Monday.")
    assert [row.act for row in table.rows] == ["Go on strike"]


def test_the_age_of_a_relative_is_no_part_of_an_act(pipeline: Language) -> None:
    rows = rows_of(pipeline, "The relatives refused to hand over the 6-year-old boy to the Harbour Office.")
    assert list(rows) == ["Hand over the boy to the Harbour Office"]


def test_whom_to_meet_is_not_who_asks_for_it(pipeline: Language) -> None:
    rows = rows_of(pipeline, "Carlos Mena wants Velland envoys to meet his 6-year-old son in Orvik.")
    assert list(rows) == ["Meet the son in Orvik"]
