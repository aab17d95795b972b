"""From mentions to rows: who would do what, who wants or refuses it, what is in force, on what condition."""

from __future__ import annotations

from datetime import date

import pytest
from tests.support.made_acts import ToldActs, dossier_of

from detente.positions.camps import Camps
from detente.positions.rows import weighed_rows
from detente.positions.table import Position, Unused
from detente.reading.findings import Event

ITSELF = {"union": "union", "board": "board", "guild": "guild", "minister": "board"}


def joined(*reports: ToldActs) -> Camps:
    names = {name for report in reports for name in report.parties}
    parties = {
        party.id: party for report in reports for party in report.findings().parties if party.id != "minister"
    }
    return Camps({name: ITSELF.get(name, name) for name in names}, tuple(parties.values()))


def table(*reports: ToldActs) -> tuple[list[Position], list[Unused]]:
    rows, unused = weighed_rows(dossier_of(*reports), joined(*reports))
    return [item.row for item in rows], unused


def only_row(*reports: ToldActs) -> Position:
    rows, _ = table(*reports)
    assert len(rows) == 1
    return rows[0]


def stances(row: Position) -> set[tuple[str | None, str]]:
    return {(voice.party, voice.stance) for voice in row.voices}


FEE = "The union asked the board to cancel the gate fee. The board would not cancel the fee for lorries."


def test_a_demand_and_a_refusal_of_one_act_are_one_row_with_two_voices() -> None:
    row = only_row(
        ToldActs(FEE)
        .act("to cancel the gate fee", "demanded", "Cancel the gate fee", doer="board", voice="union")
        .act(
            "would not cancel the fee for lorries",
            "refused",
            "Cancel the fee",
            doer="board",
            voice="board",
        )
    )
    assert (row.maker, row.act, row.in_force) == ("board", "Cancel the gate fee", False)
    assert stances(row) == {("union", "demands"), ("board", "refuses")}
    assert [words.quote for words in row.evidence] == [
        "to cancel the gate fee",
        "would not cancel the fee for lorries",
    ]


def test_a_minister_acts_for_his_government() -> None:
    report = ToldActs("The minister will open the port.", parties=("minister", "board"))
    assert (
        only_row(report.act("will open the port", "planned", "Open the port", doer="minister")).maker
        == "board"
    )


def test_two_things_asked_of_one_maker_are_two_rows() -> None:
    rows, _ = table(
        ToldActs("It asked the board to cancel the fee and to mend the road.")
        .act("to cancel the fee", "demanded", "Cancel the fee", doer="board", voice="union")
        .act("to mend the road", "demanded", "Mend the road", doer="board", voice="union")
    )
    assert {row.act for row in rows} == {"Cancel the fee", "Mend the road"}


def test_the_same_words_of_two_makers_are_two_rows() -> None:
    rows, _ = table(
        ToldActs("The union will sign the accord. The board will sign the accord too.")
        .act("will sign the accord", "planned", "Sign the accord", doer="union")
        .act("will sign the accord too", "planned", "Sign the accord", doer="board")
    )
    assert {row.maker for row in rows} == {"union", "board"}


def test_do_so_is_the_act_before_it() -> None:
    row = only_row(
        ToldActs("They asked the board to cancel the fee. The board refused to do so.")
        .act("to cancel the fee", "demanded", "Cancel the fee", doer="board", voice="union")
        .act("to do so", "refused", "do", doer="board")
    )
    assert stances(row) == {("union", "demands"), ("board", "refuses")}


def test_a_ban_and_its_lifting_are_one_row_whose_option_is_the_lifting() -> None:
    row = only_row(
        ToldActs("The board banned the union in January. The guild wants the ban lifted.")
        .act("banned the union", "done", "Ban Union", doer="board", about=("union",), catalogue="ban")
        .act("the ban lifted", "demanded", "Lift the ban", voice="guild", sign=False, catalogue="ban")
    )
    assert (row.maker, row.act, row.catalogue) == (
        "board",
        "Lift the ban on Union",
        "ban",
    ) or row.act == "Lift the ban"
    assert row.in_force is False
    assert stances(row) == {("board", "opposes"), ("guild", "demands")}


def test_a_measure_only_threatened_is_the_option_of_taking_it() -> None:
    row = only_row(
        ToldActs("The board may ban the union. The union urged it not to ban it.")
        .act("may ban the union", "threatened", "Ban Union", doer="board", about=("union",), catalogue="ban")
        .act(
            "not to ban it",
            "demanded",
            "Ban Union",
            doer="board",
            voice="union",
            sign=False,
            about=("union",),
            catalogue="ban",
        )
    )
    assert (row.act, row.in_force) == ("Ban Union", False)
    assert stances(row) == {("board", "threatens"), ("union", "opposes")}


