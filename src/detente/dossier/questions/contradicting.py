"""Contradictions: one event with two dates or two numbers, said and denied, or with two who are blamed."""

from __future__ import annotations

import re
from calendar import month_abbr
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import combinations
from typing import Final, Literal

from detente.dossier.questions.base import Coverage, EvidenceBase
from detente.dossier.questions.charges import rejected_charges
from detente.dossier.questions.counted_by_sides import counted_by_sides
from detente.dossier.questions.denials import Denials
from detente.dossier.questions.filters import Filter
from detente.dossier.questions.happening import Happening, may_be_one
from detente.dossier.questions.happenings import Happenings
from detente.dossier.questions.numbers import Quantity, quantities
from detente.dossier.questions.sentences import content_words
from detente.edtf import DateRange, Precision
from detente.reading import ActMention, Event, OnWords
from detente.sources import Evidence

_MOST_DAYS: Final = 10
"""Two dates further apart are of two events."""
_FEWEST_WORDS: Final = 3
_VERB_AND_PLACE: Final = 2
_MOST_TIMES: Final = 5
"""A number so many times another is of a part of the event, or of another one."""
_KILLED: Final = re.compile(
    r"\b(?:killed|slain|murdered|assassinated|shot (?:to death|dead)|(?:killing|slaying|murder) of)\b", re.I
)
_DENIES: Final = frozenset(("deny",))

ContradictionKind = Literal["dates", "numbers", "denied", "blamed"]


