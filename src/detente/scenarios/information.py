"""How much the answer to a question would tell of an outcome."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def entropy(share: NDArray[np.float64]) -> NDArray[np.float64]:
    """The uncertainty of something that is so in these shares of the completions, in bits [1]_.

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
    """By how much an answer lessens the uncertainty of each outcome on average, in bits.

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
    # What rounding leaves below nothing is nothing.
    return np.where(gain < 1e-12, 0.0, gain)


def _log_part(share: NDArray[np.float64]) -> NDArray[np.float64]:
    inside = np.clip(share, 0.0, 1.0)
    logs = np.log2(inside, out=np.zeros_like(inside), where=inside > 0)
    return -inside * logs + 0.0
