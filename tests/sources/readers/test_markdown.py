"""Markdown: words without marks, and what stands at the head of the file."""

from __future__ import annotations

from datetime import date

from detente.sources.readers.markdown import read_markdown

FILE = """---
title: Herders block the canal
date: 2021-05-12
source: Valley Herald
---
# Herders block the canal

The **herders** of the [upper valley](https://example.org/v) blocked
the road. <!-- check this -->

> “We will stay,” said *Otto Kranz*.

- Open the gates
- Pay for the goats

| day | event |
| --- | --- |
| 12 May | The road was blocked. |
"""


def test_words_are_read_without_marks() -> None:
    (report,) = read_markdown(FILE.encode(), "a.md", "a")
    assert report.text == (
        "Herders block the canal\n\nThe herders of the upper valley blocked the road.\n\n"
        "“We will stay,” said Otto Kranz.\n\nOpen the gates\n\nPay for the goats\n\nday | event\n\n"
        "12 May | The road was blocked."
    )
    assert (report.title, report.publisher, report.published) == (
        "Herders block the canal",
        "Valley Herald",
        date(2021, 5, 12),
    )


def test_without_a_head_the_first_heading_is_the_title_and_a_line_the_date() -> None:
    (report,) = read_markdown(b"# Talks fail\n\n**Date:** 12 May 2021\n\nThey met.", "a.md", "a")
    assert (report.title, report.published) == ("Talks fail", date(2021, 5, 12))


def test_a_rule_at_the_beginning_is_no_head() -> None:
    (report,) = read_markdown(b"---\nThey met: twice.\n\n---\n\nThey left.", "a.md", "a")
    assert "They left." in report.text


def test_words_struck_out_are_not_read_and_notes_leave_no_marks() -> None:
    raw = b"The board will ~~not~~ reopen[^1] the pier.\n\n<!-- x --> Talks &amp; more\n\n[^1]: So the mayor."
    (report,) = read_markdown(raw, "a.md", "a")
    assert report.text == "The board will  reopen the pier.\n\nTalks & more\n\nSo the mayor."
