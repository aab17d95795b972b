"""Processor time of `detente sweep --wish`, by size and concept.

    python benchmarks/wishes.py              64 and 256 states
    python benchmarks/wishes.py --options 6  64 states alone
    python benchmarks/wishes.py --markdown   as the table of docs/reference/speed.md

Three parties rank all options; each wish is for a state drawn at random. A wish has a minute of the clock
for each of its questions, and no answer where that is too short.
"""

from __future__ import annotations

import argparse
import random
import time

from detente.case import parse_case
from detente.model import compile_on, state_space
from detente.stability import CONCEPTS, Concept
from detente.wishes import LeastChanges, answer_wish
from stability import prioritised_case

_WISHES = 2


def wish(options: int, concept: Concept, seed: int) -> tuple[float, str]:
    """Seconds that a wish takes, and the number of changes it needs."""
    case = parse_case(prioritised_case(options))
    space = state_space(case)
    model = compile_on(case, space)
    generator = random.Random(3)
    cell = [generator.randrange(model.cells) for _ in range(_WISHES)][seed]
    start = time.process_time()
    changes = answer_wish(case, space, model, model.label(cell), concept).changes
    seconds = time.process_time() - start
    return seconds, f"{changes.total} changes" if isinstance(changes, LeastChanges) else "no answer"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--options", type=int, action="append", help="options of the case (default 6 and 8)")
    parser.add_argument("--markdown", action="store_true", help="print the table in Markdown")
    arguments = parser.parse_args()
    rows = [["states", "concept", *(f"wish {k + 1}" for k in range(_WISHES))]]
    for options in arguments.options or (6, 8):
        for concept in CONCEPTS:
            cells = [f"{1 << options:,}", concept]
            for seed in range(_WISHES):
                seconds, what = wish(options, concept, seed)
                cells.append(f"{seconds:.1f} s, {what}")
            rows.append(cells)
    if arguments.markdown:
        rows.insert(1, ["--:", "---", *["--:"] * _WISHES])
        print("\n".join(f"| {' | '.join(row)} |" for row in rows))
        return
    for row in rows:
        print("  ".join(cell.rjust(24) for cell in row))


if __name__ == "__main__":
    main()
