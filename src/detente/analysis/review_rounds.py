"""A review, question after question: what an answer changes is worked out without joining all again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from detente.analysis.keeping import take_back
from detente.analysis.review_orders import order_in
from detente.analysis.reviewing import (
    ReviewQuestion,
    Stake,
    about_findings,
    about_parties,
    answer_review,
    in_order,
    stakes_of,
    with_sentences,
)
from detente.dossier import Dossier, PartyNamed, as_one_party
from detente.positions import positions_of
from detente.reading import Party

if TYPE_CHECKING:
    from detente.dossier import Decision, Reviewer

_CHANGE_NOTHING: Final = ("accept", "unsure", "mark")
"""Decisions after which all other questions stay as they are."""


@dataclass
class _Open:
    """The questions that are open, with what they were made of.

    Attributes
    ----------
    old_rows
        Whether an answer has joined parties of the table, so that questions about its rows are old.
    old
        Whether an answer may have raised questions that are not among these.
    """

    dossier: Dossier
    parties: list[Party]
    stakes: dict[str, Stake]
    judged: list[frozenset[PartyNamed]]
    of_parties: list[ReviewQuestion]
    of_findings: list[ReviewQuestion]
    old_rows: bool = False
    old: bool = False
    closed: set[str] = field(default_factory=set)


class ReviewRounds:
    """Asks a person about a store, and keeps the questions up to date as he answers.

    Two parties that are joined are joined among the questions too. The table of positions is made again only
    before a question about its rows, where parties of it were joined, and when nothing else is left to ask.
    """

    def __init__(self, reviewer: Reviewer) -> None:
        self.reviewer = reviewer
        self._passed: set[str] = set()
        self._answered: dict[int, str] = {}
        self._open: _Open | None = None

    def next_question(self) -> ReviewQuestion | None:
        """Return the question whose answer changes most, of those that were not passed over.

        Returns
        -------
        ReviewQuestion or None
            None when nothing is left to ask.
        """
        question, now = self._first(), self._questions
        if (question is None and now.old) or (question is not None and question.finding and now.old_rows):
            self._open = None
            question = self._first()
        return None if question is None else with_sentences(question, self._questions.dossier)

    def pass_over(self, question: ReviewQuestion) -> None:
        """Do not ask a question again in this review."""
        self._passed.add(question.id)

    def answer(self, question: ReviewQuestion, text: str, why: str = "") -> list[Decision]:
        """Write what a person answers; `BadArgument` where it is no answer."""
        made = answer_review(self.reviewer, question, text, why)
        self._answered |= {decision.number: question.id for decision in made}
        now = self._questions
        now.closed.add(question.id)
        if question.finding is None:
            now.judged.append(frozenset(PartyNamed(*each) for each in question.parties))
            if all(decision.kind == "same" for decision in made):
                self._join(now, question)
        elif not all(decision.kind in _CHANGE_NOTHING for decision in made):
            now.old = True
        return made

    def order(self, text: str, why: str = "") -> list[Decision]:
        """Carry out an order; `BadArgument` where it is none."""
        made = order_in(self.reviewer, text, why)
        if not all(decision.kind in _CHANGE_NOTHING for decision in made):
            self._open = None
        return made

    def take_back(self, number: int) -> Decision:
        """Take a decision back; the question that it answered is open again, also if it was passed over."""
        self._open = None
        self._passed.discard(self._answered.pop(number, ""))
        return take_back(self.reviewer.store, number, self.reviewer.who)

    @property
    def _questions(self) -> _Open:
        if self._open is None:
            store = self.reviewer.store
            dossier = store.dossier()
            positions = positions_of(dossier)
            stakes, judged = stakes_of(positions), store.judged_pairs()
            self._open = _Open(
                dossier,
                list(dossier.parties),
                stakes,
                judged,
                list(about_parties(dossier.parties, judged, stakes, len(dossier.reports))),
                list(about_findings(dossier, positions)),
            )
        return self._open

    def _first(self) -> ReviewQuestion | None:
        now = self._questions
        done = now.closed | self._passed
        asked = in_order([*now.of_parties, *now.of_findings])
        return next((each for each in asked if each.id not in done), None)

    def _join(self, now: _Open, question: ReviewQuestion) -> None:
        """Make the two parties of a question one."""
        one, other = (self._party(now, *named) for named in question.parties)
        whole = as_one_party(one, other)
        now.parties = [each for each in now.parties if each.id not in (one.id, other.id)]
        now.parties.append(whole)
        now.parties.sort(key=lambda party: -len(party.mentions))
        both = [stake for each in (one, other) if (stake := now.stakes.pop(each.id, None)) is not None]
        if both:
            sides = {stake.side: stake.weight for stake in both}
            now.stakes[whole.id] = Stake(sum(sides.values()), both[0].side)
            now.old_rows = now.old_rows or len(sides) > 1
        now.old = True
        now.of_parties = list(about_parties(now.parties, now.judged, now.stakes, len(now.dossier.reports)))

    def _party(self, now: _Open, name: str, reports: frozenset[str]) -> Party:
        return next(
            each
            for each in now.parties
            if each.name == name and (not reports or reports & {words.report for words in each.mentions})
        )
