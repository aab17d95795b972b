"""OpenDocument texts: paragraphs, tables and notes, tracked changes accepted."""

from __future__ import annotations

import io
import zipfile
from datetime import date

import pytest

from detente.errors import BadInput
from detente.sources.readers.open_document import read_open_document

_SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for name in ("office", "text", "table", "drawing")
)


def _odt(body: str, title: str = "", head: str = "") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
        archive.writestr(
            "content.xml",
            f'<?xml version="1.0"?>{head}<office:document-content {_SPACES}><office:body><office:text>{body}'
            "</office:text></office:body></office:document-content>",
        )
        archive.writestr(
            "meta.xml",
            f'<office:document-meta {_SPACES} xmlns:dc="http://purl.org/dc/elements/1.1/"><office:meta>'
            f"<dc:title>{title}</dc:title></office:meta></office:document-meta>",
        )
    return out.getvalue()


def test_words_lists_tables_and_notes_are_read_and_deleted_words_are_not() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>accepted</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:h>Herders block the canal</text:h><text:p>12 May 2021</text:p>"
        '<text:p>The board<text:s text:c="2"/>refused<text:note><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Valley Herald.</text:p></text:note-body></text:note> the <text:span>offer"
        "</text:span>.</text:p><text:list><text:list-item><text:p>Open the gates</text:p></text:list-item>"
        "</text:list><table:table><table:table-row><table:table-cell><text:p>12 May</text:p>"
        "</table:table-cell>"
        "<table:table-cell><text:p>Blocked.</text:p></table:table-cell></table:table-row></table:table>"
    )
    (report,) = read_open_document(_odt(body, "The canal"), "a.odt", "a")
    assert report.text == (
        "Herders block the canal\n\n12 May 2021\n\nThe board refused the offer.\n\nOpen the gates\n\n"
        "12 May | Blocked.\n\nValley Herald."
    )
    assert (report.title, report.published) == ("The canal", date(2021, 5, 12))


@pytest.mark.parametrize(
    "raw",
    [
        b"no archive",
        _odt("<text:p>a"),
        _odt(""),
        _odt("<text:p>&a;</text:p>", head='<!DOCTYPE a [<!ENTITY a "aaaa">]>'),
    ],
)
def test_what_cannot_be_read_is_refused(raw: bytes) -> None:
    with pytest.raises(BadInput, match=r"a\.odt"):
        list(read_open_document(raw, "a.odt", "a"))
