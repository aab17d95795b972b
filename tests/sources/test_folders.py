"""The files of a folder: which are read, which are named, which are detente's own."""

from __future__ import annotations

from pathlib import Path

from detente.errors import BadInput
from detente.sources.folders import holds_reports, reports_in_folder


def _names(folder: Path) -> tuple[list[str], list[tuple[str, str]]]:
    left_out: list[BadInput] = []
    reports = reports_in_folder(folder, left_out)
    return [path.name for path in reports], [(Path(part.where).name, part.what) for part in left_out]


def test_cases_findings_pages_and_hidden_files_are_neither_read_nor_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("They met.")
    (tmp_path / "case.yaml").write_text("# a draft\n\ndetente: 1\ntitle: The canal\n")
    (tmp_path / "findings.json").write_text('{\n "reports": []}')
    (tmp_path / "a.brief.html").write_text('<meta name="generator" content="detente 1">')
    (tmp_path / ".DS_Store").write_text("x")
    (tmp_path / "Thumbs.db").write_text("x")
    assert _names(tmp_path) == (["a.txt"], [])


def test_files_of_another_program_are_named(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("They met.")
    (tmp_path / "settings.yaml").write_text("colour: red\n")
    (tmp_path / "data.json").write_text("[1, 2]")
    assert _names(tmp_path)[1] == [
        ("data.json", "no reader for .json"),
        ("settings.yaml", "no reader for .yaml"),
    ]


def test_of_many_files_of_one_kind_the_first_are_named_and_the_others_counted(tmp_path: Path) -> None:
    for number in range(1200):
        (tmp_path / f"p{number:04}.jpg").write_bytes(b"")
    reports, named = _names(tmp_path)
    assert reports == []
    assert not holds_reports(tmp_path)
    assert [name for name, _ in named] == ["p0000.jpg", "p0001.jpg", "p0002.jpg", tmp_path.name]
    assert named[-1][1] == "1,197 more files that end in .jpg were not read"
