"""Files, folders and standard input become reports with ids of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.support.source_files import PAGE, RSS, pdf, warc

from detente.errors import BadInput
from detente.sources import load
from detente.sources.load import load_reports


def test_a_folder_is_read_in_the_order_of_its_names(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    for name in ("b.txt", "a.txt", "sub/a.txt", ".hidden.txt", "case.yaml", "README.md"):
        (tmp_path / name).write_text(f"Words of {name}.")
    (tmp_path / "page.html").write_text('<head><meta name="generator" content="detente 0.1.0"></head>')
    found = list(load_reports([str(tmp_path)]))
    assert [(r.id, r.text) for r in found] == [
        ("a", "Words of a.txt."),
        ("b", "Words of b.txt."),
        ("a-2", "Words of sub/a.txt."),
    ]


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        (b"The dockers walked out.", "The dockers walked out."),
        (json.dumps({"id": "a", "text": "x y"}).encode(), "x y"),
        (PAGE.encode(), "penny more"),
        (RSS.encode(), "walked out"),
        (pdf("A page."), "A page."),
        (warc(("https://example.org/a", "text/html", PAGE.encode()), gzip=True), "penny more"),
    ],
    ids=["text", "jsonl", "html", "rss", "pdf", "warc"],
)
def test_standard_input_is_known_by_its_first_bytes(raw: bytes, text: str) -> None:
    (report,) = load_reports(["-"], standard_input=raw)
    assert text in report.text


def test_a_date_by_hand_dates_the_one_report_and_keeps_the_day_that_it_states(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The dockers walked out.")
    (tmp_path / "b.txt").write_text("3 February 2021\n\nThe dockers walked out.")
    day = date(2021, 5, 7)
    for name, stated in (("a", None), ("b", date(2021, 2, 3))):
        (report,) = load_reports([str(tmp_path / f"{name}.txt")], published=day)
        assert (report.published, report.stated) == (day, stated)
    with pytest.raises(BadInput, match="more than one report"):
        list(load_reports([str(tmp_path)], published=day))


def test_a_file_too_large_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("The dockers walked out.")
    monkeypatch.setattr(load, "MAX_FILE_BYTES", 5)
    with pytest.raises(BadInput, match="the largest file read"):
        list(load_reports([str(tmp_path / "a.txt")]))


@pytest.mark.parametrize("suffix", load.READ_SUFFIXES)
def test_every_kind_of_file_refuses_what_is_not_of_its_kind(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"report{suffix}"
    path.write_bytes(bytes(range(256)))
    with pytest.raises(BadInput) as caught:
        list(load_reports([str(path)]))
    assert str(path) in str(caught.value)


def test_plain_text_loads_no_reader_of_another_format(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("The mayor spoke.")
    script = (
        "import sys; from detente.sources import load_reports;"
        f" assert list(load_reports([{str(tmp_path / 'a.txt')!r}]));"
        " print({'trafilatura', 'htmldate', 'pypdf', 'warcio', 'feedparser', 'lxml'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"


def test_the_reader_itself_loads_without_a_language_library() -> None:
    script = (
        "import sys; from detente.reading import read_sources;"
        " print({'spacy', 'datasketch', 'scipy', 'distributed', 'edtf'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert done.stdout == "set()\n"
