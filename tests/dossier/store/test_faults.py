"""Nothing that was reported as added is lost, whatever happens; and the rest is told in one line."""

from __future__ import annotations

import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from tests.support.paths import ROOT
from tests.support.stores import told

from detente.dossier.store.adding import LOST
from detente.dossier.store.decisions import Decision
from detente.dossier.store.salvage import Saved
from detente.dossier.store.store import Store, open_store
from detente.errors import BadInput

PROGRAM = [sys.executable, "-m", "tests.support.adding"]


def adding(where: str, first: int, last: int, **more: object) -> subprocess.Popen[str]:
    """Start a process that adds reports of these numbers, and prints each that is safe."""
    environment = {**os.environ, "PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{ROOT}"}
    return subprocess.Popen(
        [*PROGRAM, where, str(first), str(last)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment,
        **more,  # type: ignore[call-overload]
    )


def reported(lines: str) -> list[str]:
    return [line.removeprefix("added ") for line in lines.splitlines() if line.startswith("added ")]


def test_a_writer_that_is_killed_loses_nothing_that_it_reported(where: str) -> None:
    said: list[str] = []
    chance = random.Random(17)
    for _ in range(4):
        running = adding(where, 1 + len(said), 1000)
        assert running.stdout is not None
        for _ in range(chance.randrange(5, 40)):
            said += reported(running.stdout.readline())
        time.sleep(chance.random() / 50)
        running.send_signal(signal.SIGKILL)
        # What it wrote before it died can still be read.
        said += reported(running.stdout.read())
        running.wait()
        running.stdout.close()
    assert len(said) > 20
    with open_store(where) as store:
        kept = [report.id for report in store.reports()]
        assert set(said) <= set(kept)
        # At most the one that was being added when the signal came was safe and not yet told.
        assert len(kept) - len(set(said)) <= 4
        assert store.check() == len(kept)
        assert len(store.dossier().statements) == len(kept)


def test_two_writers_at_once_both_succeed(where: str) -> None:
    with open_store(where, create=True) as store:
        store.add(told(1000))
    both = [adding(where, 1, 60), adding(where, 31, 90)]
    ended = [running.communicate(timeout=120) for running in both]
    assert [running.returncode for running in both] == [0, 0], ended
    with open_store(where) as store:
        assert sorted(report.id for report in store.reports()) == sorted(
            ["r1000", *(f"r{number}" for number in range(1, 91))]
        )
        assert store.check() == 91


def test_two_who_make_one_store_at_once_both_succeed(where: str) -> None:
    both = [adding(where, 1, 5), adding(where, 6, 10)]
    ended = [running.communicate(timeout=120) for running in both]
    assert [running.returncode for running in both] == [0, 0], ended
    with open_store(where) as store:
        assert store.check() == 10


def test_a_writer_that_has_to_wait_says_so(where: str) -> None:
    with open_store(where, create=True) as store:
        store.add(told(1))
        with store._writing():
            running = adding(where, 2, 2)
            assert running.stdout is not None
            assert running.stdout.readline() == "waiting\n"
        out, err = running.communicate(timeout=120)
    assert (running.returncode, reported(out), err) == (0, ["r2"], "")


def test_a_writer_waits_until_those_who_read_are_done(tmp_path: Path) -> None:
    where = str(tmp_path / "read.dossier")
    with open_store(where, create=True) as store:
        store.add(told(1))
        with store._reading() as connection:
            connection.exec_driver_sql("SELECT count(*) FROM reports").scalar_one()
            running = adding(where, 2, 2)
            assert running.stdout is not None
            assert running.stdout.readline() == "waiting\n"
        out, err = running.communicate(timeout=120)
    assert (running.returncode, reported(out), err) == (0, ["r2"], "")


def test_nobody_who_writes_waits_while_a_dossier_is_joined(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with open_store(str(tmp_path / "joined.dossier"), create=True) as store:
        store.add(told(1))

        def joining(*_: object, **__: object) -> str:
            store.add(told(2))
            return "joined"

        monkeypatch.setattr("detente.dossier.store.contents.join_findings", joining)
        assert store.dossier() == "joined"
        assert len(store.ids()) == 2


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A disk of 350 kB."""
    folder = tmp_path / "small"
    folder.mkdir()
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=350k", "tmpfs", str(folder)], capture_output=True, text=True
    )
    if mounted.returncode:
        pytest.skip(f"no small disk can be made here: {mounted.stderr.strip()}")
    yield folder
    subprocess.run(["umount", str(folder)], check=True)


def _ends_with_room(path: Path, **more: object) -> None:
    running = adding(str(path), 1, 1000, **more)
    out, err = running.communicate(timeout=120)
    assert running.returncode == 2
    assert err.count("\n") == 1
    assert "cannot be written" in err
    assert "make room" in err
    said = reported(out)
    assert len(said) > 5
    with open_store(str(path)) as store:
        assert [report.id for report in store.reports()] == said
        assert store.check() == len(said)


def test_a_full_disk_is_told_and_nothing_reported_is_lost(small_disk: Path) -> None:
    _ends_with_room(small_disk / "dispute.dossier")


def test_a_limit_on_files_is_told_and_nothing_reported_is_lost(tmp_path: Path) -> None:
    limit = 250_000
    _ends_with_room(
        tmp_path / "dispute.dossier",
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)),
    )


def test_a_store_of_a_newer_version_is_left_alone(where: str) -> None:
    with open_store(where, create=True) as store:
        store.add(told())
        with store._writing() as connection:
            connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(BadInput, match="a newer version of detente wrote this dossier; update detente"):
        open_store(where, create=True)


@pytest.fixture
def whole(tmp_path: Path) -> bytes:
    """The bytes of a file with twenty reports and two decisions."""
    path = tmp_path / "whole.dossier"
    with open_store(str(path), create=True) as store:
        store.add_all([told(number) for number in range(1, 21)])
        store.decide(Decision("Ana", "mark", {"publisher": "Salt Gazette"}, {"as": "party"}))
        store.decide(Decision("Ben", "mark", {"publisher": "The Echo"}, {"as": "independent"}))
    return path.read_bytes()


@pytest.mark.parametrize("shortened", [lambda n: 100, lambda n: 5_000, lambda n: n // 2, lambda n: n - 1])
def test_a_file_that_was_cut_off_is_told(
    whole: bytes, tmp_path: Path, shortened: Callable[[int], int]
) -> None:
    path = tmp_path / "cut.dossier"
    path.write_bytes(whole[: shortened(len(whole))])
    with pytest.raises(BadInput, match="is damaged: its end is missing; take the last copy") as told_:
        open_store(str(path), create=True)
    assert "\n" not in str(told_.value)


@pytest.mark.parametrize("seed", range(4))
def test_a_flipped_bit_is_told_or_changes_nothing(whole: bytes, tmp_path: Path, seed: int) -> None:
    def content(path: Path) -> tuple[object, ...]:
        with open_store(str(path)) as store:
            dossier = store.dossier()
            texts = [report.text for report in dossier.reports.values()]
            return dossier.parties, dossier.statements, dossier.events, texts, store.decisions()

    path = tmp_path / "same.dossier"
    path.write_bytes(whole)
    expected = content(path)
    chance = random.Random(seed)
    faults: list[str] = []
    for _ in range(40):
        flipped = bytearray(whole)
        flipped[chance.randrange(len(flipped))] ^= 1 << chance.randrange(8)
        path.write_bytes(flipped)
        try:
            assert content(path) == expected
        except BadInput as error:
            faults.append(str(error))
    assert len(faults) > 2
    assert not any("\n" in fault for fault in faults)


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE reports SET added_by = 'Bem' WHERE number = 3",
        "UPDATE reports SET title = x'4761' WHERE number = 3",
        "UPDATE findings SET ends = ends + 1 WHERE number = 7",
        "UPDATE findings SET first_day = '1926-01-05' WHERE kind = 'event'",
        "UPDATE chronology SET payload = replace(payload, 'CONSULT', 'CONSULU') WHERE report = 3",
        "UPDATE chronology SET last_day = '2936-01-05' WHERE report = 3",
        "UPDATE party_names SET key = 'salt boare' WHERE report = 3 AND party = 'board'",
        "UPDATE passages SET starts = 1 WHERE report = 3",
    ],
)
def test_check_tells_of_each_column_that_is_not_as_it_was(change: str, whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "changed.dossier"
    path.write_bytes(whole)
    with open_store(str(path)) as store:
        assert store.check() > 0
    with sqlite3.connect(path) as file:
        assert file.execute(change).rowcount > 0
    with open_store(str(path)) as store, pytest.raises(BadInput, match="is damaged"):
        store.check()


def test_check_tells_of_a_flipped_bit_on_any_page_of_the_index_of_words(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "index.dossier"
    path.write_bytes(whole)
    with sqlite3.connect(path) as file:
        blocks = file.execute("SELECT id, block FROM passage_words_data WHERE length(block) > 60").fetchall()
    assert blocks
    for name, block in blocks:
        flipped = bytearray(block)
        flipped[len(flipped) // 2] ^= 1
        path.write_bytes(whole)
        with sqlite3.connect(path) as file:
            file.execute("UPDATE passage_words_data SET block = ? WHERE id = ?", (bytes(flipped), name))
        with (
            open_store(str(path)) as store,
            pytest.raises(BadInput, match="is damaged"),
        ):
            store.check()


def test_check_tells_of_a_word_that_the_index_does_not_find(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "lost.dossier"
    path.write_bytes(whole)
    with sqlite3.connect(path) as file:
        file.execute("INSERT INTO passage_words(passage_words) VALUES ('delete-all')")
    with open_store(str(path)) as store, pytest.raises(BadInput, match="a search may find too little"):
        store.check()


def test_a_dossier_of_an_older_version_has_its_checksums_from_then_on(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "older.dossier"
    path.write_bytes(whole)
    with sqlite3.connect(path) as file:
        file.execute("DROP TABLE sums")
        file.execute("UPDATE alembic_version SET version_num = '0007'")
    with open_store(str(path)) as store:
        assert store.check() > 0
    with sqlite3.connect(path) as file:
        file.execute("UPDATE reports SET added_by = 'Bem' WHERE number = 3")
    with open_store(str(path)) as store, pytest.raises(BadInput, match="report 3 is not as it was added"):
        store.check()


def test_another_program_s_file_and_database_are_left_alone(tmp_path: Path, database: str) -> None:
    path = tmp_path / "addresses.db"
    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE addresses (name)")
    before = path.read_bytes()
    with pytest.raises(BadInput, match="is no dossier"):
        open_store(str(path), create=True)
    assert path.read_bytes() == before
    import psycopg

    with psycopg.connect(database, autocommit=True) as connection:
        connection.execute("CREATE TABLE addresses (name text)")
    with pytest.raises(BadInput, match="tables of another program"):
        open_store(database, create=True)


def test_a_database_that_does_not_answer_is_told_without_the_password() -> None:
    with pytest.raises(BadInput) as told_:
        open_store("postgresql://ana:secret@127.0.0.1:1/dispute")
    assert "no database answers at the address" in str(told_.value)
    assert "secret" not in str(told_.value)


def saved(path: Path) -> tuple[Saved, Store]:
    new = open_store(str(path.with_name("saved.dossier")), create=True)
    return new.save_from(str(path)), new


def test_all_of_a_whole_file_can_be_saved(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "same.dossier"
    path.write_bytes(whole)
    what, new = saved(path)
    assert (what.reports, what.unread, what.decisions) == (20, 0, 2)
    assert new.check() == 20
    with open_store(str(path)) as old:
        assert new.dossier().statements == old.dossier().statements
        assert new.dossier().parties == old.dossier().parties
        assert new.decisions() == old.decisions()
        assert [each.event for each in new.chronology()] == [each.event for each in old.chronology()]
        assert [hit.report for hit in new.search("gate 7")] == [hit.report for hit in old.search("gate 7")]


def test_what_was_changed_in_a_file_is_not_saved_and_is_named(whole: bytes, tmp_path: Path) -> None:
    path = tmp_path / "changed.dossier"
    path.write_bytes(whole)
    with sqlite3.connect(path) as file:
        file.execute("UPDATE reports SET text = replace(text, 'gate', 'gale') WHERE number = 3")
        file.execute("UPDATE decisions SET who = 'Bem' WHERE number = 1")
    what, new = saved(path)
    assert (what.reports, what.decisions) == (19, 1)
    assert what.lost == ["report r3", "decision 1"]
    assert [each.number for each in new.decisions()] == [2]
    assert new.check() == 19


def test_much_of_a_file_that_was_cut_off_can_be_saved(tmp_path: Path) -> None:
    path = tmp_path / "cut.dossier"
    with open_store(str(path), create=True) as store:
        for start in range(1, 200, 20):
            store.add_all([told(number) for number in range(start, start + 20)])
    os.truncate(path, path.stat().st_size * 3 // 5)
    what, new = saved(path)
    assert what.reports >= 50
    # Nothing is taken that is not as it was written.
    assert new.check() == what.reports
    assert all(report.text == told(int(report.id[1:])).report.text for report in new.reports())
    assert len(new.unread_by(LOST)) == what.reports - what.unread


def test_a_file_that_does_something_by_itself_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "dispute.dossier"
    with open_store(str(path), create=True) as store:
        store.add(told())
    with sqlite3.connect(path) as stranger:
        stranger.execute("CREATE TRIGGER t AFTER INSERT ON decisions BEGIN DELETE FROM reports; END")
    with pytest.raises(BadInput, match="a trigger or a view, which no dossier has"):
        open_store(str(path))
