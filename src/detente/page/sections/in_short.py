"""A dispute that a person's case states, in five sentences at most: what a reader must know first."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Final

from detente.case import CaseFile
from detente.dossier import Dossier
from detente.page.lines import Line, Lines
from detente.page.page import Section
from detente.page.sections.dated import Candidates, last_deed_of, next_line, timeline_of
from detente.page.sections.in_force import InForce
from detente.page.words import (
    NamesInProse,
    date_in_sentence,
    infinitive_of_end,
    sentence,
    within_a_sentence,
)
from detente.patterns import as_pattern
from detente.positions import (
    DRAFT_WEIGHT,
    Position,
    Positions,
    Voice,
    surely_read,
)
from detente.short import join_words, lower_first
from detente.sources import Evidence

MAX_DEMANDERS: Final = 2
MAX_DEMANDS: Final = 3
MAX_NAMED: Final = 2
MAX_NOTES: Final = 4
_COUNTED: Final = as_pattern(r"\b(?:only|just) (?:once|twice|\w+ times)\b")
_TELLS: Final = as_pattern(r"says? ")
"""Begins the tag of a moment that somebody tells of, and not the narrator."""
_LIKE_THE_PAST: Final = (
    "met|held|left|won|lost|sent|made|built|cut|set|put|hit|struck|kept|led|paid|brought|sought"
)


def in_short_section(
    positions: Positions, dossier: Dossier, case: CaseFile, names: NamesInProse | None = None
) -> Section | None:
    """Say who wants what of whom, what is in force, what is refused, what comes next, what is unknown.

    Each sentence comes from the rows that the case states, or from standings, and has their notes.

    Parameters
    ----------
    case
        The case that states the table: it tells what is refused and unknown, and not when anybody said so.
    names
        The names of the parties of the table, where they are known already.
    """
    lines = tuple(InShort(positions, dossier, case, names).lines())
    return Section("in-short", "In short", (Lines(lines),)) if lines else None


class InShort:
    """The sentences, and the words they share."""

    def __init__(
        self, positions: Positions, dossier: Dossier, case: CaseFile, names: NamesInProse | None = None
    ) -> None:
        self._case = case
        self._positions = positions
        self._dossier = dossier
        self._names = names or NamesInProse.of(positions.parties, dossier)

    @cached_property
    def _told(self) -> Sequence[Position]:
        """The rows with the stances that were surely read, as are all of a person's case."""
        return [sure for row in self._positions.rows if (sure := surely_read(row)) is not None]

    @cached_property
    def _central(self) -> Sequence[Position]:
        """Those rows that are central to the dispute."""
        return [row for row in self._told if row.weight >= DRAFT_WEIGHT]

    @cached_property
    def _in_force(self) -> InForce:
        return InForce(self._positions, self._dossier, self._names, by_case=True)

    @cached_property
    def _candidates(self) -> Candidates:
        return Candidates(self._dossier, self._positions, self._names)

    @cached_property
    def _texts(self) -> Sequence[str]:
        return [report.text for report in self._dossier.reports.values()]

    def lines(self) -> Iterator[Line]:
        """Return the sentences that there is reason for, in the order in which they are read."""
        timeline = timeline_of(self._dossier, self._positions, names=self._names, candidates=self._candidates)
        ahead = next_line(timeline, self._dossier) or self._latest()
        for line in (
            *self._wants(),
            self._in_force.line(self._central),
            self._refusals(),
            ahead,
            self._unknown(self._case),
        ):
            if line is not None:
                yield line

    def _wants(self) -> Iterator[Line]:
        """Say what the parties with most to ask want of whom: those that could act themselves come first."""
        demands = self._demands(self._central) or self._demands(self._told)
        makers = {row.maker for row in self._positions.rows}
        most = sorted(
            demands, key=lambda party: (party not in makers, -sum(row.weight for row, _ in demands[party]))
        )
        alike: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
        for party in most:
            alike[tuple(row.id for row, _ in demands[party])].append(party)
        clauses = [
            self._wishes(parties, demands[parties[0]]) for parties in list(alike.values())[:MAX_DEMANDERS]
        ]
        if clauses:
            words = "; ".join(words for words, _ in clauses)
            rest = [party for parties in list(alike.values())[MAX_DEMANDERS:] for party in parties]
            if rest:
                named = join_words(map(self._names.name, rest))
                words += f"; {named if len(rest) <= MAX_NAMED else f'{len(rest)} others'} made demands too"
            yield _line(words, (passage for _, evidence in clauses for passage in evidence[:MAX_NOTES]))

    def _demands(self, rows: Sequence[Position]) -> Mapping[str, list[tuple[Position, Voice]]]:
        """Return what each party asks of others, and what it wants ended, in the order of the table."""
        demands: defaultdict[str, list[tuple[Position, Voice]]] = defaultdict(list)
        for row in rows:
            for voice in row.voices:
                wants_it_ended = voice.stance == "opposes" and row.in_force
                # What was done since is asked for no more.
                done = "does" in self._positions.row(row.id).stances_of(row.maker)
                asks = voice.stance == "demands" and not (row.in_force or done)
                if voice.party in (None, row.maker) or not (asks or wants_it_ended):
                    continue
                assert voice.party is not None
                demands[voice.party].append((row, voice))
        return demands

    def _wishes(
        self, parties: Sequence[str], demands: Sequence[tuple[Position, Voice]]
    ) -> tuple[str, tuple[Evidence, ...]]:
        """Say what one party wants, or several alike, the acts by who would do them."""
        by_maker: defaultdict[str, list[str]] = defaultdict(list)
        for row, voice in demands[:MAX_DEMANDS]:
            doer, _ = self._in_force.doer(row)
            by_maker[doer].append(self._wish(row, voice, parties[0] if len(parties) == 1 else None))
        wishes = [f"{doer} {join_words(list(dict.fromkeys(acts)))}" for doer, acts in by_maker.items()]
        verb = "want" if len(parties) > 1 else self._verb(parties[0], "want")
        if len(demands) > MAX_DEMANDS:
            verb += ", among other things,"
        who = join_words(map(self._names.name, parties))
        evidence = (words for _, voice in demands[:MAX_DEMANDS] for words in voice.evidence[:1])
        return f"{who} {verb} {join_words(wishes)}", tuple(dict.fromkeys(evidence))

    def _wish(self, row: Position, voice: Voice, party: str | None) -> str:
        """Say an act after "wants X"; of one in force that the party opposes, its end."""
        if voice.stance == "opposes":
            return infinitive_of_end(row)
        return f"to {lower_first(row.act if party is None else self._names.without(row.act, party))}"

    def _refusals(self) -> Line | None:
        """Say what parties refuse to do, by a case that does not tell when they said so."""
        refused: defaultdict[str, list[Position]] = defaultdict(list)
        for row in self._central:
            depends = any(condition.voice == row.maker for condition in row.conditions)
            if "refuses" in row.stances_of(row.maker) and not row.in_force and not depends:
                refused[row.maker].append(row)
        if not refused:
            return None
        clauses, evidence = [], []
        for maker, rows in list(refused.items())[:MAX_DEMANDERS]:
            acts = join_words([f"to {lower_first(row.act)}" for row in rows], "or")
            clauses.append(f"{self._names.name(maker)} {self._verb(maker, 'refuse')} {acts}")
            evidence += [words for row in rows for words in row.evidence[:1]]
        return _line("; ".join(clauses), evidence)

    def _verb(self, party: str, verb: str) -> str:
        return verb if self._names.is_plural(party) else f"{verb}s"

    def _latest(self) -> Line | None:
        """Say what a party of the table did last, where nothing is due."""
        deed = last_deed_of(self._dossier, self._positions, self._candidates)
        if deed is None:
            return None
        day, text = date_in_sentence(deed.when.text), within_a_sentence(deed.text, self._texts)
        # "Only once" counts the times until now: the day is that of the one time.
        words = f"{text}, {day}" if _COUNTED.search(text) else f"{day} {_in_the_past(text)}"
        teller = next((tag.partition(" ")[2] for tag in deed.tags if _TELLS.match(tag)), None)
        return _line(words if teller is None else f"{words}, {teller} said", deed.evidence)

    def _unknown(self, case: CaseFile) -> Line | None:
        """Say of which parties a case does not know what they want, or not all of it."""
        parties: dict[str, list[str]] = {"what": [], "all that": []}
        for party, preference in case.preferences.items():
            if preference.has_open_order:
                forms = (preference.ranking, preference.priorities, preference.weights, preference.payoffs)
                known = any(forms) or preference.comparisons or preference.one_of
                parties["all that" if known else "what"].append(party)
        clauses = [
            f"{how} {join_words(map(self._names.name, whose))}"
            f" {'want' if len(whose) > 1 else self._verb(whose[0], 'want')}"
            for how, whose in parties.items()
            if whose
        ]
        return _line(f"no source says {', nor '.join(clauses)}", ()) if clauses else None


def _in_the_past(text: str) -> str:
    """Return a sentence in the tense that a date before it asks for: "lifted" for "have lifted"."""
    text = re.sub(r"\bhas been\b", "was", re.sub(r"\bhave been\b", "were", text, count=1), count=1)
    return re.sub(rf"\b(?:has|have) (\w+ed|{_LIKE_THE_PAST})\b", r"\1", text, count=1)


def _line(words: str, evidence: Iterable[Evidence]) -> Line:
    return Line(sentence(words), evidence=tuple(dict.fromkeys(evidence)))
