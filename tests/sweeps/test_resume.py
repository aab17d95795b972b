"""An interrupted sweep goes on where it stopped, and its answer is that of one that was never interrupted."""

from __future__ import annotations

import io
import os
import pickle
import zipfile
from collections.abc import Iterable, Iterator
from pathlib import Path

import numpy as np
import pytest

from detente.case.load import parse_case
from detente.errors import BadInput
from detente.sweeps import resume
from detente.sweeps.portion import count_portion
from detente.sweeps.prepare import SweepJob, prepared
from detente.sweeps.run import sweep
from detente.sweeps.tally import Tally

CASE = """
detente: 1
title: Zanzibar and the quarrel of the lighthouse keepers
parties:
  KEEPER: {name: Keeper Quillfeather, options: {lamp: Light the lamp, bell: Ring the bell}}
  HARBOUR: {name: Harbour master, options: {pilot: Send a pilot}}
states: {darkness: NNN}
status_quo: darkness
preferences:
  KEEPER: {one_of: [{probability: 0.3, priorities: [KEEPER.lamp]}, {probability: 0.7, unknown: x}]}
  HARBOUR: {weights: {KEEPER.lamp: [-0.3, 0.7], HARBOUR.pilot: [-1, 1]}}
claims:
  - {id: moves, says: The lighthouse moves., holds_if: reachable("KEEPER.lamp") by improvements}
"""
JOB = SweepJob(parse_case(CASE, "lighthouse.yaml"), samples=30_000, seed=11)
PORTIONS = 8


class Interrupted:
    """Counts portions, and is stopped by a Ctrl-C before one of them."""

    def __init__(self, before: int | None = None) -> None:
        self.before = before
        self.asked: list[int] = []

    def __call__(self, job: SweepJob, numbers: Iterable[int]) -> Iterator[Tally]:
        for number in numbers:
            if number == self.before:
                raise KeyboardInterrupt
            self.asked.append(number)
            yield count_portion(job, number)


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder in which sweeps are kept, for this test alone."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    monkeypatch.setattr(resume, "_WORTH_SAVING", 0.0)
    return tmp_path


def kept(cache: Path) -> list[Path]:
    return [path for path in cache.rglob("*") if path.is_file()]


def interrupt(job: SweepJob = JOB, before: int = 5) -> None:
    with pytest.raises(KeyboardInterrupt):
        sweep(job, counted=Interrupted(before), keep=True)


def test_the_job_has_as_many_portions_as_these_tests_take_it_to_have() -> None:
    assert prepared(JOB).portions == PORTIONS


def test_an_interrupted_sweep_leaves_one_file_and_nothing_half_written(cache: Path) -> None:
    interrupt()
    (path,) = kept(cache)
    assert path.suffix == ".npz"
    assert path.parent == cache / "detente" / "sweeps"


def test_the_next_run_goes_on_where_it_stopped_and_clears_up(cache: Path) -> None:
    interrupt()
    rest = Interrupted()
    told: list[tuple[int, int]] = []
    sweep(JOB, counted=rest, keep=True, report_progress=lambda done, of: told.append((done, of)))
    assert rest.asked == [5, 6, 7]
    assert told == [(5, PORTIONS), (6, PORTIONS), (7, PORTIONS), (8, PORTIONS)]
    assert kept(cache) == []


@pytest.mark.parametrize("stops", [(1,), (5,), (7,), (2, 3, 6)])
def test_the_answer_is_that_of_an_uninterrupted_run_to_the_last_digit(stops: tuple[int, ...]) -> None:
    for before in stops:
        interrupt(before=before)
    assert pickle.dumps(sweep(JOB, keep=True)) == pickle.dumps(sweep(JOB))


