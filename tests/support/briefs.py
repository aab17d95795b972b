"""An invented dispute at a port: its report, findings, case and brief."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from detente.analysis.analysis import analyse
from detente.analysis.briefing import Brief
from detente.case.evidence import resolve_evidence
from detente.case.load import parse_case
from detente.dossier.join import join_findings
from detente.reading.findings import Event, Findings, Party, Role, Statement
from detente.sources.report import Evidence, Report

TEXT = """The dockers may walk out in March, <b>said</b> the mayor of Brine, Ana Bek.

“We will not pay a penny more,” Bek said. The port had raised wages in 2019.

All rights reserved."""

CASE = """
detente: 1
title: The port of Brine <script>alert(1)</script>
parties:
  UNION: {name: Dockers & Co, options: {strike: {label: Walk out, evidence: [walk_out]}}}
  PORT: {name: Port authority, options: {pay: {label: Pay more, evidence: [refusal]}}}
states: {calm: NN, strike: YN, paid: NY}
rules: [{rule: not (UNION.strike and PORT.pay), assumed: whoever is paid works}]
status_quo: calm
preferences:
  UNION: {priorities: [PORT.pay, {priority: UNION.strike if not PORT.pay, assumed: pride}]}
  PORT: {priorities: [{priority: not PORT.pay, evidence: [refusal]}, not UNION.strike]}
claims:
  - {id: walkout, says: They will walk out., by: Ana Bek, evidence: [walk_out], holds_if: 'reachable(strike) by improvements'}
evidence:
  walk_out: {report: report.txt, quote: The dockers may walk out in March}
  refusal: {report: report.txt, quote: We will not pay a penny more}
"""  # noqa: E501


def words(part: str) -> Evidence:
    start = TEXT.index(part)
    return Evidence("report", start, start + len(part), part)


def findings(title: str = "Brine’s port\u202e stands still") -> Findings:
    bek = Party(
        id="bek",
        name="Ana Bek",
        kind="person",
        aliases=("Bek",),
        roles=(Role(title="mayor of Brine", of=None, span=words("mayor of Brine")),),
        mentions=(words("Ana Bek"),),
    )
    dockers = Party(id="dockers", name="dockers", kind="other", mentions=(words("The dockers"),))
    return Findings(
        report=Report(
            id="report",
            source="report.txt",
            title=title,
            publisher="The Tide",
            published=date(2021, 2, 3),
            language="en",
            text=TEXT,
        ),
        furniture=(words("All rights reserved."),),
        parties=(bek, dockers),
        statements=(
            Statement(
                id="s1",
                speaker="bek",
                speaker_span=words("Bek said"),
                cue_span=words("said"),
                content_spans=(words("“We will not pay a penny more,”"),),
                manner="direct",
            ),
        ),
        events=(
            Event(
                id="e1",
                type="PROTEST",
                actors=("dockers",),
                recipients=(),
                when="2021-03",
                modality="possible",
                span=words("The dockers may walk out in March"),
            ),
            Event(
                id="e2",
                type="CONCEDE",
                actors=(),
                recipients=(),
                when="2019",
                modality="happened",
                span=words("The port had raised wages in 2019"),
            ),
            Event(
                id="e3",
                type="REJECT",
                actors=("bek",),
                recipients=(),
                when=None,
                modality="happened",
                span=words("We will not pay a penny more"),
            ),
        ),
    )


def brief_of_brine(folder: Path) -> Brief:
    """The brief of a reviewed case of an invented dispute, with hostile text in it."""
    (folder / "report.txt").write_text(TEXT)
    case = parse_case(CASE, str(folder / "case.yaml"))
    evidence = resolve_evidence(case, [Report(id="report", source=str(folder / "report.txt"), text=TEXT)])
    return Brief(
        title=case.file.title,
        dossier=join_findings([findings()]),
        case=case.file,
        analysis=analyse(case),
        evidence=evidence,
        drafted=False,
        case_path="case.yaml",
    )
