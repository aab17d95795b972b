"""The words that a line of an answer rests on: quoted below it, with the report and its day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from detente.dossier import Coverage, EvidenceBase, sentence_of
from detente.edtf import DateRange
from detente.names import with_article
from detente.page.made_from import from_reports
from detente.page.notes import quoted_in_short
from detente.page.words import counted, short_name, upper_first
from detente.sources import Evidence

FROM_NOTHING: Final = "from no report: the dossier is empty"
_LONGEST_QUOTE: Final = 150
_MOST_QUOTES: Final = 3
_FEWEST_WORDS: Final = 4


def quotes(base: EvidenceBase, passages: Sequence[Evidence], most: int = _MOST_QUOTES) -> tuple[str, ...]:
    """Return the words of passages, each with its report; those beyond the first few are counted."""
    first = tuple(quote(base, words) for words in passages[:most])
    more = len(passages) - most
    return (*first, f"and {counted(more, 'more passage')}") if more > 0 else first


def quote(base: EvidenceBase, words: Evidence) -> str:
    """Return the words of a passage with its report."""
    if len(words.quote.split()) < _FEWEST_WORDS:
        # One word points at a place, and says nothing by itself.
        sentence = sentence_of(words, base.dossier.reports[words.report].text)
        words = Evidence(words.report, words.start, words.end, sentence)
    return f"{quoted_in_short(words, _LONGEST_QUOTE)} ({source(base, words)})"


def source(base: EvidenceBase, words: Evidence) -> str:
    """Return where words are from: the publisher and the day, else the id of the report."""
    report = base.dossier.reports[words.report]
    day = day_in_words(report.published)
    named = report.publisher or report.id
    if report.publisher is None and report.published is not None:
        named = f"report {named}"
    if not day or (report.published is not None and report.published.isoformat() in named):
        return named
    return f"{named}, {day}"


def from_its_reports(base: EvidenceBase) -> str:
    """Say what an answer is made from: so many reports, of these days."""
    return from_reports(base.dossier) if base.dossier.reports else FROM_NOTHING


def day_in_words(day: date | None) -> str:
    """Return a day as a reader says it; nothing for none.

    Examples
    --------
    >>> day_in_words(date(2021, 5, 4))
    '4 May 2021'
    """
    return DateRange.parse(day.isoformat()).words if day is not None else ""


def who(base: EvidenceBase, party: str) -> str:
    """Return the name of a party as it stands within a sentence."""
    return with_article(name_of(base, party), base.kind(party))


def name_of(base: EvidenceBase, party: str) -> str:
    """Return the name of a party: an acronym where the reports use one."""
    known = base.dossier.names
    return short_name(base.dossier.party(party)) if party in known else base.name(party)


def who_first(base: EvidenceBase, party: str) -> str:
    """Return the name of a party as it stands at the start of a line."""
    return upper_first(who(base, party))


def covered_by(coverage: Coverage) -> str:
    """Say how many reports and publishers tell of something; nothing of a single report.

    Examples
    --------
    >>> covered_by(Coverage(5, 3, 3)), covered_by(Coverage(5, 3, 2)), covered_by(Coverage(1, 1, 1))
    ('five reports, three publishers', 'five reports, three publishers, 2 independent', '')
    """
    if coverage.reports < 2:
        return ""
    words = counted(coverage.reports, "report")
    if coverage.publishers > 1:
        words += f", {counted(coverage.publishers, 'publisher')}"
    if coverage.independent != coverage.publishers:
        words += f", {coverage.independent} independent"
    return words
