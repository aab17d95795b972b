"""Files are written whole or not at all, and never in the place of what somebody else wrote."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from detente.atomic import write_new, write_over, write_whole
from detente.errors import BadInput


def says(text: str):
    return lambda partial: partial.write_text(text)


def is_mine(path: Path) -> str | None:
    return None if path.is_file() and path.read_text().startswith("mine") else "is somebody else's"


def only(folder: Path) -> dict[str, str]:
    return {path.name: path.read_text() for path in sorted(folder.iterdir())}


def test_a_new_file_is_never_written_over_another(tmp_path: Path) -> None:
    write_new(tmp_path / "new", says("mine"))
    with pytest.raises(BadInput, match="is there already"):
        write_new(tmp_path / "new", says("mine again"))
    assert only(tmp_path) == {"new": "mine"}


def test_a_file_made_while_the_new_one_is_written_stays(tmp_path: Path) -> None:
    path = tmp_path / "new"

    def write(partial: Path) -> None:
        partial.write_text("mine")
        path.write_text("made meanwhile")

    with pytest.raises(BadInput, match="is there already"):
        write_new(path, write)
    with pytest.raises(BadInput, match="is somebody else's"):
        write_over(path, write, is_mine)
    path.unlink()
    with pytest.raises(BadInput, match="is somebody else's"):
        write_over(path, write, is_mine)
    assert only(tmp_path) == {"new": "made meanwhile"}


def test_a_link_that_leads_nowhere_is_a_name_that_is_taken(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(tmp_path / "target")
    with pytest.raises(BadInput, match="is there already"):
        write_new(tmp_path / "link", says("mine"))
    assert not (tmp_path / "target").exists()


def test_ones_own_file_is_replaced_with_its_rights(tmp_path: Path) -> None:
    path = tmp_path / "page"
    write_over(path, says("mine"), is_mine)
    path.chmod(0o640)
    write_over(path, says("mine, again"), is_mine)
    assert only(tmp_path) == {"page": "mine, again"}
    assert path.stat().st_mode & 0o777 == 0o640
    write_whole(path, says("whatever"))
    assert path.stat().st_mode & 0o777 == 0o640


def test_a_file_that_somebody_changed_at_the_last_moment_is_put_back(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_text("mine")

    def write(partial: Path) -> None:
        partial.write_text("mine, again")
        path.write_text("edited")

    with pytest.raises(BadInput, match="is somebody else's"):
        write_over(path, write, is_mine)
    assert only(tmp_path) == {"page": "edited"}


def test_a_third_file_beside_two_made_at_the_last_moment_stays_too(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_text("edited")
    (tmp_path / "page.kept").write_text("kept last year")

    def why_not(_: Path) -> str:
        path.write_text("made meanwhile")
        return "is somebody else's"

    with pytest.raises(BadInput, match="is somebody else's"):
        write_over(path, says("mine"), why_not)
    assert only(tmp_path) == {
        "page": "made meanwhile", "page.kept": "kept last year", "page.kept-2": "edited"
    }  # fmt: skip


@pytest.mark.parametrize("meanwhile", [False, True])
@pytest.mark.parametrize("write", [write_new, lambda p, w: write_over(p, w, is_mine)])
def test_a_link_that_leads_nowhere_is_no_free_name(tmp_path: Path, write, meanwhile: bool) -> None:
    path, elsewhere = tmp_path / "page", tmp_path / "elsewhere"

    def lay(partial: Path) -> None:
        partial.write_text("mine")
        if meanwhile:
            path.symlink_to(elsewhere)

    if not meanwhile:
        path.symlink_to(elsewhere)
    with pytest.raises(BadInput):
        write(path, lay)
    assert not elsewhere.exists()
    assert path.is_symlink()


@pytest.mark.parametrize("write", [write_new, lambda p, w: write_over(p, w, is_mine)])
@pytest.mark.parametrize("kind", ["folder", "full folder", "pipe", "link to a file", "link to a folder"])
def test_whatever_is_made_at_the_last_moment_stays(tmp_path: Path, write, kind: str) -> None:
    path, other = tmp_path / "page", tmp_path / "other"

    def make(partial: Path) -> None:
        partial.write_text("mine")
        if "folder" in kind:
            (other if "link" in kind else path).mkdir()
        if kind == "full folder":
            (path / "work").write_text("precious")
        elif kind == "pipe":
            os.mkfifo(path)
        elif kind == "link to a file":
            other.write_text("precious")
        if "link" in kind:
            path.symlink_to(other)

    with pytest.raises(BadInput):
        write(path, make)
    assert path.is_dir() == ("folder" in kind)
    assert path.is_symlink() == ("link" in kind)
    assert kind != "full folder" or (path / "work").read_text() == "precious"
    assert kind != "link to a file" or other.read_text() == "precious"
    assert [p.name for p in tmp_path.iterdir() if p.name.startswith(".detente-")] == []


@pytest.mark.skipif(sys.platform == "win32", reason="needs limits on the size of a file")
def test_a_disk_that_is_full_in_the_middle_of_a_page_leaves_nothing(tmp_path: Path) -> None:
    code = (
        "import resource, signal, sys\n"
        "from detente.cli import main\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4_000, 4_000))\n"
        "main()\n"
    )
    (tmp_path / "case.yaml").write_text(
        "detente: 1\ntitle: A well\nparties: {UP: {name: Upper village, options: {share: Share}}}\n"
        "status_quo: N\npreferences: {UP: unknown}\n"
    )
    before = only(tmp_path)
    for option in ("--html", "--docx", "--pdf", "--out"):
        name = f"page.{'parquet' if option == '--out' else option[2:]}"
        done = subprocess.run(
            [sys.executable, "-c", code, "analyse", "case.yaml", option, name], cwd=tmp_path,
            capture_output=True, text=True, env={**os.environ, "MPLCONFIGDIR": str(tmp_path)},
        )  # fmt: skip
        if option == "--out" and done.returncode == 0:
            # A table this small fits.
            (tmp_path / name).unlink()
            continue
        assert (done.returncode, done.stdout) == (2, ""), done.stderr
        assert "cannot be written: File too large" in done.stderr
        assert done.stderr.count("\n") == 1
        assert only(tmp_path) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="to root every folder is open")
@pytest.mark.parametrize("write", [write_whole, write_new, lambda p, w: write_over(p, w, is_mine)])
def test_a_folder_that_may_not_be_written_to_is_said_in_one_line(tmp_path: Path, write) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(BadInput, match="cannot be written: Permission denied"):
            write(tmp_path / "page", says("mine"))
    finally:
        tmp_path.chmod(0o700)


def test_two_files_made_at_the_last_moment_both_stay(tmp_path: Path) -> None:
    path = tmp_path / "page"
    path.write_text("edited")

    def why_not(file: Path) -> str:
        path.write_text("made meanwhile")
        return f"is somebody else's: {file.read_text()}"

    with pytest.raises(BadInput, match="is somebody else's: edited"):
        write_over(path, says("mine"), why_not)
    assert only(tmp_path) == {"page": "made meanwhile", "page.kept": "edited"}


@pytest.mark.parametrize("write", [write_whole, write_new, lambda p, w: write_over(p, w, is_mine)])
def test_a_full_disk_leaves_everything_as_it_was(tmp_path: Path, write) -> None:
    def fails(partial: Path) -> None:
        partial.write_text("half")
        raise OSError(errno.ENOSPC, "No space left on device")

    with pytest.raises(BadInput, match="cannot be written: No space left on device"):
        write(tmp_path / "page", fails)
    assert only(tmp_path) == {}


def test_a_disk_without_links_is_written_to_as_well(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_links(*_: object) -> None:
        raise OSError(errno.EPERM, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    write_new(tmp_path / "new", says("mine"))
    write_over(tmp_path / "page", says("mine"), is_mine)
    write_over(tmp_path / "page", says("mine, again"), is_mine)
    with pytest.raises(BadInput, match="is there already"):
        write_new(tmp_path / "new", says("other"))
    assert only(tmp_path) == {"new": "mine", "page": "mine, again"}


def test_a_link_laid_beside_the_file_leads_nothing_elsewhere(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("precious")
    (tmp_path / f".page.{os.getpid()}.part").symlink_to(victim)
    write_new(tmp_path / "page", says("mine"))
    assert victim.read_text() == "precious"


def test_new_files_have_the_rights_that_the_user_gives_new_files(tmp_path: Path) -> None:
    before = os.umask(0o027)
    try:
        write_new(tmp_path / "new", says("mine"))
    finally:
        os.umask(before)
    assert (tmp_path / "new").stat().st_mode & 0o777 == 0o640