def test_an_enumeration_is_gone_on_with_as_well(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("detente.sweeps.prepare._MOST_COPIES", 32)
    text = CASE.replace(
        "{weights: {KEEPER.lamp: [-0.3, 0.7], HARBOUR.pilot: [-1, 1]}}", "{priorities: [KEEPER.lamp]}"
    )
    text = text.replace("unknown: x}", "priorities: [KEEPER.lamp], unknown: x}")
    job = SweepJob(parse_case(text, "exact.yaml"))
    assert prepared(job).portions == 19  # 1 + 4! 4! orders, 32 at once
    interrupt(job, before=9)
    rest = Interrupted()
    found = sweep(job, counted=rest, keep=True)
    assert rest.asked == list(range(9, 19))
    assert pickle.dumps(found) == pickle.dumps(sweep(job))


def test_a_run_that_ends_leaves_nothing(cache: Path) -> None:
    sweep(JOB, keep=True)
    assert kept(cache) == []


def test_nothing_is_kept_or_looked_for_without_being_asked(cache: Path) -> None:
    with pytest.raises(KeyboardInterrupt):
        sweep(JOB, counted=Interrupted(5))
    assert kept(cache) == []
    interrupt()
    whole = Interrupted()
    sweep(JOB, counted=whole)
    assert whole.asked == list(range(PORTIONS))
    assert len(kept(cache)) == 1


def test_nothing_is_kept_of_a_run_that_was_stopped_at_once(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt(before=0)
    assert kept(cache) == []
    monkeypatch.setattr(resume, "_WORTH_SAVING", 1e6)
    interrupt()
    assert kept(cache) == []


def test_a_long_run_is_saved_on_its_way(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resume, "_SAVED_EVERY", -1.0)
    seen: list[int] = []

    def counted(job: SweepJob, numbers: Iterable[int]) -> Iterator[Tally]:
        for number in numbers:
            seen.append(len(kept(cache)))
            yield count_portion(job, number)

    sweep(JOB, counted=counted, keep=True)
    assert seen == [0] + [1] * (PORTIONS - 1)


@pytest.mark.parametrize(
    "other",
    [
        SweepJob(parse_case(CASE, "lighthouse.yaml"), samples=30_000, seed=12),
        SweepJob(parse_case(CASE, "lighthouse.yaml"), samples=30_001, seed=11),
        SweepJob(parse_case(CASE.replace("0.7]", "0.8]"), "lighthouse.yaml"), samples=30_000, seed=11),
        SweepJob(
            parse_case(CASE, "lighthouse.yaml").what_if(add_rule="HARBOUR.pilot"), samples=30_000, seed=11
        ),
    ],
    ids=["seed", "samples", "case", "what if"],
)
def test_another_job_starts_from_the_beginning(other: SweepJob) -> None:
    interrupt()
    whole = Interrupted()
    sweep(other, counted=whole, keep=True)
    assert whole.asked == list(range(PORTIONS))


def test_a_fault_of_the_case_clears_up_too(cache: Path) -> None:
    text = CASE.replace("pilot: [-1, 1]}", "pilot: [1, 2]}, comparisons: [NNN > NNY]")
    with pytest.raises(BadInput):
        sweep(SweepJob(parse_case(text, "none.yaml"), samples=30_000), keep=True)
    assert kept(cache) == []


def damaged(whole: bytes, how: str) -> bytes:
    if how == "empty":
        return b""
    if how == "no archive":
        return b"these are no sums at all"
    if how == "cut in half":
        return whole[: len(whole) // 2]
    if how == "last byte gone":
        return whole[:-1]
    if how == "a sum changed":
        with zipfile.ZipFile(io.BytesIO(whole)) as archive:
            place = archive.getinfo("equilibrium.npy").header_offset + 250
        return whole[:place] + bytes([whole[place] ^ 0xFF]) + whole[place + 1 :]
    written = io.BytesIO()
    if how == "one array":
        np.save(written, np.arange(3))
        return written.getvalue()
    assert how in ("no sums", "no number")
    with np.load(io.BytesIO(whole)) as stored:
        arrays = {name: stored[name] for name in stored}
    if how == "no sums":
        np.savez(written, done=arrays["done"])
    else:
        np.savez(written, **(arrays | {"done": np.zeros(0, dtype=np.int64)}))
    return written.getvalue()


@pytest.mark.parametrize(
    "how",
    [
        "empty",
        "no archive",
        "cut in half",
        "last byte gone",
        "a sum changed",
        "one array",
        "no sums",
        "no number",
    ],
)
def test_a_damaged_file_is_passed_over(cache: Path, how: str) -> None:
    interrupt()
    (path,) = kept(cache)
    path.write_bytes(damaged(path.read_bytes(), how))
    whole = Interrupted()
    found = sweep(JOB, counted=whole, keep=True)
    assert whole.asked == list(range(PORTIONS))
    assert pickle.dumps(found) == pickle.dumps(sweep(JOB))
    assert kept(cache) == []


def test_no_byte_that_is_changed_makes_a_sweep_fail(cache: Path) -> None:
    interrupt()
    (path,) = kept(cache)
    whole = path.read_bytes()
    generator = np.random.default_rng(1)
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        heads = [info.header_offset + place for info in archive.infolist() for place in range(0, 12)]
    tail = range(len(whole) - 1_000, len(whole), 3)
    for place in [*heads, *tail, *generator.integers(len(whole), size=100).tolist()]:
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x41]) + whole[place + 1 :])
        assert resume._load(path, prepared(JOB)) == (0, None)


