"""Rich text files (.rtf)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from striprtf.striprtf import rtf_to_text

from detente.errors import BadInput
from detente.sources.readers.articles import reports_in
from detente.sources.report import Report

MAX_RTF_BYTES: Final = 20_000_000
_MARK: Final = b"{\\rtf"
_GROUP: Final = re.compile(rb"\{[^{}]*\}")
_UNREAD: Final = re.compile(rb"\\(?:deleted(?!0)|pict|v(?!0))\b")
"""The marks of groups without words of the text: tracked deletions, pictures, hidden words."""


def read_rich_text(raw: bytes, source: str, report_id: str) -> Iterator[Report]:
    """Yield the report in a rich text file, or each article of one that a data base wrote.

    Tracked deletions are not read.

    Raises
    ------
    BadInput
        If it is no rich text, too large, or holds no text.
    """
    if _MARK not in raw[:100]:
        raise BadInput(source, "is no rich text file", "save the report's text in a .txt file")
    plain = _GROUP.sub(lambda group: b"" if _UNREAD.search(group[0]) else group[0], raw)
    if len(plain) > MAX_RTF_BYTES:
        raise BadInput(
            source,
            f"a rich text of {len(plain) / 1e6:.0f} MB; at most {MAX_RTF_BYTES // 1_000_000} MB are read",
            "save the text alone",
        )  # fmt: skip
    try:
        # The file itself is ASCII and names the code page of the rest.
        text: str = rtf_to_text(plain.decode("latin-1"), errors="replace")  # type: ignore[no-untyped-call]
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError, OverflowError):
        raise BadInput(
            source, "the rich text is damaged and cannot be read", "open it and save it anew"
        ) from None
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    # A line of the file is a paragraph.
    lines = (_in_line(line) for line in text.splitlines())
    yield from reports_in("\n\n".join(line for line in lines if line), source, report_id)


def _in_line(line: str) -> str:
    """Return a paragraph, or the cells of a row as they stand in the other kinds of files."""
    if line.endswith("|"):
        return " | ".join(cell for part in line.split("|") if (cell := " ".join(part.split())))
    return " ".join(line.split())
