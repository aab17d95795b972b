"""Names counted in texts, a shorter one not inside a longer, and the adjectives formed from a name."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from detente.patterns import as_pattern

CAPITALISED: Final = as_pattern(r"(?<![\w-])[A-ZÀ-Þ][\w-]*")
_FORMED: Final = as_pattern(r"[a-z]?(?:an|n|ian|ean|ese|i|ish|ic|er)")
_LEAST_STEM: Final = 4


def times_named(names: Iterable[str], texts: Sequence[str]) -> Counter[str]:
    """Count the places of each name; within a longer name ("Papua New Guinea") a shorter one has none."""
    by_first: dict[str, list[str]] = {}
    for name in sorted(names, key=len, reverse=True):
        by_first.setdefault(CAPITALISED.findall(name)[0] if CAPITALISED.search(name) else name, []).append(
            name
        )
    times: Counter[str] = Counter()
    for text in texts:
        end = 0
        for match in CAPITALISED.finditer(text):
            if match.start() < end:
                continue
            for name in by_first.get(match[0], ()):
                behind = match.start() + len(name)
                if text.startswith(name, match.start()) and not text[behind : behind + 1].isalnum():
                    times[name] += 1
                    end = behind
                    break
    return times


def adjectives_of(state: str, capitalised: Sequence[str]) -> Iterator[str]:
    """Yield the words, of some in order, that are formed from an unknown state's name: Montaro, Montaran."""
    stem = state.rstrip("aeiouy")
    if len(stem) >= _LEAST_STEM and " " not in state:
        for k in range(bisect_left(capitalised, stem), len(capitalised)):
            word = capitalised[k]
            if not word.startswith(stem):
                return
            if word != state and _FORMED.fullmatch(word, len(stem)):
                yield word
