"""The chance of each camp to be a decision maker, and the camps that are taken for the makers.

The features are general (how often, how early and as what a camp is spoken of); their weights are trained by
``training/train_makers.py``.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from importlib import resources

from detente.dossier import Dossier
from detente.positions.camps import Camps
from detente.positions.makers.features import maker_features

LEAST = 2
MOST = 4
THRESHOLD = 0.6


@cache
def _weights() -> Mapping[str, float]:
    text = (
        resources.files("detente.positions.makers").joinpath("maker_weights.json").read_text(encoding="utf-8")
    )
    weights: dict[str, float] = json.loads(text)
    return weights


def decides_nothing(row: Mapping[str, float]) -> bool:
    """Return True for the features of a child, an assessor, or a paper that only reports."""
    return bool(row["child"] or row["assessor"] or (row["media"] and not row["does"]))


def maker_chances(
    dossier: Dossier, joined: Camps, weights: Mapping[str, float] | None = None
) -> dict[str, float]:
    """Return for each camp the chance, between 0 and 1, that it is a decision maker."""
    weights = _weights() if weights is None else weights
    return {
        camp: 0.0
        if row["child"] or row["assessor"]
        else 1 / (1 + math.exp(-sum(weights.get(name, 0.0) * value for name, value in row.items())))
        for camp, row in maker_features(dossier, joined).items()
    }


def chosen(chances: Mapping[str, float], threshold: float = THRESHOLD) -> tuple[str, ...]:
    """Return the makers, the likeliest first: two at least, ``MOST`` at most, those above the threshold."""
    ranked = sorted(chances, key=lambda camp: -chances[camp])
    return tuple(camp for k, camp in enumerate(ranked[:MOST]) if k < LEAST or chances[camp] >= threshold)
