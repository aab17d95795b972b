"""Names at the head of a line that take no part: a dateline's town and agency, who puts the questions."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from detente.patterns import as_pattern
from detente.reading.parsed import report_of
from detente.sources import Evidence

if TYPE_CHECKING:
    from spacy.tokens import Doc

_DASH: Final = r"[ \t]*(?:--|[—–_-])(?=\s)"
_AGENCY: Final = r"\([A-Z][\w/ -]{1,20}\)"
_DAY: Final = r" [^\n(—–_-]{1,30}"
_DATELINE: Final = as_pattern(
    rf"^[ \t]*(?:([A-Z][\w.,' -]{{1,50}} {_AGENCY}(?:,?{_DAY})?)|([A-Z][A-Z.' -]+[A-Z](?:,{_DAY})?)){_DASH}",
    re.MULTILINE,
)
_ASKER: Final = as_pattern(
    r"^[ \t]*\((Reporter|Interviewer|Moderator|Correspondent|Question)\)", re.MULTILINE
)


def no_parties(doc: Doc) -> Iterator[Evidence]:
    """Yield each dateline, and who only puts the questions: "HAVEN (AP) --", "TARN, May 3 -", "(Reporter)".

    The town of a dateline is where a report was written, and neither the town nor the agency acts in it.
    """
    report = report_of(doc)
    for pattern in (_DATELINE, _ASKER):
        for match in pattern.finditer(report.text):
            group = match.lastindex or 0
            yield report.passage(match.start(group), match.end(group))
