"""The progress that a person at a terminal sees while a command works, and a pipe or a file does not."""

from __future__ import annotations

import contextlib
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.commands import DETENTE
from tests.support.paths import EXAMPLE, EXAMPLE_CASE

from detente.cli.progress import reading_progress

# The command in a process in which loading spaCy or NumPy writes a line to the terminal, as detente does.
SAYS_WHAT_IT_LOADS = (
    "import sys\n"
    "class Says:\n"
    "    def find_spec(self, name, path=None, target=None):\n"
    "        if name in ('spacy', 'numpy', 'pydantic'):\n"
    "            sys.stderr.write(f'LOADS {name}\\n')\n"
    "sys.meta_path.insert(0, Says())\n"
    "from detente.cli import main, progress\n"
    "progress._DELAY = 0\n"
    "main()\n"
)
REPORT = (
    "BRINE, May 4, 2026 - The union of Brine demanded that the board reopen the pier."
    " The board refused to reopen it."
)
WATCHED = (sys.executable, "-c", SAYS_WHAT_IT_LOADS)


def at_a_terminal(*command: str, folder: Path, until: str = "") -> tuple[str, str]:
    """Return what a command writes to a terminal on standard error, and its answer, which goes to a file.

    A command that has shown the words of ``until`` is ended there.
    """
    terminal, theirs = pty.openpty()
    shown = b""
    with (
        (folder / "answer").open("w+b") as answer,
        subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=answer,
            stderr=theirs,
            cwd=folder,
            env={**os.environ, "TERM": "xterm", "COLUMNS": "100"},
        ) as process,
    ):
        os.close(theirs)
        # A terminal holds little, so whoever writes to it waits until this is read.
        with contextlib.suppress(OSError):  # the other end is closed
            while part := os.read(terminal, 1 << 16):
                shown += part
                if until and until.encode() in shown:
                    process.kill()
        assert process.wait() == 0 or until, shown
        answer.seek(0)
        written = answer.read()
    os.close(terminal)
    return shown.decode(), written.decode()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    return tmp_path


def test_a_terminal_shows_how_far_a_brief_is_and_its_answer_nothing_of_that(folder: Path) -> None:
    # A report so long that its reading is seen: the bar is drawn anew ten times a second.
    shutil.copy(EXAMPLE / "report.txt", folder)
    shown, answer = at_a_terminal(*WATCHED, "brief", "report.txt", folder=folder)
    assert shown.startswith("reading report.txt\r\n")
    assert "LOADS spacy" in shown
    assert "loading the language model" in shown
    assert "━" in shown
    assert answer
    for sign in ("LOADS", "\x1b[", "language model", "━"):
        assert sign not in answer


@pytest.mark.parametrize("command", ["read", "positions", "draft"])
def test_the_first_thing_on_a_terminal_comes_before_anything_large_is_loaded(
    folder: Path, command: str
) -> None:
    shown, _ = at_a_terminal(*WATCHED, command, "report.txt", folder=folder, until="LOADS spacy")
    assert shown.startswith("reading report.txt\r\n")
    assert "LOADS spacy" in shown


@pytest.mark.parametrize("command", ["analyse", "sweep"])
def test_so_it_does_for_a_case(folder: Path, command: str) -> None:
    shown, _ = at_a_terminal(*WATCHED, command, str(EXAMPLE_CASE), folder=folder)
    assert shown.startswith(f"reading {EXAMPLE_CASE}\r\n")
    assert "LOADS numpy" in shown


@pytest.mark.parametrize("arguments", [("brief", "report.txt", "--format", "json"), ("--version",)])
def test_nothing_is_shown_where_a_program_is_to_read_the_answer(
    folder: Path, arguments: tuple[str, ...]
) -> None:
    shown, _ = at_a_terminal(*DETENTE, *arguments, folder=folder)
    assert "reading" not in shown
    assert "\x1b[" not in shown


def test_nothing_is_shown_where_standard_error_is_no_terminal(folder: Path) -> None:
    done = subprocess.run([*DETENTE, "read", "report.txt"], cwd=folder, capture_output=True, text=True)
    assert done.stderr == ""


def test_signs_that_steer_a_terminal_are_not_written_to_it(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    with reading_progress(["a\x1b[2Jb.txt", "c.txt"]):
        pass
    assert capsys.readouterr().err.startswith("reading a\ufffd[2Jb.txt and 1 more\n")
