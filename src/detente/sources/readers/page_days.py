"""The day on which a web page says that its article was published."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import UTC, date, datetime
from functools import cache
from html import unescape
from itertools import islice
from typing import Any, Final

from detente.patterns import as_pattern
from detente.sources.readers.days import date_line, day_in_name, is_of_our_era

_ARTICLE_TYPE: Final = as_pattern(r"(?:\w*Article|BlogPosting|LiveBlogPosting|Report|SocialMediaPosting)$")
_PAGE_TYPE: Final = as_pattern(r"(?:\w*WebPage|ItemPage)$")
_LISTS: Final = (
    "itemListElement", "hasPart", "comment", "review", "isPartOf", "citation", "mentions", "relatedLink",
    "significantLink", "liveBlogUpdate", "isBasedOn", "subjectOf", "about", "video", "image",
    "associatedMedia",
)  # fmt: skip
"""Keys below which stand other articles, or what others wrote."""
_MOST_NODES: Final = 10_000
_META: Final = (
    "article:published_time", "og:article:published_time", "og:published_time", "og:pubdate",
    "article.published", "datepublished", "date_published", "publication_date", "publicationdate",
    "pubdate", "publishdate",
    "publish_date", "publish-date", "published_date", "published-date", "parsely-pub-date", "sailthru.date",
    "article_date_original", "originalpublicationdate", "citation_publication_date", "citation_online_date",
    "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dc.date", "dcterms.date",
    "dc.created", "displaydate", "cxenseparse:recs:publishtime", "rnews:datepublished",
    "article:publicationdate", "date.created", "release_date", "date", "created", "timestamp",
)  # fmt: skip
"""Names of `meta` elements with a day of publication, the surer ones first."""
_ASIDE: Final = as_pattern(
    r"comment|footer|sidebar|related|recommend|teaser|widget|promo|newsletter|popular|trending|most-?read|today"
    r"|current-?date|clock|weather|masthead|site-?header|top-?bar|navigation|navbar|breadcrumb|archive|disqus"
    r"|reader|correction|copyright"
    r"|(?:^|[-_ ])(?:more|other|latest|similar|also|events?|next|previous|ticker)(?:$|[-_ ])",
    re.I,
)
_NOT_THE_ARTICLE: Final = (
    "aside",
    "footer",
    "nav",
    "form",
    "menu",
    "dialog",
    "iframe",
    "figure",
    "blockquote",
)
_OF_PUBLICATION: Final = as_pattern(
    r"publish|posted|pub-?date|entry-date|byline|dateline|date-?published", re.I
)
_OF_A_CHANGE: Final = as_pattern(r"modif|updat|edited|revis", re.I)
_SAYS_CHANGE: Final = as_pattern(r"\b(?:updated|modified|edited|revised|today)\b[^.]{0,12}$", re.I)
_SAYS_PUBLICATION: Final = as_pattern(r"\b(?:published|posted|issued|released)\b[^.]{0,12}$", re.I)
_FEWEST_LINKED: Final = 4  # words of a link that is the headline of another article, and no name of a writer
_NO_DAY: Final = (date(1970, 1, 1),)  # what programs write where they know none
_NEXT_VALUE: Final = as_pattern(r"[\s;]*(?=[{\[])")
_STAMP: Final = as_pattern(r"1\d{9}(?:\d{3})?")
_DATED_CLASS: Final = as_pattern(
    r"(?:^|[-_ ])(?:date|datetime|time|timestamp|meta)(?:$|[-_ ])|publish|posted|byline", re.I
)
_IN_ADDRESS: Final = as_pattern(r"/((?:19|20)\d\d)[/-](0?[1-9]|1[0-2])[/-](0?[1-9]|[12]\d|3[01])(?=[/-]|$)")
_LONGEST: Final = 12  # words of an element that is about a date
_NEAR: Final = 3  # elements around a date within which a link beside it stands
_PROSE: Final = 15  # words of a paragraph within which a date is one that the article tells of


def day_of_page(
    tree: Any, article: Any, text: str, *, title: str | None = None, url: str | None = None
) -> date | None:
    """Return the day of publication of the article of a page, or None if the page does not say it.

    First come nodes of an article in its linked data, then `meta` elements about an article, then `time` and
    other elements of a date within the article, the linked data of the page, its address, and a line of the
    text. Asides, comments, footers, and the head of the site with the day of today are not looked at.

    Parameters
    ----------
    tree
        The page.
    article
        The element that holds the article; the page itself where none does.
    text
        The text of the article.
    title, url
        Where the page says them.
    """
    nodes = list(_nodes(tree))
    for day in (
        _of_nodes(nodes, _ARTICLE_TYPE, title, url),
        _of_meta(tree),
        _in_article(article),
        _above_article(article),
        _of_nodes(nodes, _PAGE_TYPE, title, url),
        _in_address(url),
        date_line(text),
    ):
        if day is not None:
            return day
    return None


def day_in_article(article: Any, text: str) -> date | None:
    """Return the day that stands within one article of several on a page."""
    return _in_article(article) or date_line(text)


def _nodes(tree: Any) -> Iterator[dict[str, Any]]:
    """Yield the nodes of linked data (JSON-LD) of a page, without those of lists and comments."""
    left = _MOST_NODES
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        written = re.sub(
            r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?://\s*)?(?:-->|\]\]>)\s*$", "", script.text or ""
        )
        waiting = _linked_data(written)
        while waiting and left:
            left -= 1
            value = waiting.pop(0)
            if isinstance(value, list):
                waiting[:0] = value
            elif isinstance(value, dict):
                yield value
                waiting += [
                    inner
                    for key, inner in value.items()
                    if key not in _LISTS and isinstance(inner, dict | list)
                ]


def _linked_data(written: str) -> list[Any]:
    """Return the values in a script; with the small faults that many sites have, if that makes it JSON."""
    values: list[Any] = []
    try:
        return [json.loads(written, strict=False)]
    except (ValueError, RecursionError):
        mended = re.sub(r",\s*(?=[}\]])", "", unescape(written) if "&quot;" in written else written)
    decoder = json.JSONDecoder(strict=False)
    at = 0
    while (begin := _NEXT_VALUE.match(mended, at)) is not None:
        try:
            value, at = decoder.raw_decode(mended, begin.end())
        except (ValueError, RecursionError):
            break
        values.append(value)
    return values


def _of_nodes(
    nodes: Sequence[dict[str, Any]], kind: re.Pattern[str], title: str | None, url: str | None
) -> date | None:
    dated: list[tuple[date, dict[str, Any]]] = []
    for node in nodes:
        types = node.get("@type")
        types = types if isinstance(types, list) else [types]
        if any(isinstance(name, str) and kind.match(name.rpartition("/")[2]) for name in types):
            for key in ("datePublished", "dateCreated"):
                if day := _of_value(node.get(key)):
                    dated.append((day, node))
                    break
    for day, node in dated:
        if _is_about(node, title, url):
            return day
    return dated[0][0] if dated else None


def _is_about(node: dict[str, Any], title: str | None, url: str | None) -> bool:
    """Return True for the node of the page's own article, among others that it lists."""
    name = node.get("headline") or node.get("name")
    if title and isinstance(name, str) and (_bare(name) in _bare(title) or _bare(title) in _bare(name)):
        return True
    page = node.get("mainEntityOfPage")
    addresses = (node.get("url"), page.get("@id") if isinstance(page, dict) else page)
    return bool(url) and any(isinstance(a, str) and a.split("#")[0] == url for a in addresses)


