"""Files of many articles, as the data bases of newspapers write them: one report an article."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from detente.patterns import as_pattern
from detente.sources.readers.days import date_line
from detente.sources.readers.decoding import require_text
from detente.sources.report import Report

_START: Final = as_pattern(
    r"^[ \t]*(?:document[ \t]+)?\d{1,5}[ \t]+of[ \t]+\d{1,5}(?:[ \t]+documents?)?[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_END: Final = as_pattern(r"^[ \t]*end of document[ \t]*$", re.IGNORECASE | re.MULTILINE)
_NUMBERED_END: Final = as_pattern(
    r"^[ \t]*(?:AN[ \t]+)?Document [A-Z]{3,10}0?\d{7,8}\w{4,}[ \t]*$", re.MULTILINE
)
_FIELD: Final = as_pattern(
    r"(?P<name>headline|byline|by|section|length|dateline|body|load-date|language|publication-type|type"
    r"|journal-code|subject|graphic|highlight|correction-date|distribution|organization|person|city|state"
    r"|country|company|ticker|industry|geographic|issn|acc-no|series|columnist|update|doc-type|abstract"
    r"|copyright|classification|notes|original publication date)\s*:?(?:(?<=:)\s*(?P<value>.*))?",
    re.IGNORECASE,
)  # fmt: skip
_BEHIND: Final = frozenset(
    ("load-date", "language", "publication-type", "journal-code", "graphic", "correction-date", "subject",
     "copyright", "classification", "acc-no", "issn")
)  # fmt: skip
"""Fields that end the words of an article."""
_CODE: Final = as_pattern(
    r"(?P<code>HD|BY|CR|WC|PD|ET|SN|SC|ED|PG|VOL|LA|CY|LP|TD|CO|IN|NS|RE|IPC|IPD|PUB|AN|CLM|SE|ART|RF)"
    r"(?:[ \t]+(?P<value>\S.*))?"
)
_WORD_COUNT: Final = as_pattern(r"[\d,.]{1,7}\s+words", re.IGNORECASE)
_RIGHTS: Final = as_pattern(r"(?:©|\(c\)|copyright\b|all rights reserved)", re.IGNORECASE)
_LINE: Final = as_pattern(r"[^\s][^\n]*")
_LONGEST_HEAD: Final = 25  # lines
_FEWEST_FIELDS: Final = 2
_BEFORE_DATE: Final = 2  # lines: the headline and the paper
_AFTER_COUNT: Final = 10  # lines from the count of words to the words
_LONGEST_NAME: Final = 5  # words
_SENTENCE_ENDS: Final = (".", "!", "?", "”", '"', ".’", ".'")
_WRITER: Final = as_pattern(r"by\s+\S", re.IGNORECASE)


class _Line(NamedTuple):
    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class _Article:
    """One article.

    Attributes
    ----------
    text
        Its words, without what the data base says of it.
    title, publisher, published
        Where the data base says them.
    """

    text: str
    title: str | None = None
    publisher: str | None = None
    published: date | None = None


def reports_in(
    text: str,
    source: str,
    report_id: str,
    *,
    title: str | None = None,
    publisher: str | None = None,
    published: date | None = None,
    url: str | None = None,
) -> Iterator[Report]:
    r"""Yield the one report that a text is, or a report for each article where a data base wrote it.

    The text of an article is its words alone. Its ``source`` ends in its number.

    Parameters
    ----------
    text, source, report_id
        The text of a file, where it is, and the id for its report.
    title, publisher, published, url
        Where the file says them; without ``published`` a line of the text may.

    Raises
    ------
    BadInput
        If there is no text.

    Examples
    --------
    >>> export = "Document 1 of 1\n\nThe Tide\n\nMay 12, 2021\n\nHEADLINE: Talks\n\nBODY:\n\nThey met."
    >>> [(r.title, r.publisher, r.published.isoformat(), r.text) for r in reports_in(export, "a.txt", "a")]
    [('Talks', 'The Tide', '2021-05-12', 'They met.')]
    """
    require_text(text, source)
    any_article = False
    for number, article in enumerate(_articles(text), start=1):
        if not article.text:
            continue
        any_article = True
        yield Report(
            id=f"{report_id}-{number}",
            source=f"{source}#{number}",
            text=article.text,
            title=article.title,
            publisher=article.publisher,
            published=article.published,
        )
    if any_article:
        return
    yield Report(
        id=report_id,
        source=source,
        text=text,
        title=title,
        publisher=publisher,
        published=published or date_line(text),
        url=url,
    )


def _articles(text: str) -> Iterator[_Article]:
    """Yield the articles of a data base in a text; none where it is no such file."""
    articles: list[_Article] = []
    sure = False
    for start, end, numbered in _passages(text):
        lines = [
            _Line(match.start(), match.start() + len(match[0].rstrip()), match[0].rstrip())
            for match in _LINE.finditer(text, start, end)
        ]
        if not lines:
            continue
        fields = sum(_field(line) is not None for line in lines)
        sure = sure or numbered or fields >= _FEWEST_FIELDS
        articles.append(
            _coded(text, lines) or (_counted(text, lines) if numbered else _with_fields(text, lines))
        )
    # A page number may read "1 of 3" too.
    return iter(articles if sure else ())


def _passages(text: str) -> Iterator[tuple[int, int, bool]]:
    starts = list(_START.finditer(text))
    if starts:
        for k, match in enumerate(starts):
            end = starts[k + 1].start() if k + 1 < len(starts) else len(text)
            closing = _END.search(text, match.end(), end)
            yield match.end(), closing.start() if closing else end, False
        return
    at = 0
    for pattern, numbered in ((_END, False), (_NUMBERED_END, True)):
        for match in pattern.finditer(text):
            yield at, match.start(), numbered
            at = match.end()
        if at:
            return


def _field(line: _Line) -> tuple[str, str] | None:
    match = _FIELD.fullmatch(line.words)
    if match is None or not (":" in line.words or match["name"].lower() in ("body", "classification")):
        return None
    return match["name"].lower(), match["value"] or ""


def _with_fields(text: str, lines: Sequence[_Line]) -> _Article:
    """Return an article whose parts are labelled: "HEADLINE: ...", "Length: ...", "Body"."""
    fields = [_field(line) for line in lines]
    names = [field[0] if field else "" for field in fields]
    body = next((k for k, name in enumerate(names) if name == "body"), None)
    head_end = body if body is not None else _head_end(lines, names)
    words_at = head_end if body is None else body + 1
    end = next(
        (k for k in range(words_at, len(lines)) if names[k] in _BEHIND or _is_rights(lines[k].words)),
        len(lines),
    )
    words = text[lines[words_at].start : lines[end - 1].end] if words_at < end else ""
    if body is not None and (value := (fields[body] or ("", ""))[1]):
        words = f"{value}\n{words}"
    # Above the first article may stand a page about the export, with a day and a list of the articles.
    near = range(max(0, head_end - _LONGEST_HEAD), head_end)
    dates = [k for k in near if not names[k] and date_line(lines[k].words)]
    dated = (dates[-1] if body is not None else dates[0]) if dates else None
    title = _headline(text, lines, names, fields)
    if title is None and dated is not None:
        title = (
            lines[dated - 2].words
            if dated >= _BEFORE_DATE
            else _line_of_head(lines, names, dated + 1, head_end)
        )
    load = next((lines[k].words for k, name in enumerate(names) if name == "load-date"), "")
    return _Article(
        words.strip(),
        title,
        lines[dated - 1].words if dated else None,
        date_line(lines[dated].words) if dated is not None else date_line(load),
    )


def _line_of_head(lines: Sequence[_Line], names: Sequence[str], k: int, end: int) -> str | None:
    """Return a line of the head of an article that is its headline by its place, without a label."""
    is_bare = k < end and not names[k] and not _is_rights(lines[k].words) and not date_line(lines[k].words)
    return lines[k].words if is_bare else None


def _head_end(lines: Sequence[_Line], names: Sequence[str]) -> int:
    """Return the number of the first line of an article's words, where no label says so."""
    # The head ends where the words begin, or what the data base says below them.
    last = next(
        (
            k
            for k, line in enumerate(lines)
            if names[k] in _BEHIND or (not names[k] and _is_prose(line.words))
        ),
        len(lines),
    )
    head = [
        k
        for k in range(min(last, _LONGEST_HEAD))
        if names[k] or _is_rights(lines[k].words) or date_line(lines[k].words)
    ]
    return head[-1] + 1 if head else 0


