"""Promises of others before which no offer holds, what two sides leave to each other, and inability."""

from __future__ import annotations

import pytest
from spacy.language import Language

from detente.reading.act_mentions import ActMention
from detente.reading.read import read_reports
from detente.sources import Report


def _acts(pipeline: Language, text: str) -> list[ActMention]:
    (findings,) = read_reports([Report("r", "r.txt", text, language="en")], pipeline)
    return list(findings.acts)


def _moods(pipeline: Language, text: str, word: str) -> list[str]:
    return [act.mood for act in _acts(pipeline, text) if word in act.label]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        (
            "The pilots said they were ready to publish the map, but only once the owners of both mills "
            "had promised in advance to respect the verdict.",
            "verdict",
        ),
        (
            "The mayor of Kern said he was prepared to sign the lease, but only after the rebels had pledged "
            "to lay down their weapons.",
            "weapons",
        ),
        (
            "The union said it would sign the lease only after the rebels had pledged to lay down their "
            "weapons.",
            "weapons",
        ),
    ],
)
def test_a_promise_that_an_offer_waits_for_is_asked_of_others(
    pipeline: Language, text: str, word: str
) -> None:
    assert _moods(pipeline, text, word) == ["demanded"]


@pytest.mark.parametrize(
    "text",
    [
        "After the rebels had pledged to lay down their weapons, the union was ready to sign the lease.",
        "The rebels pledged to lay down their weapons once the union had signed the lease.",
    ],
)
def test_a_promise_that_was_made_is_an_offer(pipeline: Language, text: str) -> None:
    assert _moods(pipeline, text, "weapons") == ["offered"]


@pytest.mark.parametrize(
    "text",
    [
        "Neither side would free its hostages first.",
        "Neither government would withdraw its troops first.",
    ],
)
def test_that_neither_goes_first_is_no_refusal_of_one(pipeline: Language, text: str) -> None:
    assert not _acts(pipeline, text)


@pytest.mark.parametrize(
    "text",
    ["Neither government would withdraw its troops.", "Kern will not withdraw its troops first."],
)
def test_who_will_not_withdraw_refuses(pipeline: Language, text: str) -> None:
    assert _moods(pipeline, text, "troops") == ["refused"]


@pytest.mark.parametrize(
    "text",
    [
        "“I could not persuade Jon Holm, and he could not persuade me,” the Kern leader told reporters.",
        "The Kern board could not convince the pilots.",
    ],
)
def test_whom_one_cannot_win_over_one_does_not_refuse(pipeline: Language, text: str) -> None:
    assert not _moods(pipeline, text, "")


def test_what_one_cannot_accept_one_refuses(pipeline: Language) -> None:
    assert _moods(pipeline, "The Kern board could not accept the lease, it said.", "lease") == ["refused"]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The Kern board agreed to freeze prices until June.", "Freeze prices"),
        ("The Kern board agreed to cap fares.", "Cap fares"),
        ("The Kern board agreed to scrap fares.", "Scrap fares"),
    ],
)
def test_a_price_that_is_frozen_is_not_scrapped(pipeline: Language, text: str, label: str) -> None:
    assert [act.label for act in _acts(pipeline, text)] == [label]
