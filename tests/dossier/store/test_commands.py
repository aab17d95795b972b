"""The commands take a database as they take a file."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.commands import run

GATES = (
    "KARSK, May 4, 2026 - The Salt Board refuses to open the gates, it said on Monday. The Carriers' League"
    " demanded that the Salt Board open the gates. The league has been on strike since April."
)


def test_a_dossier_in_a_file_and_one_in_a_database_give_the_same(where: str, tmp_path: Path) -> None:
    (tmp_path / "gates.txt").write_text(GATES, encoding="utf-8")
    assert run("dossier", "add", where, "gates.txt", folder=tmp_path).out == "added gates\n"
    assert run("dossier", "add", where, "gates.txt", folder=tmp_path).err.endswith("already there gates\n")
    from_store = run("positions", where, "--format", "json", folder=tmp_path)
    from_report = run("positions", "gates.txt", "--format", "json", folder=tmp_path)
    assert json.loads(from_store.out) == json.loads(from_report.out)
    drafted = run("draft", where, "--out", "case.yaml", folder=tmp_path)
    assert drafted.status == 0, drafted.err
    assert run("analyse", "case.yaml", folder=tmp_path).status == 0
    assert run("brief", where, "--format", "json", folder=tmp_path).status == 0
    assert "secret" not in (tmp_path / "case.yaml").read_text(encoding="utf-8")
    assert run("dossier", "timeline", where, folder=tmp_path).status == 0
    assert run("dossier", "check", where, folder=tmp_path).out == "1 report, all as they were written\n"
