"""The single unknowns of a case, as questions that can be answered yes or no."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.model import MOST_STATES, Model, OpenPreference, known_pairs, known_ties, something_is_open
from detente.stability import search, targets
from detente.sweeps.order_sets import Orders, OwnKind, PartyOrders

MOST_ASKED = 400
"""Largest number of questions; each is weighed against every outcome, in every completion."""

Kind = Literal["states"] | OwnKind


@dataclass(frozen=True, slots=True)
class Question:
    """A single unknown of one party.

    Attributes
    ----------
    kind
        ``states``: whether it prefers the state ``better`` to the state ``worse`` (cells). For the
        others see `detente.sweeps.order_sets.OwnQuestion`, whose ``first`` and ``second`` these
        are.
    number
        Its number among the party's own questions; -1 for a comparison of states.
    """

    party: int
    kind: Kind
    better: int = -1
    worse: int = -1
    first: str = ""
    second: str = ""
    number: int = -1


@dataclass(frozen=True)
class Questions:
    """The questions that every completion answers.

    Attributes
    ----------
    left_out
        Number of comparisons that are open and are not among the questions.
    """

    questions: tuple[Question, ...]
    left_out: int

    def answers(self, orders: Sequence[Orders]) -> NDArray[np.bool_]:
        """Shape ``(questions, completions)``: the answers of some completions."""
        rows = [
            orders[q.party].answers[:, q.number]
            if q.kind != "states"
            else orders[q.party].ranks[:, q.better] > orders[q.party].ranks[:, q.worse]
            for q in self.questions
        ]
        if not rows:
            return np.zeros((0, len(orders[0].ranks)), dtype=np.bool_)
        return np.stack(rows)


def open_questions(
    model: Model,
    preferences: Sequence[OpenPreference],
    orders: Sequence[PartyOrders],
    most: int = MOST_ASKED,
) -> Questions:
    """Return the open questions of each party: those of its form of preference, and comparisons.

    Of more than ``most`` those come first that compare states between which the party itself can
    move, then those with the status quo, near to it before far from it; the parties take turns.
    """
    by_party: list[list[Question]] = []
    comparisons = 0
    for party, preference in enumerate(preferences):
        if not something_is_open(preference):
            continue
        own = [
            Question(party, q.kind, first=q.first, second=q.second, number=i)
            for i, q in enumerate(orders[party].questions)
        ]
        pairs, count = _open_pairs(model, party, preference, most)
        comparisons += count + len(own)
        by_party.append(own + [Question(party, "states", better, worse) for better, worse in pairs])
    in_turn = [q for turn in zip_longest(*by_party) for q in turn if q is not None][:most]
    return Questions(tuple(in_turn), comparisons - len(in_turn))


def _open_pairs(
    model: Model, party: int, preference: OpenPreference, most: int
) -> tuple[list[tuple[int, int]], int]:
    """The most telling open comparisons of a party, and the number of all that are open."""
    cells = np.flatnonzero(model.feasible)
    if cells.size > MOST_STATES:
        # Too many to compare each with each: those count that bear on leaving the status quo.
        near = [] if model.status_quo is None else targets(model, party, model.status_quo).tolist()
        cells = np.array(
            sorted({*near[:MOST_STATES], *([] if model.status_quo is None else [model.status_quo])}),
            dtype=np.int64,
        )
    if cells.size < 2:
        return [], 0
    known = known_pairs(preference, cells)
    is_open = ~(known | known.T | known_ties(preference, cells))
    worse, better = np.nonzero(np.triu(is_open, 1))
    moved = _can_move(model, party, cells)
    by_move = moved[worse, better] | moved[better, worse]
    far = _distances(model, cells)
    quo = -1 if model.status_quo is None else model.status_quo
    with_quo = (cells[worse] == quo) | (cells[better] == quo)
    order = np.lexsort((far[worse] + far[better], ~with_quo, ~by_move))[:most]
    return [(int(cells[better[k]]), int(cells[worse[k]])) for k in order.tolist()], worse.size


def _can_move(model: Model, party: int, cells: NDArray[np.int64]) -> NDArray[np.bool_]:
    moved = np.zeros((cells.size, cells.size), dtype=np.bool_)
    for row, cell in enumerate(cells.tolist()):
        moved[row] = np.isin(cells, targets(model, party, cell))
    return moved


def _distances(model: Model, cells: NDArray[np.int64]) -> NDArray[np.int64]:
    if model.status_quo is None:
        return np.zeros(cells.size, dtype=np.int64)
    distances = search(model, model.status_quo, range(len(model.parties)), "moves").distances()[cells]
    return np.where(distances < 0, model.cells, distances).astype(np.int64)


def entropy(share: NDArray[np.float64]) -> NDArray[np.float64]:
    """The uncertainty of outcomes that have these shares of the completions, in bits [1]_.

    References
    ----------
    .. [1] Shannon, A mathematical theory of communication (1948), section 6.

    Examples
    --------
    >>> entropy(np.array([0.0, 0.5, 1.0])).tolist()
    [0.0, 1.0, 0.0]
    """
    return _log_part(share) + _log_part(1 - share)


def information_gain(
    yes: NDArray[np.float64], outcomes: NDArray[np.float64], both: NDArray[np.float64]
) -> NDArray[np.float64]:
    """The amount by which an answer lessens the uncertainty of each outcome on average, in bits.

    The mutual information of the answer and the outcome [1]_: the entropy of the outcome less what is
    left of it on average once the answer is known. 0 where they are independent; the whole entropy of
    the outcome where the answer settles it.

    Parameters
    ----------
    yes
        Shape ``(questions,)``: share of the completions in which the answer is yes.
    outcomes
        Shape ``(outcomes,)``: share in which the outcome is so.
    both
        Shape ``(questions, outcomes)``: share in which both are.

    Returns
    -------
    NDArray of float
        Shape ``(questions, outcomes)``.

    References
    ----------
    .. [1] Shannon, A mathematical theory of communication (1948); Lindley, On a measure of the
       information provided by an experiment, Annals of Mathematical Statistics 27 (1956).

    Examples
    --------
    An answer that settles an even outcome is worth one bit:

    >>> information_gain(np.array([0.5]), np.array([0.5]), np.array([[0.5]])).tolist()
    [[1.0]]
    """
    answer, outcome = yes[:, None], outcomes[None, :]
    joint = (both, answer - both, outcome - both, 1 - answer - outcome + both)
    gain = entropy(yes)[:, None] + entropy(outcomes)[None, :] - sum(_log_part(part) for part in joint)
    # A tiny or negative gain is a rounding error.
    return np.where(gain < 1e-12, 0.0, gain)


def _log_part(share: NDArray[np.float64]) -> NDArray[np.float64]:
    inside = np.clip(share, 0.0, 1.0)
    logs = np.log2(inside, out=np.zeros_like(inside), where=inside > 0)
    return -inside * logs + 0.0
