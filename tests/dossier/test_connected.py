"""Sets that come of names joined two by two."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from detente.dossier import Connected

NAMES = "abcdefgh"
PAIRS = st.lists(st.tuples(st.sampled_from(NAMES), st.sampled_from(NAMES)), max_size=12)


@given(PAIRS)
def test_those_are_of_one_set_between_whom_a_way_of_joined_pairs_leads(pairs: list[tuple[str, str]]) -> None:
    sets = Connected(NAMES)
    reached = {name: {name} for name in NAMES}
    for one, other in pairs:
        sets.join(one, to=other)
        both = reached[one] | reached[other]
        reached |= dict.fromkeys(both, both)
    for one in NAMES:
        assert {other for other in NAMES if sets.root(other) == sets.root(one)} == reached[one]


def test_a_set_keeps_the_name_of_the_one_that_others_are_joined_to() -> None:
    sets = Connected("abc")
    sets.join("b", to="a")
    sets.join("c", to="b")
    assert {sets.root(name) for name in "abc"} == {"a"}
    assert "c" in sets
    assert "d" not in sets
