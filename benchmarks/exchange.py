"""CPU time of cases that go to and come from other programs: moves from a CSV file, and `detente export`.

    python benchmarks/exchange.py [--pairs 5]

Each run is a fresh process; a time is user and system time together. The case in graph form has 12,000 states
and 144,000 moves of three parties; once they stand in a CSV file, once in the case itself. The cases in
option form have three parties, and 2^15 and 2^9 states.
"""

from __future__ import annotations

import argparse
import os
import random
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

STATES, MOVES_OF_A_STATE = 12_000, 4


def cpu_seconds(command: list[str], folder: Path) -> float:
    """User and system time of one process."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    surroundings = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(
        [sys.executable, "-m", "detente.cli", *command],
        check=True,
        capture_output=True,
        cwd=folder,
        env=surroundings,
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def write_graph(folder: Path) -> int:
    """Write the case twice, with its moves beside it and within; return how many there are."""
    chance = random.Random(0)
    names = [f"s{k}" for k in range(STATES)]
    moves = [
        (party, names[state], names[(state + step) % STATES])
        for party in "ABC"
        for state in range(STATES)
        for step in chance.sample(range(1, STATES), MOVES_OF_A_STATE)
    ]
    payoffs = "".join(
        f"  {party}: {{payoffs: {{{', '.join(f'{name}: {chance.randrange(1_000)}' for name in names)}}}}}\n"
        for party in "ABC"
    )
    head = (
        "detente: 1\ntitle: Many moves\nparties: {A: {name: A}, B: {name: B}, C: {name: C}}\n"
        f"states: [{', '.join(names)}]\nstatus_quo: s0\npreferences:\n{payoffs}"
    )
    listed = "".join(
        f"  {party}: [{', '.join(f'[{before}, {after}]' for of, before, after in moves if of == party)}]\n"
        for party in "ABC"
    )
    (folder / "beside.yaml").write_text(f"{head}moves: moves.csv\n")
    (folder / "within.yaml").write_text(f"{head}moves:\n{listed}")
    (folder / "moves.csv").write_text("party,from,to\n" + "".join(f"{','.join(move)}\n" for move in moves))
    return len(moves)


def write_options(folder: Path, per_party: int, name: str) -> None:
    options = "{" + ", ".join(f"x{k}: Do {k}" for k in range(per_party)) + "}"
    parties = "".join(f"  {party}: {{name: {party}, options: {options}}}\n" for party in "ABC")
    wishes = "".join(
        f"  {party}: {{priorities: [not {other}.x0, {party}.x1 if {other}.x2, {other}.x1]}}\n"
        for party, other in ("AB", "BC", "CA")
    )
    (folder / name).write_text(f"detente: 1\ntitle: Options\nparties:\n{parties}preferences:\n{wishes}")


def median(command: list[str], folder: Path, pairs: int) -> float:
    times = []
    for _ in range(pairs):
        for file in folder.glob("out*"):
            file.unlink()
        times.append(cpu_seconds(command, folder))
    return statistics.median(times)


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--pairs", type=int, default=5)
    pairs = parser.parse_args().pairs
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        count = write_graph(folder)
        write_options(folder, 5, "large.yaml")
        write_options(folder, 3, "small.yaml")
        start = median(["--version"], folder, pairs)
        print(f"| medians of {pairs}; the bare start takes {start:.2f} | seconds |\n| --- | --: |")
        for label, command in (
            (f"analyse, {count:,} moves in a CSV file", ["analyse", "beside.yaml", "--limit", "3"]),
            ("the same, moves in the case", ["analyse", "within.yaml", "--limit", "3"]),
            ("2^15 states to .gmcr", ["export", "large.yaml", "--to", "gmcr", "out.gmcr"]),
            ("2^15 states to tables, .csv", ["export", "large.yaml", "--to", "tables", "out.csv"]),
            ("2^15 states to tables, .parquet", ["export", "large.yaml", "--to", "tables", "out.parquet"]),
            ("2^15 states to tables, .xlsx", ["export", "large.yaml", "--to", "tables", "out.xlsx"]),
            ("2^9 states to matrices, .csv", ["export", "small.yaml", "--to", "matrices", "out.csv"]),
            ("2^9 states to matrices, .xlsx", ["export", "small.yaml", "--to", "matrices", "out.xlsx"]),
        ):
            print(f"| {label} | {median(command, folder, pairs):.2f} |", flush=True)


if __name__ == "__main__":
    main()
