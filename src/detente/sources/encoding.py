"""Bytes to text, and what is no text at all."""

from __future__ import annotations

from charset_normalizer import from_bytes

from detente.errors import BadInput

MAX_REPORT_CHARACTERS = 10_000_000
# Encodings still in use, the likelier first; left to itself the library finds DOS code pages of the 1980s.
_LIKELY = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r",
    "gb18030", "big5", "shift_jis", "euc_kr",
)  # fmt: skip
_BOMS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))


def decode(raw: bytes, where: str) -> str:
    """The text of a file: UTF-8 where that fits, else what charset-normalizer takes it for.

    Raises
    ------
    BadInput
        If the bytes are no text in any encoding it knows.

    Examples
    --------
    >>> decode("Die Gespräche in Zürich führten zu nichts.".encode("cp1252"), "a.txt")
    'Die Gespräche in Zürich führten zu nichts.'
    """
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            try:
                return raw.decode(encoding)
            except UnicodeDecodeError:
                break
    if b"\x00" in raw:
        raise BadInput(
            where, "holds binary data, not text", "give a text, HTML, PDF, JSONL, feed or WARC file"
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        found = from_bytes(raw, cp_isolation=list(_LIKELY))
    if not found:
        raise BadInput(where, "is in no encoding that can be told", "save it as UTF-8 text")
    return str(min(found, key=lambda match: (match.chaos, _LIKELY.index(match.encoding))))


def require_text(text: str, where: str, line: int | None = None) -> str:
    """``text`` itself if there is something to read in it.

    Raises
    ------
    BadInput
        If it is blank, or longer than ``MAX_REPORT_CHARACTERS``.
    """
    if not text.strip():
        raise BadInput(where, "holds no text", "give a report with words in it", line)
    if len(text) > MAX_REPORT_CHARACTERS:
        raise BadInput(
            where,
            f"one report of {len(text):,} characters; at most {MAX_REPORT_CHARACTERS:,} are read",
            "split it into single reports",
            line,
        )
    return text
