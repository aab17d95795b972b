"""Ways out of the status quo, and joint moves of coalitions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from operator import itemgetter
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.model import Model
from detente.stability.breadth_first import Search, StepKind, search
from detente.stability.comparisons import better_everywhere, liking, maybe_better, surely_better
from detente.stability.free_moves import FreeMoves
from detente.stability.moves import targets as targets_of
from detente.stability.result import Move


@dataclass(frozen=True, slots=True)
class Path:
    """A shortest legal sequence of moves (nobody twice in a row) from the status quo to ``target``.

    Attributes
    ----------
    by
        The kind of every step: an improvement for the one who takes it, a possible improvement if preferences
        are open, or any move.
    blockers
        The parties that can close every way of the kind by keeping still: without their moves none leads
        there, however unknown preferences turn out.
    may_block
        The parties that perhaps can, depending on what is unknown: without their moves no sure improvements
        lead there, and possible ones do.
    """

    target: int
    by: StepKind
    steps: tuple[Move, ...]
    blockers: tuple[int, ...] = ()
    may_block: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class JointMove:
    """A state that ``members`` reach together from ``origin`` and each strictly prefers to it."""

    members: tuple[int, ...]
    origin: int
    target: int
    steps: tuple[Move, ...]


class FromStatusQuo:
    """The states that the status quo leads to, searched for once a kind of step and group of movers."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._remembered: dict[tuple[StepKind, int | None], Search | FreeMoves] = {}

    def led_to(self, by: StepKind, without: int | None = None) -> Search | FreeMoves | None:
        """Search everything that the status quo leads to by one kind of step; None without a status quo.

        Parameters
        ----------
        without
            A party that keeps still.
        """
        if self.model.status_quo is None:
            return None
        key = by, without
        if key not in self._remembered:
            movers = tuple(party for party in range(len(self.model.parties)) if party != without)
            self._remembered[key] = search(self.model, self.model.status_quo, movers, by)
        return self._remembered[key]


def ways_out(
    model: Model,
    targets: Sequence[int],
    by: StepKind,
    *,
    nearest: int | None = None,
    searched: FromStatusQuo | None = None,
) -> tuple[Path, ...]:
    """A shortest way from the status quo to each of some states.

    A way is a legal sequence of unilateral moves by any parties, nobody twice in a row; by
    ``improvements`` every step is known to improve on the state it leaves, for the one who takes
    it, so that nobody has to act against its own interest on the way [1]_. By ``possible
    improvements`` a step may also lead between states of unknown order: each step alone is an improvement
    under some order.

    Parameters
    ----------
    targets
        Feasible cells.
    nearest
        Only ways to this many of them, those of the fewest steps; all if None.
    searched
        Of the same model, shared between calls.

    Returns
    -------
    tuple[Path, ...]
        In the order of ``targets`` (with ``nearest``, of their steps), without those that cannot be
        reached and the status quo itself; empty where the model has no status quo. Each says who
        could block it.

    References
    ----------
    .. [1] Xu, Hipel, Kilgour and Fang, Conflict Resolution Using the Graph Model (2018), on
       status quo analysis.
    """
    searched = searched or FromStatusQuo(model)
    reached = searched.led_to(by) if targets else None
    if reached is None:
        return ()
    away = dict(zip(targets, reached.distances_to(targets).tolist(), strict=True))
    within_reach = [target for target in targets if away[target] > 0]
    if nearest is not None:
        within_reach = sorted(within_reach, key=lambda target: away[target])[:nearest]
    if not within_reach:
        return ()
    ways = {target: reached.steps(target) for target in within_reach}
    perhaps = closing = _blockers(searched, by, ways)
    if by == "improvements" and any(model.open_ties):
        # What is no sure improvement may be one all the same, and open a way without the party.
        closing = _blockers(searched, "possible improvements", ways)
    return tuple(
        Path(
            target,
            by,
            steps,
            closing[target],
            tuple(party for party in perhaps[target] if party not in closing[target]),
        )
        for target, steps in ways.items()
    )


def _blockers(
    searched: FromStatusQuo, by: StepKind, ways: Mapping[int, tuple[Move, ...]]
) -> dict[int, tuple[int, ...]]:
    """For each target of a way the parties without whose steps of a kind none leads there."""
    closed: dict[int, tuple[int, ...]] = dict.fromkeys(ways, ())
    for party in range(len(searched.model.parties)):
        # Whoever does not move on a way cannot close it.
        targets = [target for target, steps in ways.items() if any(step.party == party for step in steps)]
        without = searched.led_to(by, without=party) if targets else None
        if without is None:
            continue
        for target, away in zip(targets, without.distances_to(targets).tolist(), strict=True):
            if away < 0:
                closed[target] = (*closed[target], party)
    return closed


