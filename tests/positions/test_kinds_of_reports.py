"""Small reports, one kind of trap each, read to the table of positions."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import rows_of

from detente.positions import Position


def stances(row: Position) -> set[tuple[str | None, str]]:
    return {(voice.party, voice.stance) for voice in row.voices}


def test_a_boycott_is_in_force_and_the_return_hangs_on_a_condition(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The Coast Party has boycotted the assembly of Marinia since May. It will return only if the border"
        " treaty is replaced, its leader, Ana Roy, said on Tuesday.\n\nThe government of Marinia rejected the"
        " demand.",
    )
    boycott = rows["Boycott the assembly of Marinia"]
    assert (boycott.maker, boycott.in_force) == ("coast-party", True)
    assert [condition.words.quote for condition in boycott.conditions] == [
        "only if the border treaty is replaced"
    ]
    treaty = rows["Replace the border treaty"]
    assert treaty.maker == "government-of-marinia"
    assert stances(treaty) == {("coast-party", "demands"), ("government-of-marinia", "refuses")}


def test_an_ultimatum_is_a_demand_with_a_deadline_and_what_else_would_follow_is_a_threat(
    pipeline: Language,
) -> None:
    rows = rows_of(
        pipeline,
        "The Valley Council gave the government of Sarno until 15 March to lift the ban on its radio station."
        " Otherwise it would close the valley road, the council's chairman, Piero Lanz, said.\n\n"
        "Interior Minister Rosa Melk said the ban would stay.",
    )
    (ban,) = [row for row in rows.values() if row.catalogue == "ban"]
    assert (ban.maker, ban.in_force, ban.deadline) == ("government-of-sarno", False, "2022-03-15")
    assert stances(ban) == {("valley-council", "demands"), ("government-of-sarno", "refuses")}
    road = rows["Close the valley road"]
    assert stances(road) == {("valley-council", "threatens")}


def test_what_an_analyst_foretells_is_nobodys_wish(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The Dock Workers' Union has been on strike at the port of Lund since Monday. It wants the port"
        " company to raise night pay.\n\nThe company refused. The company would give in within a week, said"
        " Eva Holm, an analyst at a bank.",
    )
    (strike,) = [row for row in rows.values() if row.catalogue == "strike"]
    assert (strike.maker, strike.in_force) == ("dock-workers-union", True)
    pay = rows["Raise night pay"]
    assert stances(pay) == {("dock-workers-union", "demands"), ("port-company", "refuses")}
    assert not [row for row in rows.values() if "give in" in row.act.lower()]


def test_a_failure_to_agree_makes_nobody_unwilling_and_troops_are_withdrawn(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The Republic of Talan and the Northern Front failed to agree on a date for talks on Friday.\n\n"
        "The Northern Front demands that the army leave the town of Besh. Talan's defence minister ruled"
        " out a withdrawal.",
    )
    assert not [voice for row in rows.values() for voice in row.voices if "agree" in row.act.lower()]
    (troops,) = [row for row in rows.values() if row.catalogue == "troops"]
    assert troops.maker == "talan"
    assert stances(troops) == {("northern-front", "demands"), ("talan", "refuses")}


OFFICE = (
    "The Reed League demanded {} on Tuesday. The government of Sarno said it would not talk to the league."
    " The Reed League refused to lay down its arms."
)


def test_what_only_a_government_can_do_is_asked_of_the_one_government(pipeline: Language) -> None:
    rows = rows_of(pipeline, OFFICE.format("an amnesty for the prisoners"))
    (amnesty,) = [row for row in rows.values() if row.catalogue == "amnesty"]
    assert amnesty.maker == "government-of-sarno"


def test_what_anybody_can_do_is_asked_of_who_answers_perhaps(pipeline: Language) -> None:
    rows = rows_of(pipeline, OFFICE.format("a bridge over the Luma"))
    (bridge,) = [row for act, row in rows.items() if "bridge" in act]
    assert (bridge.maker, stances(bridge)) == ("government-of-sarno", {("reed-league", "demands")})
    assert bridge.sureness < 0.5


def test_whoever_says_that_a_blockade_goes_on_speaks_of_the_one_that_others_keep_up(
    pipeline: Language,
) -> None:
    rows = rows_of(
        pipeline,
        "Fishermen have been blockading the harbour of Lund since Sunday. They want the government to raise"
        ' the cod quota. "The blockade goes on for as long as it takes," said Jon Berg, a skipper.',
    )
    (blockade,) = [row for row in rows.values() if row.catalogue == "blockade"]
    assert (blockade.maker, blockade.in_force) == ("fishermen", True)


def test_to_talk_and_to_meet_are_one_choice(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The Tenants' League on Tuesday demanded talks with the city council about rents. The city council"
        ' refused. "There will be no meeting with the league," the city council said.',
    )
    assert len([row for row in rows.values() if row.catalogue in ("talks", "meet")]) == 1


def test_protests_that_were_called_off_on_a_day_are_off(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The Harbour League, which had planned street protests, called them off on Sunday. The port board"
        " refused to meet the league.",
    )
    (row,) = (row for row in rows.values() if row.maker == "harbour-league")
    assert row.in_force is False
    assert ("harbour-league", "ended") in stances(row)


def test_the_end_of_a_deadlock_is_no_act_of_one_party(pipeline: Language) -> None:
    rows = rows_of(pipeline, "The Salt Union urged the board to end the deadlock and to raise the night pay.")
    assert list(rows) == ["Raise the night pay"]


def test_to_accept_one_thing_is_not_to_accept_another(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The Salt Union said it would not accept a trial of the new cranes. The port board asked the union"
        " to meet it. The Salt Union rejects mediation.",
    )
    assert not any("trial" in row.act and len(row.evidence) > 1 for row in rows.values())


def test_a_condition_that_names_its_doer_and_act_is_a_demand(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The Salt Union has been on strike since May. Its members will go back to work only if Brine Mills"
        " guarantees their pensions in writing, the union said.",
    )
    pensions = next(row for row in rows.values() if "pensions" in row.act)
    strike = next(row for row in rows.values() if row.catalogue == "strike")
    assert pensions.maker == "brine-mills"
    assert ("salt-union", "demands") in stances(pensions)
    assert [condition.position for condition in strike.conditions] == [pensions.id]


def test_what_an_order_would_bring_about_is_no_plan_of_whoever_says_so(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The Salt Union has been on strike since May, and refused to end the strike. An order would end the"
        " strike and settle nothing, said Ida Holm, the leader of the Salt Union.",
    )
    strike = next(row for row in rows.values() if row.catalogue == "strike")
    assert ("salt-union", "refuses") not in stances(strike)


def test_a_strike_told_by_its_first_day_is_one_that_goes_on(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The Salt Union refused to call off a strike that has closed the port for two weeks. Its members"
        " walked out on 28 April.",
    )
    (strike,) = (row for row in rows.values() if row.catalogue == "strike")
    assert strike.act.startswith("Keep up the strike")


def test_what_is_sealed_is_not_said_to_be_of_those_who_seal_it(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The government of Kestia banned Radio Brine and ordered the police to seal its studios. Radio Brine"
        " asked the government to lift the ban.",
    )
    assert [row.act for row in rows.values() if "studios" in row.act] == ["Seal the studios"]


def test_a_third_who_urges_both_sides_to_talk_is_no_party_to_the_talks(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The Salt Union broke off its talks with the port board on Monday. The Harbour League urged both"
        " sides to continue the talks.",
    )
    assert not any("Harbour League" in label for label in rows)


def test_a_crowd_of_a_people_is_not_its_government(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "Norway raised the fares. Norway refused to lower the fares. Thousands of "
        "Norwegians marched through Oslo"
        " on Monday.",
    )
    assert "protest" not in {row.catalogue for row in rows.values()}


def test_the_government_of_a_dateline_is_not_the_one_abroad(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "OSLO (NPA) -- The U.S. government decision to return the ship to Norway came on "
        "Monday. The government"
        " urged fishermen to keep up the protests. “We cannot rest,” it said.",
    )
    assert "u-s-government" not in {
        voice.party for row in rows.values() if row.catalogue == "protest" for voice in row.voices
    }
