"""Completions judged a second, side by side and one by one; time and memory of whole sweeps.

    python benchmarks/sweep.py              everything
    python benchmarks/sweep.py --markdown   as the tables of docs/reference/speed.md

Side by side and one by one are timed in turn within one run, on the same completions. Whole sweeps are
measured in processes of their own, for their peak of memory.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from statistics import median

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1]))

from benchmarks.stability import random_model

from detente.case.load import parse_case
from detente.model.model import Model
from detente.stability.classic import analyse_all
from detente.stability.result import CONCEPTS
from detente.sweeps.copies import Dispute, JudgedCopies
from detente.sweeps.prepare import SweepJob
from detente.sweeps.run import sweep

SIZES = (3, 6, 9, 12)
"""Options of three parties in all: 8, 64, 512 and 4,096 states."""
ROUNDS = 5


def random_orders(model: Model, number: int) -> np.ndarray:
    """Strict orders of all states, shape ``(parties, number, cells)``."""
    generator = np.random.default_rng(1)
    shape = (len(model.parties), number, model.cells)
    return np.argsort(generator.random(shape), axis=-1).astype(np.int32)


def timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def four_concepts_side_by_side(dispute: Dispute, ranks: np.ndarray) -> None:
    judged = JudgedCopies(dispute, ranks)
    for concept in CONCEPTS:
        judged.equilibrium(concept)


def four_concepts_one_by_one(model: Model, ranks: np.ndarray) -> None:
    for number in range(ranks.shape[1]):
        analyse_all(replace(model, ranks=np.ascontiguousarray(ranks[:, number])))


def rates(options: int) -> dict[str, float]:
    """Completions a second, side by side and one by one; the ratio is taken round by round."""
    model = random_model(options)
    copies = max(1, min(1 << 12, (1 << 17) // model.cells))
    dispute, ranks = Dispute.of(model, copies), random_orders(model, copies)
    few = ranks[:, : min(copies, 100)]
    four_concepts_side_by_side(dispute, ranks)
    four_concepts_one_by_one(model, few[:, :2])
    together, alone = [], []
    for _ in range(ROUNDS):
        together.append(copies / timed(lambda: four_concepts_side_by_side(dispute, ranks)))
        alone.append(few.shape[1] / timed(lambda: four_concepts_one_by_one(model, few)))
    ratios = [a / b for a, b in zip(together, alone, strict=True)]
    return {
        "states": model.cells,
        "side by side": median(together),
        "one by one": median(alone),
        "ratio": median(ratios),
        "least ratio": min(ratios),
    }


def unknown_case(options: int) -> str:
    """A case of three parties of which nothing is known."""
    parties = "\n".join(
        f"  P{p}: {{name: P{p}, options: {{{', '.join(f'o{k}: O' for k in range(options // 3))}}}}}"
        for p in range(3)
    )
    wishes = "\n".join(f"  P{p}: unknown" for p in range(3))
    quo = "N" * (options // 3 * 3)
    return f"detente: 1\ntitle: unknown\nparties:\n{parties}\nstatus_quo: {quo}\npreferences:\n{wishes}\n"


def whole_sweep(options: int, samples: int) -> dict[str, float]:
    """Seconds and peak memory of a whole sweep: orders drawn, ways out, questions weighed."""
    job = SweepJob(parse_case(unknown_case(options), "unknown.yaml"), samples=samples, exact_up_to=0)
    seconds = timed(lambda: sweep(job))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {
        "states": 1 << (options // 3 * 3),
        "completions": samples,
        "seconds": seconds,
        "a second": samples / seconds,
        "peak MiB": peak,
    }


def in_own_process(options: int, samples: int) -> dict[str, float]:
    command = [sys.executable, __file__, "--whole", str(options), str(samples)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def table(title: str, rows: list[dict[str, float]], *, markdown: bool) -> None:
    names = list(rows[0])
    if markdown:
        print(f"\n## {title}\n\n| {' | '.join(names)} |\n|{' --: |' * len(names)}")
        for row in rows:
            print(f"| {' | '.join(figure(row[name]) for name in names)} |")
        return
    print(f"\n{title}")
    print("".join(f"{name:>14}" for name in names))
    for row in rows:
        print("".join(f"{figure(row[name]):>14}" for name in names))


def figure(value: float) -> str:
    return f"{value:,.0f}" if value >= 100 or value == int(value) else f"{value:.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--whole", nargs=2, type=int, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.whole:
        print(json.dumps(whole_sweep(*options.whole)))
        return
    title = "Completions a second on one core: four concepts, three parties, random strict orders"
    table(title, [rates(size) for size in SIZES], markdown=options.markdown)
    growth = [in_own_process(6, samples) for samples in (20_000, 80_000, 320_000)]
    table("A whole sweep of 64 states, nothing known", growth, markdown=options.markdown)
    sizes = [in_own_process(size, 20_000) for size in (3, 6, 9)]
    table("Whole sweeps of 20,000 completions", sizes, markdown=options.markdown)


if __name__ == "__main__":
    main()
