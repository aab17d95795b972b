"""The states that a party surely prefers, and may prefer: the one place that reads the ranks of a model.

Ranks say all that is certain of an order only where it is not a partial one. So nothing else reads them:
whoever judges states asks `surely_better` and `maybe_better`, one state at a time or for many in packed
bits, or takes the ranks from `ranked`, which has none for a partial order.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

from detente.model import Bits, Compared, Model, StrengthByRank, packed, unpacked
from detente.stability.reductions import Values

Cells = int | NDArray[np.int64]
Known = Literal["surely", "perhaps"]
"""True under every order that a party may have, or under some."""

_AT_ONCE = 1 << 22


@dataclass(frozen=True)
class Ranked:
    """An order whose ranks say all that is certain of it.

    Attributes
    ----------
    ranks
        Shape ``(cells,)``: greater is more preferred; -1 in infeasible cells.
    open_ties
        Whether the order among states of equal rank is unknown; else they are equally good.
    """

    ranks: Values
    open_ties: bool


def ranked(model: Model, party: int) -> Ranked | None:
    """The ranks of a party; None where its order is a partial one, of which they do not say all."""
    if is_partial(model, party):
        return None
    return Ranked(model.ranks[party], model.open_ties[party])


def known_ranks(model: Model, party: int) -> Values:
    """The ranks of a party of whose preferences nothing is unknown.

    Raises
    ------
    ValueError
        If something is unknown.
    """
    if model.open_ties[party]:
        raise ValueError(f"the preferences of {model.parties[party]} are not all known")
    ranks: Values = model.ranks[party]
    return ranks


def liking(model: Model, party: int) -> Values:
    """The ranks of all states for a party, as far as they say, for lists and pages; no verdict rests on them.

    Returns
    -------
    Values
        Shape ``(cells,)``: greater is surely preferred, equal says nothing where something is unknown; -1
        in infeasible cells.
    """
    ranks: Values = model.ranks[party]
    return ranks


def likings(model: Model) -> NDArray[np.int32]:
    """The `liking` of all parties; shape ``(parties, cells)``."""
    return model.ranks


def is_partial(model: Model, party: int) -> bool:
    """Return whether what is certain of a party's order is not all in its ranks."""
    return bool(model.compared) and model.compared[party] is not None


def any_partial(model: Model) -> bool:
    """Return whether some party's order is a partial one."""
    return any(known is not None for known in model.compared)


def surely_better(model: Model, party: int, here: Cells, there: Cells) -> Any:
    """Return whether the party prefers some states to others under every order that it may have.

    Parameters
    ----------
    here, there
        Cells, combined by broadcasting.

    Returns
    -------
    bool or NDArray of bool
        Whether ``there`` is preferred to ``here``.
    """
    known = model.compared[party] if model.compared else None
    if known is not None:
        return known.is_above(there, here)
    return model.ranks[party][there] > model.ranks[party][here]


def maybe_better(model: Model, party: int, here: Cells, there: Cells) -> Any:
    """Return whether the party may prefer some states to others; see `surely_better`."""
    known = model.compared[party] if model.compared else None
    if known is not None:
        return ~known.is_at_least(here, there) & (np.asarray(here) != there)
    ranks = model.ranks[party]
    if model.open_ties[party]:
        return (ranks[there] >= ranks[here]) & (np.asarray(here) != there)
    return ranks[there] > ranks[here]


def much_worse(model: Model, party: int, degree: int, here: Cells, there: Cells) -> Any:
    """Return whether the party finds some states worse than others by at least a degree, as the case states.

    Parameters
    ----------
    degree
        2 or more; 2 is much worse.
    here, there
        Feasible cells, combined by broadcasting.

    Returns
    -------
    bool or NDArray of bool
        Whether ``there`` is worse than ``here``.
    """
    strength = model.strengths[party] if model.strengths else None
    if strength is None or degree > strength.highest:
        return np.zeros(np.broadcast(here, there).shape, dtype=np.bool_)
    if isinstance(strength, StrengthByRank):
        ranks = model.ranks[party]
        return ranks[there] <= strength.below[degree - 2][ranks[here]]
    return strength.better[degree - 2][strength.place[here], strength.place[there]]


