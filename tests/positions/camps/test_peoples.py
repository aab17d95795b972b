"""A people that speaks for its state, and people of a trade that do not."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import table_of


def test_people_of_a_trade_do_not_speak_for_their_state(pipeline: Language) -> None:
    text = (
        "Nets divide Italian and Slovenian fishermen. Talks ended on Monday. The Slovenians asked for"
        " a closed season. The Italians promised to end night fishing. They need time, their boats being old."
        " Italy has 200 such boats."
    )
    rows = {row.act: row.maker for row in table_of(pipeline, text).rows}
    assert rows["End night fishing"] == "italians"


def test_a_people_speaks_for_its_state(pipeline: Language) -> None:
    text = (
        "Italy and Slovenia met in Trieste on Monday. The Slovenians asked for a closed season."
        " The Italians promised to end night fishing. Italy has 200 such boats."
    )
    rows = {row.act: row.maker for row in table_of(pipeline, text).rows}
    assert rows["End night fishing"] == "italy"
