"""Small reports, read whole: the table of positions that they give."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from spacy.language import Language

from detente.dossier import join_findings
from detente.positions.rows import positions_of
from detente.positions.table import Position, Positions
from detente.reading.read import read_reports
from detente.sources import Report

Read = Callable[..., Positions]


@pytest.fixture
def read(pipeline: Language) -> Read:
    def table(*texts: str) -> Positions:
        reports = [
            Report(id=f"r{k}", source=f"r{k}.txt", text=text, published=date(2021, 5, 1 + k), language="en")
            for k, text in enumerate(texts)
        ]
        return positions_of(join_findings(read_reports(reports, pipeline)))

    return table


def row_about(table: Positions, word: str) -> Position:
    rows = [row for row in table.rows if word in row.act.casefold()]
    assert rows, [row.act for row in table.rows]
    return rows[0]


def stances(table: Positions, row: Position) -> set[tuple[str, str]]:
    return {(table.party(voice.party).name if voice.party else "", str(voice.stance)) for voice in row.voices}


def test_a_demand_and_its_refusal(read: Read) -> None:
    table = read(
        "The Bakers' Union asked the government of Norland to lift the tax on flour. "
        "The government of Norland refused to lift the tax."
    )
    row = row_about(table, "tax")
    assert "Norland" in table.party(row.maker).name
    assert {stance for _, stance in stances(table, row)} == {"demands", "refuses"}
    assert row.in_force is False


def test_a_ban_in_force_is_a_row_of_whoever_imposed_it(read: Read) -> None:
    table = read("The military council of Ostland banned the Reed Party in March. It has 9,000 members.")
    row = row_about(table, "lift the ban")
    assert (row.catalogue, row.in_force) == ("ban", False)
    assert "Reed Party" in row.act
    assert {stance for _, stance in stances(table, row)} == {"opposes"}


def test_every_passage_is_short_and_stands_in_its_report(read: Read) -> None:
    text = "Norland threatened to close the border unless Ostland frees the two sailors. Ostland refused."
    table = read(text)
    assert table.rows
    for row in table.rows:
        assert row.evidence
        for words in row.evidence:
            assert text[words.start : words.end] == words.quote
            assert len(words.quote) <= 240


def test_what_two_reports_tell_is_one_row(read: Read) -> None:
    table = read(
        "The Bakers' Union asked Norland to lift the tax on flour.",
        "Norland said that it would not lift the tax on flour, as the Bakers' Union demands.",
    )
    row = row_about(table, "tax")
    assert {words.report for words in row.evidence} == {"r0", "r1"}
    assert len([other for other in table.rows if other.maker == row.maker and "tax" in other.act]) == 1


def test_a_row_of_the_table_names_only_parties_and_rows_of_the_table(read: Read) -> None:
    table = read(
        "The Bakers' Union will strike unless the government of Norland lifts the tax on flour. "
        "Ostland offered to mediate between the Bakers' Union and the government of Norland."
    )
    known, rows = {party.id for party in table.parties}, {row.id for row in table.rows}
    for row in table.rows:
        assert {row.maker, *(voice.party for voice in row.voices if voice.party)} <= known
        assert {c.position for c in row.conditions if c.position} <= rows
    mediation = row_about(table, "mediate")
    assert table.party(mediation.maker).name == "Ostland"
    assert stances(table, mediation) == {("Ostland", "offers")}


def test_what_happened_long_ago_and_is_over_makes_no_row(read: Read) -> None:
    table = read("In 1931 the Salt Workers' Union signed the harbour accord with the mine owners.")
    assert table.rows == ()
    assert table.unused
    assert all(item.why for item in table.unused)


def test_the_same_reports_give_the_same_table(read: Read) -> None:
    text = "The Bakers' Union asked Norland to lift the tax on flour. Norland refused to lift the tax."
    assert read(text) == read(text)


def test_a_minister_of_no_named_state_speaks_for_the_state_whose_acts_he_announces(read: Read) -> None:
    table = read("If the debt is not paid, Energy Minister Ivo Brand said, Denmark will close the pipeline.")
    row = row_about(table, "pipeline")
    assert stances(table, row) & {("Denmark", "plans"), ("Denmark", "threatens")}


def test_a_scholar_who_says_what_a_state_will_do_makes_a_forecast(read: Read) -> None:
    table = read("Political analyst Ivo Brand said that Norland will close the pipeline.")
    assert table.rows == ()
    assert "a forecast" in {item.why for item in table.unused}


@pytest.mark.parametrize(
    ("text", "label", "wanted"),
    [
        (
            "The Bakers' Union wants the Flour Board to reinstate nine millers whom it dismissed in April. "
            "The Flour Board refused to reinstate the millers.",
            "Reinstate nine millers",
            True,
        ),
        (
            "The Flour Board threatened to cut the wages of the Bakers' Union. "
            "The Bakers' Union urged the Flour Board not to cut the wages.",
            "Cut the wages",
            False,
        ),
    ],
)
def test_what_was_done_once_stands_open_to_be_undone(read: Read, text: str, label: str, wanted: bool) -> None:
    table = read(text)
    row = row_about(table, label.split()[0].casefold())
    assert row.act.startswith(label)
    assert row.in_force is False
    union = next(voice for voice in row.voices if "Union" in table.party(voice.party or "").name)
    assert union.stance == ("demands" if wanted else "opposes")


def test_what_goes_on_is_in_force_also_where_it_is_announced(read: Read) -> None:
    table = read("The Reed Party announced that it would continue to boycott the assembly of Norland.")
    assert row_about(table, "boycott").in_force is True


def test_what_was_done_once_before_is_not_in_force(read: Read) -> None:
    table = read("The Bakers' Union went on strike once before, over the tax on flour.")
    assert not table.rows
    assert "over and cannot be undone" in {item.why for item in table.unused}


def test_whoever_offers_to_halt_attacks_carries_them_out_and_the_row_cites_the_offer(read: Read) -> None:
    table = read("The Reed Front offered to halt its attacks on the railway of Norland.")
    row = row_about(table, "attack")
    assert row.in_force is True
    assert [words.quote for words in row.evidence] == [
        "offered to halt its attacks on the railway of Norland"
    ]


def test_nobody_opens_talks_with_itself(read: Read) -> None:
    table = read(
        "The Reed Front demanded talks between the Reed Front and the government of Norland. "
        "The Reed Front demanded talks with the government of Norland."
    )
    for row in table.rows:
        named = [table.party(row.maker).name, *table.party(row.maker).aliases]
        assert not any(row.act.casefold().endswith(f"with {name.casefold()}") for name in named)


def test_every_passage_of_what_is_in_force_has_three_words(read: Read) -> None:
    table = read(
        "Norland's outlawed Reed Party marched on Monday. A court of Norland jailed its leader, Anna Weber. "
        "The government of Norland rules out her release."
    )
    assert all(len(words.quote.split()) >= 3 for row in table.rows for words in row.evidence)


@pytest.mark.parametrize(
    "text",
    [
        "The Reed Front would hold the hostages until the government of Norland withdraws its troops.",
        "The Reed Front would leave the assembly unless the government of Norland withdraws its troops.",
    ],
)
def test_what_is_kept_up_until_something_is_done_asks_for_that(read: Read, text: str) -> None:
    table = read(text + " The government of Norland refused to withdraw the troops.")
    row = row_about(table, "withdraw")
    assert ("Reed Front", "demands") in stances(table, row)
    assert ("Reed Front", "opposes") not in stances(table, row)


def test_what_a_truce_lasts_until_is_asked_for_by_nobody(read: Read) -> None:
    table = read(
        "The Reed Front would observe a cease-fire until the government of Norland withdraws its troops. "
        "The government of Norland refused to withdraw the troops."
    )
    row = row_about(table, "withdraw")
    assert not {stance for who, stance in stances(table, row) if "Reed" in who} & {"demands", "opposes"}


def test_a_border_opened_long_ago_is_not_opened_now(read: Read) -> None:
    table = read(
        "Norland and Ostland made peace in 1921. Norland opened the border with Ostland in the same year."
    )
    assert not [row for row in table.rows if row.in_force]
