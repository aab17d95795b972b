"""Claims of one side alone: deeds that only its own voices, or its own sources, report."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from detente.dossier.questions.base import Coverage, EvidenceBase
from detente.dossier.questions.filters import Filter
from detente.dossier.questions.happenings import Happenings
from detente.edtf import DateRange
from detente.reading import Event, Modality, OnWords
from detente.sources import Evidence

_DEEDS: Final = frozenset((
    "ASSAULT", "COERCE", "SANCTION", "PROTEST", "MOBILIZE", "AID", "RETREAT", "CONCEDE", "CONSULT",
    "ELECTION", "TRIAL", "HEARING", "COUP", "TRAVEL", "RULING",
))  # fmt: skip
"""Types of what is done, and not only said."""
_CLAIMED: Final = frozenset(("happened", "ongoing", "denied"))
_FEWEST_WORDS: Final = 3


@dataclass(frozen=True, slots=True)
class Claim:
    """A deed that one side alone reports.

    Attributes
    ----------
    tellers
        Ids of those who say so; empty where a source marked as the side's own does.
    coverage
        How many reports and publishers pass it on.
    """

    type: str
    modality: Modality
    when: str | None
    parties: tuple[str, ...]
    tellers: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    coverage: Coverage


def claims_of(base: EvidenceBase, side: str, only: Filter | None = None) -> tuple[Claim, ...]:
    """Return the deeds that a side alone reports, in the order of their dates.

    A deed that a report tells in its own words, or that somebody of another side tells too, is no claim of
    one side.

    Parameters
    ----------
    side
        The id of a party; whoever speaks for it, and sources marked as its own, count as the side.
    """
    only = only or Filter()
    side = base.side(side)
    joined = Happenings(base)
    others: defaultdict[str, list[Event]] = defaultdict(list)
    own: list[Event] = []
    for event in base.dossier.events:
        if event.type not in _DEEDS or event.modality not in _CLAIMED:
            continue
        if all(base.is_of_side(words, side) for words in event.evidence):
            own.append(event)
        else:
            others[event.type].append(event)
    told_by_others = {
        telling.event.id
        for happening in joined.all
        if not all(base.is_of_side(telling.words, side) for telling in happening.tellings)
        for telling in happening.tellings
    }
    claims = [
        _claim(base, event)
        for event in own
        if (event.actors or event.recipients)
        and event.id not in told_by_others
        and base.reality.is_asserted(event)
        and not _is_only_wanted(base, event)
        and not any(_tell_the_same(base, joined, event, other) for other in others[event.type])
        and only.takes_part(base.sides((*event.actors, *event.recipients)))
        and only.is_of_type(event.type)
        and only.is_reported(event.evidence)
        and only.is_within(DateRange.parse(event.when))
    ]
    return tuple(sorted(_longest(claims), key=lambda claim: DateRange.parse(claim.when).order))


def _longest(claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield claims but those whose words are part of another's: "killed seven" of "killed seven and fled"."""
    at = OnWords((words, claim) for claim in claims for words in claim.evidence)
    for claim in claims:
        if not any(
            other is not claim and other.modality == claim.modality and _is_within(claim, other)
            for words in claim.evidence[:1]
            for other in at.on(words)
        ):
            yield claim


def _is_within(claim: Claim, other: Claim) -> bool:
    return all(
        any(
            more.report == words.report
            and more.start <= words.start
            and words.end <= more.end
            and (more.end - more.start) > (words.end - words.start)
            for more in other.evidence
        )
        for words in claim.evidence
    )


def sides_that_claim(base: EvidenceBase) -> tuple[str, ...]:
    """Return the sides whose own words, or sources, tell of a deed; those with the most of them first."""
    told = Counter(
        side
        for event in base.dossier.events
        if event.type in _DEEDS and event.modality in _CLAIMED
        if (side := _teller(base, event)) is not None
    )
    return tuple(side for side, _ in sorted(told.items(), key=lambda item: (-item[1], item[0])))


def _teller(base: EvidenceBase, event: Event) -> str | None:
    """Return the side in whose words an event is told; None where a report itself tells it."""
    speaker = base.speaker(event.span)
    if speaker is not None:
        return base.side(speaker)
    mark = base.mark(base.report(event.span))
    return base.side(mark.of) if mark is not None and mark.of is not None else None


def _claim(base: EvidenceBase, event: Event) -> Claim:
    speakers = (base.speaker(words) for words in event.evidence)
    return Claim(
        event.type,
        event.modality,
        event.when,
        base.sides((*event.actors, *event.recipients)),
        tuple(dict.fromkeys(speaker for speaker in speakers if speaker is not None)),
        event.evidence,
        base.coverage(event.evidence),
    )


def _is_only_wanted(base: EvidenceBase, event: Event) -> bool:
    """Return True for words of a demand or an offer: "insists that the rebels disarmed"."""
    said = base.statement(event.span)
    return said is not None and any(stance.kind in ("demands", "offers") for stance in said.stances)


def _tell_the_same(base: EvidenceBase, joined: Happenings, event: Event, other: Event) -> bool:
    """Return True if two events may be one: of days that agree, with a common party or common words."""
    if not DateRange.parse(event.when).overlaps(DateRange.parse(other.when)):
        return False
    parties: Sequence[str] = base.sides((*event.actors, *event.recipients))
    is_common = set(parties) & set(base.sides((*other.actors, *other.recipients)))
    shared = len(joined.shared(event.span, other.span))
    return shared >= _FEWEST_WORDS or bool(is_common and shared)
