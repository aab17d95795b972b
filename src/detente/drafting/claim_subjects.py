"""The acts of the table that a part of a sentence speaks of, done or not done."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from detente.drafting.claim_parts import cue_in
from detente.drafting.claim_words import (
    around,
    is_negated,
    is_positive,
    names_by_verb,
    names_object,
    names_verb_and_object,
    names_way,
    nouns_of,
)
from detente.drafting.selection import AGAINST, FOR, is_doing, needs_both
from detente.patterns import as_pattern
from detente.positions import Position, Positions
from detente.reading import ActMention, Party, entry_of
from detente.short import one_line
from detente.sources import Evidence, Report

_NOT_DONE: Final = frozenset({"refused", "opposed", "failed", "ended"})
_FORETOLD: Final = frozenset({"forecast", "planned", "possible", "offered", "threatened"})
"""Moods in which an act is said to come: "they will seek sanctions" does not say that there will be some."""
_HOLDS: Final = ("Hold out for ", "Insist ")
_FIGHTING: Final = frozenset({"attack", "bomb"})
_OPPOSITES: Final = frozenset({"attack", "cease_fire"})
"""Acts of the catalogue of which the one is the ending of the other."""
_POINTS_BACK = as_pattern(
    r"[\W_]*(?:\w+ (?:hopes?|thinks?|believes?|fears?|expects?)(?: that)? )?"
    r"(?:(?:such an?|this|that|these|the)\s+\w+|this|that|it|which)\W*$",
    re.IGNORECASE,
)
_OF_SOMEBODY = as_pattern(r"\s+(?:from|by)\s+(?!\w+ing\b|(?:the |an? )?\d|\w+day\b)")
_IF, _NONE = as_pattern(r"if\b", re.IGNORECASE), as_pattern(r"no\b", re.IGNORECASE)
_MOST_BACK = 300
_MOST_JOINT = 3
_CONJUNCTION = 12
_MOST_ROWS = 80
"""Rows looked at, the options first: what is named of many reports is seldom one of little weight."""
_FEW_WORDS = 4
_SHARE = 0.5
_BY_MENTION, _BY_DOER, _BY_WORDS, _BY_NOUN, _BY_OBJECT, _NAMES_MAKER = 2.0, 1.0, 0.5, 1.5, 1.0, 0.5
_AS_GOOD = 0.4
_LEAST_OF_OTHERS = 1.5
"""An act outside the draft must be named more plainly than by its object."""


@dataclass(frozen=True, slots=True)
class Named:
    """The act that a part of a sentence speaks of: of one party, of both sides, or several, done or not.

    Attributes
    ----------
    all_of
        True if several acts are named one beside the other; False if they are the halves of one.
    read_as
        Words that stand for the acts without naming them.
    """

    rows: tuple[Position, ...]
    done: bool
    read_as: str | None = None

    @property
    def is_so_now(self) -> bool:
        """True if it is so by the latest word."""
        return all((row.in_force is True) == self.done for row in self.rows)

    @property
    def opposite(self) -> Named:
        """The same acts with the other sign."""
        return replace(self, done=not self.done)


@dataclass(slots=True)
class _Candidate:
    row: Position
    done: bool
    score: float


class Subjects:
    """Finds the acts that words speak of.

    Parameters
    ----------
    drafted
        Ids of the rows that are options of the draft: they go before others.
    supposed
        Acts that the reports only suppose, and that are no rows.
    """

    def __init__(
        self,
        positions: Positions,
        drafted: Collection[str],
        acts: Sequence[ActMention],
        reports: Mapping[str, Report],
        supposed: Sequence[Position] = (),
    ) -> None:
        self._drafted = frozenset(drafted)
        rows = sorted(positions.rows, key=lambda row: (row.id not in self._drafted, -row.weight))
        self._rows = [*rows[:_MOST_ROWS], *supposed[:_MOST_ROWS]]
        self._cited: defaultdict[tuple[str, str], list[Evidence]] = defaultdict(list)
        for row in self._rows:
            for words in row.evidence:
                self._cited[row.id, words.report].append(words)
        self._speaks_for, self._reports = positions.speaks_for, reports
        self._parties = {party.id: party for party in positions.parties}
        self._acts: defaultdict[str, list[ActMention]] = defaultdict(list)
        for act in acts:
            self._acts[act.span.report].append(act)
        self._party_words = frozenset(
            word
            for party in positions.parties
            for name in (party.name, *party.aliases)
            for word in name.casefold().split()
        )

    def named(self, part: Evidence, speaker: Party | None = None) -> Named | None:
        """Return what a part of a sentence speaks of; None where that is no act of the table, or not sure."""
        if cue_in("in_return", part.quote) and len(part.quote.split()) < _FEW_WORDS:
            return None
        return (
            self._plainly(part, speaker)
            or self._giving_in(part.quote)
            or self.fighting(part.quote)
            or self._pointed_back_to(part)
        )

    def foretold(
        self, words: Evidence, speaker: Party | None = None, *, by_verb: bool = False
    ) -> Named | None:
        """Return the first act of which a sentence says what will become of it.

        Parameters
        ----------
        by_verb
            True for none that is only named: somebody is said to do it.
        """
        acts = self._acts_in(words)
        first = min((act.span.start for act in acts if act.mood in _FORETOLD), default=None)
        named = self.named(words, speaker)
        if named is None or named.read_as:
            return named
        if first is None:
            # "The strike will end" foretells of the strike, "the strike will bring rain" does not.
            return named if not by_verb and cue_in("becoming", words.quote) else None
        leading = [act for act in acts if act.span.start == first]
        spoken_of = [row for row in named.rows if any(self._by_mention(a, row, words.quote) for a in leading)]
        return named if spoken_of else None

    def is_its_own(self, named: Named, speaker: Party | None) -> bool:
        """Return True if all of some acts are those of the side of whoever speaks of them."""
        return speaker is not None and {row.maker for row in named.rows} == {self._camp(speaker.id)}

    def conditions_in(self, words: Evidence) -> list[Evidence]:
        """Return the clauses of condition in a sentence, as the reading knows them."""
        clauses = [act.condition for act in self._acts[words.report] if act.condition is not None]
        return [clause for clause in clauses if words.start <= clause.start and clause.end <= words.end]

    def party_in(self, text: str) -> Party | None:
        """Return the party that words name, by its longest name there."""
        low = text.casefold()
        names = [
            (len(name), party)
            for party in self._parties.values()
            for name in (party.name, *party.aliases)
            if name.casefold() in low
            if re.search(rf"\b{re.escape(name)}\b", text, re.IGNORECASE if name[:4] == "the " else 0)
        ]
        return max(names, key=lambda pair: pair[0])[1] if names else None

    def _plainly(self, part: Evidence, speaker: Party | None) -> Named | None:
        candidates = self._candidates(part)
        if not candidates:
            return None
        drafted = [one for one in candidates if one.row.id in self._drafted]
        pool = drafted or [one for one in candidates if one.score >= _LEAST_OF_OTHERS]
        if not pool:
            return None
        best = max(pool, key=lambda one: one.score)
        rivals = [one for one in pool if one is not best and one.score > best.score - _AS_GOOD]
        halves = self._halves(best.row)
        if any(one.row not in halves and one.row.maker != best.row.maker for one in rivals):
            return self._joint([best, *rivals], speaker, part)
        beside = self._beside(best, drafted) if re.search(r"\band\b", part.quote) else []
        mine = [one for one in rivals if one.row.maker == best.row.maker and one.row.id in self._drafted]
        if any(one not in beside for one in mine) or any(one.done != best.done for one in beside):
            return None
        return Named(tuple(dict.fromkeys((best.row, *(one.row for one in beside), *halves))), best.done)

    def _beside(self, best: _Candidate, drafted: Sequence[_Candidate]) -> list[_Candidate]:
        """Return further acts of the same party: "until the ban is lifted and the prisoners are free"."""
        return [
            one
            for one in drafted
            if one is not best and one.row.maker == best.row.maker and one.score >= _BY_NOUN
            if one.row.catalogue is None or one.row.catalogue != best.row.catalogue
        ]

    def _joint(self, candidates: Sequence[_Candidate], speaker: Party | None, part: Evidence) -> Named | None:
        """Return an act that needs both sides: the speaker's own part of it, else that of all of them."""
        entry = entry_of(candidates[0].row.catalogue)
        alike = {(one.row.catalogue, one.done) for one in candidates}
        if entry is None or not entry.both_sides or len(alike) > 1 or len(candidates) > _MOST_JOINT:
            return None
        noun = nouns_of(entry.id)
        word = noun.search(part.quote) if noun is not None else None
        own = [one for one in candidates if speaker is not None and one.row.maker == self._camp(speaker.id)]
        which = own if len(own) == 1 else candidates
        return Named(
            tuple(one.row for one in which),
            candidates[0].done,
            word[0] if word else one_line(part.quote),
        )

    def _camp(self, party: str) -> str:
        return self._speaks_for.get(party, party)

    def _acts_in(self, part: Evidence) -> list[ActMention]:
        """Return the mentions in a part: those that begin in it, or at the conjunction before it."""
        return [
            act
            for act in self._acts[part.report]
            if part.start - _CONJUNCTION <= act.span.start < part.end and act.span.end > part.start
        ]

    def _candidates(self, part: Evidence) -> list[_Candidate]:
        acts = self._acts_in(part)
        by_row: dict[str, _Candidate] = {}
        for row in self._rows:
            mentioned = (one for act in acts if (one := self._by_mention(act, row, part.quote)) is not None)
            # Of what is only supposed the words that suppose it speak, and its verb as a noun.
            otherwise = (
                self._by_noun_of_verb(part.quote, row)
                if row.supposed
                else (
                    *self._by_noun(part, row, acts),
                    *self._by_words(part.quote, row),
                    *self._by_place(part.quote, row, acts),
                    *(() if acts else self._by_object(part.quote, row)),
                )
            )
            best = max((*mentioned, *otherwise), key=lambda one: one.score, default=None)
            if best is not None:
                by_row[row.id] = best
        return list(by_row.values())

    def _by_mention(self, act: ActMention, row: Position, text: str) -> _Candidate | None:
        doer = self._camp(act.doer) if act.doer and not act.inferred else None
        is_cited = any(_overlap(act.span, words) for words in self._cited.get((row.id, act.span.report), ()))
        if not is_cited and (row.supposed or (doer is not None and doer != row.maker)):
            return None
        done = _is_done(act, row, text)
        sure = _BY_MENTION + (_BY_DOER if doer is not None else 0)
        if is_cited:
            return _Candidate(row, done, sure + 1)
        about = {self._camp(party) for party in act.about} - {row.maker}
        if about and row.about and not about & set(row.about):
            return None
        own_words = set(act.words) - set(act.predicate.split())
        shared = own_words & set(row.words)
        if act.catalogue is not None and act.catalogue == row.catalogue:
            return _Candidate(row, done, sure + (_BY_WORDS if shared else 0))
        if doer is not None and {act.catalogue, row.catalogue} == _OPPOSITES:
            return _Candidate(row, act.sign != is_doing(row), sure)
        if act.catalogue is not None and row.catalogue is not None:
            return None
        same_verb = bool(set(act.words[:1]) & set(row.words))
        if shared and same_verb and len(shared) >= _SHARE * len(own_words):
            return _Candidate(row, done, sure)
        return None

    def _by_noun(self, part: Evidence, row: Position, acts: Sequence[ActMention]) -> list[_Candidate]:
        """Return the row if a noun of the catalogue names its act, and no words give it to another party."""
        pattern = nouns_of(row.catalogue)
        noun = pattern.search(part.quote) if pattern is not None else None
        if noun is None:
            return self._by_noun_of_verb(part.quote, row)
        doers = {self._camp(act.doer) for act in acts if act.doer and act.catalogue == row.catalogue}
        if doers and row.maker not in doers:
            return []
        if _OF_SOMEBODY.match(part.quote, noun.end()) and not self._names(part.quote, row.maker):
            return []  # "pressure from the bishop" is nobody else's
        score = _BY_NOUN + (_NAMES_MAKER if self._names(part.quote, row.maker) else 0)
        return [_Candidate(row, is_positive(around(noun)) == is_doing(row), score)]

    def _by_noun_of_verb(self, text: str, row: Position) -> list[_Candidate]:
        return [_Candidate(row, True, _BY_NOUN)] if is_doing(row) and names_by_verb(text, row) else []

    def _by_words(self, text: str, row: Position) -> list[_Candidate]:
        named = names_verb_and_object(text, row, self._party_words)
        return [_Candidate(row, not is_negated(text), _BY_MENTION)] if named else []

    def _by_place(self, text: str, row: Position, acts: Sequence[ActMention]) -> list[_Candidate]:
        """Return the row if it is a way to the place to which words say that somebody goes or comes."""
        if not names_way(text, row):
            return []
        doers = {self._camp(act.doer) for act in acts if act.doer and not act.inferred}
        return [] if doers - {row.maker} else [_Candidate(row, not is_negated(text), _BY_MENTION)]

    def _by_object(self, text: str, row: Position) -> list[_Candidate]:
        if not names_object(text, row, self._party_words):
            return []
        score = _BY_OBJECT + (_NAMES_MAKER if self._names(text, row.maker) else 0)
        return [_Candidate(row, is_positive(text) == is_doing(row), score)]

    def _names(self, text: str, party: str) -> bool:
        known = self._parties.get(party)
        return known is not None and any(name in text for name in (known.name, *known.aliases))

    def _halves(self, row: Position) -> tuple[Position, ...]:
        """Return the other side's half of an act that needs both sides, of those drafted."""
        of_draft = [other for other in self._rows if other.id in self._drafted]
        return tuple(other for other in of_draft if needs_both(row, other))

    def _giving_in(self, text: str) -> Named | None:
        """Return what a party refuses and others want of it, where the words speak of its giving in."""
        yields, holds = cue_in("giving_in", text), cue_in("holding_out", text)
        word = yields or holds
        if word is None:
            return None
        party = self.party_in(word[0]) or self.party_in(text)
        pressed = [
            row
            for row in self._rows
            if row.id in self._drafted and row.in_force is not True and _is_refused(row)
        ]
        mine = [row for row in pressed if party is None or row.maker == party.id]
        if len(mine) == 1:
            return Named((mine[0],), (yields is not None) != is_negated(text), word[0])
        held = [row for row in self._rows if row.id in self._drafted and row.in_force is True]
        its = [row for row in held if party is not None and row.maker == party.id]
        if mine or len(its) != 1 or not _is_held_against_others(its[0]):
            return None
        return Named((its[0],), (yields is None) != is_negated(text), word[0])

    def fighting(self, text: str) -> Named | None:
        """Return the attacks of the draft, where the words speak of war."""
        word = cue_in("fighting", text)
        sides = {row.maker for row in self._rows if row.id in self._drafted}
        rows = [
            row
            for row in self._rows
            if row.id in self._drafted and row.catalogue in _FIGHTING
            if not row.about or sides & set(row.about)
        ]
        if word is None or not rows or not all(is_doing(row) for row in rows):
            return None
        return Named(tuple(rows), is_positive(text), word[0])

    def _pointed_back_to(self, part: Evidence) -> Named | None:
        """Return the one act of the sentence before, where the words only point back: "such a step would"."""
        report = self._reports.get(part.report)
        if report is None or not _POINTS_BACK.match(part.quote):
            return None
        before = report.text[max(0, part.start - _MOST_BACK) : part.start].rstrip()
        starts = [m.end() for m in re.finditer(r"[.!?][”\"’')]*\s+", before)]
        start = part.start - (len(report.text[: part.start]) - len(report.text[: part.start].rstrip()))
        first = start - len(before) + (starts[-1] if starts else 0)
        sentence = report.passage(first, start)
        rows = [
            one for one in self._candidates(sentence) if one.row.id in self._drafted and one.score >= _BY_NOUN
        ]
        if len(rows) != 1 or not rows[0].done:
            return None
        return Named((rows[0].row,), True, one_line(part.quote).strip(" ,.“”\"'"))


