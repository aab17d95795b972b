"""An analysis with the passages that its case cites, as the sections of a page need both."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from itertools import islice
from typing import Final

from detente.analysis import Analysis
from detente.case import CaseFile, Element
from detente.interview import Naming, Question, Unknowns, question_about, ranked_questions, unknowns_of
from detente.model import Model
from detente.page.lines import Line
from detente.page.words import PROPOSED, NamesInProse, SweepWords
from detente.sources import Evidence
from detente.sweeps import Question as SweepQuestion

_MOST_NOTES: Final = 3


_MOST_QUESTIONS = 10


@dataclass(frozen=True)
class AnalysedCase:
    """The analysis of a case, and the passages that the lines of the case cite.

    Attributes
    ----------
    evidence
        The case's evidence ids, resolved to the exact words; those that are not there get no note.
    sweep
        The case under every order that it leaves open; None where it was not swept.
    demands
        Of a draft: open demands as questions, since it may leave less open than a reader may ask.
    """

    analysis: Analysis
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    sweep: SweepWords | None = None
    demands: tuple[Line, ...] | None = None

    @property
    def case(self) -> CaseFile:
        """The case that was analysed, as its file states it."""
        return self.analysis.case.file

    @property
    def model(self) -> Model:
        """The model that was analysed."""
        return self.analysis.model

    def in_prose(self, names: NamesInProse | None = None) -> AnalysedCase:
        """Return the same with the names of parties that sentences use.

        Parameters
        ----------
        names
            The names that sentences about the reports use, for parties that are named there too.
        """
        naming = Naming(self.case, names.by_full_name if names else {})
        analysis = self.analysis.with_party_names(tuple(map(naming.party, self.case.parties)))
        sweep = self.sweep
        if sweep is not None:
            sweep = replace(sweep, sweep=replace(sweep.sweep, model=analysis.model))
        return replace(self, analysis=analysis, sweep=sweep)

    @cached_property
    def _unknowns(self) -> Unknowns:
        return unknowns_of(self.analysis.case)

    @cached_property
    def questions(self) -> tuple[Line, ...]:
        """The open questions about preferences as an interview puts them, with the words that bear on them.

        The one to settle first comes first. Of a draft what parties themselves would do comes first, then
        the open demands, then what parties think of others.
        """
        swept = None if self.sweep is None else self.sweep.sweep.questions
        ranked = list(islice(ranked_questions(self._unknowns, swept), _MOST_QUESTIONS))
        if self.demands is not None:
            # What a party would do as things are comes before what it would do if others did something.
            acts = sorted((q for q in ranked if q.of_own_act), key=lambda question: question.supposes)
            own = [self._asked(question) for question in acts]
            rest = [self._asked(question) for question in ranked if not question.of_own_act]
            questions = (*own, *(line for line in self.demands if not _is_asked(line, own)), *rest)
            if questions:
                return questions[:_MOST_QUESTIONS]
        questions = tuple(map(self._asked, ranked))
        # Of rival pictures an interview asks nothing; which of them is right may still settle most.
        pictures = (decisive.question for decisive in swept or () if decisive.question.kind == "picture")
        return questions or tuple(map(self.question, islice(pictures, _MOST_QUESTIONS)))

    def puts(self, asked: SweepQuestion) -> bool:
        """Return True if an interview asks a question of the sweep: it makes sense to who knows no model."""
        return question_about(self._unknowns, asked) is not None

    def question(self, asked: SweepQuestion) -> Line:
        """A question of the sweep as an interview puts it."""
        question = question_about(self._unknowns, asked)
        if question is not None:
            return self._asked(question)
        return Line("" if self.sweep is None else self.sweep.question(asked))

    def _asked(self, question: Question) -> Line:
        cited = [self.evidence[name] for name in question.evidence if name in self.evidence]
        # Of all the page asks nothing else changes.
        return Line(question.alone or question.text, evidence=tuple(cited)[:_MOST_NOTES])

    def line(self, element: Element, text: str, lead: str = "") -> Line:
        """Make a line of the case, with its evidence or the modeller's reason."""
        evidence = tuple(self.evidence[name] for name in element.evidence if name in self.evidence)
        tags = () if element.proposed_by is None else (PROPOSED,)
        return Line(text, lead, tags, evidence, assumed=element.assumed)


def _is_asked(demand: Line, questions: Sequence[Line]) -> bool:
    """Return True if a question asks of the act of a demand: "Would the mill rather sell than not?"."""
    party_and_act = demand.text.removeprefix("Would ").partition("?")[0]
    questioned = [question.text.replace(" rather ", " ").partition("Would ")[2] for question in questions]
    return any(text.startswith(f"{party_and_act} ") for text in questioned)


def is_grounded(element: Element) -> bool:
    """Return whether a line of the case says where it comes from."""
    return bool(element.evidence or element.assumed)
