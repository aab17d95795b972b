"""A new draft for a case that is there: what is of its dispute, and checked before it is written."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Final

from detente.case import Case
from detente.dossier import Dossier, without_reports
from detente.drafting import Assume, cited_reports, draft_positions, draft_selection
from detente.errors import BadInput
from detente.interview import CitedWords, Redraft, RedraftChange
from detente.model import compile_on, state_space
from detente.names import with_article
from detente.positions import Positions, ReportsApart, is_sure, positions_of, reports_apart_from
from detente.short import count_of, join_words, lower_first
from detente.sources import Evidence

_MOST_LEFT_OUT: Final = 8
_NO_OPTION: Final = "the draft does not have it as an option"


@dataclass(frozen=True)
class DraftBeside:
    """A new draft of the reports that tell of a case's dispute.

    Attributes
    ----------
    apart
        The reports that seem to tell of another one: nothing of them is in the draft.
    left_out
        Acts that only new reports tell of, and that are no options of the draft.
    """

    text: str
    apart: tuple[RedraftChange, ...] = ()
    left_out: tuple[RedraftChange, ...] = ()

    def listed_in(self, redraft: Redraft) -> Redraft:
        """Return what the draft brings to the case, with the reports that it leaves out."""
        return replace(redraft, changes=(*redraft.changes, *self.apart, *self.left_out))


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
    new = None if known is None else frozenset(dossier.reports.keys() - set(known))
    if known is None:
        known = cited_reports(dossier, folder, {item.report for item in case.file.evidence.values()})
    apart = reports_apart_from(dossier, positions, known)
    listed = tuple(_listed(group, dossier, known) for group in apart)
    if apart:
        dossier = without_reports(dossier, {report for group in apart for report in group.reports})
        positions = positions_of(dossier)
    text = draft_positions(positions, dossier, folder, assume=assume, published=published)
    if new is None:
        new = _later_than(dossier, known)
    return DraftBeside(text, listed, tuple(_new_and_left_out(positions, dossier, new)))


def _later_than(dossier: Dossier, known: Collection[str]) -> frozenset[str]:
    """Return the reports that were published after all those that a case cites: those it cannot know."""
    days = {name: report.published for name, report in dossier.reports.items() if report.published}
    last = max((day for name, day in days.items() if name in known), default=None)
    return frozenset(name for name, day in days.items() if last is not None and day > last)


def _new_and_left_out(
    positions: Positions, dossier: Dossier, new: Collection[str]
) -> Iterator[RedraftChange]:
    """Yield the surely read acts that only new reports tell of, and that a draft leaves out."""
    fresh = [
        row for row in positions.rows if all(words.report in new for words in row.evidence)
    ] if new else []  # fmt: skip
    if not fresh:
        return
    selection = draft_selection(positions, dossier)
    options = {option.row.id for option in selection.options}
    reasons = {row.id: reason for row, reason in selection.left_out}
    left = [row for row in fresh if row.id not in options and any(map(is_sure, row.voices))]
    for row in left[:_MOST_LEFT_OUT]:
        says = f"{with_article(dossier.names[row.maker])}: {lower_first(row.act)}"
        why = reasons.get(row.id, _NO_OPTION)
        yield RedraftChange("option", "left_out", row.id, says, why, tuple(map(_cited, row.evidence)))
    if len(left) > _MOST_LEFT_OUT:
        more = count_of(left[_MOST_LEFT_OUT:], "more act")
        yield RedraftChange("option", "left_out", "", f"{more} of new reports", _NO_OPTION)


def _cited(words: Evidence) -> CitedWords:
    return CitedWords(words.report, words.quote, words.start, words.end)


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
        (_cited(act.span) for act in dossier.acts if act.span.report in group.reports and act.label),
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
