"""Footnotes: one number for each passage, in the order of the page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from detente.page.words import cut_at_word
from detente.safe import safe_text
from detente.short import one_line
from detente.sources import Evidence


def quoted_in_short(evidence: Evidence, most: int) -> str:
    """The words of a passage in quotation marks on one line, safe to show, cut after ``most`` characters.

    Examples
    --------
    >>> quoted_in_short(Evidence("r", 0, 17, "The mayor  spoke."), 10)
    '“The mayor…”'
    >>> quoted_in_short(Evidence("r", 0, 5, "“No,”"), 10)
    '“No,”'
    """
    words = safe_text(one_line(evidence.quote))
    if words.startswith("“") and words.endswith("”") and words.count("“") == 1:
        words = words[1:-1]
    return f"“{cut_at_word(words, most)}”"


class Notes:
    """Numbers passages as they are cited.

    Examples
    --------
    >>> notes = Notes()
    >>> a, b = Evidence("r", 0, 3, "The"), Evidence("r", 4, 7, "two")
    >>> [notes.number(e) for e in (a, b, a)]
    [1, 2, 1]
    """

    def __init__(self) -> None:
        self._numbers: dict[Evidence, int] = {}

    def number(self, evidence: Evidence) -> int:
        """The passage's number, the same each time it is cited."""
        return self._numbers.setdefault(evidence, len(self._numbers) + 1)

    def cited(self) -> Iterable[tuple[int, Evidence]]:
        """Every passage cited so far, by number."""
        return ((number, evidence) for evidence, number in self._numbers.items())


@dataclass(frozen=True)
class Segment:
    """A stretch of a report with the numbers of all passages that cover it.

    ``begins`` are those of them that begin here, so that each has one place to be linked to.
    """

    text: str
    numbers: tuple[int, ...]
    begins: tuple[int, ...]
    furniture: bool


def segments(
    text: str, cited: Sequence[tuple[int, Evidence]], furniture: Sequence[Evidence]
) -> list[Segment]:
    """Cut a report where passages begin and end, so that overlapping ones can all be marked.

    Examples
    --------
    >>> cut = segments("abcdef", [(1, Evidence("r", 0, 4, "abcd")), (2, Evidence("r", 2, 6, "cdef"))], [])
    >>> [(s.text, s.numbers, s.begins) for s in cut]
    [('ab', (1,), (1,)), ('cd', (1, 2), (2,)), ('ef', (2,), ())]
    """
    edges = {0, len(text)}
    for _, passage in cited:
        edges |= {passage.start, passage.end}
    for passage in furniture:
        edges |= {passage.start, passage.end}
    begins = _by_start((passage.start, k) for k, (_, passage) in enumerate(cited))
    unread = _by_start((passage.start, k) for k, passage in enumerate(furniture))
    cut, covering, below = [], set[int](), set[int]()
    for start, end in pairwise(sorted(edges)):
        # Only what covered the stretch before, and what begins here, can cover this one.
        here = begins.get(start, [])
        covering = {k for k in (*covering, *here) if end <= cited[k][1].end}
        below = {k for k in (*below, *unread.get(start, ())) if end <= furniture[k].end}
        cut.append(
            Segment(
                text[start:end],
                tuple(cited[k][0] for k in sorted(covering)),
                tuple(cited[k][0] for k in here if k in covering),
                bool(below),
            )
        )
    return cut


def _by_start(places: Iterable[tuple[int, int]]) -> dict[int, list[int]]:
    by_start: dict[int, list[int]] = {}
    for start, k in places:
        by_start.setdefault(start, []).append(k)
    return by_start
