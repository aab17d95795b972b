"""Findings that a person adds, with what becomes of them: the row that an act makes, or why it makes none."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from detente.dossier import Dossier, is_added
from detente.drafting import draft_selection
from detente.positions import Position, Positions
from detente.reading import ActMention, Rereader

if TYPE_CHECKING:
    from detente.dossier import Decision, Reviewer

_AS_READ: Final = ("predicate", "words", "turned", "kind", "catalogue", "sign")
"""The fields of an act that the rules fill by its words."""


@dataclass(frozen=True)
class Added:
    """The fate of an act that a person added.

    Attributes
    ----------
    row
        The row of the table that tells of it; None where it makes none.
    is_option
        True if a draft would have it as an option.
    why
        The reason where it makes no row, or is no option.
    """

    row: Position | None
    is_option: bool = False
    why: str = ""


def add_finding(
    reviewer: Reviewer,
    kind: str,
    fields: Mapping[str, Any],
    report: str,
    quote: str,
    why: str = "",
    *,
    at: int = 0,
    rereader: Rereader | None = None,
) -> list[Decision]:
    """Add a finding by hand; of an act, its label says what act of the catalogue it is.

    A party without a name has that of its words.

    Parameters
    ----------
    kind, fields, report, quote, at
        As for `detente.dossier.Reviewer.add`.
    rereader
        Reads the label; a new one if not given.

    Raises
    ------
    BadArgument
        If the words do not stand in the report, or the finding lacks a field.
    """
    label = str(fields.get("label") or "").strip()
    if kind == "act" and label and not {"predicate", "catalogue"} & fields.keys():
        fields = {**fields, **_as_read(label, rereader or Rereader())}
    if kind == "party" and not str(fields.get("name") or "").strip():
        fields = {**fields, "name": " ".join(quote.split())}
    return reviewer.add(kind, fields, report, quote, why, at=at)


def _as_read(label: str, rereader: Rereader) -> dict[str, Any]:
    """Return a label and what the rules say of its act."""
    label = " ".join(label.split()).rstrip(".")
    label = label[:1].upper() + label[1:]
    (act,) = rereader.acts([label])
    return {"label": label, **({} if act is None else {name: getattr(act, name) for name in _AS_READ})}


def what_became_of(dossier: Dossier, positions: Positions, number: int) -> Added | None:
    """Return what became of the act that a decision added; None where it added none."""
    act = next((each for each in dossier.acts if is_added(each.id, number)), None)
    if act is None:
        return None
    row = next((each for each in positions.rows if act.span in each.evidence), None)
    if row is None:
        return Added(None, why=_why_unused(act, positions))
    selection = draft_selection(positions, dossier)
    if any(option.row.id == row.id for option in selection.options):
        return Added(row, is_option=True)
    return Added(row, why=next((why for other, why in selection.left_out if other.id == row.id), ""))


def _why_unused(act: ActMention, positions: Positions) -> str:
    return next((each.why for each in positions.unused if each.words == act.span), "")
