"""A page laid out as a document: title, sections; where wanted, annexes on a new sheet and the reports."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import assert_never

from detente import __version__
from detente.edtf import DateRange
from detente.page import (
    Assessment,
    Assessments,
    Block,
    Chronology,
    ConflictPicture,
    Fold,
    Group,
    Groups,
    Lines,
    OptionTable,
    Page,
    Paragraphs,
    Picture,
    Section,
    StanceTable,
    Table,
    Timeline,
    Way,
    Ways,
    WaysPicture,
    in_file,
    safe_to_show,
    worded,
)
from detente.render.document.drawn import (
    conflict_elements,
    conflict_in_words,
    picture_elements,
    timeline_elements,
    ways_elements,
)
from detente.render.document.elements import Document, Element, Heading, PageBreak, Paragraph, Run
from detente.render.document.reports import named_reports, report_elements, words_in
from detente.render.document.runs import item_paragraphs, line_paragraphs
from detente.render.document.tables import chronology_grid, option_grids, quiet, stance_grids, table_grids
from detente.safe import safe_text

_ANNEXES = "Annexes"
_MADE_BY = f"Made by detente {__version__} on this machine."


def lay_out(page: Page, *, whole: bool = True) -> Document:
    """Lay a page out as a document.

    Parameters
    ----------
    whole
        Whether the annexes and the text of the reports follow. A page without annexes is always whole.

    Examples
    --------
    >>> document = lay_out(Page("The mill", "Brief from one report", standfirst=("It burned.",)))
    >>> [part.runs[0].text for part in document.elements if isinstance(part, Paragraph)][:2]
    ['Brief from one report', 'It burned.']
    """
    page = worded(page, in_file)
    title = f"What if? {page.title}" if page.changes else page.title
    elements = [*_head(page)]
    for section in page.sections:
        elements += _section(section, 1)
    if page.annexes and not whole:
        elements += [*named_reports(page, elements)]
        elements += _closing(_terms_in(elements, page.terms))
        return safe_to_show(Document(title, f"{_footer(page)} · detente {__version__}", tuple(elements)))
    level = 2 if page.annexes else 1
    annexes = [element for section in page.annexes for element in _section(section, level)]
    annexes += _drawn_in_words(page, level)
    # Where there are annexes the reports are one of them.
    annexes += report_elements(page, elements + annexes, level)
    if page.annexes:
        elements += [PageBreak(), Heading(1, (Run(_ANNEXES),))]
    elements += annexes
    elements += _closing([*page.terms, _MADE_BY])
    return safe_to_show(Document(title, _footer(page), tuple(elements)))


def _drawn_in_words(page: Page, level: int) -> Iterator[Element]:
    """Say in words, with their notes, what a picture of the first page draws."""
    for section in page.sections:
        for block in section.blocks:
            if isinstance(block, ConflictPicture):
                yield Heading(level, (Run(f"{section.title}: the same in words"),))
                yield from conflict_in_words(block)


def _terms_in(elements: Sequence[Element], terms: Sequence[str]) -> list[str]:
    """Return the explanations whose term, their first word, stands in some elements."""
    says = " ".join(words_in(elements))
    return [term for term in terms if term.split()[0].strip("“”:").casefold() in says.casefold()]


def _closing(sentences: Sequence[str]) -> Iterator[Element]:
    for place, sentence in enumerate(sentences):
        yield Paragraph((Run(sentence, "quiet"),), "quiet" if place else "closing")


def _head(page: Page) -> Iterator[Element]:
    """Lay out all that stands above the first section, but the title."""
    if page.kicker or page.changes:
        of = "A what-if, not the case itself · " if page.changes else ""
        yield Paragraph((Run(of + page.kicker, "quiet"),), "kicker")
    if page.changes:
        these = "this change" if len(page.changes) == 1 else "these changes"
        says = "This is not the case as it stands, but what would come out of it with"
        changes = ", ".join(page.changes)
        yield Paragraph((Run(f"{says} {these}: "), Run(changes, "strong")), "body")
    if page.differences:
        yield from _section(page.differences, 1)
    yield from (Paragraph((Run(sentence),), "lead") for sentence in page.standfirst)
    if page.about:
        yield Paragraph((Run(page.about),))
    yield from (Paragraph((Run(sentence, "warning"),)) for sentence in page.missing)


def _footer(page: Page) -> str:
    """Name the source and its date: one report by its title, many by their number."""
    reports = list(page.dossier.reports.values()) if page.dossier else []
    days = sorted(report.published for report in reports if report.published)
    if len(reports) == 1:
        named = [reports[0].title or Path(reports[0].source).name, reports[0].publisher or ""]
    else:
        named = [page.title, f"{len(reports):,} reports" if reports else ""]
    span = f"{days[0]}/{days[-1]}" if len(set(days)) > 1 else "".join(map(str, days[:1]))
    return safe_text(
        " · ".join(part for part in (*named, DateRange.parse(span).words if span else "") if part)
    )


def _section(section: Section, level: int) -> Iterator[Element]:
    yield Heading(level, (Run(section.title),))
    for block in section.blocks:
        yield from _block(block, level + 1)


def _block(block: Block, level: int) -> Iterator[Element]:
    """Lay out one block, whose headings have the given level."""
    match block:
        case Paragraphs():
            for sentence in block.sentences:
                yield quiet(sentence) if block.quiet else Paragraph((Run(sentence),))
        case Lines():
            for line in block.lines:
                yield from item_paragraphs(line)
        case Groups():
            for number, group in enumerate(block.groups, start=1):
                yield from _group(group, level, f"{number}. " if block.numbered else "")
        case Chronology():
            yield from chronology_grid(block)
        case Table():
            yield from table_grids(block)
        case OptionTable():
            yield from option_grids(block)
        case StanceTable():
            yield from stance_grids(block)
        case Ways():
            for way in block.ways:
                yield from _way(way, level)
        case Assessments():
            for assessment in block.assessments:
                yield from _assessment(assessment)
        case Picture():
            yield from picture_elements(block)
        case Timeline():
            yield from timeline_elements(block)
        case ConflictPicture():
            yield from conflict_elements(block)
        case WaysPicture():
            yield from ways_elements(block)
        case Fold():
            yield Heading(level, (Run(block.summary),))
            for inner in block.blocks:
                yield from _block(inner, level + 1)
        case _:
            assert_never(block)


def _group(group: Group, level: int, number: str) -> Iterator[Element]:
    about = (Run(f"  {group.about}", "quiet"),) if group.about else ()
    yield Heading(level, (Run(number + group.name, notes=group.evidence), *about))
    for line in group.lines:
        yield from item_paragraphs(line)


def _way(way: Way, level: int) -> Iterator[Element]:
    yield Heading(level, (Run(f"To {way.to}"), Run(f"  {way.kind}", "quiet")))
    for number, step in enumerate(way.steps, start=1):
        yield Paragraph((Run(step),), "step", number=f"{number}.")
    if way.note:
        yield quiet(way.note)


def _assessment(assessment: Assessment) -> Iterator[Element]:
    yield Paragraph((Run(assessment.says.text, "strong", assessment.says.evidence),), "claim")
    by = (Run(f"{assessment.by}  ", "quiet"),) if assessment.by else ()
    verdict = (Run(assessment.verdict),) if assessment.verdict else ()
    if by or verdict:
        yield Paragraph((*by, *verdict), "inset")
    if assessment.says.assumed:
        yield Paragraph((Run(f"Assumed: {assessment.says.assumed}", "warning"),), "inset")
    for words, report in assessment.quotes:
        yield Paragraph((Run(words, "quoted"), Run(f" {report}", "quiet")), "inset")
    for line in assessment.lines:
        yield from line_paragraphs(line, "inset")
    if assessment.test:
        yield Paragraph((Run(f"It holds if {assessment.test}."),), "inset")
    for part, outcome in assessment.parts:
        yield Paragraph((Run(f"{part}: "), Run(outcome, "strong")), "item", 1)
    if assessment.turns_on:
        yield Paragraph((Run("What it depends on", "quiet"),), "inset")
        yield from (Paragraph((Run(question),), "item", 1) for question in assessment.turns_on)
    for completion in assessment.completions:
        yield Paragraph((Run(completion.says, "quiet"),), "inset")
        for party, order in completion.orders:
            yield Paragraph((Run(f"{party}: ", "strong"), Run(order)), "item", 1)
