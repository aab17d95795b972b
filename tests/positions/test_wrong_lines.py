"""Lines that words do not bear out: what did not happen, was granted long ago, breaks off, is spliced."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import rows_of, table_of, unused_of


def stances(pipeline: Language, text: str) -> set[tuple[str, str, str | None, str]]:
    return {
        (row.maker, row.act, voice.party, voice.stance)
        for row in rows_of(pipeline, text).values()
        for voice in row.voices
    }


@pytest.mark.parametrize(
    "text",
    [
        "If Velland had kept its word, Ostland would have opened the border.",
        "Had Velland agreed to the talks, Ostland would have lifted the blockade.",
        "The premier of Velland should have run the risk, granted a referendum and argued for the union.",
        "Ostland would be courting a boycott if it tried to close the strait.",
        "Let Velland join, and Ostland will have given up the last card in its hand.",
    ],
)
def test_what_did_not_come_about_is_no_row(pipeline: Language, text: str) -> None:
    assert not rows_of(pipeline, text)


def test_what_a_party_asks_now_stays_beside_what_would_have_been(pipeline: Language) -> None:
    text = "Velland would have dropped its demand for talks, and it now wants the League to send troops."
    assert stances(pipeline, text) == {("league", "Send troops", "velland", "demands")}
    plan = "Ostland said it would be opening the border on Monday."
    assert stances(pipeline, plan) == {("ostland", "Open the border", "ostland", "plans")}


@pytest.mark.parametrize(
    "text",
    [
        "Ostland persuaded the Bank to suspend the loan.",
        "Ostland did not persuade the Bank to suspend the loan.",
    ],
)
def test_a_wish_that_was_granted_or_given_up_is_asked_no_more(pipeline: Language, text: str) -> None:
    assert not rows_of(pipeline, text)


def test_a_wish_that_somebody_still_presses_is(pipeline: Language) -> None:
    text = "Ostland is trying to persuade the Bank to suspend the loan."
    assert stances(pipeline, text) == {("bank", "Suspend the loan", "ostland", "demands")}


def test_who_forbids_nothing_opposes_nothing(pipeline: Language) -> None:
    assert not rows_of(pipeline, "The Ostland government has not prohibited Roy from going to Velland.")
    assert not rows_of(pipeline, "The treaty does not prevent Ostland from building the dam.")
    barred = stances(pipeline, "The Ostland government prohibited Roy from going to Velland.")
    assert ("roy", "Go to Velland", "ostland-government", "opposes") in barred


@pytest.mark.parametrize(
    "text",
    [
        "The Harbour Union proposed that the State Arbitrator appointed to the case be invited to the talks.",
        "The Salt Union proposed that the mayor elected in May be asked to mediate in the dispute.",
    ],
)
def test_a_participle_beside_a_noun_is_not_the_act(pipeline: Language, text: str) -> None:
    table = table_of(pipeline, text)
    acts = [row.act for row in table.rows] + [item.wanted.act for item in table.unused if item.wanted]
    assert not any(word in act for act in acts for word in ("Appoint", "Elect"))


def test_what_gets_backing_is_not_what_is_given(pipeline: Language) -> None:
    text = (
        "Prime Minister Ola Berg backed the draft. Velland could count on the full support of the League only"
        " if the plan was accepted. Berg gave it his complete backing."
    )
    assert not any("League" in act for act in rows_of(pipeline, text))


@pytest.mark.parametrize(
    ("text", "act"),
    [
        (
            "Velland called on Ostland to prove by deeds that it was sincere.",
            "Prove by deeds that it is sincere",
        ),
        ("Ostland asked Velland to ensure that the envoys are safe.", "Ensure that the envoys are safe"),
        ("The ministry of Velland said that it would not pay more than it has offered.", "Pay more"),
        (
            "The Mill Company would now put all its effort into bringing its mills back to full output.",
            "Put all its effort into bringing back its mills",
        ),
        (
            "Ostland shall not join under the name “Republic of Velland.” The ministry has no intention of"
            " registering under that name.",
            "Register under the name Republic of Velland",
        ),
    ],
)
def test_a_label_has_what_it_says_nothing_without(pipeline: Language, text: str, act: str) -> None:
    assert act in rows_of(pipeline, text)


@pytest.mark.parametrize(
    "text",
    [
        "The ministry of Velland has no intention of registering under that title.",
        "Ostland decided to notify Velland that it wished to see the treaty opened.",
        "The minister of Velland promised to hunt down and bring to justice those responsible.",
    ],
)
def test_a_label_that_breaks_off_makes_no_row(pipeline: Language, text: str) -> None:
    assert not rows_of(pipeline, text)
    assert "its words are not whole" in unused_of(pipeline, text).values()


def test_a_price_that_was_raised_would_be_lowered(pipeline: Language) -> None:
    text = "The government of Velland put up the price of bread last week, and the Bakers' Union marched."
    assert "Lower the price of bread" in rows_of(pipeline, text)
    assert "Scrap the fuel tax" in rows_of(pipeline, "The council of Orvik introduced a fuel tax in May.")


@pytest.mark.parametrize(
    "text",
    [
        "The opposition said that the President must say when Velland will vote.",
        "Talks between Ostland and Velland failed to settle how much the government of Ostland should pay.",
    ],
)
def test_what_is_asked_about_is_nobodys_act(pipeline: Language, text: str) -> None:
    assert not rows_of(pipeline, text)


def test_nobody_asks_an_act_of_itself(pipeline: Language) -> None:
    text = "Republicans urged the Republican leaders to vote for the bill."
    assert set(unused_of(pipeline, text).values()) == {"asked of itself"}
    leave = stances(pipeline, "The Salt Watch asked to question the minister.")
    assert ("salt-watch", "demands") in {(party, stance) for _, _, party, stance in leave}


def test_who_writes_that_one_has_to_is_no_party(pipeline: Language) -> None:
    text = "The government of Velland has to listen to all of them."
    assert set(unused_of(pipeline, text).values()) == {"advice of the one who writes"}
    said = stances(pipeline, "The rebels must lay down their arms, said Ostland.")
    assert ("rebels", "Lay down their arms", "ostland", "demands") in said


def test_one_release_is_one_row_in_whatever_words(pipeline: Language) -> None:
    text = (
        "Ostland urged Velland to hand over the child. The court ordered Velland to turn over the boy. Roy"
        " asked Velland to release the boy."
    )
    assert [row.maker for row in rows_of(pipeline, text).values()] == ["velland"]
    two = "Ostland urged Velland to release the prisoners and to hand over the bodies."
    assert set(rows_of(pipeline, two)) == {"Release the prisoners", "Hand over the bodies"}


def test_who_would_go_on_with_it_would_do_one_thing(pipeline: Language) -> None:
    text = "Ostland said that it was ready to go on helping the parties through the committee."
    assert list(rows_of(pipeline, text)) == ["Go on helping the parties through the committee"]


def test_what_would_be_lifted_is_there_and_what_must_come_first_has_not_come(pipeline: Language) -> None:
    rows = stances(pipeline, "Velland will lift the blockade when Ostland withdraws its troops.")
    assert rows == {("velland", "Lift the blockade", "velland", "plans")} or rows == {
        ("velland", "Lift the blockade", None, "plans")
    }
    now = rows_of(pipeline, "Ostland blockades the port while Velland talks.")
    assert now["Blockade the port"].in_force


def test_who_has_another_look_into_it_is_its_doer(pipeline: Language) -> None:
    text = (
        "The Rights League has called on the government of Velland to have an impartial body look into the"
        " conduct of the police."
    )
    act = "Have an impartial body look into the conduct"
    assert stances(pipeline, text) == {("government-of-velland", act, "rights-league", "demands")}
    assert not rows_of(pipeline, "Velland held a vote, only to have the army seize the ballots.").keys() & {
        "Have the army seize the ballots"
    }


def test_who_may_leave_a_coalition_is_in_it(pipeline: Language) -> None:
    text = "The Greens threaten to leave the coalition if the motorway is built."
    assert ("greens", "Leave the coalition", "greens", "threatens") in stances(pipeline, text)
    joining = "The Greens want to form a coalition with the Salt Party."
    assert list(rows_of(pipeline, joining)) == ["Form a coalition with the Salt Party"]


def test_what_would_be_done_to_a_party_is_not_its_act(pipeline: Language) -> None:
    assert not rows_of(
        pipeline, "Ostland will not be bullied into signing, its minister Ida Lund told reporters."
    )


def test_what_is_only_rumoured_is_nobodys_plan(pipeline: Language) -> None:
    assert not rows_of(
        pipeline,
        "The Velland army is said to be preparing an attack on the port, which its spokesman denies.",
    )
    said = stances(pipeline, "Velland said it was preparing an attack on the port.")
    assert ("velland", "Carry out attacks on the port", "velland", "plans") in said


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("The company promised to pay the wages as soon as the bank releases its money.", {"Pay the wages"}),
        (
            "Ostland told Velland to take its warships out of the strait by Friday or face the consequences.",
            {"Take its warships out of the strait"},
        ),
        ("The premier of Velland said that the boycott could have been avoided if it had talked.", set()),
        (
            "The hospital doctors agreed to put off their strike for a week.",
            {"Put off their strike"},
        ),
    ],
)
def test_what_must_come_first_or_would_follow_is_no_row(
    pipeline: Language, text: str, acts: set[str]
) -> None:
    assert set(rows_of(pipeline, text)) == acts


def test_what_somebody_hopes_will_come_of_a_thing_is_nobodys_act(pipeline: Language) -> None:
    text = "The Salt Front hopes that the meeting of Velland with the League will lead to setting a date."
    assert not any(act.startswith("Lead") for act in rows_of(pipeline, text))


def test_whoever_withdraws_its_army_does_nothing_to_itself(pipeline: Language) -> None:
    text = "The Salt Front demanded that Velland withdraw the Velland army from the valley."
    assert any("army" in act for act in rows_of(pipeline, text))


def test_a_political_settlement_is_not_built(pipeline: Language) -> None:
    text = "The envoy of the League called on Velland's leaders to unite in seeking a political settlement."
    assert not any("settlements" in act for act in rows_of(pipeline, text))
    built = "The League urged Ostland to stop building settlements."
    assert "Build settlements" in rows_of(pipeline, built)


def test_nobody_has_an_offer_of_its_own_to_accept(pipeline: Language) -> None:
    text = "The Dock Union wants a pay settlement from the Port Company."
    assert list(rows_of(pipeline, text)) == ["Agree to a pay settlement"]


def test_whose_sum_it_is_stands_in_the_label(pipeline: Language) -> None:
    text = "Ana Roy said that Velland must restructure the island's $70 billion in debt."
    assert "Restructure the island's $70 billion in debt" in rows_of(pipeline, text)


def test_what_was_asked_before_the_things_told_is_not_asked_now(pipeline: Language) -> None:
    text = "The ministry had proposed mediation in April. The herders and the company signed on Wednesday."
    assert not any(row.in_force for row in rows_of(pipeline, text).values())


def test_one_of_many_whose_fate_only_says_who_speaks_is_not_in_dispute(pipeline: Language) -> None:
    text = (
        "The government of Velland wants Ostland to share the water. An exiled former minister reckons that"
        " the quarrel will grow. The government said it would wait."
    )
    assert not any("exile" in row.act or "return home" in row.act for row in rows_of(pipeline, text).values())


def test_a_promise_that_an_envoy_brings_home_is_not_his(pipeline: Language) -> None:
    text = (
        "Bill Ross came back from Velland last week with a promise to receive the inspectors. Velland wants"
        " Ostland to release the money."
    )
    assert not any("inspectors" in row.act for row in rows_of(pipeline, text).values())


def test_what_is_told_to_a_newspaper_is_not_asked_of_it(pipeline: Language) -> None:
    text = (
        "Mr Ron Hale, member for Orvik West, told the Mail that he would be asking for a quota for each ship."
        " The ministry refused to raise the quota."
    )
    assert not any(row.maker == "mail" for row in rows_of(pipeline, text).values())


def test_what_is_to_be_confirmed_is_not_told_as_done(pipeline: Language) -> None:
    text = (
        "Ostland will act when it has confirmed, in its own words, that the ban is lifted. Velland banned the"
        " ferry in May. Ostland wants Velland to lift the ban."
    )
    rows = rows_of(pipeline, text)
    assert all(voice.stance != "does" for row in rows.values() for voice in row.voices if "Lift" in row.act)


def test_blockades_told_in_a_clause_with_that_stay(pipeline: Language) -> None:
    text = "The drivers that blockade the port want the government of Velland to scrap the levy."
    assert any("Blockade" in row.act for row in rows_of(pipeline, text).values())
