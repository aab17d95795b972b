"""The processor's time of each page of the workbench, whole, after one more report was added to a dossier.

The dossiers are those of `workbench.py`. In one process all pages are made once, one more report is added,
and all are made again: each by itself, and with what it waits for, which is the dossier joined, who speaks
for whom and, for the last ones, the table of positions.
"""

from __future__ import annotations

import argparse
import resource
import shutil
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final, TypeVar

from detente.dossier import Filter, open_store
from detente.reading.pipeline import load_pipeline
from detente.reading.read import read_reports
from detente.web.bench import Bench
from detente.web.dossiers import _QUESTIONS, Answer, Wanted, _changed, _timeline
from detente.web.workspace import workspace_of
from workbench import READ, drawn, make, moved

T = TypeVar("T")
_ALL: Final = Wanted("", "", "", "")


def timed(work: Callable[[], T]) -> tuple[float, T]:
    """Seconds of the processor that some work takes, and its result."""
    begun = time.process_time()
    result = work()
    return time.process_time() - begun, result


def pages(bench: Bench) -> dict[str, tuple[float, float]]:
    """By the name of each page its seconds by itself, and with what it waits for."""
    dossier, _ = timed(bench.dossier)
    joined, base = timed(lambda: bench.joined().base)  # type: ignore[union-attr]
    waits = dossier + joined

    def of_question(ask: Callable[..., Answer]) -> Callable[[], object]:
        return lambda: ask(base, Filter(), _ALL).page

    taken = {"(dossier)": (dossier, dossier), "(who speaks for whom)": (joined, waits)}
    for name, (_, ask) in _QUESTIONS.items():
        own, _ = timed(of_question(ask))
        taken[name] = own, own + waits
    own, _ = timed(lambda: _timeline(bench, _ALL).page)
    taken["timeline"] = own, own + waits
    table, material = timed(bench.material)
    waits += table
    taken["positions"] = table, waits
    assert material is not None
    for name, work in (
        ("changed", lambda: _changed(bench, material, _ALL).page),
        ("brief", bench.brief_page),
        ("review", bench.review_questions),
    ):
        own, _ = timed(work)
        taken[name] = own, own + waits
    return taken


def main() -> None:
    """Print the seconds of each page before and after one more report."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--findings", type=int, nargs="*", default=[1_000, 100_000])
    parser.add_argument("--keep", type=Path, help="a folder with the dossiers of workbench.py, used again")
    parser.add_argument("--with-case", action="store_true", help="keep the shipped case beside the dossier")
    arguments = parser.parse_args()
    read = list(read_reports((drawn(number) for number in range(READ)), load_pipeline()))
    for wanted in arguments.findings:
        with tempfile.TemporaryDirectory() as folder:
            kept = arguments.keep / f"bench{wanted}" if arguments.keep else None
            if kept is not None and kept.exists():
                place = Path(folder) / "bench" / "bench.dossier"
                shutil.copytree(kept, place.parent)
            else:
                place = make(Path(folder), read, wanted)
            if not arguments.with_case:
                place.with_suffix(".yaml").unlink()
            with open_store(str(place)) as store:
                size = len(store.ids())
            bench = Bench(workspace_of(str(place)))
            first = pages(bench)
            bench.require_store().add(moved(read[0], 999_999, 4_000))
            again = pages(bench)
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6
            print(f"\n{wanted:,} findings of {size:,} reports; at most {memory:.2f} GB of memory")
            print(f"{'page':24}{'first':>8}{'whole':>8}{'again':>8}{'whole':>8}")
            for name, (own, whole) in again.items():
                before = first[name]
                print(f"{name:24}{before[0]:8.2f}{before[1]:8.2f}{own:8.2f}{whole:8.2f}", flush=True)


if __name__ == "__main__":
    main()
