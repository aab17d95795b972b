"""Wire copies: the same dispatch in another paper, recognised so that it is read once."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Final

from detente.sources.report import Report

if TYPE_CHECKING:
    from datasketch import MinHash

ALIKE: Final = 0.9
"""Least share of shingles two texts have in common (Jaccard) for one to be a copy of the other."""
SHINGLE: Final = 4
"""Words a shingle."""
FEWEST_WORDS: Final = 60
"""Shorter texts are never copies: notices of one form differ in little and mean different things."""
MOST_DAYS: Final = 3
"""Most days between the publication of a dispatch and of its copies: relative dates depend on it."""
_PERMUTATIONS: Final = 128


def mark_copies(reports: Iterable[Report]) -> Iterator[Report]:
    """Yield the reports; one that copies an earlier one names it in ``copy_of``.

    Texts are compared by their shingles of four words, through MinHash signatures and locality-sensitive
    hashing, so that of an earlier report only its signature is kept [1]_.

    References
    ----------
    .. [1] Broder, On the resemblance and containment of documents, Compression and Complexity of
       Sequences (1997).

    Examples
    --------
    >>> text = " ".join(f"word{k}" for k in range(200))
    >>> first = Report("a", "a.txt", text, publisher="The Gazette")
    >>> second = Report("b", "b.txt", "By our staff. " + text, publisher="The Echo")
    >>> [report.copy_of for report in mark_copies([first, second])]
    [None, 'a']
    """
    earlier: _Earlier | None = None
    first: Report | None = None
    for report in reports:
        if report.copy_of is not None or not _may_be_copied(report.text):
            yield report
        elif first is None:
            # Nothing is loaded to compare a report with none.
            first = report
            yield report
        else:
            earlier = earlier or _Earlier(first)
            yield earlier.compared(report)


class _Earlier:
    """The signatures of earlier reports, by what they have in common."""

    def __init__(self, first: Report) -> None:
        from datasketch import MinHashLSH  # half a second to load, with SciPy

        self._near = MinHashLSH(threshold=ALIKE, num_perm=_PERMUTATIONS)
        self._known: dict[str, tuple[MinHash, date | None]] = {}
        self.compared(first)

    def compared(self, report: Report) -> Report:
        """Return a report with the one that it copies; one that copies none is known from now on."""
        signature = _signature(report.text)
        if signature is None:
            return report
        alike = [
            (signature.jaccard(self._known[name][0]), name)
            for name in self._near.query(signature)
            if _about_then(report.published, self._known[name][1])
        ]
        best = max(alike, default=(0.0, ""))
        if best[0] >= ALIKE:
            return replace(report, copy_of=best[1])
        self._near.insert(report.id, signature)
        self._known[report.id] = signature, report.published
        return report


def copy_bands(text: str) -> tuple[str, ...]:
    """Return parts of the signature of a text: one that shares none of them is surely no copy of it.

    Examples
    --------
    >>> text = " ".join(f"word{k}" for k in range(200))
    >>> len(set(copy_bands(text)) & set(copy_bands("By our staff. " + text))) > 0, copy_bands("too short")
    (True, ())
    """
    signature = _signature(text)
    if signature is None:
        return ()
    values = signature.hashvalues
    return tuple(
        f"{number}:{hashlib.sha256(values[start:end].tobytes()).hexdigest()[:24]}"
        for number, (start, end) in enumerate(_ranges())
    )


@cache
def _blank() -> MinHash:
    """Return a signature of no words; to draw its permutations takes as long as to sign a report."""
    from datasketch import MinHash

    return MinHash(num_perm=_PERMUTATIONS)


@cache
def _ranges() -> list[tuple[int, int]]:
    """Return the parts of a signature; to choose them takes a tenth of a second."""
    from datasketch import MinHashLSH

    return list(MinHashLSH(threshold=ALIKE, num_perm=_PERMUTATIONS).hashranges)


def is_copy(report: Report, earlier: Report) -> bool:
    """Return True if one report is the same dispatch as an earlier one, in a few days of it."""
    one, other = _signature(report.text), _signature(earlier.text)
    alike = one is not None and other is not None and one.jaccard(other) >= ALIKE
    return alike and _about_then(report.published, earlier.published)


def shared_shingles(text: str, other: str) -> float:
    """Return the part of the shingles of the shorter text that the other one has too.

    Examples
    --------
    >>> shared_shingles("the gates stay shut for now", "Update: the gates stay shut for now")
    1.0
    """
    one, second = _shingles(text), _shingles(other)
    return len(one & second) / max(1, min(len(one), len(second)))


def _shingles(text: str) -> set[str]:
    words = re.findall(r"\w+", text.casefold())
    return {" ".join(words[k : k + SHINGLE]) for k in range(max(1, len(words) - SHINGLE + 1))}


def _may_be_copied(text: str) -> bool:
    return sum(1 for _ in islice(re.finditer(r"\w+", text), FEWEST_WORDS)) == FEWEST_WORDS


def _signature(text: str) -> MinHash | None:
    words = re.findall(r"\w+", text.casefold())
    if len(words) < FEWEST_WORDS:
        return None
    signature = _blank().copy()
    signature.update_batch(
        [" ".join(words[k : k + SHINGLE]).encode(errors="replace") for k in range(len(words) - SHINGLE + 1)]
    )
    return signature


def _about_then(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs((one - other).days) <= MOST_DAYS
