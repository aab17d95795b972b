"""Bad input: one line that says where, what and how to mend it; exit 2; nothing written."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.commands import run

CASE = """\
detente: 1
title: Two villages and a well
parties:
  UP: {name: Upper village, options: {share: Share the well}}
  LOW: {name: Lower village, options: {raid: Raid}}
"""
TAIL = "preferences: {UP: unknown, LOW: unknown}\n"


def refused(folder: Path, *arguments: str, standard_input: bytes = b"") -> str:
    """The one line with which a command refuses, having written nothing."""
    before = sorted(folder.rglob("*"))
    ended = run(*arguments, folder=folder, standard_input=standard_input)
    assert (ended.status, ended.out) == (2, ""), ended.err
    assert ended.err.startswith("detente: ")
    assert ended.err.count("\n") == 1
    assert sorted(folder.rglob("*")) == before
    return ended.err


@pytest.mark.parametrize("command", ["read", "brief", "draft"])
def test_an_empty_file(tmp_path: Path, command: str) -> None:
    (tmp_path / "report.txt").touch()
    assert "report.txt: the file is empty" in refused(tmp_path, command, "report.txt")


def test_a_binary_file(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_bytes(bytes(range(256)) * 10)
    assert "report.txt: holds binary data" in refused(tmp_path, "read", "report.txt")


@pytest.mark.parametrize("name", ["report.txt", "reports.jsonl", "page.html"])
def test_a_line_of_fifty_megabytes(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"word " * 10_000_000)
    assert f"{name}" in refused(tmp_path, "read", name)


def test_a_folder_without_reports(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    assert "empty: the folder holds no report" in refused(tmp_path, "brief", "empty")


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    assert "gone.txt: cannot be read: No such file" in refused(tmp_path, "brief", "gone.txt")
    assert "gone.yaml: cannot be read: No such file" in refused(tmp_path, "analyse", "gone.yaml")


def test_a_kind_of_file_that_nothing_reads(tmp_path: Path) -> None:
    (tmp_path / "report.doc").write_text("x")
    assert "no reader for .doc" in refused(tmp_path, "read", "report.doc")


def test_standard_input_without_words(tmp_path: Path) -> None:
    assert "-: the file is empty" in refused(tmp_path, "read", "-", standard_input=b" \n")


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("- a\n- list\n", "case.yaml:1: a case file is a mapping"),
        (
            CASE + "rules: [UP.shared]\n" + TAIL,
            "case.yaml:6: unknown option UP.shared (did you mean UP.share?)",
        ),
        (
            CASE + "rules:\n- UP.share\n- not UP.share\n" + TAIL,
            "case.yaml:8: the rules up to this one contradict",
        ),
        (
            CASE + "preferences:\n  LOW: unknown\n  UP: {ranking: [[NN]]}\n",
            "case.yaml:8: the ranking misses state",
        ),
        (CASE + "rules: [not LOW.raid]\nstatus_quo: NY\n" + TAIL, "case.yaml:7: state NY is not feasible"),
        ("detente: &again [*again]\n", "case.yaml:1: an anchor contains itself"),
        (
            CASE + TAIL + "evidence:\n  e: {report: r.txt, quote: dry}\n",
            "case.yaml:8: the quote is not in r.txt",
        ),
    ],
)
@pytest.mark.parametrize("command", ["analyse", "brief", "sweep"])
def test_a_case_that_cannot_stand(tmp_path: Path, command: str, text: str, complaint: str) -> None:
    (tmp_path / "case.yaml").write_text(text)
    (tmp_path / "r.txt").write_text("Rain fell.")
    assert complaint in refused(tmp_path, command, "case.yaml")


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (["analyse"], "Missing argument 'CASE'"),
        (["analyse", "case.yaml", "--ful"], "No such option"),
        (["analyse", "case.yaml", "--limit", "-1"], "--limit"),
        (["read", "report.txt", "--published", "yesterday"], "'yesterday' is not a date"),
        (["read", "report.txt", "--published", "5/7/2021"], "'5/7/2021' could be 5 July or 7 May 2021"),
        (["read", "report.txt", "--published", "31 June 2021"], "is not in the calendar"),
        (["read", "report.txt", "--published", "Monday, 7 May 2021"], "that day is a Friday"),
        (["help", "breif"], "No such command 'breif' (did you mean brief?)"),
        (["reed", "report.txt"], "No such command 'reed' (did you mean read?)"),
        (["bargain", "report.txt"], "No such command 'bargain'; the commands are brief, read,"),
    ],
)
def test_words_the_command_line_does_not_know(tmp_path: Path, arguments: list[str], complaint: str) -> None:
    assert complaint in refused(tmp_path, *arguments)


def test_one_date_for_many_reports(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("The council met.")
    assert "more than one report" in refused(tmp_path, "read", ".", "--published", "2021-05-07")


def test_a_pipeline_that_is_not_installed(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("The council met.")
    assert "en_no_such" in refused(tmp_path, "read", "report.txt", "--pipeline", "en_no_such")


def test_a_draft_never_overwrites_a_case(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("The council met.")
    (tmp_path / "case.yaml").write_text("mine")
    assert "case.yaml: is there already" in refused(tmp_path, "draft", "report.txt", "--out", "case.yaml")
    assert (tmp_path / "case.yaml").read_text() == "mine"


def test_a_page_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(CASE + TAIL)
    refused(tmp_path, "brief", "case.yaml", "--html", "no/such/folder/brief.html")


def test_findings_that_are_none(tmp_path: Path) -> None:
    (tmp_path / "findings.json").write_text('{"reports": [{"id": 1}]}')
    assert "findings.json" in refused(tmp_path, "draft", "findings.json")


def test_a_report_without_a_date_is_read_with_a_word_of_warning(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("The council met on Friday.")
    ended = run("read", "report.txt", "--format", "json", folder=tmp_path)
    assert ended.status == 0
    assert ended.err.count("\n") == 1
    assert "report.txt: no publication date" in ended.err
    assert "--published" in ended.err


def test_bad_sources_are_refused_before_the_language_model_is_loaded(tmp_path: Path) -> None:
    (tmp_path / "report.txt").touch()
    program = (
        "import sys; sys.argv = ['detente', 'brief', 'report.txt']\n"
        "from detente.cli.program import main\n"
        "try: main()\n"
        "except SystemExit: print('spacy' in sys.modules)\n"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=tmp_path, capture_output=True, text=True)
    assert done.stdout == "False\n"


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        (
            "preferences: {UP: {payoffs: {NN: nan}}, LOW: unknown}",
            "6: preferences.UP.payoffs.NN is not a plain number",
        ),
        ("preferences: {UP: {weights: {UP.share: lots}}, LOW: unknown}", "is not a plain number"),
        (f"rules: ['{'(' * 10_000}UP.share{')' * 10_000}']\n{TAIL}", "6: .* nests more than 100 parentheses"),
    ],
)
def test_a_case_that_cannot_be_meant(tmp_path: Path, lines: str, said: str) -> None:
    (tmp_path / "case.yaml").write_text(f"{CASE}{lines}\n")
    assert re.search(said, refused(tmp_path, "analyse", "case.yaml"))


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["--why", "YYY"], "--why: unknown state YYY"),
        (["--to", "nowhere"], "--to: "),
        (["--to", "UP.share and not UP.share"], "--to: no state has"),
        (["--to", "UP.share"], "--to: the case has no status quo"),
        (["--out", "table.csv"], "table.csv: --out writes Parquet files"),
        (["--out", "kept.parquet"], "kept.parquet: is there already"),
        (["--out", "gone/table.parquet"], "its folder is not there"),
        (["--concept", "best"], "'best' is not one of"),
    ],
)
def test_a_question_that_cannot_be_answered(tmp_path: Path, arguments: list[str], said: str) -> None:
    (tmp_path / "case.yaml").write_text(CASE + TAIL)
    (tmp_path / "kept.parquet").write_text("mine")
    assert said in refused(tmp_path, "analyse", "case.yaml", *arguments)
    assert (tmp_path / "kept.parquet").read_text() == "mine"


@pytest.mark.parametrize(
    ("preference", "complaint"),
    [
        ("{comparisons: [NN > NY, NY > YN, YN > NN]}", "go round in a circle: NN > NY > YN > NN"),
        ("{comparisons: [NN > NN]}", "state NN stands on both sides of >"),
        ("{comparisons: [NN]}", "'NN' compares nothing"),
        ("{comparisons: [NN > peace]}", "unknown state peace"),
        ("{comparisons: ['\"UP.shar\" > NN']}", "unknown option UP.shar (did you mean UP.share?)"),
        ("{ranking: [[NN], [NY], [YN], [YY]], comparisons: [NN > NY]}", "leaves nothing open; say `unknown`"),
        ("{priorities: [UP.share], unknown: [UP.share], comparisons: [NN > YN]}", "go round in a circle"),
        ("{one_of: [{probability: 0.5, priorities: [UP.share]}, {probability: 0.4, priorities: [LOW.raid]}]}",
         "has probabilities that sum to 0.9; make them sum to 1"),
        ("{one_of: [{probability: 0.5, priorities: [UP.share]}, unknown]}", "for some pictures and not"),
        ("{one_of: [unknown]}", "fewer than two pictures"),
        ("{weights: {UP.share: [2, 1]}}", "lower bound above its upper one"),
        ("{weights: {UP.share: [1, 2, 3]}}", "is not a plain number, nor two of them"),
        ("{weights: {UP.share: [a, 2]}}", "is not a plain number, nor two of them"),
    ],
)  # fmt: skip
def test_a_preference_left_open_in_a_way_that_cannot_be(
    tmp_path: Path, preference: str, complaint: str
) -> None:
    (tmp_path / "case.yaml").write_text(CASE + f"preferences:\n  LOW: unknown\n  UP: {preference}\n")
    line = refused(tmp_path, "sweep", "case.yaml")
    assert complaint in line
    assert "case.yaml:8" in line


@pytest.mark.parametrize(
    ("test", "complaint"),
    [
        ('reachable("UP.shar") by improvements', "unknown option UP.shar (did you mean UP.share?)"),
        ("reachable(NY) by improvements given UP.shar", "unknown option UP.shar (did you mean UP.share?)"),
        (
            'reachable(NY) by moves given "UP.share and not UP.share"',
            "no state has UP.share and not UP.share",
        ),
        ("stable(NN, seq) given UP.share", "state NN is not one in which UP.share holds"),
        ('stable(NN, seq) given "UP.share or LOW.raid"', "NY and YN are equally near to it"),
        ("prefers(UPP, NN, NY)", "unknown party UPP (did you mean UP?)"),
        ("stable(NN, seq) more than without", "cannot read"),
    ],
)
def test_a_claim_that_cannot_be_tested(tmp_path: Path, test: str, complaint: str) -> None:
    claim = f"claims:\n  - id: c\n    says: so\n    holds_if: '{test}'\n"
    (tmp_path / "case.yaml").write_text(CASE + "status_quo: NN\n" + TAIL + claim)
    line = refused(tmp_path, "sweep", "case.yaml")
    assert complaint in line
    assert "case.yaml:11" in line


@pytest.mark.parametrize(
    ("arguments", "complaint"),
    [
        (("--drop-option", "UP.shar"), "--drop-option: unknown option UP.shar (did you mean UP.share?)"),
        (("--add-rule", "UP.share and"), "--add-rule: cannot read 'UP.share and'"),
        (("--add-rule", "UP.share and not UP.share"), "no state has UP.share and not UP.share"),
        (("--add-rule", "UP.share or LOW.raid"), "NY and YN are equally near"),
        (("--set", "status_quo"), "--set: 'status_quo' is no PLACE=VALUE"),
        (("--set", "status_quo=[NN"), "--set"),
        (("--set", "status_quo=YYY"), "case.yaml as changed: unknown state YYY"),
        (("--set", "parties.UP.name.x=1"), "nothing stands below a single value"),
        (("--as-if", "UP"), "--as-if: 'UP' says nothing of a party"),
        (("--as-if", "UPP: NN > NY"), "--as-if: unknown party UPP (did you mean UP?)"),
        (("--as-if", "UP: NN > NY > NN"), "go round in a circle"),
    ],
)
@pytest.mark.parametrize("command", ["analyse", "sweep"])
def test_a_what_if_that_makes_no_case(
    tmp_path: Path, command: str, arguments: tuple[str, ...], complaint: str
) -> None:
    (tmp_path / "case.yaml").write_text(CASE + "status_quo: NN\n" + TAIL)
    assert complaint in refused(tmp_path, command, "case.yaml", *arguments)


def test_a_comparison_of_what_is_known_already(tmp_path: Path) -> None:
    known = "preferences: {UP: {priorities: [UP.share, LOW.raid]}, LOW: unknown}\n"
    (tmp_path / "case.yaml").write_text(CASE + known)
    assert "nothing of what UP prefers is open" in refused(
        tmp_path, "sweep", "case.yaml", "--as-if", "UP: NN > NY"
    )


def test_a_wish_for_what_is_no_state(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(CASE + TAIL)
    assert "--wish: unknown state peace" in refused(tmp_path, "sweep", "case.yaml", "--wish", "peace")
    impossible = refused(tmp_path, "sweep", "case.yaml", "--wish", "UP.share and not UP.share")
    assert "--wish: no state has UP.share and not UP.share" in impossible


def test_a_comparison_that_no_weight_within_the_bounds_allows(tmp_path: Path) -> None:
    bounded = "{weights: {UP.share: [1, 2]}, comparisons: [NN > YN]}"
    (tmp_path / "case.yaml").write_text(CASE + f"preferences:\n  LOW: unknown\n  UP: {bounded}\n")
    assert "case.yaml:8: the comparisons go round in a circle: NN > YN > NN" in refused(
        tmp_path, "sweep", "case.yaml"
    )


def test_pages_and_pictures_where_something_else_is(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(CASE + TAIL)
    (tmp_path / "notes.txt").write_text("mine")
    assert "is no page of detente's" in refused(tmp_path, "sweep", "case.yaml", "--html", "notes.txt")
    assert "'notes.txt' is a file" in refused(tmp_path, "sweep", "case.yaml", "--pictures", "notes.txt")
    for command in ("sweep", "brief"):
        assert "its folder is not there" in refused(tmp_path, command, "case.yaml", "--html", "no/page.html")
    assert (tmp_path / "notes.txt").read_text() == "mine"


@pytest.mark.parametrize(
    ("written", "misspelt", "complaint"),
    [
        ("title:", "tilte:", "case.yaml:2: tilte: no such key (did you mean title?)"),
        ("LOW: unknown", "LWO: unknown", "unknown party LWO (did you mean LOW?)"),
        ("status_quo: calm", "status_quo: clam", "unknown state clam (did you mean calm?)"),
        ("name: Upper", "nmae: Upper", "nmae: no such key (did you mean name?)"),
        ("unknown}", "{rankin: [NN]}}", "rankin: no such key (did you mean ranking?)"),
    ],
)
def test_a_misspelt_word_of_a_case_names_the_nearest(
    tmp_path: Path, written: str, misspelt: str, complaint: str
) -> None:
    text = CASE + "states: {calm: NN}\nstatus_quo: calm\n" + TAIL
    assert written in text
    (tmp_path / "case.yaml").write_text(text.replace(written, misspelt))
    assert complaint in refused(tmp_path, "analyse", "case.yaml")


def test_a_folder_stands_for_the_case_in_it(tmp_path: Path) -> None:
    assert ".: a folder without a case.yaml" in refused(tmp_path, "analyse", ".")
    (tmp_path / "case.yaml").write_text(CASE + TAIL)
    assert run("analyse", ".", folder=tmp_path).status == 0


def test_the_help_cuts_no_sentence_short(tmp_path: Path) -> None:
    assert "..." not in run("--help", folder=tmp_path).out.split("Commands:")[1]
