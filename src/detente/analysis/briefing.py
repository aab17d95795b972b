"""A brief: reports read and joined, the case, its analysis and its sweep."""

from __future__ import annotations

import logging
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from detente import reading
from detente.analysis.analysis import Analysis, analyse, rules_nothing_out
from detente.analysis.corrected_positions import Corrected, corrected_positions
from detente.analysis.positioning import PositionsResult
from detente.analysis.progress import ReportProgress, counted, no_report
from detente.assistant import with_proposals
from detente.case import Case, CaseFile, cited_file, file_of, load_case, parse_case, resolve_evidence
from detente.dossier import Dossier, is_store, join_findings, stored_dossier
from detente.drafting import DRAFTED, UNREVIEWED, draft_positions
from detente.errors import BadInput
from detente.positions import Position, Positions, ReportsApart, disputes_apart, positions_of
from detente.sources import Evidence, Report, holds_reports, load_reports, with_unique_ids
from detente.sweeps import Sweep, SweepJob, sweep

if TYPE_CHECKING:
    from detente.assistant import Assistant

_log = logging.getLogger("detente.brief")

_STATES_JUDGED = 1 << 20
"""States of all completions together that a brief takes the time to judge."""
_SAMPLES, _FEWEST_SAMPLES = 20_000, 1_000
_SAMPLES_OF_A_DRAFT, _STATES_OF_A_DRAFT = 4_096, 1 << 16
"""One portion at most: a draft is swept to rank its questions, and no share of it is printed."""
_MOST_SWEPT = 1 << 12

_CASE_SUFFIXES = (".yaml", ".yml", ".gmcr")
_CASE_BESIDE = "case.yaml"


@dataclass(frozen=True)
class Brief:
    """The dossier, the case and its analysis (each optional).

    Attributes
    ----------
    evidence
        The case's evidence ids, resolved to the exact words.
    drafted
        Whether the case was drafted by detente and reviewed by nobody.
    case_path
        The file of a case that a person wrote.
    positions
        The table of positions of the dossier, with a person's corrections; None without reports.
    stated
        The number of rows of the table that are options of a case drafted from the reports; None without one.
    taken_out
        Rows of the table that the person took out of that case.
    apart
        The groups of reports that seem to tell of a dispute each; empty where all may tell of one.
    sweep
        The sweep of the case; None where nothing is open, or so much is that shares would say nothing.
    left_out
        The files, and parts of files, that could not be read.
    """

    title: str
    dossier: Dossier | None
    case: CaseFile | None
    analysis: Analysis | None
    evidence: Mapping[str, Evidence]
    drafted: bool
    case_path: str | None
    sweep: Sweep | None = None
    positions: Positions | None = None
    left_out: tuple[BadInput, ...] = ()
    stated: int | None = None
    taken_out: tuple[Position, ...] = ()
    apart: tuple[ReportsApart, ...] = ()


def make_brief(
    sources: Sequence[str],
    *,
    case: Case | None = None,
    published: date | None = None,
    pipeline: str | None = None,
    trust: bool = False,
    assistant: Assistant | None = None,
    stored: PositionsResult | None = None,
    report_progress: ReportProgress = no_report,
) -> Brief:
    """Read reports, load or draft the case, and analyse it.

    Parameters
    ----------
    sources
        Reports as for `read_sources`, or one store; at most one is a case file, or a folder with a
        ``case.yaml``. Without a case, one is drafted. A case alone brings the reports it cites.
    case
        Takes the place of a case file among the sources.
    assistant
        A model that proposes what rules miss in the reports; None for the rules alone. The case of a person
        stays as it is.
    stored
        The dossier of the store among the sources and its table, where they are made already.
    report_progress
        Called with the name of each stage as it begins.

    Raises
    ------
    BadInput
        If no source can be used, or the case or a quote in it cannot. A file of a folder or one of several
        that cannot be read is left out.
    """
    case_path, report_sources = _split(sources)
    left_out: list[BadInput] = []
    if case is None and case_path is not None and not report_sources:
        report_sources = _cited_store(load_case(case_path))
    dossier = stored_dossier(report_sources) if stored is None else stored.dossier
    reports: list[Report] = []
    if dossier is not None:
        reports = list(dossier.reports.values())
    elif report_sources:
        reports = list(load_reports(report_sources, published=published, unreadable=left_out))
    if case is not None:
        case_path = case.path
        case = replace(case, reports=(*case.reports, *report_sources))
    elif case_path is not None:
        case = load_case(case_path, report_sources)
    analysis: Analysis | None = None
    if case is not None:
        # From two loadings: a note must never lead into a namesake.
        cited = _cited_reports(case, reports, published)
        reports = list(with_unique_ids([*reports, *cited]))
        # A case that contradicts itself is refused before the slow reading starts.
        evidence = resolve_evidence(case, reports)
        analysis = analyse(case)
    positions: Positions | None = None
    corrected: Corrected | None = None
    if reports:
        if dossier is None:
            findings = reading.read_loaded(reports, pipeline=pipeline, trust=trust)
            findings = with_proposals(findings, assistant, report_progress=report_progress)
            dossier = join_findings(counted(findings, report_progress))
        report_progress("who wants what of whom")
        positions = positions_of(dossier) if stored is None else stored.positions
        if case is not None and analysis is not None and case.text.startswith(DRAFTED):
            corrected = corrected_positions(case, evidence, dossier, positions, analysis.model)
            dossier, positions = corrected.dossier, corrected.positions
    drafted = case is None or case.text.startswith(UNREVIEWED)
    loaded = case
    if case is None:
        assert dossier is not None
        assert positions is not None
        report_progress("drafting the case")
        loaded, evidence, analysis = _drafted(positions, dossier, reports)
        case = loaded
    report_progress("what nobody knows")
    return Brief(
        title=case.file.title if case is not None else _title(reports),
        dossier=dossier,
        case=None if case is None else case.file,
        analysis=analysis,
        evidence=evidence,
        drafted=drafted,
        case_path=case_path,
        sweep=None if loaded is None or analysis is None else _swept(loaded, analysis, drafted=drafted),
        positions=positions,
        left_out=tuple(left_out),
        stated=None if corrected is None else corrected.stated,
        taken_out=() if corrected is None else corrected.left_out,
        apart=() if dossier is None or positions is None else disputes_apart(dossier, positions),
    )


