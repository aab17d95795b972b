"""The places of parties under construction, looked up by the words they stand on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from detente.reading.parties.drafts import PartyDraft


class Placed:
    """Drafts by the tokens that their places begin and end at; a draft goes by its number."""

    def __init__(self, drafts: Sequence[PartyDraft]) -> None:
        self._by_start: defaultdict[int, list[tuple[int, int]]] = defaultdict(list)
        self._by_end: defaultdict[int, list[int]] = defaultdict(list)
        for k, draft in enumerate(drafts):
            for place in draft.places:
                self.add(k, place)

    def add(self, draft: int, place: tuple[int, int]) -> None:
        """Add a place that a draft has got since."""
        start, end = place
        self._by_start[start].append((end, draft))
        self._by_end[end].append(draft)

    def inside(self, start: int, end: int) -> list[int]:
        """Return the drafts with a place within a range of tokens, each once, in their order."""
        return sorted(
            {draft for i in range(start, end) for behind, draft in self._by_start.get(i, ()) if behind <= end}
        )

    def outermost(self, start: int, end: int, own: int) -> list[int]:
        """Return the drafts within a range whose place is part of no longer one, their own left aside."""
        places = [
            (i, behind, draft)
            for i in range(start, end)
            for behind, draft in self._by_start.get(i, ())
            if behind <= end and draft != own
        ]
        return sorted(
            {
                draft
                for s, e, draft in places
                if not any(a <= s and e <= b and b - a > e - s and other != draft for a, b, other in places)
            }
        )

    def ending_at(self, end: int) -> Iterator[int]:
        """Yield the drafts with a place that ends before a token."""
        yield from self._by_end.get(end, ())
