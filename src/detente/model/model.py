"""The compiled conflict model: states as array cells, moves, and integer ranks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from detente.model.rows import Listed


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


@dataclass(frozen=True)
class Compared:
    """What is certain of a party's order where ranks and ties cannot say all of it.

    Attributes
    ----------
    above, at_least
        Shape ``(cells, cells)``: whether the first state is preferred to the second, and whether it is
        at least as good, however open questions turn out.
    """

    above: NDArray[np.bool_]
    at_least: NDArray[np.bool_]


@dataclass(frozen=True)
class Model:
    """A checked case as arrays; every analysis takes one of these.

    Attributes
    ----------
    parties
        Ids of the decision makers.
    options
        ``PARTY.option`` names in the order of letters in a state; empty in pure graph form.
    cells
        Number of array cells: ``2 ** len(options)`` where all combinations are laid out, else the
        number of states.
    feasible
        Shape ``(cells,)``: which cells are states. All true in graph form, and where the states are
        listed unless a party does not perceive some of them.
    moves
        Who can move where.
    ranks
        Shape ``(parties, cells)``, int32: greater is more preferred, equal is a tie, dense from 0;
        -1 in infeasible cells.
    open_ties
        For each party: False if equal ranks mean indifference; True if they mean that the order
        among them is unknown. A party of which nothing is known has rank 0 everywhere and open ties.
    status_quo
        Its cell, or None where the case does not say.
    names
        Cell to state name, for states that have one.
    strong_below
        For each party None, or by rank the highest rank of what it finds much worse, -1 where that
        is nothing; empty where no party's strength of preference is stated.
    compared
        For each party None, or what is certain of its order beyond its ranks; empty where ranks say all
        that is certain of every party.
    patterns
        Cell to Y/N/- string, for cells whose string cannot be computed from the cell (coalesced
        states, and graph-form states made from options); empty in option form.
    party_names
        The full name of each party; its id where none is given.
    option_labels
        What each option means in words; its ``PARTY.option`` name where no label is given.
    """

    title: str
    parties: tuple[str, ...]
    options: tuple[str, ...]
    cells: int
    feasible: NDArray[np.bool_]
    moves: OptionMoves | GraphMoves
    ranks: NDArray[np.int32]
    open_ties: tuple[bool, ...]
    status_quo: int | None
    names: Mapping[int, str] = field(default_factory=dict)
    patterns: Mapping[int, str] = field(default_factory=dict)
    strong_below: tuple[NDArray[np.int32] | None, ...] = ()
    compared: tuple[Compared | None, ...] = ()
    party_names: tuple[str, ...] = ()
    option_labels: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        object.__setattr__(self, "party_names", self.party_names or self.parties)
        object.__setattr__(self, "option_labels", self.option_labels or self.options)

    def pattern(self, cell: int) -> str | None:
        """The Y/N (or Y/N/-) string of a cell, or None in pure graph form."""
        if isinstance(self.moves, GraphMoves):
            return self.patterns.get(cell)
        listed = self.moves.listed
        return letters(cell if listed is None else int(listed.codes[cell]), len(self.options))

    def label(self, cell: int) -> str:
        """A state's name where it has one, else its Y/N string."""
        return self.names.get(cell) or self.pattern(cell) or str(cell)


def letters(cell: int, options: int) -> str:
    """The Y/N string of a combination of options.

    Examples
    --------
    >>> letters(4, 3)
    'YNN'
    """
    return format(cell, f"0{options}b").replace("0", "N").replace("1", "Y")
