"""PDF files: the text of their pages."""

from __future__ import annotations

import io
import logging
import struct
import zlib

from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from detente.errors import BadInput
from detente.sources.encoding import require_text
from detente.sources.report import Report

MAX_PAGES = 2000
_HEAD = 1024  # where readers of PDF look for its mark

# What pypdf tells of small faults it mends on its own is no news to a reader of reports.
logging.getLogger("pypdf").setLevel(logging.ERROR)


def read_pdf(raw: bytes, source: str, report_id: str) -> Report:
    """A report from a PDF's text; pages are set apart by a blank line.

    The date in a PDF's properties says when the file was made and not when the report was
    published, so it is not taken for that.

    Raises
    ------
    BadInput
        If the file is broken, locked, too long, or holds pictures of text and no text.
    """
    mend = "save the report's text in a .txt file"
    # Without this check the library searches all of a large file that is none for its parts.
    if b"%PDF-" not in raw[:_HEAD]:
        raise BadInput(source, "is no PDF", mend)
    try:
        document = PdfReader(io.BytesIO(raw))
        if document.is_encrypted and not document.decrypt(""):
            raise BadInput(source, "the PDF is locked with a password", "unlock it and save it anew")
        if len(document.pages) > MAX_PAGES:
            raise BadInput(
                source, f"a PDF of {len(document.pages)} pages; at most {MAX_PAGES} are read", "split it"
            )
        text = "\n\n".join(page.extract_text() for page in document.pages)
        title = document.metadata.title if document.metadata else None
    except DependencyError:
        raise BadInput(
            source, "the PDF is encrypted in a way that is not read", "unlock it and save it anew"
        ) from None
    except (PyPdfError, ValueError, ArithmeticError, LookupError, TypeError, AttributeError, AssertionError,
            RuntimeError, OSError, zlib.error, struct.error):  # fmt: skip
        # pypdf meets damage with any of these.
        raise BadInput(source, "the PDF is damaged and cannot be read", mend) from None
    if not text.strip():
        raise BadInput(
            source, "the PDF holds no text, only pictures of it", "run it through text recognition first"
        )
    # A font's own table can map to half a character.
    text = text.encode(errors="surrogatepass").decode(errors="replace")
    return Report(id=report_id, source=source, text=require_text(text, source), title=title or None)
