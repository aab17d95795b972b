"""Characters that only a printer or a screen needs: ligatures, special spaces, signs that show nothing."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import Final

from detente.patterns import as_pattern
from detente.reading.rewritten import Edit

# Zero-width space, joiners and direction marks, embeddings and isolates, word joiner, soft hyphen, BOM.
_INVISIBLE: Final = "\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff"
_SPACES: Final = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_LIGATURES: Final = "\ufb00-\ufb06"
_MARKS: Final = "\u0300-\u036f"
_SPECIAL: Final = as_pattern(
    # A soft hyphen at the end of a line divides a word.
    r"(?P<divided>\u00ad[ \t]*(?:\r\n?|\n)(?:[ \t]*>)*[ \t]*)"
    rf"|(?P<invisible>[{_INVISIBLE}]+)"
    rf"|(?P<space>[{_SPACES}])"
    rf"|(?P<ligature>[{_LIGATURES}])"
    r"|(?P<line>\r\n?|[\x0b\x0c\x85\u2028\u2029])"
    rf"|(?P<accented>[^\W\d_][{_MARKS}]+)"
)


def sign_edits(text: str) -> Iterator[Edit]:
    r"""Yield the edits that put plain letters, blanks and line ends in place of special ones.

    Examples
    --------
    >>> from detente.reading.rewritten import rewritten
    >>> text = "The of\ufb01ce\u00a0of So\u200dkha\r\nco\u00ad\noperates."
    >>> rewritten(text, sign_edits(text)).text
    'The office of Sokha\ncooperates.'
    """
    for match in _SPECIAL.finditer(text):
        plain = _plain(match)
        if plain != match.group():
            yield Edit(match.start(), match.end(), plain)


def _plain(match: re.Match[str]) -> str:
    if match.lastgroup in ("divided", "invisible"):
        return ""
    if match.lastgroup == "space":
        return " "
    if match.lastgroup == "line":
        return "\n"
    if match.lastgroup == "ligature":
        return unicodedata.normalize("NFKC", match.group())
    return unicodedata.normalize("NFC", match.group())
