"""The opposition: its parties, members and leader act for the one side that reports call so."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.camps import camp_of


@pytest.mark.parametrize(
    ("text", "member", "camp"),
    [
        # Of the country that the report is on.
        (
            "Opposition leaders in Ghana walked away on Friday, saying that aides of the president stood in"
            " the way. The opposition says that Ghana broke its word. Ghana denied it.",
            "Opposition leaders in Ghana",
            "opposition",
        ),
        # Named by the report.
        (
            "The opposition Salt Party left the council. The opposition parties will not return,"
            " a clerk said.",
            "The opposition parties",
            "Salt Party",
        ),
        (
            "The Salt Party, the main opposition group, left the council. Opposition lawmakers demanded"
            " a recount.",
            "Opposition lawmakers",
            "Salt Party",
        ),
        (
            "Velland's opposition will not return to the council. Its boycott began in May, said a"
            " spokesman for Jan Orvik's Salt Party, Ana Moor. The opposition leader Jan Orvik was silent.",
            "Velland's opposition",
            "Salt Party",
        ),
        # Without a name of its own it is one side, however it is called.
        (
            "The opposition rejected the plan. Five opposition parties left the council on Monday.",
            "Five opposition parties",
            "opposition",
        ),
        (
            "The oppositional parties refused the invitation. The opposition demanded a recount.",
            "The oppositional parties",
            "opposition",
        ),
        (
            "Leader of the Opposition Ana Moor said the members would stay away. The opposition demanded"
            " a recount.",
            "Ana Moor",
            "opposition",
        ),
        (
            "Jan Orvik, the Opposition leader in the Senate, wrote a letter. The opposition demanded a"
            " recount.",
            "Jan Orvik",
            "opposition",
        ),
        # Two parties of the opposition: neither is the opposition alone.
        (
            "The opposition Salt Party left the council. The opposition Plough Party stayed. The opposition"
            " demanded a recount.",
            "The opposition",
            "opposition",
        ),
        # Who led it once does not speak for it.
        (
            "The former opposition leader Jan Orvik praised the plan. The opposition demanded a recount.",
            "Jan Orvik",
            "Jan Orvik",
        ),
    ],
)
def test_the_opposition_is_one_side(pipeline: Language, text: str, member: str, camp: str) -> None:
    assert camp_of(pipeline, text, member).casefold() == camp.casefold()


@pytest.mark.parametrize(
    ("text", "member", "camp"),
    [
        # A group of both sides speaks for neither.
        (
            "Neither government nor rebel officials would sign. The rebels of the Halmark Liberation Army"
            " shelled a port.",
            "Neither government nor rebel officials",
            "Neither government nor rebel officials",
        ),
        # The government of a province is not the government.
        (
            "The government closed the port. The Kerava Bay government opened a road.",
            "the Kerava Bay government",
            "Kerava Bay government",
        ),
        # A king reigns beside a prime minister, and rules where nobody else does.
        (
            "Velland's Prime Minister Jan Orvik closed the port. King Olaf asked the deputies to meet.",
            "Olaf",
            "Olaf",
        ),
        (
            "Drevnia will not pay. King Olaf Brandt closed the port to Drevnian ships.",
            "Olaf Brandt",
            "Drevnia",
        ),
        # "The X party" is X.
        ("The Likud party left the meeting. Likud refused to meet the mayor.", "The Likud party", "Likud"),
        # "The putschists" are the junta; the junta of two countries are two.
        (
            "Halmark's junta closed the border. A letter gave the putschists a week to restore the council.",
            "the putschists",
            "Halmark's junta",
        ),
        # The chief executive of a firm that is named nowhere else does not speak for the government.
        (
            "Halmark Shipping chief executive Jan Orvik said the government would need to act. The farmers"
            " asked the government to step in.",
            "Jan Orvik",
            "Halmark Shipping",
        ),
        # "The company" is whoever has ports and workers, and an operator by name.
        (
            "Vanda's container ports were shut. Vanda rejected the offer. The company would not pay the"
            " crews.",
            "The company",
            "Vanda",
        ),
        # "X and his government": his is X's, and a president beside him is the head of the state.
        (
            "The speaker, Ana Moor, said the motion was passed against Jan Orvik and his government.",
            "his government",
            "Jan Orvik",
        ),
    ],
)
def test_who_does_not_act_for_the_one_named_beside(
    pipeline: Language, text: str, member: str, camp: str
) -> None:
    assert camp_of(pipeline, text, member).casefold() == camp.casefold()
