"""Random partial orders as matrices."""

from __future__ import annotations

from itertools import combinations

import numpy as np
from hypothesis import strategies as st
from numpy.typing import NDArray

from detente.model.preferences.partial_order import closed


@st.composite
def orders(draw: st.DrawFn, most: int = 6) -> NDArray[np.bool_]:
    """Strict partial orders, closed, their elements in no particular sequence."""
    elements = draw(st.integers(0, most))
    pairs = draw(st.sets(st.sampled_from(list(combinations(range(elements), 2))))) if elements > 1 else set()
    names = draw(st.permutations(range(elements)))
    return closed(matrix(elements, {(names[a], names[b]) for a, b in pairs}))


def matrix(elements: int, pairs: set[tuple[int, int]]) -> NDArray[np.bool_]:
    above = np.zeros((elements, elements), dtype=np.bool_)
    for a, b in pairs:
        above[a, b] = True
    return above
