"""The two games that tests work by hand, as a case would describe them; cells are NN, NY, YN, YY."""

from __future__ import annotations

from typing import Any

from detente.model.model import Model


def dilemma(**sections: Any) -> Model:
    """The prisoner's dilemma of an arms race: each likes best to be the only one to arm."""
    return Model.of(
        "A: arm; B: arm",
        {"A": "YN > NN > YY > NY", "B": "NY > NN > YY > YN"},
        title="an arms race",
        **{"status_quo": "NN", **sections},
    )


def chicken(**sections: Any) -> Model:
    """The game of chicken: each likes best to stand firm alone, and least that both stand firm."""
    return Model.of(
        "A: firm; B: firm",
        {"A": "YN > NN > NY > YY", "B": "NY > NN > YN > YY"},
        title="chicken",
        **{"status_quo": "NN", **sections},
    )
