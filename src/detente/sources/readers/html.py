"""Web pages: the main text, and what the page says of itself."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterable, Iterator
from copy import deepcopy
from itertools import islice
from typing import Any, Final

import trafilatura
from charset_normalizer.utils import any_specified_encoding
from lxml import html

from detente.errors import BadInput
from detente.patterns import as_pattern
from detente.sources.readers.decoding import decode, require_text
from detente.sources.readers.html_words import words_of_html
from detente.sources.readers.page_days import day_in_article, day_of_page
from detente.sources.report import Report

# It remarks on pages that it cannot read; the fault says so in one line.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

MAX_PAGE_BYTES = 20_000_000
# Time grows with the square of both: of the first to find the main text, of the second to parse a tag.
MAX_ELEMENTS = 50_000
MAX_WORDS_IN_A_TAG = 50_000
MOST_COMPARED: Final = 3_000
"""Elements of a page whose main text is compared with what two other programs take for it.

One of them looks from each short paragraph for the next long one; no article has so many.
"""
_OPENING = as_pattern(r"<[A-Za-z!?]")
_LONG_TAG = as_pattern(r"<[A-Za-z][^<>]{50000,}")

_ERROR_TITLE: Final = as_pattern(
    r"\b(?:40[0-9]|410|429|451|50[0-9])\b|\bnot found\b|\baccess denied\b|\bforbidden\b|\bunavailable\b"
    r"|\berror\b|\bbad gateway\b|\btimed? ?out\b|\bjust a moment\b|\battention required\b"
    r"|\bare you a (?:robot|human)\b"
    r"|\bpage (?:is )?(?:missing|gone)\b|\bredirecting\b|\bsecurity check\b",
    re.I,
)
_ERROR_TEXT: Final = as_pattern(
    r"\b(?:page|url|resource|address)\b[^.]{0,60}\b(?:not (?:be )?found|does(?: not|n[’']t) exist"
    r"|no longer|(?:been )?(?:moved|removed|deleted)|can(?:not|[’']t) be (?:found|reached|displayed))\b"
    r"|\byou (?:do not|don[’']t) have permission\b|\btry again later\b"
    r"|\byour request (?:was |has been )?blocked\b",
    re.I,
)
_ASKS_FOR_SCRIPTS: Final = as_pattern(
    r"\b(?:enable|turn on|activate|allow|requires?|needs?|without|supports?)\b[^.]{0,40}"
    r"\b(?:javascript|js|cookies)\b"
    r"|\bjavascript\b[^.]{0,40}\b(?:disabled|enabled|required|turned off|not available)\b"
    r"|\byou(?: are|[’']re) (?:a human|human|not a robot)\b|\bchecking your browser\b"
    r"|\bunusual traffic from your\b",
    re.I,
)
_ASKS_TO_LOG_IN: Final = as_pattern(
    r"\b(?:subscribe|log ?in|sign (?:in|up)|register|create an account)\b[^.]{0,30}"
    r"\b(?:to (?:continue|keep|read|view|see|access|finish|your account)|for (?:full )?access)\b"
    r"|\b(?:article|story|content) is (?:only |exclusively )?(?:for|available to) (?:our )?subscribers\b"
    r"|\bforgot(?:ten)? your password\b",
    re.I,
)
_LONGEST_NOTICE: Final = 120  # words
_FEWEST_WORDS: Final = 50  # of an article among others
_LEAST_SHARE: Final = 0.4  # of the longest article, for another that is no teaser
_MOST_LINKED: Final = 0.7
_ROW: Final = as_pattern(r"^\| (?P<cells>.*?) ?\|[ \t]*$", re.M)
_POST: Final = as_pattern(r"(?:^| )(?:post|hentry|entry|article|story|news-?item|blog-?post)(?: |$)", re.I)
_COMMENT: Final = as_pattern("comment|teaser|related|promo|recommend|card", re.I)


def read_html(
    raw: bytes, source: str, report_id: str, url: str | None = None, encoding: str | None = None
) -> Iterator[Report]:
    """Yield the report in a saved page, its main text by trafilatura; or each of several whole articles.

    Parameters
    ----------
    raw, source, report_id
        The page, its place, and the id for its report.
    url
        Where it was fetched, if that is known.
    encoding
        The encoding its server declared; without one the page's own declaration is looked for.

    Raises
    ------
    BadInput
        If the page is too large or made of too many parts, no main text is found in it, or it is a notice of
        a server or a list of links.
    """
    if len(raw) > MAX_PAGE_BYTES:
        raise BadInput(
            source, f"a page of {len(raw) / 1e6:.0f} MB; at most {MAX_PAGE_BYTES // 1_000_000} MB are read",
            "save the article alone, as text",
        )  # fmt: skip
    page = decode(raw, source, encoding or any_specified_encoding(raw))
    _require_few_parts(page, source)
    tree = trafilatura.load_html(page)
    articles = [] if tree is None else _whole_articles(tree)
    if len(articles) > 1:
        yield from _each_article(tree, articles, source, report_id, url)
        return
    text = None if tree is None else _main_text(tree, articles, url)
    if tree is None or not text:
        raise BadInput(source, "no main text was found in the page", "save the article as plain text")
    # Its own search for a date is not used, and can take seconds.
    about = trafilatura.extract_metadata(page, default_url=url, extensive=False)
    title = about.title if about else None
    _require_report(tree, text, title, source)
    address = (about.url if about else None) or url
    article = articles[0] if articles else next(tree.iter("main", "article"), tree)
    yield Report(
        id=report_id,
        source=source,
        text=require_text(text, source),
        title=title,
        publisher=about.sitename if about else None,
        published=day_of_page(tree, article, text, title=title, url=address),
        url=address,
        language=(about.language if about else None),
    )


def _require_few_parts(page: str, source: str) -> None:
    """Refuse a page that would take minutes, before it is parsed; a parser at work cannot be stopped."""
    elements = sum(1 for _ in _OPENING.finditer(page))
    if elements > MAX_ELEMENTS:
        raise BadInput(
            source, f"a page of {elements:,} elements; at most {MAX_ELEMENTS:,} are read",
            "save the article alone, as text",
        )  # fmt: skip
    if any(len(tag.group().split()) > MAX_WORDS_IN_A_TAG for tag in _LONG_TAG.finditer(page)):
        raise BadInput(
            source, f"a tag of more than {MAX_WORDS_IN_A_TAG:,} words", "save the article alone, as text"
        )


def _whole_articles(tree: Any) -> list[Any]:
    """Return the elements that hold an article each, without teasers, comments and inner ones."""
    articles = _among(tree.iter("article"))
    if articles:
        return articles
    # Pages of before 2014, and blogs, say it by a class; one such element may be a part of a site's frame.
    posts = [post for post in tree.iter("div", "section") if _POST.search(post.get("class") or "")]
    dated = [
        post
        for post in posts
        if next(post.iter("h1", "h2", "h3"), None) is not None
        and post.getparent() is posts[0].getparent()
        and day_in_article(post, "") is not None
    ]
    several = _among(dated)
    return several if len(several) > 1 else []


def _among(elements: Iterable[Any]) -> list[Any]:
    """Return the elements that hold whole articles, by their words, among those that may."""
    counted = []
    for element in elements:
        if any(
            parent.tag in ("article", "aside", "footer", "nav") or _COMMENT.search(parent.get("class") or "")
            for parent in element.iterancestors()
        ) or _COMMENT.search(f"{element.get('class') or ''} {element.get('id') or ''}"):
            continue
        unseen = sum(len(part.text_content().split()) for part in element.iter("script", "style"))
        words = len(element.text_content().split()) - unseen
        counted.append((words, element))
    longest = max((words for words, _ in counted), default=0)
    return [element for words, element in counted if words >= max(_FEWEST_WORDS, _LEAST_SHARE * longest)]


def _each_article(
    tree: Any, articles: list[Any], source: str, report_id: str, url: str | None
) -> Iterator[Report]:
    """Yield a report for each article of a page; what the page says of itself is of none of them."""
    any_text = False
    for number, article in enumerate(articles, start=1):
        alone = html.Element("html")
        html.etree.SubElement(alone, "body").append(deepcopy(article))
        text = _extracted(alone, None)
        if not text:
            continue
        any_text = True
        heading = next((" ".join(h.text_content().split()) for h in article.iter("h1", "h2", "h3")), None)
        yield Report(
            id=f"{report_id}-{number}",
            source=f"{source}#{number}",
            text=require_text(text, source),
            title=heading or None,
            published=day_in_article(article, text),
            url=url,
            language=(tree.get("lang") or "").split("-")[0].lower() or None,
        )
    if not any_text:
        raise BadInput(source, "no main text was found in the page", "save the article as plain text")


def _extracted(tree: Any, url: str | None) -> str | None:
    text: str | None = trafilatura.extract(
        tree, url=url, include_comments=False, include_tables=True, fast=_is_large(tree)
    )
    if text is None:
        return None
    if "\n" not in text:
        text = _in_paragraphs(tree, text)
    return _ROW.sub(lambda row: row["cells"].strip(), text)


def _in_paragraphs(tree: Any, text: str) -> str:
    """Return a text in its paragraphs, where the library has run those of a short article together."""
    for article in tree.iter("article"):
        if "".join(article.text_content().split()) == "".join(text.split()):
            return words_of_html(html.tostring(article, encoding="unicode"))
    return text


def _is_large(tree: Any) -> bool:
    return next(islice(tree.iter(), MOST_COMPARED, None), None) is not None


def _main_text(tree: Any, articles: list[Any], url: str | None) -> str | None:
    large = _is_large(tree)
    text = _extracted(tree, url)
    body = tree.find("body")
    if articles or body is None or next(tree.iter("article", "main"), None) is not None:
        return text
    lists = any(child.tag in ("ul", "ol", "dl") and not _is_linked(child) for child in _bare(body))
    if not lists and (text or not large):
        return text
    # Lists right in the body are lost unless something says that they are of an article.
    whole = deepcopy(tree)
    body = _bare(whole.find("body"))
    article = html.Element("article")
    article.extend(list(body))
    body.append(article)
    again = _extracted(whole, url)
    return again if len(again or "") > len(text or "") else text


def _bare(body: Any) -> Any:
    """Return the innermost element that alone holds all of a bare page."""
    inner = [child for child in body if isinstance(child.tag, str) and child.tag not in ("script", "style")]
    if len(inner) == 1 and inner[0].tag in ("div", "section", "center") and not (body.text or "").strip():
        return _bare(inner[0])
    return body


def _is_linked(element: Any) -> bool:
    """Return True if most words of an element are links."""
    linked = sum(len(link.text_content().split()) for link in element.iter("a"))
    return linked > _MOST_LINKED * len(element.text_content().split())


def _require_report(tree: Any, text: str, title: str | None, source: str) -> None:
    """Refuse a notice of a server, and a list of links."""
    words = len(text.split())
    if words <= _LONGEST_NOTICE:
        heads = [title or "", *(head.text_content() for head in tree.iter("title", "h1"))]
        if _ASKS_FOR_SCRIPTS.search(text):
            raise BadInput(
                source, "the page asks for JavaScript and holds no report",
                "open it in a browser and save what you see",
            )  # fmt: skip
        if words <= _FEWEST_WORDS and _ASKS_TO_LOG_IN.search(text):
            raise BadInput(
                source, "the page asks to log in or subscribe and holds no report",
                "open it in a browser and save what you see",
            )  # fmt: skip
        # A short report may speak of a page that was removed, and a headline of an error; hardly both.
        signs = bool(_ERROR_TEXT.search(text)), any(_ERROR_TITLE.search(head) for head in heads)
        if all(signs) or (any(signs) and words <= _FEWEST_WORDS):
            raise BadInput(source, "the page is a notice of a server, not a report", "save the article again")
    main = next(tree.iter("article", "main"), tree.find("body"))
    if main is not None and _is_linked(main):
        raise BadInput(source, "the page is a list of links, not a report", "save the linked pages")