def _is_prose(words: str) -> bool:
    return words.endswith(_SENTENCE_ENDS) and len(words.split()) > _LONGEST_NAME and not _is_rights(words)


def _headline(
    text: str, lines: Sequence[_Line], names: Sequence[str], fields: Sequence[tuple[str, str] | None]
) -> str | None:
    """Return the headline that a label gives, with the lines in which it goes on."""
    for k, field in enumerate(fields):
        if field and field[0] == "headline":
            words, at = [field[1]], k
            while at + 1 < len(lines) and not names[at + 1] and _is_next(text, lines[at], lines[at + 1]):
                at += 1
                words.append(lines[at].words)
            return " ".join(" ".join(words).split()) or None
    return None


def _is_next(text: str, line: _Line, following: _Line) -> bool:
    return text.count("\n", line.end, following.start) == 1


def _is_rights(words: str) -> bool:
    return bool(_RIGHTS.match(words))


def _counted(text: str, lines: Sequence[_Line]) -> _Article:
    """Return an article whose head has headline, writer, count of words, day, paper, language, rights."""
    count = next(
        (k for k, line in enumerate(lines[:_LONGEST_HEAD]) if _WORD_COUNT.fullmatch(line.words)), None
    )
    if count is None:
        return _with_fields(text, lines)
    head = [line.words for line in lines[:count]]
    writer = next((k for k, words in enumerate(head) if k and _WRITER.match(words)), None)
    if writer is not None:
        del head[writer:]
    elif len(head) > 1 and len(head[-1].split()) <= _LONGEST_NAME:
        head.pop()  # the writer
    near = range(count + 1, min(len(lines), count + _AFTER_COUNT))
    dated = next((k for k in near if date_line(lines[k].words)), None)
    rights = next((k for k in near if _is_rights(lines[k].words)), None)
    behind = max(k for k in (count, dated, rights) if k is not None)
    words = text[lines[behind + 1].start : lines[-1].end] if behind + 1 < len(lines) else ""
    paper = None
    if dated is not None:
        names = [lines[k].words for k in near if k > dated and not re.match(r"\d\d?:\d\d", lines[k].words)]
        paper = names[0] if names and rights != dated + 1 else None
    return _Article(
        words.strip(),
        " ".join(head) or None,
        paper,
        date_line(lines[dated].words) if dated is not None else None,
    )


def _coded(text: str, lines: Sequence[_Line]) -> _Article | None:
    """Return an article whose parts have codes of two letters: HD, PD, SN, LP, TD; None if it has none."""
    codes: dict[str, str] = {}
    marks = [(k, match) for k, line in enumerate(lines) if (match := _CODE.fullmatch(line.words))]
    for n, (k, match) in enumerate(marks):
        last = marks[n + 1][0] - 1 if n + 1 < len(marks) else len(lines) - 1
        value = text[lines[k].start + len(match["code"]) : lines[last].end].strip()
        codes.setdefault(match["code"], value)
    if not ("HD" in codes and "PD" in codes and codes.keys() & {"LP", "TD"}):
        return None
    return _Article(
        "\n\n".join(codes[code] for code in ("LP", "TD") if codes.get(code)),
        " ".join(codes["HD"].split()) or None,
        codes.get("SN") or None,
        date_line(codes["PD"]),
    )
