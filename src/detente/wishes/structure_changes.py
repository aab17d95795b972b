"""Single changes of structure after which fewer changes in preferences would do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from detente.content import ByContent
from detente.model import GraphMoves, Model, OptionMoves, listed_states
from detente.stability import NotDefined, likings
from detente.wishes.conditions import ClassicConcept
from detente.wishes.fewest import Deadline
from detente.wishes.least_changes import LeastChanges, NoChanges, least_changes_by
from detente.wishes.pairwise import PairKnowledge
from detente.wishes.search import OrderSearch

StructureKind = Literal["only taken", "only untaken", "freed", "dropped"]
"""Done to an option: made one-way, so that it can only be taken, or only be untaken; freed if it was
one-way; or dropped, so that it is taken in no state."""


@dataclass(frozen=True, eq=False, repr=False)
class StructureChange(ByContent):
    """A change of structure, and the changes in preferences that are still needed after it.

    Attributes
    ----------
    option
        Index of the option.
    """

    option: int
    kind: StructureKind
    needed: LeastChanges


def structure_changes(
    model: Model,
    known: PairKnowledge,
    wished: Sequence[int],
    concept: ClassicConcept,
    without: LeastChanges | NoChanges,
    *,
    arrived_at: bool = True,
    seconds: float | None = None,
) -> tuple[StructureChange, ...]:
    """The single changes of structure that spare changes in preferences.

    An option is made one-way (a commitment that cannot be undone, or a step that cannot be taken), a
    one-way option is freed, or an option is dropped, where neither the status quo nor the state
    wished for has it taken. Cells keep their numbers.

    Parameters
    ----------
    known, wished, concept, arrived_at
        As for `least_changes`.
    without
        Its answer to them.
    seconds
        Give up after so long, all changes together; never if None.

    Returns
    -------
    tuple[StructureChange, ...]
        Those with which fewer changes in preferences do, the fewest first; all with which any do, where
        none do without.

    Raises
    ------
    NotDefined
        If the model is in graph form.
    ValueError
        As `least_changes`.
    OutOfTime
        If ``seconds`` have passed.

    Examples
    --------
    A has talked, and would rather not; B is glad of it. Were it a commitment, it would last:

    >>> from detente.wishes.least_changes import least_changes
    >>> from detente.wishes.pairwise import knowledge_of_model
    >>> model = Model.of("A: talk; B:", {"A": "N > Y", "B": "Y > N"}, status_quo="Y")
    >>> known = knowledge_of_model(model)
    >>> without = least_changes(model, known, [1], "nash")
    >>> without.cost
    (1, 0)
    >>> [(one.kind, one.needed.cost) for one in structure_changes(model, known, [1], "nash", without)]
    [('only taken', (0, 0))]
    """
    if isinstance(model.moves, GraphMoves):
        raise NotDefined("changes of structure are changes of options, and this model has none")
    fewer_than = without.total if isinstance(without, LeastChanges) else None
    deadline = Deadline.after(seconds)
    by = OrderSearch(model, known)
    changes = []
    for option, kind, changed in _changed_models(model, model.moves):
        cells = [cell for cell in wished if changed.feasible[cell]]
        if not cells or (model.status_quo is not None and not changed.feasible[model.status_quo]):
            continue
        if kind == "dropped":
            # Fewer states are ordered.
            needed = least_changes_by(
                OrderSearch(changed, known), changed, known, cells, concept, arrived_at, fewer_than, deadline
            )
        else:
            needed = least_changes_by(by, changed, known, cells, concept, arrived_at, fewer_than, deadline)
        if isinstance(needed, LeastChanges):
            changes.append(StructureChange(option, kind, needed))
    return tuple(sorted(changes, key=lambda change: change.needed.total))


def _changed_models(model: Model, moves: OptionMoves) -> Iterator[tuple[int, StructureKind, Model]]:
    ways: tuple[tuple[StructureKind, int], ...] = (("only taken", 1), ("only untaken", -1), ("freed", 0))
    for option, now in enumerate(moves.one_way):
        for kind, way in ways:
            if (now == 0) == (way != 0):
                yield option, kind, _with_way(model, moves, option, way)
        yield option, "dropped", _without(model, moves, option)


def _with_way(model: Model, moves: OptionMoves, option: int, way: int) -> Model:
    one_way = (*moves.one_way[:option], way, *moves.one_way[option + 1 :])
    listed = moves.listed
    if listed is not None:
        listed = listed_states(moves.owner, one_way, listed.codes, len(model.parties))
    return replace(model, moves=replace(moves, one_way=one_way, listed=listed))


def _without(model: Model, moves: OptionMoves, option: int) -> Model:
    bit = 1 << (len(moves.owner) - 1 - option)
    codes = np.arange(model.cells) if moves.listed is None else moves.listed.codes
    feasible: NDArray[np.bool_] = model.feasible & (codes & bit == 0)
    whole = likings(model)
    ranks = np.full_like(whole, -1)
    for now, before in zip(ranks, whole, strict=True):
        now[feasible] = np.unique(before[feasible], return_inverse=True)[1]
    strengths = () if feasible.sum() < model.feasible.sum() else model.strengths
    known = tuple(None if of_party is None else of_party.within(feasible) for of_party in model.compared)
    return replace(
        model, feasible=feasible, ranks=ranks, strengths=strengths, chances=(), fuzzy=(), compared=known
    )
