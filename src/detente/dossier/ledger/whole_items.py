"""Evidence in words that a reader understands by themselves: the sentence that a passage stands in."""

from __future__ import annotations

import re
from typing import Final

from detente.dossier.ledger.ledger import LedgerItem
from detente.dossier.questions import EvidenceBase, sentence_start, sentence_stop
from detente.patterns import as_pattern
from detente.short import one_line
from detente.sources import Evidence

_LONGEST: Final = 300
_LEANS: Final = as_pattern(
    r"[“\"'(]*(?:he|she|it|they|this|these|those|his|her|their|its|there)\b", re.IGNORECASE
)


def whole_item(
    base: EvidenceBase, words: Evidence, when: str | None, *, said: bool = False
) -> LedgerItem | None:
    """Return a passage as an item of evidence, dated by its report where it has no day of its own.

    Its words are the sentence that it stands in; of a very long one they are the passage alone. None for
    words that nobody understands without those before them.

    Parameters
    ----------
    said
        True for words of somebody who is named: then a pronoun stands for him.
    """
    report = base.dossier.reports[words.report]
    start = sentence_start(report.text, words.start)
    end = sentence_stop(report.text, words.end - 1)
    whole = report.passage(start, start + len(report.text[start:end].rstrip()))
    is_short = whole.start <= words.start and words.end <= whole.end and len(whole.quote) <= _LONGEST
    shown = whole if is_short else words
    if is_short and not said and _LEANS.match(shown.quote):
        return None
    day = base.day(words)
    return LedgerItem(
        f"{words.report}:{words.start}",
        one_line(shown.quote),
        when or (day.isoformat() if day is not None else ""),
        shown.report,
        shown.start,
        shown.end,
    )
