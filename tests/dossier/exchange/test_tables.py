"""Tables that people keep: taken up row by row, or refused with sheet, row and column."""

from __future__ import annotations

import csv
import io
import json
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from tests.support.commands import Ended, run

from detente.dossier import Dossier, open_store
from detente.dossier.exchange.templates import TEMPLATES
from detente.reading import date_alone

EVENTS = (
    ("Day", "What", "Who", "Whom", "Where", "Outlet", "Type", "Comment"),
    ("2 May 2026", "Envoys of Ostland met the Reed Front in Karsk", "Ostland", "Reed Front", "Karsk",
     "Karsk Post", "consult", "by phone"),
    ("2025-11", "Bombing of the camp", "Ostland; Sund", "Reed Front", "", "Lake News", "ASSAULT", ""),
    ("", "Strike in the port", "dockers", "", "", "", "PROTEST", ""),
    ("spring 2099", "Election in Ostland", "", "", "", "", "ELECTION", ""),
)  # fmt: skip
PARTIES = (
    ("Name", "Type", "Also known as", "Role", "Of", "Status", "Since"),
    ("Reed Front", "group", "RF; the Front", "", "", "Banned", "2024-11"),
    ("Ana Roy", "Person", "", "leader", "Reed Front", "", "since 2019"),
)
POSITIONS = (
    ("Who", "Position", "Issue", "By whom", "Condition", "Day"),
    ("Reed Front", "demands", "Lift the siege of Karsk", "Ostland", "", "3 May 2026"),
    ("Ostland", "Refuse", "Lift the siege of Karsk", "", "unless the Front disarms", "2026-05-04"),
)


def as_csv(path: Path, rows: Any, delimiter: str = ",") -> Path:
    with path.open("w", newline="") as file:
        csv.writer(file, delimiter=delimiter).writerows(rows)
    return path


def as_workbook(path: Path, **sheets: Any) -> Path:
    book = Workbook()
    book.remove(book.worksheets[0])
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    book.save(path)
    return path


def taken_up(path: Path, *options: str) -> Dossier:
    store = path.with_suffix(".dossier")
    ended = run("dossier", "import", str(store), str(path), "--who", "Ana", *options)
    assert ended.status == 0, ended.err
    with open_store(str(store)) as opened:
        return opened.dossier()


