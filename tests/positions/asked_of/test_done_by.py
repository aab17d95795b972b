"""Who acts for a government: the army as the doer that the words name, and an army told apart."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import rows_of, table_and_dossier

from detente.page.sections.in_force import InForce
from detente.page.sections.positions import stance_table
from detente.page.words import NamesInProse

SHELLING = "The Halmark army has been shelling villages since Monday. "
REFUSAL = "The Halmark government said it would not talk to the front."


def test_an_army_that_its_government_calls_on_is_a_party_of_its_own(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        SHELLING + "The Halmark government called on the army to stop the shelling. The army refused.",
    )
    (row,) = rows.values()
    assert row.maker == "halmark-army"
    assert row.stances_of("halmark-government") == {"opposes"}


def test_an_army_that_acts_for_its_government_is_named_as_the_doer(pipeline: Language) -> None:
    table, dossier = table_and_dossier(pipeline, SHELLING + REFUSAL)
    (row,) = [row for row in table.rows if row.catalogue == "bomb"]
    assert (row.maker, row.by) == ("halmark-government", "halmark-army")
    laid_out = stance_table(table, dossier)
    assert laid_out is not None
    tags = [tag for _, acts in laid_out.makers for act in acts for tag in act.act.tags]
    assert "by the Halmark army" in tags
    line = InForce(table, dossier, NamesInProse.of(table.parties, dossier), by_case=False).line([row])
    assert line is not None
    assert line.text == "In force: the Halmark army bombs villages."


def test_what_words_tell_of_the_government_too_is_its_own_act(pipeline: Language) -> None:
    table, _ = table_and_dossier(
        pipeline, SHELLING + "The Halmark government is shelling the villages, the bishop said. " + REFUSAL
    )
    assert [row.by for row in table.rows if row.catalogue == "bomb"] == [None]


def test_what_is_asked_of_an_army_is_said_of_it(pipeline: Language) -> None:
    table, dossier = table_and_dossier(
        pipeline, SHELLING + "The front wants the Halmark army to clean up its ranks. " + REFUSAL
    )
    (row,) = (row for row in table.rows if row.stances_of("front") & {"demands"})
    doer = InForce(table, dossier, NamesInProse.of(table.parties, dossier), by_case=False).doer(row)
    assert doer == ("the Halmark army", False)
    assert {row.maker for row in table.rows} == {"halmark-government"}
