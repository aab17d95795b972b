"""Moments already told, by all that another telling of one of them may share with it."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator

from detente.edtf import DateRange
from detente.page.sections.candidate import TOLD, Candidate
from detente.reading import ByMonth

FEWEST_WORDS = 4
"""A text of fewer words says too little to be told again by a longer one."""
_CELL = 200
"""Characters of a report that are looked up as one."""
_Key = tuple[object, ...]


class ToldMoments:
    """Candidates by number, looked up by their words, and by their kind, parties and days."""

    def __init__(self) -> None:
        self._at: defaultdict[tuple[str, int], set[int]] = defaultdict(set)
        self._numbers: ByMonth[_Key] = ByMonth()
        self._known: Counter[_Key] = Counter()

    def add(self, number: int, told: Candidate) -> None:
        """Add a candidate, or one that has got more words, parties or days since."""
        for cell in _cells(told):
            self._at[cell].add(number)
        when = told.moment.when
        if words := _first_words(told):
            self._numbers.add(("words", *words), when, number)
        for whose in {told.kind == TOLD, False}:
            self._numbers.add(("day", whose, told.moment.is_fact, when.text), when, number)
        self._numbers.add((*_of(told), "to", told.recipients, bool(told.standing)), when, number)
        self._numbers.add((*_of(told), "on", when.text), when, number)
        if told.standing:
            return
        parties = told.actors | told.recipients
        for party in parties:
            self._numbers.add((*_of(told), "with", party), when, number)
        # Whoever has all parties of this one has the rarest of them too.
        rarest = min(sorted(parties), key=lambda party: self._known[*_of(told), party], default=None)
        self._numbers.add((*_of(told), "within", rarest), when, number)
        self._numbers.add((*_of(told), "any"), when, number)
        self._known.update((*_of(told), party) for party in parties)

    def near(self, again: Candidate) -> list[int]:
        """Return all that may tell of the same as a candidate, and some more, in their order."""
        near = {number for cell in _cells(again) for number in self._at.get(cell, ())}
        near.update(self._alike(again, again.moment.when))
        near.update(self._numbers.near((*_of(again), "on", again.moment.when.text), again.moment.when))
        of_day = ("day", again.kind != TOLD, again.moment.is_fact, again.moment.when.text)
        near.update(self._numbers.near(of_day, again.moment.when))
        if words := _first_words(again):
            near.update(self._numbers.near(("words", *words), again.moment.when))
        return sorted(near)

    def _alike(self, again: Candidate, when: DateRange) -> Iterator[int]:
        for of_standing in (True, False) if again.standing else (True,):
            yield from self._numbers.near((*_of(again), "to", again.recipients, of_standing), when)
        if again.standing:
            return
        parties = again.actors | again.recipients
        for party in (*parties, None):
            yield from self._numbers.near((*_of(again), "within", party), when)
        yield from self._with_all(again, parties, when)

    def _with_all(self, again: Candidate, parties: Collection[str], when: DateRange) -> Iterator[int]:
        keys: list[_Key] = [(*_of(again), "with", party) for party in parties] or [(*_of(again), "any")]
        yield from self._numbers.near(min(keys, key=lambda key: self._numbers.count(key, when)), when)


def _first_words(candidate: Candidate) -> tuple[str, ...]:
    """Return the words by which two texts begin alike, if one goes on where the other ends."""
    words = candidate.moment.text.casefold().rstrip(".").split()[:FEWEST_WORDS]
    return tuple(words) if len(words) == FEWEST_WORDS else ()


def _of(candidate: Candidate) -> _Key:
    return candidate.kind, candidate.moment.is_fact


def _cells(candidate: Candidate) -> Iterator[tuple[str, int]]:
    for passage in candidate.moment.evidence:
        for cell in range(passage.start // _CELL, passage.end // _CELL + 1):
            yield passage.report, cell
