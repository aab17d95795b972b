"""Mails: what their writer wrote or passed on; the rest is named."""

from __future__ import annotations

from datetime import date
from email.message import EmailMessage

import pytest

from detente.errors import BadInput
from detente.sources.readers.mail import read_mail
from detente.sources.report import Report

WORDS = "The herders of the upper valley blocked the road.\n\nThe board said that it would not meet them.\n"


def _mail(text: str | None, subject: str = "The canal", html: str | None = None) -> EmailMessage:
    message = EmailMessage()
    message["From"] = "Alma Birch <alma@example.org>"
    message["To"] = "desk@example.org"
    message["Date"] = "Wed, 12 May 2021 23:30:00 -0400"
    message["Subject"] = subject
    if text is not None:
        message.set_content(text)
    if html is not None and text is not None:
        message.add_alternative(html, subtype="html")
    elif html is not None:
        message.set_content(html, subtype="html")
    return message


def _read(message: EmailMessage) -> tuple[Report, list[str]]:
    left_out: list[BadInput] = []
    (report,) = read_mail(message.as_bytes(), "a.eml", "a", left_out.append)
    return report, [part.what for part in left_out]


def test_a_mail_is_dated_in_the_time_zone_of_its_sender() -> None:
    report, left_out = _read(_mail(WORDS, "Re: The canal – 12. Mai"))
    assert report.text == WORDS.strip()
    assert (report.title, report.publisher, report.published) == (
        "The canal – 12. Mai",
        "Alma Birch",
        date(2021, 5, 12),
    )
    assert left_out == []


def test_the_plain_part_is_read_and_html_where_there_is_no_other() -> None:
    html = (
        "<html><head><style>p {}</style></head><body><p>The road is <b>shut</b>.</p><p>Nobody left.</p>"
        "</body></html>"
    )
    assert _read(_mail(WORDS, html=html))[0].text == WORDS.strip()
    assert _read(_mail(None, html=html))[0].text == "The road is shut.\nNobody left."


def test_attachments_are_named_as_not_read() -> None:
    message = _mail(WORDS)
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="minutes of May.pdf")
    message.add_attachment(_mail("Another mail."))
    report, left_out = _read(message)
    assert report.text == WORDS.strip()
    assert left_out == [
        "the attachment minutes of May.pdf was not read",
        "the attachment 2 (message/rfc822) was not read",
    ]


@pytest.mark.parametrize(
    "earlier",
    [
        "On Mon, 10 May 2021 at 09:12, Otto Kranz <otto@example.org> wrote:\n\n> We shall come.\n> All.\n",
        "On Monday, 10 May 2021, a person with a long name\nOtto Kranz wrote:\n> We shall come.\n",
        "-----Original Message-----\nFrom: Otto Kranz\nSent: Monday, May 10, 2021\n\nWe shall come.\n",
        "From: Otto Kranz\nSent: Monday, May 10, 2021 9:12 AM\nTo: Alma Birch\n\nWe shall come.\n",
    ],
)
def test_the_mail_that_a_reply_answers_is_named_and_not_read(earlier: str) -> None:
    report, left_out = _read(_mail(WORDS + "\n" + earlier, "Re: Canal"))
    assert report.text == WORDS.strip()
    assert left_out == ["the earlier mail below the reply was not read"]


def test_a_mail_that_only_quotes_is_read_whole() -> None:
    quoted = "On Mon, 10 May 2021, Otto Kranz wrote:\n> The herders blocked the road.\n"
    assert _read(_mail("See below.\n\n" + quoted))[0].text.endswith("> The herders blocked the road.")


@pytest.mark.parametrize(
    "head",
    [
        "---------- Forwarded message ---------\nFrom: Valley Herald <news@example.org>\n"
        "Date: Mon, May 10, 2021 at 9:12 AM\nSubject: Herders block the canal\nTo: <alma@example.org>\n\n",
        "Begin forwarded message:\n\n> From: Valley Herald <news@example.org>\n"
        "> Date: 10 May 2021 at 09:12:11 BST\n> Subject: Herders block the canal\n\n",
        "From: Valley Herald <news@example.org>\nSent: Monday, May 10, 2021 9:12 AM\nTo: Alma Birch\n"
        "Subject: Herders block the canal\n\n",
    ],
)
def test_what_is_passed_on_has_its_own_sender_day_and_title(head: str) -> None:
    report, _ = _read(_mail("For you.\n\n" + head + WORDS, "Fwd: Herders block the canal"))
    assert report.text == WORDS.strip()
    assert (report.title, report.publisher, report.published) == (
        "Herders block the canal",
        "Valley Herald",
        date(2021, 5, 10),
    )


def test_what_is_passed_on_as_a_quotation_is_read_without_its_marks() -> None:
    quoted = "".join(f"> {line}".rstrip() + "\n" for line in WORDS.split("\n"))
    head = "Begin forwarded message:\n\n> From: Valley Herald <news@example.org>\n> Date: 10 May 2021\n>\n"
    assert _read(_mail(head + quoted, "Fwd: Canal"))[0].text == WORDS.strip()


def test_a_signature_is_not_read() -> None:
    assert _read(_mail(WORDS + "\n-- \nAlma Birch\nValley Desk\n"))[0].text == WORDS.strip()


@pytest.mark.parametrize("raw", [bytes(range(256)), b"The herders blocked the road.\n", b"Note: a\n\nb"])
def test_what_is_no_mail_is_refused(raw: bytes) -> None:
    with pytest.raises(BadInput, match="is no mail"):
        list(read_mail(raw, "a.eml", "a", lambda part: None))
