"""The ends of the program: pipes that are closed, disks that are full, files that never end."""

from __future__ import annotations

import os
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest
from tests.support.commands import DETENTE, run

CASE = """\
detente: 1
title: Two villages and a well
parties:
  UP: {name: Upper village, options: {share: Share the well}}
  LOW: {name: Lower village, options: {raid: Raid}}
status_quo: NN
preferences: {UP: {priorities: [not LOW.raid]}, LOW: unknown}
"""
REPORT = "The union of Brine demanded that the board reopen the pier. The board refused to reopen it."
COMMANDS = {
    "analyse": ["analyse", "case.yaml"],
    "analyse as JSON": ["analyse", "case.yaml", "--format", "json"],
    "sweep": ["sweep", "case.yaml"],
    "sweep as JSON": ["sweep", "case.yaml", "--format", "json"],
    "ask": ["ask", "case.yaml", "--format", "json"],
    "help": ["--help"],
    "read": ["read", "report.txt"],
    "positions as JSON": ["positions", "read.json", "--format", "json"],
    "draft": ["draft", "read.json"],
    "brief": ["brief", "case.yaml"],
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "case.yaml").write_text(CASE)
    (tmp_path / "report.txt").write_text(REPORT)
    (tmp_path / "read.json").write_text(read_already())
    return tmp_path


@cache
def read_already() -> str:
    """The report as `read` prints it: a process that takes this loads no language model."""
    return run("read", "-", "--format", "json", standard_input=REPORT.encode()).out


def to(output: str, arguments: list[str], folder: Path) -> tuple[int, str]:
    """Run a command whose standard output is a file, or a pipe that nobody reads; its status and errors."""
    if output == "closed pipe":
        reader, writer = os.pipe()
        os.close(reader)
    else:
        writer = os.open(output, os.O_WRONLY)
    try:
        done = subprocess.run([*DETENTE, *arguments], cwd=folder, stdout=writer, stderr=subprocess.PIPE)
    finally:
        os.close(writer)
    return done.returncode, done.stderr.decode()


@pytest.mark.parametrize("name", ["analyse", "sweep as JSON", "help", "positions as JSON", "brief"])
def test_a_pipe_that_nobody_reads_is_no_fault(folder: Path, name: str) -> None:
    status, errors = to("closed pipe", COMMANDS[name], folder)
    assert status == 0
    assert "fault" not in errors
    assert "Exception" not in errors


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
@pytest.mark.parametrize("name", ["analyse as JSON", "sweep", "ask", "help", "read", "draft", "brief"])
def test_a_full_disk_is_said_in_one_line(folder: Path, name: str) -> None:
    before = sorted(folder.iterdir())
    status, errors = to("/dev/full", COMMANDS[name], folder)
    assert status == 2
    lines = [line for line in errors.splitlines() if "no publication date" not in line]
    assert lines == [
        "detente: standard output: cannot be written: No space left on device; "
        "make room, or send it elsewhere"
    ]
    assert sorted(folder.iterdir()) == before


def test_where_even_errors_cannot_be_written_the_status_says_it(folder: Path) -> None:
    with Path("/dev/full").open("w") as full:
        arguments = [*DETENTE, "analyse", "none.yaml"]
        assert subprocess.run(arguments, cwd=folder, stdout=subprocess.PIPE, stderr=full).returncode == 2


@pytest.mark.parametrize("closed", [">&-", "2>&-", "<&-", ">&- 2>&- <&-"])
def test_streams_that_are_closed_from_the_start_take_no_file(folder: Path, closed: str) -> None:
    command = f"{sys.executable} -m detente.cli analyse case.yaml --html page.html {closed}"
    done = subprocess.run(["sh", "-c", command], cwd=folder, capture_output=True, text=True)
    assert done.returncode == 0
    assert (folder / "page.html").read_text(encoding="utf-8").endswith("</html>")


@pytest.mark.parametrize(
    ("kind", "command"),
    [
        # A pipe is the one that a program may wait for without end.
        ("pipe", "analyse odd.yaml"),
        ("pipe", "sweep odd.yaml"),
        ("pipe", "brief odd.yaml"),
        ("pipe", "ask odd.yaml"),
        ("pipe", "ask case.yaml --answers odd.yaml"),
        ("pipe", "draft odd.json"),
        ("pipe", "positions odd.json"),
        ("pipe", "read odd.txt"),
        ("pipe", "brief odd.html"),
        ("device", "analyse odd.yaml"),
        ("device", "draft odd.json"),
        ("device", "read odd.txt"),
        ("folder", "analyse odd.yaml"),
        ("folder", "draft odd.json"),
    ],
)
def test_what_is_no_file_is_refused_at_once(folder: Path, kind: str, command: str) -> None:
    arguments = command.split()
    odd = folder / arguments[-1]
    if kind == "pipe":
        os.mkfifo(odd)
    elif kind == "device":
        odd.symlink_to("/dev/zero")
    else:
        odd.mkdir()
    ended = run(*arguments, folder=folder)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.count("\n") == 1


