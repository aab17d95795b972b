"""Fragments, and words that tell of no move in a dispute, are no lines of a timeline."""

from __future__ import annotations

import pytest

from detente.page.sections.dated.moves import tells_of_a_move
from detente.page.sections.dated.no_lines import is_broken, tells_nothing


@pytest.mark.parametrize(
    "line",
    [
        "A relief for the guild, four months before it must vote",
        "In a joint draft handed in the Reed Front",
        "The mayor flew out after a talk with the guild, at the end",
        "The council weighed the outcome of the summit of the League held",
    ],
)
def test_a_fragment_is_no_line(line: str) -> None:
    assert is_broken(line)


@pytest.mark.parametrize(
    "line",
    [
        "The guild’s report came out",
        "Roy broke his promise",
        "Envoys in Orvik were guessing at a date",
        "The guild met",
        "Ana Roy asked on her blog",
        "The mayor offered two things",
        "The guild and the council have held six rounds since January",
    ],
)
def test_words_that_hold_back_what_happened_tell_nothing(line: str) -> None:
    assert tells_nothing(line)


def test_weather_and_boxes_are_no_moves() -> None:
    assert not tells_of_a_move("The hills got twice as much snow in March")
    assert tells_of_a_move("The guild walked out")


def test_a_participle_behind_a_whole_clause_breaks_no_line() -> None:
    assert not is_broken("New rules took effect, tightening the levy on salt")
    assert is_broken("The guild of Orvik, asking for a truce")


def test_several_things_of_a_list_are_no_line() -> None:
    assert is_broken("Options: (a) hold the line; (b) offer a pact against signature")
