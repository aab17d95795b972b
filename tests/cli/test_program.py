"""The ends of a command: an answer, bad input, a fault of its own, or a stop."""

from __future__ import annotations

import json
import os
import pty
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from tests.support.commands import DETENTE_AT_ONCE, answer, run
from tests.support.paths import EXAMPLE_CASE

from detente import cli
from detente.sources.own_pages import page_mark, seal_page

OWN_PAGE = seal_page(page_mark().encode())


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
    assert ends(monkeypatch, "analyse", str(EXAMPLE_CASE)) == 0
    assert "The rival assessments" in capsys.readouterr().out


def test_a_fault_of_ours_ends_with_one_and_says_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("detente.case.load_case", fail_with(RuntimeError("wrong")))
    assert ends(monkeypatch, "analyse", str(EXAMPLE_CASE)) == 1
    said = capsys.readouterr().err
    assert "a fault of detente's own (RuntimeError: wrong)" in said
    assert said.count("\n") == 1


def test_a_stop_by_the_user_ends_with_130(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.case.load_case", fail_with(KeyboardInterrupt()))
    assert ends(monkeypatch, "analyse", str(EXAMPLE_CASE)) == 130


def test_a_reader_that_stops_listening_is_no_fault() -> None:
    command = f"{sys.executable} -m detente.cli analyse {EXAMPLE_CASE} --full | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert done.stderr == ""
    assert done.stdout.startswith("Cambodia’s ruling party")


def test_a_page_is_written_whole_or_not_at_all(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "brief.html"
    page.write_bytes(OWN_PAGE)
    monkeypatch.setattr("detente.render.render_html", fail_with(RuntimeError("half way")))
    assert ends(monkeypatch, "brief", str(EXAMPLE_CASE), "--html", str(page)) == 1
    assert page.read_bytes() == OWN_PAGE
    assert [p.name for p in tmp_path.iterdir()] == ["brief.html"]
    # The first page is shown before the file is made.
    assert "In short" in capsys.readouterr().out


UNKNOWN = """\
detente: 1
title: Three parties of which nothing is known
parties:
  A: {name: a, options: {x: X, y: Y}}
  B: {name: b, options: {x: X, y: Y}}
  C: {name: c, options: {x: X, y: Y}}
status_quo: NNNNNN
preferences: {A: unknown, B: unknown, C: unknown}
"""


def test_an_interrupted_sweep_resumes_and_gives_the_uninterrupted_answer(tmp_path: Path) -> None:
    (tmp_path / "case.yaml").write_text(UNKNOWN)
    command = [
        *DETENTE_AT_ONCE,
        "sweep",
        str(tmp_path / "case.yaml"),
        "--samples",
        "12000",
        "--format",
        "json",
    ]
    surroundings = {
        **os.environ,
        "XDG_CACHE_HOME": str(tmp_path / "cache"),
        "TERM": "xterm",
        "COLUMNS": "100",
    }
    terminal, theirs = pty.openpty()
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=theirs,
        env=surroundings,
        # Where the tests run in the background of a shell, interrupts are ignored; that is inherited.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        os.close(theirs)
        os.set_blocking(terminal, False)
        shown, until = b"", time.monotonic() + 60
        # Once the second portion is begun there is something to save.
        while not re.search(rb"portion ([2-9]|1\d)", shown) and process.poll() is None:
            assert time.monotonic() < until
            try:
                shown += os.read(terminal, 1 << 16)
            except BlockingIOError:
                time.sleep(0.02)
        process.send_signal(signal.SIGINT)
        assert process.wait(timeout=30) == 130
        assert process.stdout is not None
        assert process.stdout.read() == b""
    kept = list((tmp_path / "cache").rglob("*.npz"))
    assert len(kept) == 1
    assert b"known" not in kept[0].read_bytes()
    resumed = subprocess.run(command, capture_output=True, env=surroundings)
    assert b"going on from portion" in resumed.stderr
    assert not list((tmp_path / "cache").rglob("*.npz"))
    afresh = subprocess.run([*command, "--fresh"], capture_output=True, env=surroundings)
    assert afresh.stderr == b""
    assert json.loads(resumed.stdout)["method"]["completions"] == 12_000
    assert resumed.stdout == afresh.stdout


def test_a_page_is_written_though_nobody_reads_the_answer_to_its_end(tmp_path: Path) -> None:
    page = tmp_path / "sweep.html"
    command = f"{sys.executable} -m detente.cli sweep {EXAMPLE_CASE} --full --html {page} | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert done.stdout.startswith("Cambodia’s ruling party")
    assert "</html>" in page.read_text(encoding="utf-8")


def test_the_bare_program_says_what_it_can_do() -> None:
    bare = run()
    assert (bare.status, bare.err) == (0, "")
    assert "Usage: detente" in bare.out
    assert bare == run("help") == run("--help")


def test_help_on_a_command_is_what_the_command_itself_says() -> None:
    explained = run("help", "brief")
    assert explained == run("brief", "--help")
    assert explained.out.startswith("Usage: detente brief")


@pytest.mark.parametrize("command", ["read", "brief", "analyse", "sweep"])
def test_options_rarely_needed_come_after_those_of_every_day(command: str) -> None:
    explained = run(command, "--help").out
    assert (
        0
        < explained.index("--format")
        < min(explained.find(heading) % len(explained) for heading in ("What if:", "Options rarely needed:"))
    )


def test_a_usage_error_names_the_program_once_and_where_help_is(tmp_path: Path) -> None:
    for arguments, command in (
        (("brief", "--nonsense"), "detente brief"),
        (("nonsense",), "detente"),
        (("brief",), "detente brief"),
        (("brief", "--htm", "x"), "detente brief"),
    ):
        ended = run(*arguments, folder=tmp_path)
        assert ended.status == 2
        assert re.fullmatch(rf"detente: [A-Z][^\n]*[.?] See `{command} --help`\.\n", ended.err)


def test_a_file_without_a_command_is_told_the_command_for_it(tmp_path: Path) -> None:
    (tmp_path / "a report.txt").write_text("The council met.")
    ended = run("a report.txt", folder=tmp_path)
    assert ended.status == 2
    assert "`detente brief 'a report.txt'`" in ended.err


def test_a_day_in_words_dates_the_report(tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text("The council met on Friday.")
    for written in ("7 May 2021", "May 7th, 2021", "Friday, 7 May 2021", "2021-05-07"):
        read = answer("read", "report.txt", "--published", written, folder=tmp_path)
        assert read["reports"][0]["published"] == "2021-05-07"


def test_the_page_of_a_brief_is_written_though_nobody_reads_it_to_its_end(tmp_path: Path) -> None:
    page = tmp_path / "page.html"
    command = f"{sys.executable} -m detente.cli brief {EXAMPLE_CASE} --full --html {page} | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, text=True)
    assert done.stdout.startswith("Cambodia’s ruling party")
    assert done.stderr == f"detente: the page is {page}\n"
    assert "</html>" in page.read_text(encoding="utf-8")
