"""The same sweep on the workers of a Dask cluster."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial

from detente.cluster import done_on_cluster
from detente.scenarios.portion import SweepJob, count_portion
from detente.scenarios.tally import Tally


def counted_on_cluster(address: str) -> Callable[[SweepJob, Iterable[int]], Iterator[Tally]]:
    """What counts portions on a cluster, for `detente.scenarios.sweep.sweep`.

    A portion depends on the job and its number alone, and tallies are added in the order of the
    numbers, so that the answer is that of one machine to the last digit. A portion whose worker dies is
    counted by another.

    Parameters
    ----------
    address
        Of the scheduler, as ``tcp://10.0.0.5:8786``. Every worker needs detente.
    """

    def counted(job: SweepJob, numbers: Iterable[int]) -> Iterator[Tally]:
        return done_on_cluster(address, partial(count_portion, job), numbers, over="the same portion")

    return counted
