"""Hostile text in every field and name: no command prints a control character, no picture fails over one."""

from __future__ import annotations

import contextlib
import json
import os
import pty
import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.commands import DETENTE_AT_ONCE, Ended, run
from tests.support.hostile import COMMANDS, IN_YAML, NASTY

REPORT = (
    "BRINE, May 7, 2021 - Anna Roth {}, the mayor, said on Monday that the Harbour Board would reopen"
    " the pier.\n\n"
    "“We refuse to {} pay,” the board said. The union of {} Brine demanded that the board reopen the pier."
)
CASE = f"""\
detente: 1
title: "T {IN_YAML}"
about: "A {IN_YAML}"
parties:
  UP: {{name: "U {IN_YAML}", options:
    {{share: {{label: "S {IN_YAML}", assumed: "W {IN_YAML}", evidence: [e1]}}}}}}
  LOW: {{name: "L {IN_YAML}", options: {{raid: "R {IN_YAML}"}}}}
states: {{"calm {IN_YAML}": NN, "war {IN_YAML}": YY}}
status_quo: {{state: NN, assumed: "Q {IN_YAML}"}}
rules: [{{rule: not (UP.share and LOW.raid) or LOW.raid, assumed: "X {IN_YAML}"}}]
preferences:
  UP: {{priorities: [{{priority: not LOW.raid, assumed: "P {IN_YAML}"}}], unknown: "k {IN_YAML}"}}
  LOW: unknown
claims: [{{id: c1, says: "C {IN_YAML}", by: "B {IN_YAML}", holds_if: 'stable(NN, nash)', speaks_for: [e1]}}]
evidence:
  e1: {{report: r.txt, quote: reopen}}
  "e2 {IN_YAML}": {{report: "http://x/{IN_YAML}", quote: "Z {IN_YAML}"}}
interview: [{{id: "i {IN_YAML}", question: "q {IN_YAML}", answer: "yes {IN_YAML}",
  why: "{IN_YAML}", by: "{IN_YAML}"}}]
"""


def is_clean(ended: Ended) -> None:
    assert ended.status in (0, 2), ended.err
    assert COMMANDS.findall(ended.out) == []
    assert COMMANDS.findall(ended.err) == []


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "r.txt").write_text(REPORT.format("", "", ""))
    (tmp_path / "case.yaml").write_text(CASE)
    return tmp_path


@pytest.mark.parametrize(
    "arguments",
    [
        ["analyse", "--full", "--why", "status_quo", "--to", "YY", "--concept", "all"],
        ["analyse", "--format", "json", "--html", "p.html", "--docx", "p.docx", "--pdf", "p.pdf"],
        ["analyse", "--set", f"title={NASTY[:-1]}", "--add-rule", f"UP.{NASTY[:-1]}"],
        ["analyse", "--set", f"title={NASTY[:-1]}", "--out", "s.parquet"],
        ["analyse", "--why", NASTY[:-1]],
        ["sweep", "--full", "--wish", "YY", "--robust"],
        ["sweep", "--format", "json"],
        ["sweep", "--html", "p.html", "--docx", "p.docx", "--pdf", "p.pdf", "--pictures", "drawn"],
        ["brief", "--full", "--html", "p.html", "--docx", "p.docx", "--pdf", "p.pdf"],
        ["brief", "--format", "json"],
        ["ask", "--format", "json"],
        ["ask", "--by", NASTY[:-1]],
    ],
    ids=lambda words: " ".join(words)[:30].encode("ascii", "replace").decode(),
)
def test_in_every_field_of_a_case(folder: Path, arguments: list[str]) -> None:
    command, *options = arguments
    ended = run(
        command, "case.yaml", *options, folder=folder, standard_input=f"{NASTY}\nhelp\nskip\n".encode()
    )
    is_clean(ended)
    refused = command == "analyse" and any(NASTY[:-1] in option for option in options)
    assert ended.status == (2 if refused else 0), ended.err
    for name in ("p.html", "drawn/states.svg", "drawn/ways.svg"):
        if (folder / name).exists():
            assert COMMANDS.findall((folder / name).read_text(encoding="utf-8")) == []


@pytest.mark.parametrize("field", ["id", "text", "title", "publisher", "published", "url", "language", "key"])
@pytest.mark.parametrize("command", ["read", "positions", "draft", "brief"])
def test_in_every_field_of_a_report(folder: Path, field: str, command: str) -> None:
    report = {"id": "a", "text": REPORT.format("", "", ""), "published": "2021-05-07", "title": "Pier"}
    report |= {field: REPORT.format(NASTY, NASTY, NASTY) if field == "text" else NASTY}
    (folder / "case.yaml").unlink()
    (folder / "r.jsonl").write_text(json.dumps(report) + "\n")
    is_clean(run(command, "r.jsonl", folder=folder))
    printed = run(command, "r.jsonl", "--format", "json", folder=folder)
    is_clean(printed)
    if printed.status == 0:
        json.loads(printed.out)


