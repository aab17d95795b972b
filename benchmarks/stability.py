"""Time and memory of the four classic concepts, and their growth with the size of the model.

    python benchmarks/stability.py                everything, up to 2^24 states where memory allows
    python benchmarks/stability.py --max-log2 20  smaller
    python benchmarks/stability.py --markdown     as the tables of docs/reference/speed.md

Each line is measured in a process of its own, for its peak of memory. Seconds are processor time and depend
on the machine; the ratios to sorting the same ranks in the same process, and the growth between sizes, depend
less on it.
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from statistics import median

import numpy as np
import psutil

from detente.case.expressions import parse_expression
from detente.case.load import parse_case
from detente.model.feasible import Solutions
from detente.model.model import Model, compile_on
from detente.model.moves import OptionMoves
from detente.model.states import state_space
from detente.stability.attitudes import relational_stability
from detente.stability.classic import analyse_all, equilibria

Figures = dict[str, float]
SIZES = (12, 16, 20, 22, 24)


def shared_out(options: int, parties: int) -> tuple[int, ...]:
    """The owner of each option, about as many for each party."""
    return tuple(option * parties // options for option in range(options))


def random_model(log2: int, parties: int = 3, *, infeasible: float = 0, one_way: int = 0) -> Model:
    """A model with random strict rankings: the worst case for sorting and for sequences of improvements."""
    generator = np.random.default_rng(0)
    cells = 1 << log2
    feasible = generator.random(cells) >= infeasible
    ranks = np.full((parties, cells), -1, dtype=np.int32)
    for row in ranks:
        order = np.arange(int(feasible.sum()), dtype=np.int32)
        generator.shuffle(order)
        row[feasible] = order
    ways = [0] * log2
    # Spread over the parties: every so many options, one that cannot be untaken.
    for option in range(one_way):
        ways[option * log2 // one_way] = 1
    return Model(
        title="random",
        parties=tuple(f"P{party}" for party in range(parties)),
        options=tuple(f"O{option}" for option in range(log2)),
        cells=cells,
        feasible=feasible,
        moves=OptionMoves(shared_out(log2, parties), tuple(ways)),
        ranks=ranks,
        open_ties=(False,) * parties,
        status_quo=None,
    )


def prioritised_case(
    options: int, parties: int = 3, *, rules: Sequence[str] = (), lines: int | None = None, more: str = ""
) -> str:
    """A case file by option prioritisation: each party ranks all options, its own among them.

    With ``lines`` each ranks only so many, and their order of importance is unknown.
    """
    generator = random.Random(0)
    owner = shared_out(options, parties)
    names = [f"P{party}.o{option}" for option, party in enumerate(owner)]
    text = ["detente: 1", "title: prioritised", "parties:"]
    for party in range(parties):
        own = ", ".join(f"o{option}: O" for option, whose in enumerate(owner) if whose == party)
        text.append(f"  P{party}: {{name: P{party}, options: {{{own}}}}}")
    text += ["rules:", *(f"  - {rule}" for rule in rules)] if rules else []
    text += [more, f"status_quo: {'N' * options}", "preferences:"]
    unknown = "" if lines is None else ", unknown: order"
    for party in range(parties):
        wished = generator.sample(names, lines or options)
        wishes = ", ".join(generator.choice(("", "not ")) + name for name in wished)
        text.append(f"  P{party}: {{priorities: [{wishes}]{unknown}}}")
    return "\n".join(text) + "\n"


def ladders(parties: int = 4) -> list[str]:
    """Rules over ten options a party, two ladders of five each, that leave 107,584 of 2^40 states."""
    names = [[f"P{party}.o{10 * party + k}" for k in range(10)] for party in range(parties)]
    rules = [
        f"{own[k]} if {own[k + 1]}" for own in names for first in (0, 5) for k in range(first, first + 4)
    ]
    for party, own in enumerate(names):
        neighbour = names[(party + 1) % parties]
        rules += [f"not ({own[2]} and {neighbour[7]})", f"not ({own[6]} and {neighbour[1]})"]
    return rules


def timed(work: Callable[[], object]) -> float:
    """Processor seconds, which others on the machine hardly change."""
    start = time.process_time()
    work()
    return time.process_time() - start


def four_concepts(model: Model) -> None:
    for stability in analyse_all(model).values():
        equilibria(stability)


def peak_mib() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def judged(model: Model) -> Figures:
    """Seconds of the four concepts, memory, and the floor: sorting the same ranks once."""
    before = peak_mib()
    seconds = timed(lambda: four_concepts(model))
    peak = peak_mib()
    floor = sum(timed(lambda row=row: np.argsort(row)) for row in model.ranks)  # type: ignore[misc]
    return {
        "seconds": seconds,
        "peak MiB": peak,
        "MiB above": peak - before,
        "sorting": floor,
        "to sorting": seconds / floor,
    }


def by_ranking(log2: int) -> Figures:
    return judged(random_model(log2))


def by_priorities(log2: int) -> Figures:
    case = parse_case(prioritised_case(log2))
    start = time.process_time()
    model = compile_on(case, state_space(case))
    compiled = time.process_time() - start
    return {"compile": compiled, **judged(model)}


def in_open_order(options: int) -> Figures:
    """Three parties, each with a priority for every option, and nothing known of their importance."""
    return _compiled_and_judged(prioritised_case(options, lines=options))


def in_open_order_with_rules(options: int) -> Figures:
    """The same with two rules, and two options that can only be taken."""
    rules = (f"not (P0.o0 and P2.o{options - 1})", f"P0.o1 if P1.o{options // 2}")
    more = f"one_way: [P0.o0, P1.o{options // 2}]"
    return _compiled_and_judged(prioritised_case(options, lines=options, rules=rules, more=more))


def two_lines_in_open_order(options: int) -> Figures:
    """Each party with two priorities, as a draft has them."""
    return _compiled_and_judged(prioritised_case(options, lines=2))


def _compiled_and_judged(text: str) -> Figures:
    case = parse_case(text)
    start = time.process_time()
    model = compile_on(case, state_space(case))
    compiled = time.process_time() - start
    return {
        "states": int(model.feasible.sum()),
        "compile": compiled,
        "seconds": timed(lambda: four_concepts(model)),
        "peak MiB": peak_mib(),
    }


def pair_by_pair(options: int) -> Figures:
    """Three parties with attitudes and random strict rankings: each state is compared with each."""
    caring = replace(random_model(options), attitudes=((1, 1, 0), (0, 1, -1), (1, 0, 1)))
    return {
        "plain concepts": timed(lambda: four_concepts(caring)),
        "seconds": timed(lambda: relational_stability(caring)),
        "peak MiB": peak_mib(),
    }


def by_parties(parties: int) -> Figures:
    return judged(random_model(20, parties))


def beside_plain(one_way: int) -> Figures:
    """Measure each three times, by turns, so that a slow moment of the machine hits both."""
    plain, hard = random_model(20), random_model(20, infeasible=0.3, one_way=one_way)
    tries = [(timed(lambda: four_concepts(plain)), timed(lambda: four_concepts(hard))) for _ in range(3)]
    return {
        "seconds": median(mine for _, mine in tries),
        "all feasible": median(base for base, _ in tries),
        "ratio": median(mine / base for base, mine in tries),
    }


def forty_options(_: int) -> Figures:
    rules = ladders()
    case = parse_case(prioritised_case(40, 4, rules=rules))
    names = tuple(f"{party}.{option}" for party, of in case.file.parties.items() for option in of.options)

    def enumerate_states() -> None:
        solutions = Solutions(names)
        for rule in rules:
            solutions.add(parse_expression(rule))
        solutions.codes()

    enumerated = timed(enumerate_states)
    start = time.process_time()
    model = compile_on(case, state_space(case))
    compiled = time.process_time() - start
    figures = judged(model)
    return {"states": model.cells, "enumerate": enumerated, "compile": compiled, **figures}


def whole_command(options: int) -> Figures:
    return _command(prioritised_case(options), "--limit", "3")


def whole_command_one_way(options: int) -> Figures:
    """The same with twelve options that can only be taken."""
    owner = shared_out(options, 3)
    names = [f"P{owner[option]}.o{option}" for option in (k * options // 12 for k in range(12))]
    text = prioritised_case(options, more=f"one_way: [{', '.join(names)}]")
    return _command(text, "--limit", "3")


def whole_command_one_way_with_rules(options: int) -> Figures:
    """The same with rules that leave four of ten combinations."""
    owner = shared_out(options, 3)
    names = [f"P{whose}.o{option}" for option, whose in enumerate(owner)]
    one_way = ", ".join(names[k * options // 12] for k in range(12))
    rules = (
        f"not ({names[0]} and {names[-1]})",
        f"{names[1]} if {names[9]}",
        f"{names[7]} or not {names[16]}",
    )
    return _command(prioritised_case(options, rules=rules, more=f"one_way: [{one_way}]"), "--limit", "3")


def coalitions_of_seven(options: int) -> Figures:
    """Every coalition of seven parties."""
    return _command(prioritised_case(options, 7), "--concept", "coalitions")


def _command(text: str, *more: str) -> Figures:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "case.yaml"
        path.write_text(text, encoding="utf-8")
        command = [sys.executable, "-m", "detente.cli", "analyse", str(path), "--format", "json", *more]
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return {"seconds": used.ru_utime + used.ru_stime, "peak MiB": used.ru_maxrss / 1024}


MEASURES: dict[str, Callable[[int], Figures]] = {
    measure.__name__: measure
    for measure in (
        by_ranking,
        by_priorities,
        in_open_order,
        in_open_order_with_rules,
        two_lines_in_open_order,
        pair_by_pair,
        by_parties,
        beside_plain,
        forty_options,
        whole_command,
        whole_command_one_way,
        whole_command_one_way_with_rules,
        coalitions_of_seven,
    )
}


def measured(name: str, argument: int) -> Figures:
    """Take a measure in a process of its own."""
    command = [sys.executable, __file__, "--only", name, str(argument)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    figures: Figures = json.loads(done.stdout)
    return figures


def growing(name: str, sizes: Sequence[int]) -> list[tuple[str, Figures]]:
    """Take a measure at each size, with the exponent of growth from the size before."""
    rows: list[tuple[str, Figures]] = []
    last: tuple[int, float] | None = None
    for size in sizes:
        figures = measured(name, size)
        if last is not None:
            figures["exponent"] = math.log2(figures["seconds"] / last[1]) / (size - last[0])
        last = size, figures["seconds"]
        rows.append((f"2^{size} states", figures))
    return rows


def print_table(title: str, rows: Sequence[tuple[str, Figures]], *, markdown: bool) -> None:
    columns = list(dict.fromkeys(column for _, figures in rows for column in figures))
    cells = [[name, *(_shown(figures.get(column)) for column in columns)] for name, figures in rows]
    lines = [["", *columns], *cells]
    print(f"\n{'## ' if markdown else ''}{title}\n")
    if markdown:
        lines.insert(1, ["---", *("--:" for _ in columns)])
        print("\n".join(f"| {' | '.join(line)} |" for line in lines), flush=True)
        return
    widths = [max(len(line[place]) for line in lines) for place in range(len(lines[0]))]
    for line in lines:
        print("  ".join(cell.rjust(width) for cell, width in zip(line, widths, strict=True)), flush=True)


def _shown(value: float | None) -> str:
    if value is None:
        return ""
    return f"{value:,.0f}" if value >= 100 else f"{value:.2f}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("--max-log2", type=int, default=24, help="log2 of the largest number of states")
    parser.add_argument("--markdown", action="store_true", help="print tables in Markdown")
    parser.add_argument("--only", nargs=2, metavar=("MEASURE", "N"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.only is not None:
        print(json.dumps(MEASURES[options.only[0]](int(options.only[1]))))
        return
    free = psutil.virtual_memory().available
    largest = options.max_log2 if free > 6e9 else min(options.max_log2, 22)
    sizes = [size for size in SIZES if size <= largest]
    beside = min(20, largest)
    print(
        f"{date.today()}: {os.cpu_count()} cores, {free / 1e9:.0f} GB free, load {os.getloadavg()[0]:.1f}; "
        f"Python {platform.python_version()}, NumPy {np.__version__}. Processor seconds."
    )
    show = {"markdown": options.markdown}
    print_table("Random rankings, three parties", growing("by_ranking", sizes), **show)
    print_table("Option prioritisation, three parties", growing("by_priorities", sizes), **show)
    unknown = [
        (f"{label}, {size} options", measured(name, size))
        for name, label, at in (
            ("in_open_order", "every option a priority", (9, 12, 14)),
            ("in_open_order_with_rules", "with rules and one-way options", (12,)),
            ("two_lines_in_open_order", "two priorities", (7, 9, 12, 16)),
        )
        for size in at
    ]
    print_table("Priorities in open order, three parties, certain and possible", unknown, **show)
    compared = growing("pair_by_pair", (9, 11, 13))
    print_table("Attitudes, random rankings, three parties", compared, **show)
    if beside == 20:
        hard = [
            (f"30 % infeasible, {count} one-way options", measured("beside_plain", count))
            for count in (3, 12)
        ]
        print_table("2^20 combinations with rules, beside the plain case", hard, **show)
        parties = [(f"{count} parties", measured("by_parties", count)) for count in (2, 3, 5, 8)]
        print_table("2^20 states, random rankings", parties, **show)
    solved = [("40 options", measured("forty_options", 40))]
    print_table("40 options whose rules leave few states", solved, **show)
    commands = [(f"{size} options", measured("whole_command", size)) for size in sizes if size >= 20]
    if beside == 20:
        commands.append(("20 options, 12 one-way", measured("whole_command_one_way", 20)))
        ruled = measured("whole_command_one_way_with_rules", 20)
        commands.append(("20 options, 12 one-way, rules", ruled))
    commands.append(("coalitions of 7 parties, 10 options", measured("coalitions_of_seven", 10)))
    if commands:
        print_table("The whole command `detente analyse`", commands, **show)


if __name__ == "__main__":
    main()
