"""Numbers that a sentence gives of an event: killed, wounded, arrested, marched; with their hedges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations
from math import inf
from typing import Final

from detente.patterns import as_pattern
from detente.reading import number_of
from detente.sources import Evidence

_MOST_TIMES: Final = 5
"""A number so many times another is of a part of the event, or of another one."""
_NUMBER: Final = (
    r"(?P<number>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?|(?:an?|one|two|three|four|five|six|seven|eight|nine"
    r"|ten|eleven"
    r"|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen"
    r"|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\w+)?)(?=\s))"
    r"(?:\s(?P<times>hundred|thousand|million|dozen)\b)?"
)
_HEDGE: Final = (
    r"(?P<hedge>at least|more than|topped|exceeded|surpassed|over|no fewer than|not less than"
    r"|about|around|some|nearly|almost"
    r"|approximately|roughly|an estimated|up to|as many as|at most|fewer than|less than)?\s*(?:the\s)?"
)
_UNIT: Final = (
    r"(?:\s(?P<unit>(?!(?:and|or|were|was|had|have|has|to|in|on|at|by|of|more|other|others)\b)"
    r"(?:[a-z]+\s){0,2}?[a-z]+s|people|police|men|women|children|troops))?"
)
_COUNTED: Final = rf"{_HEDGE}{_NUMBER}(?:\s(?:other|more|further))?(?:\sothers)?{_UNIT}"
_IS: Final = r"\s?(?:(?:were|was|are|have been|had been|has been|being|also|reported|left|who)\s){0,3}"
_VERBS: Final = {
    "killed": r"kill(?:ed|ing|s)?|murdered|massacred|gunned down|shot dead",
    "wounded": r"wound(?:ed|ing|s)?|injur(?:ed|ing|es?)|hurt(?:ing)?",
    "arrested": r"arrest(?:ed|ing|s)?|detain(?:ed|ing|s)?|rounded up|jailed",
    "kidnapped": r"kidnap(?:ped|ping|s)?|abduct(?:ed|ing|s)?",
    "freed": r"freed|freeing|free|releas(?:ed|ing|es?)",
    "on strike": r"(?:joined|joining) (?:the|a) (?:strike|walkout|stoppage)|went on strike|on strike"
    r"|walked out|stopped work|downed tools",
    "marched": r"march(?:ed|ing)|demonstrat(?:ed|ing)|protest(?:ed|ing)|rallied|took to the streets",
}
_AFTER: Final = {"killed": r"killed|dead|died|slain", "marched": _VERBS["marched"]}
_OF_VERB_FIRST: Final = frozenset(("killed", "wounded", "arrested", "kidnapped", "freed"))
_FURTHER: Final = (
    ("killed", rf"(?:claim(?:ed|ing|s)?)\s{_COUNTED}(?=\slives)"),
    ("killed", rf"death toll\s(?:\w+\s){{0,4}}?(?:to|at|of|was|is|reached)\s{_COUNTED}"),
    ("wounded", rf"number (?:of )?(?:injured|wounded)\s(?:\w+\s){{0,2}}?{_COUNTED}"),
)
_PLACE: Final = as_pattern(
    r"(?:\son\s(?:[A-Z][a-z]+\.?\s\d{1,2}|\d{1,2}\s[A-Z][a-z]+|[A-Z][a-z]+day))?"
    r"[a-z,\s]{0,12}?\b(?:in|near|at)\s(?:the\s)?([A-Z][\w-]+(?:\s[A-Z][\w-]+)*)"
)
_NOT_THE_WHOLE: Final = as_pattern(
    r"(?:including|among them|of them|of whom|besides|another|a further"
    r"|(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?)$",
    re.I,
)
"""Words before a number of a part of them, and before a day of a month."""
_TIMES: Final = {
    "hundred": 100,
    "thousand": 1000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    "dozen": 12,
}
_AT_LEAST: Final = frozenset(
    ("at least", "more than", "topped", "exceeded", "surpassed", "over", "no fewer than", "not less than")
)
_AT_MOST: Final = frozenset(("up to", "as many as", "at most", "fewer than", "less than"))
_NEAR: Final = 0.2
"""Share by which a number said to be about so many may be off."""
_VOTES: Final = as_pattern(
    r"\b(?P<one>\d{1,4})(?: votes)?(?: to |-|–| in favou?r and | for and | against )"
    r"(?P<other>\d{1,4})\b(?! ?%|-)"
)
_VOTED: Final = as_pattern(
    r"\bvot(?:e|es|ed|ing)\b|\b(?:passed|approved|adopted|rejected|defeated|carried)\b"
)
_MONEY: Final = as_pattern(
    r"(?P<hedge>about|around|some|nearly|almost|more than|at least|up to|over)?\s*"
    r"(?P<unit>[$€£]|US\$)\s?(?P<number>\d[\d,.]*\d|\d)(?:\s?(?P<times>thousand|million|billion)\b)?",
)
_ANYBODY: Final = frozenset(("people", "persons", "others", "lives", "civilians", "men", "women"))


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number of those that something was done to, as a sentence gives it.

    Attributes
    ----------
    deed
        What befell them, or what they did: killed, wounded, arrested, kidnapped, marched.
    unit
        Who they were; "people" where nothing more is said.
    low, high
        The least and the most that the words allow: "at least 81" has no most.
    words
        The number with its hedge, as the sentence has it.
    place
        Where, if the words behind the number say so; else empty.
    """

    deed: str
    unit: str
    low: float
    high: float
    words: str
    place: str = ""

    def agrees_with(self, other: Quantity) -> bool:
        """Return True if one number can be meant by both.

        Examples
        --------
        >>> first, second, third = (
        ...     next(quantities(f"The blast killed {number} people."))
        ...     for number in ("at least 81", "257", "258")
        ... )
        >>> first.agrees_with(second), second.agrees_with(third)
        (True, False)
        """
        return self.low <= other.high and other.low <= self.high


