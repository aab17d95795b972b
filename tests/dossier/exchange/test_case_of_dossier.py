"""The case that is drafted from a dossier goes to gmcr-py like any other."""

from __future__ import annotations

from pathlib import Path

from tests.support.commands import run

from detente.case import load_case

REPORT = (
    "KARSK, 4 May 2026 - Ostland refused on Monday to open talks with the Reed Front. The Reed Front demanded"
    " that Ostland lift the siege of Karsk, and offered to release the prisoners if Ostland opens talks."
)


def test_parties_and_options_of_the_draft_come_back_from_the_gmcr_file(tmp_path: Path) -> None:
    (tmp_path / "r.txt").write_text(REPORT)
    store, drafted, written = (str(tmp_path / name) for name in ("r.dossier", "case.yaml", "case.gmcr"))
    assert run("dossier", "add", store, str(tmp_path / "r.txt")).status == 0
    assert run("draft", store, "--out", drafted).status == 0
    exported = run("export", drafted, "--to", "gmcr", written)
    assert exported.status == 0, exported.err
    one, other = load_case(drafted), load_case(written)
    assert one.options
    assert (list(other.parties), list(other.options)) == (list(one.parties), list(one.options))
    assert run("analyse", written).status == 0
