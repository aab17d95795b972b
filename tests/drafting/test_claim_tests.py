"""Tests drafted for assessments: which words tie which acts together, and how that can be judged."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from tests.support.made_positions import a_party, dossier, drafted, mention, row, table, voice

from detente.analysis.analysis import analyse
from detente.case.load import Case
from detente.dossier.dossier import Dossier
from detente.drafting.claim_parts import split_sentence
from detente.positions.table import Position, Positions
from detente.reading.findings import Party, Statement
from detente.sources.report import Report

FRONT = a_party("front", "Marsh Front", aliases=("the rebels",))
CROWN = a_party("crown", "Royal Council", aliases=("the council",))
ENVOY = a_party("envoy", "Lake States", "state")
OSK = a_party("osk", "Irma Osk", "person", title="analyst")

BAN = row(
    "ban", "crown", "Lift the ban on the Marsh Front", voice("front", "demands"), voice("crown", "refuses"),
    catalogue="ban", about=("front",), kind="CONCEDE",
)  # fmt: skip
RAIDS = row(
    "raids", "front", "Carry out attacks on the Royal Council", voice("front", "does"),
    in_force=True, catalogue="attack", about=("crown",), kind="ASSAULT",
)  # fmt: skip
SIGN = row("sign", "front", "Sign the accord", voice("crown", "demands"), catalogue="sign", kind="AGREE")
MEDIATE = row("mediate", "envoy", "Mediate between the two", voice("envoy", "offers"), catalogue="mediate")
TALKS = row("talks", "crown", "Open talks with the Marsh Front", voice("front", "demands"), catalogue="talks")


def case_of(
    sentence: str,
    *rows: Position,
    by: Party | None = OSK,
    before: str = "",
    acts: Sequence[tuple[str, str, str, bool]] = (),
) -> Case:
    """The draft of a table from a report that has one sentence more than the table cites.

    Of an act: who does it, in which words, the entry of the catalogue, and whether it is that or its ending.
    One without an entry is demanded.
    """
    text = f"{before} {sentence}".strip()
    news = Report("news", "news.txt", text)
    start = text.index(sentence)
    said = Statement(
        id="s1",
        speaker=by.id if by else None,
        speaker_span=None,
        cue_span=None,
        content_spans=(news.passage(start, len(text)),),
        manner="indirect",
    )
    parties = (FRONT, CROWN, ENVOY)
    of: Dossier = replace(
        dossier(), reports={**dossier().reports, "news": news}, parties=(*parties, OSK), statements=(said,)
    )
    told = [
        mention(
            "a1", doer, "The port", entry or None, "possible" if entry else "demanded", sign=sign
        ).model_copy(update={"span": news.passage(text.index(quote), text.index(quote) + len(quote))})
        for doer, quote, entry, sign in acts
    ]
    of = replace(of, acts=tuple(told))
    positions: Positions = table(*(rows or (BAN, RAIDS, SIGN, MEDIATE)), parties=parties)
    return drafted(positions, of)


def the_test_of(sentence: str, *rows: Position, before: str = "") -> str | None:
    claims = case_of(sentence, *rows, before=before).file.claims
    return next((claim.holds_if for claim in claims if claim.says.rstrip(".") in sentence), None)


SENTENCES = {
    # What leads to what.
    "If the ban is lifted, the accord will be signed.": (
        'reachable("MARSH_FRONT.sign_accord") by improvements given ROYAL_COUNCIL.lift_ban'
    ),
    "The attacks would stop if the ban were lifted.": (
        'reachable("not MARSH_FRONT.carry_out_attacks") by improvements given ROYAL_COUNCIL.lift_ban'
    ),
    "Should the ban be lifted, the accord would be signed.": (
        'reachable("MARSH_FRONT.sign_accord") by improvements given ROYAL_COUNCIL.lift_ban'
    ),
    "Lift the ban and the attacks will end.": (
        'reachable("not MARSH_FRONT.carry_out_attacks") by improvements given ROYAL_COUNCIL.lift_ban'
    ),
    "The end of the ban would clear the way for the signing of the accord.": (
        'reachable("MARSH_FRONT.sign_accord") by improvements given ROYAL_COUNCIL.lift_ban more than without'
    ),
    "The lifting of the ban will not lead to the signing of the accord.": (
        'not reachable("MARSH_FRONT.sign_accord") by improvements given ROYAL_COUNCIL.lift_ban'
    ),
    "The attacks could prevent the lifting of the ban.": (
        'not reachable("ROYAL_COUNCIL.lift_ban") by improvements given MARSH_FRONT.carry_out_attacks'
    ),
    # Without what there is nothing.
    "The attacks will go on until the ban is lifted.": (
        'not reachable("not MARSH_FRONT.carry_out_attacks") by improvements given not ROYAL_COUNCIL.lift_ban'
    ),
    "The accord will be signed only if the ban is lifted.": (
        'not reachable("MARSH_FRONT.sign_accord") by improvements given not ROYAL_COUNCIL.lift_ban'
    ),
    "Unless the attacks end, the ban will not be lifted.": (
        'not reachable("ROYAL_COUNCIL.lift_ban") by improvements given MARSH_FRONT.carry_out_attacks'
    ),
    "Without mediation the war will go on.": (
        'not reachable("not MARSH_FRONT.carry_out_attacks") by improvements given not LAKE_STATES.mediate'
    ),
    "The war will not end without mediation.": (
        'not reachable("not MARSH_FRONT.carry_out_attacks") by improvements given not LAKE_STATES.mediate'
    ),
    "The lifting of the ban is a precondition for the signing of the accord.": (
        'not reachable("MARSH_FRONT.sign_accord") by improvements given not ROYAL_COUNCIL.lift_ban'
    ),
    "There can be no lifting of the ban before the attacks stop.": (
        'not reachable("ROYAL_COUNCIL.lift_ban") by improvements given MARSH_FRONT.carry_out_attacks'
    ),
    "The rebels have little reason to sign the accord while the ban stands.": (
        'not reachable("MARSH_FRONT.sign_accord") by improvements given not ROYAL_COUNCIL.lift_ban'
    ),
    # With what, and without what, all stays as it is.
    "Nothing will change without mediation.": "stable(status_quo, seq) given not LAKE_STATES.mediate",
    "There is no way out without the lifting of the ban.": (
        "stable(status_quo, seq) given not ROYAL_COUNCIL.lift_ban"
    ),
    "Mediation will make no difference.": "stable(status_quo, seq) given LAKE_STATES.mediate",
    # What hardens a side, and what it holds out against.
    "The ban will only harden the rebels.": (
        'not reachable("MARSH_FRONT.sign_accord") by improvements given not ROYAL_COUNCIL.lift_ban'
    ),
    "The council will not give in while the attacks continue.": (
        'not reachable("ROYAL_COUNCIL.lift_ban") by improvements given MARSH_FRONT.carry_out_attacks'
    ),
    "Even with mediation the ban will stay.": (
        'not reachable("ROYAL_COUNCIL.lift_ban") by improvements given LAKE_STATES.mediate'
    ),
    # What will be.
    "The council will never give in.": 'not reachable("ROYAL_COUNCIL.lift_ban") by improvements',
    "The council will cave by the summer.": 'reachable("ROYAL_COUNCIL.lift_ban") by improvements',
    "The council is likely to hold out.": 'not reachable("ROYAL_COUNCIL.lift_ban") by improvements',
    "Neither side will win this war.": ('not reachable("not MARSH_FRONT.carry_out_attacks") by improvements'),
    "The deadlock will last through the winter.": "stable(status_quo, seq)",
    "Mediation would end the deadlock.": "not stable(status_quo, seq) given LAKE_STATES.mediate",
    # What is good for whom.
    "The council has no incentive to lift the ban.": (
        'not prefers(ROYAL_COUNCIL, "MARSH_FRONT.carry_out_attacks and not MARSH_FRONT.sign_accord and '
        'ROYAL_COUNCIL.lift_ban and not LAKE_STATES.mediate", status_quo)'
    ),
    "The lifting of the ban would benefit the Marsh Front.": (
        'prefers(MARSH_FRONT, "MARSH_FRONT.carry_out_attacks and not MARSH_FRONT.sign_accord and '
        'ROYAL_COUNCIL.lift_ban and not LAKE_STATES.mediate", status_quo)'
    ),
    "The lifting of the ban would hurt the council.": (
        'prefers(ROYAL_COUNCIL, status_quo, "MARSH_FRONT.carry_out_attacks and not MARSH_FRONT.sign_accord'
        ' and ROYAL_COUNCIL.lift_ban and not LAKE_STATES.mediate")'
    ),
}


@pytest.mark.parametrize(("sentence", "expected"), SENTENCES.items())
def test_an_assessment_becomes_a_test_of_what_it_says(sentence: str, expected: str) -> None:
    assert the_test_of(sentence) == expected


@pytest.mark.parametrize("sentence", SENTENCES)
def test_every_drafted_test_can_be_judged(sentence: str) -> None:
    verdicts = [claim.verdict for claim in analyse(case_of(sentence)).claims]
    assert "untested" not in verdicts[-1:]


@pytest.mark.parametrize(
    "sentence",
    [
        "If the harvest fails, the accord will be signed.",
        "The lifting of the ban would bring rain.",
        "The flood would be dangerous for the whole valley.",
        "The ban will be lifted with or without a word from the bishop if it rains.",
        "The ban may lead to a ban.",
        "The council put off the lifting of the ban until March 6 to hear more.",
        "While the ban is old, the accord is new.",
        "The bishop has no incentive to lift the ban.",
        "The accord will be read before the ban is lifted.",
        "Nothing will change the lifting of the ban.",
        "It would be better if the attacks ended and the ban were lifted.",
    ],
)
def test_where_one_of_two_is_no_act_of_the_table_there_is_none(sentence: str) -> None:
    assert the_test_of(sentence) is None


def test_a_condition_that_is_no_option_counts_as_not_met() -> None:
    (claim,) = case_of("The council will not give in unless the bishop speaks.").file.claims[-1:]
    assert claim.holds_if == 'not reachable("ROYAL_COUNCIL.lift_ban") by improvements'
    assert claim.assumed == (
        "drafted test; “give in” is read as not ROYAL_COUNCIL.lift_ban; its condition, “unless the bishop"
        " speaks”, is no option here, so it counts as not met"
    )


def test_what_a_party_will_do_on_an_outside_condition_is_tested_as_if_that_were_met() -> None:
    sentence = "The council will lift the ban if the harvest fails, a thing unheard of."
    lifted = [("crown", "The council will lift the ban", "ban", False)]
    (claim,) = case_of(sentence, acts=lifted).file.claims[-1:]
    assert claim.holds_if == 'reachable("ROYAL_COUNCIL.lift_ban") by improvements'
    assert claim.assumed == (
        "drafted test; its condition, “if the harvest fails”, is no option here, so it counts as met"
    )


@pytest.mark.parametrize(
    "sentence",
    [
        "The council will lift the ban if the harvest fails.",
        "The council will lift the ban soon.",
    ],
)
def test_what_the_speaker_says_of_its_own_side_is_no_forecast(sentence: str) -> None:
    lifted = [("crown", "The council will lift the ban", "ban", False)]
    claims = case_of(sentence, acts=lifted, by=CROWN).file.claims
    assert not [claim for claim in claims if claim.holds_if]


def test_nothing_to_speak_of_as_a_condition_is_none() -> None:
    lifted = [("crown", "The council will lift the ban", "ban", False)]
    (claim,) = case_of("The council will lift the ban if it must.", acts=lifted).file.claims[-1:]
    assert (claim.holds_if, claim.assumed) == (
        'reachable("ROYAL_COUNCIL.lift_ban") by improvements',
        "drafted test",
    )


def test_what_is_not_expected_is_foretold_not_to_come() -> None:
    lifted = [("crown", "the council to lift the ban", "ban", False)]
    (claim,) = case_of("I wouldn't expect the council to lift the ban.", acts=lifted).file.claims[-1:]
    assert claim.holds_if == 'not reachable("ROYAL_COUNCIL.lift_ban") by improvements'


def test_what_is_done_already_forces_a_party_as_things_are() -> None:
    sentence = "Irma hopes this forces the council to rethink the lifting of the ban."
    (claim,) = case_of(sentence).file.claims[-1:]
    assert claim.holds_if == 'reachable("ROYAL_COUNCIL.lift_ban") by improvements'
    assert claim.assumed == "drafted test; “Irma hopes this” is read as what is so now"


def test_a_party_that_is_brought_round_ends_what_it_holds_out_for() -> None:
    toll = row("toll", "front", "Hold out for the toll", voice("front", "plans"), in_force=True)
    sentence = "The cold will bring the rebels round by the summer."
    (claim,) = case_of(sentence, toll, BAN).file.claims[-1:]
    assert claim.holds_if == 'reachable("not MARSH_FRONT.hold_out") by improvements'


def test_a_visit_to_a_place_is_going_there_in_any_words() -> None:
    go = row("go", "envoy", "Travel to Orvik", voice("front", "demands"))
    assert the_test_of("The council will lift the ban if she comes to Orvik.", BAN, go) == (
        'reachable("ROYAL_COUNCIL.lift_ban") by improvements given LAKE_STATES.travel'
    )


def test_a_deadline_for_ending_the_deadlock_does_not_say_that_it_ends() -> None:
    sentence = "The mediation of the Lake States has until May to end the deadlock."
    assert the_test_of(sentence) is None


def test_the_verb_of_a_condition_with_two_subjects_does_not_end_it() -> None:
    text = "When the board and the guards can't agree there will be a new vote"
    parts = split_sentence(Report("r", "r.txt", text).passage(0, len(text)))
    assert parts is not None
    assert parts.cause.quote.strip() != "When the board and"


def test_words_that_point_back_mean_the_one_act_of_the_sentence_before() -> None:
    before = "The council weighs an end of the ban."
    (claim,) = case_of("Such a step would stop the attacks.", before=before).file.claims[-1:]
    assert claim.holds_if == (
        'reachable("not MARSH_FRONT.carry_out_attacks") by improvements given ROYAL_COUNCIL.lift_ban'
    )
    assert claim.assumed == "drafted test; “Such a step” is read as ROYAL_COUNCIL.lift_ban"


def test_two_conditions_are_both_needed() -> None:
    free = row("free", "crown", "Release the prisoners", voice("front", "demands"), catalogue="arrest")
    sentence = "The attacks will go on until the ban is lifted and the prisoners are released."
    assert the_test_of(sentence, BAN, RAIDS, free) == (
        'not reachable("not MARSH_FRONT.carry_out_attacks") by improvements'
        ' given "not (ROYAL_COUNCIL.lift_ban and ROYAL_COUNCIL.release_prisoners)"'
    )


def test_a_mention_that_begins_with_its_conjunction_is_read_with_its_sign() -> None:
    post = row("post", "crown", "Withdraw the garrison", voice("front", "demands"), catalogue="troops")
    sentence = "If the garrison goes home, the accord will be signed."
    case = case_of(sentence, post, SIGN, acts=[("crown", "If the garrison goes home", "troops", False)])
    assert case.file.claims[-1].holds_if == (
        'reachable("MARSH_FRONT.sign_accord") by improvements given ROYAL_COUNCIL.withdraw_garrison'
    )


def test_an_act_that_is_not_drafted_is_named() -> None:
    faint = row("faint", "front", "Sign the accord", voice("crown", "demands"), catalogue="sign", weight=0.1)
    case = case_of("If the ban is lifted, the accord will be signed.", BAN, RAIDS, faint)
    assert "# no test: it is about “Sign the accord”, which is no option here" in case.text


def test_talks_without_a_word_on_who_talks_are_those_of_the_speaker() -> None:
    front = row("talk2", "front", "Open talks", voice("crown", "demands"), catalogue="talks")
    case = case_of("The talks could resume if the ban is lifted.", BAN, RAIDS, TALKS, front, by=FRONT)
    (claim,) = case.file.claims[-1:]
    assert claim.holds_if == (
        'reachable("MARSH_FRONT.open_talks") by improvements given ROYAL_COUNCIL.lift_ban'
    )
    assert claim.assumed == "drafted test; “talks” is read as MARSH_FRONT.open_talks"


@pytest.mark.parametrize(
    "sentence",
    [
        "The soft line of the Marsh Front will not lead to the lifting of the ban.",
        "The soft line of the Marsh Front won't benefit the rebels.",
    ],
)
def test_what_a_party_does_all_along_is_what_it_does_now(sentence: str) -> None:
    (claim,) = case_of(sentence).file.claims[-1:]
    assert claim.holds_if == 'not reachable("ROYAL_COUNCIL.lift_ban") by improvements'
    assert "“line” is read as what MARSH_FRONT does now" in (claim.assumed or "")


def test_the_line_of_somebody_who_is_no_party_shows_nothing() -> None:
    assert the_test_of("The soft line of the bishop will not lead to the lifting of the ban.") is None


def test_what_a_party_will_do_in_order_to_prevent_something_is_foretold() -> None:
    sentence = "The council will lift the ban to prevent a flood."
    told = [("crown", "The council will lift the ban", "ban", False)]
    claim = case_of(sentence, acts=told).file.claims[-1]
    assert claim.holds_if == 'reachable("ROYAL_COUNCIL.lift_ban") by improvements'


def test_a_refusal_that_is_supposed_is_none_of_the_act() -> None:
    yields = row("yield", "crown", "Hand over the mill", voice("front", "demands"))
    sentence = "If the council refused, the accord would be signed."
    case = case_of(sentence, yields, SIGN, acts=[("crown", "If the council refused", "", True)])
    assert case.file.claims[-1].holds_if == (
        'reachable("MARSH_FRONT.sign_accord") by improvements given not ROYAL_COUNCIL.hand_over_mill'
    )


def test_an_order_with_what_follows_from_it_is_no_forecast_of_that_alone() -> None:
    assert the_test_of("Set the two against each other, and there will be no accord.", SIGN) is None


def test_a_line_that_brings_a_party_nothing_does_not_bring_what_it_wants_of_its_opponent() -> None:
    (claim,) = case_of("The gentle line of the Marsh Front would bring the party nothing.").file.claims[-1:]
    assert claim.holds_if == 'not reachable("ROYAL_COUNCIL.lift_ban") by improvements'


def test_support_from_abroad_is_what_a_party_asks_of_one_who_is_not_its_opponent() -> None:
    send = row("send", "envoy", "Send its envoy to the marsh", voice("front", "demands"))
    sentence = "Foreign support would give the Marsh Front a bargaining power that it never had."
    assert the_test_of(sentence, BAN, RAIDS, send) == (
        'reachable("ROYAL_COUNCIL.lift_ban") by improvements given LAKE_STATES.send_envoy more than without'
    )


def test_the_verb_that_ties_two_things_is_no_act_of_a_party_unless_the_cause_names_it() -> None:
    ties = {
        "The envoy hopes that a visit will lead to an accord": ("lead", True),
        "Irma is the best of them, and the town is going to help the rebels": ("help", True),
        "Opening talks would open the way to the accord": ("open", False),
        "If the ban is lifted, they will help the rebels": ("help", False),
    }
    for text, (verb, is_tie) in ties.items():
        parts = split_sentence(Report("r", "r.txt", text).passage(0, len(text)))
        assert parts is not None
        assert parts.ties_by(verb) is is_tie, text


def test_those_responsible_for_a_deed_are_no_cause_of_what_follows() -> None:
    crime = "The council must punish those responsible for the raid; the accord must not be signed."
    punish = row("punish", "crown", "Punish the guards", voice("front", "demands"), catalogue="punish")
    acts = [("crown", "must punish those", "punish", True)]
    assert all(claim.holds_if is None for claim in case_of(crime, SIGN, punish, acts=acts).file.claims)
    raid = "The raid of the guards is responsible for the attacks."
    parts = split_sentence(Report("r", "r.txt", raid).passage(0, len(raid)))
    assert parts is not None
    assert parts.link == "against"


def test_what_somebody_seeks_is_not_foretold() -> None:
    claims = case_of(
        "The Marsh Front will seek a lifting of the ban.",
        BAN,
        acts=[("crown", "lifting of the ban", "", True)],
    ).file.claims
    assert all(claim.holds_if is None for claim in claims)


def test_pressure_from_a_party_is_its_one_act_of_pressing() -> None:
    press = row(
        "press", "envoy", "Press the Royal Council", voice("front", "demands"), catalogue="press",
        kind="REQUEST",
    )  # fmt: skip
    sentence = "Only pressure from the Lake States can end the ban."
    assert the_test_of(sentence, BAN, RAIDS, press) == (
        'not reachable("ROYAL_COUNCIL.lift_ban") by improvements given not LAKE_STATES.press_council'
    )
    assert the_test_of("Only pressure from the bishop can end the ban.", BAN, RAIDS, press) is None
