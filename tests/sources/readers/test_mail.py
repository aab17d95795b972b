"""Mails: what their writer wrote or passed on; the rest is named."""

from __future__ import annotations

from base64 import b64encode
from datetime import date
from email.message import EmailMessage
from email.mime.image import MIMEImage
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText

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
    message.add_attachment(b"x", maintype="application", subtype="octet-stream")
    report, left_out = _read(message)
    assert report.text == WORDS.strip()
    assert left_out == [
        "the attachment minutes of May.pdf was not read",
        "the attachment 3 (application/octet-stream) was not read",
    ]


def test_of_many_attachments_the_first_are_named_and_the_others_counted() -> None:
    message = _mail(WORDS)
    for number in range(9):
        message.add_attachment(b"x", maintype="image", subtype="png", filename=f"{number}.png")
    _, left_out = _read(message)
    assert left_out[0] == "the attachment 0.png was not read"
    assert left_out[3:] == ["6 more attachments were not read"]


def test_a_mail_that_is_enclosed_whole_is_a_report_of_its_own() -> None:
    message = _mail("See below.", "Fwd: Herders block the canal")
    inner = _mail("The board shut the gate.", "Gate shut")
    inner.replace_header("Date", "Mon, 10 May 2021 09:00:00 +0000")
    message.add_attachment(inner)
    reports = list(read_mail(message.as_bytes(), "a.eml", "a", lambda part: None))
    assert [(r.source, r.id, r.title, r.text, str(r.published)) for r in reports] == [
        ("a.eml#1", "a-1", "Gate shut", "The board shut the gate.", "2021-05-10")
    ]
    with_words = message.as_bytes().replace(b"See below.", WORDS.encode())
    assert len(list(read_mail(with_words, "a.eml", "a", lambda part: None))) == 2


def test_words_around_a_picture_are_read_on_both_sides_of_it() -> None:
    message = MIMEMultipart("mixed")
    message["From"], message["Subject"] = "a@example.org", "Canal"
    for part in (MIMEText("The herders blocked the road."), MIMEImage(b"x", "png"), MIMEText("Nobody left.")):
        message.attach(part)
    (report,) = read_mail(message.as_bytes(), "a.eml", "a", lambda part: None)
    assert report.text.split() == ["The", "herders", "blocked", "the", "road.", "Nobody", "left."]


def test_a_plain_part_that_only_points_to_the_other_is_not_taken_for_the_words() -> None:
    html = f"<p>{WORDS} They said that they would stay until the gates were open again, day and night.</p>"
    assert "blocked the road" in _read(_mail("This message needs HTML.", html=html))[0].text


@pytest.mark.parametrize(
    ("head", "body"),
    [
        (b"", b"The board\x92s chair said \x93no\x94."),
        (b"Content-Type: text/plain; charset=nonsense\n", b"The board\x92s chair said \x93no\x94."),
        (b"Content-Type: text/plain; charset=iso-8859-1\n", "The board’s chair said “no”.".encode()),
        (
            b"Content-Type: text/plain; charset=utf-16-le\nContent-Transfer-Encoding: base64\n",
            b64encode("The board’s chair said “no”.".encode("utf-16-le")),
        ),
        (
            b"Content-Type: text/plain; charset=utf-8\nContent-Transfer-Encoding: quoted-printable\n",
            b"The bo=\nard=E2=80=99s chair said =E2=80=9Cno=E2=80=9D.",
        ),
    ],
)
def test_letters_are_right_whatever_a_mail_says_of_its_encoding(head: bytes, body: bytes) -> None:
    raw = b"From: =?utf-8?q?J=C3=BCrgen?= <j@example.org>\nSubject: \xc3\x9c\n" + head + b"\n" + body
    (report,) = read_mail(raw, "a.eml", "a", lambda part: None)
    assert (report.text, report.publisher, report.title) == ("The board’s chair said “no”.", "Jürgen", "Ü")


@pytest.mark.parametrize(
    "raw",
    [
        b"From: a\nSubject: x\nContent-Transfer-Encoding: base64\n\n!!!!notbase64\n",
        b"From: a\nSubject: x\nContent-Type: multipart/mixed; boundary=b\n\n"
        + b"--b\nContent-Type: text/plain\n\nx\n" * 3_000,
    ],
)
def test_a_damaged_mail_is_refused_in_one_line(raw: bytes) -> None:
    with pytest.raises(BadInput, match=r"damaged|too many parts"):
        list(read_mail(raw, "a.eml", "a", lambda part: None))


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
