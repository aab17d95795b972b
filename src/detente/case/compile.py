"""A checked case becomes a Model: arrays that every analysis takes."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from detente.case.arcs import listed_moves, moves_between_coalesced
from detente.case.listed import listed_states
from detente.case.load import LoadedCase
from detente.case.model import GraphMoves, Model, OptionMoves
from detente.case.open_preference import OpenPreference
from detente.case.options import one_way_directions, option_owners
from detente.case.ranks import compared, party_preference, ranks_of
from detente.case.states import StateSpace, state_space
from detente.case.strength import strong_below


def compile_case(case: LoadedCase) -> Model:
    """The model of a case.

    Raises
    ------
    BadInput
        If the case contradicts itself: an unknown option or state, rules that leave no state, an
        incomplete ranking, an infeasible status quo.

    Examples
    --------
    >>> from detente.case.load import parse_case
    >>> case = parse_case('''
    ... detente: 1
    ... title: Two villages and a well
    ... parties:
    ...   UP: {name: Upper village, options: {share: Share the well}}
    ...   LOW: {name: Lower village, options: {raid: Raid}}
    ... status_quo: NY
    ... preferences:
    ...   UP: {priorities: [not LOW.raid, not UP.share]}
    ...   LOW: unknown
    ... ''')
    >>> model = compile_case(case)
    >>> model.label(model.status_quo), model.ranks.tolist(), model.open_ties
    ('NY', [[3, 1, 2, 0], [0, 0, 0, 0]], (False, True))
    """
    return compile_on(case, state_space(case))


def compile_on(
    case: LoadedCase, space: StateSpace, preferences: Sequence[OpenPreference] | None = None
) -> Model:
    """The model of a case whose state space is laid out already; see `compile_case`.

    Parameters
    ----------
    preferences
        What `party_preferences` found; it is asked if they are not given.
    """
    found = party_preferences(case, space) if preferences is None else preferences
    ranked = [ranks_of(preference, space.feasible) for preference in found]
    known = tuple(compared(preference, space.feasible) for preference in found)
    status_quo = case.file.status_quo
    strong = tuple(
        strong_below(case, space, party, ranks)
        for party, (ranks, _) in zip(case.file.parties, ranked, strict=True)
    )
    model = Model(
        title=case.file.title,
        parties=tuple(case.file.parties),
        options=space.options,
        cells=len(space.feasible),
        feasible=space.feasible,
        moves=_moves(case, space),
        ranks=np.stack([ranks for ranks, _ in ranked]),
        open_ties=tuple(open_ties for _, open_ties in ranked),
        status_quo=None if status_quo is None else space.cell(case, ("status_quo",), status_quo.state),
        names=space.names,
        patterns=space.patterns,
        compared=known if any(of_party is not None for of_party in known) else (),
        strong_below=strong if any(below is not None for below in strong) else (),
    )
    if case.file.one_way:
        _require_way_from_status_quo(case, model)
    return model


def party_preferences(case: LoadedCase, space: StateSpace) -> tuple[OpenPreference, ...]:
    """For each party what the case says of its order of the states, and what it leaves open.

    Raises
    ------
    BadInput
        If a preference is missing, of an unknown party, or cannot be used.
    """
    for party in case.file.preferences:
        if party not in case.file.parties:
            raise case.fault(
                ("preferences", party), f"unknown party {party}", "name one listed under `parties`"
            )
    return tuple(party_preference(case, space, party) for party in case.file.parties)


def _require_way_from_status_quo(case: LoadedCase, model: Model) -> None:
    """A status quo that one-way options cut off from every other state is a slip of the pen."""
    quo, moves = model.status_quo, model.moves
    if quo is None or not isinstance(moves, OptionMoves) or int(model.feasible.sum()) == 1:
        return
    taken = model.pattern(quo) or ""
    stuck = [
        (way > 0 and letter == "Y") or (way < 0 and letter == "N")
        for way, letter in zip(moves.one_way, taken, strict=True)
    ]
    if all(stuck):
        raise case.fault(
            ("one_way",), f"no option can change in the status quo {model.label(quo)}: nobody can leave it",
            "mend `status_quo`, or take an option out of `one_way`",
        )  # fmt: skip


def _moves(case: LoadedCase, space: StateSpace) -> OptionMoves | GraphMoves:
    if not space.options:
        return listed_moves(case, space)
    if case.file.moves is not None:
        raise case.fault(
            ("moves",), "has both options and `moves`", "let the options say the moves, or drop them"
        )
    owner, one_way = option_owners(case), one_way_directions(case, space.options)
    if space.members is None:
        codes = None if space.combinations is None else space.combinations.codes
        if codes is None:
            return OptionMoves(owner, one_way)
        return OptionMoves(owner, one_way, listed_states(owner, one_way, codes, len(case.file.parties)))
    return moves_between_coalesced(case, owner, one_way, space)
