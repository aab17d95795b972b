"""Small cases whose preferences are priorities, with rules, one-way options, conditions and ties."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from detente.case.load import Case
from detente.errors import BadInput
from detente.model.model import compile_case


@st.composite
def _expression(draw: st.DrawFn, options: list[str], depth: int = 2) -> str:
    if depth == 0 or draw(st.integers(0, 3)) == 0:
        return draw(st.sampled_from(("", "not "))) + draw(st.sampled_from(options))
    one, other = (draw(_expression(options, depth - 1)) for _ in range(2))
    return f"({one}) {draw(st.sampled_from(('and', 'or', 'if', 'iff')))} ({other})"


@st.composite
def _data(draw: st.DrawFn, most_options: int) -> dict[str, Any]:
    parties = "ABCD"[: draw(st.sampled_from((2, 3, 3, 4)))]
    count = draw(st.integers(1, most_options))
    owners = draw(st.lists(st.sampled_from(parties), min_size=count, max_size=count))
    of_parties: dict[str, dict[str, Any]] = {
        party: {"name": f"The {party}", "options": {}} for party in parties
    }
    for number, owner in enumerate(owners):
        of_parties[owner]["options"][f"x{number}"] = f"Do {number}"
    options = [f"{party}.{option}" for party in parties for option in of_parties[party]["options"]]
    data: dict[str, Any] = {"detente": "1", "title": "A dispute", "parties": of_parties}
    data["preferences"] = {
        party: {"priorities": draw(st.lists(_expression(options), max_size=5))} for party in parties
    }
    if draw(st.booleans()):
        data["rules"] = draw(st.lists(_expression(options), min_size=1, max_size=2))
    if draw(st.booleans()):
        data["one_way"] = [
            draw(st.sampled_from(("", "not "))) + option
            for option in draw(st.lists(st.sampled_from(options), min_size=1, unique=True))
        ]
    return data


def _usable(data: dict[str, Any]) -> bool:
    try:
        compile_case(Case.from_data(data))
    except BadInput:
        return False
    return True


def stated_cases(most_options: int = 6) -> st.SearchStrategy[Case]:
    """Cases of two to four parties that both engines can analyse."""
    return _data(most_options).filter(_usable).map(Case.from_data)
