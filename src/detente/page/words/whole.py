"""Words that a reading cut short: read on to the end of their list, or known to go on."""

from __future__ import annotations

import re
from typing import Final

from detente.page.words.clauses import SENTENCE_END, is_abbreviated
from detente.patterns import as_pattern
from detente.sources import Evidence

_FARTHEST: Final = 200
_LIST: Final = as_pattern(
    r"(?:,\s+(?!(?:and|or|but|who|which|that|while|as|he|she|it|they|said|says|the|an?|according)\b)[a-z][^,;:“”\"—]{2,90})*"
    r",?\s+(?:and|or)\s+(?!(?:said|says|told|added|he|she|it|they|that|was|were)\b)[^,;:“”\"—]{3,120}$"
)
"""The rest of a list, to the end of its sentence: ", pulls out of the delta, and announces a truce"."""
_ATTRIBUTION: Final = as_pattern(
    r"[\s,”\"'’]*(?:according to\b|(?:(?:the|an?|his|her|its|their) )?(?:[\w.’'-]+ ){0,7}?"
    r"(?:said|says?|added|told|wrote|warned|argued|insisted|declared|reported|explained|noted|continued)\b)"
)
_CLOSES: Final = as_pattern(r"[\s.!?”\"'’)]*$")


def read_on(passage: Evidence, text: str) -> Evidence:
    """Return words with the rest of the list that they begin, where a reading took the first of it alone.

    Examples
    --------
    >>> from detente.sources import Report
    >>> text = "No talks unless the council frees them, leaves the delta, and signs a truce. It waits."
    >>> read_on(Report("r", "r.txt", text).passage(9, 38), text).quote
    'unless the council frees them, leaves the delta, and signs a truce'
    """
    rest = _rest_of_sentence(passage, text)
    if not _LIST.fullmatch(rest):
        return passage
    end = passage.end + len(rest)
    return Evidence(passage.report, passage.start, end, text[passage.start : end])


def goes_on(passage: Evidence, text: str) -> bool:
    """Return True if the sentence of words goes on behind them, and not only to say who says them.

    Examples
    --------
    >>> from detente.sources import Report
    >>> text = "The talks failed despite the truce. The talks failed, the envoy said. The talks failed."
    >>> report = Report("r", "r.txt", text)
    >>> [goes_on(report.passage(at, at + 16), text) for at in (0, 36, 70)]
    [True, False, False]
    """
    rest = _rest_of_sentence(passage, text)
    return not (_CLOSES.fullmatch(rest) or _ATTRIBUTION.match(rest))


def _rest_of_sentence(passage: Evidence, text: str) -> str:
    """The words behind a passage up to the mark that ends its sentence; nothing where that is far."""
    if re.search(r"[.!?][”\"'’]*$", passage.quote):
        return ""
    for end in SENTENCE_END.finditer(text, max(0, passage.end - 1), passage.end + _FARTHEST):
        before, behind = text[passage.start : end.start()], text[end.end() : end.end() + _FARTHEST]
        if not (end.group().startswith(".") and is_abbreviated(before, behind)):
            return text[passage.end : end.start()]
    return ""


def to_the_end(passage: Evidence, text: str) -> Evidence:
    """Return words with all that follows in their sentence, without the mark at its end.

    Examples
    --------
    >>> from detente.sources import Report
    >>> text = "The guild asked that the warden assigned to it be heard. It waits."
    >>> to_the_end(Report("r", "r.txt", text).passage(10, 42), text).quote
    'asked that the warden assigned to it be heard'
    """
    rest = _rest_of_sentence(passage, text)
    end = passage.end + len(rest)
    return Evidence(passage.report, passage.start, end, text[passage.start : end])
