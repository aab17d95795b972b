"""Mails that Outlook saved."""

from __future__ import annotations

import contextlib
import random
from datetime import UTC, date, datetime

import pytest
from tests.support.outlook import outlook_mail

from detente.errors import BadInput
from detente.sources.kinds import sniffed
from detente.sources.readers.outlook import read_outlook

BODY = "The board shut the pier on Wednesday.\r\n\r\nThe union struck.\r\n"
SENT = datetime(2021, 5, 7, 10, tzinfo=UTC)


def test_the_plain_words_are_read_and_attachments_named() -> None:
    left_out: list[BadInput] = []
    raw = outlook_mail(
        body=BODY, subject="RE: Pier", sender="Wire Desk", sent=SENT, attached=("a\x1b.pdf", "b.doc")
    )
    (report,) = read_outlook(raw, "a.msg", "a", left_out.append)
    assert report.text == BODY.replace("\r", "").strip()
    assert (report.title, report.publisher, report.published) == ("Pier", "Wire Desk", date(2021, 5, 7))
    assert [part.what for part in left_out] == [
        "the attachment a .pdf was not read",
        "the attachment b.doc was not read",
    ]


def test_a_long_mail_is_read_whole() -> None:
    body = "The board shut the pier.\r\n" * 500
    (report,) = read_outlook(outlook_mail(body=body, sender="A"), "a.msg", "a", lambda part: None)
    assert report.text.count("pier") == 500


def test_html_is_read_where_there_is_no_other_and_the_day_is_the_senders() -> None:
    raw = outlook_mail(
        html="<p>The board shut the pier.</p><p>Zürich</p>",
        subject="Pier",
        sent=SENT,
        headers="From: Alma Birch <a@example.org>\r\nDate: Thu, 06 May 2021 23:30:00 -0500\r\n\r\n",
    )
    (report,) = read_outlook(raw, "a.msg", "a", lambda part: None)
    assert report.text == "The board shut the pier.\nZürich"
    assert (report.publisher, report.published) == ("Alma Birch", date(2021, 5, 6))


def test_a_reply_is_read_without_the_mail_that_it_answers() -> None:
    body = f"{BODY}\r\nThat is all we know.\r\n\r\n-----Original Message-----\r\nFrom: Otto\r\n\r\nCome.\r\n"
    left_out: list[BadInput] = []
    (report,) = read_outlook(outlook_mail(body=body), "a.msg", "a", left_out.append)
    assert report.text.endswith("That is all we know.")
    assert len(left_out) == 1


def test_words_in_a_form_that_is_not_read_are_said_in_one_line() -> None:
    with pytest.raises(BadInput, match=r"holds no text, .*; save it as \.eml"):
        list(read_outlook(outlook_mail(subject="Pier"), "a.msg", "a", lambda part: None))


def test_what_is_no_such_mail_or_is_damaged_is_refused() -> None:
    whole = outlook_mail(body=BODY, subject="Pier", sent=SENT, attached=("a.pdf",))
    assert sniffed(whole) == ".msg"
    chance = random.Random(0)
    for _ in range(120):
        raw = bytearray(whole[: chance.choice((len(whole), chance.randrange(9, len(whole))))])
        for _ in range(chance.choice((1, 5, 60))):
            raw[chance.randrange(8, len(raw))] = chance.randrange(256)
        with contextlib.suppress(BadInput):
            list(read_outlook(bytes(raw), "a.msg", "a", lambda part: None))
    with pytest.raises(BadInput, match="is no mail of Outlook"):
        list(read_outlook(b"The board shut the pier.", "a.msg", "a", lambda part: None))