def refused(path: Path) -> Ended:
    """The refusal of a table, which stores nothing and is one line."""
    store = path.with_suffix(".dossier")
    ended = run("dossier", "import", str(store), str(path))
    assert (ended.status, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert not store.exists()
    return ended


def test_a_chronology_becomes_events_with_the_row_as_their_words(tmp_path: Path) -> None:
    dossier = taken_up(as_csv(tmp_path / "events.csv", EVENTS, ";"))
    assert len(dossier.events) == len(EVENTS) - 1
    met, bombed, strike, election = (
        next(each for each in dossier.events if each.span.quote == row[1]) for row in EVENTS[1:]
    )
    names = dossier.names
    assert (met.type, met.when, met.modality) == ("CONSULT", "2026-05-02", "happened")
    assert ([names[p] for p in met.actors], [names[p] for p in met.recipients]) == (
        ["Ostland"],
        ["Reed Front"],
    )
    assert met.place is not None
    assert met.place.name == "Karsk"
    assert {names[p] for p in bombed.actors} == {"Ostland", "Sund"}
    assert (bombed.when, strike.when) == ("2025-11", None)
    assert (election.when, election.modality) == ("2099-21", "planned")
    report = dossier.reports[met.span.report]
    assert (report.publisher, report.title) == ("Karsk Post", "events.csv, row 2")
    assert "Ana" in str(met.decided_by)


def test_the_timeline_has_every_dated_row_also_one_that_only_a_noun_names(tmp_path: Path) -> None:
    taken_up(as_csv(tmp_path / "events.csv", EVENTS))
    shown = run("dossier", "timeline", str(tmp_path / "events.dossier"), "--format", "json").out
    texts = " ".join(row["text"] for row in json.loads(shown)["timeline"])
    assert "Envoys of Ostland met" in texts
    assert "The camp was bombed" in texts
    due = run(
        "dossier", "due", str(tmp_path / "events.dossier"), "--on", "2026-06-01", "--format", "json"
    ).out
    assert "Election in Ostland" in due


def test_a_list_of_parties_gives_names_kinds_offices_and_standing(tmp_path: Path) -> None:
    dossier = taken_up(as_csv(tmp_path / "who.csv", PARTIES))
    front, ana = (next(p for p in dossier.parties if p.name == name) for name in ("Reed Front", "Ana Roy"))
    assert (front.kind, set(front.aliases)) == ("organization", {"RF", "the Front"})
    assert [(held.status, held.since) for held in front.standing] == [("banned", "2024-11")]
    assert ana.kind == "person"
    assert [(role.title, role.of, role.since) for role in ana.roles] == [("leader", front.id, "2019/..")]


def test_a_name_of_the_list_joins_the_parties_of_other_reports(tmp_path: Path) -> None:
    store = tmp_path / "who.dossier"
    (tmp_path / "r.txt").write_text("KARSK, 4 May 2026 - The RF met Ostland. Ostland thanked the RF.")
    assert run("dossier", "add", str(store), str(tmp_path / "r.txt")).status == 0
    dossier = taken_up(as_csv(tmp_path / "who.csv", PARTIES))
    (front,) = (p for p in dossier.parties if "Reed Front" in (p.name, *p.aliases))
    assert "r" in {words.report for words in front.mentions}


def test_a_table_of_positions_makes_the_table_of_positions(tmp_path: Path) -> None:
    taken_up(as_csv(tmp_path / "want.csv", POSITIONS))
    ended = run("positions", str(tmp_path / "want.dossier"), "--format", "json")
    (row,) = json.loads(ended.out)["positions"]
    stances = {(voice["party"], voice["stance"]) for voice in row["voices"]}
    assert row["act"] == "Lift the siege of Karsk"
    assert stances >= {("reed-front", "demands"), ("ostland", "refuses")}
    assert row["condition"] == "unless the Front disarms"


def test_sheets_of_one_workbook_may_follow_different_templates(tmp_path: Path) -> None:
    path = as_workbook(
        tmp_path / "all.xlsx", Events=EVENTS, People=PARTIES, Wants=POSITIONS, Scratch=[("x", "y"), (1, 2)]
    )
    ended = run("dossier", "import", str(tmp_path / "all.dossier"), str(path))
    assert (ended.status, "sheet 'Scratch'" in ended.err) == (0, True)
    with open_store(str(tmp_path / "all.dossier")) as opened:
        dossier = opened.dossier()
    assert (len(dossier.events), len(dossier.acts)) == (4, 2)
    assert dossier.reports["all-events-2"].source.endswith("#all-events-2")


def test_days_of_a_workbook_are_taken_as_days(tmp_path: Path) -> None:
    rows = (
        ("Date", "Event"),
        (datetime(2026, 5, 7), "Talks"),
        (2021, "Election"),
        (date(2026, 5, 8), "Vote"),
    )
    dossier = taken_up(as_workbook(tmp_path / "days.xlsx", Days=rows))
    assert {each.when for each in dossier.events} == {"2026-05-07", "2021", "2026-05-08"}


def test_days_in_numbers_are_read_by_the_others_of_their_column(tmp_path: Path) -> None:
    rows = (("Date", "Event"), ("05/07/2026", "Talks"), ("13/07/2026", "Vote"))
    assert {each.when for each in taken_up(as_csv(tmp_path / "d.csv", rows)).events} == {
        "2026-07-05", "2026-07-13",
    }  # fmt: skip
    alone = refused(as_csv(tmp_path / "e.csv", rows[:2]))
    assert "row 2, column A (Date): '05/07/2026' is no date, or could be two" in alone.err


def test_a_row_may_rest_on_the_words_of_a_report_of_the_dossier(tmp_path: Path) -> None:
    store = tmp_path / "cited.dossier"
    (tmp_path / "r1.txt").write_text("KARSK, 4 May 2026 - Nobody spoke. The siege was\nlifted at dawn.")
    assert run("dossier", "add", str(store), str(tmp_path / "r1.txt")).status == 0
    rows = (("Date", "Event", "Report", "Quote"), ("2026-05-04", "Siege over", "r1", "The siege was lifted"))
    dossier = taken_up(as_csv(tmp_path / "cited.csv", rows))
    (event,) = (each for each in dossier.events if each.decided_by)
    assert (event.span.report, event.span.quote) == ("r1", "The siege was\nlifted")
    assert list(dossier.reports) == ["r1"]
    wrong = run("dossier", "import", str(store), str(as_csv(tmp_path / "w.csv", (*rows[:1], (
        "2026-05-04", "Siege over", "r1", "The siege goes on"),
    ))))  # fmt: skip
    assert wrong.status == 2
    assert "row 2: “The siege goes on” does not stand in r1" in wrong.err


def test_the_same_table_with_more_rows_adds_only_these(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "events.csv", EVENTS[:3])
    before = taken_up(path)
    # A row between the others moves them: they are known by what they say.
    as_csv(path, (*EVENTS[:2], ("2026-04-01", "Rally in Sund", "", "", "", "", "", ""), *EVENTS[2:3]))
    after = taken_up(path)
    assert len(after.events) == len(before.events) + 1
    assert len(after.reports) == len(before.reports) + 1


def test_what_was_taken_back_stays_so_when_the_table_comes_again(tmp_path: Path) -> None:
    path = as_csv(tmp_path / "events.csv", EVENTS[:3])
    taken_up(path)
    assert run("dossier", "undo", str(path.with_suffix(".dossier")), "1").status == 0
    assert len(taken_up(path).events) == 1


@pytest.mark.parametrize(
    ("rows", "fault"),
    [
        ((*EVENTS, ("soon", "Talks")), "row 6, column A (Day): 'soon' is no date"),
        ((*EVENTS, ("2026-05-01", "", "Ostland")), "row 6, column B (What): is empty"),
        ((("Date", "Event", "Status"), ("2026", "Talks", "perhaps")), "row 2, column C (Status): 'perhaps'"),
        ((*PARTIES, ("Sund", "planet")), "row 4, column B (Type): 'planet' is no kind of party"),
        ((*POSITIONS, ("Sund", "loves", "Peace")), "row 4, column B (Position): 'loves' is no stance"),
        ((("Event", "Published"), ("Talks", "May 2026")), "row 2, column B (Published): 'May 2026' is not"),
        ((("Event", "Report"), ("Talks", "r1")), "row 2, column quote: is empty"),
        ((("Colour", "Size"), ("red", 1)), "has the heads of no template"),
    ],
)  # fmt: skip
def test_a_bad_cell_is_told_with_its_place_and_no_row_is_stored(
    rows: Any, fault: str, tmp_path: Path
) -> None:
    assert fault in refused(as_csv(tmp_path / "bad.csv", rows)).err


def test_a_fault_in_a_workbook_names_its_sheet(tmp_path: Path) -> None:
    rows = (("Date", "Event"), ("soon", "Talks"))
    assert "sheet 'May', row 2, column A (Date)" in refused(as_workbook(tmp_path / "b.xlsx", May=rows)).err


@pytest.mark.parametrize("name", sorted(TEMPLATES))
@pytest.mark.parametrize("ending", [".xlsx", ".csv"])
def test_a_template_is_taken_up_once_its_example_has_a_neighbour(
    name: str, ending: str, tmp_path: Path
) -> None:
    out = tmp_path / f"t{ending}"
    assert run("dossier", "template", name, str(out)).status == 0
    only = run("dossier", "import", str(tmp_path / "t.dossier"), str(out))
    assert (only.status, "the example of the template" in only.err) == (0, True)
    assert "0 decisions" in only.err
    example = TEMPLATES[name].example
    row = [example.get(column.name, "") for column in TEMPLATES[name].columns]
    row[-1] = "mine"
    if ending == ".csv":
        with out.open("a", newline="") as file:
            csv.writer(file).writerow(row)
    else:
        book = load_workbook(out)
        book.worksheets[0].append(row)
        book.save(out)
    assert run("dossier", "import", str(tmp_path / "t.dossier"), str(out)).out.startswith("added t-")


def test_no_cell_of_a_template_is_a_formula_and_each_head_says_what_stands_below(tmp_path: Path) -> None:
    for name in TEMPLATES:
        out = tmp_path / f"{name}.xlsx"
        run("dossier", "template", name, str(out))
        head, *rows = load_workbook(out).worksheets[0].iter_rows()
        assert all(cell.comment is not None for cell in head)
        assert not [
            cell.value for row in rows for cell in row if str(cell.value or "").startswith(("=", "+", "@"))
        ]


def test_a_formula_of_a_row_stays_text_in_what_is_exported(tmp_path: Path) -> None:
    rows = (("Date", "Event", "Type"), ("2026-05-07", '=HYPERLINK("http://x.example")', "OTHER"))
    taken_up(as_csv(tmp_path / "f.csv", rows))
    printed = run("dossier", "timeline", str(tmp_path / "f.dossier"), "--format", "csv").out
    cells = [cell for row in csv.reader(io.StringIO(printed)) for cell in row]
    assert any("HYPERLINK" in cell for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "@"))]


