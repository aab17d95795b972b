"""Reports as files of several kinds: a web page, a feed, a web archive, a PDF, a Word file, a workbook."""

from __future__ import annotations

import io
from typing import Any

from docx import Document
from openpyxl import Workbook
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

PAGE = """<!doctype html><html lang="en"><head><title>Dockers walk out - The Tide</title>
<meta property="og:title" content="Dockers walk out"><meta property="og:site_name" content="The Tide">
<meta property="article:published_time" content="2021-02-03T08:00:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Dockers walk out</h1>
<p>The dockers of Brine walked out on Wednesday after a night of talks with the port had come to nothing.</p>
<p>“We will not pay a penny more,” said the mayor, who had tried for a week to bring both together.</p>
<p>The union said that it would stay out until the port made an offer, and that it had food for a month.</p>
</article><footer>Copyright The Tide. Subscribe to our newsletter.</footer></body></html>"""


RSS = """<?xml version="1.0"?><rss version="2.0"><channel><title>The Tide</title><language>en-gb</language>
<item><guid>a</guid><title>Dockers walk out</title><link>https://example.org/a</link>
<pubDate>Wed, 03 Feb 2021 08:00:00 GMT</pubDate>
<description>&lt;p&gt;The dockers walked out.&lt;/p&gt;&lt;p&gt;The port said nothing.&lt;/p&gt;
</description></item>
<item><guid>b</guid><title>No words</title></item></channel></rss>"""


def warc(*pages: tuple[str, str, bytes], gzip: bool) -> bytes:
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=gzip)
    for url, kind, body in pages:
        headers = StatusAndHeaders("200 OK", [("Content-Type", kind)], protocol="HTTP/1.0")
        writer.write_record(
            writer.create_warc_record(url, "response", payload=io.BytesIO(body), http_headers=headers)
        )
    return out.getvalue()


def pdf(*pages: str) -> bytes:
    """A minimal PDF with one line of text a page."""
    objects = ["<< /Type /Catalog /Pages 2 0 R >>", ""]
    kids = []
    for text in pages:
        stream = f"BT /F1 12 Tf 72 700 Td ({text}) Tj ET" if text else ""
        number = len(objects) + 1
        kids.append(f"{number} 0 R")
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>"
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n{stream}\nendstream")
    objects[1] = f"<< /Type /Pages /Kids [{' '.join(kids)}] /Count {len(kids)} >>"
    out, offsets = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n{body}\nendobj\n".encode()
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    return (
        out
        + f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}".encode()
        + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{len(out)}\n%%EOF\n".encode()
    )


def word(*paragraphs: str) -> bytes:
    document = Document()
    for words in paragraphs:
        document.add_paragraph(words)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def workbook(*rows: tuple[Any, ...]) -> bytes:
    book = Workbook()
    for row in rows:
        book.active.append(row)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
