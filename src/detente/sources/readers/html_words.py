"""The words of a piece of HTML, one line a block."""

from __future__ import annotations

from typing import Any

from lxml import html

from detente.patterns import as_pattern

_BLOCKS = (
    "address", "article", "aside", "blockquote", "br", "dd", "div", "dl", "dt", "figcaption", "figure",
    "footer", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "ol", "p", "pre", "section",
    "table", "td", "th", "tr", "ul",
)  # fmt: skip

_IN_LAYOUT = ("table", "p", "div", "br", "ul", "ol", "h1", "h2", "h3", "blockquote")
_LONGEST_CELL = 25  # words
_NOT_IN_XML = as_pattern("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def words_of_html(body: str) -> str:
    r"""Return the words of a piece of HTML, without tags.

    Examples
    --------
    >>> words_of_html("<p>The <b>dockers</b> met.</p><ul><li>Pay<li>Hours</ul>")
    'The dockers met.\nPay\nHours'
    >>> words_of_html("<table><tr><td>7 May<td>They met.</table>")
    '7 May | They met.'
    """
    root = html.fromstring(f"<div>{_NOT_IN_XML.sub('', body)}</div>")
    for unseen in list(root.iter("script", "style", "head", "title")):
        unseen.drop_tree()
    for row in root.iter("tr"):
        _join_cells(row)
    for block in root.iter(*_BLOCKS):
        if (before := block.getprevious()) is not None:
            before.tail = (before.tail or "") + "\n"
        elif (parent := block.getparent()) is not None:
            parent.text = (parent.text or "") + "\n"
        block.tail = "\n" + (block.tail or "")
    lines = (line.strip() for line in str(root.text_content()).splitlines())
    return "\n".join(line for line in lines if line)


def _join_cells(row: Any) -> None:
    """Put the cells of a row into one line, where they are of a table of words and not of a layout."""
    cells = list(row.iterchildren("td", "th"))
    if len(cells) < 2 or any(next(cell.iter(*_IN_LAYOUT), None) is not None for cell in cells):
        return
    words = [" ".join(cell.text_content().split()) for cell in cells]
    if all(len(text.split()) <= _LONGEST_CELL for text in words):
        for cell in cells:
            row.remove(cell)
        row.text = " | ".join(text for text in words if text)
