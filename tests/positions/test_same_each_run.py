"""The table of positions does not depend on the order of sets, which differs from one run to the next."""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from pathlib import Path

from tests.support.made_acts import ToldActs, dossier_of

ROWS = (
    "import pickle, sys; from detente.positions import positions_of; "
    "print(positions_of(pickle.load(open(sys.argv[1], 'rb'))).rows)"
)
THINGS = ("mill", "quarry", "ferry", "bridge", "school", "clinic", "harbour", "granary", "well", "road")


def test_positions_of_several_reports_are_the_same_whatever_the_order_of_sets(tmp_path: Path) -> None:
    # The last demands of a pair of things fit two earlier acts as well: each joins the same one in each run.
    pairs = list(zip(THINGS[::2], THINGS[1::2], strict=True))
    labels = [f"Repair the {thing}" for thing in THINGS] + [f"Repair the {a} {b}" for a, b in pairs]
    reports = [ToldActs("The union makes demands of the board.", f"r{k}") for k in range(3)]
    for report in reports:
        for label in labels:
            report.act("demands", "demanded", label, doer="board", voice="union")
    path = tmp_path / "dossier.pickle"
    path.write_bytes(pickle.dumps(dossier_of(*reports)))
    runs = [
        subprocess.Popen(
            [sys.executable, "-c", ROWS, str(path)],
            env=os.environ | {"PYTHONHASHSEED": seed},
            stdout=subprocess.PIPE,
            text=True,
        )
        for seed in ("1", "3")
    ]
    first, second = (run.communicate()[0] for run in runs)
    assert first.count("Position(") == len(THINGS)
    assert first == second
