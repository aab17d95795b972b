"""Acts kept off an agenda or out of a place, meetings that are held, and what goes on undisputed."""

from __future__ import annotations

import pytest
from spacy.language import Language
from tests.support.tables import rows_of, table_and_dossier


def _acts(pipeline: Language, text: str) -> set[tuple[str, str]]:
    _, dossier = table_and_dossier(pipeline, text)
    return {(act.label, act.mood) for act in dossier.acts}


@pytest.mark.parametrize(
    ("text", "acts"),
    [
        ("Peru kept the islands off the agenda.", {("Discuss the islands", "refused")}),
        ("Peru kept the boats off the reef.", set()),
        ("Peru did not keep the islands off the agenda.", set()),
        (
            "Chilean boats will be kept out of the port, the board said.",
            {("Keep Chilean boats out of the port", "planned")},
        ),
        (
            "The mayor offered a meeting of the two crews.",
            {("Hold a meeting of the two crews", "offered")},
        ),
    ],
)
def test_what_is_kept_off_and_kept_out(pipeline: Language, text: str, acts: set[tuple[str, str]]) -> None:
    refusing = ("refused", "planned", "offered", "demanded")
    assert {(label, mood) for label, mood in _acts(pipeline, text) if mood in refusing} == acts


def test_what_goes_on_and_is_in_nobodys_way_is_no_row(pipeline: Language) -> None:
    text = "The Salt League said that its monitoring of the truce will go on. Peru asked the league for help."
    assert not any("onitor" in label or label == "Go on" for label in rows_of(pipeline, text))


def test_nobody_meets_itself(pipeline: Language) -> None:
    text = "The Salt Fund asked for a meeting with the Port Board. The Port Board refused."
    assert any(label.startswith("Hold a meeting") for label in rows_of(pipeline, text))
