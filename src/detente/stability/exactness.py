"""Answers about preferences known in part that are bounds, and not exact."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from detente.model import Model
from detente.stability.comparisons import any_partial
from detente.stability.result import Concept, Stability

_BY_INTEREST: tuple[Concept, ...] = ("seq", "sseq")


@dataclass(frozen=True)
class Bounds:
    """The concepts whose answers err, if at all, on the side of saying less.

    Attributes
    ----------
    certain
        More states may be stable in every completion than are called certainly stable.
    possible
        Fewer states may be stable in some completion than are called possibly stable.
    """

    certain: tuple[Concept, ...]
    possible: tuple[Concept, ...]


def bounds_of(model: Model, stability: Mapping[Concept, Stability]) -> Bounds:
    """Return the concepts of which some answer about a model may be a bound.

    A concept under which nothing is open is exact. Otherwise comparisons beside priorities or weights, and
    partial orders of which only ranks are held, make all answers bounds. Under SEQ and SSEQ the replies of
    the others count as well: what they may do in one completion each, they need not do in the same; and in
    a partial order several others may reply in every completion, each time by other moves.

    Examples
    --------
    >>> from detente.stability.classic import analyse_all
    >>> model = Model.of("A: talk; B: strike", {"A": "YN > NN > YY > NY", "B": "unknown"})
    >>> bounds_of(model, analyse_all(model))
    Bounds(certain=(), possible=('seq',))
    """
    opened = [
        c for c, s in stability.items() if s.possible is not s.certain and (s.possible != s.certain).any()
    ]
    orders = [known for known in model.compared if known is not None]
    loose = bool(model.coarse) or any(known.linked for known in orders)
    several = len(model.parties) > 2 and any_partial(model)
    pictured = any(known.pictures for known in orders)
    certain = [c for c in opened if loose or (c in _BY_INTEREST and (several or pictured))]
    possible = [c for c in opened if loose or c in _BY_INTEREST]
    return Bounds(tuple(certain), tuple(possible))
