"""Pictures written to files, whole or not at all."""

from __future__ import annotations

import zlib
from pathlib import Path

import pytest
from lxml import etree
from matplotlib.image import imread
from tests.support.pictures import XMLNS
from tests.support.swept_cases import answered

from detente.errors import BadInput
from detente.page.compose import sweep_pictures
from detente.render.pictures.write import require_free_pictures, write_pictures
from detente.sources.own_pages import own_page, page_mark, seal_page, why_kept


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
        BadInput, match=r"shares\.svg: cannot be written: No space left on device; make room, or name"
    ):
        write_pictures(sweep_pictures(answered("example")), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["shares.svg"]
    assert (tmp_path / "shares.svg").read_text() == "the old one"


def test_an_unwritable_file_is_reported_in_one_line(tmp_path: Path) -> None:
    (tmp_path / "shares.svg").mkdir()
    with pytest.raises(BadInput, match=r"shares\.svg: cannot be written: .*; name a file"):
        write_pictures(sweep_pictures(answered("example")), tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["shares.svg"]
    (tmp_path / "file").write_text("")
    with pytest.raises(BadInput, match=r"file/below: cannot be made: .*; name another"):
        write_pictures(sweep_pictures(answered("example")), tmp_path / "file" / "below")


def parts_of_png(content: bytes) -> dict[bytes, bool]:
    """The kinds of the parts of a PNG picture, and whether the check sum of each is right."""
    parts, at = {}, 8
    while at < len(content):
        length = int.from_bytes(content[at : at + 4], "big")
        part, check_sum = content[at + 4 : at + 8 + length], content[at + 8 + length : at + 12 + length]
        parts[part[:4]] = zlib.crc32(part).to_bytes(4, "big") == check_sum
        at += 12 + length
    return parts


def test_each_picture_says_that_it_is_detentes_and_of_what(tmp_path: Path) -> None:
    for path in write_pictures(sweep_pictures(answered("example")), tmp_path, "a--b.yaml"):
        mark = own_page(path.read_bytes())
        assert mark is not None
        assert (mark.of, mark.changed) == ("a--b.yaml", False)
        if path.suffix == ".png":
            parts = parts_of_png(path.read_bytes())
            assert b"tEXt" in parts
            assert all(parts.values())
        else:
            etree.parse(str(path))


def test_pictures_replace_earlier_ones_of_the_same_case_alone(tmp_path: Path) -> None:
    pictures = sweep_pictures(answered("example"))
    first = write_pictures(pictures, tmp_path, "well.yaml")
    assert write_pictures(pictures, tmp_path, "well.yaml") == first
    require_free_pictures(tmp_path, "well.yaml")
    for refuse in (require_free_pictures, lambda folder, of: write_pictures(pictures, folder, of)):
        with pytest.raises(BadInput, match=r"shares\.svg: is the picture of well\.yaml"):
            refuse(tmp_path, "river.yaml")


@pytest.mark.parametrize("name", ["shares.svg", "ways.png"])
def test_a_picture_of_somebody_else_is_kept(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(b"a drawing of my own")
    with pytest.raises(BadInput, match="is there already and is no picture of detente's"):
        require_free_pictures(tmp_path, "")
    with pytest.raises(BadInput, match="is there already and is no picture of detente's"):
        write_pictures(sweep_pictures(answered("example")), tmp_path)
    assert (tmp_path / name).read_bytes() == b"a drawing of my own"


@pytest.mark.parametrize("ending", [".svg", ".png"])
def test_a_picture_that_somebody_changed_is_kept(tmp_path: Path, ending: str) -> None:
    write_pictures(sweep_pictures(answered("example")), tmp_path)
    path = tmp_path / f"shares{ending}"
    changed = bytearray(path.read_bytes())
    changed[-20] ^= 1
    path.write_bytes(changed)
    assert why_kept(path) == "has been changed since detente wrote it"


def test_the_mark_of_a_picture_covers_all_but_its_own_hash_and_check_sum() -> None:
    mark = page_mark("x").encode()
    chunk = b"tEXt" + b"Comment\0" + mark
    whole = b"\x89PNG" + chunk + zlib.crc32(chunk).to_bytes(4, "big") + b"rest"
    sealed = seal_page(whole)
    seal = own_page(sealed)
    assert seal is not None
    assert not seal.changed
    for place in range(4, len(sealed)):
        other = own_page(sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :])
        inside = len(sealed) - 8 <= place < len(sealed) - 4
        assert inside or other is None or other.changed or other.of != "x"
