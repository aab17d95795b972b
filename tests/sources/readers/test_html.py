"""Saved web pages: the main text, and what the page says of itself."""

from __future__ import annotations

from datetime import date

import pytest
from tests.support.source_files import PAGE

from detente.errors import BadInput
from detente.sources.readers import html
from detente.sources.readers.html import read_html


def test_the_main_text_is_separated_from_the_furniture_around_it() -> None:
    report = read_html(PAGE.encode(), "page.html", "page")
    assert "“We will not pay a penny more,”" in report.text
    assert "Subscribe" not in report.text
    assert "Sport" not in report.text
    assert (report.title, report.publisher, report.published) == (
        "Dockers walk out",
        "The Tide",
        date(2021, 2, 3),
    )


def test_a_page_without_text_is_refused() -> None:
    with pytest.raises(BadInput, match="no main text"):
        read_html(b"<html><body></body></html>", "page.html", "page")


def test_a_page_too_large_is_refused_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MAX_PAGE_BYTES", 100)
    with pytest.raises(BadInput, match="a page of"):
        read_html(PAGE.encode(), "page.html", "page")


def test_a_page_is_read_in_the_encoding_it_declares() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').replace("“", '"').replace("”", '"')
    report = read_html(page.replace("Brine", "Brüne").encode("latin-1"), "page.html", "page")
    assert "The dockers of Brüne walked out" in report.text


ARTICLE = PAGE.partition("</article>")[0]


@pytest.mark.parametrize(
    "nest",
    ["<div>", "<b>", "<ul><li>", "<table><tr><td>", "<blockquote>", "<span>"],
)
def test_elements_nested_a_hundred_thousand_deep_leave_the_article_as_it_is(
    nest: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html, "MAX_ELEMENTS", 200_000)
    deep = nest * (100_000 // nest.count("<"))
    report = read_html(f"{ARTICLE}</article>{deep}x</body></html>".encode(), "page.html", "page")
    assert "“We will not pay a penny more,”" in report.text


def test_words_nested_a_hundred_thousand_deep_are_reported_as_no_main_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(html, "MAX_ELEMENTS", 200_000)
    page = b"<html><body>" + b"<div>" * 100_000 + b"The dockers walked out." + b"</div>" * 100_000
    with pytest.raises(BadInput, match="no main text"):
        read_html(page, "page.html", "page")


@pytest.mark.parametrize(
    ("page", "complaint"),
    [
        (b"<p>The dockers walked out.</p>" * 50_001, "50,001 elements; at most 50,000"),
        (b"<!-- -->" * 60_000, "60,000 elements"),
        (b"<p " + b" ".join(b"a%d=b" % k for k in range(60_000)) + b">x</p>", "a tag of more than 50,000"),
        (b"<p>The dockers walked out.</p>\n" * 6_700_000, "a page of 208 MB; at most 20 MB"),
    ],
    ids=["elements", "comments", "attributes", "two hundred megabytes"],
)
def test_a_page_that_would_take_minutes_is_refused_before_it_is_parsed(
    page: bytes, complaint: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html, "trafilatura", None)
    with pytest.raises(BadInput, match=complaint):
        read_html(page, "page.html", "page")


def test_a_picture_within_the_page_is_no_tag_of_many_words() -> None:
    picture = "<img src='data:image/png;base64," + "QUFB" * 500_000 + "'>"
    report = read_html(PAGE.replace("<p>", picture + "<p>", 1).encode(), "page.html", "page")
    assert "“We will not pay a penny more,”" in report.text
