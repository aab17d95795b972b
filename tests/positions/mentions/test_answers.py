"""Bare answers: a refusal that names only a condition or a demand is of the act before it."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import rows_of

from detente.positions import Position


def stances(row: Position) -> set[tuple[str | None, str]]:
    return {(voice.party, voice.stance) for voice in row.voices}


def test_whoever_rejects_a_condition_refuses_what_it_asks_for_and_not_its_own_strike(
    pipeline: Language,
) -> None:
    rows = rows_of(
        pipeline,
        "The Weavers' Union of Brine began a strike on Monday. Factory owner Nils Orvik urged the union to"
        " call off the strike and said he would raise pay only if the weavers went back to the looms first."
        " The union rejected that condition.",
    )
    strike = next(row for row in rows.values() if row.catalogue == "strike")
    assert "refuses" not in {stance for _, stance in stances(strike)}
    back = next(row for row in rows.values() if "looms" in row.act)
    assert {stance for _, stance in stances(back)} >= {"demands", "refuses"}


def test_whoever_rejects_a_call_to_end_its_strike_keeps_it_up(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "The Salt Union has been on strike since May. The port board called on the union to end the strike."
        " The union rejected the demand.",
    )
    strike = next(row for row in rows.values() if row.catalogue == "strike")
    assert strike.in_force is True
    assert ("salt-union", "plans") in stances(strike)
    assert ("salt-union", "refuses") not in stances(strike)


def test_a_refusal_of_that_is_none_of_what_the_party_itself_offers(pipeline: Language) -> None:
    text = (
        "The Spanish government said the islanders had turned down its plan for talks on the port."
        " The islanders had insisted on placing a vote on the agenda. Madrid could not agree to that."
    )
    assert stances(rows_of(pipeline, text)["Open talks"]) == {("spanish-government", "plans")}


def test_a_refusal_of_a_request_is_not_of_what_nobody_has_asked_for(pipeline: Language) -> None:
    text = (
        "The Reform League asked to be permitted to open its halls in the south. The government, which has"
        " held the poet Ana Ruiz since May, rejected the request."
    )
    rows = rows_of(pipeline, text)
    (halls,) = (row for act, row in rows.items() if "halls" in act)
    assert halls.act == "Permit the Reform League to open its halls"
    assert halls.maker == "government"
    assert stances(halls) == {("reform-league", "demands"), ("government", "refuses")}
    assert not any(("government", "refuses") in stances(row) for act, row in rows.items() if "Ruiz" in act)


def test_a_refusal_of_a_request_is_of_the_one_that_was_made(pipeline: Language) -> None:
    text = (
        "The union demanded the release of its chair, Ana Ruiz, whom the government arrested in May. The"
        " government rejected the request."
    )
    (release,) = rows_of(pipeline, text).values()
    assert stances(release) >= {("union", "demands"), ("government", "refuses")}


def test_who_asks_for_a_visa_for_a_client_asks_nobody_to_allow_it(pipeline: Language) -> None:
    rows = rows_of(pipeline, "Vell asked to be allowed to leave. The pilots asked for a visa for their crew.")
    assert rows == {}