def test_a_folder_that_cannot_be_written_does_not_stop_a_sweep(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("a file where the folder should be")
    monkeypatch.setenv("XDG_CACHE_HOME", str(blocked))
    monkeypatch.setattr(resume, "_SAVED_EVERY", -1.0)
    assert pickle.dumps(sweep(JOB, keep=True)) == pickle.dumps(sweep(JOB))


def test_the_saved_file_holds_no_word_of_the_case(cache: Path) -> None:
    interrupt()
    (path,) = kept(cache)
    content = path.read_bytes().lower()
    words = {word.strip("{}[]:,.()\"'") for word in CASE.lower().split()}
    telling = {word for word in words if len(word) > 4} - {"claims", "states"}
    assert len(telling) > 15
    assert {word for word in telling if word.encode() in content or word in str(path.name)} == set()
    with np.load(path, allow_pickle=False) as stored:
        assert {stored[name].dtype.kind for name in stored} <= set("fib")


def resealed(path: Path, **changes: np.ndarray) -> None:
    """Change sums as somebody would who knows how the file is made."""
    with np.load(path, allow_pickle=False) as stored:
        arrays = {name: stored[name] for name in stored} | changes
    written = io.BytesIO()
    np.savez(written, **arrays)
    path.write_bytes(written.getvalue() + resume._digest(path, written.getvalue()))


@pytest.mark.parametrize(
    "changes",
    [
        {"done": np.array([0])},
        {"done": np.array([-3])},
        {"done": np.array([PORTIONS + 1])},
        {"completions": np.array([-1.0])},
        {"completions": np.array([1e9])},
        {"weight": np.array([np.nan])},
        {"equilibrium": np.zeros((4, 3))},
        {"turns": np.zeros((1, 1), dtype=np.int64)},
        {"witness_ranks": np.zeros((1, 2, 5, 5), dtype=np.int32)},
    ],
    ids=["none done", "less than none", "too many", "negative", "too many judged", "no number",
         "another shape", "of other parties", "other witnesses"],
)  # fmt: skip
def test_sums_that_cannot_be_are_begun_anew(cache: Path, changes: dict[str, np.ndarray]) -> None:
    interrupt()
    (path,) = kept(cache)
    resealed(path)
    assert resume._load(path, prepared(JOB))[0] == 5
    resealed(path, **changes)
    whole = Interrupted()
    found = sweep(JOB, counted=whole, keep=True)
    assert whole.asked == list(range(PORTIONS))
    assert pickle.dumps(found) == pickle.dumps(sweep(JOB))


def test_the_sums_of_another_sweep_are_not_taken_up(cache: Path) -> None:
    interrupt()
    (path,) = kept(cache)
    interrupt(SweepJob(parse_case(CASE, "lighthouse.yaml"), samples=30_000, seed=12))
    (other,) = (file for file in kept(cache) if file != path)
    other.replace(path)
    assert resume._load(path, prepared(JOB)) == (0, None)


def test_nothing_of_another_user_and_nothing_behind_a_link_is_taken_up(
    cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    interrupt()
    (path,) = kept(cache)
    elsewhere = cache / path.name
    path.replace(elsewhere)
    path.symlink_to(elsewhere)
    assert resume._load(path, prepared(JOB)) == (0, None)
    path.unlink()
    elsewhere.replace(path)
    assert resume._load(path, prepared(JOB))[0] == 5
    monkeypatch.setattr(resume.os, "getuid", lambda: 12_345)
    assert resume._load(path, prepared(JOB)) == (0, None)


def test_a_pipe_in_the_place_of_sums_does_not_hold_a_sweep_up(cache: Path) -> None:
    interrupt()
    (path,) = kept(cache)
    path.unlink()
    os.mkfifo(path)
    whole = Interrupted()
    sweep(JOB, counted=whole, keep=True)
    assert whole.asked == list(range(PORTIONS))


def test_the_folder_of_sums_is_the_users_own(cache: Path) -> None:
    interrupt()
    (path,) = kept(cache)
    assert path.parent.stat().st_mode & 0o077 == 0


def test_no_file_of_somebody_else_is_removed_for_its_age(cache: Path) -> None:
    interrupt()
    (path,) = kept(cache)
    other, old = path.with_name("measurements.npz"), path.with_name("0" * 32 + ".npz")
    for file in (other, old):
        file.write_bytes(b"precious")
        os.utime(file, (0, 0))
    interrupt()
    assert other.read_bytes() == b"precious"
    assert not old.exists()