def test_the_json_has_the_characters_as_escapes_and_a_draft_is_a_case(folder: Path) -> None:
    (folder / "case.yaml").unlink()
    text = REPORT.format(*3 * ["a\x1bb\x9bc\u202ed"])
    (folder / "r.txt").write_text(text)
    printed = run("read", "r.txt", "--format", "json", folder=folder)
    assert json.loads(printed.out)["reports"][0]["text"] == text
    (folder / "f.json").write_text(printed.out)
    assert run("draft", "f.json", "--out", "case.yaml", folder=folder).status == 0
    is_clean(run("draft", "r.txt", folder=folder))
    ended = run("analyse", "case.yaml", folder=folder)
    assert ended.status == 0, ended.err
    is_clean(ended)


@pytest.mark.parametrize("command", ["draft", "positions"])
def test_in_every_text_of_findings(folder: Path, command: str) -> None:
    (folder / "case.yaml").unlink()
    printed = json.loads(run("read", "r.txt", "--format", "json", folder=folder).out)

    def with_nasty(value: object) -> list[object]:
        """Copies of a value, each with hostile text in the place of one of its texts."""
        if isinstance(value, str):
            return [NASTY]
        items = list(value.items()) if isinstance(value, dict) else list(enumerate(value))  # type: ignore[arg-type]
        copies: list[object] = []
        for key, inner in items:
            if isinstance(inner, str | dict | list):
                for other in with_nasty(inner):
                    copy = dict(value) if isinstance(value, dict) else list(value)  # type: ignore[call-overload]
                    copy[key] = other
                    copies.append(copy)
        return copies

    copies = with_nasty(printed)
    assert len(copies) > 50
    for k, copy in enumerate(copies[:: max(1, len(copies) // 40)]):
        (folder / "f.json").write_text(json.dumps(copy))
        is_clean(run(command, "f.json", "--format", "json" if k % 2 else "text", folder=folder))


NAME = "n\x1b[2J\x9b\u202e\x07.txt"


@pytest.mark.parametrize("command", ["read", "positions", "draft", "brief"])
def test_in_names_of_files_and_folders(folder: Path, command: str) -> None:
    (folder / "case.yaml").unlink()
    inner = folder / "f\x1b]8;;x\x07"
    inner.mkdir()
    (inner / NAME).write_text(REPORT.format("", "", ""))
    for name in ("bad\x1b.txt", "bad\x1b.doc", "empty\x9b.txt"):
        (inner / name).write_bytes(b"" if "empty" in name else b"\x00\xff")
    for source in (str(inner), str(inner / NAME), str(inner / "gone\x1b.txt"), "none\u202e.html"):
        is_clean(run(command, source, folder=folder))
        is_clean(run(command, source, "--format", "json", folder=folder))


@pytest.mark.parametrize("command", ["analyse", "sweep", "ask", "brief"])
def test_in_the_name_of_a_case(folder: Path, command: str) -> None:
    (folder / "case.yaml").rename(folder / "c\x1b[2J\x9b\u202e.yaml")
    is_clean(run(command, "c\x1b[2J\x9b\u202e.yaml", folder=folder, standard_input=b"quit\n"))
    (folder / "c\x1b[2J\x9b\u202e.yaml").write_text("detente: 1\n")
    is_clean(run(command, "c\x1b[2J\x9b\u202e.yaml", folder=folder))
    is_clean(run(command, "gone\x1b.yaml", folder=folder))


@pytest.mark.parametrize("command", ["analyse", "sweep", "ask", "brief"])
def test_in_the_names_that_report_gives(folder: Path, command: str) -> None:
    inner = folder / "f\x1b]8;;x\x07"
    inner.mkdir()
    (folder / "r.txt").rename(inner / NAME)
    place = json.dumps(f"{inner.name}/{NAME}")
    (folder / "case.yaml").write_text(CASE.replace("report: r.txt", f"report: {place}"))
    for source in (str(inner), str(inner / NAME), "gone\x1b.txt", "none\u202e"):
        option = [source] if command == "brief" else ["--report", source]
        is_clean(run(command, "case.yaml", *option, folder=folder, standard_input=b"?\nskip\nquit\n"))
        is_clean(run(command, "case.yaml", *option, "--format", "json", folder=folder))


def nasty_reply(value: object) -> object:
    """A reply in which every text is hostile, but for what says which kind of thing it is."""
    if isinstance(value, dict):
        return {key: nasty_reply(inner) for key, inner in value.items()}
    return [nasty_reply(inner) for inner in value] if isinstance(value, list) else NASTY


@pytest.mark.parametrize("command", ["read", "positions", "draft", "brief"])
def test_in_the_options_of_the_assistant_and_in_its_replies(folder: Path, command: str) -> None:
    (folder / "case.yaml").unlink()
    recorded = folder / "kept\x1b[2J\x9b"
    is_clean(run(command, "r.txt", "--assistant-record", recorded.name, folder=folder))
    names = [path.name.removesuffix(".request.json") for path in recorded.glob("*.request.json")]
    assert names
    row = {"maker": NASTY, "act": NASTY, "quote": NASTY, "in_force": NASTY, "voices": [
        {"party": NASTY, "stance": "demands", "quote": f"{NASTY} reopen"}
    ]}  # fmt: skip
    replies = (
        json.dumps({"rows": [row, nasty_reply(row)], "statements": [{"speaker": NASTY, "quote": "reopen"}]}),
        json.dumps({"choices": [{"message": {"content": NASTY, "refusal": NASTY}}], "model": NASTY}),
        json.dumps({"error": {"message": NASTY}}), NASTY, "[" * 100_000,
    )  # fmt: skip
    for number, reply in enumerate(replies):
        for name in names:
            (recorded / f"{name}.reply.json").write_text(reply)
        form = ["--format", "json"] if number % 2 else []
        is_clean(run(command, "r.txt", "--assistant-replay", recorded.name, *form, folder=folder))
    for options in (
        ["--assistant", NASTY[:-1]],
        ["--assistant", f"http://127.0.0.1:9/{NASTY[:-1]}", "--assistant-model", NASTY[:-1]],
        ["--assistant", f"http://{NASTY[:-1]}.example", "--assistant-remote"],
        ["--assistant-replay", "gone\x1b", "--assistant-model", NASTY[:-1]],
        ["--assistant-record", "r.txt"],
    ):
        is_clean(run(command, "r.txt", *options, folder=folder))


@pytest.mark.parametrize("command", ["brief", "read", "sweep", "analyse"])
def test_on_a_terminal_with_a_progress_bar(folder: Path, command: str) -> None:
    name = "case.yaml"
    if command in ("brief", "read"):
        (folder / "case.yaml").unlink()
        name = "n\x1b[2J\x9b\u202e\x07.txt"
        (folder / name).write_text(REPORT.format(*3 * [NASTY[:-1]]))
    shown = on_a_terminal(*DETENTE_AT_ONCE, command, name, folder=folder)
    assert "\x1b[" in shown  # the bar itself moves the cursor
    assert re.findall("\x1b\\[2J|\x1b\\]|[\x00\x07\x80-\x9f\u202a-\u202e\u2066-\u2069]", shown) == []


def test_what_a_library_says_while_a_bar_is_shown_and_a_stage_with_marks(folder: Path) -> None:
    code = (
        "import sys, time\n"
        "from detente.cli import progress, streams\n"
        "progress._DELAY = 0\n"
        "streams.guard_streams()\n"
        "with progress.progress(None) as stage:\n"
        "    time.sleep(0.3)\n"
        "    stage('[/b] a\\x1b[2J [red]b')\n"
        "    sys.stderr.write('a\\x1b[2J\\x1b]8;;http://x\\x07b\\x9b\\u202ec\\n')\n"
        "    sys.stdout.write('d\\x1b[2J\\x9be\\n')\n"
        "    time.sleep(0.3)\n"
    )
    shown = on_a_terminal(sys.executable, "-c", code, folder=folder)
    assert "[/b] a" in shown
    assert re.findall("\x1b\\[2J|\x1b\\]|[\x07\x80-\x9f\u202a-\u202e]", shown) == []


def on_a_terminal(*command: str, folder: Path) -> str:
    """All that a command writes where standard output and standard error are one terminal."""
    terminal, theirs = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    shown = b""
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=theirs, stderr=theirs, cwd=folder, env=environment
    ) as process:
        os.close(theirs)
        with contextlib.suppress(OSError):  # the other end is closed
            while part := os.read(terminal, 1 << 16):
                shown += part
        assert process.wait() == 0, shown
    os.close(terminal)
    return shown.decode()
