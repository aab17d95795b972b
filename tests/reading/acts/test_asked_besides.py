"""Acts asked in further clauses, sought for others, or threatened before a court; and look-alikes."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.reading.acts.test_rejected_terms import told
from tests.support.tables import rows_of


def stances(pipeline: Language, text: str) -> set[tuple[str, str, str | None, str]]:
    return {
        (row.maker, row.act, voice.party, voice.stance)
        for row in rows_of(pipeline, text).values()
        for voice in row.voices
    }


def asked(pipeline: Language, text: str) -> set[tuple[str, str | None]]:
    return {(label, doer) for label, mood, doer, _ in told(pipeline, text) if mood == "demanded"}


def test_each_infinitive_of_a_call_is_asked(pipeline: Language) -> None:
    text = "Peru called on Chile to follow its example, to open the port and to free the crew."
    assert {("Open the port", "chile"), ("Free the crew", "chile")} <= asked(pipeline, text)
    assert not asked(pipeline, "Peru urged Chile to stay, to avoid bloodshed.") & {
        ("Avoid bloodshed", "chile")
    }


def test_what_is_asked_in_addition_is_not_done(pipeline: Language) -> None:
    text = "The forum has written to Mr Brandt and is asking in addition that he appoint an inquiry."
    assert {mood for label, mood, *_ in told(pipeline, text) if label.startswith("Appoint")} == {"demanded"}


def test_protection_of_others_is_asked_for_and_not_sought(pipeline: Language) -> None:
    text = "The mission of Peru condemned the raids, calling for the protection of civilians."
    assert not [mood for _, mood, *_ in told(pipeline, text) if mood == "in force"]
    kept = told(pipeline, "The rebels asked Chile for protection.")
    assert "in force" in {mood for _, mood, *_ in kept}


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        (
            "Peru said that it would take the matter to the Security Council if Chile closed the port.",
            "threatens",
        ),
        ("Peru will take the matter to the Security Council.", "plans"),
    ],
)
def test_a_matter_is_brought_before_judges_as_a_threat_on_a_condition(
    pipeline: Language, text: str, stance: str
) -> None:
    assert ("peru", "Take the matter to the Security Council", "peru", stance) in stances(pipeline, text)


def test_should_behind_a_promise_to_strike_makes_it_a_threat(pipeline: Language) -> None:
    text = "The Labour Congress has undertaken to call a strike should the government of Peru fail to pay."
    assert ("labour-congress", "Go on strike", "labour-congress", "threatens") in stances(pipeline, text)


def test_an_assurance_that_is_sought_has_been_given_by_nobody(pipeline: Language) -> None:
    text = "The league is seeking an assurance from the Port Authority that the panel will not open the port."
    assert not [label for label, mood, *_ in told(pipeline, text) if mood in ("offered", "refused")]
