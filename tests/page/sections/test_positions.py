"""The sections of the table of positions."""

from __future__ import annotations

from dataclasses import replace

import pytest
from tests.support.positions import DOSSIER, MINE, RAISE, SWU, TABLE, party, voice, words

from detente.page.lines import Groups, Paragraphs
from detente.page.sections.not_used import unused_section
from detente.page.sections.positions import (
    MAX_COLUMNS,
    MAX_UNUSED,
    positions_section,
    stance_table,
)
from detente.page.tables import StanceRow, StanceTable
from detente.page.words.hints import in_terminal
from detente.page.words.worded_hints import worded
from detente.positions.table import Positions, Unused


@pytest.fixture
def table() -> StanceTable:
    laid_out = stance_table(TABLE, DOSSIER)
    assert laid_out is not None
    return laid_out


def acts(table: StanceTable) -> dict[str, StanceRow]:
    return {row.act.text: row for _, rows in table.makers for row in rows}


def test_acts_stand_below_whoever_would_do_them_the_most_central_first(table: StanceTable) -> None:
    assert [(maker.text, [row.act.text for row in rows]) for maker, rows in table.makers] == [
        (
            "Brine Mining",
            ["Raise wages at the salt mine", "Reopen talks with the SWU", "Dismiss its director"],
        ),
        ("Salt Workers' Union", ["Strike at the salt mine"]),
        ("Government", ["Send a mediator"]),
    ]
    assert table.parties == ("SWU", "Brine Mining", "Government", "Tide Party")


def test_each_cell_leads_to_the_words_of_its_stance(table: StanceTable) -> None:
    demands, both, silent, _ = acts(table)["Raise wages at the salt mine"].stances
    assert (demands.word, demands.evidence) == ("demands", (words("raise wages by a fifth before 15 March"),))
    assert (both.word, both.tone, len(both.evidence)) == ("refuses, then offers", "mixed", 2)
    assert (silent.word, silent.tone, silent.evidence) == ("", "silent", ())


def test_a_stance_that_was_not_surely_read_is_marked_beside_one_that_was() -> None:
    voices = tuple(replace(each, sureness=0.9 if each.stance == "demands" else 0.2) for each in RAISE.voices)
    unsure = replace(TABLE, rows=(replace(RAISE, voices=voices),))
    for is_marked, shown in ((True, "perhaps refuses, then offers"), (False, "refuses, then offers")):
        laid_out = stance_table(unsure, DOSSIER, unsure=is_marked)
        assert laid_out is not None
        (row,) = acts(laid_out).values()
        assert row.act.tags == ("deadline 15 March 2021", "in two reports")
        assert [cell.word for cell in row.stances[:2]] == ["demands", shown]


def test_an_act_that_was_not_surely_read_is_marked_and_one_of_a_finished_case_is_not() -> None:
    voices = tuple(replace(each, sureness=0.2) for each in RAISE.voices)
    read = replace(RAISE, voices=voices)
    for row, is_marked in ((read, True), (replace(read, kind=""), False)):
        laid_out = stance_table(replace(TABLE, rows=(row,)), DOSSIER, unsure=True)
        assert laid_out is not None
        (shown,) = acts(laid_out).values()
        assert ("perhaps" in shown.act.tags) is is_marked


def test_a_row_says_what_is_in_force_when_it_is_due_and_how_many_reports_speak_of_it(
    table: StanceTable,
) -> None:
    rows = acts(table)
    assert rows["Raise wages at the salt mine"].act.tags == ("deadline 15 March 2021", "in two reports")
    assert rows["Strike at the salt mine"].act.tags == ("in force",)
    assert rows["Dismiss its director"].act.tags == ("reports disagree",)


def test_conditions_and_voices_without_a_column_are_remarks(table: StanceTable) -> None:
    rows = acts(table)
    (condition,) = rows["Reopen talks with the SWU"].remarks
    assert (condition.lead, condition.text) == (
        "Brine Mining’s condition:", "only if the strike is called off",
    )  # fmt: skip
    assert condition.tags == ("see “Strike at the salt mine”",)
    assert [f"{remark.lead} {remark.text}" for remark in rows["Dismiss its director"].remarks] == [
        "Said otherwise in: Strike at the salt mine",
    ]


