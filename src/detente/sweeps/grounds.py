"""The grounds of a share: the unknown parties that it turns on, or the one open comparison that it is.

An outcome *turns on* a party if there are two completions that differ in that party's order alone, and the
outcome is so in one of them and not in the other. Where every completion is judged this is found out for
certain, by sums of numbers that cancel wherever the party's order changes nothing. Of a sample some draws are
judged a second time, with a fresh order of the party in the place of its own.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from math import prod
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from detente.content import ByContent
from detente.model import Model, OpenLevels, OpenOrder, OpenPreference
from detente.stability import CONCEPTS
from detente.sweeps.questions import Question

MOST_CELLS_BY_PARTY = 1 << 12
"""States up to which it is found out what the stability of each for each party turns on."""
PROBED_EVERY = 4
"""Of so many portions of a sample, one is judged a second time."""
_BITS = 40
"""Bits of a random number: sums over a portion are exact in double precision."""
_TURNED, _OVER = 0xBF58476D1CE4E5B9, 0x94D049BB133111EB

Kind = TypeVar("Kind", bound=np.generic)
Things = Mapping[str, NDArray[np.bool_]]
"""The truth of each thing that a share is given of, by kind; completions lie along the last axis."""


def is_wholly_unknown(preference: OpenPreference, model: Model) -> bool:
    """Return whether nothing is known of a preference: no two of several states are compared."""
    if int(model.feasible.sum()) < 2:
        return False
    match preference:
        case OpenLevels(levels):
            return bool((levels[model.feasible] == levels[model.feasible][0]).all())
        case OpenOrder(groups, above):
            of_states = groups[model.feasible]
            return not above.any() and len(set(of_states.tolist())) == of_states.size
    return False


@dataclass(frozen=True)
class Ground:
    """The reasons for which a share would be arithmetic on nothing.

    Attributes
    ----------
    parties
        Parties of whom nothing is known, and on whose order it depends.
    question
        The one open comparison whose answer it is, or the opposite of it, in every completion judged.
    """

    parties: tuple[int, ...] = ()
    question: Question | None = None

    def bars(self, share: float) -> bool:
        """Return whether a share is not to be shown; all and nothing are facts, and no arithmetic."""
        return 0 < share < 1 and (bool(self.parties) or self.question is not None)


NO_GROUND = Ground()


@dataclass(frozen=True, eq=False, repr=False)
class Grounds(ByContent):
    """The grounds of all shares of a sweep.

    Attributes
    ----------
    unknown
        The parties of whom nothing is known.
    turns
        By kind of thing, shape ``(*things, unknown)``: whether it turns on each of them.
    same_as
        By kind of thing, shape ``(*things,)``: the question whose answer it is, as a place among
        ``questions``; -1 where there is none.
    pairs
        For each of the unknown parties, the number of pairs of completions that were compared; empty
        where every completion was judged.
    """

    unknown: tuple[int, ...]
    turns: Mapping[str, NDArray[np.bool_]]
    same_as: Mapping[str, NDArray[np.int64]]
    questions: tuple[Question, ...]
    pairs: tuple[int, ...]

    def of(self, kind: str, *at: int) -> Ground:
        """Return the ground of one share; of what was not examined, that it turns on all the unknown.

        Parameters
        ----------
        kind
            ``equilibrium`` (concept, cell), ``way_out`` (concept), ``reached`` (cell), ``step`` (arc),
            ``claim`` (claim), ``part`` (part, 0 to 2) or ``stable`` (concept, party, cell).
        at
            Its place; a concept by its number.
        """
        if kind not in self.turns:
            return Ground(self.unknown)
        turned = self.turns[kind][at].tolist()
        same = int(self.same_as[kind][at])
        return Ground(
            tuple(party for party, turns in zip(self.unknown, turned, strict=True) if turns),
            None if same < 0 else self.questions[same],
        )

    def barred(self, kind: str, shares: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return which of all shares of a kind are open: between none and all, and not to be shown."""
        between = (shares > 0) & (shares < 1)
        if kind not in self.turns:
            return between & bool(self.unknown)
        return between & (self.turns[kind].any(axis=-1) | (self.same_as[kind] >= 0))

    def shown(self, kind: str, shares: NDArray[np.float64]) -> NDArray[np.bool_]:
        """Return which of all shares of a kind are shown as figures."""
        return (shares > 0) & (shares < 1) & ~self.barred(kind, shares)


