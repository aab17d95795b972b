"""General metarationality."""

from __future__ import annotations

from functools import partial

from detente.case.model import Model
from detente.stability.moves import lowest
from detente.stability.moves_listed import judged_on
from detente.stability.result import Stability
from detente.stability.sanctions import stability_by, unchanged


def gmr(model: Model) -> Stability:
    """Which states each party leaves alone because the others could then hurt it.

    State s is GMR stable for DM i if for each s1 in R+_i(s) there is s2 in R_{N-i}(s1) that i
    does not strictly prefer to s [1]_: the others may move in any legal sequence, whether it
    serves them or not [2]_.

    Returns
    -------
    Stability
        Under open ties ``certain`` and ``possible`` are exact.

    References
    ----------
    .. [1] Howard, Paradoxes of Rationality (1971).
    .. [2] Fang, Hipel and Kilgour, Interactive Decision Making (1993), stability definitions.
    """
    model = judged_on(model)
    return stability_by("gmr", model, [unchanged] * len(model.parties), partial(lowest, model))
