"""The answer before and after new reports: which states last now and did not, and which no longer do."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal

from detente.analysis.analysis import Analysis, analyse
from detente.analysis.interviewing import ask
from detente.analysis.redrafting import draft_beside
from detente.case import Case, parse_case
from detente.dossier import Dossier
from detente.drafting import draft_case
from detente.errors import BadInput
from detente.interview import Question, RedraftChange, is_unreviewed, question_of, redraft
from detente.stability import CONCEPTS, Concept

Lasts = Literal["no", "may", "yes"]
"""A state is an equilibrium in no completion of what is unknown, in some of them, or in all."""
_ORDER: Final[tuple[Lasts, ...]] = ("no", "may", "yes")
_MOST_CELLS: Final = 1 << 17
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
) -> ChangedAnswer | str:
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
    ChangedAnswer or str
        The reason where nothing is compared.
    """
    try:
        if case is None:
            drafted = draft_case(before, Path.cwd())
            case = parse_case(drafted)
        beside = draft_beside(case, after, known=before.reports)
        brought = beside.listed_in(redraft(case, beside.text, drafted))
    except BadInput as error:
        return f"No answer is compared: {error.what}."
    analysed = analyse(case), analyse(brought.case)
    if any(not each.model.options for each in analysed):
        return "No answer is compared: the case has no options."
    if any(each.model.cells > _MOST_CELLS for each in analysed):
        return f"No answer is compared: the case has more than {_MOST_CELLS:,} states."
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
    was, now = before.model.status_quo, after.model.status_quo
    if was is None or now is None:
        return {}
    return {concept: (_levels(before, concept)[was], _levels(after, concept)[now]) for concept in CONCEPTS}


def _levels(of: Analysis, concept: Concept) -> list[Lasts]:
    """Return for each cell whether it lasts."""
    stability = of.stability[concept]
    level = stability.possible.all(axis=0).astype(int) + stability.certain.all(axis=0)
    return [_ORDER[number] for number in level.tolist()]


def _lasting(before: Analysis, after: Analysis) -> tuple[LastingChange, ...]:
    changed: defaultdict[tuple[int, Lasts, Lasts], list[Concept]] = defaultdict(list)
    patterns = [before.model.pattern(cell) or "" for cell in range(before.model.cells)]
    known = _known_patterns(before, after)
    for concept in CONCEPTS:
        now: dict[str, Lasts] = {}
        for pattern, lasts in zip(known, _levels(after, concept), strict=True):
            if pattern is not None and _ORDER.index(lasts) > _ORDER.index(now.get(pattern, "no")):
                now[pattern] = lasts
        for cell, was in enumerate(_levels(before, concept)):
            is_ = now.get(patterns[cell], "no")
            if was != is_ and cell != before.model.status_quo and before.model.feasible[cell]:
                changed[cell, was, is_].append(concept)
    rows = [LastingChange(cell, was, is_, tuple(of)) for (cell, was, is_), of in changed.items()]
    return tuple(sorted(rows, key=lambda each: _distance(before, each.cell)))


def _known_patterns(before: Analysis, after: Analysis) -> list[str | None]:
    """Return for each later cell the earlier options' part of it; None for one that is not feasible.

    An option that the later case has no more counts as not taken.
    """
    there = {name: place for place, name in enumerate(after.model.options)}
    places = [there.get(name) for name in before.model.options]
    patterns: list[str | None] = []
    for cell in range(after.model.cells):
        pattern = after.model.pattern(cell) or ""
        part = "".join("N" if place is None else pattern[place] for place in places)
        patterns.append(part if after.model.feasible[cell] else None)
    return patterns


def _distance(of: Analysis, cell: int) -> int:
    pattern = of.model.pattern(cell) or ""
    quo = of.model.status_quo
    now = pattern if quo is None else of.model.pattern(quo) or ""
    return sum(one != other for one, other in zip(pattern, now, strict=True))
