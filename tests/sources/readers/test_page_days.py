"""The day that a web page says its article was published; every other date on it is passed over."""

from __future__ import annotations

import json
from datetime import date

import pytest

from detente.sources.readers.html import read_html

WORDS = (
    "The dockers of Brine walked out on Wednesday after a night of talks with the port had come to nothing.",
    "“We will not pay a penny more,” said the mayor, who had tried for a week to bring both together.",
    "The union said that it would stay out until the port made an offer, and that it had food for a month.",
)
PARAGRAPHS = "".join(f"<p>{words}</p>" for words in WORDS)
DAY = date(2021, 5, 12)


def _day(
    head: str = "", top: str = "", within: str = "", below: str = "", url: str | None = None
) -> date | None:
    page = (
        f"<html><head><title>Dockers walk out</title>{head}</head><body>{top}<article>"
        f"<h1>Dockers walk out</h1>{within}{PARAGRAPHS}</article>{below}</body></html>"
    )
    (report,) = read_html(page.encode(), "a.html", "a", url)
    return report.published


def _linked(*nodes: object) -> str:
    data = json.dumps(nodes[0] if len(nodes) == 1 else list(nodes))
    return f'<script type="application/ld+json">{data}</script>'


SITE = {"@type": "WebSite", "name": "The Tide", "datePublished": "2009-01-01"}
PAGE = {"@type": "WebPage", "datePublished": "2015-02-02", "dateModified": "2022-02-02"}
ARTICLE = {
    "@type": "NewsArticle",
    "headline": "Dockers walk out",
    "datePublished": "2021-05-12T23:10:00-04:00",
}
OTHER = {"@type": "NewsArticle", "headline": "Snow", "datePublished": "2020-12-01"}


@pytest.mark.parametrize(
    "head",
    [
        _linked({"@context": "https://schema.org", "@graph": [SITE, PAGE, ARTICLE]}),
        _linked(SITE) + _linked(ARTICLE),
        _linked(SITE, PAGE, ARTICLE),
        _linked({**ARTICLE, "@type": ["Article", "NewsArticle"]}),
        _linked({"@type": "WebPage", "mainEntity": ARTICLE}),
        _linked({**ARTICLE, "comment": [{"@type": "Article", "datePublished": "2021-06-01"}]}),
        _linked({"@type": "ItemList", "itemListElement": [OTHER]}) + _linked(ARTICLE),
        _linked(OTHER, ARTICLE),
        _linked(ARTICLE) + '<meta property="article:published_time" content="2021-05-14">',
        '<script type="application/ld+json">{broken</script><meta property="article:published_time"'
        ' content="2021-05-12T08:00:00Z">',
        _linked(SITE, PAGE) + '<meta name="dcterms.created" content="2021-05-12">',
        '<meta name="date" content="2020-01-01"><meta name="parsely-pub-date" content="2021-05-12">',
        _linked({**ARTICLE, "datePublished": 1620813600000}),
        _linked({"@type": "WebPage", "relatedLink": [OTHER]}, ARTICLE),
        _linked(
            {**ARTICLE, "headline": "Live", "liveBlogUpdate": [{**OTHER, "headline": "Dockers walk out"}]}
        ),
        '<script type="application/ld+json">{"@type": "Article", "datePublished": "2021-05-12",};</script>',
        '<script type="application/ld+json">{"@type": "WebSite"}{"@type": "NewsArticle", "datePublished":'
        ' "2021-05-12"}</script>',
        '<script type="application/ld+json">{&quot;@type&quot;: &quot;NewsArticle&quot;, '
        "&quot;datePublished&quot;: &quot;2021-05-12&quot;}</script>",
        _linked({"@type": "NewsArticle", "datePublished": "0001-01-01T00:00:00"})
        + '<meta property="article:published_time" content="2021-05-12">',
        _linked({"@type": "NewsArticle", "datePublished": "1970-01-01T00:00:00Z"})
        + '<meta property="article:published_time" content="2021-05-12">',
        '<meta property="article:modified_time" content="2022-01-01"><meta name="pubdate" content="20210512">'
        '<meta name="DC.date.issued" content="2021-05-12">',
    ],
)
def test_linked_data_of_the_article_comes_first_and_then_meta_elements(head: str) -> None:
    assert _day(head) == DAY