def crowd(count: int) -> Positions:
    """One act, and many who demand it."""
    people = tuple(party(f"p{number}", f"Party {number}") for number in range(count))
    voices = tuple(voice(one.id, "demands", "raise wages by a fifth before 15 March") for one in people)
    return Positions((replace(RAISE, voices=voices),), (*people, MINE))


def test_who_has_no_column_is_named_on_the_row() -> None:
    laid_out = stance_table(crowd(8), DOSSIER)
    assert laid_out is not None
    assert not laid_out.is_whole
    assert len(laid_out.parties) == MAX_COLUMNS
    assert "Brine Mining" in laid_out.parties, "whoever would do it has a column"
    (row,) = acts(laid_out).values()
    named = {*laid_out.parties, *(remark.text for remark in row.remarks)}
    assert named == {"Brine Mining", *(f"Party {number}" for number in range(8))}


def test_two_parties_with_one_acronym_have_their_whole_names() -> None:
    other = party("swu2", "Seamen's Welfare Union", "SWU")
    voices = (voice("swu", "demands", "raise wages"), voice("swu2", "demands", "raise wages"))
    laid_out = stance_table(Positions((replace(RAISE, voices=voices),), (SWU, other, MINE)), DOSSIER)
    assert laid_out is not None
    assert laid_out.parties == ("Salt Workers' Union", "Seamen's Welfare Union", "Brine Mining")


def test_acts_beyond_the_limit_are_counted() -> None:
    laid_out = stance_table(TABLE, DOSSIER, most=2)
    assert laid_out is not None
    assert laid_out.left_out == "And three more acts, less central to the dispute."


def test_an_empty_table_says_so() -> None:
    (block,) = positions_section(Positions((), ()), DOSSIER).blocks
    assert isinstance(block, Paragraphs)
    assert "nobody who demands" in block.sentences[0]


def test_what_was_not_used_stands_below_its_reason() -> None:
    unused = tuple(
        Unused(words(part), why)
        for part, why in (
            ("Monday", "no doer named"),
            ("a penny", "a forecast"),
            ("March", "no doer named"),
        )
    )
    section = unused_section(Positions((), (), unused * 5))
    assert section is not None
    groups, rest = section.blocks
    assert isinstance(groups, Groups)
    assert [group.name for group in groups.groups] == ["No doer named", "A forecast"]
    assert sum(len(group.lines) for group in groups.groups) == MAX_UNUSED
    assert isinstance(rest, Paragraphs)
    assert worded(rest, in_terminal).sentences == ("And five more passages. The JSON lists them all.",)
    assert unused_section(Positions((), ())) is None


def test_who_sets_a_condition_without_a_place_in_the_table_is_called_by_name() -> None:
    envoy = party("ana-roy", "Ana Roy")
    rows = tuple(
        replace(row, conditions=tuple(replace(one, voice="ana-roy") for one in row.conditions))
        for row in TABLE.rows
    )
    dossier = replace(DOSSIER, parties=(*DOSSIER.parties, envoy))
    laid_out = stance_table(replace(TABLE, rows=rows), dossier)
    assert laid_out is not None
    (condition,) = acts(laid_out)["Reopen talks with the SWU"].remarks
    assert condition.lead == "Ana Roy’s condition:"


def test_two_acts_in_the_same_words_are_one_row() -> None:
    twin = replace(RAISE, id="twin", maker="mine2", voices=(voice("tide", "opposes", "raise wages"),))
    other = replace(RAISE, id="other", maker="mine2", act="Sell the salt mine")
    parties = (*TABLE.parties, party("mine2", "the Brine Mining"))
    laid_out = stance_table(replace(TABLE, rows=(RAISE, twin, other), parties=parties), DOSSIER)
    assert laid_out is not None
    rows = [row for _, rows in laid_out.makers for row in rows]
    assert [row.act.text for row in rows] == ["Raise wages at the salt mine", "Sell the salt mine"]
    said = dict(zip(laid_out.parties, (cell.word for cell in rows[0].stances), strict=True))
    assert said["SWU"] == "demands"
    assert said["Tide Party"] == "opposes"
