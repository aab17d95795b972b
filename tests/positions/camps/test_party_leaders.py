"""People whose title names their party by the word that also names its people."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of

VOTE = (
    "Otto Lindberg lost a second vote on Monday. The Socialist leader got 40 votes, one more than in"
    " May. The Socialists had offered the Greens two ministries. Ida Kern, the Socialist spokesman, declared"
    " the offer void. Lindberg said that she would try again. The Socialists want a new vote."
)


@pytest.mark.parametrize("member", ["Otto Lindberg", "Ida Kern"])
def test_a_leader_and_a_spokesman_are_one_side_with_their_party(pipeline: Language, member: str) -> None:
    assert camp_of(pipeline, VOTE, member) == "Socialists"


def test_of_two_people_neither_is_taken_for_the_leader(pipeline: Language) -> None:
    text = VOTE.replace("Otto Lindberg lost a second vote", "Otto Lindberg lost to Ida Sand")
    assert camp_of(pipeline, text, "Otto Lindberg") == "Otto Lindberg"
