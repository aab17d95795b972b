"""The sweep of a case: what holds in how many completions, with a wish, robustness and a what-if."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, replace
from typing import Protocol

from detente.analysis.differences import Difference, sweep_differences
from detente.analysis.parts import Parts, ReportPart, no_part
from detente.analysis.progress import ReportProgress, no_report
from detente.case import (
    Case,
    WhatIf,
    resolve_evidence,
    unchecked_evidence,
)
from detente.drafting import UNREVIEWED
from detente.sweeps import (
    Counted,
    Sweep,
    SweepJob,
    counted_here,
    counted_on_cluster,
    prepared,
    shows_a_share,
    sweep,
    with_nothing_known,
)
from detente.wishes import (
    PATIENCE,
    ClassicConcept,
    RobustStates,
    Wished,
    answer_wish,
    require_few_states,
    require_wish,
    robust_states,
)

MOST_ROBUST = 12
"""States whose robustness is computed; each takes a search of its own."""
_PORTIONS_SHOWN = 100


@dataclass(frozen=True)
class SweepRequest:
    """The settings of a sweep and its further questions; the first three are those of `SweepJob`.

    Attributes
    ----------
    cluster
        Address of a Dask scheduler, or None to work in this process.
    keep
        Whether to resume an interrupted run, and to keep what a later one could resume from.
    wish
        A state or expression that is to be an equilibrium; None without a wish.
    concept
        The solution concept of ``wish`` and ``robust``.
    patience
        Seconds that ``wish`` may take, and ``robust``; then they answer what is known.
    robust
        Whether to find how many swaps of ranks the equilibria of all completions survive.
    every_share
        Whether to find for every share the one that would hold if nothing were known, also where neither
        is shown on a page.
    by_party
        Whether the shares in which states are stable for each party will be shown.
    """

    samples: int = 20_000
    exact_up_to: int = 250_000
    seed: int = 0
    cluster: str | None = None
    keep: bool = True
    wish: str | None = None
    concept: ClassicConcept = "seq"
    robust: bool = False
    every_share: bool = False
    by_party: bool = False
    patience: float = PATIENCE


@dataclass(frozen=True)
class SweepResult:
    """The sweep of a case, changed by a what-if or not, and the answers to what was asked besides.

    Attributes
    ----------
    changes
        The changes of the what-if, as they were asked for; None without one.
    differences
        The differences they make; None where nothing was compared.
    unchecked
        Evidence at a URL, which is never fetched.
    drafted
        Whether the case was drafted by detente and reviewed by nobody.
    """

    case: Case
    sweep: Sweep
    wished: Wished | None
    robust: RobustStates | None
    changes: tuple[str, ...] | None
    differences: tuple[Difference, ...] | None
    unchecked: tuple[str, ...]
    drafted: bool = False


class Progress(Protocol):
    """Shows the progress of a long computation."""

    def __call__(self, stages: int) -> AbstractContextManager[ReportProgress]:
        """Begin to show ``stages`` stages; yields the function to call with the name of each."""


@contextmanager
def no_progress(stages: int) -> Iterator[ReportProgress]:  # noqa: ARG001 - the signature of every `Progress`
    """Show nothing."""
    yield no_report


def sweep_what_if(
    case: Case,
    what_if: WhatIf,
    request: SweepRequest | None = None,
    *,
    progress: Progress = no_progress,
    report_part: ReportPart = no_part,
) -> SweepResult:
    """Sweep a case under a what-if and compare it with the case as it is.

    Parameters
    ----------
    progress
        Shows the progress of each sweep.
    report_part
        Called with the share of the whole work that is done, and what is being done.

    Raises
    ------
    BadInput
        If the case, a change, the wish or the cluster cannot be used.
    """
    request = request or SweepRequest()
    resolve_evidence(case)
    unchecked = tuple(unchecked_evidence(case))
    changed = case.what_if(what_if) if what_if else case
    job = _job(changed, request)
    wished: Wished | None = None
    robust: RobustStates | None = None
    # A fault in the question is raised before anything takes long.
    ready = prepared(job)
    if request.wish is not None:
        require_wish(ready.space, ready.model, request.wish)
    if request.robust:
        require_few_states(ready.model)
    sweeps = 2 if what_if else 1
    parts = Parts(report_part, 2 * sweeps + (request.wish is not None) + request.robust)
    before = None
    if what_if:
        before = _sweep(_job(case, request), request, "before the change", progress, parts)
    swept = _sweep(job, request, "completions", progress, parts)
    if request.wish is not None:
        parts.within(0, f"what would make it last: {request.patience:,.0f} seconds at most")
        wished = answer_wish(
            changed, ready.space, swept.model, request.wish, request.concept, request.patience
        )
        parts.end()
    if request.robust:
        parts.within(0, f"how much change it survives: {request.patience:,.0f} seconds at most")
        cells = swept.proven_in_all[request.concept][:MOST_ROBUST].tolist()
        robust = robust_states(changed, ready.space, swept.model, cells, request.concept, request.patience)
    return SweepResult(
        changed, swept, wished, robust,
        changed.changes or None,
        sweep_differences(before, swept) if before is not None else None,
        unchecked, case.text.startswith(UNREVIEWED),
    )  # fmt: skip


def with_every_share(result: SweepResult, request: SweepRequest | None = None) -> SweepResult:
    """Set beside every share the one that would hold if nothing were known, where that is not done yet."""
    if result.sweep.if_nothing_known is not None:
        return result
    job = _job(result.case, request or SweepRequest())
    return replace(result, sweep=with_nothing_known(job, result.sweep))


def _job(case: Case, request: SweepRequest) -> SweepJob:
    return SweepJob(case, request.samples, request.exact_up_to, request.seed)


def _sweep(job: SweepJob, request: SweepRequest, what: str, progress: Progress, parts: Parts) -> Sweep:
    """Sweep a case and, where a share of the answer needs it, once more as if nothing were known."""
    counted: Counted = counted_here
    if request.cluster is not None:
        counted = counted_on_cluster(request.cluster)
    with progress(stages=_PORTIONS_SHOWN) as report_progress:
        shown = _portions_shown(report_progress, parts, what)
        answer = sweep(job, counted=counted, report_progress=shown, keep=request.keep)
    parts.end()
    if request.every_share or shows_a_share(answer, every_party=request.by_party):
        with progress(stages=_PORTIONS_SHOWN) as report_progress:
            shown = _portions_shown(report_progress, parts, "if nothing were known")
            answer = with_nothing_known(job, answer, counted=counted, report_progress=shown)
    parts.end()
    return answer


def _portions_shown(report_progress: ReportProgress, parts: Parts, what: str) -> Callable[[int, int], None]:
    """Show the portions of a sweep in as many steps as the bar has, whatever their number."""
    shown = 0

    def report_portions(done: int, of: int) -> None:
        nonlocal shown
        if shown <= done * _PORTIONS_SHOWN // max(of, 1):
            parts.within(done / max(of, 1), f"{what}: portion {done:,} of {of:,}")
        while shown <= done * _PORTIONS_SHOWN // max(of, 1):
            report_progress(f"{what}: portion {done:,} of {of:,}")
            shown += 1

    return report_portions
