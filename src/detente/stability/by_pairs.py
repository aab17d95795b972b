"""The four classic concepts for parties that compare states pair by pair, by relations of their own.

Nash, GMR, SMR and SEQ ask three things of a pair of states: whether one tempts a party to leave the other,
whether as an outcome it deters the party from leaving, and whether a party would move there to sanction
another. Whoever answers these three has the four concepts.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from detente.model import Bits, Model, bits_at, compact, packed
from detente.stability.moves import arcs_of, by_origin
from detente.stability.packed import BitStep, any_after, any_moves
from detente.stability.reductions import any_of, any_over_arcs, feasible_bits
from detente.stability.result import CONCEPTS, Concept, NotDefined

MOST_PAIRED = 1 << 13
"""States that are compared each with each; twice as many take four times as long."""
_PAIRS_AT_ONCE = 1 << 23

Relation = Callable[[Any, Any], Any]
"""A relation between the first state and the second: cells, combined by broadcasting, to true or false."""


@dataclass(frozen=True)
class Outlook:
    """A party's way to compare the state it is in (the first) with another (the second).

    Attributes
    ----------
    tempts
        Whether the party would move to the second.
    deters
        Whether it leaves the first alone if the second may be the outcome.
    sanctions
        Whether it would move to the second in answer to another party, under SEQ.
    """

    tempts: Relation
    deters: Relation
    sanctions: Relation


def states_compared(model: Model) -> tuple[Model, NDArray[np.int64]]:
    """A model whose cells are the feasible states alone, and the cell that each was.

    Raises
    ------
    NotDefined
        If there are too many to compare each with each.
    """
    count = int(model.feasible.sum())
    if count > MOST_PAIRED:
        raise NotDefined(
            f"it compares each state with each, of at most {MOST_PAIRED:,} states; the case has {count:,}"
        )
    if count == model.cells:
        return model, np.arange(count)
    return compact(model)


def stable_by_pairs(model: Model, outlooks: Sequence[Outlook]) -> dict[Concept, NDArray[np.bool_]]:
    """The states that each party leaves alone under the four concepts.

    State s is Nash stable for DM i if no move of i tempts it. It is GMR stable if after each s1 that tempts i
    the others can move, in any legal sequence, to an s2 that deters i; SMR stable if moreover each s3 in
    R_i(s2) deters i as well; SEQ stable as GMR, where each step of the others leads to what its mover would
    move to in answer.

    Parameters
    ----------
    model
        Whose every cell is a state; see `states_compared`.
    outlooks
        One a party.

    Returns
    -------
    dict
        Arrays of shape ``(parties, cells)``.
    """
    in_answer = _steps(model, [outlook.sanctions for outlook in outlooks])
    stable = {concept: np.empty((len(outlooks), model.cells), dtype=np.bool_) for concept in CONCEPTS}
    for party, outlook in enumerate(outlooks):
        for columns in _portions(model.cells):
            left = _left(model, party, outlook, columns, in_answer)
            for concept, bits in left.items():
                stable[concept][party, columns] = ~bits_at(bits.T, columns, np.arange(columns.size))
    return stable


def _left(
    model: Model, party: int, outlook: Outlook, columns: NDArray[np.int64], in_answer: BitStep
) -> dict[Concept, Bits]:
    """For each state and bit whether the party can move from it to what tempts, and nothing deters it."""
    tempting = _bits(outlook.tempts, columns, model.cells)
    deterring = _bits(outlook.deters, columns, model.cells)
    escaped = any_of(model, party, ~deterring & feasible_bits(model), staying=False)
    others = [other for other in range(len(model.parties)) if other != party]
    replied = {
        "nash": np.zeros_like(deterring),
        "gmr": any_after(others, deterring, any_moves(model)),
        "smr": any_after(others, deterring & ~escaped, any_moves(model)),
        "seq": any_after(others, deterring, in_answer),
    }
    return {
        concept: any_of(model, party, tempting & ~replied[concept], staying=False) for concept in CONCEPTS
    }


def _bits(relation: Relation, columns: NDArray[np.int64], cells: int) -> Bits:
    """Shape ``(words, cells)``: bit k of a cell says whether ``columns[k]`` stands so to it."""
    table = np.broadcast_to(relation(columns[None, :], np.arange(cells)[:, None]), (cells, columns.size))
    return np.ascontiguousarray(packed(table).T)


def _portions(cells: int) -> Iterator[NDArray[np.int64]]:
    portion = 64 * max(1, _PAIRS_AT_ONCE // (64 * cells))
    for first in range(0, cells, portion):
        yield np.arange(first, min(first + portion, cells))


def _steps(model: Model, relations: Sequence[Relation]) -> BitStep:
    listed = []
    for party, relation in enumerate(relations):
        origins, arcs = arcs_of(model, party)
        chosen = np.broadcast_to(relation(origins, arcs), origins.shape)
        listed.append(by_origin(model.cells, origins[chosen], arcs[chosen]))

    def step(party: int, bits: Bits, *, staying: bool) -> Bits:
        reached = any_over_arcs(*listed[party], bits)
        return reached | bits if staying else reached

    return step


def on_all_cells(
    model: Model, cells: NDArray[np.int64], stable: dict[Concept, NDArray[np.bool_]]
) -> dict[Concept, NDArray[np.bool_]]:
    """Return the verdicts on some states, on the cells of the model that they come from; False elsewhere."""
    spread = {}
    for concept, rows in stable.items():
        whole = np.zeros((len(model.parties), model.cells), dtype=np.bool_)
        whole[:, cells] = rows
        spread[concept] = whole
    return spread
