"""The commands of a dossier that is kept, from the first report to a decision that is taken back."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from tests.support.commands import run
from tests.support.hostile import COMMANDS, NASTY

import detente

GATES = (
    "KARSK, May 4, 2026 - The Salt Board refuses to open the gates, its chairman Odalys Brandt said on"
    " Monday. The Carriers' League demanded that the Salt Board open the gates. The league has been on"
    " strike since April."
)
TOLL = (
    "KARSK, May 11, 2026 - The Salt Board on Monday offered to lift the toll. The Carriers' League rejected"
    " the offer. Odalys Brandt said the board would meet the league on May 14."
)
STORE = "karsk.dossier"


def rows_of(folder: Path, *command: str) -> list[dict[str, Any]]:
    """The rows that a command of the dossier prints as JSON."""
    printed = run("dossier", *command, "--format", "json", folder=folder)
    assert printed.status == 0, printed.err
    (rows,) = json.loads(printed.out).values()
    return list(rows)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "2026-05-04 gates.txt").write_text(GATES, encoding="utf-8")
    (reports / "2026-05-11 toll.txt").write_text(TOLL, encoding="utf-8")
    return tmp_path


@pytest.fixture
def kept(folder: Path) -> Path:
    assert run("dossier", "add", "karsk.dossier", "reports", folder=folder).status == 0
    return folder


def test_each_report_is_told_once_it_is_added_and_no_other_time(folder: Path) -> None:
    first = run("dossier", "add", "karsk.dossier", "reports", folder=folder)
    assert (first.status, first.out) == (0, "added 2026-05-04 gates\nadded 2026-05-11 toll\n")
    again = run("dossier", "add", "karsk.dossier", "reports", folder=folder)
    assert (again.status, again.out) == (0, "")
    assert again.err.splitlines() == [
        "detente: already there 2026-05-04 gates",
        "detente: already there 2026-05-11 toll",
    ]


def test_a_broken_file_is_told_and_the_rest_is_added(folder: Path) -> None:
    (folder / "reports" / "a.pdf").write_bytes(b"%PDF-1.4 nothing more")
    ended = run("dossier", "add", "karsk.dossier", "reports", folder=folder)
    assert ended.status == 0
    assert ended.out.count("added ") == 2
    assert "not read: reports/a.pdf" in ended.err


def test_findings_that_read_printed_can_be_added(folder: Path) -> None:
    printed = run("read", "reports", "--format", "json", folder=folder).out
    (folder / "read.json").write_text(printed, encoding="utf-8")
    ended = run("dossier", "add", "karsk.dossier", "read.json", folder=folder)
    assert ended.out == "added 2026-05-04 gates\nadded 2026-05-11 toll\n"


@pytest.mark.parametrize("command", ["positions", "brief", "draft"])
def test_a_dossier_gives_what_its_reports_give(kept: Path, command: str) -> None:
    from_store = run(command, "karsk.dossier", "--format", "json", folder=kept)
    from_reports = run(command, "reports", "--format", "json", folder=kept)
    assert from_store.status == from_reports.status == 0, from_store.err
    one, other = json.loads(from_store.out), json.loads(from_reports.out)
    if command == "positions":
        assert one == other
    assert one.keys() == other.keys()
    if command == "draft":
        assert one["parties"] == other["parties"]
        assert {item["report"].partition("#")[0] for item in one["evidence"].values()} == {"karsk.dossier"}


def test_a_case_drafted_from_a_dossier_is_checked_against_it(kept: Path) -> None:
    assert run("draft", "karsk.dossier", "--out", "case.yaml", folder=kept).status == 0
    for path in (kept / "reports").iterdir():
        path.unlink()
    assert run("analyse", "case.yaml", folder=kept).status == 0
    briefed = run("brief", "case.yaml", "--format", "json", folder=kept)
    assert briefed.status == 0
    text = (kept / "case.yaml").read_text(encoding="utf-8")
    (kept / "case.yaml").write_text(text.replace("refuses to open", "refuses to shut"), encoding="utf-8")
    assert run("analyse", "case.yaml", folder=kept).status == 2


def test_a_dossier_stands_alone_as_a_source(kept: Path) -> None:
    ended = run("positions", "karsk.dossier", "reports", folder=kept)
    assert ended.status == 2
    assert "add the reports to it first: detente dossier add karsk.dossier" in ended.err


def test_a_folder_with_a_dossier_in_it_is_read_without_it(kept: Path) -> None:
    (kept / "karsk.dossier").rename(kept / "reports" / "karsk.dossier")
    ended = run("positions", "reports", folder=kept)
    assert ended.status == 0
    assert "dossier" not in ended.err


def test_lists_are_filtered_and_printed_for_other_programs(kept: Path) -> None:
    said = rows_of(kept, "statements", STORE)
    brandt = rows_of(kept, "statements", STORE, "--party", "Odalys Brandt")
    assert 0 < len(brandt) <= len(said)
    late = run("dossier", "parties", STORE, "--since", "2026-05-05", "--format", "csv", folder=kept)
    rows = list(csv.DictReader(io.StringIO(late.out)))
    assert {row["reports"] for row in rows} == {"1"}
    assert run("dossier", "parties", STORE, "--limit", "1", folder=kept).out.count("mentions") == 1
    for name in ("list.xlsx", "list.parquet", "list.csv"):
        assert run("dossier", "parties", STORE, "--out", name, folder=kept).status == 0
        assert (kept / name).stat().st_size > 0
    refused = run("dossier", "parties", STORE, "--format", "xlsx", folder=kept)
    assert (refused.status, refused.out) == (2, "")


@pytest.mark.parametrize("title", ['=HYPERLINK("x")', "-2+3+cmd|' /C calc'!A0"])
def test_no_text_of_a_report_becomes_a_formula(folder: Path, title: str) -> None:
    evil = {"id": "=1+1", "title": title, "text": GATES, "published": "2026-05-04"}
    (folder / "evil.jsonl").write_text(json.dumps(evil) + "\n", encoding="utf-8")
    run("dossier", "add", STORE, "evil.jsonl", folder=folder)
    printed = run("dossier", "reports", STORE, "--format", "csv", folder=folder).out
    rows = list(csv.reader(io.StringIO(printed)))
    assert len(rows) == 2
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


def test_words_are_found_with_the_report_they_are_from(kept: Path) -> None:
    ended = run("dossier", "search", "karsk.dossier", '"lift the toll"', "--format", "json", folder=kept)
    (hit,) = json.loads(ended.out)["passages"]
    assert hit["report"] == "2026-05-11 toll"
    assert TOLL[hit["start"] : hit["end"]] == hit["words"]


def test_decisions_from_a_file_are_kept_listed_and_taken_back(kept: Path) -> None:
    orders = [
        {"do": 'apart "Salt Board" "Carriers\' League"', "why": "they are foes"},
        {"do": 'reject "Odalys Brandt"'},
    ]
    # JSON is YAML.
    (kept / "answers.yaml").write_text(json.dumps(orders), encoding="utf-8")
    before = rows_of(kept, "parties", STORE)
    by = ("--answers", "answers.yaml", "--who", "Ana", "--why", "no party")
    ended = run("dossier", "review", STORE, *by, folder=kept)
    assert ended.status == 0, ended.err
    assert ended.out.splitlines()[0] == "1: Salt Board and Carriers' League are not one"
    listed = rows_of(kept, "decisions", STORE)
    assert {(row["who"], row["why"], row["counts"]) for row in listed} == {
        ("Ana", "they are foes", "yes"),
        ("Ana", "no party", "yes"),
    }
    assert "Odalys Brandt" not in {row["name"] for row in rows_of(kept, "parties", STORE)}
    while run("dossier", "undo", STORE, folder=kept).status == 0:
        pass
    assert rows_of(kept, "parties", STORE) == before
    assert {row["counts"] for row in rows_of(kept, "decisions", STORE)} == {"no"}


def test_an_order_that_cannot_be_carried_out_is_told_with_its_line(kept: Path) -> None:
    orders = "- {do: 'mark \"2026-05-04 gates\" partisan'}\n- {do: reject Nobody}\n"
    (kept / "answers.yaml").write_text(orders, encoding="utf-8")
    ended = run("dossier", "review", STORE, "--answers", "answers.yaml", folder=kept)
    assert ended.status == 2
    assert "answers.yaml:2: no party Nobody" in ended.err
    assert "give the file again: what is done is not done twice" in ended.err
    again = run("dossier", "review", STORE, "--answers", "answers.yaml", folder=kept)
    assert "answers.yaml:1: decided before, decision 1" in again.err


def test_a_question_is_answered_and_not_asked_again(kept: Path) -> None:
    asked = rows_of(kept, "review", STORE)
    typed = b"?\nperhaps\nno\nbecause it is not so\nquit\n"
    ended = run("dossier", "review", STORE, "--who", "Ana", folder=kept, standard_input=typed)
    assert ended.status == 0, ended.err
    assert "is no answer here" in ended.out
    assert "1 decision kept" in ended.err
    left = rows_of(kept, "review", STORE)
    assert asked[0]["id"] not in {each["id"] for each in left}
    assert rows_of(kept, "decisions", STORE)[0]["why"] == "because it is not so"


def test_help_lists_the_commands_of_a_dossier() -> None:
    printed = run("dossier", "--help").out
    for name in ("add", "search", "review", "undo", "check"):
        assert f"  {name}" in printed


def test_a_damaged_file_is_told_and_saved_as_its_message_says(kept: Path) -> None:
    whole = (kept / STORE).read_bytes()
    (kept / STORE).write_bytes(whole[:-4096])
    broken = run("dossier", "parties", STORE, folder=kept)
    assert broken.status == 2
    assert broken.err.count("\n") == 1
    _, _, command = broken.err.strip().partition("detente dossier ")
    mended = run("dossier", *command.split(), folder=kept)
    assert mended.status == 0, mended.err
    assert mended.out.startswith("2 reports and 0 decisions saved in saved.dossier")
    assert run("dossier", "reread", "saved.dossier", folder=kept).status == 0
    assert (
        run("dossier", "check", "saved.dossier", folder=kept).out == "2 reports, all as they were written\n"
    )
    (kept / STORE).write_bytes(whole)
    names = {row["name"] for row in rows_of(kept, "parties", STORE)}
    assert {row["name"] for row in rows_of(kept, "parties", "saved.dossier")} == names


def test_reports_are_read_again_only_where_another_reader_read_them(kept: Path) -> None:
    assert run("dossier", "reread", STORE, folder=kept).out == ""
    again = run("dossier", "reread", STORE, "--all", folder=kept)
    assert again.out == "read again 2026-05-04 gates\nread again 2026-05-11 toll\n"


def test_read_and_python_take_a_dossier_too(kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from_store = json.loads(run("read", STORE, "--format", "json", folder=kept).out)["reports"]
    from_reports = json.loads(run("read", "reports", "--format", "json", folder=kept).out)["reports"]
    for report in (*from_store, *from_reports):
        report.pop("source")
    assert from_store == from_reports
    monkeypatch.chdir(kept)
    assert detente.read(STORE).statements == detente.read("reports").statements


@pytest.mark.parametrize("form", ["text", "json", "csv"])
def test_no_list_commands_a_terminal(folder: Path, form: str) -> None:
    report = {"id": f"r{NASTY}", "title": f"Gates {NASTY}", "publisher": NASTY, "text": f"{GATES} {NASTY}"}
    (folder / "nasty.jsonl").write_text(json.dumps(report) + "\n", encoding="utf-8")
    added = run("dossier", "add", STORE, "nasty.jsonl", folder=folder)
    assert added.status == 0, added.err
    assert COMMANDS.findall(added.out + added.err) == []
    mark = [{"do": f"mark {json.dumps(NASTY)} partisan", "why": NASTY}]
    (folder / "marks.yaml").write_text(json.dumps(mark), encoding="utf-8")
    run("dossier", "review", STORE, "--answers", "marks.yaml", "--who", f"Ana{NASTY}".strip(), folder=folder)
    for command in (("reports",), ("parties",), ("statements",), ("search", "gates"), ("decisions",)):
        ended = run("dossier", command[0], STORE, *command[1:], "--format", form, folder=folder)
        assert ended.status == 0, ended.err
        assert COMMANDS.findall(ended.out + ended.err) == []


def test_a_row_says_who_decided_about_it(kept: Path) -> None:
    assert "decided by" not in run("positions", STORE, folder=kept).out
    done = {"act": "lift the toll", "how": 'doer="Salt Board" mood=refused "label=Lift the toll"'}
    order = [{"do": f'add act "2026-05-11 toll" "{done["act"]}" {done["how"]}', "why": "by phone"}]
    (kept / "orders.yaml").write_text(json.dumps(order), encoding="utf-8")
    decided = run("dossier", "review", STORE, "--answers", "orders.yaml", "--who", "Ana", folder=kept)
    assert decided.status == 0, decided.err
    assert "decided by Ana" in run("positions", STORE, folder=kept).out
    rows = json.loads(run("positions", STORE, "--format", "json", folder=kept).out)["positions"]
    voices = [voice for row in rows for voice in row["voices"] if "decided_by" in voice]
    assert [(voice["stance"], voice["sureness"]) for voice in voices] == [("refuses", 1.0)]
