"""Files, folders and standard input become reports with ids of their own."""

from __future__ import annotations

import json
import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest
from tests.support.source_files import PAGE, RSS, pdf, warc, word, workbook

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
        (rb"{\rtf1 The dockers walked out.}", "dockers walked"),
        (b"From: a@b.org\nDate: Wed, 12 May 2021 10:00:00 +0000\nSubject: x\n\nThey met.", "They met."),
        (b"Date: 12 May 2021\nSubject: the port\n\nThey met.", "Subject: the port"),
        (word("They met."), "They met."),
        (workbook(("text", "date"), ("They met.", "2021-05-12")), "They met."),
    ],
    ids=["text", "jsonl", "html", "rss", "pdf", "warc", "rtf", "mail", "no mail", "word", "workbook"],
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


def test_the_name_of_a_file_dates_a_report_that_does_not_say_its_day(tmp_path: Path) -> None:
    (tmp_path / "2021-01-10-ap.txt").write_text("The dockers walked out.")
    (tmp_path / "2021-01-11-ap.txt").write_text("3 February 2021\n\nThe dockers walked out.")
    (tmp_path / "2021-01-12.jsonl").write_text('{"id": "a", "text": "They met."}')
    assert [r.published for r in load_reports([str(tmp_path)])] == [
        date(2021, 1, 10),
        date(2021, 2, 3),
        None,
    ]


def test_a_folder_of_every_kind_is_read_and_what_is_not_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(word("The herders met."))
    (tmp_path / "b.md").write_text("# Canal\n\nThe *board* met.")
    (tmp_path / "c.eml").write_bytes(
        b'From: a@b.org\nSubject: c\nContent-Type: multipart/mixed; boundary="x"\n\n--x\n\nThe bishop met.\n'
        b'--x\nContent-Disposition: attachment; filename="d.pdf"\n\nz\n--x--\n'
    )
    (tmp_path / "e.xlsx").write_bytes(workbook(("Text", "Date"), ("They left.", "2021-05-12"), ("", "soon")))
    (tmp_path / "f.rtf").write_bytes(rb"{\rtf1 The union met.}")
    (tmp_path / "gone.html").write_text("<title>404</title><p>This page could not be found.</p>")
    for name in ("README.md", "p.png", "old.doc", "notes", ".hidden.png"):
        (tmp_path / name).write_text("x")
    unreadable: list[BadInput] = []
    texts = [r.text for r in load_reports([str(tmp_path)], unreadable=unreadable)]
    assert texts == [
        "The herders met.",
        "Canal\n\nThe board met.",
        "The bishop met.",
        "They left.",
        "The union met.",
    ]
    assert sorted((Path(fault.where).name, fault.what) for fault in unreadable) == [
        ("c.eml", "the attachment d.pdf was not read"),
        ("e.xlsx", "sheet 'Sheet', row 3, column A (Text): is empty"),
        ("gone.html", "the page is a notice of a server, not a report"),
        ("notes", "no reader for a file without an ending"),
        ("old.doc", "no reader for .doc"),
        ("p.png", "no reader for .png"),
    ]


def test_the_attachments_of_a_mail_named_alone_are_named_too(tmp_path: Path) -> None:
    path = tmp_path / "c.eml"
    path.write_bytes(
        b'From: a@b.org\nSubject: c\nContent-Type: multipart/mixed; boundary="x"\n\n--x\n\nThe bishop met.\n'
        b'--x\nContent-Disposition: attachment; filename="d.pdf"\n\nz\n--x--\n'
    )
    unreadable: list[BadInput] = []
    (report,) = load_reports([str(path)], unreadable=unreadable)
    assert report.text == "The bishop met."
    assert [fault.what for fault in unreadable] == ["the attachment d.pdf was not read"]


def test_a_file_too_large_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("The dockers walked out.")
    monkeypatch.setattr(load, "MAX_FILE_BYTES", 5)
    with pytest.raises(BadInput, match="larger than"):
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
        " print({'trafilatura', 'pypdf', 'warcio', 'feedparser', 'lxml', 'docx', 'openpyxl', 'striprtf',"
        " 'markdown_it', 'yaml', 'email.policy', 'zipfile', 'csv'} & set(sys.modules))"
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


def test_a_day_on_which_no_report_was_published_is_none(tmp_path: Path) -> None:
    line = '{"id": "a", "text": "They met two weeks ago.", "published": "0001-01-01"}'
    (tmp_path / "a.jsonl").write_text(line)
    with pytest.raises(BadInput, match="published is '0001-01-01', not a date of a report"):
        list(load_reports([str(tmp_path / "a.jsonl")]))
    (tmp_path / "a.txt").write_text("They will meet in two weeks.")
    with pytest.raises(BadInput, match="no report is of the year 9999"):
        list(load_reports([str(tmp_path / "a.txt")], published=date(9999, 12, 31)))
