"""Print the scores of the reader on the labelled texts: statements, dates and events."""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from detente.reading.pipeline import DEFAULT_PIPELINE, load_pipeline
from detente.reading.read import read_reports
from detente.sources.report import Report

_SETS = {
    "attributions": "polnear/dev.jsonl",
    "dates": "aquaint/aquaint.jsonl",
    "events": "plover/records.jsonl",
}


def main() -> None:
    """Read each labelled set and hand the findings to the scorer beside it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--gold",
        type=Path,
        default=Path(__file__).resolve().parents[2] / "shared" / "gold",
        help="the folder of labelled texts and their scorer",
    )
    parser.add_argument("--pipeline", default=DEFAULT_PIPELINE, help="a spaCy pipeline, by name or path")
    arguments = parser.parse_args()
    gold: Path = arguments.gold
    if not (gold / "score.py").is_file():
        sys.exit(f"{gold}: no score.py there; name the folder of labelled texts with --gold")
    pipeline = load_pipeline(arguments.pipeline)
    for what, file in _SETS.items():
        started = time.perf_counter()
        reports = [findings.model_dump() for findings in read_reports(_reports(gold / file), pipeline)]
        seconds = time.perf_counter() - started
        letters = sum(len(report["text"]) for report in reports)
        print(f"{what}: {file}, {len(reports)} texts, {letters / 1000:.0f} k characters in {seconds:.1f} s")
        with tempfile.TemporaryDirectory() as folder:
            answer = Path(folder) / "found.json"
            answer.write_text(json.dumps({"reports": reports}), encoding="utf-8")
            subprocess.run([sys.executable, gold / "score.py", what, gold / file, answer], check=True)


def _reports(file: Path) -> Iterator[Report]:
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            row = json.loads(line)
            published = row.get("published")
            yield Report(
                id=row["id"],
                source=str(file),
                text=row["text"],
                title=row.get("title"),
                publisher=row.get("publisher"),
                published=date.fromisoformat(published[:10]) if published else None,
                language=row.get("language"),
            )


if __name__ == "__main__":
    main()
