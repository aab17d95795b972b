"""Pictures written to files, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from matplotlib.image import imread
from tests.support.pictures import XMLNS
from tests.support.swept_cases import answered

from detente.errors import BadInput
from detente.page.compose import sweep_pictures
from detente.render.pictures.write import write_pictures


def test_files_are_written_that_others_can_open(tmp_path: Path) -> None:
    written = write_pictures(sweep_pictures(answered("example")), tmp_path / "new" / "folder")
    names = [f"{name}{end}" for name in ("shares", "unknowns", "states", "ways") for end in (".svg", ".png")]
    assert [path.name for path in written] == names
    for path in written:
        if path.suffix == ".png":
            assert path.read_bytes().startswith(b"\x89PNG\r\n\x1a\n")
            assert imread(path).shape[1] == 500 * 200 // 72
        else:
            assert etree.parse(str(path)).getroot().tag == f"{XMLNS}svg"
    again = write_pictures(sweep_pictures(answered("example")), tmp_path)
    assert [path.read_bytes() for path in again] == [path.read_bytes() for path in written]


def test_a_file_is_written_whole_or_the_old_one_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "shares.svg").write_text("the old one")
    whole = Path.write_bytes

    def half(self: Path, data: bytes) -> int:
        whole(self, data[:100])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half)
    with pytest.raises(
        BadInput, match=r"shares\.svg: cannot be written: No space left on device; name another"
    ):
        write_pictures(sweep_pictures(answered("example")), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["shares.svg"]
    assert (tmp_path / "shares.svg").read_text() == "the old one"


def test_an_unwritable_file_is_reported_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "shares.svg").mkdir()
    with pytest.raises(BadInput, match=r"shares\.svg: cannot be written: .*; name another folder"):
        write_pictures(sweep_pictures(answered("example")), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["shares.svg"]
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput, match=r"file/below: cannot be made: .*; name another"):
        write_pictures(sweep_pictures(answered("example")), tmp_path / "file" / "below")
