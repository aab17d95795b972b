"""Unilateral moves as arcs between states, for cases in graph form and with coalesced states."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from detente.case.load import LoadedCase
from detente.case.model import GraphMoves
from detente.case.states import StateSpace


def listed_moves(case: LoadedCase, space: StateSpace) -> GraphMoves:
    """The moves a case in graph form lists.

    Raises
    ------
    BadInput
        If a move names an unknown party or state, or leads from a state to itself.
    """
    if case.file.moves is None:
        raise case.fault(("states",), "states, and no `moves` between them", "list them under `moves`")
    moves = case.file.moves
    arcs = []
    for party in moves:
        if party not in case.file.parties:
            raise case.fault(("moves", party), f"unknown party {party}", "name one listed under `parties`")
    for party in case.file.parties:
        pairs = np.empty((len(moves.get(party, ())), 2), dtype=np.int64)
        for i, (origin, target) in enumerate(moves.get(party, ())):
            place = ("moves", party, i)
            pairs[i] = space.cell(case, place, origin), space.cell(case, place, target)
            if pairs[i, 0] == pairs[i, 1]:
                raise case.fault(
                    place, f"a move from {origin} to itself", "remove it: a party may always stay"
                )
        arcs.append(pairs)
    return _by_origin(arcs, len(space.feasible))


def moves_between_coalesced(
    owner: tuple[int, ...], one_way: tuple[int, ...], space: StateSpace, parties: int
) -> GraphMoves:
    """A party moves between two states if it does between some combinations they stand for."""
    members = space.members
    if members is None:
        raise ValueError("no state is coalesced: the moves are those of the options")
    count = len(owner)
    bit = [1 << (count - 1 - k) for k in range(count)]
    combinations = np.flatnonzero(members >= 0)
    arcs = []
    for party in range(parties):
        own = [k for k in range(count) if owner[k] == party]
        found = [np.empty((0, 2), dtype=np.int64)]
        for change in range(1, 1 << len(own)):
            changed = [k for n, k in enumerate(own) if change >> n & 1]
            legal = np.ones(len(combinations), dtype=np.bool_)
            for k in changed:
                taken = (combinations & bit[k]) != 0
                legal &= {0: True, 1: ~taken, -1: taken}[one_way[k]]
            origin = combinations[legal]
            pairs = np.stack([members[origin], members[origin ^ sum(bit[k] for k in changed)]], axis=1)
            found.append(_distinct(pairs[(pairs[:, 1] >= 0) & (pairs[:, 0] != pairs[:, 1])]))
        arcs.append(np.concatenate(found))
    return _by_origin(arcs, len(space.feasible))


def _by_origin(arcs: list[NDArray[np.int64]], cells: int) -> GraphMoves:
    starts, targets = [], []
    for pairs in arcs:
        unique = _distinct(pairs)
        starts.append(np.searchsorted(unique[:, 0], np.arange(cells + 1)).astype(np.int64))
        targets.append(np.ascontiguousarray(unique[:, 1]))
    return GraphMoves(tuple(starts), tuple(targets))


def _distinct(pairs: NDArray[np.int64]) -> NDArray[np.int64]:
    """Each pair once, in order."""
    ordered = pairs[np.lexsort((pairs[:, 1], pairs[:, 0]))]
    new = np.ones(len(ordered), dtype=np.bool_)
    new[1:] = (ordered[1:] != ordered[:-1]).any(axis=1)
    return ordered[new]
