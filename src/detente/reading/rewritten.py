"""A text rewritten for the parser, which knows the places of the text it came from."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple


class Edit(NamedTuple):
    """Words to stand in place of ``text[start:end]``."""

    start: int
    end: int
    words: str


@dataclass(frozen=True, slots=True)
class Rewritten:
    """A text after edits.

    Attributes
    ----------
    text
        With every edit made.
    _here, _there
        The beginnings of the runs of the text, and of the same runs in the text before.
    _copied
        Whether each run is the same in both; an edit stands for its passage as a whole.
    """

    text: str
    _here: tuple[int, ...]
    _there: tuple[int, ...]
    _copied: tuple[bool, ...]

    def span_before(self, start: int, end: int) -> tuple[int, int]:
        """Return the passage of the text before that became ``text[start:end]``, which is not empty."""
        first, last = bisect_right(self._here, start) - 1, bisect_right(self._here, end - 1) - 1
        begins = self._there[first] + (start - self._here[first] if self._copied[first] else 0)
        if self._copied[last]:
            return begins, self._there[last] + end - self._here[last]
        return begins, self._there[last + 1]


def rewritten(text: str, edits: Iterable[Edit]) -> Rewritten:
    r"""Return a text with edits made, which are in order and do not touch each other twice.

    Examples
    --------
    >>> after = rewritten("Septem-\nber of\ufb01ce", [Edit(6, 8, ""), Edit(14, 15, "fi")])
    >>> after.text, after.span_before(0, 9), after.span_before(10, 12), after.span_before(12, 16)
    ('September office', (0, 11), (12, 14), (14, 17))
    """
    parts: list[str] = []
    runs: list[tuple[int, int, bool]] = []
    at, length = 0, 0
    for start, end, words in (*edits, Edit(len(text), len(text), "")):
        for part, there, same in ((text[at:start], at, True), (words, start, False)):
            if part:
                runs.append((length, there, same))
                parts.append(part)
                length += len(part)
        at = end
    # The end of the text closes the last run.
    return Rewritten(
        "".join(parts),
        tuple(here for here, _, _ in runs),
        (*(there for _, there, _ in runs), len(text)),
        tuple(same for _, _, same in runs),
    )
