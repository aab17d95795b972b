"""The reports at the end of a document, with numbered paragraphs, which the footnotes name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

from detente.page import Page
from detente.patterns import as_pattern
from detente.render.document.elements import Element, Grid, Heading, Paragraph, Run
from detente.safe import safe_text
from detente.short import one_line
from detente.sources import Evidence, Report

_PARAGRAPH = as_pattern(r"(?:(?!\n\s*\n).)+", re.DOTALL)
_MOSTLY = 0.9
_MOST_NAMED = 12
"""Reports that are named below a first page."""
_LANGUAGE = as_pattern(r"[a-z]{2,3}")


class Places:
    r"""Names the place of a passage, by the paragraph of its report where the report is at hand.

    Examples
    --------
    >>> places = Places({"r": Report("r", "r.txt", "The mill burned.\n\nNobody was paid.")})
    >>> places.note(Evidence("r", 18, 24, "Nobody"))
    'r, paragraph 2: “Nobody”'
    >>> places.note(Evidence("s", 7, 9, "no"))
    's, characters 7–9: “no”'
    """

    def __init__(self, reports: Mapping[str, Report]) -> None:
        self._starts = {
            name: [match.start() for match in _paragraphs(report.text)] for name, report in reports.items()
        }

    def note(self, evidence: Evidence) -> str:
        """Return the text of a footnote: report, place and exact words, safe to show."""
        words = one_line(evidence.quote)
        return safe_text(f"{evidence.report}, {self._place(evidence)}: {_in_quotes(words)}")

    def _place(self, evidence: Evidence) -> str:
        starts = self._starts.get(evidence.report)
        if not starts:
            return f"characters {evidence.start}–{evidence.end}"
        return f"paragraph {max(1, sum(start <= evidence.start for start in starts))}"


def _in_quotes(words: str) -> str:
    """Put words in quotation marks, unless they stand in a pair of their own."""
    bare = words.startswith("“") and words.endswith("”") and words.count("“") == 1
    return words if bare else f"“{words}”"


def _paragraphs(text: str) -> list[re.Match[str]]:
    return [match for match in _PARAGRAPH.finditer(text) if match[0].strip()]


def report_elements(page: Page, before: Iterable[Element], level: int) -> Iterator[Element]:
    """Print each report that an element before it rests on, and name the others."""
    reports = page.dossier.reports if page.dossier else {}
    cited = {evidence.report for evidence in cited_by(before)}
    shown = [report for report in reports.values() if report.id in cited]
    unshown = [report for report in reports.values() if report.id not in cited]
    if shown or unshown:
        yield Heading(level, (Run("The words themselves"),))
    for report in shown:
        furniture = page.dossier.furniture.get(report.id, ()) if page.dossier else ()
        yield from _report(report, furniture, level + 1)
    if unshown:
        yield Heading(level + 1, (Run("Read, and cited by no line of this page"),))
        for report in unshown:
            yield Paragraph((Run(safe_text(report.title or Path(report.source).name)),), "item")


def named_reports(page: Page, before: Iterable[Element]) -> Iterator[Element]:
    """Say in one paragraph which reports the notes name; one report alone is named in the footer."""
    reports = page.dossier.reports if page.dossier else {}
    cited = {evidence.report for evidence in cited_by(before)}
    named = [report for report in reports.values() if report.id in cited]
    if len(reports) > 1 and named:
        more = f"; and {len(named) - _MOST_NAMED:,} more" if len(named) > _MOST_NAMED else ""
        says = "; ".join(map(_in_short, named[:_MOST_NAMED]))
        yield Paragraph((Run(safe_text(f"The notes name {says}{more}."), "quiet"),), "quiet")


def _in_short(report: Report) -> str:
    """Return the id of a report as notes name it, with what else a reader knows it by."""
    day = report.published.isoformat() if report.published else ""
    facts = [fact for fact in (report.title, report.publisher, day) if fact and fact not in report.id]
    return f"{report.id} ({', '.join(facts)})" if facts else report.id


def _facts(report: Report) -> Run:
    """Return what is known of a report but its title; of its file no folder, which is of no use elsewhere."""
    day = report.published.isoformat() if report.published else "no publication date"
    facts = (report.publisher, day, Path(report.source).name, report.url, f"in the notes: {report.id}")
    return Run(safe_text(" · ".join(fact for fact in facts if fact)), "quiet")


def _report(report: Report, furniture: Sequence[Evidence], level: int) -> Iterator[Element]:
    yield Heading(level, (Run(safe_text(report.title or Path(report.source).name)),))
    yield Paragraph((_facts(report),), "quiet")
    language = report.language if report.language and _LANGUAGE.fullmatch(report.language) else ""
    for number, match in enumerate(_paragraphs(report.text), start=1):
        # Page furniture was not read; it is set small, as on the page.
        unread = sum(_overlap(passage, match) for passage in furniture) >= _MOSTLY * len(match[0])
        words = safe_text(" ".join(match[0].split()))
        run = Run(words, "quiet" if unread else "plain")
        yield Paragraph((run,), "source", number=str(number), language="" if language == "en" else language)


def _overlap(passage: Evidence, match: re.Match[str]) -> int:
    return max(0, min(passage.end, match.end()) - max(passage.start, match.start()))


def words_in(elements: Iterable[Element]) -> Iterator[str]:
    """Go through the words of elements, run by run."""
    for element in elements:
        match element:
            case Paragraph() | Heading():
                yield from (run.text for run in element.runs)
            case Grid():
                for row in element.rows:
                    for cell in row.cells:
                        yield from words_in(cell)


def cited_by(elements: Iterable[Element]) -> Iterator[Evidence]:
    """Go through the passages that elements rest on, in their order."""
    for element in elements:
        match element:
            case Paragraph() | Heading():
                for run in element.runs:
                    yield from run.notes
            case Grid():
                for row in element.rows:
                    for cell in row.cells:
                        yield from cited_by(cell)