def _overlap(one: Evidence, other: Evidence) -> bool:
    shared = min(one.end, other.end) - max(one.start, other.start)
    return one.report == other.report and 2 * shared >= min(one.end - one.start, other.end - other.start)


def _is_refused(row: Position) -> bool:
    stances = row.stances_of(row.maker)
    return bool(stances & AGAINST) or any(v.party != row.maker and v.stance in FOR for v in row.voices)


def _is_held_against_others(row: Position) -> bool:
    """Return True for what a party keeps up or holds out for, so that to give in is to end it."""
    return row.act.startswith(_HOLDS) or any(v.party != row.maker and v.stance in AGAINST for v in row.voices)


def _is_done(act: ActMention, row: Position, text: str) -> bool:
    words = act.span.quote
    if act.mood == "demanded" and act.catalogue is None and _IF.match(words):
        # "If they refuse, we sue": what is asked is that they do not; what is supposed is that they do.
        return cue_in("refusing", words) is None and not is_negated(words)
    if act.sign and _NONE.match(words):
        return not is_doing(row)
    same = act.sign == is_doing(row) if act.catalogue is not None else act.sign
    # "Reconsider their refusal to": two refusals are none.
    against = act.mood in _NOT_DONE and cue_in("reversing", text) is None
    return same != against