def highest_much_worse(model: Model, party: int, degree: int) -> Values | None:
    """The highest rank that is worse than each state by a degree, -1 where none is; see `much_worse`.

    Returns
    -------
    Values or None
        Shape ``(cells,)``; None where ranks do not say how much worse states are.
    """
    strength = model.strengths[party] if model.strengths else None
    ranks: Values = model.ranks[party]
    if strength is None or degree > strength.highest:
        return np.full_like(ranks, -1)
    return strength.below[degree - 2][ranks] if isinstance(strength, StrengthByRank) else None


def better_everywhere(model: Model, party: int, here: int, known: Known) -> NDArray[np.bool_]:
    """The states that the party prefers to one of them, surely or perhaps.

    Returns
    -------
    NDArray of bool
        Shape ``(cells,)``; False in infeasible cells and at ``here``.
    """
    if is_partial(model, party):
        better = surely_better if known == "surely" else maybe_better
        return np.asarray(better(model, party, here, np.arange(model.cells)) & model.feasible)
    ranks = model.ranks[party]
    if known == "surely" or not model.open_ties[party]:
        return np.asarray(ranks > ranks[here])
    higher: NDArray[np.bool_] = ranks >= ranks[here]
    higher[here] = False
    return higher


def pictures(model: Model, party: int) -> tuple[Compared | None, ...]:
    """The rival pictures of a party's order, one of which holds; its order alone where there are none."""
    known = model.compared[party] if model.compared else None
    return (known,) if known is None or not known.pictures else known.pictures


def classes_of(model: Model, party: int, picture: Compared | None = None) -> NDArray[np.int32]:
    """A number for each state, the same for states that stand alike to all others; -1 in infeasible cells."""
    return model.ranks[party] if picture is None else picture.classes


def better_than(
    model: Model,
    party: int,
    columns: NDArray[np.int64],
    *,
    surely: bool,
    each_itself: bool,
    picture: Compared | None = None,
) -> Bits:
    """The states that a party prefers to some states, as one bit a pair.

    Parameters
    ----------
    columns
        Feasible cells, one a bit.
    surely
        Whether only what is preferred under every order counts; else what may be preferred does.
    each_itself
        Whether a column stands for its own state, which is not better than itself; else for any state of
        its class, to which all states of the class are others.
    picture
        One of `pictures`.

    Returns
    -------
    Bits
        Shape ``(words, cells)``: bit k in a cell's column says that it is preferred to ``columns[k]``; 0
        in infeasible cells.
    """
    classes = classes_of(model, party, picture)
    by_class = _ranked_rows if picture is None else _partial_rows
    rows = by_class(model, party, picture, classes[columns], surely)
    bits = np.ascontiguousarray(rows[classes].T)
    bits[:, classes < 0] = 0
    if each_itself and not surely:
        place = np.arange(columns.size)
        bits[place // 64, columns] &= ~(np.uint64(1) << (place % 64).astype(np.uint64))
    return bits


def _ranked_rows(
    model: Model, party: int, _: Compared | None, wanted: NDArray[np.int32], surely: bool
) -> Bits:
    levels = np.arange(int(model.ranks[party].max()) + 1)
    below = np.less_equal if model.open_ties[party] and not surely else np.less
    return np.concatenate(
        [packed(below(wanted, levels[some, None])) for some in _portions(levels.size, wanted.size)]
    )


def _partial_rows(
    _model: Model, _party: int, picture: Compared | None, wanted: NDArray[np.int32], surely: bool
) -> Bits:
    assert picture is not None
    rows = picture.above if surely else ~picture.at_most
    first, count = int(wanted[0]), len(rows)
    if first % 64 == 0 and np.array_equal(wanted, np.arange(first, first + wanted.size)):
        # Classes in a row are words in a row.
        return rows[:, first // 64 : -(-(first + wanted.size) // 64)]
    return np.concatenate(
        [
            packed(np.ascontiguousarray(unpacked(rows[some], count)[:, wanted]))
            for some in _portions(count, count)
        ]
    )


def _portions(rows: int, width: int) -> Iterator[slice]:
    step = max(1, _AT_ONCE // max(1, width))
    for first in range(0, rows, step):
        yield slice(first, first + step)
