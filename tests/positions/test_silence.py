"""Claims about the silence of reports, and what their words could gainsay."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.positions.silence import Silence


def is_unanswered(pipeline: Language, text: str) -> bool:
    positions, dossier = table_and_dossier(pipeline, text)
    (row,) = (row for row in positions.rows if any(voice.stance == "demands" for voice in row.voices))
    return Silence(positions, dossier).tells_no_answer(row)


ASKED = "The Salt Union asked the Port Company to reopen the quay."


@pytest.mark.parametrize(
    "behind",
    [
        " It answered that it was not interested at this time.",
        " The vote is on Monday. The weather was fine. In the evening the Port Company turned the idea down.",
        " The vote is on Monday. The weather was fine. The Port Company and the Salt Union met again.",
    ],
)
def test_where_words_may_be_an_answer_nothing_is_said_of_silence(pipeline: Language, behind: str) -> None:
    assert not is_unanswered(pipeline, ASKED + behind)


@pytest.mark.parametrize("behind", ["", " The vote is on Monday. The Port Company has four ships."])
def test_where_no_words_can_be_an_answer_silence_may_be_told(pipeline: Language, behind: str) -> None:
    assert is_unanswered(pipeline, ASKED + behind)


def test_who_is_asked_may_stand_in_another_sentence(pipeline: Language) -> None:
    alone = "The Salt Union called for an inquiry."
    positions, dossier = table_and_dossier(pipeline, alone)
    demands = [item.words for item in positions.unused]
    (party,) = (party.id for party in dossier.parties if "Union" in party.name)
    assert Silence(positions, dossier).names_nobody_asked(party, demands)
    more = f"{alone} The Salt Union urged Velland to look into the deaths without delay."
    positions, dossier = table_and_dossier(pipeline, more)
    assert not Silence(positions, dossier).names_nobody_asked(party, demands)