@dataclass(frozen=True, slots=True)
class Version:
    """One side of a contradiction.

    Attributes
    ----------
    says
        The date in EDTF, the number in the report's words, "said" or "denied", or the name of who is blamed.
    first
        The day of the first report that says so.
    speaker
        The id of the party that says so; None where a report itself does.
    """

    says: str
    first: date | None
    speaker: str | None
    evidence: tuple[Evidence, ...]
    coverage: Coverage


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Reports that cannot all be true of one event.

    Attributes
    ----------
    about
        What the numbers count ("killed", "people"); empty for dates and denials.
    parties
        Ids of the sides of the event.
    versions
        In the order of their first reports.
    """

    kind: ContradictionKind
    type: str
    about: str
    when: str | None
    parties: tuple[str, ...]
    versions: tuple[Version, ...]

    @property
    def evidence(self) -> tuple[Evidence, ...]:
        """The words of every version."""
        return tuple(words for version in self.versions for words in version.evidence)


def contradictions(base: EvidenceBase, only: Filter | None = None) -> tuple[Contradiction, ...]:
    """Return what reports say differently of one event, in the order of its dates."""
    only = only or Filter()
    return tuple(
        row
        for row in base.once("contradictions", _Search(base).all)
        if only.takes_part(row.parties)
        and only.is_of_type(row.type)
        and only.is_reported(row.evidence)
        and only.is_within(DateRange.parse(row.when))
    )


class _Search:
    def __init__(self, base: EvidenceBase) -> None:
        self._base = base
        self._joined = Happenings(base)
        self._denials = Denials(base)

    def all(self) -> tuple[Contradiction, ...]:
        """Return every contradiction, in the order of the dates."""
        rows = (
            *self.of_dates(), *self.of_deaths(), *self.of_numbers(), *self.of_denials(), *self.of_blame(),
        )  # fmt: skip
        return tuple(sorted(rows, key=lambda row: DateRange.parse(row.when).order))

    def of_dates(self) -> Iterator[Contradiction]:
        """Yield pairs of happenings that are one by all but their dates."""
        by_party: defaultdict[tuple[str, str], list[Happening]] = defaultdict(list)
        for happening in self._facts:
            if happening.range.precision <= Precision.WEEK:
                for party in happening.parties or ("",):
                    by_party[happening.type, party].append(happening)
        seen: set[frozenset[str]] = set()
        for alike in by_party.values():
            for one, other in _neighbours(alike):
                pair = frozenset((one.id, other.id))
                if pair not in seen and self._have_two_dates(one, other):
                    seen.add(pair)
                    versions = [self._version(each.when or "", each.evidence) for each in (one, other)]
                    yield Contradiction("dates", one.type, "", one.when, one.parties, _in_order(versions))

    def _have_two_dates(self, one: Happening, other: Happening) -> bool:
        """Return True for what was over, by both dates, when either report was published.

        Of two events one after the other, a report that knew of both would tell of both.
        """
        of_nobody = not one.parties and not other.parties
        if one.range.overlaps(other.range) or not (of_nobody or may_be_one(one, other)):
            return False
        if not {telling.words.report for telling in one.tellings}.isdisjoint(
            telling.words.report for telling in other.tellings
        ):
            return False
        last = max(one.range.latest or date.max, other.range.latest or date.max)
        published = [self._base.day(words) for each in (one, other) for words in each.evidence]
        if any(day is None or day < last for day in published):
            return False
        if one.type == "TRAVEL":
            return self._is_one_journey(one, other)
        if of_nobody:
            return self._joined.is_of_one_town(one, other, _FEWEST_WORDS)
        shared = max(
            (len(self._joined.shared(first, second)) for first in one.evidence for second in other.evidence),
            default=0,
        )
        return shared >= _FEWEST_WORDS

    def _is_one_journey(self, one: Happening, other: Happening) -> bool:
        """Return True for one verb and one place: "arrived in Brine", of the same person."""
        names = content_words(" ".join(self._base.name(party) for party in (*one.parties, *other.parties)))
        return any(
            len((content_words(first.quote) & content_words(second.quote)) - names) >= _VERB_AND_PLACE
            for first in one.evidence
            for second in other.evidence
        )

    def of_deaths(self) -> Iterator[Contradiction]:
        """Yield the killings of one person that reports date to two days, however far apart."""
        deaths: defaultdict[str, dict[str, list[Evidence]]] = defaultdict(dict)
        for happening in self._facts:
            if happening.type != "ASSAULT":
                continue
            for telling in happening.tellings:
                if telling.when is None or not self._is_killed_on(telling.words, telling.when):
                    continue
                for person in self._base.sides(telling.event.recipients):
                    if self._base.kind(person) == "person" and " " in self._base.name(person):
                        deaths[person].setdefault(telling.when, []).append(telling.words)
        for person, days in deaths.items():
            if len(days) > 1:
                versions = [self._version(when, words) for when, words in days.items()]
                yield Contradiction("dates", "ASSAULT", "", min(days), (person,), _in_order(versions))

    def _is_killed_on(self, words: Evidence, when: str) -> bool:
        """Return True if a sentence says in words that somebody was killed on the day."""
        day = DateRange.parse(when)
        if day.precision > Precision.DAY or day.earliest is None:
            return False
        sentence = self._joined.sentence(words)
        month, number = month_abbr[day.earliest.month], day.earliest.day
        named = re.search(rf"\b{month}\w*\.? {number}\b|\b{number} {month}", sentence)
        return named is not None and _KILLED.search(words.quote) is not None

    def of_numbers(self) -> Iterator[Contradiction]:
        """Yield the happenings of which reports give numbers that do not agree."""
        seen: set[object] = set()
        for happening in self._facts:
            if happening.coverage.reports < 2:
                continue
            given: defaultdict[tuple[str, str], list[tuple[Quantity, Evidence]]] = defaultdict(list)
            for words in happening.evidence:
                for quantity in quantities(self._joined.sentence(words)):
                    given[quantity.deed, quantity.unit].append((quantity, words))
            for (deed, unit), numbers in given.items():
                apart = _apart(numbers)
                # A sentence may tell of a march and of arrests at it.
                what = deed, unit, frozenset((words.report, number.words) for number, words in apart)
                if apart and what not in seen:
                    seen.add(what)
                    yield self._contradiction_of_numbers(happening, f"{unit} {deed}", apart)

        for two in counted_by_sides(self._base):
            versions = [
                replace(self._version(number.words, (words,)), speaker=side)
                for number, words, side in zip(two.numbers, two.words, two.sides, strict=True)
            ]
            kind = "PROTEST" if two.numbers[0].deed == "marched" else "ASSAULT"
            yield Contradiction("numbers", kind, two.about, None, two.sides, _in_order(versions))

    def _contradiction_of_numbers(
        self, happening: Happening, about: str, numbers: Sequence[tuple[Quantity, Evidence]]
    ) -> Contradiction:
        by_words: defaultdict[str, list[Evidence]] = defaultdict(list)
        for quantity, words in numbers:
            by_words[quantity.words].append(words)
        versions = [self._version(says, words) for says, words in by_words.items()]
        return Contradiction(
            "numbers", happening.type, about, happening.when, happening.parties, _in_order(versions)
        )

    def of_denials(self) -> Iterator[Contradiction]:
        """Yield what some report says was done, and some other, or somebody, denies."""
        denied: defaultdict[str, list[Event]] = defaultdict(list)
        for event in self._base.dossier.events:
            if event.modality == "denied" and event.type != "REJECT" and event.actors:
                denied[event.type].append(event)
        for happening in self._facts:
            for event in denied.get(happening.type, ()):
                if self._denies(event, happening):
                    yield self._denial(happening, event.evidence)
        worded = [*self._acts_denied(), *self._charges_rejected()]
        yield from worded
        yield from self._charges_denied(
            [version.evidence[0] for row in worded for version in row.versions[1:]]
        )

    def of_blame(self) -> Iterator[Contradiction]:
        """Yield the deeds for which two are blamed."""
        for two in self._denials.of_blame():
            versions = [
                replace(self._version(self._base.name(blamed), (words,)), speaker=by)
                for blamed, words, by in zip(two.blamed, (two.first, two.other), two.by, strict=True)
            ]
            yield Contradiction("blamed", "ACCUSE", "", two.when, two.blamed, _in_order(versions))

    def _charges_denied(self, told: Sequence[Evidence]) -> Iterator[Contradiction]:
        """Yield charges with their denials, but for denials that are told already."""
        told_at = OnWords((words, words) for words in told)
        for one in self._denials.of_charges():
            if any(True for _ in told_at.on(one.denial)):
                continue
            versions = (
                replace(self._version("said", (one.charge,)), speaker=one.accuser),
                replace(self._version("denied", (one.denial,)), speaker=one.denier),
            )
            sides = tuple(filter(None, (one.accuser, one.denier)))
            yield Contradiction("denied", one.type, "", one.when, sides, versions)

    def _denies(self, event: Event, happening: Happening) -> bool:
        when = DateRange.parse(event.when)
        if not when.dated or not when.overlaps(happening.range):
            return False
        actors, others = set(self._base.sides(event.actors)), set(self._base.sides(event.recipients))
        if not actors & {*happening.actors} or (others and not others & {*happening.recipients}):
            return False
        exact = max(when.precision, happening.range.precision) <= Precision.WEEK
        return exact and not any(words.report == event.span.report for words in happening.evidence)

    def _acts_denied(self) -> Iterator[Contradiction]:
        acts: defaultdict[tuple[str, str], list[ActMention]] = defaultdict(list)
        for act in self._base.dossier.acts:
            if act.doer is not None and act.sign:
                for side in self._sides_of(act):
                    acts[side, act.catalogue or act.label.casefold()].append(act)
        for (denier, _), alike in acts.items():
            done = [act for act in alike if act.mood in ("done", "in force")]
            for denial in alike:
                if denial.cue not in _DENIES or denial.mood != "refused" or denier != self._doer(denial):
                    continue
                said = [act for act in done if self._is_of_one_deed(act, denial)]
                if said:
                    versions = [
                        self._version("said", [act.span for act in said]),
                        self._version("denied", [denial.span]),
                    ]
                    when = next((act.when for act in (*said, denial) if act.when), None)
                    yield Contradiction(
                        "denied", said[0].kind, "", when, self._sides_of(said[0]), _in_order(versions)
                    )

    def _charges_rejected(self) -> Iterator[Contradiction]:
        for one in rejected_charges(self._base):
            first = self._base.day(one.words)
            versions = (
                Version("said", first, one.accuser, (one.charge,), self._base.coverage((one.charge,))),
                Version("denied", first, one.denier, (one.words,), self._base.coverage((one.words,))),
            )
            sides = tuple(filter(None, (one.accuser, one.denier)))
            yield Contradiction("denied", "ACCUSE", "", None, sides, versions)

    def _doer(self, act: ActMention) -> str | None:
        return self._base.side(act.doer) if act.doer is not None else None

    def _sides_of(self, act: ActMention) -> tuple[str, ...]:
        return self._base.sides((*((act.doer,) if act.doer else ()), *act.about))

    def _is_of_one_deed(self, act: ActMention, denial: ActMention) -> bool:
        """Return True for a deed and its denial: its doer's, or of a meeting that of the one met."""
        when, denied = DateRange.parse(act.when), DateRange.parse(denial.when)
        if not when.overlaps(denied):
            return False
        sides, others = set(self._sides_of(act)), set(self._sides_of(denial))
        is_of_doer = self._doer(act) == self._doer(denial)
        if not (is_of_doer or (act.kind == "CONSULT" and sides == others)):
            return False
        if is_of_doer and len(sides) > 1 and len(others) > 1 and len(sides & others) < 2:
            return False
        if when.dated and denied.dated and len(sides & others) > 1:
            return max(when.precision, denied.precision) <= Precision.WEEK
        return len(self._joined.shared(act.span, denial.span)) >= _FEWEST_WORDS

    def _denial(self, happening: Happening, words: Sequence[Evidence]) -> Contradiction:
        said = self._version("said", happening.evidence)
        denied = self._version("denied", words)
        return Contradiction(
            "denied", happening.type, "", happening.when, happening.parties, _in_order([said, denied])
        )

    def _version(self, says: str, words: Sequence[Evidence]) -> Version:
        days = [day for each in words if (day := self._base.day(each)) is not None]
        speakers = {self._base.speaker(each) for each in words}
        speaker = speakers.pop() if len(speakers) == 1 else None
        return Version(says, min(days, default=None), speaker, tuple(words), self._base.coverage(words))

    @cached_property
    def _facts(self) -> list[Happening]:
        return [one for one in self._joined.all if one.status == "fact"]


