"""The whole answer to `detente sweep`, with all that was asked besides."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Protocol

from detente.analysis.analysis import Told
from detente.analysis.differences import Difference, sweep_differences
from detente.case import (
    Case,
    WhatIf,
    changed_case,
    resolve_evidence,
    told_of_the_changed,
    unchecked_evidence,
)
from detente.sweeps import Counted, Sweep, SweepJob, counted_here, counted_on_cluster, prepared, sweep
from detente.wishes import (
    ClassicConcept,
    Firmness,
    Wished,
    answer_wish,
    require_few_states,
    require_wish,
    robust_states,
)

MOST_ROBUST = 12
"""States whose firmness is worked out; each takes a search of its own."""
_PORTIONS_SHOWN = 100


@dataclass(frozen=True)
class SweepRequest:
    """What is asked of a sweep; see `detente.sweeps.portion.SweepJob` for the first three.

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

    case: Case
    found: Sweep
    wished: Wished | None
    robust: Firmness | None
    changes: tuple[str, ...] | None
    differences: tuple[Difference, ...]
    unchecked: tuple[str, ...]


class Progress(Protocol):
    """Shows how far a long piece of work has come."""

    def __call__(self, stages: int) -> AbstractContextManager[Told]:
        """Start to show ``stages`` stages; the function it yields is called with the name of each."""


@contextmanager
def no_progress(stages: int) -> Iterator[Told]:  # noqa: ARG001 - the signature of every `Progress`
    """Show nothing."""
    yield lambda _: None


def swept(case: Case, what_if: WhatIf, request: SweepRequest, *, progress: Progress = no_progress) -> Swept:
    """Sweep a case, changed or not.

    Parameters
    ----------
    progress
        Shows how far the sweep has come.

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
    before = _sweep(_job(case, (), request), request, "before the change", progress) if what_if else None
    found = _sweep(job, request, "completions", progress)
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


def _job(case: Case, kept: tuple[str, ...], request: SweepRequest) -> SweepJob:
    return SweepJob(case, kept, request.samples, request.exact_up_to, request.seed)


def _sweep(job: SweepJob, request: SweepRequest, what: str, progress: Progress) -> Sweep:
    counted: Counted = counted_here
    if request.cluster is not None:
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
