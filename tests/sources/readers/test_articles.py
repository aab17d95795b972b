"""Files of many articles, as data bases of newspapers write them."""

from __future__ import annotations

from datetime import date

import pytest

from detente.sources.readers.articles import reports_in

CLASSIC = """                               1 of 2 DOCUMENTS

                              The Valley Herald

                            May 12, 2021 Wednesday

HEADLINE: Herders block the canal,
and the board looks on

BYLINE: Alma Birch

SECTION: NEWS; Pg. 4

LENGTH: 12 words

DATELINE: LOWER TOWN

BODY:

   The herders blocked the road to the canal.

   The board did not meet.

LOAD-DATE: May 13, 2021

LANGUAGE: ENGLISH

                  Copyright 2021 The Valley Herald
                       All Rights Reserved

                               2 of 2 DOCUMENTS

                              Harbour Wire

                            June 1, 2021

HEADLINE: Gates open

LENGTH: 4 words

BODY:

They opened on Tuesday.

LOAD-DATE: June 2, 2021
"""
UNI = """Herders block the canal

The Valley Herald

May 12, 2021 Wednesday

Copyright 2021 The Valley Herald All Rights Reserved

Section: NEWS; Pg. 4

Length: 12 words

Byline: Alma Birch

Body

The herders blocked the road to the canal.

The board did not meet.

Load-Date: May 13, 2021

End of Document

Gates open

Harbour Wire

June 1, 2021 Tuesday

Copyright 2021 Harbour Wire All Rights Reserved

Length: 4 words

Body

They opened on Tuesday.

Load-Date: June 2, 2021

End of Document
"""
COUNTED = """Herders block the canal
Alma Birch
12 words
12 May 2021
The Valley Herald
VALHER
English
(c) 2021 The Valley Herald

The herders blocked the road to the canal.

The board did not meet.

Document VALHER0020210512eh5c0000x

Gates open
4 words
1 June 2021
09:12 GMT
Harbour Wire
HARWIR
English
(c) 2021 Harbour Wire

They opened on Tuesday.

Document HARWIR0020210601eh610000y
"""
CODED = """HD  Herders block the canal
BY  Alma Birch
WC  12 words
PD  12 May 2021
SN  The Valley Herald
SC  VALHER
LA  English
CY  (c) 2021

LP
The herders blocked the road to the canal.

TD
The board did not meet.

NS  gcat : Political news
AN  Document VALHER0020210512eh5c0000x

HD  Gates open
PD  1 June 2021
SN  Harbour Wire

LP  They opened on Tuesday.

AN  Document HARWIR0020210601eh610000y
"""


@pytest.mark.parametrize(
    "export", [CLASSIC, UNI, COUNTED, CODED], ids=["classic", "end marks", "counted", "coded"]
)
def test_each_article_is_a_report_of_its_words_alone(export: str) -> None:
    one, two = reports_in(export, "x.txt", "x")
    paragraphs = [line.strip() for line in one.text.splitlines() if line.strip()]
    assert paragraphs == ["The herders blocked the road to the canal.", "The board did not meet."]
    assert (one.publisher, one.published, one.id, one.source) == (
        "The Valley Herald",
        date(2021, 5, 12),
        "x-1",
        "x.txt#1",
    )
    assert (one.title or "").startswith("Herders block the canal")
    assert (two.text, two.title, two.publisher, two.published) == (
        "They opened on Tuesday.",
        "Gates open",
        "Harbour Wire",
        date(2021, 6, 1),
    )


def test_a_headline_goes_on_in_its_next_line() -> None:
    one, _ = reports_in(CLASSIC, "x.txt", "x")
    assert one.title == "Herders block the canal, and the board looks on"


def test_a_page_about_the_export_is_of_no_article() -> None:
    cover = (
        "Page 1 of 4\n\nUser Name: desk\n\nDate and Time: Monday, June 7, 2021 10:00:00 AM EDT\n\n"
        "Documents (2)\n\n1. Herders block the canal\n\n2. Gates open\n\n"
    )
    one, two = reports_in(cover + UNI, "x.txt", "x")
    assert (one.title, one.publisher, one.published) == (
        "Herders block the canal", "The Valley Herald", date(2021, 5, 12),
    )  # fmt: skip
    assert two.published == date(2021, 6, 1)


def test_a_short_article_without_labels_of_headline_and_words_is_an_article() -> None:
    export = (
        "1 of 2 DOCUMENTS\n\nThe Valley Herald\n\nMay 12, 2021 Wednesday\n\nHerders block the canal\n\n"
        "BYLINE: Alma Birch\n\nLENGTH: 12 words\n\nThe herders blocked the road to the canal.\n\n"
        "LOAD-DATE: May 13, 2021\n\nCopyright 2021 The Valley Herald\nAll Rights Reserved\n\n"
        "2 of 2 DOCUMENTS\n\nHarbour Wire\n\nJune 1, 2021\n\nGates open\n\nLENGTH: 4 words\n\n"
        "They opened on Tuesday.\n\nLOAD-DATE: June 2, 2021\n"
    )
    assert [(r.title, r.publisher, str(r.published), r.text) for r in reports_in(export, "x.txt", "x")] == [
        ("Herders block the canal", "The Valley Herald", "2021-05-12",
         "The herders blocked the road to the canal."),
        ("Gates open", "Harbour Wire", "2021-06-01", "They opened on Tuesday."),
    ]  # fmt: skip


def test_a_writer_and_an_agency_are_no_part_of_the_headline() -> None:
    one, _ = reports_in(COUNTED.replace("Alma Birch\n", "By Alma Birch\nHarbour Wire\n"), "x.txt", "x")
    assert one.title == "Herders block the canal"


def test_an_article_without_a_day_has_that_of_its_loading() -> None:
    one, _ = reports_in(CLASSIC.replace("May 12, 2021 Wednesday", "Spring 2021"), "x.txt", "x")
    assert one.published == date(2021, 5, 13)


@pytest.mark.parametrize(
    "text",
    [
        "The herders blocked the road.\n\n1 of 2\n\nThe board did not meet.\n\n2 of 2\n\nThe end.",
        "The board read document 1 of 3 aloud.",
        "Length: 12 miles\n\nThe road was blocked.",
    ],
)
def test_a_report_that_only_looks_like_one_is_read_whole(text: str) -> None:
    (report,) = reports_in(text, "x.txt", "x")
    assert (report.id, report.source, report.text) == ("x", "x.txt", text)
