"""Measures that go by two names are one row."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import table_of


def test_a_bar_from_office_and_the_ban_on_running_are_one_measure(pipeline: Language) -> None:
    text = (
        "A court in Velland barred Ana Roy, the leader of the Reed Party, from office for five years."
        " The Reed Party demands that the government lift the ban on her running. The government of Velland"
        " said that it would wait."
    )
    rows = [row for row in table_of(pipeline, text).rows if row.catalogue in ("ban", "bar_from_office")]
    assert len(rows) == 1
    assert {voice.stance for voice in rows[0].voices} >= {"demands", "opposes"}


def test_a_threat_is_as_sure_with_its_condition(pipeline: Language) -> None:
    text = (
        "The Salt Front threatened to bring its followers back to the streets of Orvik if the government of"
        " Velland did not release Ana Roy."
    )
    (row,) = [row for row in table_of(pipeline, text).rows if "streets" in row.act]
    assert row.sureness >= 0.3
