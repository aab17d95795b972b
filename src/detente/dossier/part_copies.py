"""Reports that are a part of another: a paper prints the first paragraphs of a dispatch, or cuts it.

Such a report has words of its own, perhaps, and is read; yet what it tells of an event it tells after the
other, and the two are one source.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from functools import lru_cache
from typing import Final
from zlib import crc32

from detente.patterns import as_pattern
from detente.sources import Evidence, Report

_FEWEST_WORDS: Final = 30
_RUN: Final = 5
"""Words that are compared together."""
_SHARED: Final = 0.75
"""Least part of the runs of the shorter report that the longer one has."""
_MOST_DAYS: Final = 3
_ONE_OF: Final = 4
"""Of so many runs one is looked up, to learn which reports may be parts of which."""
_MOST_OF_A_RUN: Final = 50
"""Reports with a run that more of them have are not compared for it: it is a form of words."""
_WORD: Final = as_pattern(r"\w+")


def origins_of(reports: Iterable[Report], furniture: Mapping[str, Sequence[Evidence]]) -> dict[str, str]:
    """Return, by its id, each report that is a part of another, with the id of the longest that it is of.

    Only reports that share a run of words are compared, so that the work grows with their number.

    Examples
    --------
    >>> words = [f"word{k}" for k in range(90)]
    >>> whole, part = (Report(name, "", " ".join(some)) for name, some in (("a", words), ("b", words[:40])))
    >>> origins_of([part, whole], {})
    {'b': 'a'}
    """
    by_id = {report.id: report for report in reports if report.copy_of is None}
    signs = {name: _signs(_own_text(report, furniture.get(name, ()))) for name, report in by_id.items()}
    having: defaultdict[int, list[str]] = defaultdict(list)
    for name, (_, looked_up) in signs.items():
        for run in looked_up:
            having[run].append(name)
    near: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for several in having.values():
        if 1 < len(several) <= _MOST_OF_A_RUN:
            for k, one in enumerate(several):
                for other in several[k + 1 :]:
                    near[one][other] += 1
                    near[other][one] += 1
    origins: dict[str, str] = {}
    place = {name: number for number, name in enumerate(by_id)}
    for name, others in near.items():
        longer = [
            (len(signs[other][0]), -place[other], other)
            for other, times in others.items()
            if _is_longer(signs, place, other, name)
            and 2 * times >= _SHARED * len(signs[name][1])
            and _about_then(by_id[name].published, by_id[other].published)
            and len(signs[name][0] & signs[other][0]) >= _SHARED * len(signs[name][0])
        ]
        if longer:
            origins[name] = max(longer)[2]
    return {name: _last(name, origins) for name in sorted(origins, key=place.__getitem__)}


def _is_longer(
    signs: Mapping[str, tuple[frozenset[int], frozenset[int]]], place: Mapping[str, int], one: str, other: str
) -> bool:
    return (len(signs[one][0]), -place[one]) > (len(signs[other][0]), -place[other])


def _last(name: str, origins: Mapping[str, str]) -> str:
    while name in origins:
        name = origins[name]
    return name


def _own_text(report: Report, furniture: Sequence[Evidence]) -> str:
    text = report.text
    for words in sorted(furniture, key=lambda words: -words.start):
        text = f"{text[: words.start]} {text[words.end :]}"
    return text


@lru_cache(maxsize=20_000)
def _signs(text: str) -> tuple[frozenset[int], frozenset[int]]:
    """Return the checksums of the runs of a text, and of those that are looked up; none of a short one."""
    words = _WORD.findall(text.casefold())
    if len(words) < _FEWEST_WORDS:
        return frozenset(), frozenset()
    runs = frozenset(
        crc32(" ".join(words[k : k + _RUN]).encode(errors="replace")) for k in range(len(words) - _RUN + 1)
    )
    return runs, frozenset(run for run in runs if run % _ONE_OF == 0)


def _about_then(one: date | None, other: date | None) -> bool:
    return one is None or other is None or abs((one - other).days) <= _MOST_DAYS