def quantities(sentence: str) -> Iterator[Quantity]:
    """Yield the numbers of a sentence that say how many a deed befell.

    Examples
    --------
    >>> numbers = quantities("The bomb killed ten people and wounded about 30.")
    >>> [(one.deed, one.unit, one.low, one.high) for one in numbers]
    [('killed', 'people', 10.0, 10.0), ('wounded', 'people', 24.0, 36.0)]
    """
    yield from _in_sentence(sentence)


@lru_cache(maxsize=1 << 16)
def _in_sentence(sentence: str) -> tuple[Quantity, ...]:
    return tuple(_read(sentence))


def _read(sentence: str) -> Iterator[Quantity]:
    places: set[tuple[str, int]] = set()
    for deed, pattern in _PATTERNS:
        for match in pattern.finditer(sentence):
            at = match.start("number")
            if (deed, at) in places or _NOT_THE_WHOLE.search(sentence[: match.start("number")].rstrip()):
                continue
            quantity = _quantity(deed, match, sentence)
            if quantity is not None:
                places.add((deed, at))
                yield quantity


def votes(sentence: str) -> Iterator[Quantity]:
    """Yield the majority of a vote that a sentence tells: "by 52 votes to 48".

    Examples
    --------
    >>> [(one.low, one.words) for one in votes("The house passed the salt bill by 52 votes to 48.")]
    [(52.048, '52 votes to 48')]
    """
    if not _VOTED.search(sentence):
        return
    for match in _VOTES.finditer(sentence):
        most, least = sorted((int(match["one"]), int(match["other"])), reverse=True)
        number = most + least / 1000
        yield Quantity("voted", "votes", number, number, match[0])


def sums_of_money(sentence: str) -> Iterator[Quantity]:
    """Yield the sums that a sentence names.

    Examples
    --------
    >>> [(one.unit, one.low) for one in sums_of_money("Ostland lent the port $2.5 million.")]
    [('$', 2500000.0)]
    """
    for match in _MONEY.finditer(sentence):
        number = number_of(match["number"].replace(",", ""))
        if number is not None:
            low, high = _bounds((match["hedge"] or "").lower(), number * _TIMES.get(match["times"] or "", 1))
            yield Quantity("paid", match["unit"].removeprefix("US"), low, high, match[0].strip())


def _quantity(deed: str, match: re.Match[str], sentence: str) -> Quantity | None:
    said = match["number"].lower().replace(",", "")
    times = _TIMES.get(match["times"] or "", 1)
    if said in ("a", "an"):
        if times == 1:
            return None
        said = "one"
    number = number_of(said)
    if number is None:
        return None
    low, high = _bounds((match["hedge"] or "").lower(), number * times)
    unit = (match["unit"] or "people").strip().lower()
    place = _PLACE.match(sentence, match.end())
    words = " ".join(part for part in (match["hedge"], match["number"], match["times"]) if part)
    return Quantity(deed, "people" if unit in _ANYBODY else unit, low, high, words, place[1] if place else "")


def _bounds(hedge: str, number: float) -> tuple[float, float]:
    """Return the least and the most that a number with its hedge allows."""
    if hedge in _AT_LEAST:
        return number, inf
    if hedge in _AT_MOST:
        return 0, number
    return (number * (1 - _NEAR), number * (1 + _NEAR)) if hedge else (number, number)


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for deed, verbs in _VERBS.items():
        if deed in _OF_VERB_FIRST:
            yield deed, re.compile(rf"\b(?:{verbs})\s{_COUNTED}", re.I)
        yield deed, re.compile(rf"\b{_COUNTED}{_IS}\b(?:{_AFTER.get(deed, verbs)})\b", re.I)
    for deed, pattern in _FURTHER:
        yield deed, re.compile(rf"\b{pattern}", re.I)


_PATTERNS: Final = tuple(_patterns())


def disagreeing(numbers: Sequence[tuple[Quantity, Evidence]]) -> list[tuple[Quantity, Evidence]]:
    """Return the numbers of different reports that do not agree, and are of one place."""
    apart: dict[int, None] = {}
    for (k, (one, words)), (j, (other, more)) in combinations(enumerate(numbers), 2):
        if words.report == more.report or one.place != other.place or one.agrees_with(other):
            continue
        least, most = sorted((one.low or one.high, other.low or other.high))
        if most <= least * _MOST_TIMES:
            apart.update({k: None, j: None})
    return [numbers[k] for k in sorted(apart)]
