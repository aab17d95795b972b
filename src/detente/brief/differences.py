"""What a what-if changes in the answer: before and after, a line a difference."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.brief.analysis import Analysis, open_equilibria
from detente.brief.wording import CONCEPT_NAMES, share_in_words, state_name
from detente.case.model import Model
from detente.scenarios.sweep_result import Sweep
from detente.stability.equilibria import equilibria
from detente.stability.result import CONCEPTS

_WORTH_TELLING = 5e-4
"""Shares that differ by less look the same where they are shown."""


@dataclass(frozen=True)
class Difference:
    """One thing that comes out otherwise; empty where one side has no such thing."""

    what: str
    before: str
    after: str


def analysis_differences(before: Analysis, after: Analysis) -> tuple[Difference, ...]:
    """What `detente analyse` answers otherwise: states, what lasts, why the status quo holds, claims."""
    return tuple(found for found in _of_analyses(before, after) if found.before != found.after)


def sweep_differences(before: Sweep, after: Sweep) -> tuple[Difference, ...]:
    """What `detente sweep` answers otherwise: completions, shares of what lasts, ways out, claims."""
    return tuple(found for found in _of_sweeps(before, after) if found.before != found.after)


def _of_analyses(before: Analysis, after: Analysis) -> Iterator[Difference]:
    yield _states(before.model, after.model)
    yield _status_quo(before.model, after.model)
    for concept in CONCEPTS:
        name = CONCEPT_NAMES[concept]
        certain = [equilibria(a.stability[concept])[0] for a in (before, after)]
        yield Difference(
            f"lasts ({name})", _labels(before.model, certain[0]), _labels(after.model, certain[1])
        )
        may = [open_equilibria(a.stability[concept]) for a in (before, after)]
        yield Difference(f"may last ({name})", _labels(before.model, may[0]), _labels(after.model, may[1]))
    was, now = ({(r.party, r.concept): r.verdict for r in a.status_quo_reasons} for a in (before, after))
    for party, name in enumerate(before.model.parties):
        if name in after.model.parties:
            there = after.model.parties.index(name)
            for concept in CONCEPTS:
                yield Difference(
                    f"the status quo is stable for {name} ({CONCEPT_NAMES[concept]})",
                    was.get((party, concept), ""),
                    now.get((there, concept), ""),
                )
    led = [_led(a) for a in (before, after)]
    yield Difference("improvements lead from the status quo to", *led)
    yield from _claims(
        {claim.id: claim.verdict for claim in before.claims},
        {claim.id: claim.verdict for claim in after.claims},
    )


def _led(analysis: Analysis) -> str:
    cells = sorted({path.target for path in analysis.paths if path.by == "improvements"})
    return _labels(analysis.model, cells) + " among what may last" if cells else "nothing that may last"


def _of_sweeps(before: Sweep, after: Sweep) -> Iterator[Difference]:
    yield _states(before.model, after.model)
    yield _status_quo(before.model, after.model)
    yield Difference("completions", f"{before.method.completions:,}", f"{after.method.completions:,}")
    for concept in CONCEPTS:
        yield Difference(
            f"a way leads out ({CONCEPT_NAMES[concept]})",
            _share(before.way_out.get(concept)),
            _share(after.way_out.get(concept)),
        )
    labels = list(dict.fromkeys([*_cells(before.model), *_cells(after.model)]))
    cells = [_cells(found.model) for found in (before, after)]
    for label in labels:
        for concept in CONCEPTS:
            shares = [
                None if label not in cells[side] else float(found.equilibrium[concept][cells[side][label]])
                for side, found in enumerate((before, after))
            ]
            if None not in shares and abs((shares[0] or 0) - (shares[1] or 0)) < _WORTH_TELLING:
                continue
            what = f"{label.replace('_', ' ')} lasts ({CONCEPT_NAMES[concept]})"
            yield Difference(what, *(_share(share) for share in shares))
    yield from _claims(_verdicts(before), _verdicts(after))


def _verdicts(found: Sweep) -> dict[str, str]:
    return {
        claim.id: claim.verdict if claim.share is None else f"{claim.verdict} ({_share(claim.share)})"
        for claim in found.claims
    }


def _states(before: Model, after: Model) -> Difference:
    return Difference("states", f"{int(before.feasible.sum()):,}", f"{int(after.feasible.sum()):,}")


def _status_quo(before: Model, after: Model) -> Difference:
    told = ["" if m.status_quo is None else state_name(m, m.status_quo) for m in (before, after)]
    return Difference("status quo", told[0], told[1])


def _claims(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Difference]:
    for name in dict.fromkeys([*before, *after]):
        yield Difference(f"claim {name}", before.get(name, ""), after.get(name, ""))


def _cells(model: Model) -> dict[str, int]:
    return {model.label(int(cell)): int(cell) for cell in np.flatnonzero(model.feasible)}


def _labels(model: Model, cells: Sequence[int] | NDArray[np.int64], most: int = 12) -> str:
    shown = ", ".join(state_name(model, int(cell)) for cell in cells[:most])
    return (shown + (f" and {len(cells) - most:,} more" if len(cells) > most else "")) or "none"


def _share(share: float | None) -> str:
    return "" if share is None else share_in_words(share)
