"""Keys by content: of a report, of a reading, of a decision."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Iterable
from typing import Any

from detente.sources import Report


def report_key(report: Report) -> str:
    r"""Return the key of a report: by its words and what its source says of it, wherever the file lies.

    Line ends, spaces at the ends of lines and the way accents are written make no difference.

    Examples
    --------
    >>> one, two = Report("a", "a.txt", "Caf\u00e9 \r\nshut"), Report("b", "b.txt", "Cafe\u0301\nshut\n")
    >>> report_key(one) == report_key(two)
    True
    """
    said = (report.title, report.publisher, report.published, report.url)
    about = [None if each is None else str(each) for each in said]
    return digest_of([json.dumps(about, ensure_ascii=False), plain_text(report.text)])


def plain_text(text: str) -> str:
    """Return a text without what makes no difference to a report: see `report_key`."""
    lines = unicodedata.normalize("NFC", text).splitlines()
    return "\n".join(line.rstrip() for line in lines).strip()


def digest_of(parts: Iterable[str]) -> str:
    """Return the SHA-256 of some texts, told apart."""
    digest = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        digest.update(len(raw).to_bytes(8, "big") + raw)
    return digest.hexdigest()


def canonical(value: Any) -> str:
    """Return JSON in which one value has one form."""
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
