"""Who must move together: states that several parties prefer to the status quo and reach jointly."""

from __future__ import annotations

from itertools import combinations
from operator import itemgetter

import numpy as np
from numpy.typing import NDArray

from detente.case.model import Model
from detente.paths.result import JointMove
from detente.stability.preferred import surely_better
from detente.stability.search import search


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
    parties, cells = range(len(model.parties)), np.arange(model.cells)
    preferred = np.stack([surely_better(model, party, origin, cells) for party in parties])
    achieved: dict[frozenset[int], NDArray[np.bool_]] = {}
    found: list[tuple[tuple[int, int, int, tuple[int, ...], int], JointMove]] = []
    for size in range(1, len(model.parties) + 1):
        for members in combinations(range(len(model.parties)), size):
            wanted = preferred[list(members)].all(axis=0)
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
            led = np.flatnonzero(new)
            gains = model.ranks[list(members)][:, led] - model.ranks[list(members)][:, [origin]]
            least = gains.min(axis=0)
            order = np.lexsort((led, -least, distances[led]))[:limit]
            for place in order.tolist():
                cell = int(led[place])
                move = JointMove(members, origin, cell, reached.steps(cell))
                found.append(((size, len(move.steps), -int(least[place]), members, cell), move))
        if len(found) >= limit:
            break
    return tuple(move for _, move in sorted(found, key=itemgetter(0))[:limit])
