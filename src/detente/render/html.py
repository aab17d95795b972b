"""Any page as one HTML file that loads nothing from elsewhere."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from urllib.parse import quote

from jinja2 import Environment
from markupsafe import Markup, escape

# Its door loads matplotlib, which is slow, only for a page that has a picture.
import detente.render.pictures as pictures
from detente import __version__
from detente.page import (
    ConflictPicture,
    Group,
    Hint,
    Line,
    Moment,
    Notes,
    Page,
    Picture,
    Segment,
    StanceCell,
    Tie,
    Timeline,
    each_text,
    headline_of,
    hints_in,
    in_file,
    quoted_in_short,
    segments,
    worded,
)
from detente.patterns import as_pattern
from detente.render.opened_words import opening_words
from detente.sources import Evidence, Report, page_mark, seal_page
from detente.templates import templates_of

_NOTE_WORDS = 320
_LANGUAGE = as_pattern(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_PARAGRAPH_END = as_pattern(r"\n\s*\n")
_YN_STRING = as_pattern(r"[YN-]+")
_LETTERS = 4
_MOST_TEXT = 40_000
"""Characters of the reports that a page of the workbench cites, to be printed whole on it."""
_STYLE = as_pattern(r' style="([^"]*)"')
_STYLE_SHEET = as_pattern(r"<style.*?</style>", re.DOTALL)
_ADDRESS = as_pattern(r"https?://[^\s]+")


def render_html(page: Page, of: str = "") -> str:
    """Render a page as text, style, pictures and sources in one file, sealed: see `seal_page`.

    Each line from a text has the number of its note; the note's link leads to the words in the
    report, which is printed whole at the end, and from there back.

    Parameters
    ----------
    of
        The sources the page tells of, for its mark.
    """
    whole = _rendered("page.html.j2", worded(page, in_file), page_mark(of))
    return seal_page(whole.encode()).decode()


def render_fragment(page: Page, titles: Mapping[str, str] | None = None) -> str:
    """Render a page without head and style, for the workbench, which brings its own: see `page_style`.

    No style stands within it, so that a browser may be told to take none from a page. Hints are links.

    Parameters
    ----------
    titles
        The titles of reports by their ids, for those that the page cites and does not have itself.
    """
    known = titles or {}
    body = _rendered("body.html.j2", _with_links(page), is_in_workbench=True, titles=known)
    whole = _STYLE_SHEET.sub("", body)
    return _STYLE.sub(lambda match: _as_attributes(match[1]), whole)


def _with_links(page: Page) -> Page:
    """Return a page in which hints are links of the workbench, and no longer to be escaped."""

    def linked(text: str) -> str:
        if not any(after for _, after in hints_in(text)):
            return text
        return Markup("").join(escape(words) + _link(after) for words, after in hints_in(text))

    with_links: Page = each_text(page, linked)
    return with_links


def _link(hint: Hint | None) -> Markup:
    if hint is None:
        return Markup("")
    before, words, behind = hint.in_workbench
    link = Markup('<a href="{}">{}</a>').format(hint.path, words) if hint.path else escape(words)
    return escape(before) + link + escape(behind)


def _as_attributes(style: str) -> str:
    """Write the style of a part of a picture as the attributes that SVG has for it.

    Examples
    --------
    >>> _as_attributes("fill: none; stroke-width: 0.8")
    ' fill="none" stroke-width="0.8"'
    """
    pairs = (pair.partition(":") for pair in style.split(";") if ":" in pair)
    return "".join(f' {name.strip()}="{value.strip()}"' for name, _, value in pairs)


def page_style() -> str:
    """Return the style sheet of the pages."""
    return files("detente.render").joinpath("templates/page.css").read_text(encoding="utf-8")


def _rendered(
    template: str,
    page: Page,
    mark: str = "",
    *,
    is_in_workbench: bool = False,
    titles: Mapping[str, str] = MappingProxyType({}),
) -> str:
    notes = Notes()
    reports = page.dossier.reports if page.dossier else {}

    def title_of(report: str) -> str:
        here = reports.get(report)
        return titles.get(_id_in_store(report), report) if here is None else headline_of(here)

    # The sources come last on the page, and are cut up only when every line has its number.
    return (
        _environment()
        .get_template(template)
        .render(
            page=page,
            cite=_citing(notes),
            opened=opening_words(title_of) if is_in_workbench else lambda _, word: word,
            svg=_svg,
            drawn=_drawn,
            conflict_svg=_conflict,
            title_of=lambda report: titles.get(_id_in_store(report), report),
            sources=lambda: _sources(page, notes, titles, is_in_workbench=is_in_workbench),
            uncited=lambda: _uncited(page, notes, is_in_workbench=is_in_workbench),
            in_workbench=is_in_workbench,
            cited=notes.cited,
            version=__version__,
            mark=mark,
        )
    )


_Citing = Line | Group | StanceCell | Moment | Tie


def _citing(notes: Notes) -> Callable[[_Citing], Markup]:
    """Return a function for the template that makes the note links of a line, a group or a stance."""
    linked_back: set[int] = set()

    def cite(line: _Citing) -> Markup:
        links = []
        for evidence in line.evidence:
            number = notes.number(evidence)
            # The first citation of a passage is where its link back leads.
            anchor = f' id="cite-{number}"' if number not in linked_back else ""
            linked_back.add(number)
            words = escape(quoted_in_short(evidence, _NOTE_WORDS))
            says = f'aria-label="note {number}" data-words="{words}"'
            links.append(f'<a{anchor} href="#note-{number}" {says}>{number}</a>')
        return Markup('<sup class="note">' + " ".join(links) + "</sup>") if links else Markup("")

    return cite


def _svg(picture: Picture) -> Markup:
    """Draw a picture in the colours of the page's theme."""
    return Markup(pictures.in_theme(pictures.figure_svg(pictures.draw(picture))))


