"""The views of those of whom a paragraph tells that they differ: in one quotation, or in one each."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from detente.drafting import differing_views, quotes_in_pairs, tells_that_they_differ, what_decides
from detente.page.sections.quoting import ReportSentence
from detente.short import one_line
from detente.sources import Evidence, Report

_LONGEST: Final = 540
_TOGETHER: Final = "Two views"
_DIVIDED: Final = "Views that differ"
_ONE_BY_ONE: Final = ("One view", "Another view", "A third view")


@dataclass(frozen=True)
class ToldTogether:
    """Words in which outsiders differ, or those of one of them, with a head.

    ``decides`` are the words behind the last of them by what one will know who is right.
    """

    head: str
    words: Evidence
    says: str
    decides: Evidence | None = None


def told_together(
    reports: Mapping[str, Report], sentences: Sequence[ReportSentence]
) -> Iterator[ToldTogether]:
    """Yield the views of those who differ, in the order of reading: where both are short, as one passage.

    Parameters
    ----------
    reports
        By their ids.
    sentences
        All of the reports, in their order.
    """
    for name, beside in groupby(sentences, key=lambda one: one.place.report):
        report = reports[name]
        places = tuple((one.place.start, one.place.end) for one in beside)
        for views in differing_views(report.text, places):
            first, last = views[0].first, views[-1].end
            over = _over_what(report.text, places, first)
            opens = over is not None and last - over <= _LONGEST
            whole = report.passage(over if over is not None and opens else first, last)
            are_short = len(whole.quote) <= _LONGEST and quotes_in_pairs(whole.quote)
            heads = (_DIVIDED if opens else _TOGETHER,) if are_short else _ONE_BY_ONE
            each = [whole] if are_short else [report.passage(view.first, view.end) for view in views]
            known_by = what_decides(report.text, places, views)
            decides = report.passage(*known_by) if known_by is not None else None
            if decides is not None and (decides.start < each[-1].end or not quotes_in_pairs(decides.quote)):
                decides = None  # it is in the words of the last
            for head, words in zip(heads, each, strict=False):
                if quotes_in_pairs(words.quote):
                    says = one_line(words.quote).replace("*", "")
                    yield ToldTogether(head, words, says, decides if words is each[-1] else None)


def _over_what(text: str, places: Sequence[tuple[int, int]], first: int) -> int | None:
    """Return where the sentence before the first view begins, if it tells over what they differ."""
    number = next((k for k, (start, _) in enumerate(places) if start == first), 0)
    start, end = places[number - 1] if number else (first, first)
    beside = "\n\n" not in text[end:first]
    return start if number and beside and tells_that_they_differ(text[start:end]) else None
