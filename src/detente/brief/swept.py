"""The whole answer to `detente sweep`, with all that was asked besides."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from rich.console import Console

from detente.brief.differences import Difference, differences_json, sweep_differences
from detente.brief.differences_text import print_differences
from detente.brief.progress import progress
from detente.brief.sweep_json import sweep_items
from detente.brief.sweep_text import print_sweep
from detente.brief.wished import (
    Firmness,
    Wished,
    answer_wish,
    require_few_states,
    require_wish,
    robust_states,
)
from detente.case.evidence import resolve_evidence, unchecked_evidence
from detente.case.load import LoadedCase
from detente.scenarios.portion import SweepJob, prepared
from detente.scenarios.stability_clauses import ClassicConcept
from detente.scenarios.sweep import Counted, counted_here, sweep
from detente.scenarios.sweep_result import Sweep
from detente.scenarios.what_if import WhatIf, changed_case, told_of_the_changed

MOST_ROBUST = 12
"""States whose firmness is worked out; each takes a search of its own."""
_PORTIONS_SHOWN = 100


@dataclass(frozen=True)
class SweepRequest:
    """What is asked of a sweep; see `detente.scenarios.portion.SweepJob` for the first three.

    Attributes
    ----------
    cluster
        Address of a Dask scheduler, or None to work in this process.
    keep
        Whether to go on from, and keep for, an interrupted run.
    wish, concept
        A state or expression that is to last, under this concept.
    robust
        Whether to ask how firm the states are that last in all completions.
    """

    samples: int
    exact_up_to: int
    seed: int
    cluster: str | None
    keep: bool
    wish: str | None
    concept: ClassicConcept
    robust: bool


@dataclass(frozen=True)
class Swept:
    """A sweep of a case, or of what it was changed to, and what was asked besides.

    Attributes
    ----------
    changes, differences
        What a what-if changed, and what comes out otherwise; None without one.
    unchecked
        Evidence at a URL, which is never fetched.
    """

    case: LoadedCase
    found: Sweep
    wished: Wished | None
    robust: Firmness | None
    changes: tuple[str, ...] | None
    differences: tuple[Difference, ...]
    unchecked: tuple[str, ...]

    def json_items(self, *, limit: int, full: bool) -> Iterator[tuple[str, Any]]:
        """The keys and values of the JSON answer; see `detente.brief.sweep_json.sweep_items`."""
        yield from sweep_items(
            self.case.file, self.found, limit=limit, full=full, wished=self.wished, robust=self.robust
        )
        if self.changes is not None:
            yield "what_if", differences_json(self.differences, self.changes)

    def print_to(self, console: Console, *, limit: int, full: bool) -> None:
        """Print the answer for a person; see `detente.brief.sweep_text.print_sweep`."""
        if self.changes is not None:
            print_differences(console, self.differences, self.changes, limit=limit)
        print_sweep(
            self.case.file,
            self.found,
            console,
            limit=limit,
            full=full,
            wished=self.wished,
            robust=self.robust,
        )


def swept(case: LoadedCase, what_if: WhatIf, request: SweepRequest) -> Swept:
    """Sweep a case, changed or not.

    Raises
    ------
    BadInput
        If the case, a change, the wish or the cluster cannot be used.
    """
    resolve_evidence(case)
    unchecked = tuple(unchecked_evidence(case))
    changed, kept = changed_case(case, what_if) if what_if else (case, ())
    job = _job(changed, kept, request)
    wished: Wished | None = None
    robust: Firmness | None = None
    with told_of_the_changed(case):
        # What is wrong with the question is told before anything takes long.
        ready = prepared(job)
        if request.wish is not None:
            require_wish(changed, ready.space, ready.model, request.wish)
        if request.robust:
            require_few_states(ready.model)
    before = _sweep(_job(case, (), request), request, "before the change") if what_if else None
    found = _sweep(job, request, "completions")
    if request.wish is not None:
        wished = answer_wish(changed, ready.space, found.model, request.wish, request.concept, kept=kept)
    if request.robust:
        cells = found.proven_in_all[request.concept][:MOST_ROBUST].tolist()
        robust = robust_states(changed, ready.space, found.model, cells, request.concept)
    return Swept(
        changed, found, wished, robust,
        tuple(what_if.told()) if what_if else None,
        sweep_differences(before, found) if before is not None else (),
        unchecked,
    )  # fmt: skip


def _job(case: LoadedCase, kept: tuple[str, ...], request: SweepRequest) -> SweepJob:
    return SweepJob(case.text, case.path, kept, request.samples, request.exact_up_to, request.seed)


def _sweep(job: SweepJob, request: SweepRequest, what: str) -> Sweep:
    counted: Counted = counted_here
    if request.cluster is not None:
        from detente.scenarios.on_cluster import counted_on_cluster

        counted = counted_on_cluster(request.cluster)
    with progress(stages=_PORTIONS_SHOWN) as told:
        shown = 0

        def portions(done: int, of: int) -> None:
            nonlocal shown
            # As many steps as the bar has, whatever the number of portions.
            while shown <= done * _PORTIONS_SHOWN // max(of, 1):
                told(f"{what}: portion {done:,} of {of:,}")
                shown += 1

        return sweep(job, counted=counted, told=portions, keep=request.keep)
