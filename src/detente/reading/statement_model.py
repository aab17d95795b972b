"""How likely a possible statement is one: a logistic regression over its features."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources
from math import exp

THRESHOLD = 0.34
"""Least probability of a statement: on articles of the training part that were held back, the surest
choice whose F1 is within 0.005 of the best."""


def probability(features: Iterable[str], weights: Mapping[str, float]) -> float:
    """The probability that words with these features are a statement of their speaker.

    Examples
    --------
    >>> says = ("bias", "lemma=say", "frame=ccomp", "lemma=say|frame=ccomp", "known=True")
    >>> runs = ("bias", "lemma=run", "frame=dobj", "lemma=run|frame=dobj", "known=False")
    >>> probability(says, statement_weights()) > probability(runs, statement_weights())
    True
    """
    return 1 / (1 + exp(-sum(weights.get(name, 0.0) for name in features)))


@cache
def statement_weights() -> Mapping[str, float]:
    """The weights that come with the package.

    They were trained on the training part of PolNeAR 1.0 (Newell, Margolin and Ruths, LREC 2018) by
    ``training/train_statements.py``; no sentence of it is kept in them.
    """
    data = resources.files("detente.reading").joinpath("statement_weights.json").read_text(encoding="utf-8")
    weights: dict[str, float] = json.loads(data)
    return weights
