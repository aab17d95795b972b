"""The commands take a database as they take a file."""

from __future__ import annotations

import json
import resource
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest
from tests.support.commands import DETENTE, run
from tests.support.stores import told

from detente.dossier.store.store import open_store

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


def test_a_password_is_never_shown_nor_written(database: str, tmp_path: Path) -> None:
    (tmp_path / "gates.txt").write_text(GATES, encoding="utf-8")
    address = database.replace("postgres:@", "postgres:secret@")
    assert address != database
    assert run("dossier", "add", address, "gates.txt", folder=tmp_path).status == 0
    ended = [
        run("brief", address, "--html", "page.html", "--docx", "page.docx", folder=tmp_path),
        run("brief", address, folder=tmp_path),
        run("draft", address, folder=tmp_path),
        run("dossier", "reports", address, "--format", "json", folder=tmp_path),
        run("dossier", "reports", address, folder=tmp_path),
        run("dossier", "timeline", address, folder=tmp_path),
        run("dossier", "changed", address, "--since", "nobody", folder=tmp_path),
        run("dossier", "undo", address, folder=tmp_path),
        run("dossier", "check", address, "--save", "new.dossier", folder=tmp_path),
        run("dossier", "add", address, address, folder=tmp_path),
        run("positions", address, "gates.txt", folder=tmp_path),
        run("dossier", "parties", address.replace("dispute_", "nowhere_"), folder=tmp_path),
    ]
    assert not any("secret" in each.out + each.err for each in ended)
    assert not any(b"secret" in path.read_bytes() for path in tmp_path.iterdir())
    assert not any("secret" in path.name for path in tmp_path.iterdir())


@pytest.fixture
def printed(tmp_path: Path) -> Path:
    """Return what `read` prints of two hundred invented reports."""
    path = tmp_path / "read.json"
    reports = [told(number).model_dump(mode="json") for number in range(1, 201)]
    path.write_text(json.dumps({"reports": reports}), encoding="utf-8")
    return path


def adding(where: str, printed: Path, **more: Any) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [*DETENTE, "dossier", "add", where, str(printed)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        **more,
    )


def test_the_command_that_is_killed_loses_nothing_that_it_printed(where: str, printed: Path) -> None:
    running = adding(where, printed)
    assert running.stdout is not None
    said = [running.stdout.readline() for _ in range(25)]
    running.send_signal(signal.SIGKILL)
    rest, _ = running.communicate(timeout=60)
    said += [line for line in rest.splitlines(keepends=True) if line.endswith("\n")]
    ids = {line.removeprefix("added ").strip() for line in said}
    with open_store(where) as store:
        assert ids <= {report.id for report in store.reports()}
        assert store.check() >= 25
    # What is left is added by the next run, and nothing twice.
    out, err = adding(where, printed).communicate(timeout=120)
    with open_store(where) as store:
        assert store.check() == 200
    assert out.count("added ") + err.count("already there ") == 200


def test_the_command_tells_in_one_line_that_there_is_no_room(tmp_path: Path, printed: Path) -> None:
    limit = 300_000
    path = tmp_path / "dispute.dossier"
    running = adding(
        str(path), printed, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    )
    out, err = running.communicate(timeout=60)
    assert running.returncode == 2
    assert err.count("\n") == 1
    assert "make room" in err
    with open_store(str(path)) as store:
        assert [f"added {report.id}" for report in store.reports()] == out.splitlines()
