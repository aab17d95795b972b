"""The sets of labelled reports that the choosers are trained on: those beside this file, and given ones."""

from __future__ import annotations

from argparse import ArgumentParser
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np

MADE = Path(__file__).resolve().parent / "made_reports"
NAMES = ("small", "long", "dev", "mini", "wire", "icb")


def add_folders(parser: ArgumentParser) -> None:
    """Add the options that say where the sets are."""
    parser.add_argument("--made", type=Path, default=MADE, help="the folder with the invented reports")
    parser.add_argument("--gold", type=Path, help="a folder with further sets, as dev.jsonl")


def files_of(folders: Iterable[Path | None]) -> Mapping[str, Path]:
    """Return the file of each set that one of the folders has, by its name."""
    files = {
        name: folder / f"{name}.jsonl"
        for name in NAMES
        for folder in folders
        if folder is not None and (folder / f"{name}.jsonl").exists()
    }
    if not files:
        raise SystemExit("no set of labelled reports in these folders")
    return files


def counted_alike(sets: Sequence[str]) -> np.ndarray:
    """Return a weight for each example, by its set: sets of any size count nearly alike."""
    sizes = Counter(sets)
    return np.sqrt([len(sets) / len(sizes) / sizes[name] for name in sets])