def test_a_strike_that_goes_on_is_an_option_that_is_taken() -> None:
    row = only_row(
        ToldActs("The union has been on strike since May. The board called for an end to the strike.")
        .act("has been on strike", "in force", "Strike", doer="union", catalogue="strike")
        .act(
            "an end to the strike",
            "demanded",
            "Call off the strike",
            voice="board",
            sign=False,
            catalogue="strike",
        )
    )
    assert (row.maker, row.act, row.in_force) == ("union", "Keep up the strike", True)
    assert stances(row) == {("union", "does"), ("board", "opposes")}


def test_whoever_is_asked_does_it_where_nobody_else_is_named() -> None:
    report = ToldActs("The union appealed to the board for the release of the funds.")
    row = only_row(
        report.act(
            "the release of the funds", "demanded", "Release the funds", voice="union", addressee="board"
        )
    )
    assert row.maker == "board"


def test_nobody_is_guessed_as_doer() -> None:
    rows, unused = table(
        ToldActs("The funds must be released, said the union.").act(
            "must be released", "demanded", "Release the funds", voice="union"
        )
    )
    assert (rows, [item.why for item in unused]) == ([], ["no doer named"])


def test_two_possible_doers_are_none() -> None:
    text = "The board will cut the fee. The guild will cut the fee. The fee must be cut."
    rows, unused = table(
        ToldActs(text)
        .act("The board will cut the fee", "planned", "Cut the fee", doer="board")
        .act("The guild will cut the fee", "planned", "Cut the fee", doer="guild")
        .act("must be cut", "demanded", "Cut the fee", voice="union")
    )
    assert len(rows) == 2
    assert [(item.words.quote, item.why) for item in unused] == [("must be cut", "no doer named")]


@pytest.mark.parametrize(("mood", "why"), [("advised", "advice of an analyst"), ("forecast", "a forecast")])
def test_advice_and_forecasts_make_no_rows(mood: str, why: str) -> None:
    report = ToldActs("The board should give in, said a scholar.")
    rows, unused = table(report.act("should give in", mood, "Give in", doer="board"))
    assert (rows, [item.why for item in unused]) == ([], [why])


def test_an_act_is_left_out_where_an_event_on_its_words_has_another_actor() -> None:
    report = ToldActs("The board will close the port.")
    report.act("will close the port", "planned", "Close the port", doer="board", kind="COERCE")
    words = report.words("will close the port")
    report.events.append(
        Event(
            id="e1",
            type="COERCE",
            actors=("guild",),
            recipients=(),
            when=None,
            modality="planned",
            span=words,
        )
    )
    rows, unused = table(report)
    assert (rows, [item.why for item in unused]) == ([], ["the actors differ"])


def test_the_latest_report_says_what_is_in_force_and_contradictions_stay_on_the_row() -> None:
    def report(name: str, day: int, mood: str) -> ToldActs:
        return ToldActs("The blockade of the port.", name, date(2021, 5, day)).act(
            "The blockade of the port", mood, "Blockade the port", doer="union", catalogue="blockade"
        )

    assert only_row(report("a", 1, "in force"), report("b", 3, "ended")).in_force is False
    later = only_row(report("a", 1, "ended"), report("b", 3, "in force"))
    assert (later.in_force, later.disputed) == (True, ())
    at_once = only_row(report("a", 3, "ended"), report("b", 3, "in force"))
    assert (at_once.in_force, at_once.disputed) == (True, ("a",))


def test_a_voice_counts_the_reports_that_are_no_copies_of_one_another() -> None:
    def report(name: str) -> ToldActs:
        return ToldActs("They want the fee cut.", name).act(
            "the fee cut", "demanded", "Cut the fee", doer="board", voice="union"
        )

    row = only_row(report("a"), report("b"))
    assert [(voice.party, voice.reports) for voice in row.voices] == [("union", 2)]


def test_only_if_makes_the_return_a_row_with_a_condition_and_the_condition_a_demand() -> None:
    rows, _ = table(
        ToldActs("The union will return only if the board replaces the treaty.")
        .act(
            "will return",
            "planned",
            "Return",
            doer="union",
            condition="only if the board replaces the treaty",
        )
        .act("replaces the treaty", "possible", "Replace the treaty", doer="board", condition_of="a1")
    )
    returned, replaced = sorted(rows, key=lambda row: row.maker, reverse=True)
    assert stances(replaced) == {("union", "demands")}
    (condition,) = returned.conditions
    assert (condition.cue, condition.position, condition.sign, condition.voice) == (
        "only if", replaced.id, True, "union",
    )  # fmt: skip


