"""The states of a large case in groups that agree in a few options, with the moves between the groups."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

from detente.analysis import Analysis
from detente.errors import BadArgument
from detente.model import Model
from detente.stability import maybe_better, surely_better, targets

MOST_GROUPED_BY: Final = 5
"""Options that groups are made by; two to the power of so many groups are still followed."""
_CHOSEN: Final = 4
MOST_FOLLOWED: Final = 1 << 16
"""States whose every move is counted; of more the groups are shown without moves."""
_EITHER: Final = "-"

Cells = NDArray[np.int64]


@dataclass(frozen=True)
class GroupedBy:
    """An option that groups are made by, by its place in a state's string."""

    option: int
    label: str
    party: int


@dataclass(frozen=True)
class StateGroup:
    """States that agree in the options that groups are made by.

    Attributes
    ----------
    pattern
        Y and N where they agree, ``-`` where they need not.
    taken
        True or False for each option that groups are made by; None where it may be either.
    states, lasts, may_last
        The number of states, of those that are an equilibrium under SEQ for certain, and perhaps.
    inner
        The number of moves within it that somebody prefers for certain.
    """

    pattern: str
    taken: tuple[bool | None, ...]
    states: int
    lasts: int
    may_last: int
    has_status_quo: bool
    inner: int


@dataclass(frozen=True)
class GroupArc:
    """The moves of a party from one group to another: all, those it prefers for certain, and perhaps."""

    party: int
    origin: int
    target: int
    moves: int
    gains: int
    unknown: int

    @property
    def mostly_gains(self) -> bool:
        """True if the party prefers most of these moves."""
        return self.gains * 2 > self.moves


@dataclass(frozen=True)
class GroupedStates:
    """Groups of states, and the moves between them.

    Attributes
    ----------
    options, by
        The options that groups can be made by, and those that these are made by.
    within
        The pattern of all of them; empty where they are the whole case.
    is_followed
        False where the states are too many to count their moves.
    """

    parties: tuple[str, ...]
    options: tuple[GroupedBy, ...]
    by: tuple[GroupedBy, ...]
    groups: tuple[StateGroup, ...]
    arcs: tuple[GroupArc, ...]
    within: str
    states: int
    is_followed: bool


def fitting_cells(model: Model, within: str = "") -> Cells:
    """Return the states that fit a pattern, as ``Y-N-``; all where it is empty.

    Raises
    ------
    BadArgument
        If it is no pattern of the options of the case.
    """
    feasible = np.flatnonzero(model.feasible).astype(np.int64)
    if not within:
        return feasible
    if len(within) != len(model.options) or set(within) - set("YN-"):
        raise BadArgument("within", f"{within} is no pattern of this case", "write Y, N or - for each option")
    letters = _letters(model, feasible)
    fits = np.ones(len(feasible), dtype=np.bool_)
    for place, letter in enumerate(within):
        if letter != _EITHER:
            fits &= letters[:, place] == letter
    return feasible[fits]


def grouped_states(analysis: Analysis, within: str = "", by: Sequence[int] = ()) -> GroupedStates:
    """Return the states of a case in groups.

    Parameters
    ----------
    within
        Only states of this pattern, as ``Y-N-``.
    by
        The places of the options that groups are made by; by default those that tell apart best which
        states last.
    """
    model = analysis.model
    cells = fitting_cells(model, within)
    letters = _letters(model, cells)
    lasts, may_last = _lasting(analysis, cells)
    open_options = [k for k in range(len(model.options)) if len(set(letters[:, k].tolist())) > 1]
    chosen = [k for k in dict.fromkeys(by) if k in open_options][:MOST_GROUPED_BY]
    if not chosen:
        chosen = _telling(letters, lasts | may_last, open_options)
    keys, group_of = np.unique(letters[:, chosen], axis=0, return_inverse=True)
    # What is taken stands first, as in the published tables.
    group_of = (len(keys) - 1 - group_of.reshape(-1)).astype(np.int64)
    keys = keys[::-1]
    follows = len(cells) <= MOST_FOLLOWED
    arcs = tuple(_arcs(model, cells, group_of, len(keys))) if follows else ()
    inner = {arc.origin: 0 for arc in arcs}
    for arc in arcs:
        inner[arc.origin] += arc.gains if arc.origin == arc.target else 0
    groups = []
    for number, key in enumerate(keys):
        here = group_of == number
        pattern = list(within or _EITHER * len(model.options))
        for place, letter in zip(chosen, key, strict=True):
            pattern[place] = str(letter)
        groups.append(
            StateGroup(
                "".join(pattern),
                tuple(None if letter == _EITHER else bool(letter == "Y") for letter in key),
                int(here.sum()),
                int((here & lasts).sum()),
                int((here & may_last & ~lasts).sum()),
                model.status_quo is not None and model.status_quo in cells[here],
                inner.get(number, 0),
            )
        )
    return GroupedStates(
        model.party_names,
        tuple(_grouped_by(model, place) for place in open_options),
        tuple(_grouped_by(model, place) for place in chosen),
        tuple(groups),
        tuple(arc for arc in arcs if arc.origin != arc.target),
        within,
        len(cells),
        follows,
    )


