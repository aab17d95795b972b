"""Wall time of whole commands, taken in turn in one run.

    python benchmarks/startup.py [--runs 9]

Budgets: `detente --help` under 0.3 s, `detente analyse` on the Elmira case under 0.8 s.
"""

from __future__ import annotations

import argparse
import statistics
import subprocess
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ELMIRA = ROOT.parent / "shared" / "cases" / "elmira.yaml"
EXAMPLE = ROOT / "examples" / "cambodia-2021" / "case.yaml"


def commands() -> dict[str, list[str]]:
    """The commands to time, by name; each runs the Python of this environment."""
    case = ELMIRA if ELMIRA.is_file() else EXAMPLE
    detente = str(Path(sys.executable).with_name("detente"))
    return {
        "python -c pass": [sys.executable, "-c", "pass"],
        'python -c "import numpy"': [sys.executable, "-c", "import numpy"],
        "detente --help": [detente, "--help"],
        f"detente analyse {case.name} --format json": [detente, "analyse", str(case), "--format", "json"],
    }


def seconds(command: list[str]) -> float:
    """Wall time of one run, from start to end of the process."""
    start = time.perf_counter()
    subprocess.run(command, check=True, capture_output=True)
    return time.perf_counter() - start


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--runs", type=int, default=9)
    runs = parser.parse_args().runs
    timed = commands()
    for command in timed.values():
        seconds(command)
    taken: dict[str, list[float]] = {name: [] for name in timed}
    # In turn, so that a slow spell of the machine falls on all of them.
    for _ in range(runs):
        for name, command in timed.items():
            taken[name].append(seconds(command))
    numpy = statistics.median(taken['python -c "import numpy"'])
    print(f"{'command':<45} {'median s':>9} {'least s':>9} {'times numpy':>12}")
    for name, times in taken.items():
        median = statistics.median(times)
        print(f"{name:<45} {median:>9.3f} {min(times):>9.3f} {median / numpy:>12.2f}")


if __name__ == "__main__":
    main()