def test_a_threat_unless_something_is_done_demands_it() -> None:
    rows, _ = table(
        ToldActs("The union will strike unless the board drops the fee.")
        .act(
            "will strike",
            "threatened",
            "Strike",
            doer="union",
            condition="unless the board drops the fee",
            catalogue="strike",
        )
        .act("drops the fee", "possible", "Drop the fee", doer="board", condition_of="a1")
    )
    strike, drop = sorted(rows, key=lambda row: row.maker, reverse=True)
    assert stances(drop) == {("union", "demands")}
    assert [(c.cue, c.position, c.sign) for c in strike.conditions] == [("unless", drop.id, False)]


def test_an_ultimatum_leaves_its_deadline_on_the_row() -> None:
    row = only_row(
        ToldActs("The union gave the board until 31 May to pay the debt.").act(
            "until 31 May to pay the debt",
            "demanded",
            "Pay the debt",
            doer="board",
            voice="union",
            when="2021-05-31",
            cue="give",
        )
    )
    assert row.deadline == "2021-05-31"


def test_an_offer_of_a_third_party_is_its_own_row() -> None:
    row = only_row(
        ToldActs("The guild offered to mediate between the union and the board.").act(
            "to mediate between the union and the board",
            "offered",
            "Mediate",
            doer="guild",
            about=("union", "board"),
            catalogue="mediate",
        )
    )
    assert (row.maker, stances(row), row.about) == ("guild", {("guild", "offers")}, ("board", "union"))


def test_a_scholar_gives_advice_and_decides_nothing() -> None:
    report = ToldActs("The scholar wants the board to cut the fee. The scholar will write a book.")
    report.parties = ("scholar", "board")
    report.titles = {"scholar": "analyst"}
    report.act("to cut the fee", "demanded", "Cut the fee", doer="board", voice="scholar")
    report.act("will write a book", "planned", "Write a book", doer="scholar")
    rows, unused = table(report)
    assert (rows, [item.why for item in unused]) == ([], ["advice of an analyst", "its doer decides nothing"])


def test_an_end_that_is_asked_for_says_that_the_strike_goes_on_and_not_to_strike_that_it_does_not() -> None:
    def asked(quote: str, label: str) -> ToldActs:
        report = ToldActs(f"The board called for {quote} by the union.")
        return report.act(
            quote, "demanded", label, doer="union", voice="board", sign=False, catalogue="strike"
        )

    assert only_row(asked("an end to the strike", "Call off the strike")).in_force is True
    assert only_row(asked("no strike", "Strike")).in_force is False


def test_what_was_called_off_is_ended() -> None:
    row = only_row(
        ToldActs("In January the union went on strike. It called off the strike after nine weeks.")
        .act("went on strike", "done", "Strike", doer="union", catalogue="strike", when="2021-01")
        .act(
            "called off the strike",
            "done",
            "Call off the strike",
            doer="union",
            sign=False,
            catalogue="strike",
        )
    )
    assert (row.in_force, stances(row)) == (False, {("union", "does"), ("union", "ended")})


def test_what_is_told_of_years_ago_makes_no_row() -> None:
    told = ToldActs("In 1931 the board refused to meet the union.").act(
        "refused to meet", "refused", "Meet the union", doer="board", catalogue="meet", when="1931"
    )
    rows, unused = table(told)
    assert (rows, [item.why for item in unused]) == ([], ["long ago"])


def test_a_strike_of_long_ago_does_not_end_the_one_of_today() -> None:
    row = only_row(
        ToldActs("The union is on strike. In 1931 it called off the strike.")
        .act("is on strike", "in force", "Strike", doer="union", catalogue="strike")
        .act(
            "called off the strike", "done", "Call off the strike",
            doer="union", sign=False, catalogue="strike", when="1931",
        )
    )  # fmt: skip
    assert row.in_force is True


def test_troops_that_are_to_stay_make_the_row_of_their_withdrawal() -> None:
    row = only_row(
        ToldActs("The board said the troops would remain.").act(
            "the troops would remain",
            "refused",
            "Withdraw the troops",
            doer="board",
            sign=False,
            catalogue="troops",
        )
    )
    assert (row.act, row.in_force, stances(row)) == ("Withdraw the troops", False, {("board", "refuses")})


def test_an_act_whose_words_do_not_say_what_it_is_makes_no_row() -> None:
    rows, unused = table(
        ToldActs("The board would pursue them.").act(
            "would pursue them", "planned", "Pursue them", doer="board"
        )
    )
    assert (rows, [item.why for item in unused]) == ([], ["it does not say what"])


