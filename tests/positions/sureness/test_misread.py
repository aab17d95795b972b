"""A row that may well be misread is listed among the words that were not used, and stands in no table."""

from __future__ import annotations

from dataclasses import replace

from spacy.language import Language
from tests.support.tables import table_of

from detente.positions import well_read
from detente.positions.sureness.misread import MAY_BE_MISREAD
from detente.positions.table import Positions

TEXT = (
    "The Dockers' Union urged the Port Authority to raise the night pay. "
    "The Port Authority refused to raise it. "
    "The Dockers' Union will sign the wage agreement if the Port Authority raises the night pay."
)


def doubted(table: Positions, stance: str) -> Positions:
    """Return a table in which each stance of a kind was read least surely."""
    rows = (
        replace(
            row,
            voices=tuple(replace(v, sureness=0.2 if v.stance == stance else 0.9) for v in row.voices),
        )
        for row in table.rows
    )
    return replace(table, rows=tuple(rows))


def test_a_doubtful_stance_leaves_its_row_and_its_words_are_listed(pipeline: Language) -> None:
    table = doubted(table_of(pipeline, TEXT), "refuses")
    shown = well_read(table)
    assert [row.act for row in shown.rows] == [row.act for row in table.rows]
    assert not [voice for row in shown.rows for voice in row.voices if voice.stance == "refuses"]
    listed = [item.words.quote for item in shown.unused if item.why == MAY_BE_MISREAD]
    assert ["refused to raise" in words for words in listed] == [True]


def test_a_row_of_nothing_else_goes_and_no_condition_names_it(pipeline: Language) -> None:
    table = doubted(table_of(pipeline, TEXT), "refuses")
    (pay,) = [row for row in table.rows if row.act.startswith("Raise")]
    unsure = replace(pay, voices=tuple(replace(v, sureness=0.2) for v in pay.voices))
    shown = well_read(replace(table, rows=tuple(unsure if row is pay else row for row in table.rows)))
    (sign,) = [row for row in shown.rows if row.act.startswith("Sign")]
    assert pay.act not in [row.act for row in shown.rows]
    assert [(c.position, "raises the night pay" in c.words.quote) for c in sign.conditions] == [(None, True)]


def test_what_was_surely_read_stays_as_it_is(pipeline: Language) -> None:
    table = doubted(table_of(pipeline, TEXT), "threatens")
    assert well_read(table) is table


def test_what_a_model_proposes_and_marks_stays(pipeline: Language) -> None:
    table = table_of(pipeline, TEXT)
    row = table.rows[0]
    disputed = replace(row, voices=(replace(row.voices[0], sureness=0.0, disputed=True), *row.voices[1:]))
    kept_up = replace(table, rows=(disputed, *table.rows[1:]))
    assert disputed in well_read(kept_up).rows


def test_what_is_said_to_go_on_needs_to_be_surer(pipeline: Language) -> None:
    table = table_of(pipeline, "The Dockers' Union has been blockading the harbour since Monday.")
    (row,) = table.rows
    assert [voice.stance for voice in row.voices] == ["does"]
    unsure = replace(row, voices=(replace(row.voices[0], sureness=0.4),))
    planned = replace(row, voices=(replace(row.voices[0], stance="plans", sureness=0.4),))
    assert not well_read(replace(table, rows=(unsure,))).rows
    assert well_read(replace(table, rows=(planned,))).rows == (planned,)
