"""An offer that somebody calls too little is turned down by him, and stays an offer of whoever made it."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import table_of


def stances(pipeline: Language, text: str) -> dict[str, list[tuple[str | None, str]]]:
    return {
        row.act: [(voice.party, voice.stance) for voice in row.voices]
        for row in table_of(pipeline, text).rows
    }


@pytest.mark.parametrize(
    "answer",
    [
        "Not enough, answered the Kern Guild.",
        "The Kern Guild dismissed the offer as an insult.",
        "The Kern Guild called the offer laughable.",
        "The offer is not enough, the Kern Guild said.",
    ],
)
def test_an_offer_called_too_little_is_turned_down(pipeline: Language, answer: str) -> None:
    told = stances(pipeline, f"The Orvik Board offered to repair two ferries. {answer}")
    assert told["Repair two ferries"] == [("orvik-board", "offers")]
    assert told["Accept the offer to repair two ferries"] == [("kern-guild", "refuses")]


@pytest.mark.parametrize(
    "answer",
    [
        "The Kern Guild called the offer generous.",
        "The Kern Guild called the weather laughable.",
        "The offer is not known in Sund, the Kern Guild said.",
    ],
)
def test_other_words_on_it_turn_nothing_down(pipeline: Language, answer: str) -> None:
    told = stances(pipeline, f"The Orvik Board offered to repair two ferries. {answer}")
    assert not [act for act, voices in told.items() if ("kern-guild", "refuses") in voices]


def test_a_rate_is_offered_and_asked_for_where_pay_is_spoken_of(pipeline: Language) -> None:
    text = (
        "The Dockers' Union asked for a pay rise of 9 per cent. "
        "The Orvik Board offered 4 per cent on Monday. Not enough, answered the Dockers' Union."
    )
    told = stances(pipeline, text)
    assert told["Grant a pay rise of 4 per cent"] == [("orvik-board", "offers")]
    assert [act for act, voices in told.items() if ("dockers-union", "refuses") in voices] == [
        "Accept the offer"
    ]
    shares = "The Orvik Board offered 4 per cent of the shares. The Dockers' Union has not replied."
    assert set(stances(pipeline, shares)) == {"Grant 4 per cent of the shares"}  # no rise in pay


def test_what_is_ruled_out_is_what_was_asked(pipeline: Language) -> None:
    told = stances(
        pipeline, "The Kern Guild called on the Orvik Board to lift the fee. The Orvik Board ruled that out."
    )
    assert ("orvik-board", "refuses") in told["Lift the fee"]
