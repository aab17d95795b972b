"""Contradictions: one event with two dates or two numbers, said and denied, or with two who are blamed."""

from __future__ import annotations

import re
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
from detente.dossier.questions.counted_twice import counted_twice
from detente.dossier.questions.days_said import DaysSaid
from detente.dossier.questions.denials import Denials
from detente.dossier.questions.filters import Filter
from detente.dossier.questions.happening import MUTUAL, Happening
from detente.dossier.questions.happenings import Happenings
from detente.dossier.questions.not_done import deeds_not_done
from detente.dossier.questions.numbers import Quantity, disagreeing, quantities
from detente.dossier.questions.sentences import towns_in
from detente.dossier.questions.still_there import still_there
from detente.dossier.questions.two_dates import TwoDates
from detente.edtf import DateRange, Precision
from detente.patterns import as_pattern
from detente.reading import ActMention, Event, OnWords
from detente.sources import Evidence

_MOST_DAYS: Final = 10
"""Words that deny a deed up to so many days later gainsay it."""
_FEWEST_WORDS: Final = 3
_NAME: Final = as_pattern(r"(?<=\s)[A-Z][\w’'-]+")
_OWN: Final = as_pattern(r"(?:its|his|her|their)\b", re.IGNORECASE)
_CLAUSE_END: Final = as_pattern(r"[,;:.]")
_DENIES: Final = frozenset(("deny",))
_DENIED: Final = as_pattern(r"den(?:y|ies|ied)\b", re.IGNORECASE)
_TYPE_OF_DEED: Final = {
    "marched": "PROTEST", "on strike": "PROTEST", "arrested": "COERCE", "kidnapped": "COERCE",
    "freed": "CONCEDE", "voted": "RULING", "paid": "AID",
}  # fmt: skip
"""The type of event of what a number counts, where it is no violence."""

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
        self._dates = TwoDates(base, self._joined)
        self._days_said = DaysSaid(base)

    def all(self) -> tuple[Contradiction, ...]:
        """Return every contradiction, in the order of the dates."""
        rows = (
            *self.of_dates(), *self.of_deaths(), *self.of_numbers(), *self.of_denials(), *self.of_blame(),
        )  # fmt: skip
        return tuple(sorted(rows, key=lambda row: DateRange.parse(row.when).order))

    def of_dates(self) -> Iterator[Contradiction]:
        """Yield pairs of happenings that are one by all but their dates."""
        for one, other in self._dates.of_happenings(self._facts):
            versions = [self._version(each.when or "", each.evidence) for each in (one, other)]
            yield Contradiction("dates", one.type, "", one.when, one.parties, _in_order(versions))

    def of_deaths(self) -> Iterator[Contradiction]:
        """Yield the killings of one person that reports date to two days, however far apart."""
        for person, days in self._dates.of_deaths(self._facts):
            versions = [self._version(when, words) for when, words in days.items()]
            yield Contradiction("dates", "ASSAULT", "", min(days), (person,), _in_order(versions))

    def of_numbers(self) -> Iterator[Contradiction]:
        """Yield the happenings of which reports give numbers that do not agree."""
        seen: set[tuple[str, str, frozenset[tuple[str, str]]]] = set()
        for happening in self._facts:
            if happening.coverage.reports < 2:
                continue
            given: defaultdict[tuple[str, str], list[tuple[Quantity, Evidence]]] = defaultdict(list)
            for words in happening.evidence:
                for quantity in quantities(self._joined.sentence(words)):
                    given[quantity.deed, quantity.unit].append((quantity, words))
            for (deed, unit), numbers in given.items():
                apart = disagreeing(numbers)
                # A sentence may tell of a march and of arrests at it.
                what = deed, unit, frozenset((words.report, number.words) for number, words in apart)
                if apart and what not in seen:
                    seen.add(what)
                    yield self._contradiction_of_numbers(happening, f"{unit} {deed}", apart)

        told = {pair for each in seen for pair in _pairs_in(each)}
        for twice in counted_twice(self._base):
            pair = frozenset(
                (words.report, number.words) for words, number in zip(twice.words, twice.numbers, strict=True)
            )
            if pair not in told:
                versions = [
                    self._version(number.words, (words,))
                    for number, words in zip(twice.numbers, twice.words, strict=True)
                ]
                kind = _TYPE_OF_DEED.get(twice.numbers[0].deed, "ASSAULT")
                parties = self._parties_in(twice.words)
                yield Contradiction("numbers", kind, twice.about, twice.when, parties, _in_order(versions))
        for two in counted_by_sides(self._base):
            versions = [
                replace(self._version(number.words, (words,)), speaker=side)
                for number, words, side in zip(two.numbers, two.words, two.sides, strict=True)
            ]
            kind = _TYPE_OF_DEED.get(two.numbers[0].deed, "ASSAULT")
            yield Contradiction("numbers", kind, two.about, None, two.sides, _in_order(versions))

    def _parties_in(self, several: Sequence[Evidence]) -> tuple[str, ...]:
        """Return the sides of the events in the words of both of two passages."""
        sides = [
            {
                side
                for event in self._events_on.on(words)
                for side in self._base.sides((*event.actors, *event.recipients))
            }
            for words in several
        ]
        return tuple(sorted(set.intersection(*sides) or set.union(*sides)))

    @cached_property
    def _events_on(self) -> OnWords[Event]:
        return OnWords((words, event) for event in self._base.dossier.events for words in event.evidence)

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
            if event.modality == "denied" and event.type != "REJECT" and (event.actors or event.recipients):
                denied[event.type].append(event)
        for happening in self._facts:
            for event in denied.get(happening.type, ()):
                if self._denies(event, happening):
                    yield self._denial(happening, event.evidence)
        yield from self._not_done()
        worded = [*self._acts_denied(), *self._deeds_denied(), *self._charges_rejected()]
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
        """Return True for a deed that is said not to have been done: of that day, or up to a later one.

        "They have not left the town" gainsays only that they left it before these words were published.
        """
        if not self._are_of_one_doing(event, happening):
            return False
        if any(words.report == event.span.report for words in happening.evidence):
            return False
        when = DateRange.parse(event.when)
        if when.dated:
            exact = max(when.precision, happening.range.precision) <= Precision.WEEK
            return exact and when.overlaps(happening.range)
        if _DENIED.match(event.span.quote):
            return False  # whoever denies it is named by `Denials`
        day, last = self._days_said.of(event.span), happening.range.latest
        if day is None or last is None or happening.range.precision > Precision.WEEK:
            return False
        return 0 <= (day - last).days <= _MOST_DAYS and self._is_of_one_place(event, happening)

    def _are_of_one_doing(self, event: Event, happening: Happening) -> bool:
        actors = set(self._base.sides(event.actors))
        # "They have not withdrawn their troops": whom one leads is not somebody else.
        whom = (each for each in event.recipients if not _OWN.match(self._base.name(each)))
        others = set(self._base.sides(whom))
        if happening.type in MUTUAL and len(actors | others) > 1:
            return actors | others == {*happening.parties}
        if actors and happening.actors:
            return bool(actors & {*happening.actors}) and (
                not others or bool(others & {*happening.recipients})
            )
        # "Ana Roth was released": nobody says by whom.
        return bool(others & {*happening.recipients})

    def _is_of_one_place(self, event: Event, happening: Happening) -> bool:
        """Return True if words that deny name nothing that those of the deed do not."""
        sentences = [self._joined.sentence(words) for words in happening.evidence]
        denial = self._joined.sentence(event.span)
        towns = towns_in(denial)
        others = {town for sentence in sentences for town in towns_in(sentence)}
        if towns and others and not towns & others:
            return False
        behind = denial.partition(event.span.quote)[2]
        names = set(_NAME.findall(f"{event.span.quote} {_CLAUSE_END.split(behind)[0]}"))
        # The first word of a sentence has a capital, whether or not it is a name.
        return any(names <= set(_NAME.findall(f" {sentence}")) for sentence in sentences)

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
                        replace(self._version("denied", [denial.span]), speaker=denier),
                    ]
                    when = next((act.when for act in (*said, denial) if act.when), None)
                    yield Contradiction(
                        "denied", said[0].kind, "", when, self._sides_of(said[0]), _in_order(versions)
                    )

    def _not_done(self) -> Iterator[Contradiction]:
        for one in (*deeds_not_done(self._base, self._facts), *still_there(self._base, self._facts)):
            versions = [self._version("said", one.done), self._version("denied", [one.denial])]
            yield Contradiction("denied", one.type, "", one.when, one.sides, _in_order(versions))

    def _deeds_denied(self) -> Iterator[Contradiction]:
        """Yield what is told as a fact, and whoever did it denies in another report."""
        by_actor: defaultdict[str, list[Happening]] = defaultdict(list)
        for happening in self._facts:
            for actor in happening.actors:
                by_actor[actor].append(happening)
        seen: set[str] = set()
        for denied in self._denials.of_deeds():
            if denied.words.report in seen:
                continue
            for happening in by_actor.get(denied.denier, ()):
                if self._denials.gainsays(denied, happening.evidence):
                    seen.add(denied.words.report)
                    yield self._denial(happening, (denied.words,), denied.denier)
                    break

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

    def _denial(
        self, happening: Happening, words: Sequence[Evidence], denier: str | None = None
    ) -> Contradiction:
        said = self._version("said", happening.evidence)
        denied = self._version("denied", words)
        denied = replace(denied, speaker=denied.speaker or denier)
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


def _pairs_in(
    contradiction: tuple[str, str, frozenset[tuple[str, str]]],
) -> Iterator[frozenset[tuple[str, str]]]:
    """Yield each two of the numbers of a contradiction, by their reports and words."""
    return map(frozenset, combinations(sorted(contradiction[2]), 2))


def _in_order(versions: Sequence[Version]) -> tuple[Version, ...]:
    return tuple(sorted(versions, key=lambda version: version.first or date.max))
