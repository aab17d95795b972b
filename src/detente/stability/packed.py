"""Stability where preferences are known in part: for many states at once, one bit a state that is judged.

For each state that the party may move to, a word of 64 bits says by which of 64 states that are judged it
is preferred, which replies from it deter, and so on. A step of a party then takes "or" over the states that
it leads to, for all 64 at once: along the bits of its options, or along the moves that improve for it.

In option form nobody else undoes a party's own move, so no reply leads back to the state that was left, and
states that stand alike to all others share a bit. In graph form each state has a bit of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from detente.model import Bits, GraphMoves, Model, bits_at
from detente.stability.comparisons import (
    Known,
    better_than,
    classes_of,
    maybe_better,
    pictures,
    surely_better,
)
from detente.stability.moves import arcs_of, by_origin
from detente.stability.reductions import any_of, any_over_arcs, feasible_bits
from detente.stability.turns import by_turns

_WORDS_AT_ONCE = 1 << 18
"""Words held at a time, about as many as stay in the cache."""


class BitStep(Protocol):
    """The bits of any state that one step of a party leads to (see `detente.stability.reductions.any_of`)."""

    def __call__(self, party: int, bits: Bits, *, staying: bool) -> Bits:
        """For every state the bits of what the party's step can lead to, or its own if staying counts."""


@dataclass(frozen=True)
class Judgement:
    """The way in which a concept judges a state for a party.

    Attributes
    ----------
    tempted
        Whether a state tempts that is surely better, or one that is perhaps better.
    deterred
        Whether an outcome deters that is surely not better, or one that is perhaps not better.
    replies
        The steps with which the others reply; None where nothing deters.
    escapes
        Whether the party moves once more after the reply.
    by_staying
        Whether the state that was moved to counts as an outcome where the others do nothing.
    """

    tempted: Known
    deterred: Known
    replies: BitStep | None
    escapes: bool = False
    by_staying: bool = True


def any_moves(model: Model) -> BitStep:
    """Any unilateral move."""
    return partial(any_of, model)


def improving_moves(model: Model, known: Known) -> BitStep:
    """Moves to what is better for its mover, surely or perhaps."""
    better = surely_better if known == "surely" else maybe_better
    listed = []
    for party in range(len(model.parties)):
        origins, arcs = arcs_of(model, party)
        improving = better(model, party, origins, arcs)
        listed.append(by_origin(model.cells, origins[improving], arcs[improving]))

    def step(party: int, bits: Bits, *, staying: bool) -> Bits:
        reached = any_over_arcs(*listed[party], bits)
        return reached | bits if staying else reached

    return step


def stays(
    model: Model,
    party: int,
    judgement: Judgement,
    cells: NDArray[np.int64] | None = None,
    *,
    in_each_picture: bool = True,
) -> NDArray[np.bool_]:
    """The states that a party leaves alone, as a concept judges.

    Parameters
    ----------
    cells
        The feasible cells that are judged; all if None.
    in_each_picture
        Where one of several pictures of the party's order holds: whether to judge each by itself and answer
        what is so in all of them (in one, if perhaps better does not tempt). Else only what they agree on
        counts as sure.

    Returns
    -------
    NDArray of bool
        Shape ``(cells,)``, False where a cell is not judged.
    """
    judged = np.flatnonzero(model.feasible) if cells is None else cells
    known = model.compared[party] if model.compared else None
    answers = []
    for picture in pictures(model, party) if in_each_picture else (known,):
        stable = np.zeros(model.cells, dtype=np.bool_)
        for some, columns, of_each in _columns(model, classes_of(model, party, picture), judged):
            each_itself = isinstance(model.moves, GraphMoves)
            better = {
                known_how: better_than(
                    model,
                    party,
                    columns,
                    surely=known_how == "surely",
                    each_itself=each_itself,
                    picture=picture,
                )
                for known_how in {judgement.tempted, _opposite(judgement.deterred)}
            }
            left = _left(model, party, judgement, better)
            stable[some] = ~bits_at(left.T, some, of_each)
        answers.append(stable)
    combine = np.logical_and if judgement.tempted == "perhaps" else np.logical_or
    combined: NDArray[np.bool_] = combine.reduce(answers)
    return combined


def _opposite(known: Known) -> Known:
    """Surely not better is not perhaps better, and the other way round."""
    return "perhaps" if known == "surely" else "surely"


def _columns(
    model: Model, classes: NDArray[np.int32], judged: NDArray[np.int64]
) -> Iterator[tuple[NDArray[np.int64], NDArray[np.int64], NDArray[np.int64]]]:
    """Portions of the states judged: their cells, the cells that have a bit, and the bit of each state."""
    portion = 64 * max(1, _WORDS_AT_ONCE // model.cells)
    if isinstance(model.moves, GraphMoves):
        for first in range(0, judged.size, portion):
            some = judged[first : first + portion]
            yield some, some, np.arange(some.size)
        return
    _, firsts, numbers = np.unique(classes[judged], return_index=True, return_inverse=True)
    for first in range(0, firsts.size, portion):
        inside = (numbers >= first) & (numbers < first + portion)
        yield judged[inside], judged[firsts[first : first + portion]], numbers[inside] - first


def _left(model: Model, party: int, judgement: Judgement, better: dict[Known, Bits]) -> Bits:
    """For each state and bit whether the party can move to what tempts, and nothing deters it."""
    tempting = better[judgement.tempted]
    if judgement.replies is None:
        return any_of(model, party, tempting, staying=False)
    worth = better[_opposite(judgement.deterred)]
    if judgement.escapes:
        worth = any_of(model, party, worth, staying=True)
    deterring = ~worth & feasible_bits(model)
    others = [other for other in range(len(model.parties)) if other != party]
    if judgement.by_staying:
        replied = any_by_turns(model, others, deterring, judgement.replies)
    else:
        replied = any_after(others, deterring, judgement.replies)
    return any_of(model, party, tempting & ~replied, staying=False)


def any_by_turns(model: Model, movers: Sequence[int], bits: Bits, step: BitStep) -> Bits:
    """For every state the bits of itself and of R_H(s), H being the movers; as `lowest_by_turns`."""
    if isinstance(model.moves, GraphMoves):
        return any_after(movers, bits, step) | bits
    return by_turns(movers, bits, step)


def any_after(movers: Sequence[int], bits: Bits, step: BitStep) -> Bits:
    """For every state the bits of R_H(s), its own only where a sequence leads back to it."""
    begun = {party: np.zeros_like(bits) for party in movers}
    growing = True
    while growing:
        growing = False
        for party in movers:
            onward = bits.copy()
            for other in movers:
                if other != party:
                    onward |= begun[other]
            wider = step(party, onward, staying=False)
            growing = growing or not np.array_equal(wider, begun[party])
            begun[party] = wider
    reached = np.zeros_like(bits)
    for of_party in begun.values():
        reached |= of_party
    return reached
