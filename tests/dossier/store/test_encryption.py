"""An encrypted dossier opens with its passphrase alone, and its file says nothing without it."""

from __future__ import annotations

import json
import os
import pty
import resource
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from tests.support.commands import DETENTE, run, run_process
from tests.support.paths import ROOT
from tests.support.stores import told

from detente.dossier.store.store import open_store
from detente.errors import BadInput

pytest.importorskip("sqlcipher3", reason="no SQLCipher: pip install 'detente[encryption]'")

GATES = (
    "KARSK, May 4, 2026 - The Salt Board refuses to open the gates, its chairman Odalys Brandt said on"
    " Monday. The Carriers' League demanded that the Salt Board open the gates."
)
PASSPHRASE = "gate, salt and rain"
WORDS = ("Odalys", "Brandt", "Salt Board", "Carriers", "gates", "KARSK", "SQLite", "CREATE TABLE")


@pytest.fixture(autouse=True)
def passphrase(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTE_PASSPHRASE", PASSPHRASE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "gates.txt").write_text(GATES, encoding="utf-8")
    ended = run("dossier", "add", "secret.dossier", "gates.txt", "--encrypt", folder=tmp_path)
    assert (ended.status, ended.out) == (0, "added gates\n"), ended.err
    return tmp_path


def plain_words(path: Path) -> list[str]:
    raw = path.read_bytes()
    return [word for word in WORDS if word.encode() in raw or word.encode("utf-16-le") in raw]


def test_the_file_holds_no_plain_text(folder: Path) -> None:
    assert plain_words(folder / "secret.dossier") == []
    assert sorted(path.name for path in folder.iterdir()) == ["gates.txt", "secret.dossier"]
    with pytest.raises(sqlite3.DatabaseError):
        sqlite3.connect(folder / "secret.dossier").execute("SELECT * FROM reports")


def test_with_the_passphrase_every_command_takes_it_as_any_dossier(folder: Path) -> None:
    assert run("dossier", "check", "secret.dossier", folder=folder).out.startswith("1 report, all as")
    assert "Odalys Brandt" in run("dossier", "search", "secret.dossier", "chairman", folder=folder).out
    ended = run("draft", "secret.dossier", "--out", "case.yaml", folder=folder)
    assert ended.status == 0, ended.err
    # The case cites the dossier, and its quotes are looked up in it.
    assert run("brief", "case.yaml", folder=folder).status == 0
    again = run("dossier", "add", "secret.dossier", "gates.txt", folder=folder)
    assert again.err.endswith("already there gates\n")


@pytest.mark.parametrize("typed", [None, "another one"])
def test_without_it_or_with_another_it_is_refused_in_one_sentence(
    folder: Path, monkeypatch: pytest.MonkeyPatch, typed: str | None
) -> None:
    assert run("draft", "secret.dossier", "--out", "case.yaml", folder=folder).status == 0
    if typed is None:
        monkeypatch.delenv("DETENTE_PASSPHRASE")
    else:
        monkeypatch.setenv("DETENTE_PASSPHRASE", typed)
    says = "is encrypted; give the passphrase" if typed is None else "does not open: the passphrase is wrong"
    for command in (
        ("dossier", "timeline", "secret.dossier"),
        ("dossier", "add", "secret.dossier", "gates.txt"),
        ("dossier", "check", "secret.dossier"),
        ("brief", "secret.dossier"),
        ("brief", "case.yaml"),
        ("dossier", "decrypt", "secret.dossier", "plain.dossier"),
    ):
        ended = run(*command, folder=folder)
        assert ended.status == 2, command
        assert says in ended.err, ended.err
        assert ended.err.count("\n") == 1
        assert not any(word in ended.out for word in WORDS)
    assert not (folder / "plain.dossier").exists()


def test_the_passphrase_stands_in_no_file_and_in_no_message(folder: Path) -> None:
    ended = run("dossier", "timeline", "secret.dossier", folder=folder)
    assert PASSPHRASE not in ended.out + ended.err
    assert not any(PASSPHRASE.encode() in path.read_bytes() for path in folder.iterdir())
    refused = run("dossier", "timeline", "secret.dossier", "--passphrase", PASSPHRASE, folder=folder)
    assert refused.status == 2  # no such option


def test_a_dossier_is_encrypted_and_decrypted_into_new_files(folder: Path) -> None:
    plain = run("dossier", "decrypt", "secret.dossier", "plain.dossier", folder=folder)
    assert plain.status == 0, plain.err
    assert "Odalys" in plain_words(folder / "plain.dossier")
    with open_store(str(folder / "plain.dossier")) as store, open_store(str(folder / "secret.dossier")) as of:
        assert store.check() == 1
        assert store.dossier().statements == of.dossier().statements
    sealed = run("dossier", "encrypt", "plain.dossier", "again.dossier", folder=folder)
    assert sealed.status == 0, sealed.err
    assert plain_words(folder / "again.dossier") == []
    with open_store(str(folder / "again.dossier")) as store:
        assert store.check() == 1
        assert [hit.report for hit in store.search("chairman")] == ["gates"]
    assert run("dossier", "encrypt", "again.dossier", "twice.dossier", folder=folder).status == 2
    assert run("dossier", "decrypt", "plain.dossier", "twice.dossier", folder=folder).status == 2
    assert run("dossier", "encrypt", "plain.dossier", "again.dossier", folder=folder).status == 2


def test_a_short_passphrase_is_refused_for_a_new_file(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DETENTE_PASSPHRASE", "salt")
    ended = run("dossier", "add", "other.dossier", "gates.txt", "--encrypt", folder=folder)
    assert (ended.status, ended.err) == (
        2, "detente: other.dossier: the passphrase is too short; take 8 characters or more\n",
    )  # fmt: skip
    assert not (folder / "other.dossier").exists()


def test_a_passphrase_with_a_quotation_mark_is_no_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DETENTE_PASSPHRASE", "it's; DROP TABLE reports --")
    path = str(tmp_path / "odd.dossier")
    with open_store(path, create=True, encrypt=True) as store:
        store.add(told())
    with open_store(path) as store:
        assert store.check() == 1


def test_without_the_package_the_message_says_how_to_install_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "sqlcipher3", None)
    ended = run("dossier", "timeline", "secret.dossier", folder=folder)
    assert (ended.status, ended.err) == (
        2,
        "detente: secret.dossier: is encrypted, and the package sqlcipher3 is missing;"
        " pip install 'detente[encryption]'\n",
    )


def test_what_is_no_dossier_is_never_taken_for_an_encrypted_one(tmp_path: Path) -> None:
    (tmp_path / "notes.dossier").write_text("Notes on the gates. " * 200, encoding="utf-8")
    ended = run("dossier", "timeline", "notes.dossier", folder=tmp_path)
    assert (ended.status, "is no dossier" in ended.err) == (2, True)


@pytest.mark.parametrize("part", [0.4, 0.9])
def test_a_damaged_file_is_told(folder: Path, part: float) -> None:
    path = folder / "secret.dossier"
    raw = bytearray(path.read_bytes())
    raw[int(len(raw) * part)] ^= 1
    path.write_bytes(raw)
    ended = run("dossier", "check", "secret.dossier", folder=folder)
    assert ended.status == 2, ended.out
    assert ended.err.count("\n") == 1
    path.write_bytes(raw[: int(len(raw) * part)])
    ended = run("dossier", "timeline", "secret.dossier", folder=folder)
    assert ended.status == 2
    assert ended.err.count("\n") == 1


def test_a_writer_that_is_killed_leaves_no_plain_text_and_loses_nothing(tmp_path: Path) -> None:
    reports = [told(number).model_dump(mode="json") for number in range(1, 60)]
    (tmp_path / "read.json").write_text(json.dumps({"reports": reports}), encoding="utf-8")
    running = subprocess.Popen(
        [*DETENTE, "dossier", "add", "k.dossier", "read.json", "--encrypt"],
        cwd=tmp_path, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert running.stdout is not None
    said = [running.stdout.readline().split()[-1] for _ in range(10)]
    running.send_signal(signal.SIGKILL)
    running.communicate(timeout=60)
    for path in tmp_path.glob("k.dossier*"):
        assert b"Salt Gazette" not in path.read_bytes(), path
    with open_store(str(tmp_path / "k.dossier")) as store:
        assert set(said) <= {report.id for report in store.reports()}
        assert store.check() >= 10


def test_two_writers_at_once_both_succeed(tmp_path: Path) -> None:
    where = str(tmp_path / "k.dossier")
    with open_store(where, create=True, encrypt=True) as store:
        store.add(told(1000))
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    both = [
        subprocess.Popen(
            [sys.executable, "-m", "tests.support.adding", where, str(first), str(last)],
            cwd=ROOT, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        for first, last in ((1, 25), (13, 40))
    ]  # fmt: skip
    ended = [running.communicate(timeout=120) for running in both]
    assert [running.returncode for running in both] == [0, 0], ended
    with open_store(where) as store:
        assert store.check() == 41


def test_a_full_disk_is_told_in_one_line(tmp_path: Path) -> None:
    reports = [told(number).model_dump(mode="json") for number in range(1, 400)]
    (tmp_path / "read.json").write_text(json.dumps({"reports": reports}), encoding="utf-8")
    limit = 300_000
    running = subprocess.run(
        [*DETENTE, "dossier", "add", "k.dossier", "read.json", "--encrypt"],
        cwd=tmp_path, capture_output=True, text=True,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )  # fmt: skip
    assert running.returncode == 2
    assert "make room" in running.stderr
    assert running.stderr.count("\n") == 1
    with open_store(str(tmp_path / "k.dossier")) as store:
        assert [f"added {report.id}" for report in store.reports()] == running.stdout.splitlines()


def test_in_a_terminal_the_passphrase_is_asked_for_and_not_shown(folder: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != "DETENTE_PASSPHRASE"}
    own, theirs = pty.openpty()
    running = subprocess.Popen(
        [*DETENTE, "dossier", "reports", "secret.dossier"],
        cwd=folder, env=environment, stdin=theirs, stdout=subprocess.PIPE, stderr=theirs, text=True,
        start_new_session=True,
    )  # fmt: skip
    os.close(theirs)
    shown = b""
    while b"Passphrase of secret.dossier" not in shown:
        shown += os.read(own, 1024)
    os.write(own, f"{PASSPHRASE}\n".encode())
    out, _ = running.communicate(timeout=60)
    assert running.returncode == 0
    assert "gates" in out
    assert PASSPHRASE not in out
    os.close(own)


def test_a_database_is_encrypted_by_its_server() -> None:
    with pytest.raises(BadInput, match="is a database"):
        open_store("postgresql://ana@localhost/x", create=True, encrypt=True)


def test_a_wrong_passphrase_is_told_in_one_line_and_the_library_says_nothing_beside_it(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # The library writes to the stream itself, past that of Python.
    monkeypatch.setenv("DETENTE_PASSPHRASE", "another passphrase")
    ended = run_process("dossier", "parties", "secret.dossier", folder=folder)
    assert ended.returncode == 2
    assert ended.stderr.count("\n") == 1, ended.stderr