@pytest.mark.parametrize(
    ("name", "command"), [("big.yaml", "analyse"), ("big.json", "draft"), ("big.txt", "read")]
)
def test_a_file_of_holes_is_refused_by_its_size(folder: Path, name: str, command: str) -> None:
    with (folder / name).open("wb") as file:
        file.truncate(1 << 40)
    ended = run(command, name, folder=folder)
    assert (ended.status, ended.out) == (2, "")
    assert f"{name}: larger than" in ended.err


def test_pipes_and_devices_in_a_folder_are_named_and_the_rest_is_read(folder: Path) -> None:
    (folder / "inner").mkdir()
    for name in ("a.txt", "b.html", "c.json", "d.pdf", "e.yaml"):
        os.mkfifo(folder / "inner" / name)
    (folder / "inner" / "z.txt").write_text(REPORT)
    ended = run("read", "inner", folder=folder)
    assert ended.status == 0
    assert "inner/a.txt: is no file" in ended.err


@pytest.mark.parametrize("answers", [b"x" * 3_000_000, b"x\n" * 100_000], ids=["one", "many"])
def test_answers_from_a_pipe_without_end_are_refused(folder: Path, answers: bytes) -> None:
    ended = run("ask", "case.yaml", folder=folder, standard_input=answers)
    assert ended.status == 2
    assert "answer" in ended.err
    assert (folder / "case.yaml").read_text() == CASE


def test_answers_in_no_known_letters_are_no_fault(folder: Path) -> None:
    ended = run("ask", "case.yaml", folder=folder, standard_input=b"\xff\xfe\x1b[2J\nquit\n")
    assert ended.status == 0
    assert "\x1b" not in ended.out


def test_an_argument_that_is_no_text_is_refused(folder: Path) -> None:
    for arguments in (["read", "n\udcff.txt"], ["analyse", "case.yaml", "--html", "n\udcff.html"]):
        ended = run(*arguments, folder=folder)
        assert (ended.status, ended.out) == (2, "")
        assert "is not in UTF-8" in ended.err


def test_a_name_that_is_no_text_is_left_out_of_a_folder(folder: Path) -> None:
    try:
        (folder / "n\udcff.txt").write_text(REPORT)
    except OSError:
        pytest.skip("this disk takes no such names")
    ended = run("read", ".", folder=folder)
    assert ended.status == 0
    assert "n\ufffd.txt: has a name that is not in UTF-8" in ended.err


@pytest.mark.parametrize("out", ["--out", "--html", "--docx", "--pdf"])
@pytest.mark.parametrize("there", ["file", "link", "folder", "pipe"])
def test_nothing_that_is_there_is_written_over(folder: Path, out: str, there: str) -> None:
    name = f"mine.{'parquet' if out == '--out' else out[2:]}"
    path = folder / name
    if there == "file":
        path.write_text("mine")
    elif there == "link":
        path.symlink_to(folder / "nowhere")
    elif there == "folder":
        path.mkdir()
    else:
        os.mkfifo(path)
    before = sorted(folder.iterdir())
    ended = run("analyse", "case.yaml", out, name, folder=folder)
    assert (ended.status, ended.out) == (2, "")
    assert ended.err.count("\n") == 1
    assert sorted(folder.iterdir()) == before
    assert there != "file" or path.read_text() == "mine"


def test_pictures_of_somebody_else_are_kept_before_anything_is_computed(folder: Path) -> None:
    (folder / "drawn").mkdir()
    (folder / "drawn" / "states.png").write_bytes(b"mine")
    ended = run("sweep", "case.yaml", "--pictures", "drawn", folder=folder)
    assert (ended.status, ended.out) == (2, "")
    assert "drawn/states.png: is there already and is no picture of detente's" in ended.err
    assert [path.name for path in (folder / "drawn").iterdir()] == ["states.png"]
    assert run("sweep", "case.yaml", "--pictures", "new", folder=folder).status == 0
    assert run("sweep", "case.yaml", "--pictures", "new", folder=folder).status == 0
