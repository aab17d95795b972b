"""An analysis with the passages that its case cites, as the sections of a page need both."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from detente.analysis import Analysis
from detente.case import CaseFile, Element
from detente.model import Model
from detente.page.page import Line
from detente.page.words import SweepWords, with_names_in_prose
from detente.sources import Evidence


@dataclass(frozen=True)
class AnalysedCase:
    """The analysis of a case, and the passages that the lines of the case cite.

    Attributes
    ----------
    evidence
        The case's evidence ids, resolved to the exact words; those that are not there get no note.
    sweep
        The case under every order that it leaves open; None where it was not swept.
    """

    analysis: Analysis
    evidence: Mapping[str, Evidence] = field(default_factory=dict)
    sweep: SweepWords | None = None

    @property
    def case(self) -> CaseFile:
        """The case that was analysed, as its file states it."""
        return self.analysis.case.file

    @property
    def model(self) -> Model:
        """The model that was analysed."""
        return self.analysis.model

    @property
    def in_prose(self) -> AnalysedCase:
        """The same with the names of parties that sentences use."""
        model = with_names_in_prose(self.model, self.case)
        sweep = self.sweep
        if sweep is not None:
            sweep = replace(sweep, sweep=replace(sweep.sweep, model=model))
        return replace(self, analysis=replace(self.analysis, model=model), sweep=sweep)

    def line(self, element: Element, text: str, lead: str = "") -> Line:
        """Make a line of the case, with its evidence or the modeller's reason."""
        evidence = tuple(self.evidence[name] for name in element.evidence if name in self.evidence)
        return Line(text, lead, evidence=evidence, assumed=element.assumed)


def is_grounded(element: Element) -> bool:
    """Return whether a line of the case says where it comes from."""
    return bool(element.evidence or element.assumed)
