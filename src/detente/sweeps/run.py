"""Run a sweep: count its portions, here or on a cluster, and answer from their sum."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from detente.cluster import done_on_cluster
from detente.errors import BadInput
from detente.sweeps.answer import answer_of
from detente.sweeps.portion import count_portion
from detente.sweeps.prepare import SweepJob, prepared
from detente.sweeps.result import Sweep
from detente.sweeps.resume import resumed
from detente.sweeps.tally import Tally

Counted = Callable[[SweepJob, Iterable[int]], Iterator[Tally]]
"""Counts the portions of some numbers, and yields their tallies in the order of the numbers."""


def counted_here(job: SweepJob, numbers: Iterable[int]) -> Iterator[Tally]:
    """Count portions in this process, one after the other."""
    return (count_portion(job, number) for number in numbers)


def counted_on_cluster(address: str) -> Callable[[SweepJob, Iterable[int]], Iterator[Tally]]:
    """Return a function that counts portions on a Dask cluster, for `sweep`.

    A portion depends on the job and its number alone, and tallies are added in the order of the numbers.
    So the answer is that of one machine to the last digit. Where a worker dies, another counts its portion.

    Parameters
    ----------
    address
        The address of the scheduler, as ``tcp://10.0.0.5:8786``. Every worker needs detente.
    """

    def counted(job: SweepJob, numbers: Iterable[int]) -> Iterator[Tally]:
        return done_on_cluster(address, partial(count_portion, job), numbers, over="the same portion")

    return counted


def no_report(_: int, __: int) -> None:
    """Show no progress."""


def sweep(
    job: SweepJob,
    *,
    counted: Counted = counted_here,
    report_progress: Callable[[int, int], None] = no_report,
    keep: bool = False,
) -> Sweep:
    """Judge a case under every order of the states that it leaves open, or under a sample of them.

    Up to ``job.exact_up_to`` completions every one is judged. Beyond, ``job.samples`` are drawn: linear
    extensions uniformly (see `detente.sweeps.extensions.linear` for how and from which source), other
    open forms as `party_orders` says. A share of a sample of n then differs from that of all completions
    by more than d with a probability of at most 2 exp(-2 n d^2) [1]_; for all shares of the answer at
    once the bound is that times their number.

    Parameters
    ----------
    counted
        Counts the portions, here or on a cluster; the answer is the same to the last digit.
    report_progress
        Called with the number of portions counted, and of all.
    keep
        Whether to save what is counted, so that the same job goes on from there after an interruption.

    Raises
    ------
    BadInput
        If the case cannot be used, or no completion agrees with its comparisons.

    References
    ----------
    .. [1] Hoeffding, Probability inequalities for sums of bounded random variables, Journal of the
       American Statistical Association 58 (1963), theorem 2.

    Examples
    --------
    Nobody knows what the lower of two villages prefers. In half of its 24 orders it would rather not raid
    the well of the upper village, so that the status quo is Nash stable:

    >>> from detente.case import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: Two villages and a well
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid}}
    ... status_quo: NN
    ... preferences:
    ...   UP: {priorities: [not LOW.raid, not UP.share]}
    ...   LOW: unknown
    ... ''', "well.yaml")
    >>> answer = sweep(SweepJob(case))
    >>> answer.method.completions, answer.equilibrium["nash"].tolist()
    (24, [0.5, 0.5, 0.0, 0.0])
    """
    ready = prepared(job)
    with resumed(job, ready, keep=keep) as progress:
        report_progress(progress.done, ready.portions)
        for tally in counted(job, range(progress.done, ready.portions)):
            progress.add(tally)
            report_progress(progress.done, ready.portions)
    total = progress.total
    assert total is not None
    if not total.completions[0]:
        drawn = "" if ready.enumerated else " that were drawn"
        raise BadInput(
            job.case.path,
            f"none of {ready.number:,} completions{drawn} agrees with the comparisons the case makes",
            "drop a comparison, or what it contradicts; where they leave very little, say so in another form",
        )
    return answer_of(ready, total)
