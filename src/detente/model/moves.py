"""Unilateral moves: by options, or as arcs between states (graph form, and coalesced states)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from detente.case import CaseFile, did_you_mean
from detente.errors import Fault
from detente.model.options import one_way_directions, option_owners
from detente.model.rows import Listed, listed_states
from detente.model.states import StateSpace

_MOST_PAIRS = 100_000_000


@dataclass(frozen=True)
class OptionMoves:
    """Moves in option form: a party changes its own options and nobody else's.

    A combination of ``k`` options is a number of ``k`` bits; option 0 (the first letter of a state)
    is the most significant bit. Where all combinations are laid out, cell ``c`` is combination
    ``c``: cells in order are the Y/N strings in order, N before Y, and ``reshape((2,) * k)`` gives
    one axis an option. Where rules leave few of them, the feasible ones alone are listed.

    Attributes
    ----------
    owner
        For each option the index of the party that controls it; a party's options are adjacent.
    one_way
        For each option 0 if it can be taken and untaken, +1 if it can only be taken (N to Y),
        -1 if it can only be untaken (Y to N).
    listed
        None where all combinations are laid out; else the combination of each cell.
    """

    owner: tuple[int, ...]
    one_way: tuple[int, ...]
    listed: Listed | None = None


@dataclass(frozen=True)
class GraphMoves:
    """Moves in graph form: for each party the arcs of its unilateral moves, in CSR layout.

    Party ``i`` moves from cell ``c`` to the cells ``targets[i][starts[i][c]:starts[i][c + 1]]``
    (ascending, without ``c`` itself). Moves need not be transitive.
    """

    starts: tuple[NDArray[np.int64], ...]
    targets: tuple[NDArray[np.int64], ...]


def moves_of(file: CaseFile, space: StateSpace) -> OptionMoves | GraphMoves:
    """The unilateral moves of a case, by its options or as it lists them.

    Raises
    ------
    Fault
        If options and moves are both given, or one of them cannot be used.
    """
    if not space.options:
        return listed_moves(file, space)
    if file.moves is not None:
        raise Fault(("moves",), "has both options and `moves`", "let the options say the moves, or drop them")
    owner, one_way = option_owners(file), one_way_directions(file, space.options)
    if space.members is None:
        codes = None if space.combinations is None else space.combinations.codes
        if codes is None:
            return OptionMoves(owner, one_way)
        return OptionMoves(owner, one_way, listed_states(owner, one_way, codes, len(file.parties)))
    return moves_between_coalesced(file, owner, one_way, space)


def most_steps(moves: OptionMoves | GraphMoves, feasible: NDArray[np.bool_]) -> int:
    """At most how many moves the party with the most has, from all states together.

    Examples
    --------
    >>> most_steps(OptionMoves(owner=(0, 0, 1), one_way=(0, 0, 0)), np.ones(8, dtype=np.bool_))
    32
    """
    if isinstance(moves, GraphMoves):
        return max((targets.size for targets in moves.targets), default=0)
    if moves.listed is not None:
        return max((int((np.diff(rows.starts) ** 2).sum()) for rows in moves.listed.rows), default=0)
    settings = max((1 << moves.owner.count(party) for party in set(moves.owner)), default=1)
    return settings * feasible.size


def listed_moves(file: CaseFile, space: StateSpace) -> GraphMoves:
    """The moves a case in graph form lists.

    Raises
    ------
    Fault
        If a move names an unknown party or state, or leads from a state to itself.
    """
    if file.moves is None:
        raise Fault(("states",), "states, and no `moves` between them", "list them under `moves`")
    moves = file.moves
    arcs = []
    for party in moves:
        if party not in file.parties:
            hint = did_you_mean(party, file.parties)
            raise Fault(("moves", party), f"unknown party {party}{hint}", "name one listed under `parties`")
    for party in file.parties:
        pairs = np.empty((len(moves.get(party, ())), 2), dtype=np.int64)
        for i, (origin, target) in enumerate(moves.get(party, ())):
            place = ("moves", party, i)
            pairs[i] = space.cell(place, origin), space.cell(place, target)
            if pairs[i, 0] == pairs[i, 1]:
                raise Fault(place, f"a move from {origin} to itself", "remove it: a party may always stay")
        arcs.append(pairs)
    return _by_origin(arcs, len(space.feasible))


def moves_between_coalesced(
    file: CaseFile, owner: tuple[int, ...], one_way: tuple[int, ...], space: StateSpace
) -> GraphMoves:
    """A party moves between two states if it does between some combinations they stand for.

    Raises
    ------
    Fault
        If there are more moves than memory is made for.
    """
    members, combinations = space.members, space.combinations
    if members is None or combinations is None:
        raise ValueError("no state is coalesced: the moves are those of the options")
    inside = np.flatnonzero(members >= 0)
    codes = inside if combinations.codes is None else combinations.codes[inside]
    last = len(owner) - 1
    taken_only = sum(1 << (last - k) for k, way in enumerate(one_way) if way > 0)
    untaken_only = sum(1 << (last - k) for k, way in enumerate(one_way) if way < 0)
    arcs = []
    for party in range(len(file.parties)):
        own = sum(1 << (last - k) for k, whose in enumerate(owner) if whose == party)
        # Combinations that differ in the party's own options alone form a row; of those of one state
        # in one row only the one-way options still make a difference.
        row = codes & ~own
        settings = codes & own & (taken_only | untaken_only)
        places = _first_of_each(row, settings, members[inside])
        arcs.append(
            _arcs_within_rows(
                row[places], settings[places], members[inside][places], (taken_only, untaken_only)
            )
        )
    return _by_origin(arcs, len(space.feasible))


def _first_of_each(*keys: NDArray[np.int64]) -> NDArray[np.int64]:
    """The place of one of each distinct tuple of keys, in the order of the keys."""
    order = np.lexsort(keys[::-1])
    new = np.ones(order.size, dtype=np.bool_)
    new[1:] = np.any([key[order][1:] != key[order][:-1] for key in keys], axis=0)
    return order[new]


def _arcs_within_rows(
    row: NDArray[np.int64],
    settings: NDArray[np.int64],
    states: NDArray[np.int64],
    one_way: tuple[int, int],
) -> NDArray[np.int64]:
    """All legal (origin, target) pairs of states within rows; ``row`` is ascending."""
    starts = np.flatnonzero(np.r_[True, row[1:] != row[:-1]])
    sizes = np.diff(np.r_[starts, row.size])
    pairs = int((sizes.astype(np.float64) ** 2).sum())
    if pairs > _MOST_PAIRS:
        raise Fault(
            ("states",),
            f"states with - in them make {pairs:,} moves to compare",
            "write Y or N in place of -, or add `rules`",
        )
    width, begin = np.repeat(sizes, sizes), np.repeat(starts, sizes)
    origins = np.repeat(np.arange(row.size), width)
    targets = np.arange(origins.size) - np.repeat(np.cumsum(width) - width, width) + begin[origins]
    before, after = settings[origins], settings[targets]
    taken_only, untaken_only = one_way
    legal = (states[origins] != states[targets]) & (before & ~after & taken_only == 0)
    legal &= after & ~before & untaken_only == 0
    return _distinct(np.stack([states[origins[legal]], states[targets[legal]]], axis=1))


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
