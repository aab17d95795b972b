"""Demands that name nobody, by one of two plain sides, and those made of the state."""

from __future__ import annotations

from spacy.language import Language
from tests.support.tables import table_and_dossier, table_of, unused_of

from detente.analysis import PositionsResult
from detente.page import StanceTable, positions_page
from detente.positions.table import Position


def makers(pipeline: Language, text: str, act: str) -> set[str]:
    return {row.maker for row in table_of(pipeline, text).rows if act in row.act}


_TWO_SIDES = (
    "Velland's government and the Salt Front met in Orvik on Monday. The government of Velland refused to"
    " withdraw the army, the premier of Velland said. The Salt Front has kept up its blockade of the port"
    " since May, and the Front's leader, Ada Roy, said that it would not sign the truce unless the levy is"
    " scrapped. The Salt Front wants the army out of the port, and it demanded a share of the tolls."
    " Velland said it would wait. A mission of the League of Cities watched the talks."
)


def test_a_condition_of_one_of_two_sides_is_asked_of_the_other(pipeline: Language) -> None:
    assert makers(pipeline, _TWO_SIDES, "levy") == {"vellands-government"}


def test_the_state_is_whoever_governs_it(pipeline: Language) -> None:
    text = (
        "The government of Velland said that it would wait. Community associations urged the state to send"
        " help for the displaced. The Salt Front refused to sign the truce with the government."
    )
    assert makers(pipeline, text, "Send help") == {"government-of-velland"}


def test_of_three_sides_as_likely_nobody_is_meant(pipeline: Language) -> None:
    text = (
        "The miners, the carriers and the port met the growers. The miners refused to sign the accord. The"
        " carriers refused to sign the accord. The port refused to sign the accord. The miners want the levy"
        " scrapped."
    )
    assert "want the levy scrapped" in unused_of(pipeline, text) or not makers(pipeline, text, "Scrap")


def test_who_offers_something_right_behind_a_demand_is_asked_and_for_what_follows_too(
    pipeline: Language,
) -> None:
    text = (
        "The Dockers' Union widened its strike at the quays on Monday. The Dockers' Union opened with a"
        " demand for 9 percent more pay over two years.\n\nThe shipping companies have each offered about"
        " 3 percent. The union also wants an end to night shifts. The mayor, Ada Roy, will wait."
    )
    asked = {row.act: row.maker for row in table_of(pipeline, text).rows if "demands" in stances_of(row)}
    assert asked == {
        "Grant 9 percent more pay": "shipping-companies",
        "End night shifts": "shipping-companies",
    }


def test_of_whom_it_is_asked_is_marked_as_assumed_where_no_words_say_so(pipeline: Language) -> None:
    table, dossier = table_and_dossier(pipeline, _TWO_SIDES)
    assumed = {row.act for row in table.rows if row.maker_assumed}
    assert any("levy" in act for act in assumed)
    assert not any("blockade" in act for act in assumed)
    (section, *_) = positions_page(PositionsResult(dossier, table)).sections
    (stances,) = (block for block in section.blocks if isinstance(block, StanceTable))
    shown = {row.act.text: row.act.tags for _, rows in stances.makers for row in rows}
    assert {act for act, tags in shown.items() if "of whom is assumed" in tags} == assumed


def stances_of(row: Position) -> set[str]:
    return {voice.stance for voice in row.voices}
