"""A new draft for a case that is there: what is of its dispute, and checked before it is written."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from detente.case import Case
from detente.dossier import Dossier, without_reports
from detente.drafting import Assume, cited_reports, draft_positions
from detente.errors import BadInput
from detente.interview import CitedWords, Redraft, RedraftChange
from detente.model import compile_on, state_space
from detente.names import with_article
from detente.positions import Positions, ReportsApart, positions_of, reports_apart_from
from detente.short import count_of, join_words


@dataclass(frozen=True)
class DraftBeside:
    """A new draft of the reports that tell of a case's dispute.

    Attributes
    ----------
    apart
        The reports that seem to tell of another one: nothing of them is in the draft.
    """

    text: str
    apart: tuple[RedraftChange, ...] = ()

    def listed_in(self, redraft: Redraft) -> Redraft:
        """Return what the draft brings to the case, with the reports that it leaves out."""
        return replace(redraft, changes=(*redraft.changes, *self.apart))


def draft_beside(
    case: Case,
    dossier: Dossier,
    positions: Positions | None = None,
    *,
    assume: Assume = "now",
    published: date | None = None,
    known: Collection[str] | None = None,
) -> DraftBeside:
    """Draft a dossier anew for a case, without the reports that share no party with those that it cites.

    Parameters
    ----------
    positions
        The table of the dossier, where it is made already.
    assume, published
        As for `detente.drafting.draft_case`.
    known
        The ids of the reports of the case; those that it cites if they are not given.

    Raises
    ------
    BadInput
        If the reports describe nothing that a party could still do.
    """
    folder = Path(case.path).parent
    positions = positions_of(dossier) if positions is None else positions
    if known is None:
        known = cited_reports(dossier, folder, {item.report for item in case.file.evidence.values()})
    apart = reports_apart_from(dossier, positions, known)
    listed = tuple(_listed(group, dossier, known) for group in apart)
    if apart:
        dossier = without_reports(dossier, {report for group in apart for report in group.reports})
        positions = positions_of(dossier)
    text = draft_positions(positions, dossier, folder, assume=assume, published=published)
    return DraftBeside(text, listed)


def _listed(group: ReportsApart, dossier: Dossier, known: Collection[str]) -> RedraftChange:
    """Say of reports that they are of another dispute, by their parties, and how to take them in."""
    names = join_words([with_article(dossier.names[party]) for party in group.parties])
    shown = group.reports[0] if len(group.reports) == 1 else count_of(group.reports, "report")
    one = next(report for report in dossier.reports if report in known)
    why = (
        "none of its parties and acts is one of the case; if it is the same dispute: detente dossier review,"
        f" and there “together {one} {group.reports[0]}”"
    )
    words = next(
        (
            CitedWords(act.span.report, act.span.quote, act.span.start, act.span.end)
            for act in dossier.acts
            if act.span.report in group.reports and act.label
        ),
        None,
    )
    says = f"{shown}: {names}" if names else shown
    return RedraftChange("report", "apart", group.reports[0], says, why, () if words is None else (words,))


def require_sound(case: Case, redraft: Redraft) -> None:
    """See that a case which could be analysed can be analysed with what is new.

    Raises
    ------
    BadInput
        If it contradicts itself then.
    """
    fault = _fault_of(redraft.case)
    if fault is not None and _fault_of(case) is None:
        raise BadInput(
            case.path, f"with what is new it would contradict itself ({fault.what}); nothing was written",
            "write what is new by hand",
        )  # fmt: skip


def _fault_of(case: Case) -> BadInput | None:
    try:
        compile_on(case, state_space(case))
    except BadInput as error:
        return error
    return None