def reachable(model: Model, by: StepKind) -> NDArray[np.int32]:
    """Return the number of moves from the status quo to each state.

    Returns
    -------
    NDArray[np.int32]
        Shape ``(cells,)``: the length of a shortest way as in `ways_out`, 0 for the status quo,
        -1 where no way leads; all -1 where the model has no status quo.
    """
    reached = FromStatusQuo(model).led_to(by)
    return np.full(model.cells, -1, dtype=np.int32) if reached is None else reached.distances()


@dataclass(frozen=True)
class Reach:
    """The states that the status quo leads to by one kind of step.

    Attributes
    ----------
    by_steps
        Number of states by their distance in moves: at place 0 the status quo itself.
    nearest
        Cells other than the status quo, nearest first, each with the parties that move on a shortest
        way there.
    """

    by_steps: tuple[int, ...]
    nearest: tuple[tuple[int, tuple[int, ...]], ...]


def reach(model: Model, by: StepKind, limit: int, *, searched: FromStatusQuo | None = None) -> Reach | None:
    """Return the states that the status quo leads to, with their distances and movers.

    Parameters
    ----------
    limit
        Name no more states than this; all are counted.
    searched
        As of `ways_out`.

    Returns
    -------
    Reach or None
        None where the model has no status quo.
    """
    reached = (searched or FromStatusQuo(model)).led_to(by)
    if reached is None:
        return None
    distances = reached.distances()
    counts = np.bincount(distances + 1)[1:]
    nearest: list[int] = []
    for away in range(1, counts.size):
        if len(nearest) >= limit:
            break
        nearest.extend(np.flatnonzero(distances == away)[: limit - len(nearest)].tolist())
    movers = (tuple(dict.fromkeys(step.party for step in reached.steps(cell))) for cell in nearest)
    return Reach(tuple(counts.tolist()), tuple(zip(nearest, movers, strict=True)))


def can_be_undone(model: Model, move: Move) -> bool:
    """Return whether the party could move straight back."""
    return move.origin in targets_of(model, move.party, move.target)


def can_be_left(model: Model, cell: int) -> bool:
    """Return whether some party has a move from a state, or there is no other state to move to."""
    return int(model.feasible.sum()) == 1 or any(
        targets_of(model, party, cell).size for party in range(len(model.parties))
    )


Interest = Literal["gains", "loses", "indifferent", "unknown"]


def interest(model: Model, move: Move) -> Interest:
    """Return the interest that the mover has in a move; ``unknown`` where its preference is not known."""
    if surely_better(model, move.party, move.origin, move.target):
        return "gains"
    if surely_better(model, move.party, move.target, move.origin):
        return "loses"
    return "unknown" if maybe_better(model, move.party, move.origin, move.target) else "indifferent"


def joint_moves(model: Model, limit: int) -> tuple[JointMove, ...]:
    """Smallest coalitions that can bring about what each of their members prefers.

    A coalition H of two or more can jointly improve on the status quo s to t if t is in R_H(s)
    and every member strictly prefers t to s: a coalitional improvement [1]_. One is listed if no
    smaller coalition within H, nor a member alone, can improve to the same t. Single steps on the
    way may be against the interest of the one who takes them; only the end counts.

    Parameters
    ----------
    limit
        List no more than this many: smaller coalitions first, then fewer moves, then those by
        which the member that gains least gains most ranks.

    Returns
    -------
    tuple[JointMove, ...]
        Empty where the model has no status quo. States of unknown order are not preferred.

    References
    ----------
    .. [1] Xu, Hipel, Kilgour and Fang, Conflict Resolution Using the Graph Model (2018), on
       coalitional analysis.
    """
    origin = model.status_quo
    if origin is None or limit <= 0:
        return ()
    parties = range(len(model.parties))
    preferred = [better_everywhere(model, party, origin, "surely") for party in parties]
    achieved: dict[frozenset[int], NDArray[np.bool_]] = {}
    moves: list[tuple[tuple[int, int, int, tuple[int, ...], int], JointMove]] = []
    for size in range(1, len(model.parties) + 1):
        for members in combinations(range(len(model.parties)), size):
            wanted = preferred[members[0]].copy()
            for member in members[1:]:
                wanted &= preferred[member]
            for smaller, done in achieved.items():
                if smaller < set(members):
                    wanted &= ~done
            if not wanted.any():
                continue
            reached = search(model, origin, members, "moves")
            distances = reached.distances()
            new = wanted & (distances > 0)
            achieved[frozenset(members)] = new
            if size == 1:
                continue
            improving = np.flatnonzero(new)
            likings = [liking(model, member) for member in members]
            least = np.min([likes[improving] - likes[origin] for likes in likings], axis=0)
            order = np.lexsort((improving, -least, distances[improving]))[:limit]
            for place in order.tolist():
                cell = int(improving[place])
                move = JointMove(members, origin, cell, reached.steps(cell))
                moves.append(((size, len(move.steps), -int(least[place]), members, cell), move))
        if len(moves) >= limit:
            break
    return tuple(move for _, move in sorted(moves, key=itemgetter(0))[:limit])
