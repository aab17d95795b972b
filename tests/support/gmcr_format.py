"""A `.gmcr` file by the definitions of its format, with plain lists, and without the package's reader."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from typing import Any


@dataclass(frozen=True)
class Conflict:
    """Feasible states as Y/N strings, in the order of their numbers; ranks and moves by decision maker."""

    states: list[str]
    ranks: list[dict[str, int]]
    moves: list[dict[str, set[str]]]


def states_of(data: dict[str, Any]) -> list[str]:
    """The feasible states in the order of their numbers."""
    everything = ("".join(letters) for letters in product("NY", repeat=len(data["options"])))
    # Read as a binary number, the first option is the last digit.
    by_number = sorted(everything, key=lambda state: state[::-1])
    return [s for s in by_number if not any(_fulfils(s, one) for one in data["infeasibles"])]


def conflict_of(data: dict[str, Any]) -> Conflict:
    options, states = data["options"], states_of(data)
    return Conflict(
        states,
        [
            _ranks(maker, states, ranked=data["useManualPreferenceRanking"])
            for maker in data["decisionMakers"]
        ],
        [
            {s: {t for t in states if t != s and _may(s, t, maker["options"], options)} for s in states}
            for maker in data["decisionMakers"]
        ],
    )


def _fulfils(state: str, condition: Any) -> bool:
    if isinstance(condition, dict):
        return any(_fulfils(state, member) for member in condition["members"])
    return all(state[option] == letter for option, letter in condition)


def _ranks(maker: dict[str, Any], states: list[str], *, ranked: bool) -> dict[str, int]:
    if ranked:
        levels = [level if isinstance(level, list) else [level] for level in maker["preferenceRanking"]]
        assert sorted(number for level in levels for number in level) == list(range(1, len(states) + 1))
        return {states[number - 1]: -place for place, level in enumerate(levels) for number in level}
    statements = maker["preferences"]
    return {
        state: sum(
            2 ** (len(statements) - place) for place, one in enumerate(statements) if _fulfils(state, one)
        )
        for state in states
    }


def _may(before: str, after: str, own: list[int], options: list[dict[str, Any]]) -> bool:
    for option, (was, becomes) in enumerate(zip(before, after, strict=True)):
        direction = options[option]["permittedDirection"]
        if was != becomes and (
            option not in own
            or (direction == "fwd" and becomes == "N")
            or (direction == "back" and becomes == "Y")
        ):
            return False
    return True
