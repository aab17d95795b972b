"""Time what a draft adds to reading: mentions of acts, the table of positions, and drafting many reports.

    python benchmarks/drafting_speed.py [--texts FILE.jsonl ...] [--many 1000]

Budgets: mentions and table together at most a quarter of the rest of `detente read`; drafting a dossier of
1,000 reports in under 10 s, once they are read. The many reports are the texts under new ids and dates, each
round of them a week later than the one before.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import count, islice
from pathlib import Path
from typing import Any
from unittest.mock import patch

from detente.dossier import join_findings
from detente.drafting.draft import draft_positions
from detente.positions import positions_of
from detente.reading import Findings
from detente.reading.acts import find_acts
from detente.reading.passages import with_passages
from detente.reading.pipeline import load_pipeline
from detente.reading.read import read_reports
from detente.sources import Evidence, Report

ROOT = Path(__file__).resolve().parents[1]
EXAMPLE = ROOT / "examples" / "cambodia-2021" / "report.txt"
FIRST_DAY = date(2021, 5, 7)


class Stopwatch:
    """The seconds spent in a function that is called often."""

    def __init__(self) -> None:
        self.seconds = 0.0

    def timed(self, work: Callable[..., Any]) -> Callable[..., Any]:
        """Return the function with its calls timed."""

        def working(*arguments: Any) -> Any:
            started = time.perf_counter()
            try:
                return work(*arguments)
            finally:
                self.seconds += time.perf_counter() - started

        return working


def main() -> None:
    """Print the share of the time of reading, and the seconds that drafting many reports takes."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--texts", type=Path, nargs="*", help="JSONL of reports instead of the example")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--many", type=int, default=1000, help="reports in the dossier that is drafted")
    arguments = parser.parse_args()
    reports = list(_reports(_texts(arguments.texts)))
    pipeline = load_pipeline()
    shares = []
    for number in range(arguments.rounds + 1):
        acts, table = Stopwatch(), Stopwatch()
        started = time.perf_counter()
        with patch("detente.reading.read.find_acts", acts.timed(find_acts)):
            findings = list(read_reports(reports, pipeline))
        rest = time.perf_counter() - started - acts.seconds
        for item in findings:
            table.timed(positions_of)(join_findings([item]))
        if number:  # the first round warms up
            shares.append((acts.seconds + table.seconds) / rest)
            print(
                f"round {number}: {len(reports)} reports read in {rest:.2f} s,"
                f" mentions of acts {acts.seconds:.2f} s,"
                f" tables {table.seconds:.2f} s, share {shares[-1]:.2f}"
            )
    print(f"median share {statistics.median(shares):.2f} (aim: at most 0.25)")
    for many in (arguments.many // 4, arguments.many // 2, arguments.many):
        _time_drafting(list(islice(_repeated(findings), many)))
    print("(aim: 1,000 reports under 10 s)")


def _texts(files: Sequence[Path] | None) -> list[str]:
    if files:
        return [
            json.loads(line)["text"]
            for file in files
            for line in file.read_text(encoding="utf-8").splitlines()
        ]
    paragraphs = EXAMPLE.read_text(encoding="utf-8").split("\n\n")
    # The same words in other orders, so that nothing can be read once and remembered.
    return ["\n\n".join(paragraphs[k:] + paragraphs[:k]) for k in range(len(paragraphs))]


def _reports(texts: Iterable[str]) -> Iterator[Report]:
    for number, text in enumerate(texts):
        yield Report(f"r{number}", "benchmark", text, published=FIRST_DAY, language="en")


def _repeated(findings: Sequence[Findings]) -> Iterator[Findings]:
    for weeks in count():
        for item in findings:
            yield _copied(item, f"w{weeks}-{item.report.id}", FIRST_DAY + timedelta(weeks=weeks))


def _copied(findings: Findings, report: str, day: date) -> Findings:
    """Return findings as those of another report with the same words."""

    def moved(words: Evidence) -> Evidence:
        return replace(words, report=report)

    parts = {name: with_passages(value, moved) for name, value in findings if name != "report"}
    return findings.model_copy(update={"report": replace(findings.report, id=report, published=day), **parts})


def _time_drafting(findings: Sequence[Findings]) -> None:
    """Print the seconds of one core: none of the steps uses more, and other work on the machine adds none."""
    started = time.process_time()
    dossier = join_findings(findings)
    joined = time.process_time()
    positions = positions_of(dossier)
    tabled = time.process_time()
    draft_positions(positions, dossier, ROOT)
    drafted = time.process_time()
    print(
        f"{len(findings):,} reports, {len(dossier.acts):,} mentions, {len(positions.rows):,} rows:"
        f" joined in {joined - started:.1f} s, table in {tabled - joined:.1f} s,"
        f" drafted in {drafted - tabled:.1f} s, together {drafted - started:.1f} s"
    )


if __name__ == "__main__":
    main()
