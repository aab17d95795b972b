"""Sequential stability."""

from __future__ import annotations

from detente.case.model import Model
from detente.stability.improvements import Improvements, improvements, lowest_improvement
from detente.stability.moves import Values
from detente.stability.moves_listed import judged_on
from detente.stability.result import Stability
from detente.stability.sanctions import stability_by, unchanged
from detente.stability.sequences import Step


def seq(model: Model) -> Stability:
    """Which states each party leaves alone because the others would, in their own interest, hurt it.

    State s is SEQ stable for DM i if for each s1 in R+_i(s) there is s2 in R+_{N-i}(s1) that i
    does not strictly prefer to s [1]_: every step of the others' reply improves on the state it
    leaves, for the one who takes it [2]_.

    Returns
    -------
    Stability
        Under open ties ``certain`` is exact. ``possible`` takes every move between states whose
        order is unknown as a possible improvement, even where no single order allows all of
        them, so it may hold states that no completion makes stable.

    References
    ----------
    .. [1] Fraser and Hipel, Conflict Analysis: Models and Resolutions (1984).
    .. [2] Xu, Hipel, Kilgour and Fang, Conflict Resolution Using the Graph Model (2018).
    """
    model = judged_on(model)
    return stability_by("seq", model, [unchanged] * len(model.parties), *improving_steps(model))


def improving_steps(model: Model) -> tuple[Step, Step | None]:
    """One move of one party that improves for certain; and, with open ties, one that may."""
    known = [improvements(model, party) for party in range(len(model.parties))]
    by_possible = None
    if any(model.open_ties):
        by_possible = _step(
            [
                improvements(model, party, weak=True) if model.open_ties[party] else of_party
                for party, of_party in enumerate(known)
            ]
        )
    return _step(known), by_possible


def _step(improving: list[Improvements]) -> Step:
    def step(party: int, values: Values, *, staying: bool) -> Values:
        return lowest_improvement(improving[party], values, staying=staying)

    return step
