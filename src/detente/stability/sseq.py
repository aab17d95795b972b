"""Symmetric sequential stability."""

from __future__ import annotations

from functools import partial

from detente.case.model import Model
from detente.stability.moves import highest
from detente.stability.moves_listed import judged_on
from detente.stability.result import Stability
from detente.stability.sanctions import stability_by
from detente.stability.seq import improving_steps


def sseq(model: Model) -> Stability:
    """Which states each party leaves alone for fear of an interested reply that it could not escape.

    State s is SSEQ stable for DM i if for each s1 in R+_i(s) there is s2 in R+_{N-i}(s1) that i
    does not strictly prefer to s, and neither does it strictly prefer to s any s3 in R_i(s2)
    [1]_: SEQ's reply with SMR's look one step further. SSEQ states are SMR stable and SEQ stable.

    Returns
    -------
    Stability
        Under open ties ``certain`` is exact; ``possible`` bounds from above, as for SEQ.

    References
    ----------
    .. [1] Rêgo and Vieira, Symmetric sequential stability in the graph model for conflict
       resolution with multiple decision makers, Group Decision and Negotiation 26 (2017).

    Examples
    --------
    Two rivals may arm (the prisoner's dilemma; cells are NN, NY, YN, YY):

    >>> import numpy as np
    >>> from detente.case.model import OptionMoves
    >>> model = Model("rivals", ("A", "B"), ("A.arm", "B.arm"), 4, np.ones(4, dtype=bool),
    ...     OptionMoves(owner=(0, 1), one_way=(0, 0)),
    ...     np.array([[2, 0, 3, 1], [2, 3, 0, 1]], dtype=np.int32), (False, False), 0)
    >>> sseq(model).certain.all(axis=0).tolist()
    [True, False, False, True]
    """
    model = judged_on(model)
    escape = [partial(highest, model, party, staying=True) for party in range(len(model.parties))]
    return stability_by("sseq", model, escape, *improving_steps(model))
