"""The words that a person gave an act stand in the table, whatever else tells of it."""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from tests.support.tables import table_and_dossier

from detente.positions import positions_of

TEXT = (
    "PORT ROY, 3 May 2021 - The Water Board refused to hand over the gauges on Sunday. The Delta Council"
    " urged the Water Board to hand over the gauges."
)


def test_an_act_has_the_words_of_a_person_beside_a_refusal_that_nobody_decided_about(
    pipeline: Language,
) -> None:
    table, dossier = table_and_dossier(pipeline, TEXT)
    (row,) = table.rows
    assert row.act == "Hand over the gauges"
    acts = tuple(
        act.model_copy(update={"label": "Let the surveyors in", "decided_by": "Ana"})
        if act.mood == "demanded"
        else act
        for act in dossier.acts
    )
    (row,) = positions_of(replace(dossier, acts=acts)).rows
    assert row.act == "Let the surveyors in"
