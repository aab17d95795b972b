"""A redraft: a new draft brought into a case, with every line that a person edited left as it is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import Any

from detente.case import Case, parse_case
from detente.interview import edits
from detente.interview.redrafts.comparing import Comparison, Step
from detente.interview.redrafts.contents import Contents
from detente.interview.redrafts.header import with_new_header
from detente.interview.redrafts.losing import lost_lines
from detente.interview.redrafts.outcome import Redraft, RedraftChange
from detente.interview.redrafts.wanting import wants
from detente.interview.redrafts.writing import Writer

_AGAIN = "what is new in it nobody has reviewed yet; `detente ask` asks about it"


def redraft(
    case: Case, new: str, before: str | None, withdrawn: Mapping[str, str] = MappingProxyType({})
) -> Redraft:
    """Bring a new draft into a case.

    Three texts are compared: the draft from which the case was made, the case, and the new draft. What the
    new draft has and the one before had not is written into the case. A line of the earlier draft that nobody
    edited follows the new one; any other stays, and the list says what the reports say otherwise. What the
    new draft lacks is taken out as long as nobody has reviewed the draft, edited it or spoken of it.

    Parameters
    ----------
    new
        The text of the new draft, with reports named relative to the folder of the case.
    before
        The text of the earlier one; None where it is not known.
    withdrawn
        The ids of reports that were taken out of the dossier, each with who did it, when and why, in words.
    """
    drafted = Contents(parse_case(new, case.path).source.data)
    base = None if before is None else Contents(parse_case(before, case.path).source.data)
    comparison = Comparison(case, base, drafted, new)
    steps = _steps(comparison)
    changes = [step.change for step in steps]

    def write(data: Any) -> None:
        writer = Writer(data, drafted, comparison.names.new)
        for step in steps:
            if step.write is not None:
                step.write(writer)
        if any(step.write is not None for step in steps):
            writer.keep_days()

    text = case.text
    if any(step.write is not None for step in steps):
        text = edits.changed_text(text, write, case.path)
    text, again = with_new_header(
        text, before or "", new, comparison.names,
        reviews=any(each.outcome == "new" and each.kind in ("party", "option", "want") for each in changes),
    )  # fmt: skip
    if again:
        changes.append(RedraftChange("review", "changed", "", "The case counts as not reviewed", _AGAIN))
    outcome = parse_case(text, case.path, case.reports)
    lost = list(lost_lines(outcome, withdrawn)) if withdrawn else []
    changes = [each for each in changes if each.outcome != "gone" or not _is_among(each, lost)]
    return Redraft(outcome, text, (*changes, *lost), base is not None)


def _is_among(change: RedraftChange, others: Sequence[RedraftChange]) -> bool:
    return any((change.kind, change.says) == (other.kind, other.says) for other in others)


def _steps(comparison: Comparison) -> list[Step]:
    # Wants and rules may name the options that come before them.
    return [
        *comparison.parties(),
        *comparison.options(),
        *comparison.gone_parties(),
        *comparison.in_force(),
        *wants(comparison),
        *comparison.lines(),
        *comparison.claims(),
    ]