@pytest.mark.parametrize(
    ("written", "edtf"),
    [
        ("2 May 2021", "2021-05-02"), ("May 2, 2021", "2021-05-02"), ("Sept. 2019", "2019-09"),
        ("spring 1998", "1998-21"), ("the 1990s", "199X"), ("c. 1985", "1985~"), ("circa 1985", "1985~"),
        ("May 2021?", "2021-05?"), ("2018-2020", "2018/2020"), ("before 2018", "../2018"),
        ("since spring 2018", "2018-21/.."), ("last spring", None),
        ("2 May to 4 June 2021", "2021-05-02/2021-06-04"), ("Friday", None), ("12/05/2021", None), ("", None),
        ("Talks of May 2021", None), ("May 2021, June 2022, July 2023", None),
    ],
)  # fmt: skip
def test_dates_in_words_are_read_as_in_reports(written: str, edtf: str | None) -> None:
    assert date_alone(written) == edtf


def brought(path: Path, rows: Any) -> Ended:
    store = path.with_suffix(".dossier")
    return run("dossier", "import", str(store), str(as_csv(path, rows)), "--who", "Ana")


def test_a_type_in_words_of_ones_own_counts_as_other_and_is_told(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    ended = brought(path, changed(EVENTS, 3, "Type", "Walkout"))
    assert "type 'Walkout' of 1 row: counts as OTHER, as it is none of AGREE, CONSULT" in ended.err
    with open_store(str(path.with_suffix(".dossier"))) as opened:
        types = {each.span.quote: each.type for each in opened.dossier().events}
    assert types["Strike in the port"] == "OTHER"
    assert set(types.values()) == {"CONSULT", "ASSAULT", "OTHER", "ELECTION"}


def events_of(path: Path) -> list[tuple[str, str | None]]:
    with open_store(str(path.with_suffix(".dossier"))) as opened:
        return [(each.span.quote, each.when) for each in opened.dossier().events]


def changed(rows: Any, number: int, column: str, value: str) -> list[list[str]]:
    made = [list(row) for row in rows]
    made[number][made[0].index(column)] = value
    return made


def test_a_changed_row_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    brought(path, EVENTS)
    before = events_of(path)
    ended = brought(path, changed(EVENTS, 1, "Where", "Lake Tarn"))
    assert ended.status == 0
    assert "row 2 is changed; it takes the place of decision 1" in ended.err
    assert events_of(path) == before
    with open_store(str(path.with_suffix(".dossier"))) as opened:
        (met,) = (each for each in opened.dossier().events if each.when == "2026-05-02")
        places = [each.event.place for each in opened.chronology() if each.event.when == "2026-05-02"]
        assert [place and place.name for place in places] == ["Lake Tarn"]
    assert met.place is not None
    assert met.place.name == "Lake Tarn"
    # The row as it was at first counts again when it is back.
    back = brought(path, EVENTS)
    assert "takes the place of decision" in back.err
    assert events_of(path) == before
    assert "0 decisions stored" in brought(path, EVENTS).err


def test_a_row_with_an_id_of_its_own_may_change_in_all_else(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    rows = [("id", *EVENTS[0]), *((f"e{k}", *row) for k, row in enumerate(EVENTS[1:], start=1))]
    brought(path, rows)
    moved = changed(changed(rows, 1, "Day", "3 May 2026"), 1, "What", "Envoys of Ostland left Karsk")
    ended = brought(path, [moved[0], moved[3], moved[1], moved[2], moved[4]])
    assert "is changed; it takes the place of decision 1" in ended.err
    assert ("Envoys of Ostland left Karsk", "2026-05-03") in events_of(path)
    assert len(events_of(path)) == len(EVENTS) - 1


def test_a_row_that_may_be_another_one_is_new_and_that_is_said(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    brought(path, EVENTS)
    ended = brought(path, changed(EVENTS, 1, "Day", "3 May 2026"))
    assert "row 2 is new; decision 1 is of that row as it was" in ended.err
    assert f"detente dossier undo {path.with_suffix('.dossier')} 1" in ended.err
    assert len(events_of(path)) == len(EVENTS)


def test_two_rows_of_one_day_and_words_are_not_taken_for_one_changed(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    twice = [*EVENTS, (*EVENTS[1][:5], "Lake News", *EVENTS[1][6:])]
    brought(path, twice)
    ended = brought(path, changed(changed(twice, 1, "Where", "Tarn"), 5, "Where", "Velmar"))
    assert "takes the place" not in ended.err
    assert ended.err.count("is new; decision") == 2


def test_a_row_that_is_gone_is_told_and_still_counts(tmp_path: Path) -> None:
    path = tmp_path / "events.csv"
    brought(path, EVENTS)
    ended = brought(path, EVENTS[:-1])
    assert "row 5 is not in the table any more; decision 4 still counts" in ended.err
    assert len(events_of(path)) == len(EVENTS) - 1


def test_a_changed_position_and_a_changed_party_take_the_places_of_the_old_ones(tmp_path: Path) -> None:
    path = tmp_path / "all.csv"
    brought(path, POSITIONS)
    assert "takes the place" in brought(path, changed(POSITIONS, 1, "Position", "offers")).err
    with open_store(str(path.with_suffix(".dossier"))) as opened:
        assert sorted(act.mood for act in opened.dossier().acts) == ["offered", "refused"]
    path = tmp_path / "who.csv"
    brought(path, PARTIES)
    assert "takes the place" in brought(path, changed(PARTIES, 1, "Status", "legal")).err
    with open_store(str(path.with_suffix(".dossier"))) as opened:
        (front,) = (p for p in opened.dossier().parties if p.name == "Reed Front")
    assert [held.status for held in front.standing] == ["legal"]
