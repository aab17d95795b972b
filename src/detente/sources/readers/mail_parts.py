"""The parts of a mail: its words, the mails that it encloses, and what is not read."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field
from email.errors import HeaderParseError
from email.header import decode_header, make_header
from email.message import Message
from typing import Final

from detente.sources.readers.decoding import decode
from detente.sources.readers.html_words import words_of_html

MAX_PARTS: Final = 2_000
_READ: Final = ("text/plain", "text/html")
_LONGEST_NAME: Final = 300
_FEW_WORDS: Final = 25
_MORE: Final = 3  # times the words of the plain part, where that only says that there is another
_SEVEN_BIT: Final = ("iso2022", "utf-7", "utf-16", "utf-32", "hz")
"""Encodings whose bytes would pass for UTF-8, or hold zeros."""


class TooManyParts(ValueError):
    """A mail of more parts than `MAX_PARTS`."""


@dataclass
class MailParts:
    """The parts of a mail.

    Attributes
    ----------
    text
        Its words, those of several parts one below the other.
    names
        The names of what is not read.
    mails
        The mails that it encloses whole.
    """

    text: str = ""
    names: list[str] = field(default_factory=list)
    mails: list[Message] = field(default_factory=list)

    def add(self, other: MailParts, *, with_text: bool = True) -> None:
        """Take up the parts of a part."""
        if with_text and other.text.strip():
            self.text = f"{self.text}\n\n{other.text}" if self.text.strip() else other.text
        self.names += other.names
        self.mails += other.mails


def mail_parts(message: Message, source: str) -> MailParts:
    """Return the parts of a mail; of several forms of the same words the plain one, unless it is a stub.

    Parameters
    ----------
    message, source
        The mail, and where it is.

    Raises
    ------
    BadInput
        If a text is in no known encoding.
    TooManyParts, ValueError, LookupError, TypeError, AttributeError, RecursionError
        If it has too many parts, or breaks the standard.
    """
    if sum(1 for _ in message.walk()) > MAX_PARTS:
        raise TooManyParts
    return _parts(message, source, 1)


def _parts(part: Message, source: str, number: int) -> MailParts:
    kind = part.get_content_type()
    if kind == "message/rfc822":
        return MailParts(mails=list(_children(part)))
    if part.get_content_maintype() == "multipart" and part.is_multipart():
        inner = [_parts(child, source, k) for k, child in enumerate(_children(part), start=1)]
        whole = MailParts()
        chosen = _chosen(list(_children(part)), inner) if kind == "multipart/alternative" else None
        for one in inner:
            whole.add(one, with_text=chosen is None or one is chosen)
        return whole
    if kind in _READ and part.get_content_disposition() != "attachment" and not part.get_filename():
        return MailParts(_words(part, kind, source))
    if part.get_content_maintype() == "image" and part.get_content_disposition() == "inline":
        return MailParts()  # a picture of the letter paper
    name = _in_letters(part.get_filename() or "") or f"{number} ({kind})"
    return MailParts(names=[" ".join("".join(c if c.isprintable() else " " for c in name).split())])


def _in_letters(name: str) -> str:
    """Return a name whose letters are written as codes: "=?utf-8?q?...?="."""
    try:
        return str(make_header(decode_header(name[:_LONGEST_NAME])))
    except (ValueError, LookupError, HeaderParseError):
        return name[:_LONGEST_NAME]


def _children(part: Message) -> Iterator[Message]:
    payload = part.get_payload()
    yield from (child for child in payload if isinstance(child, Message)) if isinstance(payload, list) else ()


def _chosen(children: list[Message], inner: list[MailParts]) -> MailParts | None:
    """Return the form of the same words that is read."""
    forms = [
        (child.get_content_type() == "text/plain", len(one.text.split()), one)
        for child, one in zip(children, inner, strict=True)
        if one.text.strip()
    ]
    plain = next(((words, one) for is_plain, words, one in forms if is_plain), None)
    others = max(((words, k) for k, (is_plain, words, _) in enumerate(forms) if not is_plain), default=None)
    if plain is None:
        return forms[others[1]][2] if others is not None else None
    # "This message needs a program that shows HTML."
    is_stub = others is not None and plain[0] <= _FEW_WORDS and others[0] > _MORE * plain[0]
    return forms[others[1]][2] if is_stub and others is not None else plain[1]


def _words(part: Message, kind: str, source: str) -> str:
    raw = part.get_payload(decode=True)
    if not isinstance(raw, bytes) or not raw.strip():
        return ""
    if _is_packed(part) and raw.strip() == str(part.get_payload()).strip().encode(errors="ignore"):
        raise ValueError("no base64")  # the library hands on as words what it cannot decode
    text = _decoded(raw, part.get_content_charset(), source)
    return words_of_html(text) if kind == "text/html" else text


def _is_packed(part: Message) -> bool:
    return str(part.get("Content-Transfer-Encoding", "")).strip().lower() == "base64"


def _decoded(raw: bytes, declared: str | None, source: str) -> str:
    try:
        name = codecs.lookup(declared).name if declared else ""
    except LookupError:
        name = ""
    if name.startswith(_SEVEN_BIT):
        return raw.decode(name, "replace")
    return decode(raw, source, name or None)
