"""The answer before and after new reports: which states last now and did not, and which no longer do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from detente.analysis.analysis import Analysis, analyse
from detente.analysis.interviewing import ask
from detente.case import Case, parse_case
from detente.dossier import Dossier
from detente.drafting import draft_case
from detente.errors import BadInput
from detente.interview import Question, RedraftChange, is_unreviewed, question_of, redraft
from detente.stability import CONCEPTS, Concept

Lasts = Literal["no", "may", "yes"]
"""A state is an equilibrium in no completion of what is unknown, in some of them, or in all."""
_ORDER: Final[tuple[Lasts, ...]] = ("no", "may", "yes")
_MOST_CELLS: Final = 1 << 14
"""States up to which two answers are compared."""


@dataclass(frozen=True, slots=True)
class LastingChange:
    """A state that lasts otherwise than before.

    Attributes
    ----------
    cell
        In the model before. Options that only the later case has may be taken or not.
    concepts
        Under which it changed so.
    """

    cell: int
    before: Lasts
    after: Lasts
    concepts: tuple[Concept, ...]


@dataclass(frozen=True)
class ChangedAnswer:
    """The difference that new reports make to the analysis of a case.

    Attributes
    ----------
    before, after
        Without what is new, and with it.
    status_quo
        For each concept whether the status quo lasts, before and after; empty without one.
    lasting
        The states that last otherwise, those first that differ least from the status quo.
    added
        Parties, options and wants that are new in the case, or changed.
    settled
        The question that `detente ask` would have asked next, if the new reports answer it.
    reviewed
        False for a draft that nobody has reviewed.
    """

    before: Analysis
    after: Analysis
    status_quo: Mapping[Concept, tuple[Lasts, Lasts]]
    lasting: tuple[LastingChange, ...]
    added: tuple[RedraftChange, ...]
    settled: Question | None
    reviewed: bool


def changed_answer(
    before: Dossier, after: Dossier, case: Case | None = None, drafted: str | None = None
) -> ChangedAnswer | None:
    """Compare the analysis of a case with that of the same case brought up to date.

    Parameters
    ----------
    before, after
        The dossier of the reports that are known already, and of all.
    case
        A person's case; without it the draft of the earlier dossier.
    drafted
        The draft from which the person's case was made, where that is known.

    Returns
    -------
    ChangedAnswer or None
        None where the earlier reports give no draft, or the case is too large.
    """
    try:
        if case is None:
            drafted = draft_case(before, Path.cwd())
            case = parse_case(drafted)
        brought = redraft(case, draft_case(after, Path(case.path).parent), drafted)
    except BadInput:
        return None
    analysed = analyse(case), analyse(brought.case)
    if any(each.model.cells > _MOST_CELLS or not each.model.options for each in analysed):
        return None
    question = None if is_unreviewed(case.text) else ask(case)
    settles = question is not None and question_of(brought.case, question.id) is None
    return ChangedAnswer(
        *analysed,
        _of_status_quo(*analysed),
        _lasting(*analysed),
        tuple(change for change in brought.changes if change.outcome in ("new", "changed")),
        question if settles else None,
        not is_unreviewed(case.text),
    )


def _of_status_quo(before: Analysis, after: Analysis) -> dict[Concept, tuple[Lasts, Lasts]]:
    cells = before.model.status_quo, after.model.status_quo
    if cells[0] is None or cells[1] is None:
        return {}
    return {
        concept: (_lasts(before, concept, cells[0]), _lasts(after, concept, cells[1])) for concept in CONCEPTS
    }


def _lasts(of: Analysis, concept: Concept, cell: int) -> Lasts:
    stability = of.stability[concept]
    if stability.certain[:, cell].all():
        return "yes"
    return "may" if stability.possible[:, cell].all() else "no"


def _lasting(before: Analysis, after: Analysis) -> tuple[LastingChange, ...]:
    changed: defaultdict[tuple[int, Lasts, Lasts], list[Concept]] = defaultdict(list)
    cells = [cell for cell in range(before.model.cells) if before.model.feasible[cell]]
    quo = before.model.status_quo
    for concept in CONCEPTS:
        now = _by_pattern(before, after, concept)
        for cell in cells:
            was = _lasts(before, concept, cell)
            is_ = now.get(before.model.pattern(cell) or "", "no")
            if was != is_ and cell != quo:
                changed[cell, was, is_].append(concept)
    found = [LastingChange(cell, was, is_, tuple(of)) for (cell, was, is_), of in changed.items()]
    return tuple(sorted(found, key=lambda each: _distance(before, each.cell)))


def _by_pattern(before: Analysis, after: Analysis, concept: Concept) -> dict[str, Lasts]:
    """Return for each combination of the earlier options the most that can be said of its states now."""
    places = [after.model.options.index(name) for name in before.model.options if name in after.model.options]
    most: dict[str, Lasts] = {}
    for cell in range(after.model.cells):
        if after.model.feasible[cell]:
            pattern = after.model.pattern(cell) or ""
            known = "".join(pattern[place] for place in places)
            lasts = _lasts(after, concept, cell)
            if _ORDER.index(lasts) > _ORDER.index(most.get(known, "no")):
                most[known] = lasts
    return most


def _distance(of: Analysis, cell: int) -> int:
    pattern = of.model.pattern(cell) or ""
    quo = of.model.status_quo
    now = pattern if quo is None else of.model.pattern(quo) or ""
    return sum(one != other for one, other in zip(pattern, now, strict=True))