def _neighbours(alike: Sequence[Happening]) -> Iterator[tuple[Happening, Happening]]:
    """Yield pairs of happenings a few days apart."""
    ordered = sorted(alike, key=lambda one: one.range.order)
    for k, one in enumerate(ordered):
        for other in ordered[k + 1 :]:
            if _days_apart(one, other) > _MOST_DAYS:
                break
            yield one, other


def _days_apart(one: Happening, other: Happening) -> int:
    if one.range.latest is None or other.range.earliest is None:
        return 0
    return (other.range.earliest - one.range.latest).days


def _apart(numbers: Sequence[tuple[Quantity, Evidence]]) -> list[tuple[Quantity, Evidence]]:
    """Return the numbers of different reports that do not agree, and are of one place."""
    disagreeing: dict[int, None] = {}
    for (k, (one, words)), (j, (other, more)) in combinations(enumerate(numbers), 2):
        if words.report == more.report or one.place != other.place or one.agrees_with(other):
            continue
        least, most = sorted((one.low or one.high, other.low or other.high))
        if most <= least * _MOST_TIMES:
            disagreeing.update({k: None, j: None})
    return [numbers[k] for k in sorted(disagreeing)]


def _in_order(versions: Sequence[Version]) -> tuple[Version, ...]:
    return tuple(sorted(versions, key=lambda version: version.first or date.max))