@pytest.mark.parametrize(
    "within",
    [
        '<time datetime="2021-05-12T10:30:00Z">12 May</time>',
        "<time>12 May 2021</time>",
        '<p class="byline">By Alma Birch, 12 May 2021</p>',
        '<span class="timestamp">Published: May 12, 2021 10:30</span>',
        '<time datetime="2022-01-01" class="updated">x</time>'
        '<time datetime="2021-05-12" class="published">x</time>',
        '<time datetime="2022-01-01" itemprop="dateModified">x</time><time datetime="2021-05-12">x</time>',
        '<meta itemprop="datePublished" content="2021-05-12">',
        '<header><div class="meta"><abbr class="published" title="2021-05-12">x</abbr></div></header>',
        "<p>12 May 2021</p>",
        '<p>Updated <time datetime="2022-06-03">3 June</time></p>'
        '<p>Published <time datetime="2021-05-12">12 May</time></p>',
        '<div><b>Updated</b> <time datetime="2022-06-03">3 June</time> <b>First published</b>'
        ' <time datetime="2021-05-12">12 May</time></div>',
        '<span class="date" data-date="2021-05-12">2 years ago</span>',
        '<div class="byline"><a href="/a">Alma Birch</a> <time datetime="2021-05-12">12 May</time></div>',
    ],
)
def test_a_date_within_the_article_is_read(within: str) -> None:
    assert _day(within=within) == DAY


ELSEWHERE = [
    {"top": '<aside><time datetime="2009-01-01">x</time></aside>'},
    {"top": '<header><div class="date">Today: 3 June 2022</div></header>'},
    {"top": '<header><time datetime="2022-06-03">3 June 2022</time></header>'},
    {"top": '<div id="current-date"><span class="date">3 June 2022</span></div>'},
    {"top": '<nav><time datetime="2009-01-01">x</time></nav>'},
    {"below": "<footer>1 January 2010</footer>"},
    {"below": '<div class="footer"><time datetime="2010-01-01">x</time></div>'},
    {"below": '<div class="comments"><time datetime="2021-09-09">x</time></div>'},
    {"below": '<div class="related"><article><time datetime="2020-12-01">x</time></article></div>'},
    {"within": '<div id="comments"><div class="comment"><time datetime="2021-09-09">x</time></div></div>'},
    {"within": '<aside><time datetime="2020-12-01">x</time></aside>'},
    {"within": '<article class="teaser"><time datetime="2020-12-01">x</time></article>'},
    {"within": f'<p>{WORDS[0]} It had begun on <time datetime="2020-12-01">1 December 2020</time>.</p>'},
    {"within": '<div class="related-stories"><span class="date">1 December 2020</span></div>'},
    {"within": '<div class="event"><time datetime="2022-11-01">1 November</time> March on the port</div>'},
    {"head": _linked({"@type": "WebPage", "relatedLink": [OTHER]})},
    {"head": _linked(SITE)},
    {"head": '<meta property="article:modified_time" content="2022-01-01">'},
]


@pytest.mark.parametrize("parts", ELSEWHERE)
def test_a_date_of_something_else_is_not_that_of_the_article(parts: dict[str, str]) -> None:
    assert _day(**parts) is None


@pytest.mark.parametrize("parts", ELSEWHERE)
def test_nor_does_it_hide_that_of_the_article(parts: dict[str, str]) -> None:
    own = '<time datetime="2021-05-12">12 May</time>'
    assert _day(**{**parts, "within": parts.get("within", "") + own}) == DAY


def test_the_linked_data_of_the_page_and_its_address_come_last() -> None:
    assert _day(_linked({**PAGE, "datePublished": "2021-05-12"})) == DAY
    assert _day(url="https://example.org/2021/05/12/dockers") == DAY
    assert _day(url="https://example.org/2021/05/dockers") is None


TEASERS = [
    '<div class="more-stories"><p><a href="x">Snow</a> <time datetime="2020-12-01">x</time></p></div>',
    '<div class="box"><a href="x">Snow falls all over here</a> <time datetime="2020-12-01">x</time></div>',
    '<ol><li><time datetime="2021-09-09">9 September 2021</time> Nice report.</li></ol>',
]


@pytest.mark.parametrize("teaser", TEASERS)
@pytest.mark.parametrize("own", ["", '<div class="date">12 May 2021</div>'])
def test_on_a_page_without_an_article_element_a_list_of_others_does_not_date_it(
    teaser: str, own: str
) -> None:
    content = f"<div class='content'><h1>Dockers walk out</h1>{own}{PARAGRAPHS}</div>"
    page = f"<html><body>{content}{teaser}</body></html>"
    (report,) = read_html(page.encode(), "a.html", "a")
    assert report.published == (DAY if own else None)


def test_a_date_above_the_article_in_the_same_main_element_is_read() -> None:
    page = (
        '<html><body><main><div class="meta"><time datetime="2021-05-12">x</time></div>'
        f"<article><h1>Dockers walk out</h1>{PARAGRAPHS}</article>"
        '<div class="list"><time datetime="2020-12-01">x</time></div></main></body></html>'
    )
    (report,) = read_html(page.encode(), "a.html", "a")
    assert report.published == DAY
