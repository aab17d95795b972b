"""The estimate of a logistic model, from the weights that a training script wrote."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from math import exp, fsum


def estimate(weights: Mapping[str, float], features: Mapping[str, float]) -> float:
    """Return the chance, between 0 and 1, that a model gives; features without a weight say nothing.

    Examples
    --------
    >>> estimate({"bias": 0.0, "told twice": 2.0}, {"told twice": 0.0, "in the lead": 1.0})
    0.5
    """
    terms = [weights.get(name, 0.0) * value for name, value in features.items()]
    score = fsum([weights.get("bias", 0.0), *terms])
    return 1 / (1 + exp(-score))


@cache
def weights_in(file: str) -> Mapping[str, float]:
    """Return the weights in a file of this room, by the names of the features."""
    text = resources.files(__package__).joinpath(file).read_text(encoding="utf-8")
    weights: dict[str, float] = json.loads(text)
    return weights
