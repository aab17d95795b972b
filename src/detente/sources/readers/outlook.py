"""Mails that Outlook saved (.msg)."""

from __future__ import annotations

import io
import logging
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from olefile import OleFileIO
from oxmsg import Message

from detente.errors import BadInput
from detente.sources.readers.html_words import words_of_html
from detente.sources.readers.mail import (
    MAX_MAIL_BYTES,
    Letter,
    day_of_mail,
    name_left_out,
    reports_of_letter,
    sender_of,
)
from detente.sources.report import Report

if TYPE_CHECKING:
    from datetime import date

_MARK: Final = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_AS_EML: Final = "save it as .eml"
_MOST_STREAMS: Final = 5_000
_LEAST_UNPACKED: Final = 1_000_000

# Remarks about small faults that the library passes over would only distract.
logging.getLogger("olefile").setLevel(logging.CRITICAL)


def read_outlook(
    raw: bytes, source: str, report_id: str, leave_out: Callable[[BadInput], None]
) -> Iterator[Report]:
    """Yield the report in a mail that Outlook saved, or each article of a data base in it; see `read_mail`.

    Raises
    ------
    BadInput
        If it is no such file, is damaged, or holds its words in a form that is not read.
    """
    if len(raw) > MAX_MAIL_BYTES:
        raise BadInput(
            source, f"a mail of {len(raw) / 1e6:.0f} MB; at most {MAX_MAIL_BYTES // 1_000_000} MB are read",
            "save its text alone",
        )  # fmt: skip
    if not raw.startswith(_MARK):
        raise BadInput(source, "is no mail of Outlook's", _AS_EML)
    try:
        _require_in_proportion(raw)
        message = Message.load(raw)
        headers = {name.lower(): value for name, value in message.message_headers.items()}
        letter = Letter(
            _words(message),
            message.subject or None,
            sender_of(message.sender),
            day_of_mail(headers.get("date")) or _sent(message),
            tuple(_name(attached.file_name, k) for k, attached in enumerate(message.attachments, start=1)),
        )
    except Exception:
        # The two libraries raise nearly every kind over damage.
        raise BadInput(source, "the mail is damaged and cannot be read", _AS_EML) from None
    name_left_out(letter.names, source, leave_out)
    if not letter.text.strip():
        raise BadInput(source, "holds no text, or only text in a form that is not read", _AS_EML)
    yield from reports_of_letter(letter, source, report_id, leave_out)


def _require_in_proportion(raw: bytes) -> None:
    """Refuse a file whose parts lie one over the other, so that they would fill the memory."""
    with OleFileIO(io.BytesIO(raw)) as file:
        streams = file.listdir(streams=True, storages=True)
        if len(streams) > _MOST_STREAMS:
            raise ValueError(len(streams))
        sizes = sum(file.get_size(path) for path in file.listdir())
    if sizes > 2 * len(raw) + _LEAST_UNPACKED:
        raise ValueError(sizes)


def _words(message: Message) -> str:
    plain = message.body
    if plain and plain.strip():
        return str(plain)
    page = message.html_body
    return words_of_html(str(page)) if page and page.strip() else ""


def _sent(message: Message) -> date | None:
    sent = message.sent_date
    return None if sent is None else sent.date()


def _name(name: str | None, number: int) -> str:
    shown = " ".join("".join(c if c.isprintable() else " " for c in name or "").split())
    return shown or str(number)
