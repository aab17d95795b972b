"""States of a case that an answer compares: with one act otherwise, and with a condition met or not."""

from __future__ import annotations

from detente.errors import BadArgument
from detente.interview.pairs import written
from detente.interview.question import IF, Pair
from detente.interview.reply_read import Reply
from detente.interview.unknowns import Unknowns


def flipped(of: Unknowns, cell: int, option: str, *, taken: bool | None = None) -> int | None:
    """The state in which one option is taken otherwise, or is taken or not; None where it is not feasible."""
    pattern, at = of.model.pattern(cell) or "", of.model.options.index(option)
    letter = ("N" if pattern[at] == "Y" else "Y") if taken is None else "Y" if taken else "N"
    return _cell(of, f"{pattern[:at]}{letter}{pattern[at + 1 :]}")


def _cell(of: Unknowns, pattern: str) -> int | None:
    cells = (cell for cell in range(of.model.cells) if of.model.feasible[cell])
    return next((cell for cell in cells if of.model.pattern(cell) == pattern), None)


def conditional_comparisons(of: Unknowns, pair: Pair, reply: Reply) -> list[str]:
    """Two comparisons: one where the condition holds, and the opposite one where it does not."""
    cells = [
        next(
            cell
            for cell in range(of.model.cells)
            if of.model.feasible[cell] and written(of.model, cell) == text
        )
        for text in (pair.better, pair.worse)
    ]
    comparisons = []
    for taken in (True, False):
        both = [flipped(of, cell, reply.option, taken=taken) for cell in cells]
        if both[0] is None or both[1] is None:
            continue
        better, worse = (written(of.model, cell) for cell in both if cell is not None)
        yes = (taken == reply.taken) == (reply.answer == IF)
        comparisons.append(f"{better} > {worse}" if yes else f"{worse} > {better}")
    if not comparisons:
        raise BadArgument(
            "answer", f"the rules of the case leave no two states to compare by {reply.option}",
            "answer yes or no",
        )  # fmt: skip
    return comparisons