def _drawn(timeline: Timeline) -> tuple[Markup, list[Markup]]:
    """Draw the axis of a timeline, and the strip of each moment."""
    drawn = pictures.draw_timeline(timeline)
    return Markup(drawn.axis), [Markup(strip) for strip in drawn.strips]


def _conflict(picture: ConflictPicture) -> Markup:
    return Markup(pictures.draw_conflict(picture))


@dataclass(frozen=True)
class _Source:
    """A report as it is printed, or the cited words of one that is not at hand."""

    title: str
    facts: str
    paragraphs: list[list[Segment]]
    language: str = ""
    address: str = ""
    opens: str = ""


def _id_in_store(report: str) -> str:
    """Return the id of a report that a case cites as one of a dossier: "talks.dossier#r1"."""
    return report.rpartition("#")[2]


def _sources(
    page: Page, notes: Notes, titles: Mapping[str, str], *, is_in_workbench: bool = False
) -> list[_Source]:
    """List the reports with the passages cited; called once every line has been numbered.

    The workbench has a page of each report, which is linked to; of long reports the cited words are enough.
    """
    cited: dict[str, list[tuple[int, Evidence]]] = defaultdict(list)
    for number, evidence in notes.cited():
        cited[evidence.report].append((number, evidence))
    sources = []
    reports = page.dossier.reports if page.dossier else {}
    furniture = page.dossier.furniture if page.dossier else {}
    length = sum(len(report.text) for report in reports.values() if report.id in cited)
    for report in reports.values():
        if report.id not in cited:
            continue
        if is_in_workbench and length > _MOST_TEXT:
            paragraphs = _words_alone(cited[report.id])
        else:
            paragraphs = _paragraphs(segments(report.text, cited[report.id], furniture.get(report.id, ())))
        sources.append(
            _Source(
                _title(report, is_in_workbench=is_in_workbench),
                _facts(report, "" if is_in_workbench else report.source),
                paragraphs,
                _language(report),
                _address(report),
                f"/report?id={quote(report.id)}" if is_in_workbench else "",
            )
        )
    # A case may rest on reports that are not among those briefed: their cited words alone are shown.
    sources += [
        _Source(
            titles.get(_id_in_store(name), name),
            "only the words the case cites",
            _words_alone(cited[name]),
            opens=f"/report?id={quote(_id_in_store(name))}" if _id_in_store(name) in titles else "",
        )
        for name in cited
        if name not in reports
    ]
    return sources


def _title(report: Report, *, is_in_workbench: bool) -> str:
    """Return the title of a report, else its file; in the workbench nobody knows of its files."""
    return headline_of(report) if is_in_workbench else report.title or report.source


def _uncited(page: Page, notes: Notes, *, is_in_workbench: bool = False) -> list[str]:
    """Name the reports that no line of the page rests on, which are not printed."""
    cited = {evidence.report for _, evidence in notes.cited()}
    reports = page.dossier.reports if page.dossier else {}
    return [
        _title(report, is_in_workbench=is_in_workbench)
        for report in reports.values()
        if report.id not in cited
    ]


def _language(report: Report) -> str:
    """Return the report's language where it is one a browser knows, else an empty string."""
    return report.language if report.language and _LANGUAGE.fullmatch(report.language) else ""


def _address(report: Report) -> str:
    """Return the address of the report where it is one that a browser may safely follow."""
    return report.url if report.url and _ADDRESS.fullmatch(report.url) else ""


def _words_alone(cited: list[tuple[int, Evidence]]) -> list[list[Segment]]:
    return [[Segment(evidence.quote, (number,), (number,), furniture=False)] for number, evidence in cited]


def _facts(report: Report, source: str) -> str:
    facts = [report.publisher, report.published.isoformat() if report.published else "no publication date"]
    return " · ".join(fact for fact in (*facts, source) if fact)


def _paragraphs(cut: list[Segment]) -> list[list[Segment]]:
    """Part segments by paragraph; a passage over several is marked in each, and linked to in the first."""
    paragraphs: list[list[Segment]] = [[]]
    begins: tuple[int, ...] = ()
    for segment in cut:
        begins += segment.begins
        for number, piece in enumerate(_PARAGRAPH_END.split(segment.text)):
            if number:
                paragraphs.append([])
            if piece.strip():
                paragraphs[-1].append(Segment(piece, segment.numbers, begins, segment.furniture))
                begins = ()
            elif piece:
                # A passage that begins with space is linked to where its words begin.
                paragraphs[-1].append(Segment(piece, segment.numbers, (), segment.furniture))
    if begins:
        paragraphs[-1].append(Segment("", (), begins, furniture=False))
    return [paragraph for paragraph in paragraphs if any(s.begins or s.text.strip() for s in paragraph)]


def _breakable(state: str) -> Markup:
    """Let a Y/N string break after every fourth letter, as it has no space.

    Examples
    --------
    >>> _breakable("YNNNYN"), _breakable("talks & more")
    (Markup('YNNN<wbr>YN'), Markup('talks &amp; more'))
    """
    if not _YN_STRING.fullmatch(state):
        return escape(state)
    return Markup("<wbr>").join(state[k : k + _LETTERS] for k in range(0, len(state), _LETTERS))


@cache
def _environment() -> Environment:
    """Return the environment of the template, which escapes all text and knows the style of the pages."""
    environment = templates_of("detente.render")
    environment.globals["style"] = Markup(page_style())
    environment.filters["breakable"] = _breakable
    # A block is rendered by the macro of its name.
    environment.filters["kind"] = lambda block: type(block).__name__
    return environment
