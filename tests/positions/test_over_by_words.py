"""Measures that are over by their own words: "once banned it", "until last year", "has since expired"."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import rows_of


@pytest.mark.parametrize(
    ("text", "gone"),
    [
        ("Velland, which until last year banned Ostland's ships, wants talks with Ostland.", "ban"),
        ("Ostland once banned the Salt Party. The Salt Party wants Ostland to apologise.", "ban"),
        ("The rebels held the mayor hostage until Friday. The mayor wants the rebels to disarm.", "hostages"),
        (
            "Ostland had imposed a curfew on Orvik, but it has since been lifted. The Salt Party wants"
            " Ostland to"
            " pay.",
            "curfew",
        ),
        (
            "The rebels had occupied the station but left it on Friday. The government wants them to disarm.",
            "occupy",
        ),
        (
            "Ostland banned the Salt Party in May. The ban has expired. The Reed Party wants Ostland to pay.",
            "ban",
        ),
        (
            "Ostland imposed sanctions on Velland, which have since expired. Velland wants Ostland to pay.",
            "sanctions",
        ),
    ],
)
def test_what_has_ended_is_not_shown_as_in_force(pipeline: Language, text: str, gone: str) -> None:
    rows = rows_of(pipeline, text)
    assert rows
    assert gone not in {row.catalogue for row in rows.values()}


@pytest.mark.parametrize(
    ("text", "act"),
    [
        # A bar until a day that may be still to come
        (
            "The court barred Ana Roy from leaving Ostland until Friday. Roy wants the court to lift the"
            " order.",
            "Lift the travel ban on Ana Roy",
        ),
        (
            "The rebels occupied the station and hold it still. The government wants them to disarm.",
            "Occupy the station",
        ),
        # "Once more" is another time
        (
            "Ostland has banned the Salt Party once more. The Salt Party wants talks.",
            "Lift the ban on the Salt Party",
        ),
        # What somebody only asks for
        (
            "Ostland banned the Salt Party. The Reed Party said it hopes that the ban will be lifted soon.",
            "Lift the ban on the Salt Party",
        ),
    ],
)
def test_what_still_holds_stays(pipeline: Language, text: str, act: str) -> None:
    assert act in rows_of(pipeline, text)
