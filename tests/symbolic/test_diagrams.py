"""Sets of states as diagrams: which states of a set come first."""

from __future__ import annotations

import random

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.support.thoroughness import drawn

from detente.symbolic.diagrams import Budget, Diagrams

OPTIONS = 6


@settings(max_examples=drawn(60))
@given(st.sets(st.integers(0, 2**OPTIONS - 1)), st.integers(0, 2**OPTIONS - 1), st.integers(0, 20))
def test_states_nearest_to_one_come_first(members: set[int], start: int, limit: int) -> None:
    diagrams = Diagrams(OPTIONS, [frozenset({0, 3}), frozenset({1, 5})], Budget(nodes=1 << 14))
    states = diagrams.nothing
    for member in random.Random(0).sample(sorted(members), len(members)):
        states = states | diagrams.one(member)
    by_distance = sorted(members, key=lambda code: ((code ^ start).bit_count(), code))
    assert diagrams.nearest_first(states, start, limit) == by_distance[:limit]
    nearest = diagrams.listed(diagrams.nearest(states, start), len(members))
    least = min(((code ^ start).bit_count() for code in members), default=0)
    assert nearest == [code for code in sorted(members) if (code ^ start).bit_count() == least]
