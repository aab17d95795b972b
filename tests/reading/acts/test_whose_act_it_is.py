"""Acts told in a guess, or of somebody whom a pronoun stands for."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.act_mentions import ActMention
from detente.reading.read import read_reports
from detente.sources import Report


def acts(pipeline: Language, text: str) -> list[ActMention]:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    return list(findings.acts)


@pytest.mark.parametrize(
    ("text", "mood"),
    [
        ("The Kern Board will probably sell the ferry.", "forecast"),
        ("The Kern Board will sell the ferry.", "planned"),
    ],
)
def test_a_guess_is_no_plan(pipeline: Language, text: str, mood: str) -> None:
    assert {act.mood for act in acts(pipeline, text) if act.label == "Sell the ferry"} == {mood}


def test_they_stands_for_whom_the_condition_before_speaks_of(pipeline: Language) -> None:
    text = (
        "The leaflets of the Orvik Guild are out. "
        "If the Harvest Party candidates are serious about work, they must reopen the ferry, Ana Roy said."
    )
    (reopen,) = [act for act in acts(pipeline, text) if act.label == "Reopen the ferry"]
    assert reopen.doer == "harvest-party"


def test_he_is_nobodys_message(pipeline: Language) -> None:
    text = (
        "Jon Holm went to Sund. The Orvik Guild's message came as Jon Holm spoke of the harbour, "
        "where he will meet with the Kern Board."
    )
    doers = {act.doer for act in acts(pipeline, text) if act.label.startswith("Meet with")}
    assert "orvik-guild" not in doers


def test_who_goes_back_to_work_was_on_strike_only_where_a_strike_is_told_of(pipeline: Language) -> None:
    after_a_flood = "The clerks of Orvik have gone back to work since the flood."
    after_a_strike = "The miners were on strike. The miners of Orvik have gone back to work."
    assert not [act for act in acts(pipeline, after_a_flood) if act.catalogue == "strike"]
    assert [act.sign for act in acts(pipeline, after_a_strike) if "work" in act.span.quote] == [False]


def test_who_does_two_things_is_not_what_the_second_is_done_to(pipeline: Language) -> None:
    """ "Them" is not the subject of its own verb, nor of the one that shares it."""
    both = "Velland has shut down the last of its mines and will not open them again before June."
    (opening,) = [act for act in acts(pipeline, both) if act.predicate == "open"]
    assert (opening.doer, opening.about, opening.label) == ("velland", (), "Open its mines")
    undertaken = "The Orvik Guild undertook to meet them within 30 days."
    (meeting,) = [act for act in acts(pipeline, undertaken) if act.predicate == "meet"]
    assert (meeting.doer, meeting.about) == ("orvik-guild", ())


@pytest.mark.parametrize(
    "saying",
    [
        "The Orvik Guild let it be known that it would set the claim aside.",
        "The Orvik Guild stated that the claim is old, and that it would set the claim aside.",
        "The Orvik Guild insists that they would set the claim aside.",
    ],
)
def test_whoever_says_so_speaks_of_itself(pipeline: Language, saying: str) -> None:
    assert {act.doer for act in acts(pipeline, saying) if act.label.startswith("Set")} == {"orvik-guild"}


def test_who_is_told_what_it_should_do_would_do_it(pipeline: Language) -> None:
    text = "Sweden told Norway on Friday that it should end the fishing pact."
    assert {act.doer for act in acts(pipeline, text) if act.label.startswith("End")} == {"norway"}


def test_an_adjective_of_a_state_says_whose_act_it_is(pipeline: Language) -> None:
    text = "Argentina landed in April. The Security Council demanded immediate Argentine withdrawal."
    assert [act.doer for act in acts(pipeline, text) if act.mood == "demanded"] == ["argentina"]
