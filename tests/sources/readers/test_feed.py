"""Feeds: many reports in one file."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from tests.support.source_files import RSS

from detente.errors import BadInput
from detente.sources.readers.feed import read_feed

EMPTY = RSS.split("<item>")[0] + "</channel></rss>"


ATOM = """<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>The Tide</title>
<entry><id>a</id><title>Dockers walk out</title><updated>2021-02-03T08:00:00Z</updated>
<content type="html">The dockers walked out.</content></entry></feed>"""


def test_rss_entries_with_words_become_reports() -> None:
    (report,) = read_feed(RSS.encode(), "f.rss")
    assert report.text.split("\n") == ["The dockers walked out.", "The port said nothing."]
    assert (report.publisher, report.published, report.language) == ("The Tide", date(2021, 2, 3), "en")
    assert (report.id, report.source, report.url) == ("a", "f.rss#a", "https://example.org/a")


def test_atom_entries_do_so_too() -> None:
    (report,) = read_feed(ATOM.encode(), "f.atom")
    assert (report.text, report.published) == ("The dockers walked out.", date(2021, 2, 3))


@pytest.mark.parametrize("raw", [b"<rss></rss>", b"not xml at all", EMPTY.encode()])
def test_a_file_that_is_no_feed_is_refused(raw: bytes) -> None:
    with pytest.raises(BadInput, match="no feed"):
        list(read_feed(raw, "f.rss"))


def test_a_feed_that_reads_like_the_name_of_a_file_opens_no_file(tmp_path: Path) -> None:
    (tmp_path / "other.rss").write_text(RSS)
    with pytest.raises(BadInput, match="no feed"):
        list(read_feed(str(tmp_path / "other.rss").encode(), "f.rss"))


def test_a_feed_is_dated_by_its_publishers_own_clock() -> None:
    late = RSS.replace("Wed, 03 Feb 2021 08:00:00 GMT", "Wed, 03 Feb 2021 23:30:00 -0500")
    (report,) = read_feed(late.encode(), "f.rss")
    assert report.published == date(2021, 2, 3)