def _bare(words: str) -> str:
    return "".join(c for c in words.lower() if c.isalnum())


def _of_value(value: Any) -> date | None:
    if isinstance(value, list):
        value = value[0] if value else None
    if isinstance(value, dict):
        value = value.get("@value")
    if isinstance(value, int | str) and _STAMP.fullmatch(str(value)):
        seconds = int(str(value)[:10])  # some count in thousandths
        return datetime.fromtimestamp(seconds, UTC).date()
    day = date_line(value[:100]) if isinstance(value, str) else None
    return None if day is None or day in _NO_DAY or not is_of_our_era(day) else day


def _of_meta(tree: Any) -> date | None:
    by_name: dict[str, date] = {}
    for meta in tree.iter("meta"):
        # In a comment or another article its `itemprop` is about that.
        if meta.get("itemprop") and not meta.get("name") and _is_aside(meta, None):
            continue
        name = (meta.get("property") or meta.get("name") or meta.get("itemprop") or "").strip().lower()
        if name in _META and name not in by_name and (day := _of_value(meta.get("content"))):
            by_name[name] = day
    return next((by_name[name] for name in _META if name in by_name), None)


def _in_article(article: Any) -> date | None:
    """Return the day in a `time` element, or another about a date, within an article."""
    return _best_of(article.iter(), article)


