"""Small cases in option form, drawn from a seed: rules, one-way options, plain forms of preference."""

from __future__ import annotations

import random
from itertools import product
from typing import Any

from detente.case.load import Case
from detente.errors import BadInput
from detente.model.states import state_space


def random_case(seed: int, *, coalesced: bool = False) -> Case:
    """A case that can be analysed."""
    chance = random.Random(seed)
    while True:
        try:
            case = Case.from_data(_drawn(chance, coalesced=coalesced))
            state_space(case)
        except BadInput:
            continue
        return case


def _drawn(chance: random.Random, *, coalesced: bool) -> dict[str, Any]:
    parties = {
        name: {
            "name": f"The {name}",
            "options": {f"x{k}": f"Do {k}" for k in range(chance.choice((1, 1, 2)))},
        }
        for name in "ABC"[: chance.choice((2, 3))]
    }
    options = [f"{name}.{option}" for name, party in parties.items() for option in party["options"]]
    patterns = ["".join(letters) for letters in product("NY", repeat=len(options))]
    data: dict[str, Any] = {"detente": "1", "title": f"Drawn {chance.random()}", "parties": parties}
    if coalesced:
        data["states"] = {"joined": "Y" + "-" * (len(options) - 1)}
    elif chance.random() < 0.3:
        data["feasible"] = chance.sample(patterns, chance.randrange(2, len(patterns)))
    elif chance.random() < 0.6:
        data["rules"] = [random_expression(chance, options, 2) for _ in range(chance.choice((1, 2)))]
    if chance.random() < 0.5:
        data["one_way"] = [chance.choice(("", "not ")) + chance.choice(options)]
    case = Case.from_data({**data, "preferences": {}})
    space = state_space(case)
    states = [space.label(int(cell)) for cell in space.feasible.nonzero()[0]]
    data["preferences"] = {
        name: _preference(chance, options, states, coalesced=coalesced) for name in parties
    }
    if chance.random() < 0.7:
        data["status_quo"] = chance.choice(states)
    return data


def random_expression(chance: random.Random, options: list[str], depth: int) -> str:
    if depth == 0 or chance.random() < 0.2:
        return chance.choice(("", "not ")) + chance.choice(options)
    one, other = (random_expression(chance, options, depth - 1) for _ in range(2))
    return f"({one}) {chance.choice(('and', 'or', 'if', 'iff'))} ({other})"


def _preference(chance: random.Random, options: list[str], states: list[str], *, coalesced: bool) -> Any:
    kind = chance.choice(("priorities", "priorities", "payoffs", "ranking", "unknown"))
    if kind == "unknown":
        return "unknown"
    if kind == "priorities" and not coalesced:
        statements = [random_expression(chance, options, 2) for _ in range(chance.choice((1, 2, 3)))]
        return {"priorities": statements, **chance.choice(({}, {}, {"unknown": "the rest"}))}
    if kind == "payoffs":
        return {"payoffs": {state: str(chance.randrange(4)) for state in states}}
    shuffled = chance.sample(states, len(states))
    cut = chance.randrange(len(states) + 1)
    levels = [[state] for state in shuffled[:cut]] + ([shuffled[cut:]] if shuffled[cut:] else [])
    return {"ranking": levels, **chance.choice(({}, {"unknown": "the ties"}))}
