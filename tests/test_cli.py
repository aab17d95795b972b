"""How the command line ends: an answer, bad input, a fault of its own, or a stop."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from detente import cli

CASE = Path(__file__).resolve().parents[1] / "examples" / "cambodia-2021" / "case.yaml"


OLD_PAGE = '<meta name="generator" content="detente 0.1.0">'


def ends(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> int:
    monkeypatch.setattr(sys, "argv", ["detente", *arguments])
    with pytest.raises(SystemExit) as ended:
        cli.main()
    return int(ended.value.code or 0)


def fail_with(error: BaseException) -> object:
    def command(*_: object, **__: object) -> None:
        raise error

    return command


def test_an_answer_ends_with_nought(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ends(monkeypatch, "analyse", str(CASE)) == 0
    assert "The rival assessments" in capsys.readouterr().out


def test_a_fault_of_ours_ends_with_one_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("detente.case.load.load_case", fail_with(RuntimeError("wrong")))
    assert ends(monkeypatch, "analyse", str(CASE)) == 1
    said = capsys.readouterr().err
    assert "a fault of detente's own (RuntimeError: wrong)" in said
    assert said.count("\n") == 1


def test_a_stop_by_the_user_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.case.load.load_case", fail_with(KeyboardInterrupt()))
    assert ends(monkeypatch, "analyse", str(CASE)) == 130


def test_a_reader_that_stops_listening_is_no_fault() -> None:
    command = f"{sys.executable} -m detente.cli analyse {CASE} --full | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert done.stderr == ""
    assert done.stdout.startswith("Cambodia's ruling party")


def test_a_page_is_written_whole_or_not_at_all(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    page = tmp_path / "brief.html"
    page.write_text(OLD_PAGE)
    monkeypatch.setattr("detente.brief.html.render_html", fail_with(RuntimeError("half way")))
    assert ends(monkeypatch, "brief", str(CASE), "--html", str(page)) == 1
    assert page.read_text() == OLD_PAGE
    assert [p.name for p in tmp_path.iterdir()] == ["brief.html"]


def test_a_page_takes_the_place_of_no_file_but_a_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    mine = tmp_path / "notes.html"
    mine.write_text("my own notes")
    assert ends(monkeypatch, "brief", str(CASE), "--html", str(mine)) == 2
    assert "is no page of detente's" in capsys.readouterr().err
    assert mine.read_text() == "my own notes"


def test_a_page_behind_a_link_is_written_where_the_link_leads(tmp_path: Path) -> None:
    page, link = tmp_path / "page.html", tmp_path / "link.html"
    page.write_text(OLD_PAGE)
    link.symlink_to(page)
    cli._require_own_page(link)
    cli._write(link, "new")
    assert link.is_symlink()
    assert page.read_text() == "new"
