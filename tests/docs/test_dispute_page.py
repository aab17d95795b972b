"""The commands of the how-to on a dispute over six months run in their order, and print what it shows."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
from tests.support.commands import run
from tests.support.docs import page
from tests.support.paths import ROOT

_NOT_WITHOUT = {"detente dossier review": "asks a person", "detente dossier encrypt": "asks for a passphrase"}
NEW = "SAN SALVADOR, May 20, 1990 - The government and the FMLN met in Caracas on May 19."


def blocks() -> list[str]:
    """The blocks of the page that are set apart, in their order."""
    found = re.findall(r"(?:^    .*\n)+", page("how-to/dispute-over-six-months.md"), re.MULTILINE)
    return [re.sub(r"^    ", "", block, flags=re.MULTILINE) for block in found]


def words(text: str) -> str:
    return " ".join(text.split())


def arguments(command: str, folder: Path) -> list[str]:
    """The arguments of a command as a shell hands them over."""
    listed: list[str] = []
    for part in shlex.split(command.partition(" > ")[0])[1:]:
        matches = sorted(folder.glob(part)) if "*" in part else []
        listed += [str(match.relative_to(folder)) for match in matches] or [part]
    return listed


def test_every_command_runs_and_prints_what_the_page_shows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    (tmp_path / "inbox").mkdir()
    (tmp_path / "inbox" / "1990-05-20.txt").write_text(NEW, encoding="utf-8")
    printed: list[str] = []
    ran = 0
    for block in blocks():
        if not block.startswith("detente "):
            # A line break of the page stands where one of the terminal may not.
            shown = [words(part) for part in re.split(r"\n(?! {2,})", block) if part.strip()]
            for part in shown:
                assert any(part in out for out in printed), part
            continue
        for command in block.splitlines():
            if any(command.startswith(each) for each in _NOT_WITHOUT):
                continue
            if "inbox" in command:
                continue  # the later answers are those of the shipped reports
            ended = run(*arguments(command, tmp_path), folder=tmp_path)
            assert ended.status == 0, (command, ended.err)
            printed.append(words(ended.out))
            ran += 1
    assert ran > 12
