"""Time the reader beside the bare language pipeline, and watch its growth in time and memory."""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import islice
from pathlib import Path

import psutil
from spacy.language import Language

from detente.reading.pipeline import load_pipeline
from detente.reading.read import read_reports
from detente.sources.report import Report

EXAMPLE = Path(__file__).resolve().parents[1] / "examples" / "cambodia-2021" / "report.txt"
BATCH = 16


def main() -> None:
    """Print tokens a second of both, side by side, the growth with the number of reports, and memory."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--texts", type=Path, help="JSONL of texts to read instead of the shipped example's")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--many", type=int, default=10_000, help="short reports read for the memory figure")
    arguments = parser.parse_args()
    texts = _texts(arguments.texts)
    pipeline = load_pipeline()
    ratios = []
    for number in range(arguments.rounds + 1):
        bare, tokens = _bare(pipeline, texts)
        reader = _reader(pipeline, texts)
        if number:  # the first round warms both up
            ratios.append(bare / reader)
            print(
                f"round {number}: bare pipeline {tokens / bare:,.0f} tokens/s, "
                f"reader {tokens / reader:,.0f} tokens/s, ratio {bare / reader:.2f}"
            )
    print(f"median ratio {statistics.median(ratios):.2f} (aim: at least 0.60)")
    for count in (50, 100, 200):
        seconds = _reader(pipeline, list(islice(_repeated(texts), count)))
        print(f"{count} reports: {seconds:.1f} s, {1000 * seconds / count:.0f} ms a report")
    _memory(pipeline, arguments.many)


def _texts(file: Path | None) -> list[str]:
    if file is not None:
        return [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]
    paragraphs = EXAMPLE.read_text(encoding="utf-8").split("\n\n")
    # The same words in other orders, so that nothing can be read once and remembered.
    return ["\n\n".join(paragraphs[k:] + paragraphs[:k]) for k in range(len(paragraphs))] * 2


def _repeated(texts: Sequence[str]) -> Iterator[str]:
    while True:
        yield from texts


def _bare(pipeline: Language, texts: Sequence[str]) -> tuple[float, int]:
    started = time.perf_counter()
    tokens = sum(len(doc) for doc in pipeline.pipe(texts, batch_size=BATCH))
    return time.perf_counter() - started, tokens


def _reader(pipeline: Language, texts: Sequence[str]) -> float:
    started = time.perf_counter()
    for _ in read_reports(_reports(texts), pipeline):
        pass
    return time.perf_counter() - started


def _reports(texts: Sequence[str]) -> Iterator[Report]:
    for number, text in enumerate(texts):
        yield Report(str(number), "benchmark", text, published=date(2021, 5, 7), language="en")


def _memory(pipeline: Language, many: int) -> None:
    process = psutil.Process()
    short = (
        f"Mayor Ana Reyes of ward {number} said on Friday that the council would meet strike leader "
        f"Tomas Lind{number % 97} next week. Lind refused to end the strike."
        for number in range(many)
    )
    reports = (
        Report(str(number), "benchmark", text, published=date(2021, 5, 7), language="en")
        for number, text in enumerate(short)
    )
    marks = {many // 10, many // 2, many}
    started = time.perf_counter()
    for number, _ in enumerate(read_reports(reports, pipeline), start=1):
        if number in marks:
            memory = process.memory_info().rss / 2**20
            print(f"{number:,} short reports: {time.perf_counter() - started:.0f} s, {memory:.0f} MiB")


if __name__ == "__main__":
    main()
