"""Mail boxes: each mail a report, and none lost at a line that only looks like the next mail."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.support.commands import run

from detente.errors import BadInput
from detente.sources.kinds import sniffed
from detente.sources.load import load_reports
from detente.sources.readers.mail_boxes import read_mailbox

BOX = """From alma@example.org Fri May  7 10:00:00 2021
From: Alma Birch <alma@example.org>
Subject: Pier
Date: Fri, 07 May 2021 10:00:00 +0000

The board said no.

From the pier of 2021 nobody came.
>From the board came a letter.

From otto@example.org Sat May  8 10:00:00 2021
From: Otto Kranz <otto@example.org>
Subject: Re: Pier
Date: Sat, 08 May 2021 10:00:00 +0000

The union refused.

"""
EMPTY = "From x@example.org Sun May  9 10:00:00 2021\nFrom: x@example.org\nSubject: nothing\n\n\n"


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_each_mail_is_a_report(line_end: str) -> None:
    raw = BOX.replace("\n", line_end).encode()
    left_out: list[BadInput] = []
    first, second = read_mailbox(raw, "a.mbox", "a", left_out.append)
    assert first.text.splitlines()[2:] == [
        "From the pier of 2021 nobody came.", "From the board came a letter."
    ]  # fmt: skip
    assert (first.source, first.id, first.publisher) == ("a.mbox#1", "a-1", "Alma Birch")
    assert (second.source, str(second.published)) == ("a.mbox#2", "2021-05-08")
    assert second.text == "The union refused."
    assert left_out == []


def test_a_mail_without_words_is_named_and_the_others_are_read(tmp_path: Path) -> None:
    (tmp_path / "a.mbox").write_text(EMPTY + BOX)
    ended = run("read", "a.mbox", folder=tmp_path)
    assert ended.status == 0
    assert "a.mbox#1: holds no text" in ended.err
    assert [r.source for r in load_reports([str(tmp_path / "a.mbox")])] == [
        f"{tmp_path}/a.mbox#2", f"{tmp_path}/a.mbox#3"
    ]  # fmt: skip


def test_of_many_faults_the_first_are_named_and_the_others_counted() -> None:
    left_out: list[BadInput] = []
    assert len(list(read_mailbox((EMPTY * 20 + BOX).encode(), "a.mbox", "a", left_out.append))) == 2
    assert [part.what for part in left_out[5:]] == ["15 more parts of its mails were not read"]


@pytest.mark.parametrize("raw", [b"The board said no.", EMPTY.encode(), b"From here to 2021\n\n"])
def test_what_holds_no_mail_is_refused(raw: bytes) -> None:
    with pytest.raises(BadInput, match=r"no mail box|holds no text"):
        list(read_mailbox(raw, "a.mbox", "a", lambda part: None))


def test_a_mail_box_is_known_by_its_first_bytes() -> None:
    assert sniffed(BOX.encode()) == ".mbox"
    assert sniffed(BOX.partition("\n")[2].encode()) == ".eml"
    assert sniffed(b"From the pier came a letter in 2021.\n") == ".txt"
