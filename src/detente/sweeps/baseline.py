"""The shares that would hold if nothing were known: the same options and rules, every preference unknown."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from detente.case import Preference
from detente.stability import CONCEPTS
from detente.sweeps.prepare import SweepJob
from detente.sweeps.result import Sweep
from detente.sweeps.run import Counted, counted_here, no_report, sweep

_FEWEST = 4_000
_FEWEST_CELLS = 1 << 22
"""Completions to judge at least, and states of all of them together, however few the case itself leaves."""
_MOST_REMEMBERED = 8
_remembered: dict[SweepJob, Sweep] = {}


def job_with_nothing_known(job: SweepJob, of_case: Sweep) -> SweepJob:
    """Return the job of the same structure with every preference unknown.

    It judges no more completions than the case's own sweep, except where these are few. Two cases that
    differ in preferences or evidence alone have the same one.
    """
    judged, states = of_case.method.completions, max(1, int(of_case.model.feasible.sum()))
    enough = max(judged, min(_FEWEST, _FEWEST_CELLS // states), 1)
    file = job.case.file
    structure = file.model_copy(
        update={
            "title": "",
            "about": None,
            "evidence": {},
            "preferences": {name: Preference.model_validate("unknown") for name in file.parties},
        }
    )
    return SweepJob(
        replace(job.case, file=structure, changes=()),
        samples=min(job.samples, enough),
        exact_up_to=min(job.exact_up_to, enough),
        seed=job.seed,
        asks=False,
    )


def with_nothing_known(
    job: SweepJob,
    answer: Sweep,
    *,
    counted: Counted = counted_here,
    report_progress: Callable[[int, int], None] = no_report,
) -> Sweep:
    """Set beside the shares of a sweep those that would hold if nothing were known.

    The sweep behind them is remembered for cases of the same structure.

    Examples
    --------
    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: Two villages and a well
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid}}
    ... status_quo: NN
    ... preferences:
    ...   UP: {priorities: [not LOW.raid], unknown: order}
    ...   LOW: {priorities: [UP.share, not LOW.raid]}
    ... ''', "well.yaml")
    >>> job = SweepJob(case)
    >>> answer = with_nothing_known(job, sweep(job))
    >>> float(answer.equilibrium["nash"][0]), float(answer.if_nothing_known.equilibrium["nash"][0])
    (0.5, 0.25)
    """
    of_structure = job_with_nothing_known(job, answer)
    if of_structure not in _remembered:
        found = sweep(of_structure, counted=counted, report_progress=report_progress)
        while len(_remembered) >= _MOST_REMEMBERED:
            del _remembered[next(iter(_remembered))]
        _remembered[of_structure] = found
    return replace(answer, if_nothing_known=_remembered[of_structure])


def shows_a_share(answer: Sweep, *, every_party: bool = False) -> bool:
    """Return whether any share is shown as a figure, and so needs the one if nothing were known beside it.

    Parameters
    ----------
    every_party
        Whether the shares in which states are stable for each party are shown too.
    """
    shares = {"equilibrium": np.stack([answer.equilibrium[concept] for concept in CONCEPTS])}
    if answer.way_out:
        shares["way_out"] = np.array([answer.way_out[concept] for concept in CONCEPTS])
    if answer.reached is not None:
        shares["reached"] = answer.reached
    if every_party:
        shares["stable"] = np.stack([answer.stable[concept] for concept in CONCEPTS])
    of_kinds = (answer.grounds.shown(kind, of_kind).any() for kind, of_kind in shares.items())
    steps = (0 < step.share < 1 and not step.ground.bars(step.share) for step in answer.steps or ())
    return any(of_kinds) or any(steps) or any(claim.shows_a_share for claim in answer.claims)
