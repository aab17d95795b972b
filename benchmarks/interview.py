"""CPU time of each question of an interview: the answer written, the case analysed, the next question.

    python benchmarks/interview.py

The case has eight options of three parties of which hardly anything is known: 256 states, all open.
Budget: every question after the first takes less than a second.
"""

from __future__ import annotations

import time

from detente import analysis
from detente.case import parse_case
from detente.interview import Answerer, read_reply

BUDGET = 1.0
QUESTIONS = 8
OPTIONS = {"HARBOUR": 3, "DOCKERS": 3, "TOWN": 2}


def case_text() -> str:
    """Return the case: one wish of one party is known."""
    parties = [
        f"  {name}:\n    name: {name.title()}\n    options: {{"
        + ", ".join(f"step_{k}: Take step {k} of {name.title()}" for k in range(number))
        + "}"
        for name, number in OPTIONS.items()
    ]
    known = "preferences: {HARBOUR: {comparisons: NNNNNNNN > YYYYYYYY}, DOCKERS: unknown, TOWN: unknown}"
    return "\n".join(
        ["detente: 1", "title: Eight options", "parties:", *parties, "status_quo: NNNNNNNN", known]
    )


def main() -> None:
    """Print the time of each question, and whether all keep within the budget."""
    case = parse_case(case_text())
    before = analysis.analyse(case)
    question = analysis.ask(case)
    slowest = 0.0
    for number in range(1, QUESTIONS + 1):
        if question is None:
            break
        began = time.process_time()
        reply = read_reply(case.file, question, "yes" if number % 2 else "no")
        result = analysis.answer_question(
            case, question, reply, Answerer("bench", "2026-01-01"), before=before
        )
        case, before = result.case, result.after
        question = analysis.ask(case)
        took = time.process_time() - began
        slowest = max(slowest, took)
        print(f"question {number}: {took:.2f} s")
    print(f"slowest {slowest:.2f} s, budget {BUDGET} s: {'kept' if slowest < BUDGET else 'NOT kept'}")


if __name__ == "__main__":
    main()
