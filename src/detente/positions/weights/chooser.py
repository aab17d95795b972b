"""The chooser: an estimate of how surely a row is central to the dispute."""

from __future__ import annotations

from collections.abc import Mapping

from detente.positions.weights.logistic import estimate, weights_in

LEAST_WEIGHT = 0.12
"""Rows under it are left out of the table: too little speaks for them."""
PROPOSED_WEIGHT = 0.65
"""The least weight of a row that a model proposes too: with the words for it, it may be an option of a draft.

A draft asks of an option at most this share of the surest row, which weighs no more than 1.
"""
DRAFT_WEIGHT = 0.52
"""Rows from this weight on are good enough for the options of a draft.

Chosen with the share of the surest row that a draft asks for, by cross-validation over reports and over
sets, for an F-measure that leans to precision.
"""


def weight_of(features: Mapping[str, float]) -> float:
    """Return the estimate, between 0 and 1, for the features of a row.

    A logistic model, trained by ``training/train_positions.py``.
    """
    return estimate(weights_in("chooser_weights.json"), features)
