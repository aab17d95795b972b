"""A brief: reports read, joined and analysed, on one page."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar

from detente import analysis, page, render
from detente import dossier as dossiers
from detente.arguments import as_day
from detente.case import Case
from detente.errors import BadArgument
from detente.notebook.analyses import Analysis
from detente.notebook.arguments import Source, as_case, as_pipeline, as_sources
from detente.notebook.positions import Positions
from detente.notebook.result import Result
from detente.short import count_of, shortened


@dataclass(frozen=True, eq=False, repr=False)
class Brief(Result):
    """A brief.

    Attributes
    ----------
    result
        The dossier, the case, its analysis and its sweep.
    """

    _tables: ClassVar[Mapping[str, str]] = {}

    result: analysis.Brief

    def __repr__(self) -> str:
        dossier, answer = self.result.dossier, self.result.analysis
        reports = count_of(0 if dossier is None else dossier.reports, "report")
        states = "no model" if answer is None else count_of(int(answer.model.feasible.sum()), "state")
        reviewed = ", drafted by machine" if self.result.drafted else ""
        return f"<Brief: {shortened(self.result.title)}; {reports}; {states}{reviewed}>"

    @property
    def dossier(self) -> dossiers.Dossier | None:
        """The joined findings; None without reports."""
        return self.result.dossier

    @property
    def positions(self) -> Positions | None:
        """The table of positions; None without reports."""
        dossier, positions = self.result.dossier, self.result.positions
        return None if dossier is None or positions is None else Positions(dossier, positions)

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
    case: Case | Source | None = None,
    *,
    published: date | str | None = None,
    pipeline: str | None = None,
    trust_pipeline: bool = False,
) -> Brief:
    """Read reports, take or draft the case, analyse it, and compose one page.

    Parameters
    ----------
    sources
        Files or folders, as for ``detente brief``.
    case
        The case, or the path of its file; without it, one beside the reports is used, or one is drafted.
    published, pipeline, trust_pipeline
        As for `detente.read`.

    Raises
    ------
    BadInput
        If a source, the case or a quote in it cannot be used.
    """
    none_named = isinstance(sources, Sequence) and not sources
    if none_named and case is None:
        raise BadArgument("sources", "neither a report nor a case is named", "give reports, a case, or both")
    return Brief(
        analysis.make_brief(
            [] if none_named else as_sources(sources),
            case=None if case is None else as_case(case),
            published=as_day(published, "published"),
            pipeline=as_pipeline(pipeline),
            trust=trust_pipeline,
        )
    )
