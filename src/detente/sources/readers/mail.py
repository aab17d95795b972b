"""Mails (.eml): the words that their writer wrote or passed on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from typing import Final, NamedTuple

from detente.errors import BadInput
from detente.sources.readers.articles import reports_in
from detente.sources.readers.days import date_line
from detente.sources.readers.html_words import words_of_html
from detente.sources.report import Report

MAX_MAIL_BYTES: Final = 100_000_000
MAX_NESTED: Final = 1_000
"""Parts of parts: time grows with the square of their depth."""
_LONGEST_HEADER: Final = 2_000
_HEADER: Final = re.compile(rb"\s*(?:From [^\n]*\n)?(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_KNOWN_HEADER: Final = re.compile(
    rb"^(?:from|to|date|subject|received|message-id|mime-version):", re.I | re.M
)
_FORWARDED: Final = re.compile(
    r"^[>\s]*(?:-{2,}\s*forwarded message\s*-{2,}|begin forwarded message:)[ \t]*$", re.I | re.M
)
_FORWARDED_SUBJECT: Final = re.compile(r"\s*(?:fwd?|wg)\s*:", re.I)
_REPLY_SUBJECT: Final = re.compile(r"(?:\s*(?:re|fwd?|aw|wg)\s*:)+\s*", re.I)
_EARLIER: Final = re.compile(
    r"^On\b[^\n]{4,200}(?:\n[^\n]{0,200})?\bwrote:[ \t]*$(?=\s*(?:>|$))"
    r"|^[ \t]*-{2,}\s*original message\s*-{2,}[ \t]*$"
    r"|^_{10,}[ \t]*\n+From: [^\n]+\n(?:Sent|Date): "
    r"|^From: [^\n]+\n(?:Sent|Date): [^\n]+\nTo: ",
    re.I | re.M,
)
_HEAD_LINE: Final = re.compile(
    r"\*?(?P<name>From|Date|Sent|Subject|To|Cc|Reply-To):\*?[ \t]*(?P<value>[^\n]*)", re.I
)
_SIGNATURE: Final = re.compile(r"\n-- \r?\n")
_FEWEST_OWN_WORDS: Final = 8
_WHY: Final = "save it beside the mail to have it read"


class _Head(NamedTuple):
    """Lines before a message that is passed on, and the place behind them."""

    sender: str | None
    day: date | None
    subject: str | None
    end: int


def read_mail(
    raw: bytes, source: str, report_id: str, leave_out: Callable[[BadInput], None]
) -> Iterator[Report]:
    """Yield the report in a mail, or each article of a data base in it.

    The plain part is read, else the HTML part. Of a message that is passed on the sender, day and subject are
    those of the message itself. An earlier mail below a reply is a report of its own, so it is not read.

    Parameters
    ----------
    raw, source, report_id
        The mail, where it is, and the id for its report.
    leave_out
        Takes each attachment, and an earlier mail, that is not read.

    Raises
    ------
    BadInput
        If it is no mail, or holds no text.
    """
    if len(raw) > MAX_MAIL_BYTES:
        raise BadInput(
            source, f"a mail of {len(raw) / 1e6:.0f} MB; at most {MAX_MAIL_BYTES // 1_000_000} MB are read",
            "save its text alone",
        )  # fmt: skip
    head = _HEADER.match(raw[:200_000])
    if head is None or _KNOWN_HEADER.search(head[0]) is None:
        raise BadInput(source, "is no mail", "save the report's text in a .txt file")
    if raw.lower().count(b"multipart/") > MAX_NESTED:
        raise BadInput(source, "the mail is made of too many parts", "save its text alone")
    try:
        message = message_from_bytes(raw, policy=policy.default)
        assert isinstance(message, EmailMessage)
        text = _text(message)
        names = list(_attachments(message))
        subject = _header(message, "Subject")
        sender, day = _sender(_header(message, "From")), _day(_header(message, "Date"))
    except (
        ValueError,
        LookupError,
        TypeError,
        AttributeError,
        AssertionError,
        RecursionError,
        OverflowError,
    ):
        # The library raises any of these over headers that break the standard.
        raise BadInput(source, "the mail is damaged and cannot be read", "save its text alone") from None
    for name in names:
        leave_out(BadInput(source, f"the attachment {name} was not read", _WHY))
    text = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\r\n", "\n")
    forwarded = _FORWARDED.search(text)
    start = forwarded.end() if forwarded else 0
    if forwarded or (subject and _FORWARDED_SUBJECT.match(subject)):
        inner = _head(text, start)
        if inner is not None:
            sender, day, subject = inner.sender or sender, inner.day or day, inner.subject or subject
            start = inner.end
        text = _unquoted(text[start:])
    else:
        text = _own_words(text, source, leave_out)
    signature = _SIGNATURE.search(text)
    if signature and text[: signature.start()].strip():
        text = text[: signature.start()]
    title = _REPLY_SUBJECT.sub("", subject, count=1).strip() if subject else ""
    yield from reports_in(
        text.strip(), source, report_id, title=title or None, publisher=sender, published=day
    )


def _text(message: EmailMessage) -> str:
    body = message.get_body(preferencelist=("plain", "html"))
    if body is None:
        return ""
    content = str(body.get_content())
    if body.get_content_subtype() == "html":
        return words_of_html(content) if content.strip() else ""
    if not content.strip():
        other = message.get_body(preferencelist=("html",))
        return words_of_html(str(other.get_content())) if other is not None else ""
    return content


def _attachments(message: EmailMessage) -> Iterator[str]:
    for number, part in enumerate(message.iter_attachments(), start=1):
        if part.get_content_disposition() == "inline" and part.get_content_maintype() == "image":
            continue  # a picture of the letter paper
        name = part.get_filename() or f"{number} ({part.get_content_type()})"
        yield " ".join("".join(c if c.isprintable() else " " for c in name).split())


def _header(message: EmailMessage, name: str) -> str | None:
    for header, value in message.raw_items():
        if header.lower() == name.lower():
            # An address of fifty thousand commas takes a minute.
            parsed = policy.default.header_factory(name, "".join(str(value).splitlines())[:_LONGEST_HEADER])
            return " ".join(str(parsed).split()) or None
    return None


def _sender(header: str | None) -> str | None:
    """Return the name in a line of a sender, or the address where there is no name."""
    if not header:
        return None
    name = re.sub(r"\s*[<\[(][^<>]*@[^<>]*[>\])]\s*", "", header).strip(" \"'*")
    return name or header.strip("<> ")


def _day(header: str | None) -> date | None:
    """Return the day of a mail in the time zone of its sender."""
    if not header:
        return None
    try:
        return parsedate_to_datetime(header).date()
    except (ValueError, TypeError, IndexError):
        return date_line(re.sub(r"\bat\b", "", header))


def _head(text: str, start: int) -> _Head | None:
    """Return the lines of a head that stand before a message that is passed on."""
    fields: dict[str, str] = {}
    at = end = start
    for line in text[start:].splitlines(keepends=True)[:30]:
        at += len(line)
        bare = line.lstrip(" \t>").rstrip()
        match = _HEAD_LINE.fullmatch(bare)
        if match:
            fields.setdefault(match["name"].lower(), match["value"].strip())
            end = at
        elif bare and fields:
            break
    if "from" not in fields or len(fields) < 2:
        return None
    day = _day(fields.get("date") or fields.get("sent"))
    return _Head(_sender(fields["from"]), day, fields.get("subject") or None, end)


def _unquoted(text: str) -> str:
    """Return a message that is quoted throughout without the marks of quoting."""
    lines = text.split("\n")
    while any(line.strip() for line in lines) and all(line.startswith(">") for line in lines if line.strip()):
        lines = [line[1:].removeprefix(" ") for line in lines]
    return "\n".join(lines)


def _own_words(text: str, source: str, leave_out: Callable[[BadInput], None]) -> str:
    """Return a reply without the mail that it answers; a text with few other words is left whole."""
    earlier = _EARLIER.search(text)
    if earlier is None or len(text[: earlier.start()].split()) < _FEWEST_OWN_WORDS:
        return text
    leave_out(BadInput(source, "the earlier mail below the reply was not read", "save that mail as well"))
    return text[: earlier.start()]