def shapes_of_things(
    model: Model, arcs: NDArray[np.int64] | None, claims: int, parts: int
) -> dict[str, tuple[int, ...]]:
    """Return the shape of the things of each kind, without the axis of completions, in their order."""
    cells, concepts = model.cells, len(CONCEPTS)
    shapes: dict[str, tuple[int, ...]] = {"equilibrium": (concepts, cells)}
    if model.status_quo is not None:
        shapes |= {"way_out": (concepts,), "reached": (cells,)}
        if arcs is not None:
            shapes["step"] = (len(arcs),)
    shapes |= {"claim": (claims,), "part": (parts, 3)}
    if cells <= MOST_CELLS_BY_PARTY:
        shapes["stable"] = (concepts, len(model.parties), cells)
    return shapes


def split_by_kind(row: NDArray[Kind], shapes: Mapping[str, tuple[int, ...]]) -> dict[str, NDArray[Kind]]:
    """Split what is known of all things in one row, shape ``(things, ...)``, by their kinds."""
    pieces, at = {}, 0
    for kind, shape in shapes.items():
        pieces[kind] = row[at : at + prod(shape)].reshape(*shape, *row.shape[1:])
        at += prod(shape)
    return pieces


def rows_of(things: Things, shapes: Mapping[str, tuple[int, ...]]) -> Iterator[NDArray[np.bool_]]:
    """Yield the things kind by kind, each as shape ``(things, completions)``."""
    for kind, shape in shapes.items():
        of_kind = things[kind]
        yield of_kind.reshape(prod(shape), of_kind.shape[-1])


def cancelling(places: NDArray[np.int64], counts: Sequence[int], party: int) -> NDArray[np.float64]:
    """Numbers of completions that sum to nought over the orders of one party, those of the others fixed.

    So the sum over the completions in which something is true is nought if the party's order changes
    nothing about it. If it does, the sum is nought with a chance of one in 2^40.

    Parameters
    ----------
    places
        The numbers of the completions.
    counts
        The number of orders of each party; the first party's change fastest.

    Examples
    --------
    >>> numbers = cancelling(np.arange(12), (3, 4), 0)
    >>> numbers.reshape(4, 3).sum(axis=1).tolist()
    [0.0, 0.0, 0.0, 0.0]
    """
    stride, orders = prod(counts[:party]), counts[party]
    own = places // stride % orders
    others = places - own * stride
    here, ahead = (_scattered(others + of_party * stride, party) for of_party in (own, (own + 1) % orders))
    return (here - ahead).astype(np.float64)


def _scattered(numbers: NDArray[np.int64], salt: int) -> NDArray[np.int64]:
    """Whole numbers below 2^40 that look random: the last step of SplitMix64 (Steele, Lea and Flood 2014)."""
    mixed = numbers.astype(np.uint64) + np.uint64((1 + salt) * 0x9E3779B97F4A7C15 % (1 << 64))
    mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(_TURNED)
    mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(_OVER)
    return ((mixed ^ (mixed >> np.uint64(31))) >> np.uint64(64 - _BITS)).astype(np.int64)


def same_as_questions(
    marks: NDArray[np.int64], of_questions: NDArray[np.int64], of_all: int, questions: Sequence[Question]
) -> NDArray[np.int64]:
    """Return for each thing the comparison with the same answers, or just opposite ones; -1 for none.

    Parameters
    ----------
    marks, of_questions
        The fingerprints of the things, and of the questions.
    of_all
        That of something that is always true.
    """
    by_mark: dict[int, int] = {}
    for number, (question, mark) in enumerate(zip(questions, of_questions.tolist(), strict=True)):
        # Whether a picture is the true one may have a probability, and a weight has bounds.
        if question.kind in ("states", "priority"):
            by_mark.setdefault(mark, number)
            by_mark.setdefault(of_all - mark, number)
    return np.array([by_mark.get(mark, -1) for mark in marks.tolist()], dtype=np.int64)
