"""Symmetric metarationality."""

from __future__ import annotations

from functools import partial

from detente.case.model import Model
from detente.stability.moves import highest, lowest
from detente.stability.moves_listed import judged_on
from detente.stability.result import Stability
from detente.stability.sanctions import stability_by


def smr(model: Model) -> Stability:
    """Which states each party leaves alone because the others could hurt it and it could not escape.

    State s is SMR stable for DM i if for each s1 in R+_i(s) there is s2 in R_{N-i}(s1) that i
    does not strictly prefer to s, and neither does it strictly prefer to s any s3 in R_i(s2)
    [1]_ [2]_.

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
    escape = [partial(highest, model, party, staying=True) for party in range(len(model.parties))]
    return stability_by("smr", model, escape, partial(lowest, model))
