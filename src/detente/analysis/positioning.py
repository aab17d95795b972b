"""The table of positions of some reports: read, joined, and laid out by who wants what of whom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from detente import reading
from detente.analysis.progress import ReportProgress, counted, no_report
from detente.assistant import with_proposals
from detente.dossier import Dossier, join_findings, stored_dossier
from detente.errors import BadInput
from detente.positions import Positions, positions_of

if TYPE_CHECKING:
    from detente.assistant import Assistant


@dataclass(frozen=True)
class PositionsResult:
    """The table of positions, and the dossier that it is made from."""

    dossier: Dossier
    positions: Positions


def tabulate_positions(
    sources: Sequence[str],
    *,
    published: date | None = None,
    pipeline: str | None = None,
    trust: bool = False,
    unreadable: list[BadInput] | None = None,
    assistant: Assistant | None = None,
    report_progress: ReportProgress = no_report,
) -> PositionsResult:
    """Read reports, join them, and make their table of positions.

    Parameters
    ----------
    sources
        Reports as for `read_sources`, ``.json`` files that ``detente read`` printed, or one store.
    unreadable
        A list for the faults of files that cannot be used; without it the first fault is raised.
    assistant
        A model that proposes what rules miss; None for the rules alone.
    report_progress
        Called with the name of each stage as it begins.

    Raises
    ------
    BadInput
        If a source cannot be used.
    """
    dossier = stored_dossier(sources)
    if dossier is None:
        findings = reading.findings_of(
            sources, published=published, pipeline=pipeline, trust=trust, unreadable=unreadable
        )
        findings = with_proposals(findings, assistant, ("rows",), report_progress)
        dossier = join_findings(counted(findings, report_progress))
    report_progress("who wants what of whom")
    return PositionsResult(dossier, positions_of(dossier))
