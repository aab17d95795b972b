"""The table of positions: what is asked of nobody named, and parties that take part in silence."""

from __future__ import annotations

from dataclasses import replace

from tests.support.positions import DOSSIER, TABLE, party, words

from detente.page.sections.positions import OF_NOBODY, stance_table, wanted_of_nobody
from detente.positions.table import Positions, Unused, Wanted

_LEVY = Unused(
    words("It would reopen\ntalks"), "no doer named", wanted=Wanted(party("swu", "the SWU"), "Halve the levy")
)


def _table() -> Positions:
    return replace(TABLE, unused=(_LEVY,))


def test_a_demand_of_nobody_named_has_a_row_in_which_whoever_asks_demands_it() -> None:
    laid_out = stance_table(_table(), DOSSIER)
    assert laid_out is not None
    heading, (row,) = laid_out.makers[-1]
    assert (heading.text, row.act.text) == (OF_NOBODY, "Halve the levy")
    said = {name: cell.word for name, cell in zip(laid_out.parties, row.stances, strict=True) if cell.word}
    assert said == {"SWU": "demands"}
    assert row.stances[laid_out.parties.index("SWU")].evidence == (_LEVY.words,)


def test_a_demand_in_the_words_of_a_row_is_told_there() -> None:
    known = replace(_LEVY, wanted=Wanted(party("swu", "the SWU"), TABLE.rows[0].act))
    assert wanted_of_nobody(replace(TABLE, unused=(known,))) == ()
    stranger = replace(_LEVY, wanted=Wanted(party("x", "X"), "Halve the levy"))
    assert wanted_of_nobody(replace(TABLE, unused=(stranger,))) == ()


def test_who_takes_part_in_silence_is_named_and_has_a_column_where_there_is_room() -> None:
    port = party("port", "Port Board")
    silent = replace(TABLE, rows=TABLE.rows[:1], parties=(*TABLE.parties, port), silent=("port",))
    laid_out = stance_table(silent, DOSSIER)
    assert laid_out is not None
    assert "Port Board" in laid_out.parties
    assert "No stance of Port Board was read." in laid_out.left_out
    whole = stance_table(TABLE, DOSSIER)
    assert whole is not None
    assert "No stance" not in whole.left_out
