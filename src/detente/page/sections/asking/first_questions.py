"""The questions of a draft in words: what an analyst would put to a source."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from itertools import accumulate
from typing import Final

from detente.case import CaseFile, ExpressionError, Option, options_in, parse_expression
from detente.claims import Given, Reachable, parse_claim_test
from detente.dossier import Dossier
from detente.drafting import OpenQuestion, questions_to_settle
from detente.interview import Question
from detente.page.lines import Line
from detente.page.sections.asking.asking_cues import RULES
from detente.page.sections.asking.asking_forms import Kind
from detente.page.sections.asking.row_wording import FirstQuestion, RowWording
from detente.page.sections.asking.sentence_questions import (
    NEXT,
    OF_WHO,
    OF_WHOM,
    TURNED_DOWN,
    SentenceQuestion,
    SentenceQuestions,
    alike,
    central_sides,
    stems_of,
)
from detente.page.sections.candidate import overlap
from detente.page.words import (
    NamesInProse,
    sentence_with_place,
)
from detente.patterns import as_pattern
from detente.positions import Position, Positions
from detente.reading import entry_of
from detente.sources import Evidence

_WORTH, _ASIDE, _OF_LITTLE_WEIGHT = 1.5, 0.8, 0.25
_LOOSE: Final = as_pattern(r"\bin the meantime\b|\b(?:anything|something|everything|it|so)$")
"""Words of a label that leaves out what an act is about."""
_DROPPED: Final = as_pattern(
    r"\b(?:dropped (?:the|its|that|this) (?:idea|plan|offer|proposal|demand)|withdrew (?:the|its"
    r"|that) (?:offer|plan)"
    r"|(?:was|were|been|is) (?:since |then |later )?(?:dropped|withdrawn|abandoned|scrapped|shelved"
    r"|called off)"
    r"|tak(?:es?|en|ing) back|took back|taken back|gave up the|fell through|no longer on offer)\b",
    re.IGNORECASE,
)
_RULED: Final = as_pattern(
    r"\b(?:the (?:court|judges|justices|tribunal|majority)|[A-Z]\w+ Court)\b[^.]{0,60}?"
    r"\b(?:found|held|ruled|faulted)\b",
)
_PLAIN: Final = 0.75
"""How surely an act has to be read to be asked about for one sentence."""
_ENOUGH: Final = 2
"""Questions above which only those are added that stand in the words of a report, or are asked by a table."""
_SURE: Final[frozenset[Kind]] = frozenset({"unknown", "ahead", "open", "condition"})
"""Questions that a sentence itself asks, or that quote its condition."""
_JUDGES: Final = as_pattern(
    r"\b(?:diplomats?|analysts?|experts?|observers?|economists?|scholars?|professors?|editors?|columnists?"
    r"|historians?|researchers?|commentators?|lawyers?)\b",
    re.IGNORECASE,
)
"""Names of onlookers, who advise and do not demand."""


class FirstQuestions:
    """Puts the open questions of a table into words, the one to settle first at the head.

    Parameters
    ----------
    sentences
        Questions that sentences of the reports leave open, which stand among those of the table; None for the
        table alone.
    """

    def __init__(
        self,
        positions: Positions,
        names: NamesInProse,
        dossier: Dossier,
        sentences: SentenceQuestions | None = None,
    ) -> None:
        self._positions, self._names, self._dossier = positions, names, dossier
        self._sentences = sentences
        self._wording = RowWording(positions, names, dossier)

    def lines(self, case: CaseFile | None = None) -> tuple[Line, ...]:
        """Return the questions.

        Parameters
        ----------
        case
            The draft: a question that its claims tie to another act follows the one on the act alone.
        """
        return tuple(one.line for one in self.ordered(case))

    def ordered(self, case: CaseFile | None = None) -> tuple[FirstQuestion, ...]:
        """Return the questions with the rows that they ask about."""
        put = [self._wording.of(one, self._weight(one)) for one in self._open if not self._is_over(one)]
        for cause, effect in self._tied(case):
            at = next((k for k, one in enumerate(put) if one.rows == (effect.id,)), None)
            if at is not None and all(one.rows != (effect.id, cause.id) for one in put):
                put.insert(min(at + 2, len(put)), self._wording.exchange(effect, cause))
        of_table = tuple({one.line.text: one for one in reversed(put)}.values())[::-1]
        return of_table if self._sentences is None else self._among(of_table, self._sentences.ordered)

    def _among(
        self, of_table: Sequence[FirstQuestion], of_sentences: Sequence[SentenceQuestion]
    ) -> tuple[FirstQuestion, ...]:
        """Return both kinds of questions, the one that matters most first, each on something else.

        The report's own words say what is refused or offered better than a label does.
        """
        is_told = any(one.kind in ("unknown", "ahead") for one in of_sentences)
        table = [
            one
            for one in of_table
            if self._is_sure(one, is_told=is_told) and not self._is_told_better(one, of_sentences)
        ]
        asked = {name for one in table for name in one.rows}
        words = [words for row in self._positions.rows if row.id in asked for words in row.evidence]
        sentences = [
            FirstQuestion(one.line, (), one.weight, is_sure=one.kind in _SURE)
            for one in of_sentences
            # Of several who demand an act the table names more than one sentence does.
            if one.kind != "demand" or not _share(one.line.evidence, words)
        ]
        # Those of the table keep their order: an interview asks about its acts in the same.
        least = accumulate((one.weight for one in table), min)
        table = [replace(one, weight=weight) for one, weight in zip(table, least, strict=True)]
        chosen: list[FirstQuestion] = []
        for one in sorted((*table, *sentences), key=lambda one: -one.weight):
            stems = stems_of(one.line.text)
            others = (other for other in chosen if not (one.rows and other.rows))
            is_wanted = one.is_sure or bool(one.rows) or len(chosen) < _ENOUGH
            if is_wanted and not any(alike(stems, stems_of(other.line.text)) for other in others):
                chosen.append(one)
        chosen += self._plain(of_table, chosen, of_sentences)
        return tuple(chosen)

    def _plain(
        self,
        of_table: Sequence[FirstQuestion],
        chosen: Sequence[FirstQuestion],
        of_sentences: Sequence[SentenceQuestion],
    ) -> Sequence[FirstQuestion]:
        """Return the question if a promise will be kept of which one sentence tells, where few others are."""
        rows = {row.id: row for row in self._positions.rows}
        plain = [
            one
            for one in of_table
            if one.is_promise
            and not (one.is_offer or any(one.rows == other.rows for other in chosen))
            and rows[one.rows[0]].sureness >= _PLAIN
            and not self._is_told_better(one, of_sentences)
            and not any(alike(stems_of(one.line.text), stems_of(other.line.text)) for other in chosen)
        ]
        return plain[: max(0, _ENOUGH - len(chosen))]

    def _is_sure(self, one: FirstQuestion, *, is_told: bool) -> bool:
        """Return True for a question on acts that more than one sentence speaks of.

        Who asks whom for what is misread in one sentence often enough for its question to be false. Where the
        reports say nothing of what is open, an act of the catalogue is asked about for one sentence too.
        """
        # Of an exchange, the act of the other party is only supposed.
        rows = [row for row in self._positions.rows if row.id in one.rows[:1]]
        if is_told and one.is_offer:
            return False  # whom an offer is made to is seldom said in so many words
        return one.is_sure or all(
            len({self._sentence(words) for words in row.evidence}) > 1
            or (not is_told and entry_of(row.catalogue) is not None)
            for row in rows
        )

    def _sentence(self, words: Evidence) -> tuple[str, int]:
        around, _ = sentence_with_place(words, self._dossier.reports[words.report].text)
        return words.report, around.start

    def _is_told_better(self, one: FirstQuestion, of_sentences: Sequence[SentenceQuestion]) -> bool:
        """Return True if a sentence asks much the same in the report's words, or a label says too little."""
        rows = [row for row in self._positions.rows if row.id in one.rows]
        if any(_LOOSE.search(row.act) for row in rows):
            return True
        once = sum(len(row.evidence) for row in rows) == 1
        return any(
            (once or other.kind in ("refusal", "offer", "condition"))
            and _share(one.line.evidence, other.line.evidence)
            for other in of_sentences
        )

    def _is_over(self, one: OpenQuestion) -> bool:
        """Return True for an act that its sentence says was dropped, or answered in the next one.

        What a court found that a party may not do is no refusal of that party.
        """
        if self._is_an_agency(self._name(one.row)):
            return True
        if one.form == "ready" and one.askers and all(_JUDGES.search(name) for name in self._of(one.askers)):
            return True  # "somebody has to collect a tax", a diplomat said: he wants nothing
        for words in one.row.evidence:
            text = self._dossier.reports[words.report].text
            around, _ = sentence_with_place(words, text)
            if _DROPPED.search(around.quote):
                return True
            if one.form == "final" and _RULED.search(around.quote) and not RULES.search(self._name(one.row)):
                return True
            behind = text[around.end : around.end + NEXT].split("\n\n")[0]
            if one.form == "offer" and TURNED_DOWN.search(behind):
                return True
        return False

    def _is_an_agency(self, name: str) -> bool:
        """Return True for whom a report names in brackets behind its town: "ORVIK (ABC) - "."""
        bare = re.escape(re.sub(r"^[Tt]he ", "", name))
        dateline = re.compile(rf"^[A-Z][A-Z’' /.,-]+\({bare}\b[^()\n]{{0,20}}\)", re.MULTILINE)
        return any(dateline.search(report.text) for report in self._dossier.reports.values())

    def _of(self, parties: Sequence[str]) -> Sequence[str]:
        return [self._names.name(party) for party in parties]

    def _name(self, row: Position) -> str:
        return self._names.name(row.maker)

    def _weight(self, one: OpenQuestion) -> float:
        """Return how much a question matters, by how central those are whom it is about."""
        central = self._central
        who = central.get(one.row.maker, 0.0)
        whom = max((central.get(party, 0.0) for party in one.askers), default=0.0)
        aside = _ASIDE if one.askers and whom < _OF_LITTLE_WEIGHT else 0.0
        return _WORTH - aside + OF_WHO * who + OF_WHOM * whom

    @cached_property
    def _central(self) -> Mapping[str, float]:
        return central_sides(self._dossier, self._positions)

    def place_of(self, question: Question, case: CaseFile) -> int | None:
        """Return the place, from 0, of what an interview asks; None where the page does not ask it."""
        own, supposed = question.own_option, question.supposed_options
        if own is None or len(supposed) > 1:
            return None
        rows = [self._row_of(option, case) for option in (own, *supposed)]
        ids = tuple(row.id for row in rows if row is not None)
        places = (k for k, one in enumerate(self.ordered(case)) if one.rows == ids)
        return next(places, None) if len(ids) == len(rows) else None

    @cached_property
    def _open(self) -> Sequence[OpenQuestion]:
        return questions_to_settle(self._positions, self._dossier)

    def _tied(self, case: CaseFile | None) -> Sequence[tuple[Position, Position]]:
        """Return the acts that claims of a draft tie: the one that would lead to another, and that."""
        tied = []
        for claim in case.claims if case is not None else ():
            test = parse_claim_test(claim.holds_if) if claim.holds_if else None
            if isinstance(test, Given) and isinstance(test.test, Reachable):
                options = [_option(text) for text in (test.condition, test.test.state.text)]
                rows = [self._row_of(option, case) for option in options if option is not None]
                if len(rows) == len(options) and rows[0] and rows[1] and rows[0].maker != rows[1].maker:
                    tied.append((rows[0], rows[1]))
        return tied

    def _row_of(self, option: str, case: CaseFile | None) -> Position | None:
        """Return the row of an option; None where the case has it from a person."""
        party, _, key = option.partition(".")
        of = case.parties.get(party) if case is not None else None
        if of is None or key not in of.options:
            return None
        ids = {one.id for one in self._positions.parties if one.name == of.name}
        same = (row for row in self._positions.rows if row.maker in ids and row.act == of.options[key].label)
        return next(same, None)


def _share(words: Sequence[Evidence], others: Sequence[Evidence]) -> bool:
    return any(overlap(one, other) for one in words for other in others)


def _option(text: str) -> str | None:
    """Return the option, where an expression is that option alone."""
    try:
        expression = parse_expression(text)
    except ExpressionError:
        return None
    return next(iter(options_in(expression))) if isinstance(expression, Option) else None
