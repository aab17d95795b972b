"""The differences between two analyses, or two sweeps: one line each, before and after."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from detente import sweeps
from detente.analysis.analysis import Analysis, open_equilibria
from detente.model import Model
from detente.stability import CONCEPT_NAMES, CONCEPTS, equilibria

if TYPE_CHECKING:
    from detente.sweeps import GroundedShare, Sweep

_MOST_NAMED = 12


@dataclass(frozen=True)
class Difference:
    """One thing that comes out otherwise; empty where one side has no such thing.

    Attributes
    ----------
    before, after
        In the words of a page, which shows no share that turns on a party of whom nothing is known. So they
        can be the same where only such a share differs.
    figures
        The same with every share as a figure; None where that is no different.
    state
        The label of the state that it is about, as ``what`` begins with it; empty where it is about none.
    """

    what: str
    before: str
    after: str
    figures: tuple[str, str] | None = None
    state: str = ""

    @property
    def is_seen(self) -> bool:
        """True if it shows in the words of a page."""
        return self.before != self.after


def analysis_differences(before: Analysis, after: Analysis) -> tuple[Difference, ...]:
    """List the differences of two analyses: states, equilibria, stability of the status quo, claims."""
    return tuple(line for line in _of_analyses(before, after) if line.is_seen)


def sweep_differences(before: Sweep, after: Sweep) -> tuple[Difference, ...]:
    """List the differences of two sweeps: shares of equilibria, ways out, claims.

    The greatest differences of shares come first. Where something was drawn at random, what lies within
    the bounds of that is no difference.
    """
    return tuple(line for line in _of_sweeps(before, after) if line.is_seen or _differs(line.figures))


def _differs(figures: tuple[str, str] | None) -> bool:
    return figures is not None and figures[0] != figures[1]


def _of_analyses(before: Analysis, after: Analysis) -> Iterator[Difference]:
    yield from _states(before.model, after.model)
    for concept in CONCEPTS:
        name = CONCEPT_NAMES[concept]
        certain = [equilibria(a.stability[concept])[0].tolist() for a in (before, after)]
        yield from _sets(f"lasts ({name})", before.model, certain[0], after.model, certain[1])
        may = [open_equilibria(a.stability[concept]) for a in (before, after)]
        yield from _sets(f"may last ({name})", before.model, may[0], after.model, may[1])
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
    led = [{path.target for path in a.paths if path.by == "improvements"} for a in (before, after)]
    what = "of what may last, improvements lead from the status quo to"
    yield from _sets(what, before.model, led[0], after.model, led[1])
    yield from _claims(
        {claim.id: claim.verdict for claim in before.claims},
        {claim.id: claim.verdict for claim in after.claims},
    )


def _sets(
    what: str, model: Model, cells: Iterable[int], changed: Model, others: Iterable[int]
) -> Iterator[Difference]:
    """Two sets of states, where they differ; of large ones what went and what came."""
    was, now = ([m.label(cell) for cell in sorted(of)] for m, of in ((model, cells), (changed, others)))
    if set(was) == set(now):
        return
    if max(len(was), len(now)) <= _MOST_NAMED:
        yield Difference(what, _listed(was) or "none", _listed(now) or "none")
        return
    gone, new = ([name for name in some if name not in set(rest)] for some, rest in ((was, now), (now, was)))
    yield Difference(
        what,
        f"{len(was):,}" + (f", among them {_listed(gone)}" if gone else ""),
        f"{len(now):,}" + (f", among them {_listed(new)}" if new else ""),
    )


def _listed(names: list[str]) -> str:
    shown = ", ".join(name.replace("_", " ") for name in names[:_MOST_NAMED])
    return shown + (f" and {len(names) - _MOST_NAMED:,} more" if len(names) > _MOST_NAMED else "")


def _of_sweeps(before: Sweep, after: Sweep) -> Iterator[Difference]:
    yield from _states(before.model, after.model)
    if before.method.kind == after.method.kind == "every completion":
        yield Difference("completions", f"{before.method.completions:,}", f"{after.method.completions:,}")
    figures = {d.what: (d.before, d.after) for d in _claims(_with_shares(before), _with_shares(after))}
    for line in _claims(_verdicts(before), _verdicts(after)):
        yield replace(line, figures=figures[line.what])
    of_before, of_after = sweeps.GroundedShares(before), sweeps.GroundedShares(after)
    within = before.method.each_error + after.method.each_error
    was, now = _cells(before.model), _cells(after.model)
    apart: list[tuple[float, str, str, GroundedShare, GroundedShare]] = []
    for concept in CONCEPTS:
        if before.way_out and after.way_out:
            ways = of_before.way_out(concept), of_after.way_out(concept)
            apart.append((_apart(*ways), f"a way leads out ({CONCEPT_NAMES[concept]})", "", *ways))
    for label in (label for label in was if label in now):
        for concept in CONCEPTS:
            first, second = was[label], now[label]
            difference = abs(before.equilibrium[concept][first] - after.equilibrium[concept][second])
            if difference > within:
                lasting = of_before.lasting(concept, first), of_after.lasting(concept, second)
                name = label.replace("_", " ")
                what = f"{name} lasts ({CONCEPT_NAMES[concept]})"
                apart.append((_apart(*lasting), what, name, *lasting))
    for difference, what, name, one, other in sorted(apart, key=itemgetter(0), reverse=True):
        if difference > within:
            shares = (sweeps.share_in_words(one.share), sweeps.share_in_words(other.share))
            yield Difference(what, sweeps.share_or_open(one), sweeps.share_or_open(other), shares, name)


def _apart(one: GroundedShare, other: GroundedShare) -> float:
    return abs(one.share - other.share)


def _verdicts(sweep: Sweep) -> dict[str, str]:
    verdicts: dict[str, str] = {}
    for claim in sweep.claims:
        share = sweeps.GroundedShares(sweep).claim(claim)
        shows = share is not None and share.is_figure and not claim.circular
        verdicts[claim.id] = claim.verdict
        if share is not None and shows:
            verdicts[claim.id] += f", in {sweeps.share_or_open(share)}"
    return verdicts


def _with_shares(sweep: Sweep) -> dict[str, str]:
    return {
        claim.id: claim.verdict + ("" if claim.share is None else f" ({sweeps.share_in_words(claim.share)})")
        for claim in sweep.claims
    }


def _states(before: Model, after: Model) -> Iterator[Difference]:
    yield Difference("states", f"{int(before.feasible.sum()):,}", f"{int(after.feasible.sum()):,}")
    quo = ["" if m.status_quo is None else m.label(m.status_quo).replace("_", " ") for m in (before, after)]
    yield Difference("status quo", quo[0], quo[1])


def _claims(before: Mapping[str, str], after: Mapping[str, str]) -> Iterator[Difference]:
    for name in dict.fromkeys([*before, *after]):
        yield Difference(f"claim {name}", before.get(name, ""), after.get(name, ""))


def _cells(model: Model) -> dict[str, int]:
    return {model.label(int(cell)): int(cell) for cell in np.flatnonzero(model.feasible)}
