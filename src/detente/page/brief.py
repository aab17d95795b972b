"""A brief becomes a page: every section filled, or said to be missing."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from detente.analysis import Brief
from detente.edtf import DateRange
from detente.page.page import Page
from detente.page.sections import (
    assessments,
    chronology,
    equilibrium_rows,
    joint_lines,
    line_of,
    option_table,
    party_groups,
    preference_groups,
    premises,
    standfirst,
    unknowns,
    unknowns_about,
    voices,
    way_lines,
    why_groups,
)
from detente.page.words import question_in_words, safe_page


def compose(brief: Brief) -> Page:
    """The page of a brief, its text safe to show; evidence and dossier are exact and still to be made so."""
    return safe_page(_composed(brief))


def _composed(brief: Brief) -> Page:
    missing = []
    if brief.dossier is None:
        missing.append("No report was given or cited, so there is no chronology and nobody is quoted.")
    if brief.case is None or brief.analysis is None:
        missing.append(
            "The reports leave nothing open that a party could do, so there is no model to analyse."
        )
    makers = (
        {p.name: line_of(brief, p, p.name).evidence for p in brief.case.parties.values()}
        if brief.case
        else {}
    )
    parties, parties_left_out = party_groups(brief.dossier, makers) if brief.dossier else ((), 0)
    dated, undated, undated_left_out = chronology(brief.dossier) if brief.dossier else ((), (), 0)
    page = Page(
        title=brief.title,
        kicker=_kicker(brief),
        standfirst=(),
        parties=parties,
        parties_left_out=parties_left_out,
        chronology=dated,
        undated=undated,
        undated_left_out=undated_left_out,
        voices=voices(brief.dossier) if brief.dossier else (),
        dossier=brief.dossier,
        missing=tuple(missing),
    )
    if brief.case is None or brief.analysis is None:
        return page
    case, analysis = brief.case, brief.analysis
    ways, ways_left_out = way_lines(case, analysis)
    joint, joint_left_out = joint_lines(case, analysis)
    return replace(
        page,
        standfirst=(*standfirst(case, analysis), *_decisive(brief)),
        about=case.about,
        options=option_table(brief, case, analysis),
        premises=premises(brief, case, analysis),
        preferences=preference_groups(brief, case),
        why=why_groups(case, analysis),
        equilibria=equilibrium_rows(analysis),
        ways=ways,
        joint=joint,
        ways_left_out=ways_left_out + joint_left_out,
        assessments=assessments(brief, case, analysis),
        **_unknowns(brief),
    )


def _decisive(brief: Brief) -> tuple[str, ...]:
    """The question whose answer would settle most, as a last sentence at the top."""
    if brief.case is None or brief.sweep is None or not brief.sweep.questions:
        return ()
    asked = question_in_words(brief.case, brief.sweep.model, brief.sweep.questions[0].question)
    return (f"What to find out next: {asked}",)


def _unknowns(brief: Brief) -> dict[str, Any]:
    if brief.case is None or brief.sweep is None:
        return {}
    return {
        "unknowns": unknowns(brief.case, brief.sweep),
        "unknowns_about": unknowns_about(brief.case, brief.sweep),
    }


def _kicker(brief: Brief) -> str:
    source = f"Brief {_source(brief)}"
    if brief.case is None:
        return source
    if brief.drafted:
        return f"{source}; the model was drafted by machine and nobody has reviewed it"
    return f"{source}; the model was finished by a person ({brief.case_path})"


def _source(brief: Brief) -> str:
    """What the brief is made from, and of which days it is."""
    reports = list(brief.dossier.reports.values()) if brief.dossier else []
    if not reports:
        return "from a case file"
    days = sorted(report.published for report in reports if report.published)
    if len(reports) == 1:
        return f"from one report{f' of {DateRange.parse(days[0].isoformat()).words}' if days else ''}"
    if not days:
        return f"from {len(reports):,} reports"
    return f"from {len(reports):,} reports, {DateRange.parse(f'{days[0]}/{days[-1]}').words}"
