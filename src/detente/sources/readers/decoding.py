"""Bytes decoded as text, for all readers."""

from __future__ import annotations

import codecs

from detente.errors import BadInput

MAX_REPORT_CHARACTERS = 10_000_000
# Encodings still in use, the likelier first; left to itself the library finds DOS code pages of the 1980s.
_LIKELY = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "koi8_r",
    "gb18030", "big5", "shift_jis", "euc_kr",
)  # fmt: skip
# UTF-32 before UTF-16: in little endian the mark of one begins with the other's.
_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# On the web these names have always meant the encoding of Windows that extends them.
_MEANS_WINDOWS = ("iso8859-1", "ascii")


def decode(raw: bytes, where: str, declared: str | None = None) -> str:
    """Decode bytes: as UTF-8 if that fits, else as declared, else as charset-normalizer guesses.

    Parameters
    ----------
    raw, where
        The bytes, and the file to name if they are at fault.
    declared
        The encoding that the source itself says it is in, as web pages do.

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
            where, "holds binary data, not text", "give it the ending of its kind, or save it as text"
        )
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        if declared is not None and (text := _as_declared(raw, declared)) is not None:
            return text
    # Most reports are UTF-8, and need nothing of it.
    from charset_normalizer import from_bytes

    matches = from_bytes(raw, cp_isolation=list(_LIKELY))
    if not matches:
        raise BadInput(where, "is in no known encoding", "save it as UTF-8 text")
    return str(min(matches, key=lambda match: (match.chaos, _LIKELY.index(match.encoding))))


def _as_declared(raw: bytes, declared: str) -> str | None:
    """Return the text, or None if the declaration names no encoding or the wrong one."""
    try:
        name = codecs.lookup(declared).name
        return raw.decode("cp1252" if name in _MEANS_WINDOWS else name)
    except (LookupError, UnicodeDecodeError):
        return None


def require_text(text: str, where: str, line: int | None = None) -> str:
    """Return ``text`` if there is something to read in it.

    Raises
    ------
    BadInput
        If it is blank, longer than ``MAX_REPORT_CHARACTERS``, or holds half a character.
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
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise BadInput(
            where, f"character {error.start} is half of one (an unpaired surrogate)",
            "write the text again as UTF-8", line,
        ) from None  # fmt: skip
    return text
