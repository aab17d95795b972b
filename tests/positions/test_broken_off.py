"""Talks and truces that were broken off: that they go on again stands open, and they are not in force."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import rows_of

from detente.page.words import in_force_in_words, stance_in_words

_FRONT = "river-front"


def test_talks_suspended_in_a_headline_are_ended(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "River Front suspends talks\n\nThe River Front said on Monday that it suspended talks with the board."
        " It said it will not resume talks.",
    )
    (row,) = (row for label, row in rows.items() if "talks" in label)
    assert {(v.party, v.stance) for v in row.voices} == {(_FRONT, "ended"), (_FRONT, "refuses")}
    assert (row.act.split()[0], row.in_force) == ("Resume", False)
    assert (in_force_in_words(row), stance_in_words(row, _FRONT).words) == ("suspended", "refuses")


def test_talks_that_would_go_on_under_a_condition_do_not(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        'The River Front suspended its talks with the government on Monday. "If the army stops the shelling,'
        ' we will continue the talks," said Aron Roy, a spokesman of the River Front.',
    )
    (row,) = (row for label, row in rows.items() if "talks" in label)
    assert (row.act.split()[0], row.in_force) == ("Resume", False)


def test_talks_that_go_on_are_in_force(pipeline: Language) -> None:
    rows = rows_of(
        pipeline, "The River Front is holding talks with the government. It will continue the talks."
    )
    assert any(row.in_force for label, row in rows.items() if "talks" in label)


@pytest.mark.parametrize("thing", ["ceasefire", "truce"])
def test_a_truce_that_was_broken_off_could_be_returned_to(pipeline: Language, thing: str) -> None:
    rows = rows_of(pipeline, f"The River Front broke off a {thing} on Monday.")
    (row,) = rows.values()
    assert (row.act, in_force_in_words(row)) == (f"Return to the {thing}", "broken off")
    assert stance_in_words(row, _FRONT).words == "broke it off"
