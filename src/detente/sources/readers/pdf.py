"""PDF files: the text of their pages."""

from __future__ import annotations

import io
import logging
import struct
import zlib
from collections.abc import Iterator

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from detente.errors import BadInput
from detente.sources.headlines import headline_in
from detente.sources.readers.articles import reports_in
from detente.sources.readers.given_titles import NEAR, sensible_title
from detente.sources.readers.page_head import head_of
from detente.sources.report import Report

MAX_PAGES = 2000
MAX_PAGE_CONTENT_BYTES = 2_000_000
MAX_CONTENT_BYTES = 50_000_000
_HEAD = 1024  # where readers of PDF look for its mark

_log = logging.getLogger("detente.sources")

# Messages about small faults that pypdf mends by itself would only distract.
logging.getLogger("pypdf").setLevel(logging.ERROR)


def read_pdf(raw: bytes, source: str, report_id: str) -> Iterator[Report]:
    """Yield the report in a PDF, or each article of a data base in it; a blank line stands between pages.

    The date in a PDF's properties says when the file was made and not when the report was
    published, so it is not taken for that. Its title is that of the properties if it is one, else the first
    heading. A page of more than ``MAX_PAGE_CONTENT_BYTES``, which is a
    drawing, is passed over with a warning on the log ``detente.sources``.

    Raises
    ------
    BadInput
        If the file is broken, locked, too long, or holds pictures of text and no text.
    """
    mend = "save the report's text in a .txt file"
    # Without this check the library searches a large file of another kind for parts of a PDF.
    if b"%PDF-" not in raw[:_HEAD]:
        raise BadInput(source, "is no PDF", mend)
    try:
        document = PdfReader(io.BytesIO(raw))
        if document.is_encrypted and not document.decrypt(""):
            raise BadInput(source, "the PDF is locked with a password", "unlock it and save it again")
        if len(document.pages) > MAX_PAGES:
            raise BadInput(
                source, f"a PDF of {len(document.pages)} pages; at most {MAX_PAGES} are read", "split it"
            )
        text = "\n\n".join(_pages(document, source))
        given = document.metadata.title if document.metadata else None
        title = sensible_title(given, text[:NEAR]) or _heading(document)
    except DependencyError:
        raise BadInput(
            source, "the PDF is encrypted in a way that is not read", "unlock it and save it again"
        ) from None
    except (PyPdfError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError, AssertionError,
            RuntimeError, OSError, zlib.error, struct.error):  # fmt: skip
        # pypdf raises any of these over damage.
        raise BadInput(source, "the PDF is damaged and cannot be read", mend) from None
    if not text.strip():
        raise BadInput(
            source, "the PDF holds no text, only pictures of it", "run it through text recognition first"
        )
    # A font's own table can map to half a character.
    yield from reports_in(_whole(text), source, report_id, title=_whole(title or "") or None)


def _heading(document: PdfReader) -> str | None:
    """Return the heading of the first page; None where it is a drawing, or has none."""
    first = document.pages[0]
    content = first.get_contents()
    if content is None or len(content.get_data()) > MAX_PAGE_CONTENT_BYTES:
        return None
    return headline_in(f"{head_of(first)}\n\n.")


def _whole(text: str) -> str:
    return text.encode(errors="surrogatepass").decode(errors="replace")


def _pages(document: PdfReader, source: str) -> Iterator[str]:
    """Yield the text of each page, drawings left out: the library may take minutes over one."""
    left = MAX_CONTENT_BYTES
    for number, page in enumerate(document.pages, start=1):
        content = page.get_contents()
        size = len(content.get_data()) if content is not None else 0
        if size > MAX_PAGE_CONTENT_BYTES:
            _log.warning("%s: page %d is a drawing of %.0f MB and was not read", source, number, size / 1e6)
            continue
        left -= size
        if left < 0:
            raise BadInput(
                source, f"a PDF of more than {MAX_CONTENT_BYTES // 1_000_000} MB of content", "split it"
            )
        yield page.extract_text()
