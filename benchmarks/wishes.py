"""Processor time of `detente sweep --wish`, by size, kind of case and concept.

    python benchmarks/wishes.py              64, 256 and 512 states
    python benchmarks/wishes.py --options 6  64 states alone
    python benchmarks/wishes.py --kinds      256 states of other kinds of cases, under Nash and GMR
    python benchmarks/wishes.py --markdown   as the tables of docs/reference/speed.md

Three parties rank all options; each wish is for a state drawn at random. The time is for the whole answer:
the fewest changes, changes of structure and robustness. A wish has 20 seconds of the clock, or `--patience`.
"""

from __future__ import annotations

import argparse
import random
import re
import time
from collections.abc import Iterable

import numpy as np

from detente.case import parse_case
from detente.model import compile_on, state_space
from detente.stability import CONCEPTS, Concept
from detente.wishes import LeastChanges, NoAnswer, answer_wish
from stability import prioritised_case

_WISHES = 2


def wish(text: str, concept: Concept, seed: int, patience: float) -> tuple[float, str]:
    """Seconds that a wish takes, and the number of changes it needs."""
    case = parse_case(text)
    space = state_space(case)
    model = compile_on(case, space)
    states = np.flatnonzero(model.feasible).tolist()
    generator = random.Random(3)
    cell = [states[generator.randrange(len(states))] for _ in range(_WISHES)][seed]
    start = time.process_time()
    answer = answer_wish(case, space, model, model.label(cell), concept, patience)
    return time.process_time() - start, _in_short(answer.changes)


def _in_short(changes: object) -> str:
    if isinstance(changes, LeastChanges):
        return f"{changes.total} changes"
    if not isinstance(changes, NoAnswer):
        return "impossible"
    most = "" if changes.enough is None else f", at most {changes.enough}"
    return f"no fewer than {changes.at_least}{most}"


def _unknown(text: str, parties: Iterable[int]) -> str:
    for party in parties:
        text = re.sub(rf"^  P{party}: {{priorities.*$", f"  P{party}: unknown", text, flags=re.MULTILINE)
    return text


def kinds() -> dict[str, str]:
    """Cases of 256 states that leave something open, or forbid something."""
    plain = prioritised_case(8)
    return {
        "one party unknown": _unknown(plain, [0]),
        "all parties unknown": _unknown(plain, [0, 1, 2]),
        "two priorities each, in open order": prioritised_case(8, lines=2),
        "ties": re.sub(r", (not )?P2\.o[67]", "", plain),
        "three one-way options": prioritised_case(8, more="one_way: [P0.o0, P1.o3, P2.o6]"),
        "two rules, 9 options": prioritised_case(9, rules=["not (P0.o0 and P1.o3)", "P2.o7 if P0.o1"]),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--options", type=int, action="append", help="options of the case (default 6, 8, 9)")
    parser.add_argument("--kinds", action="store_true", help="other kinds of cases")
    parser.add_argument("--patience", type=float, default=20.0, help="seconds that a wish may take")
    parser.add_argument("--markdown", action="store_true", help="print the table in Markdown")
    arguments = parser.parse_args()
    texts = {f"{1 << options:,}": prioritised_case(options) for options in arguments.options or (6, 8, 9)}
    concepts: tuple[Concept, ...] = CONCEPTS
    if arguments.kinds:
        texts, concepts = kinds(), ("nash", "gmr")
    rows = [["case" if arguments.kinds else "states", "concept", *(f"wish {k + 1}" for k in range(_WISHES))]]
    for name, text in texts.items():
        for concept in concepts:
            cells = [name, concept]
            for seed in range(_WISHES):
                seconds, what = wish(text, concept, seed, arguments.patience)
                cells.append(f"{seconds:.1f} s, {what}")
            rows.append(cells)
            if not arguments.markdown:
                print("  ".join(cell.rjust(24) for cell in cells), flush=True)
    if arguments.markdown:
        rows.insert(1, ["---", "---", *["--:"] * _WISHES])
        print("\n".join(f"| {' | '.join(row)} |" for row in rows))


if __name__ == "__main__":
    main()