_last_sweep: list[tuple[SweepJob, Sweep]] = []
"""The last sweep: another report changes the dossier, and not the case that a person wrote."""


def _swept(case: Case, analysis: Analysis, *, drafted: bool) -> Sweep | None:
    """Sweep the case, where something is open and shares would say something; else None."""
    if not any(analysis.model.open_ties) or rules_nothing_out(analysis):
        return None
    states = int(analysis.model.feasible.sum())
    if states > _MOST_SWEPT:
        return None
    most, judged = (_SAMPLES_OF_A_DRAFT, _STATES_OF_A_DRAFT) if drafted else (_SAMPLES, _STATES_JUDGED)
    samples = max(_FEWEST_SAMPLES, min(most, judged // states))
    exact_up_to = samples if drafted else _STATES_JUDGED // states
    job = SweepJob(case, samples=samples, exact_up_to=exact_up_to)
    for known, result in _last_sweep[:]:
        if known == job:
            return result
    try:
        result = sweep(job)
        _last_sweep[:] = [(job, result)]
        return result
    except BadInput as error:
        # A case that takes too long to draw from can still be analysed.
        _log.warning("no sweep of what nobody knows: %s", error)
        return None


def _split(sources: Sequence[str]) -> tuple[str | None, list[str]]:
    """The case among the sources, if any, and the reports."""
    cases = [s for s in sources if Path(s).suffix in _CASE_SUFFIXES]
    reports = [s for s in sources if s not in cases]
    for source in list(reports):
        # `Path.is_dir` raises on a name too long for the file system; this says no.
        is_folder = os.path.isdir(source)  # noqa: PTH112
        beside = (Path(source) if is_folder else Path(source).parent) / _CASE_BESIDE
        if source != "-" and os.path.isfile(beside) and (is_folder or _cites(beside, Path(source))):  # noqa: PTH113
            cases.append(str(beside))
            if is_folder and not holds_reports(Path(source)):
                reports.remove(source)
    cases = list(dict.fromkeys(cases))
    if len(cases) > 1:
        raise BadInput(cases[1], f"a second case beside {cases[0]}", "brief one case at a time")
    return (cases[0] if cases else None), reports


def _cites(case: Path, report: Path) -> bool:
    """Return whether a case cites a report, so that it may be loaded without having been named."""
    try:
        loaded = load_case(str(case), [str(report)])
    except BadInput as error:
        _log.warning("left aside: %s", error)
        return False
    return any(cited_file(loaded, item) == report.resolve() for item in loaded.file.evidence.values())


def _cited_store(case: Case) -> list[str]:
    """Return the dossier that all evidence of a case is from; nothing where there is none such."""
    cited = {cited_file(case, item) for item in case.file.evidence.values()}
    return [str(path) for path in cited if path is not None and len(cited) == 1 and is_store(str(path))]


def _cited_reports(case: Case, loaded: Sequence[Report], published: date | None) -> list[Report]:
    """The reports a case cites that were not given, with the days that the case gives them."""
    at_hand = {file_of(report.source) for report in loaded}
    cited = {
        path: case.file.published.get(item.report)
        for item in case.file.evidence.values()
        if (path := cited_file(case, item)) is not None and path not in at_hand
    }
    reports: list[Report] = []
    undated = [str(path) for path, day in cited.items() if day is None]
    if undated:
        reports += load_reports(undated, published=None if loaded else published)
    for path, day in cited.items():
        if day is not None:
            reports += load_reports([str(path)], published=published or day)
    return reports


def _drafted(
    positions: Positions, dossier: Dossier, reports: Sequence[Report]
) -> tuple[Case | None, dict[str, Evidence], Analysis | None]:
    try:
        case = parse_case(draft_positions(positions, dossier, Path.cwd()), "the drafted case")
    except BadInput as error:
        # Reports that leave nothing open still make a dossier; the brief says what is missing.
        _log.warning("%s", error)
        return None, {}, None
    return case, resolve_evidence(case, reports), analyse(case)


def _title(reports: Sequence[Report]) -> str:
    return next((report.title for report in reports if report.title), Path(reports[0].source).name)
