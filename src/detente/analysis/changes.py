"""Changes since a day: the dossier of the reports up to then beside that of all, and what each leads to."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from detente.analysis.evidence_bases import evidence_base
from detente.dossier import (
    Contradiction,
    Dossier,
    Due,
    EvidenceBase,
    Happening,
    contradictions,
    due,
    is_reported_since,
    timeline,
)
from detente.drafting import draft_selection
from detente.patterns import as_pattern
from detente.positions import (
    Position,
    Positions,
    StanceOnAct,
    Voice,
    is_clear,
    is_sure,
    positions_of,
)
from detente.sources import Evidence, Report

_OF_SOMEBODY = as_pattern(r"(?:his|her|their|its|our)\b", re.IGNORECASE)
_ANSWERS: frozenset[StanceOnAct] = frozenset(("refuses", "offers", "accepts"))
"""Stances that are told with their words where they were clear, though not surely read: each is an answer."""


@dataclass(frozen=True, slots=True)
class NewStance:
    """A stance on an act that a new report tells.

    Attributes
    ----------
    party
        The id of the side that takes it.
    before
        The stances of the same side on the same act that were known before.
    new_act
        True if the act itself was not known before.
    evidence
        The words of the new reports.
    sure
        False for a refusal, an offer or a yes that stands only with its words.
    """

    row: Position
    party: str
    stance: StanceOnAct
    before: tuple[StanceOnAct, ...]
    new_act: bool
    evidence: tuple[Evidence, ...]
    sure: bool = True


@dataclass(frozen=True, slots=True)
class InForce:
    """An act that has begun or ended since, by the latest words."""

    row: Position
    before: bool | None
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question about an option of the draft: what the party that would do it wants.

    Attributes
    ----------
    answer
        The stance that settles it; None while it is open.
    """

    row: Position
    answer: StanceOnAct | None = None
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True)
class Changes:
    """The changes that new reports make.

    Attributes
    ----------
    base
        The dossier of all reports.
    reports
        The new ones.
    settled, opened
        Questions about options of the draft that the new reports answer, and that they raise.
    options, options_gone
        Acts that are options of the draft now and were none, and the other way.
    happened
        What was announced before, and is reported as done by a new report.
    due
        What is announced anew.
    makers
        Ids of parties that are likely decision makers now and were none.
    """

    base: EvidenceBase
    since: date
    reports: tuple[Report, ...]
    stances: tuple[NewStance, ...] = ()
    in_force: tuple[InForce, ...] = ()
    settled: tuple[OpenQuestion, ...] = ()
    opened: tuple[OpenQuestion, ...] = ()
    options: tuple[Position, ...] = ()
    options_gone: tuple[Position, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    happenings: tuple[Happening, ...] = ()
    happened: tuple[Due, ...] = ()
    due: tuple[Due, ...] = ()
    makers: tuple[str, ...] = ()


def changes_between(
    before: Dossier,
    after: Dossier,
    since: date,
    *,
    positions: Positions | None = None,
    base: EvidenceBase | None = None,
    earlier: tuple[Positions, EvidenceBase] | None = None,
) -> Changes:
    """Compare the dossier of the reports up to a day with that of all.

    Stances and acts that were not surely read are left out on both sides, but for refusals, offers and
    acceptances whose words are clear: these are told with their words, and marked.

    Parameters
    ----------
    before
        The dossier of the reports published up to the day.
    positions, base
        The table of all reports, and what questions need of them, where they are made already.
    earlier
        The same of the reports up to the day.
    """
    positions = positions_of(after) if positions is None else positions
    base = evidence_base(after, positions) if base is None else base
    if earlier is None:
        table = positions_of(before)
        earlier = table, evidence_base(before, table)
    return _Comparison(before, after, since, (earlier[0], positions), (earlier[1], base)).changes()


class _Comparison:
    def __init__(
        self,
        before: Dossier,
        after: Dossier,
        since: date,
        positions: tuple[Positions, Positions],
        bases: tuple[EvidenceBase, EvidenceBase],
    ) -> None:
        self._since = since
        self._dossiers = before, after
        self._before, self._after = positions
        self._bases = bases
        self._earlier_row: dict[str, Position | None] = {}
        self._new = {name for name in after.reports if name not in before.reports}

    def changes(self) -> Changes:
        """Return what the new reports change."""
        new = tuple(
            self._dossiers[1].reports[name] for name in self._dossiers[1].reports if name in self._new
        )
        if not new:
            return Changes(self._bases[1], self._since, ())
        before, after = (
            draft_selection(positions, dossier)
            for positions, dossier in zip((self._before, self._after), self._dossiers, strict=True)
        )
        drafted = [(self._row_before(option.row), option.row) for option in after.options]
        known = {option.row.id for option in before.options}
        questions = [self._question(option.row) for option in before.options]
        return Changes(
            self._bases[1],
            self._since,
            new,
            stances=tuple(self._stances()),
            in_force=tuple(self._in_force()),
            settled=tuple(one for one in questions if one is not None and one.answer is not None),
            opened=tuple(
                OpenQuestion(row, evidence=row.evidence)
                for of, row in drafted
                if (of is None or of.id not in known) and not self._own_stance(row)
            ),
            options=tuple(row for of, row in drafted if of is None or of.id not in known),
            options_gone=tuple(
                option.row
                for option in before.options
                if all(of is None or of.id != option.row.id for of, _ in drafted)
            ),
            contradictions=tuple(row for row in contradictions(self._bases[1]) if self._has_new_version(row)),
            happenings=tuple(
                one for one in timeline(self._bases[1]).happenings if self._is_new(one.evidence)
            ),
            happened=tuple(self._happened()),
            due=tuple(
                row for row in due(self._bases[1]) if row.status != "overdue" and self._is_new(row.evidence)
            ),
            makers=self._makers(),
        )

    def _is_new(self, evidence: Iterable[Evidence]) -> bool:
        return all(words.report in self._new for words in evidence)

    def _has_new_version(self, row: Contradiction) -> bool:
        return any(self._is_new(version.evidence) for version in row.versions)

    def _of_new_reports(self, evidence: Iterable[Evidence]) -> tuple[Evidence, ...]:
        return tuple(words for words in evidence if words.report in self._new)

    @cached_property
    def _rows_before(self) -> Mapping[Evidence, Position]:
        return {words: row for row in self._before.rows for words in row.evidence}

    def _row_before(self, row: Position) -> Position | None:
        """Return the row of the earlier table that has most of the same words; None for a new act."""
        if row.id not in self._earlier_row:
            self._earlier_row[row.id] = self._found_before(row)
        return self._earlier_row[row.id]

    def _found_before(self, row: Position) -> Position | None:
        known = Counter(self._rows_before[words].id for words in row.evidence if words in self._rows_before)
        return self._before.row(known.most_common(1)[0][0]) if known else None

    def _side(self, party: str) -> str:
        return self._after.speaks_for.get(party, party)

    def _known_stances(self, row: Position | None, party: str) -> tuple[StanceOnAct, ...]:
        if row is None:
            return ()
        return tuple(
            dict.fromkeys(
                voice.stance
                for voice in row.voices
                if voice.party is not None and self._side(voice.party) == party and _is_told(voice)
            )
        )

    def _stances(self) -> Iterator[NewStance]:
        for row in self._after.rows:
            earlier = self._row_before(row)
            for voice in row.voices:
                words = self._of_new_reports(voice.evidence)
                if voice.party is None or not words or not _is_told(voice) or voice.disputed:
                    continue
                known = self._known_stances(earlier, voice.party)
                if voice.stance not in known:
                    sure = is_sure(voice)
                    yield NewStance(row, voice.party, voice.stance, known, earlier is None, words, sure)

    def _in_force(self) -> Iterator[InForce]:
        for row in self._after.rows:
            earlier = self._row_before(row)
            words = self._of_new_reports(row.evidence)
            was = earlier.in_force if earlier is not None else None
            begun = row.in_force is True and was is not True
            ended = row.in_force is False and was is True
            if words and (begun or ended) and any(map(is_sure, row.voices)):
                yield InForce(row, was, words)

    def _own_stance(self, row: Position) -> Voice | None:
        """Return the sure stance of whoever would do an act, on doing it."""
        own = (voice for voice in row.voices if voice.party == row.maker and is_sure(voice))
        return next((voice for voice in own if voice.stance not in ("demands", "threatens")), None)

    def _question(self, option: Position) -> OpenQuestion | None:
        """Return the question about an option of the earlier draft, with its answer if there is one now."""
        if self._own_stance(option) is not None:
            return None
        for row in self._after.rows:
            earlier = self._row_before(row)
            if earlier is not None and earlier.id == option.id:
                answer = self._own_stance(row)
                words = self._of_new_reports(answer.evidence) if answer is not None else ()
                if answer is not None and words:
                    return OpenQuestion(row, answer.stance, words)
        return OpenQuestion(option)

    def _happened(self) -> Iterator[Due]:
        """Yield what was to come, or overdue, and of which a new report tells."""
        open_now = {words for row in due(self._bases[1]) for words in row.evidence}
        for row in due(self._bases[0]):
            if row.status == "undated" or any(words in open_now for words in row.evidence):
                continue
            # A sentence on a day may be told by another one now: a new report must tell of it as done.
            if row.act or not row.says or is_reported_since(self._bases[1], row):
                yield row

    def _makers(self) -> tuple[str, ...]:
        known = {self._side(party.id) for party in self._before.deciders}
        return tuple(
            party.id
            for party in self._after.deciders
            if party.id not in known and not _OF_SOMEBODY.match(party.name)
        )


def _is_told(voice: Voice) -> bool:
    """Return True for a stance that was surely read, and for a clear answer, which stands with its words."""
    return is_sure(voice) or (voice.stance in _ANSWERS and is_clear(voice))
