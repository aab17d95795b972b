"""The picture of the ways out: a tree of steps from the status quo to states that last, or may last."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from detente.analysis import lasting_by_concepts, rules_nothing_out
from detente.page.drawings import Branch, WaysPicture
from detente.page.sections.analysed.analysed_case import AnalysedCase
from detente.page.sections.analysed.analysis_in_short import IF_ANSWERED
from detente.page.words import (
    changes_in_words,
    counted,
    is_descriptive_name,
    is_telling_name,
    parts_in_doubt_in_words,
    quoted_state,
    state_name,
    upper_first,
)
from detente.short import join_words, lower_first
from detente.stability import Move, Path, interest, kind_of_way, parts_in_doubt

MAX_WAYS: Final = 3
_MOST_IN_DOUBT: Final = 2
_ABOUT: Final = {
    "improvements": ("Every step is in the interest of whoever takes it.", ""),
    "possible improvements": (
        "Every step is, or may be, in the interest of whoever takes it.",
        "Dashed: it is unknown whether it is.",
    ),
}


def ways_picture(of: AnalysedCase) -> WaysPicture | None:
    """Draw the ways that ask nobody to act against its interest; None where there is none.

    Certain ways are drawn where there are some, else those that unknown preferences may allow.
    """
    model, quo = of.model, of.model.status_quo
    if quo is None or rules_nothing_out(of.analysis):
        return None
    for kind, (about, legend) in _ABOUT.items():
        paths = sorted(
            (p for p in of.analysis.paths if kind_of_way(model, p) == kind), key=lambda path: len(path.steps)
        )
        if paths:
            left_out = len(paths) - MAX_WAYS
            return WaysPicture(
                state_name(model, quo) if is_telling_name(model, quo) else "as it stands",
                " ".join(filter(None, (about, _in_doubt(of)))),
                _branches(of, [path.steps for path in paths[:MAX_WAYS]], _targets(paths)),
                f"And {counted(left_out, 'more way')}." if left_out > 0 else "",
                legend,
            )
    return None


def _in_doubt(of: AnalysedCase) -> str:
    """Say which acts a party might add to a step that serves it, though nobody knows if they do."""
    model = of.model
    says: dict[str, None] = {}
    for step in (step for path in of.analysis.paths if path.by == "improvements" for step in path.steps):
        says.update(dict.fromkeys(parts_in_doubt_in_words(model, step)))
    return " ".join(list(says)[:_MOST_IN_DOUBT])


def _targets(paths: Sequence[Path]) -> frozenset[int]:
    return frozenset(path.target for path in paths)


def _branches(
    of: AnalysedCase, ways: Sequence[Sequence[Move]], targets: frozenset[int]
) -> tuple[Branch, ...]:
    """Join the ways that begin with the same step."""
    by_step: dict[Move, list[Sequence[Move]]] = {}
    for way in ways:
        if way:
            by_step.setdefault(way[0], []).append(way[1:])
    return tuple(_branch(of, step, rest, targets) for step, rest in by_step.items())


def _branch(of: AnalysedCase, step: Move, rest: Sequence[Sequence[Move]], targets: frozenset[int]) -> Branch:
    model = of.model
    changes = changes_in_words(model, step)
    does = join_words(changes) if changes else f"move to {quoted_state(model, step.target)}"
    is_named = is_descriptive_name(model, step.target) and bool(changes)
    return Branch(
        f"{upper_first(model.party_names[step.party])}: {lower_first(does)}",
        state_name(model, step.target) if is_named else "",
        _standing(of, step.target) if step.target in targets else "",
        interest(model, step) == "gains" and not parts_in_doubt(model, step),
        _branches(of, rest, targets),
    )


def _standing(of: AnalysedCase, cell: int) -> str:
    by_all, by_any, possible = lasting_by_concepts(of.analysis)
    if by_all[cell]:
        return "would last"
    if by_any[cell]:
        return f"would last {IF_ANSWERED}"
    return "may last" if possible[cell] else ""