@pytest.mark.parametrize(
    "label", ["Reinstate", "Reinstate his", "Spend in Orvik", "Drive", "A good decision"]
)
def test_an_act_whose_words_break_off_makes_no_row(label: str) -> None:
    rows, unused = table(
        ToldActs("The board would do so.").act("would do so", "planned", label, doer="board")
    )
    assert (rows, [item.why for item in unused]) == ([], ["its words are not whole"])


def test_of_an_act_told_twice_the_whole_words_are_the_label() -> None:
    told = ToldActs("The union asked the board to reinstate. It asked the board to reinstate the guard.")
    told.act("reinstate. It", "demanded", "Reinstate", doer="board", voice="union")
    told.act("reinstate the guard", "demanded", "Reinstate the guard", doer="board", voice="union")
    rows, _ = table(told)
    assert [row.act for row in rows] == ["Reinstate the guard"]


def test_what_stands_in_a_condition_is_not_in_force() -> None:
    ending = {"doer": "union", "sign": False, "catalogue": "strike"}
    report = ToldActs(
        "If the union ends the strike, all will talk. The board asked it to call off the strike."
    )
    report.act("If the union ends the strike", "in force", "Call off the strike", **ending)
    report.act("to call off the strike", "demanded", "Call off the strike", voice="board", **ending)
    assert only_row(report).in_force is True


def test_meetings_with_two_counterparts_are_two_acts_though_bare_words_stand_between() -> None:
    text = "The board will talk with the union. Talks may open soon. On Monday the board met the guild."
    rows, _ = table(
        ToldActs(text)
        .act("will talk with the union", "planned", "Talk with the union", doer="board", voice="board",
             catalogue="talks", about=("union",))
        .act("Talks may open", "planned", "Open talks", doer="board", voice="board", catalogue="talks")
        .act("the board met the guild", "done", "Meet the guild", doer="board", catalogue="meet",
             about=("guild",))
    )  # fmt: skip
    assert [row.act for row in rows if any("met the guild" in words.quote for words in row.evidence)] in (
        [],
        ["Meet the guild"],
    )


def test_harm_that_only_an_adversary_tells_of_is_his_word() -> None:
    text = '"The board is besieging our hall," said the union.'
    rows, unused = table(
        ToldActs(text).act(
            "is besieging our hall", "in force", "Besiege the hall", doer="board", voice="union",
            catalogue="attack", quoted=True,
        )
    )  # fmt: skip
    assert [(row.act, row.in_force, row.claimed_by) for row in rows] == [("Besiege the hall", True, "union")]
    assert not unused


def test_who_offers_to_give_up_the_armed_struggle_offers_that() -> None:
    text = "The guild is willing to abandon the armed struggle."
    row = only_row(
        ToldActs(text).act(
            "willing to abandon the armed struggle", "offered", "Abandon the armed struggle", doer="guild",
            voice="guild", catalogue="attack", sign=False, turned="Carry out attacks",
        )
    )  # fmt: skip
    assert (row.act, stances(row)) == ("Abandon the armed struggle", {("guild", "offers")})


def test_what_a_party_had_said_earlier_yields_to_what_it_refuses_now() -> None:
    text = "The board would not return the keys. Earlier, the board had said it would give up the keys."
    row = only_row(
        ToldActs(text)
        .act("would not return the keys", "refused", "Return the keys", doer="board", voice="board")
        .act("it would give up the keys", "planned", "Give up the keys", doer="board", voice="board")
    )
    assert stances(row) == {("board", "refuses")}


def test_an_organ_that_should_take_part_is_no_talks_of_its_government() -> None:
    text = (
        "The union wants the minister to participate in the talks. The board will open talks with the guild."
    )
    rows, _ = table(
        ToldActs(text, parties=("union", "board", "guild", "minister"))
        .act("participate in the talks", "demanded", "Participate in the talks", doer="minister",
             voice="union", catalogue="talks")
        .act("will open talks with the guild", "planned", "Open talks with the guild", doer="board",
             voice="board", catalogue="talks", about=("guild",))
    )  # fmt: skip
    assert {row.act for row in rows} == {"Participate in the talks", "Open talks with the guild"}


def test_what_goes_on_is_called_as_it_is_done_and_not_as_more_of_it_is_planned() -> None:
    text = "The guild is attacking the ferry. It plans to attack the whole Torvik harbour road."
    row = only_row(
        ToldActs(text)
        .act("is attacking the ferry", "in force", "Attack the ferry", doer="guild", catalogue="attack",
             turned="Stop the attacks on the ferry")
        .act("to attack the whole Torvik harbour road", "planned", "Attack the whole Torvik harbour road",
             doer="guild", voice="guild", catalogue="attack", turned="Stop the attacks on the road")
    )  # fmt: skip
    assert row.act == "Attack the ferry"
