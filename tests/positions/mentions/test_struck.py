"""Strikes against a firm are those of its workers, whoever the sentence is about."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import rows_of


def test_a_firm_does_not_strike_where_its_workers_do(pipeline: Language) -> None:
    rows = rows_of(
        pipeline,
        "Brinetel and the striking unions reached a wage deal on Friday. Brinetel workers walked off the"
        " job in March. Brinetel called the deal a step toward ending the strike. The striking unions"
        " refused to end the strike before a vote.",
    )
    strikes = [row for row in rows.values() if row.catalogue == "strike"]
    assert strikes
    assert all(row.maker != "brinetel" for row in strikes)


def test_a_union_that_strikes_keeps_its_strike(pipeline: Language) -> None:
    rows = rows_of(pipeline, "The Brine Workers' Union called off its strike against the mill on Friday.")
    assert all(row.maker == "brine-workers-union" for row in rows.values() if row.catalogue == "strike")
