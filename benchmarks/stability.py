"""How long the four solution concepts take, how much memory, and how both grow.

    python benchmarks/stability.py --max-log2 20

Three parties share the options about equally; their ranks are random without ties, which leaves
the sorting and the sequences of improvements nothing to save. Each size runs in a process of its
own, so that its peak memory is its own; the ratio is to sorting the same ranks in that process.
"""

from __future__ import annotations

import argparse
import json
import math
import resource
import subprocess
import sys
import time

import numpy as np

from detente.case.model import Model, OptionMoves
from detente.stability.equilibria import equilibria
from detente.stability.gmr import gmr
from detente.stability.nash import nash
from detente.stability.seq import seq
from detente.stability.smr import smr

PARTIES = 3
CONCEPTS = (nash, gmr, smr, seq)


def random_model(log2: int, seed: int = 0) -> Model:
    """Three parties, ``2 ** log2`` states, random strict preferences."""
    generator = np.random.default_rng(seed)
    cells = 1 << log2
    ranks = np.empty((PARTIES, cells), dtype=np.int32)
    for row in ranks:
        row[:] = np.arange(cells, dtype=np.int32)
        generator.shuffle(row)
    return Model(
        title="random",
        parties=tuple(f"P{party}" for party in range(PARTIES)),
        options=tuple(f"O{option}" for option in range(log2)),
        cells=cells,
        feasible=np.ones(cells, dtype=np.bool_),
        moves=OptionMoves(tuple(option * PARTIES // log2 for option in range(log2)), (0,) * log2),
        ranks=ranks,
        open_ties=(False,) * PARTIES,
        status_quo=0,
    )


def measure(log2: int) -> dict[str, float]:
    """Seconds of each concept, of sorting, and MiB at the peak; of this process alone."""
    model = random_model(log2)
    before = _peak_mib()
    figures: dict[str, float] = {"log2": log2}
    for concept in CONCEPTS:
        start = time.perf_counter()
        equilibria(concept(model))
        figures[concept.__name__] = time.perf_counter() - start
    figures["all"] = sum(figures[concept.__name__] for concept in CONCEPTS)
    figures["peak_mib"], figures["peak_mib_above_model"] = _peak_mib(), _peak_mib() - before
    start = time.perf_counter()
    for row in model.ranks:
        np.argsort(row)
    figures["argsort"] = time.perf_counter() - start
    figures["all_to_argsort"] = figures["all"] / figures["argsort"]
    return figures


def _peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--max-log2", type=int, default=20, help="log2 of the largest number of states")
    parser.add_argument("--only", type=int, help="measure one size in this process and print JSON")
    options = parser.parse_args()
    if options.only is not None:
        print(json.dumps(measure(options.only)))
        return
    sizes = [size for size in (12, 16, 20, 24) if size <= options.max_log2]
    columns = [concept.__name__ for concept in CONCEPTS] + ["all", "argsort", "all_to_argsort", "peak_mib"]
    print("states".rjust(8), *(column.rjust(14) for column in [*columns, "growth"]))
    last: dict[str, float] | None = None
    for size in sizes:
        command = [sys.executable, __file__, "--only", str(size)]
        figures = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
        growth = ""
        if last is not None:
            growth = f"{math.log2(figures['all'] / last['all']) / (size - last['log2']):.2f}"
        print(f"2^{size}".rjust(8), *(f"{figures[column]:14.3f}" for column in columns), growth.rjust(14))
        last = figures


if __name__ == "__main__":
    main()
