"""Feeds and web archives: many reports in one file."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest
from tests.sources.test_html import PAGE
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from detente.errors import BadInput
from detente.sources.feed import read_feed
from detente.sources.warc import read_warc

RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Tide</title><language>en-gb</language>
<item><guid>a</guid><title>Dockers walk out</title><link>https://example.org/a</link>
<pubDate>Wed, 03 Feb 2021 08:00:00 GMT</pubDate>
<description>&lt;p&gt;The dockers walked out.&lt;/p&gt;&lt;p&gt;The port said nothing.&lt;/p&gt;
</description></item>
<item><guid>b</guid><title>No words</title></item></channel></rss>"""
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
def test_what_is_no_feed_is_refused(raw: bytes) -> None:
    with pytest.raises(BadInput, match="no feed"):
        list(read_feed(raw, "f.rss"))


def warc(*pages: tuple[str, str, bytes], gzip: bool) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    for url, kind, body in pages:
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.0")
        writer.write_record(
            writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers)
        )
    return out.getvalue()


@pytest.mark.parametrize("gzip", [False, True])
def test_the_pages_of_an_archive_become_reports(gzip: bool) -> None:
    picture = ("https://example.org/p.png", "image/png", b"\x89PNG")
    empty = ("https://example.org/empty", "text/html", b"<html></html>")
    page = ("https://example.org/a", "text/html; charset=utf-8", PAGE.encode())
    (report,) = read_warc(warc(picture, empty, page, gzip=gzip), "f.warc")
    assert "“We will not pay a penny more,”" in report.text
    assert (report.id, report.source) == ("https://example.org/a", "f.warc#https://example.org/a")


@pytest.mark.parametrize("raw", [b"no archive", b"\x1f\x8b\x08 broken", warc(gzip=False)])
def test_an_archive_without_pages_is_refused(raw: bytes) -> None:
    with pytest.raises(BadInput, match=r"f\.warc"):
        list(read_warc(raw, "f.warc"))


def test_a_feed_that_reads_like_the_name_of_a_file_opens_no_file(tmp_path: Path) -> None:
    (tmp_path / "other.rss").write_text(RSS)
    with pytest.raises(BadInput, match="no feed"):
        list(read_feed(str(tmp_path / "other.rss").encode(), "f.rss"))


def test_a_feed_is_dated_by_its_publishers_own_clock() -> None:
    late = RSS.replace("Wed, 03 Feb 2021 08:00:00 GMT", "Wed, 03 Feb 2021 23:30:00 -0500")
    (report,) = read_feed(late.encode(), "f.rss")
    assert report.published == date(2021, 2, 3)
