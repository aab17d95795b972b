"""Files are written whole or not at all, and never in the place of what somebody else wrote."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from detente.atomic import write_new, write_over, write_whole
from detente.errors import BadInput


def says(text: str):
    return lambda partial: partial.write_text(text)


def is_mine(path: Path) -> str | None:
    return None if path.read_text().startswith("mine") else "is somebody else's"


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
