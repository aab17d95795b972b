"""The wishes that a case states in the words of reports, and a table without words that a person rejected."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Final

from detente.case import CaseFile, option_names
from detente.interview import wish_of_comparison
from detente.model import Model
from detente.positions import Positions, StanceOnAct, Unused
from detente.sources import Evidence

AGAINST: Final[frozenset[StanceOnAct]] = frozenset({"refuses", "opposes", "ended"})
REJECTED: Final = "a person says that the words do not say so"


@dataclass(frozen=True)
class StatedWish:
    """A wish that a case states of one option, with the words of reports that it rests on.

    ``is_answer`` is True of one that a person gave in an interview.
    """

    party: str
    option: str
    is_wanted: bool
    words: tuple[Evidence, ...]
    is_answer: bool = False

    @property
    def stance(self) -> StanceOnAct:
        """The stance that it is: of an act of its own, or of another's."""
        if self.option.startswith(f"{self.party}."):
            return "plans" if self.is_wanted else "refuses"
        return "demands" if self.is_wanted else "opposes"


def stated_wishes(case: CaseFile, evidence: Mapping[str, Evidence], model: Model) -> tuple[StatedWish, ...]:
    """Return the wishes that a case states of one option each: by words of reports, or as a person answered.

    What a party would rather do if nothing else changed is one; what depends on something else is none.
    """
    return tuple(wish for wish in _every_wish(case, evidence, model) if wish.words or wish.is_answer)


def _every_wish(case: CaseFile, evidence: Mapping[str, Evidence], model: Model) -> Iterator[StatedWish]:
    options = set(option_names(case))
    answered = {
        (party, option)
        for item in case.interview
        if item.answer in ("yes", "no")
        for party, _, option in [item.id.partition("-prefers-")]
    }

    def resolved(ids: Collection[str]) -> tuple[Evidence, ...]:
        return tuple(evidence[name] for name in ids if name in evidence)

    for party, preference in case.preferences.items():
        for line in preference.priorities or ():
            option = line.priority.removeprefix("not ")
            # What is assumed beside its words is nobody's word.
            if option in options and line.assumed is None:
                yield StatedWish(party, option, option == line.priority, resolved(line.evidence))
        for compared in preference.comparisons or ():
            about = wish_of_comparison(model, party, compared.comparison)
            if about is not None:
                yield StatedWish(party, *about, resolved(compared.evidence), (party, about[0]) in answered)


def without_words(positions: Positions, rejected: Collection[Evidence]) -> Positions:
    """Return a table in which no stance rests on rejected words: they stand among the unused."""
    rows = []
    for row in positions.rows:
        if not set(row.evidence) & set(rejected):
            rows.append(row)
            continue
        left = (
            replace(voice, evidence=tuple(words for words in voice.evidence if words not in rejected))
            for voice in row.voices
        )
        voices = tuple(voice for voice in left if voice.evidence)
        if voices or row.added_by_hand or row.supposed:
            rows.append(replace(row, voices=voices))
    unused = (Unused(words, REJECTED) for words in rejected)
    return replace(positions, rows=tuple(rows), unused=(*unused, *positions.unused))
