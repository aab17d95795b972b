"""A brief: reports read, joined and analysed, on one page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from detente import analysis, page, render
from detente import dossier as dossiers
from detente.analysis import shortened
from detente.case import Case
from detente.notebook.analyses import Analysis
from detente.notebook.dossiers import Source, paths
from detente.notebook.result import Result


@dataclass(frozen=True, eq=False, repr=False)
class Brief(Result):
    """A brief.

    Attributes
    ----------
    result
        The dossier, the case, its analysis and its sweep.
    """

    tables: ClassVar[Mapping[str, str]] = {}

    result: analysis.Brief

    def __repr__(self) -> str:
        dossier, answer = self.result.dossier, self.result.analysis
        reports = 0 if dossier is None else len(dossier.reports)
        states = "no model" if answer is None else f"{int(answer.model.feasible.sum()):,} states"
        reviewed = ", drafted by machine" if self.result.drafted else ""
        return f"<Brief: {shortened(self.result.title)}; {reports} reports; {states}{reviewed}>"

    @property
    def dossier(self) -> dossiers.Dossier | None:
        """The joined findings; None without reports."""
        return self.result.dossier

    @property
    def analysis(self) -> Analysis | None:
        """The analysis of the case; None where the reports leave nothing open to model."""
        return None if self.result.analysis is None else Analysis(self.result.analysis)

    def json(self) -> dict[str, Any]:
        """Return the answer of ``detente brief --format json``."""
        return render.brief_json(self.result)

    def page(self) -> page.Page:
        """Compose the page of the brief."""
        return page.brief_page(self.result)


def brief(
    sources: Source | Sequence[Source] = (),
    case: Case | None = None,
    *,
    published: date | None = None,
    pipeline: str | None = None,
    trust_pipeline: bool = False,
) -> Brief:
    """Read reports, take or draft the case, analyse it, and compose one page.

    Parameters
    ----------
    sources
        Files or folders, as for ``detente brief``.
    case
        The case; without it, one beside the reports is used, or one is drafted.
    published, pipeline, trust_pipeline
        As for `detente.read`.

    Raises
    ------
    BadInput
        If a source, the case or a quote in it cannot be used.
    """
    return Brief(
        analysis.make_brief(
            paths(sources), case=case, published=published, pipeline=pipeline, trust=trust_pipeline
        )
    )
