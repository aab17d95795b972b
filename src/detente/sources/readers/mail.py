"""Mails (.eml): the words that their writer wrote or passed on."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from email import message_from_bytes, policy
from email.message import Message
from email.utils import parsedate_to_datetime
from typing import Final, NamedTuple

from detente.errors import BadInput
from detente.patterns import as_pattern
from detente.short import count_of
from detente.sources.readers.articles import reports_in
from detente.sources.readers.days import date_line
from detente.sources.readers.mail_parts import MailParts, TooManyParts, mail_parts
from detente.sources.report import Report

MAX_MAIL_BYTES: Final = 100_000_000
MAX_NESTED: Final = 1_000
"""Parts of parts: time grows with the square of their depth."""
_LONGEST_HEADER: Final = 2_000
_HEADER: Final = re.compile(rb"\s*(?:From [^\n]*\n)?(?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*)+")
_KNOWN_HEADER: Final = re.compile(
    rb"^(?:from|to|date|subject|received|message-id|mime-version):", re.I | re.M
)
_FORWARDED: Final = as_pattern(
    r"^[>\s]*(?:-{2,}\s*forwarded message\s*-{2,}|begin forwarded message:)[ \t]*$", re.I | re.M
)
_FORWARDED_SUBJECT: Final = as_pattern(r"\s*(?:fwd?|wg)\s*:", re.I)
_REPLY_SUBJECT: Final = as_pattern(r"(?:\s*(?:re|fwd?|aw|wg)\s*:)+\s*", re.I)
_EARLIER: Final = as_pattern(
    r"^On\b[^\n]{4,200}(?:\n[^\n]{0,200})?\bwrote:[ \t]*$(?=\s*(?:>|$))"
    r"|^[ \t]*-{2,}\s*original message\s*-{2,}[ \t]*$"
    r"|^_{10,}[ \t]*\n+From: [^\n]+\n(?:Sent|Date): "
    r"|^From: [^\n]+\n(?:Sent|Date): [^\n]+\nTo: ",
    re.I | re.M,
)
_HEAD_LINE: Final = as_pattern(
    r"\*?(?P<name>From|Date|Sent|Subject|To|Cc|Reply-To):\*?[ \t]*(?P<value>[^\n]*)", re.I
)
_SIGNATURE: Final = as_pattern(r"\n-- \r?\n")
_FEWEST_OWN_WORDS: Final = 8
_MOST_NAMED: Final = 3
_DEEPEST: Final = 20  # mails within mails
_TOO_MANY: Final = "the mail is made of too many parts"
_WHY: Final = "save it beside the mail to have it read"
_WHY_MORE: Final = "save them beside the mail to have them read"


class _Head(NamedTuple):
    """Lines before a message that is passed on, and the place behind them."""

    sender: str | None
    day: date | None
    subject: str | None
    end: int


def read_mail(
    raw: bytes, source: str, report_id: str, leave_out: Callable[[BadInput], None]
) -> Iterator[Report]:
    """Yield the report in a mail, or each article of a data base in it; and each mail that it encloses whole.

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
        raise BadInput(source, _TOO_MANY, "save its text alone")
    with _damage_as_bad_input(source):
        letters = list(_letters(message_from_bytes(raw, policy=policy.compat32), source, 0))
    alone = len(letters) == 1
    for number, letter in enumerate(letters):
        where = source if number == 0 else f"{source}#{number}"
        name_left_out(letter.names, where, leave_out)
        # "See below", above a mail that is passed on whole, is no report.
        if not alone and number == 0 and len(letter.text.split()) < _FEWEST_OWN_WORDS:
            continue
        try:
            yield from reports_of_letter(
                letter, where, report_id if number == 0 else f"{report_id}-{number}", leave_out
            )
        except BadInput as fault:
            if alone:
                raise
            leave_out(fault)


class Letter(NamedTuple):
    """A mail: its words, and its head's on it.

    Attributes
    ----------
    text
        Its words.
    subject, sender, day
        Where its head has them.
    names
        The names of attachments, which are not read.
    """

    text: str
    subject: str | None = None
    sender: str | None = None
    day: date | None = None
    names: tuple[str, ...] = ()


def _letters(message: Message, source: str, depth: int) -> Iterator[Letter]:
    """Yield a mail, and the mails that it encloses."""
    parts = mail_parts(message, source)
    yield _letter(message, parts)
    for inner in parts.mails:
        if depth < _DEEPEST:
            yield from _letters(inner, source, depth + 1)


def _letter(message: Message, parts: MailParts) -> Letter:
    return Letter(
        parts.text,
        _header(message, "Subject"),
        sender_of(_header(message, "From")),
        day_of_mail(_header(message, "Date")),
        tuple(parts.names),
    )


@contextmanager
def _damage_as_bad_input(source: str) -> Iterator[None]:
    try:
        yield
    except TooManyParts:
        raise BadInput(source, _TOO_MANY, "save its text alone") from None
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


def name_left_out(names: Sequence[str], source: str, leave_out: Callable[[BadInput], None]) -> None:
    """Name the first attachments that are not read, and count the others."""
    for name in names[:_MOST_NAMED]:
        leave_out(BadInput(source, f"the attachment {name} was not read", _WHY))
    if len(names) > _MOST_NAMED:
        more = count_of(len(names) - _MOST_NAMED, "more attachment was", "more attachments were")
        leave_out(BadInput(source, f"{more} not read", _WHY_MORE))


def reports_of_letter(
    letter: Letter, source: str, report_id: str, leave_out: Callable[[BadInput], None]
) -> Iterator[Report]:
    """Yield the report in the words of a mail, or each article of a data base in it; see `read_mail`."""
    _, subject, sender, day, _ = letter
    text = letter.text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").replace("\r\n", "\n")
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


def _header(message: Message, name: str) -> str | None:
    for header, value in message.raw_items():
        if header.lower() == name.lower():
            # An address of fifty thousand commas takes a minute.
            line = _with_letters("".join(str(value).splitlines())[:_LONGEST_HEADER])
            parsed = policy.default.header_factory(name, line)
            return " ".join(str(parsed).split()) or None
    return None


def _with_letters(line: str) -> str:
    """Return a header with the letters that it holds as bare bytes, against the standard."""
    try:
        return line.encode("ascii", "surrogateescape").decode("utf-8")
    except UnicodeDecodeError:
        return line.encode("ascii", "surrogateescape").decode("cp1252", "replace")
    except UnicodeEncodeError:
        return line


def sender_of(header: str | None) -> str | None:
    """Return the name in a line of a sender, or the address where there is no name."""
    if not header:
        return None
    name = re.sub(r"\s*[<\[(][^<>]*@[^<>]*[>\])]\s*", "", header).strip(" \"'*")
    return name or header.strip("<> ")


def day_of_mail(header: str | None) -> date | None:
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
    day = day_of_mail(fields.get("date") or fields.get("sent"))
    return _Head(sender_of(fields["from"]), day, fields.get("subject") or None, end)


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
