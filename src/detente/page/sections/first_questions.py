"""The questions that an analyst puts first to a draft: on what is refused, or hangs on a condition."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from detente.case import CaseFile
from detente.interview import Question
from detente.page.lines import Line
from detente.page.words import NamesInProse, conditions_in_words, cut_at_word, infinitive_of_end
from detente.positions import DOUBTFUL, Condition, Position, Positions, Voice, is_sure
from detente.reading import entry_of
from detente.short import lower_first

_LONGEST_CONDITION: Final = 110
_ANSWERED: Final = frozenset({"offers", "accepts", "does", "plans", "threatens"})
_STATED: Final = _ANSWERED | {"refuses", "ended"}
"""Stances of a maker that say what it would do: nobody need ask."""
_WOULD: Final = frozenset({"offers", "accepts", "plans"})
_MET_LATER: Final = frozenset({"until", "before", "only after", "after", "till"})
_KEPT_FROM: Final = frozenset(
    {"unless", "until", "before", "till", "without", "only if", "only when", "only after"}
)
"""Conjunctions by which a refusal ends with the condition."""
_NOUN_CONDITIONS: Final = frozenset({"without", "in exchange for", "in return for"})
_PROPOSAL: Final = re.compile(r"accept (?P<what>(?:[\w’'-]+ )*?[\w’'-]+\b.*)")
_KEEPING_UP: Final = re.compile(r"keep up |go on with |continue ")
_FORMS: Final = frozenset({"act", "exchange", "threat"})
_NO_ACT: Final = re.compile(r"[Ww]ould .*\b(?:(?:count|rely|depend) on|suffer|lose|benefit|gain)\b")
"""A question on what comes to a party, and not on what it does."""
_REFUSED, _MET, _OPEN, _ASKED = range(4)
_LEAD, _FIRST_PART = 400, 0.3
"""Characters, and the share of a report, within which it says what it is about."""


@dataclass(frozen=True)
class _OfRow:
    """A question about a row: how soon it is put, the text, and the row."""

    rank: int
    text: str
    row: Position


class FirstQuestions:
    """Orders the questions of a draft as an analyst would put them.

    First comes what is refused, or would be done on a condition, by the two main opponents before others;
    then the demands that are open, in the same order; then what else a sweep says settles most. No
    question is about what the table states of that party, and none about an act that may be misread where
    there is one about an act that was surely read.
    """

    def __init__(self, positions: Positions, names: NamesInProse) -> None:
        self._positions, self._names = positions, names

    def lines(
        self,
        ranked: Sequence[Question] = (),
        case: CaseFile | None = None,
        line_of: Callable[[Question], Line] = lambda question: Line(question.text),
    ) -> tuple[Line, ...]:
        """Return the questions, the one to settle first at the head.

        Parameters
        ----------
        ranked
            The questions of an interview about the draft, as a sweep ranks them.
        line_of
            Puts such a question into a line.
        """
        of_sweep = [(question, self._row_of(question.own_option, case)) for question in ranked]
        plain = {
            row.id: question
            for question, row in reversed(of_sweep)
            if row is not None and question.of_own_act and not question.supposes
        }
        order = {row.id: place for place, (_, row) in enumerate(of_sweep) if row is not None}
        for sure in (True, False):
            of_rows = self._of_rows(order, sure=sure)
            lines = [
                line_of(plain[one.row.id])
                if one.rank == _ASKED and one.row.id in plain
                else Line(one.text, evidence=one.row.evidence[:2])
                for one in of_rows
            ]
            seen = {one.row.id for one in of_rows}
            for question, row in of_sweep:
                supposed = [self._row_of(option, case) for option in question.supposed_options]
                if self._is_worth_asking(question, row, supposed, seen, sure=sure):
                    lines.append(line_of(question))
            if lines:
                return tuple(dict.fromkeys(lines))
        return ()

    def _of_rows(self, order: dict[str, int], *, sure: bool) -> list[_OfRow]:
        """Return the questions that rows ask, in order; of two alike the first."""
        opponents = self._opponents
        places = {row.id: place for place, row in enumerate(self._positions.rows)}
        least = len(places)
        every = [one for row in self._positions.rows for one in self._of_row(row, sure=sure)]
        every.sort(
            key=lambda one: (
                one.rank not in (_REFUSED, _MET),
                one.row.maker not in opponents,
                self._is_aside(one.row),
                one.rank,
                order.get(one.row.id, least) if one.rank == _ASKED else 0,
                places[one.row.id],
            )
        )
        first: dict[tuple[str, str, str], _OfRow] = {}
        for one in every:
            words = one.row.act.casefold().split()
            first.setdefault((one.row.maker, words[0], words[-1]), one)
        return list(first.values())

    def _of_row(self, row: Position, *, sure: bool) -> Iterator[_OfRow]:
        voices = self._voices(row, sure=sure)
        if not voices:
            return
        own = {voice.stance for voice in voices if voice.party == row.maker}
        asked = any(v.stance == "demands" and v.party not in (None, row.maker) for v in voices)
        unwanted = any(v.stance == "opposes" and v.party not in (None, row.maker) for v in voices)
        who, act = self._names.name(row.maker), lower_first(row.act)
        conditions = [condition for condition in row.conditions if condition.voice == row.maker]
        if row.in_force:
            if unwanted and (end := _end_of(row)):
                yield _OfRow(_OPEN, f"Would {who} {end}?", row)
        elif "refuses" in own and (terms := [_met(c) for c in conditions if c.cue in _KEPT_FROM]):
            yield _OfRow(_REFUSED, f"Would {who} {act} {' and '.join(terms[:1])}?", row)
        elif own & _WOULD and (hangs_on := [c for c in conditions if c.cue not in ("unless", "even if")]):
            words = cut_at_word(conditions_in_words(hangs_on[:1]), _LONGEST_CONDITION)
            yield _OfRow(_MET, f"Will the condition be met on which {who} would {act}: “{words}”?", row)
        elif "refuses" in own and not self._all(row).stances_of(row.maker) & _ANSWERED:
            # Who refuses an act of no known kind, for which nobody asks, may have promised not to do it.
            if asked or _PROPOSAL.fullmatch(act) or _is_wanted_of_parties(row):
                yield _OfRow(_REFUSED if asked else _OPEN, self._instead(who, act), row)
        elif asked and not self._all(row).stances_of(row.maker) & _STATED:
            yield _OfRow(_ASKED, f"Would {who} {act}?", row)

    def _instead(self, who: str, act: str) -> str:
        proposal = _PROPOSAL.fullmatch(act)
        if proposal is not None:
            return f"What would {who} accept instead of {proposal['what']}?"
        return f"What would move {who} to {act}?"

    def _is_worth_asking(
        self,
        question: Question,
        row: Position | None,
        supposed: Sequence[Position | None],
        seen: Collection[str],
        *,
        sure: bool,
    ) -> bool:
        """Return True for what a party itself would do, and the table does not state.

        What a party would do if it did something else, or if somebody did what may be misread, is not.
        """
        if not question.of_own_act or question.form not in _FORMS or _NO_ACT.search(question.text):
            return False
        if any(one is not None and self._makes_no_supposition(one, row, sure=sure) for one in supposed):
            return False
        if row is None:
            return True  # an act that a person wrote into the case
        if not self._voices(row, sure=sure) or (row.id in seen and not question.supposes):
            return False
        return not self._all(row).stances_of(row.maker) & _STATED

    def _makes_no_supposition(self, supposed: Position, row: Position | None, *, sure: bool) -> bool:
        return not self._voices(supposed, sure=sure) or (row is not None and supposed.maker == row.maker)

    def _voices(self, row: Position, *, sure: bool) -> list[Voice]:
        if sure:
            return [voice for voice in row.voices if is_sure(voice)]
        return [voice for voice in row.voices if voice.sureness >= DOUBTFUL]

    def _all(self, row: Position) -> Position:
        """The row with all that was read: an answer that may be misread is one all the same."""
        return self._positions.row(row.id)

    def _is_aside(self, row: Position) -> bool:
        """Return True for an act that the one report speaks of only far behind its beginning."""
        if len(self._names.texts) != 1:
            return False
        first = min((words.start for voice in row.voices for words in voice.evidence), default=0)
        return first > max(_LEAD, len(self._names.texts[0]) * _FIRST_PART)

    @cached_property
    def _opponents(self) -> frozenset[str]:
        """The two parties that want most of each other."""
        between: Counter[frozenset[str]] = Counter()
        for row in self._positions.rows:
            for voice in row.voices:
                wants = voice.stance == "demands" or (voice.stance == "opposes" and row.in_force)
                if wants and voice.party not in (None, row.maker) and voice.party is not None:
                    contested = 2 if "refuses" in row.stances_of(row.maker) else 1
                    between[frozenset((voice.party, row.maker))] += contested * (1 + round(10 * row.weight))
        return max(between, key=between.__getitem__, default=frozenset())

    def _row_of(self, option: str | None, case: CaseFile | None) -> Position | None:
        """Return the row of an option; None where the case has it from a person."""
        if case is None or option is None:
            return None
        party, _, key = option.partition(".")
        of = case.parties[party]
        ids = {one.id for one in self._positions.parties if one.name == of.name}
        same = (row for row in self._positions.rows if row.maker in ids and row.act == of.options[key].label)
        return next(same, None)


def _is_wanted_of_parties(row: Position) -> bool:
    """Return True for an act such as parties are asked for: it is of a known kind, and no harm."""
    entry = entry_of(row.catalogue)
    return entry is not None and not entry.harm


def _met(condition: Condition) -> str:
    """Say a condition of a refusal as met: "if “the council frees them”"."""
    words = cut_at_word(conditions_in_words([condition]), _LONGEST_CONDITION)
    bare = re.sub(rf"{re.escape(condition.cue)}\s+", "", words, count=1, flags=re.IGNORECASE)
    lead = "once" if condition.cue in _MET_LATER else "given" if condition.cue in _NOUN_CONDITIONS else "if"
    return f"{lead} “{bare}”"


def _end_of(row: Position) -> str:
    """Return the end of an act that goes on, behind "would"; nothing where it has no plain words."""
    act = lower_first(row.act)
    if (going_on := _KEEPING_UP.match(act)) is not None:
        return f"end {act[going_on.end() :]}"
    end = infinitive_of_end(row)
    return "" if end.startswith("not ") else end.removeprefix("to ")
