"""Saved web pages: the main text, and what the page says of itself."""

from __future__ import annotations

from datetime import date

import pytest
from tests.support.source_files import PAGE

from detente.errors import BadInput
from detente.sources.readers import html
from detente.sources.readers.html import read_html


def test_the_main_text_is_separated_from_the_furniture_around_it() -> None:
    (report,) = read_html(PAGE.encode(), "page.html", "page")
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
        list(read_html(b"<html><body></body></html>", "page.html", "page"))


def test_a_page_too_large_is_refused_before_it_is_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(html, "MAX_PAGE_BYTES", 100)
    with pytest.raises(BadInput, match="a page of"):
        list(read_html(PAGE.encode(), "page.html", "page"))


def test_a_page_is_read_in_the_encoding_it_declares() -> None:
    page = PAGE.replace("<head>", '<head><meta charset="iso-8859-1">').replace("“", '"').replace("”", '"')
    (report,) = read_html(page.replace("Brine", "Brüne").encode("latin-1"), "page.html", "page")
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
    (report,) = read_html(f"{ARTICLE}</article>{deep}x</body></html>".encode(), "page.html", "page")
    assert "“We will not pay a penny more,”" in report.text


def test_words_nested_a_hundred_thousand_deep_are_reported_as_no_main_text(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(html, "MAX_ELEMENTS", 200_000)
    page = b"<html><body>" + b"<div>" * 100_000 + b"The dockers walked out." + b"</div>" * 100_000
    with pytest.raises(BadInput, match="no main text"):
        list(read_html(page, "page.html", "page"))


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
        list(read_html(page, "page.html", "page"))


def test_a_picture_within_the_page_is_no_tag_of_many_words() -> None:
    picture = "<img src='data:image/png;base64," + "QUFB" * 500_000 + "'>"
    (report,) = read_html(PAGE.replace("<p>", picture + "<p>", 1).encode(), "page.html", "page")
    assert "“We will not pay a penny more,”" in report.text


WORDS = (
    "The dockers of Brine walked out on Wednesday after a night of talks with the port had come to nothing.",
    "“We will not pay a penny more,” said the mayor, who had tried for a week to bring both together.",
    "The union said that it would stay out until the port made an offer, and that it had food for a month.",
)


def _body(inner: str, head: str = "") -> bytes:
    return f"<html><head>{head}</head><body>{inner}</body></html>".encode()


@pytest.mark.parametrize("tag", ["ul", "ol"])
def test_a_list_right_in_the_body_is_part_of_the_text(tag: str) -> None:
    demands = f"<{tag}><li>The union wants nine per cent more pay.</li><li>The port offers four.</li></{tag}>"
    page = _body(f"<h1>Dockers walk out</h1><p>{WORDS[0]}</p>{demands}<p>{WORDS[1]}</p>")
    (report,) = read_html(page, "page.html", "page")
    for words in (WORDS[0], "nine per cent more pay", "The port offers four", WORDS[1]):
        assert words in report.text


def _article(title: str, town: str, day: str, times: int = 1) -> str:
    words = "".join(f"<p>{line.replace('Brine', town)}</p>" for line in WORDS * times)
    return f'<article><h2>{title}</h2><time datetime="{day}">x</time>{words}</article>'


def test_two_articles_on_a_page_are_two_reports_each_with_its_own_day() -> None:
    page = _body(_article("Dockers", "Brine", "2021-05-12") + _article("Teachers", "Tarn", "2020-03-01"))
    one, two = read_html(page, "page.html", "page")
    assert (one.title, one.published, one.id, one.source) == (
        "Dockers",
        date(2021, 5, 12),
        "page-1",
        "page.html#1",
    )
    assert (two.title, two.published, two.id, two.source) == (
        "Teachers",
        date(2020, 3, 1),
        "page-2",
        "page.html#2",
    )
    assert "Tarn" not in one.text
    assert "Brine" not in two.text


def test_a_teaser_beside_an_article_is_no_second_report() -> None:
    teaser = '<article><h3>Snow</h3><time datetime="2020-12-01">x</time><p>Snow fell in Tarn.</p></article>'
    (report,) = read_html(_body(_article("Dockers", "Brine", "2021-05-12", 2) + teaser), "page.html", "page")
    assert report.published == date(2021, 5, 12)


@pytest.mark.parametrize(
    ("page", "complaint"),
    [
        (
            _body("<h1>Page not found</h1><p>The page you are looking for could not be found.</p>"),
            "a notice of a server",
        ),
        (
            _body("<p>Sorry, this page has been removed or never was.</p>", "<title>404</title>"),
            "a notice of a server",
        ),
        (
            _body("<p>You do not have permission to open this server.</p>", "<title>Access denied</title>"),
            "a notice of a server",
        ),
        (_body("<noscript>You need to enable JavaScript to run this app.</noscript>"), "asks for JavaScript"),
        (
            _body("<h1>One moment</h1><p>Please enable JavaScript and cookies to continue.</p>"),
            "asks for JavaScript",
        ),
        (
            _body("<p>JavaScript is disabled in your browser. Turn it on and load again.</p>"),
            "asks for JavaScript",
        ),
        (
            _body(
                "<ul>"
                + "".join(f'<li><a href="{k}">{line}</a></li>' for k, line in enumerate(WORDS))
                + "</ul>"
            ),
            "a list of links|no main text",
        ),
    ],
)
def test_a_page_that_is_no_report_is_refused_by_name(page: bytes, complaint: str) -> None:
    with pytest.raises(BadInput, match=complaint):
        list(read_html(page, "page.html", "page"))


def test_an_article_that_speaks_of_scripts_and_errors_is_read() -> None:
    words = "The ministry said that its page could not be found because a law forbids JavaScript. "
    paragraphs = "".join(f"<p>{words}{line}</p>" for line in WORDS * 2)
    (report,) = read_html(_body(f"<h1>Error 404: the missing miners</h1>{paragraphs}"), "page.html", "page")
    assert "a law forbids JavaScript" in report.text


@pytest.mark.parametrize(
    ("title", "words"),
    [
        (
            "Inspectors return",
            f"The inspectors are to verify human rights and the site was moved. {WORDS[0]}",
        ),
        ("No error, says port", f"{WORDS[0]} {WORDS[1]} {WORDS[2]}"),
    ],
)
def test_a_short_report_is_no_notice(title: str, words: str) -> None:
    (report,) = read_html(_body(f"<article><h1>{title}</h1><p>{words}</p></article>"), "page.html", "page")
    assert WORDS[0] in report.text


SENTENCES = (
    "The dockers of Brine walked out on Wednesday after a night of talks with the port had come to nothing. "
    "“We will not pay a penny more,” said the mayor, who had tried for a week to bring both together. "
    "The union said that it would stay out until the port made an offer, and that it had food for a month."
)


def test_the_paragraphs_of_a_short_article_stand_apart() -> None:
    page = (
        "<html><body><article><h1>Pier shut</h1><p>The Harbour Board shut the pier on Wednesday and refused"
        " to meet the union of Brine, which had demanded talks.</p><p>The union struck.</p></article></body>"
        "</html>"
    )
    (report,) = read_html(page.encode(), "a.html", "a")
    assert report.text.splitlines() == [
        "Pier shut",
        "The Harbour Board shut the pier on Wednesday and refused to meet the union of Brine, which had "
        "demanded talks.",
        "The union struck.",
    ]


def test_the_list_of_a_bare_page_is_read_within_a_frame_too() -> None:
    items = "<ul><li>The board must reopen the pier.</li><li>The union must end its strike.</li></ul>"
    for frame in ("{}", "<div>{}</div>", "<div><section>{}</section></div>"):
        inner = frame.format(f"<h1>Demands</h1><p>{SENTENCES}</p>{items}")
        (report,) = read_html(f"<html><body>{inner}</body></html>".encode(), "a.html", "a")
        assert "The union must end its strike." in report.text


def test_a_row_of_a_table_is_a_line_of_cells() -> None:
    table = "<table><tr><td>7 May</td><td>The board shut the pier.</td></tr></table>"
    (report,) = read_html(f"<html><body><p>{SENTENCES}</p>{table}</body></html>".encode(), "a.html", "a")
    assert report.text.splitlines()[-1] == "7 May | The board shut the pier."


def test_two_posts_of_a_page_without_article_elements_are_two_reports() -> None:
    posts = "".join(
        f"<div class='post'><h2>{title}</h2><span class='date'>{day} May 2021</span><p>{SENTENCES}</p></div>"
        for title, day in (("One", 12), ("Two", 14))
    )
    reports = list(read_html(f"<html><body>{posts}</body></html>".encode(), "a.html", "a"))
    assert [(r.title, r.published) for r in reports] == [
        ("One", date(2021, 5, 12)), ("Two", date(2021, 5, 14)),
    ]  # fmt: skip


def test_the_sections_of_one_article_are_no_reports() -> None:
    sections = "".join(f"<div class='section'><h2>Part {n}</h2><p>{SENTENCES}</p></div>" for n in "ab")
    page = f"<html><body><h1>Pier</h1>{sections}</body></html>"
    assert len(list(read_html(page.encode(), "a.html", "a"))) == 1


@pytest.mark.parametrize(
    "words",
    [
        "Please enable JS and disable any ad blocker",
        "Subscribe to continue reading.",
        "Log in to read the rest of this story. Forgot your password?",
        "This article is for subscribers.",
    ],
)
def test_a_page_that_only_asks_for_something_is_refused(words: str) -> None:
    page = f"<html><title>Pier</title><body><article><h1>Pier</h1><p>{words}</p></article></body></html>"
    with pytest.raises(BadInput, match="asks"):
        list(read_html(page.encode(), "a.html", "a"))


def test_a_report_on_a_log_in_is_read() -> None:
    words = f"{SENTENCES} The ministry asked citizens to register to vote and to log in to see their forms."
    (report,) = read_html(
        f"<html><body><article><p>{words}</p></article></body></html>".encode(), "a.html", "a"
    )
    assert "log in to see" in report.text


def test_the_library_says_nothing_of_its_own_about_a_broken_page(caplog: pytest.LogCaptureFixture) -> None:
    with pytest.raises(BadInput):
        list(read_html(b"<" * 5_000, "a.html", "a"))
    assert caplog.records == []
