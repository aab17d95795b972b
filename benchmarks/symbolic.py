"""Time and nodes of the symbolic engine, from 2^20 to 2^40 states.

    python benchmarks/symbolic.py                every size, three cases each
    python benchmarks/symbolic.py --markdown     as the table of docs/reference/speed.md

Cases are drawn: three parties, the options shared out evenly, 12 to 24 statements a party. Half of the
statements are one option, taken or not; three in ten are one on the condition of another; the rest join two
by and, or, iff. *Rules* forbid ten pairs of options. *Entangled* cases have compound statements alone.
Each case is one process, so that nodes and memory are its own.
"""

from __future__ import annotations

import argparse
import json
import random
import resource
import subprocess
import sys
import time
from statistics import median
from typing import Any

from detente.case import Case
from detente.stability import CONCEPTS
from detente.symbolic import Budget, GaveUp, stable_states, symbolic_model

SIZES = (20, 24, 28, 32, 36, 40)
KINDS = ("plain", "rules", "entangled")
SEEDS = (1, 2, 3)
STATEMENTS = (12, 24)
SECONDS = 30.0


def drawn_case(options: int, seed: int, kind: str) -> Case:
    """A case of three parties whose statements are drawn from a seed."""
    chance = random.Random(seed)
    parties: dict[str, Any] = {name: {"name": name, "options": {}} for name in "ABC"}
    for option in range(options):
        parties["ABC"[option * 3 // options]]["options"][f"x{option}"] = "Do it"
    names = [f"{party}.{option}" for party, entry in parties.items() for option in entry["options"]]
    preferences = {
        party: {"priorities": [_statement(chance, names, kind) for _ in range(chance.randint(*STATEMENTS))]}
        for party in parties
    }
    data = {"detente": "1", "title": "Drawn", "parties": parties, "preferences": preferences}
    if kind != "plain":
        data["rules"] = [f"not ({' and '.join(chance.sample(names, 2))})" for _ in range(10)]
    return Case.from_data(data)


def _statement(chance: random.Random, names: list[str], kind: str) -> str:
    def literal() -> str:
        return chance.choice(("", "not ")) + chance.choice(names)

    share = chance.random()
    if share < 0.5 and kind != "entangled":
        return literal()
    operator = "if" if share < 0.8 else chance.choice(("and", "or", "iff"))
    return f"({literal()}) {operator} ({literal()})"


def measured(options: int, seed: int, kind: str, seconds: float) -> dict[str, Any]:
    """Judge every state of one case under the four concepts."""
    start = time.perf_counter()
    model = symbolic_model(drawn_case(options, seed, kind), Budget(seconds=seconds))
    figures: dict[str, Any] = {"states": model.states, "compile": time.perf_counter() - start}
    for concept in CONCEPTS:
        start = time.perf_counter()
        model.diagrams.start()
        try:
            lasting = model.feasible
            for party in range(len(model.parties)):
                lasting = lasting & stable_states(model, party, concept)
            figures[f"{concept} equilibria"] = model.diagrams.count(lasting)
        except GaveUp as over:
            figures[f"{concept} gave up"] = str(over)
        figures[concept] = time.perf_counter() - start
        figures[f"{concept} nodes"] = model.diagrams.nodes
    figures["peak"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return figures


def _in_a_process(options: int, seed: int, kind: str) -> dict[str, Any]:
    command = [sys.executable, __file__, "--one", str(options), str(seed), kind]
    figures: dict[str, Any] = json.loads(subprocess.run(command, check=True, capture_output=True).stdout)
    return figures


def _row(options: int, kind: str) -> list[str]:
    cases = [_in_a_process(options, seed, kind) for seed in SEEDS]
    three = [sum(case[concept] for concept in ("nash", "gmr", "smr")) for case in cases]
    judged = [case for case in cases if "seq gave up" not in case]
    # A case that was given up is slower than any that was not.
    times = sorted(case["seq"] if case in judged else float("inf") for case in cases)
    middle = "given up" if times[len(times) // 2] == float("inf") else f"{times[len(times) // 2]:.2f}"
    return [
        f"2^{options}, {kind}",
        f"{median(three):.2f}",
        middle,
        f"{max(case['seq'] for case in judged):.2f}" if judged else "",
        f"{len(judged)} of {len(cases)}",
        f"{max(case['smr nodes'] for case in cases):,}",
        f"{max(case['seq nodes'] for case in judged):,}" if judged else "",
        f"{max(case['peak'] for case in cases):,.0f}",
    ]


def main() -> None:
    """Print one line a size and kind of case."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--markdown", action="store_true")
    parser.add_argument("--one", nargs=3, help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.one:
        options, seed, kind = arguments.one
        print(json.dumps(measured(int(options), int(seed), kind, SECONDS)))
        return
    heads = [
        "",
        "Nash, GMR, SMR",
        "SEQ",
        "SEQ, slowest",
        "SEQ judged",
        "nodes",
        "nodes after SEQ",
        "peak MiB",
    ]
    print("| " + " | ".join(heads) + " |" if arguments.markdown else "\t".join(heads))
    if arguments.markdown:
        print("| --- |" + " --: |" * (len(heads) - 1))
    for kind in KINDS:
        for options in SIZES:
            row = _row(options, kind)
            print("| " + " | ".join(row) + " |" if arguments.markdown else "\t".join(row), flush=True)


if __name__ == "__main__":
    main()