def _above_article(article: Any) -> date | None:
    """Return the day that stands above an article, in the element that holds both."""
    parent = article.getparent()
    if parent is None or parent.tag in ("html", "body") or article.tag not in ("article", "main"):
        return None
    above = [part for element in article.itersiblings(preceding=True) for part in element.iter()]
    return _best_of(above, parent)


def _best_of(elements: Iterable[Any], article: Any) -> date | None:
    """Return the surest day of publication among elements of an article."""
    ranked: list[tuple[int, int, date]] = []
    in_prose, surrounding = cache(_is_prose), cache(_is_of_a_teaser)
    prose_begun = False
    for place, element in enumerate(elements):
        if not isinstance(element.tag, str):
            continue
        prose_begun = prose_begun or (element.tag == "p" and in_prose(element))
        about = " ".join((element.get("itemprop") or "", element.get("class") or "", element.get("id") or ""))
        sure = "datePublished" in about or element.get("pubdate") is not None
        if not (sure or element.tag == "time" or _DATED_CLASS.search(about)) or _OF_A_CHANGE.search(about):
            continue
        if _is_aside(element, article):
            continue
        paragraph = next(element.iterancestors("p", "li", "td"), None)
        within = not sure and paragraph is not None and in_prose(paragraph)
        # Behind the words stand lists of comments, and of other articles.
        listed = prose_begun and paragraph is not None and paragraph.tag == "li"
        is_teaser = not sure and _is_teaser(element, article, surrounding)
        day = None if within or listed or is_teaser else _of_element(element)
        if day is not None:
            ranked.append((_rank(element, about, sure=sure), place, day))
    return min(ranked)[2] if ranked else None


def _rank(element: Any, about: str, *, sure: bool) -> int:
    """Return how far down a day stands among those of an article, by what the page says it is."""
    before = " ".join(_words_before(element).split())[-40:]
    if not sure and _SAYS_CHANGE.search(before):
        return 4
    if sure or _SAYS_PUBLICATION.search(before):
        return 0
    if _OF_PUBLICATION.search(about):
        return 1
    return 2 if element.tag == "time" else 3


def _words_before(element: Any) -> str:
    """Return the words right before an element, within the same parent."""
    previous = element.getprevious()
    if previous is None:
        parent = element.getparent()
        return (parent.text or "") if parent is not None else ""
    own = previous.text_content() if isinstance(previous.tag, str) else ""
    return f"{own} {previous.tail or ''}"


def _is_teaser(element: Any, article: Any, surrounding: Callable[[Any], bool | None]) -> bool:
    """Return True if an element stands beside a link to another article."""
    for parent in islice(element.iterancestors(), _NEAR):
        if parent is article or parent.tag in ("body", "main", "article"):
            return False
        if (is_teaser := surrounding(parent)) is not None:
            return is_teaser
    return False


def _is_of_a_teaser(parent: Any) -> bool | None:
    """Return True for what holds a link to another article, False for what holds the article; else None."""
    if next(parent.iter("h1"), None) is not None or any(
        len(part.text_content().split()) > _PROSE for part in parent.iter("p")
    ):
        return False
    linked = any(len(link.text_content().split()) >= _FEWEST_LINKED for link in parent.iter("a"))
    return True if linked else None


def _of_element(element: Any) -> date | None:
    for name in ("datetime", "content", "data-date", "data-datetime", "data-published", "title"):
        if (value := element.get(name)) and (day := _of_value(value)):
            return day
    words = " ".join(element.text_content().split())
    if not words or len(words.split()) > _LONGEST:
        return None
    if re.match(r"(?:last\s+)?(?:updated|modified|edited|today)\b", words, re.I):
        return None
    return date_line(words)


def _is_prose(paragraph: Any) -> bool:
    return len(paragraph.text_content().split()) > _PROSE


def _is_aside(element: Any, article: Any) -> bool:
    """Return True for an element in a comment, an aside, another article, or the head of the site."""
    inner = 0
    for parent in (element, *element.iterancestors()):
        if parent is article:
            return False
        if parent.tag in _NOT_THE_ARTICLE or parent.tag == "article":
            return True
        if parent.tag == "header" and parent.getparent() is not None and parent.getparent().tag == "body":
            return True
        if parent.tag in ("html", "body"):
            continue
        if _ASIDE.search(f"{parent.get('class') or ''} {parent.get('id') or ''}"):
            return True
        inner += 1
        if inner > 200:
            return True
    return False


def _in_address(url: str | None) -> date | None:
    match = _IN_ADDRESS.search(url or "")
    return day_in_name("-".join((match[1], match[2].zfill(2), match[3].zfill(2)))) if match else None
