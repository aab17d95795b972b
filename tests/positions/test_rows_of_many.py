"""One table of several reports of one dispute: what they add to each other, and what time does to it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from spacy.language import Language

from detente.dossier import join_findings
from detente.positions.rows import positions_of
from detente.positions.table import Position, Positions
from detente.positions.weights.over_time import heard_of, weight_of_many
from detente.reading.read import read_reports
from detente.sources import Report

_FIRST = date(2021, 3, 1)


def table(pipeline: Language, *texts: str, apart: int = 30) -> Positions:
    reports = [
        Report(
            id=f"r{k}",
            source=f"r{k}.txt",
            text=text,
            published=_FIRST + timedelta(days=apart * k),
            language="en",
        )
        for k, text in enumerate(texts)
    ]
    return positions_of(join_findings(read_reports(reports, pipeline)))


def rows_of(positions: Positions, maker: str, catalogue: str) -> list[Position]:
    return [
        row
        for row in positions.rows
        if row.catalogue == catalogue and maker in positions.party(row.maker).name
    ]


def reports_of(row: Position) -> set[str]:
    return {words.report for words in row.evidence}


def test_one_act_in_other_words_is_one_row_with_all_its_reports(pipeline: Language) -> None:
    positions = table(
        pipeline,
        "The Togolese government urged the guerrillas to observe a cease-fire in the northern hills.",
        "The Togolese president demanded that the rebels halt hostilities around the cotton towns.",
        "The guerrillas offered a truce over the harvest, but refused to lay down their arms.",
    )
    (row,) = rows_of(positions, "guerrillas", "cease_fire")
    assert reports_of(row) == {"r0", "r1", "r2"}
    demand = next(voice for voice in row.voices if voice.stance == "demands")
    assert demand.reports == 2
    assert any(voice.stance == "offers" for voice in row.voices)


def test_what_one_side_broke_off_is_not_going_on_for_the_other(pipeline: Language) -> None:
    positions = table(
        pipeline,
        "The Togolese government held talks with the Reed Front in Kara.",
        "The Reed Front broke off the talks with the Togolese government.",
        "The Togolese government offered to resume talks with the Reed Front.",
    )
    assert [row.in_force for row in rows_of(positions, "government", "talks")] == [False]
    assert [row.in_force for row in rows_of(positions, "Reed Front", "talks")] == [False]


def test_whoever_attacks_keeps_no_cease_fire(pipeline: Language) -> None:
    positions = table(
        pipeline,
        "The Reed Front declared a cease-fire.",
        "The Reed Front launched an offensive on Monday. The government asked for an end to it.",
    )
    assert all(row.in_force is not True for row in rows_of(positions, "Reed Front", "cease_fire"))


def test_reports_are_taken_in_the_order_of_their_days(pipeline: Language) -> None:
    told = ("The dockers of Halmark are on strike over pay.", "The dockers called off the strike.")
    forward, back = table(pipeline, *told), table(pipeline, *reversed(told), apart=-30)
    assert [row.in_force for row in forward.rows] == [row.in_force for row in back.rows]


def test_a_meeting_planned_for_a_day_before_the_latest_report_is_past(pipeline: Language) -> None:
    plan = "The Togolese president plans to visit the rebel leaders on 5 March 2021."
    later = "The rebels asked the Togolese president to free a teacher."
    assert rows_of(table(pipeline, plan), "president", "meet")
    both = table(pipeline, plan, later)
    assert not [row for row in both.rows if row.catalogue == "meet"]
    assert "its day is past" in {item.why for item in both.unused}


def test_a_deadline_before_the_latest_report_does_not_stand(pipeline: Language) -> None:
    told = "The Reed Front gave the Togolese government until 15 March 2021 to lift the ban on its paper."
    assert [row.deadline for row in table(pipeline, told).rows if row.deadline]
    later = table(pipeline, told, "The Reed Front again asked the Togolese government to lift the ban.")
    assert [row.deadline for row in later.rows if row.deadline] == []


@pytest.mark.parametrize(
    "text", ["Both sides agreed to meet again.", "Some sectors plan to stop the trains."]
)
def test_nobody_in_particular_makes_no_row(pipeline: Language, text: str) -> None:
    positions = table(pipeline, text)
    assert positions.rows == ()


def test_a_loose_group_that_is_asked_makes_one(pipeline: Language) -> None:
    positions = table(pipeline, "The Reed Front asked the parties to lift the blockade of Kara.")
    assert [row.catalogue for row in positions.rows] == ["blockade"]


def test_a_place_that_a_summit_is_named_by_asks_for_nothing(pipeline: Language) -> None:
    positions = table(
        pipeline, "The Kolma summit urged the Togolese government to open talks with the Reed Front."
    )
    assert "Kolma" not in {party.name for party in positions.parties}


def test_each_further_report_adds_to_a_row_and_none_takes_away() -> None:
    assert weight_of_many([0.5]) == pytest.approx(0.5)
    assert weight_of_many([0.5, 0.2]) > 0.5
    assert weight_of_many([0.5, 0.5]) < 1 - 0.5**2
    assert weight_of_many([0.3] * 1000) < 1


def test_a_row_of_three_reports_stands_before_one_of_one_and_a_new_one_before_an_old_one(
    pipeline: Language,
) -> None:
    amnesty = "The Reed Front asked the Togolese government for an amnesty for its members."
    purge = "The Reed Front demanded that the Togolese government cut the tax on cotton."
    again = [amnesty.replace("asked", f"{word} asked") for word in ("again", "also")]
    often = table(pipeline, purge, amnesty, *again, apart=5)
    assert [row.catalogue for row in often.rows][:1] == ["amnesty"]
    new = table(pipeline, amnesty, purge, apart=200)
    old = table(pipeline, purge, amnesty, apart=200)
    weight = {
        name: next(r.weight for r in t.rows if r.catalogue == "amnesty")
        for name, t in (("n", new), ("o", old))
    }
    assert weight["o"] > weight["n"]


def test_what_another_report_tells_of_nobody_is_not_given_to_one_of_several(pipeline: Language) -> None:
    positions = table(
        pipeline,
        "The Reed Front offered a cease-fire. The Hill League rejected a cease-fire.",
        "An agreement on a cease-fire is far off.",
    )
    assert all(reports_of(row) == {"r0"} for row in positions.rows)


def test_a_beginning_that_nobody_has_spoken_of_since_is_not_known_to_go_on(pipeline: Language) -> None:
    strike = "The dockers went on strike over pay. The dockers threatened to widen the strike to Kara."
    later = "The port asked the dockers to sign a new contract."
    soon = rows_of(table(pipeline, strike, later, apart=20), "dockers", "strike")
    assert [row.in_force for row in soon] == [True]
    long_ago = rows_of(table(pipeline, strike, later, apart=200), "dockers", "strike")
    assert True not in [row.in_force for row in long_ago]


def test_an_act_of_one_old_report_counts_less_the_more_reports_are_silent_on_it() -> None:
    assert heard_of(1, 1) == 1
    assert heard_of(1, 20) < heard_of(1, 5) < heard_of(4, 5) < 1


def test_who_agrees_to_talks_after_breaking_them_off_would_talk(pipeline: Language) -> None:
    positions = table(
        pipeline,
        "The River Front suspended its talks with the government of Brine on Monday. It said it would not"
        " return to the talks until its fighters were freed.",
        "The River Front agreed on Monday to resume its talks with the government of Brine in June.",
    )
    (row,) = rows_of(positions, "River Front", "talks")
    assert {voice.stance for voice in row.voices if voice.party == row.maker} <= {
        "offers",
        "accepts",
        "plans",
    }
    assert row.in_force is False
    assert row.conditions == ()
    assert "the party has said otherwise since" in {item.why for item in positions.unused}


def test_who_accepted_and_refuses_in_a_later_report_refuses(pipeline: Language) -> None:
    positions = table(
        pipeline,
        "The River Front accepted a truce on the lower river.",
        "The River Front refuses to observe a truce.",
    )
    (row,) = rows_of(positions, "River Front", "cease_fire")
    assert {voice.stance for voice in row.voices} == {"refuses"}


def test_what_one_report_says_both_ways_stays_both_ways(pipeline: Language) -> None:
    positions = table(
        pipeline, "The River Front accepted a truce on Monday. On Friday the River Front rejected the truce."
    )
    (row,) = rows_of(positions, "River Front", "cease_fire")
    assert {voice.stance for voice in row.voices} == {"accepts", "refuses"}
