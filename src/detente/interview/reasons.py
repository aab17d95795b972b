"""The reason for an answer: words of a report become evidence, any others an assumption."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from detente.case import Case, cited_file
from detente.divided import pattern_of
from detente.errors import BadInput
from detente.sources import Report, load_reports

_MOST_KEPT = 8
"""Files whose reports are kept: an interview looks them up after each answer."""
_FEWEST_CHARACTERS, _FEWEST_WORDS = 12, 3
_QUOTATION_MARKS = " \t\n\"'“”‘’«»"


@dataclass(frozen=True)
class Words:
    """Words of a report that the case cites, and where they stand in it."""

    report: str
    quote: str
    start: int
    end: int


def words_of_a_report(case: Case, why: str) -> Words | None:
    """Return the place in a report of the case where a reason stands word for word; None where it does not.

    Quotation marks around it, and how its lines are broken, do not matter.
    """
    wanted = why.strip(_QUOTATION_MARKS)
    if len(wanted) < _FEWEST_CHARACTERS or len(wanted.split()) < _FEWEST_WORDS:
        return None
    pattern = pattern_of(wanted)
    for name, text in texts_of(case):
        match = pattern.search(text)
        if match:
            return Words(name, match[0], match.start(), match.end())
    return None


@lru_cache(maxsize=_MOST_KEPT)
def _loaded(path: Path, _changed: int) -> tuple[Report, ...]:
    """Load the reports of a file, kept until the file changes; none where it cannot be read."""
    try:
        return tuple(load_reports([str(path)]))
    except BadInput:
        return ()


def texts_of(case: Case) -> Iterator[tuple[str, str]]:
    """Yield each report that the case cites and that can be read, as the case names it, with its text."""
    by_name = {item.report: item for item in case.file.evidence.values()}
    for name, item in by_name.items():
        path = cited_file(case, item)
        if path is None:
            continue
        reports = _loaded(path, path.stat().st_mtime_ns if path.exists() else 0)
        in_file = name.partition("#")[2] if path.name != name.rpartition("/")[2] else ""
        for report in reports:
            if in_file in ("", report.source.partition("#")[2]):
                yield name, report.text
                break