def _grouped_by(model: Model, place: int) -> GroupedBy:
    option = model.option(place)
    return GroupedBy(place, option.label, model.party_names.index(option.party.name))


def _letters(model: Model, cells: Cells) -> NDArray[np.str_]:
    """Return the Y, N or - of each state and option."""
    if not model.options:
        raise BadArgument("within", "this case has no options", "ask for its nearest states")
    return np.array([list(model.pattern(int(cell)) or "") for cell in cells], dtype="U1").reshape(
        len(cells), len(model.options)
    )


def _lasting(analysis: Analysis, cells: Cells) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    judged = analysis.stability["seq"]
    lasts: NDArray[np.bool_] = np.logical_and.reduce(judged.certain[:, cells], axis=0)
    may_last: NDArray[np.bool_] = np.logical_and.reduce(judged.possible[:, cells], axis=0)
    return lasts, may_last


def _telling(letters: NDArray[np.str_], marked: NDArray[np.bool_], options: Sequence[int]) -> list[int]:
    """Return the options that tell most of which states are marked, in their order."""
    chosen: list[int] = []
    while len(chosen) < min(_CHOSEN, len(options)):
        left = [k for k in options if k not in chosen]
        chosen.append(min(left, key=lambda k: (_open(letters[:, [*chosen, k]], marked), k)))
    return sorted(chosen)


def _open(letters: NDArray[np.str_], marked: NDArray[np.bool_]) -> float:
    """Return how open it is which states are marked, in bits a state, when these letters are known."""
    _, group = np.unique(letters, axis=0, return_inverse=True)
    group = group.reshape(-1)
    every, some = np.bincount(group), np.bincount(group, weights=marked)
    shares = np.stack([some / every, 1 - some / every])
    with np.errstate(divide="ignore", invalid="ignore"):
        bits = -np.nansum(shares * np.log2(shares), axis=0)
    return round(float((bits * every).sum() / len(group)), 9)


def _arcs(model: Model, cells: Cells, group_of: NDArray[np.int64], groups: int) -> Iterator[GroupArc]:
    place = np.full(model.cells, -1, dtype=np.int64)
    place[cells] = group_of
    for party in range(len(model.parties)):
        reached = [targets(model, party, int(cell)) for cell in cells]
        origins = np.repeat(cells, [len(each) for each in reached])
        ends = np.concatenate(reached) if reached else origins
        here = place[ends] >= 0
        origins, ends = origins[here], ends[here]
        if not len(origins):
            continue
        pair = place[origins] * groups + place[ends]
        gains = np.asarray(surely_better(model, party, origins, ends), dtype=np.bool_)
        perhaps = np.asarray(maybe_better(model, party, origins, ends), dtype=np.bool_) & ~gains
        moves = np.bincount(pair, minlength=groups * groups)
        sure = np.bincount(pair[gains], minlength=groups * groups)
        unknown = np.bincount(pair[perhaps], minlength=groups * groups)
        for number in np.flatnonzero(moves).tolist():
            yield GroupArc(
                party, number // groups, number % groups,
                int(moves[number]), int(sure[number]), int(unknown[number]),
            )  # fmt: skip
