"""Names at the head of a line that take no part: the agency of a dateline, who puts the questions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from detente.reading.parsed import report_of
from detente.sources import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DATELINE: Final = re.compile(
    r"^[ \t]*[A-Z][\w.,' -]{1,50} \(([A-Z][\w/ -]{1,20})\)[ \t]*(?:--|[—–-])", re.MULTILINE
)
_ASKER: Final = re.compile(
    r"^[ \t]*\((Reporter|Interviewer|Moderator|Correspondent|Question)\)", re.MULTILINE
)


def no_parties(doc: Doc) -> Iterator[Evidence]:
    """Yield the agency of each dateline, and who only puts the questions: "HAVEN (AP) --", "(Reporter)"."""
    report = report_of(doc)
    for pattern in (_DATELINE, _ASKER):
        for match in pattern.finditer(report.text):
            yield report.passage(match.start(1), match.end(1))
