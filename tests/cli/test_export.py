"""The command `detente export`: files for other programs, and none in the place of another."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from tests.support.commands import answer, run
from tests.support.hostile import COMMANDS, IN_YAML
from tests.support.paths import EXAMPLE_CASE

CASE = """\
detente: 1
title: Two villages and a well
parties:
  UP: {name: Upper village, options: {share: Share the well}}
  LOW: {name: Lower village, options: {raid: Raid}}
states: {calm: NN}
status_quo: calm
preferences: {UP: {priorities: [not LOW.raid]}, LOW: {priorities: [UP.share, not LOW.raid]}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "case.yaml").write_text(CASE)
    return tmp_path


def names_in(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def refused(folder: Path, *arguments: str) -> str:
    before = {path: path.read_bytes() for path in folder.iterdir()}
    ended = run("export", *arguments, folder=folder)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.count("\n") == 1
    assert {path: path.read_bytes() for path in folder.iterdir()} == before
    return ended.err


def test_there_and_back(folder: Path) -> None:
    ended = run("export", "case.yaml", "--to", "gmcr", "well.gmcr", folder=folder)
    assert (ended.status, ended.out, ended.err) == (0, "", "detente: the case is in well.gmcr\n")
    ended = run("export", "well.gmcr", "--to", "case", "again.yaml", folder=folder)
    assert (ended.status, ended.out) == (0, "")
    whole = answer("analyse", "case.yaml", "--full", folder=folder)
    assert answer("analyse", "well.gmcr", "--full", folder=folder) == whole
    assert answer("analyse", "again.yaml", "--full", folder=folder) == whole
    assert answer("sweep", "well.gmcr", folder=folder) == answer("sweep", "case.yaml", folder=folder)
    assert run("brief", "well.gmcr", folder=folder).status == 0


def test_what_is_lost_is_said_in_one_line(tmp_path: Path) -> None:
    ended = run("export", str(EXAMPLE_CASE), "--to", "gmcr", "c.gmcr", folder=tmp_path)
    assert ended.err.splitlines() == [
        "detente: the case is in c.gmcr",
        "detente: c.gmcr: the format does not hold what is unknown of CPP and SIGNATORIES (states of unknown "
        "order are written as equally good), claims, evidence and assumptions, notes of the modeller",
    ]


def test_tables_and_matrices(folder: Path) -> None:
    for kind in ("tables", "matrices"):
        for ending in ("csv", "parquet", "xlsx"):
            ended = run("export", "case.yaml", "--to", kind, f"{kind}.{ending}", folder=folder)
            assert (ended.status, ended.out) == (0, "")
            assert all(line.startswith(f"detente: written: {kind}") for line in ended.err.splitlines())
    matrices = {
        f"{party}-{kind}" for party in ("UP", "LOW") for kind in ("moves", "improvements", "preferences")
    }
    assert names_in(folder) == {
        "case.yaml",
        "tables.xlsx",
        "matrices.xlsx",
        *(
            f"tables-{name}.{e}"
            for name in ("options", "states", "rankings", "moves")
            for e in ("csv", "parquet")
        ),
        *(f"matrices-{name}.{e}" for name in matrices for e in ("csv", "parquet")),
    }


def test_no_file_is_replaced_and_none_is_written_beside_one(folder: Path) -> None:
    (folder / "t-moves.csv").write_text("mine\n")
    assert "t-moves.csv: is there already" in refused(folder, "case.yaml", "--to", "tables", "t.csv")
    for name, kind in (("a.gmcr", "gmcr"), ("a.xlsx", "matrices")):
        (folder / name).symlink_to(folder / "gone")
        ended = run("export", "case.yaml", "--to", kind, name, folder=folder)
        assert (ended.status, ended.err) == (
            2, f"detente: {name}: is there already; name another file, or move that one away\n",
        )  # fmt: skip
        assert (folder / name).is_symlink()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (
            ["case.yaml", "--to", "gmcr", "a.json"],
            "a.json: --to gmcr writes other files; give it a name that",
        ),
        (["case.yaml", "--to", "tables", "a"], "give it a name that ends in .xlsx, .csv or .parquet"),
        (["case.yaml", "--to", "gmcr", "gone/a.gmcr"], "gone/a.gmcr: its folder is not there"),
        (["case.yaml", "--to", "case", "b.yaml"], "case.yaml: is a case file already"),
        (["gone.gmcr", "--to", "case", "b.yaml"], "gone.gmcr: cannot be read: No such file"),
        (["case.yaml", "a.gmcr"], "Missing option '--to'"),
    ],
)
def test_what_cannot_be_exported(folder: Path, arguments: list[str], said: str) -> None:
    assert said in refused(folder, *arguments)


def test_matrices_of_a_large_case_are_refused_for_the_size_of_excel(folder: Path) -> None:
    options = ", ".join(f"x{k}: Do {k}" for k in range(10))
    (folder / "large.yaml").write_text(
        f"detente: 1\ntitle: Large\nparties: {{A: {{name: A, options: {{{options}}}}}}}\n"
        "preferences: {A: unknown}\n"
    )
    said = refused(folder, "large.yaml", "--to", "matrices", "m.xlsx")
    assert (
        "its matrices have 3,145,728 entries, more than 3,000,000; give OUT a name that ends in .csv" in said
    )


def test_answers_are_not_written_into_a_file_of_gmcr_py(folder: Path) -> None:
    run("export", "case.yaml", "--to", "gmcr", "well.gmcr", folder=folder)
    ended = run("ask", "well.gmcr", "--format", "json", folder=folder)
    assert ended.status == 2
    assert "well.gmcr: answers are written into case files only; make one of it: detente export" in ended.err


def test_control_characters_reach_no_table_and_stay_whole_in_json(folder: Path) -> None:
    (folder / "case.yaml").write_text(
        CASE.replace("Upper village", f'"{IN_YAML}"').replace("Raid}", f'"{IN_YAML}"}}')
    )
    for kind, name in (
        ("gmcr", "w.gmcr"),
        ("tables", "t.csv"),
        ("tables", "t.xlsx"),
        ("tables", "t.parquet"),
    ):
        ended = run("export", "case.yaml", "--to", kind, name, folder=folder)
        assert ended.status == 0, ended.err
        assert COMMANDS.findall(ended.err) == []
    for path in folder.glob("t-*.csv"):
        assert COMMANDS.findall(path.read_text()) == []
    text = (folder / "w.gmcr").read_text()
    assert text.isascii()
    assert COMMANDS.findall(text) == []
    assert "\x1b" in json.loads(text)["decisionMakers"][0]["name"]
    assert run("export", "w.gmcr", "--to", "case", "again.yaml", folder=folder).status == 0
    again = (folder / "again.yaml").read_text()
    assert COMMANDS.findall(again) == []
    assert answer("analyse", "again.yaml", folder=folder) == answer("analyse", "case.yaml", folder=folder)
