"""Web archives: many pages in one file, some of them damaged or hostile."""

from __future__ import annotations

import io
import zlib
from collections.abc import Callable
from datetime import date

import psutil
import pytest
from tests.support.source_files import PAGE, warc
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from detente.errors import BadInput
from detente.sources.readers import warc as warc_records
from detente.sources.readers.warc import read_warc


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


def page(number: int) -> tuple[str, str, bytes]:
    text = PAGE.replace("Brine", f"Brine {number}")
    return f"https://example.org/{number}", "text/html; charset=utf-8", text.encode()


def numbers(raw: bytes, unreadable: list[BadInput]) -> list[str]:
    return [report.id[-1] for report in read_warc(raw, "f.warc", unreadable)]


@pytest.mark.parametrize("gzip", [False, True])
@pytest.mark.parametrize(
    "damaged",
    [lambda raw: raw[: len(raw) // 2], lambda raw: bytes(12) + raw[12:]],
    ids=["cut short", "without its head"],
)
def test_a_damaged_record_takes_no_other_with_it(gzip: bool, damaged: Callable[[bytes], bytes]) -> None:
    records = [warc(page(number), gzip=gzip) for number in range(4)]
    for place in (1, 3):
        unreadable: list[BadInput] = []
        raw = b"".join(damaged(r) if n == place else r for n, r in enumerate(records))
        assert [n for n in numbers(raw, unreadable) if n != str(place)] == [
            str(n) for n in range(4) if n != place
        ]
        # Half a page may be left, in which no report is found.
        damages = [fault for fault in unreadable if "no report was found" not in str(fault)]
        assert len(damages) == 1
        assert "f.warc: a damaged record after byte" in str(damages[0])


def test_a_record_that_says_it_is_longer_than_the_file_hides_none_after_it() -> None:
    raw = warc(page(0), gzip=False)
    raw += warc(page(1), gzip=False).replace(b"Content-Length: ", b"Content-Length: 9", 1)
    unreadable: list[BadInput] = []
    assert numbers(raw + warc(page(2), gzip=False), unreadable)[-1] == "2"
    assert len(unreadable) == 1


@pytest.mark.parametrize("packing", ["gzip", "deflate"])
@pytest.mark.parametrize("chunked", [False, True])
def test_a_page_that_unpacks_without_end_is_passed_over(packing: str, chunked: bool) -> None:
    window = zlib.MAX_WBITS + 16 * (packing == "gzip")
    bomb = zlib.compress(b"<p>" + bytes(200_000_000), wbits=window)
    headers = [("Content-Type", "text/html"), ("Content-Encoding", packing)]
    if chunked:
        headers.append(("Transfer-Encoding", "chunked"))
        bomb = b"%x\r\n%s\r\n0\r\n\r\n" % (len(bomb), bomb)
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    answer = StatusAndHeaders("200 OK", headers, protocol="HTTP/1.1")
    writer.write_record(
        writer.create_warc_record(
            "https://example.org/b", "response", payload=io.BytesIO(bomb), http_headers=answer
        )
    )
    before = psutil.Process().memory_info().rss
    unreadable: list[BadInput] = []
    found = numbers(warc(page(0), gzip=True) + out.getvalue() + warc(page(1), gzip=True), unreadable)
    assert found == ["0", "1"]
    assert [fault.what for fault in unreadable] == ["https://example.org/b: no report was found there"]
    assert psutil.Process().memory_info().rss - before < 100_000_000


def record(kind: str, address: str, content_type: str, body: bytes) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=True)
    writer.write_record(
        writer.create_warc_record(address, kind, payload=io.BytesIO(body), warc_content_type=content_type)
    )
    return out.getvalue()


def test_resources_and_plain_text_of_a_conversion_are_pages_too() -> None:
    words = b"Dockers walk out\n12 May 2021\nThe dockers of Brine walked out on Wednesday."
    raw = (
        record("warcinfo", "", "application/warc-fields", b"software: a\r\n")
        + record("resource", "https://example.org/r", "text/html; charset=utf-8", PAGE.encode())
        + record("conversion", "https://example.org/c", "text/plain", words)
        + record("resource", "https://example.org/p", "image/png", b"\x89PNG")
        + record("metadata", "https://example.org/m", "text/plain", b"fetch: 12 ms")
    )
    resource, conversion = read_warc(raw, "f.warc.wet.gz")
    assert resource.published == date(2021, 2, 3)
    assert (conversion.id, conversion.text, conversion.published, conversion.url) == (
        "https://example.org/c",
        words.decode(),
        date(2021, 5, 12),
        "https://example.org/c",
    )


def test_pages_without_a_report_are_named() -> None:
    gone = b"<title>404</title><h1>Page not found</h1><p>This page could not be found.</p>"
    unreadable: list[BadInput] = []
    raw = b"".join(
        warc((f"https://example.org/{name}", "text/html", body), gzip=True)
        for name, body in (("a", PAGE.encode()), ("b", gone), ("c", gone))
    )
    assert [r.id for r in read_warc(raw, "f.warc", unreadable)] == ["https://example.org/a"]
    assert [fault.what for fault in unreadable] == [
        "https://example.org/b and 1 more page: no report was found there"
    ]


def packed(*parts: bytes) -> bytes:
    packer = zlib.compressobj(wbits=zlib.MAX_WBITS + 16)
    return b"".join(map(packer.compress, parts)) + packer.flush()


@pytest.mark.parametrize(
    "bomb",
    [
        packed(b"WARC/1.0\r\nX: ", bytes(200_000_000)),
        packed(b"WARC/1.0\r\n", b"a: b\r\n" * 20_000_000),
    ],
    ids=["one line", "many lines"],
)
def test_headers_without_end_are_damage(bomb: bytes) -> None:
    unreadable: list[BadInput] = []
    raw = warc(page(0), gzip=True) + bomb + warc(page(1), gzip=True)
    assert numbers(raw, unreadable) == ["0", "1"]
    assert len(unreadable) == 1


def test_an_archive_that_unpacks_beyond_reason_is_left_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(warc_records, "_UNPACKED_AT_LEAST", 50_000_000)
    length = b"WARC/1.0\r\nWARC-Type: resource\r\nContent-Length: 200000000\r\n\r\n"
    unreadable: list[BadInput] = []
    raw = warc(page(0), gzip=True) + packed(length, bytes(200_000_000)) + warc(page(1), gzip=True)
    assert numbers(raw, unreadable) == ["0"]
    assert len(unreadable) == 1


def test_plain_text_that_a_server_sent_is_read_and_a_page_without_a_report_is_named(
    caplog: pytest.LogCaptureFixture,
) -> None:
    plain = ("https://example.org/a.txt", "text/plain", b"The union struck on Friday.")
    script = ("https://example.org/b", "text/html", b"<html><body>Please enable JavaScript.</body></html>")
    (report,) = read_warc(warc(plain, script, gzip=False), "f.warc")
    assert report.text == "The union struck on Friday."
    assert "https://example.org/b: no report was found there" in caplog.text
