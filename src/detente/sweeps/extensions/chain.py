"""Strict orders that keep a partial order, drawn almost uniformly by a Markov chain."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CHAIN = "Markov chain (Bubley and Dyer 1999)"

_CHAINS = 1 << 13
"""Chains run side by side, so that the two places a step looks at stay in the cache."""

_COINS = 1 << 22
"""Coins tossed at a time."""


def chain_steps(elements: int, bias: float) -> int:
    """The number of steps that bring the chain within ``bias`` of the uniform distribution, from any start.

    A step takes the places p and p + 1 (from 1) with probability p(n - p)/K, K = (n³ - n)/6, tosses a coin
    and, if it shows heads, exchanges the two elements there unless they are comparable. Let two
    orders differ by exchanging the elements at places i < j, at distance j - i, and let both chains take
    the same p, with opposite coins if j = i + 1 and p = i, else the same coin. Steps at i - 1 and j part them
    by at most one, those at i and j - 1 bring them nearer by one, each with half its probability: on
    average the distance shrinks by the factor 1 - 1/K. Any two orders are joined by such exchanges whose
    distances add up to half their Spearman footrule, at most n²/4. So by path coupling t steps leave
    a bias of at most (1 - 1/K)^t n²/4, and t = K ln(n² / (4 bias)) suffices.

    Parameters
    ----------
    elements
        At least one.
    bias
        Total variation distance, above 0.

    Notes
    -----
    R. Bubley and M. Dyer, Faster random generation of linear extensions, Discrete Mathematics 201 (1999),
    81-88. The chain that takes every place alike is that of A. Karzanov and L. Khachiyan, On the
    conductance of order Markov chains, Order 8 (1991), 7-15.

    Examples
    --------
    >>> chain_steps(10, 1e-3)
    1671
    """
    total = (elements**3 - elements) // 6
    return max(0, math.ceil(total * math.log(elements**2 / (4 * bias))))


@dataclass(frozen=True)
class OrderChain:
    """The chain on the strict orders that keep a partial order of at least two elements.

    Attributes
    ----------
    above
        Shape ``(n, n)``, closed.
    bias
        Bound on the total variation distance of one order from the uniform distribution.
    """

    above: NDArray[np.bool_]
    bias: float
    count: None = None

    @property
    def steps(self) -> int:
        """The number of steps that each chain takes."""
        return chain_steps(len(self.above), self.bias)

    def drawn(self, generator: np.random.Generator, number: int) -> NDArray[np.int32]:
        """Orders as ranks, shape ``(number, n)``, from as many chains.

        Chains that run side by side take the same places, with coins of their own. Given the places,
        stationary chains stay independent and uniform, and each chain meets a stationary one of its own
        with the same probability as if it ran alone. So m draws are together within m times the bias
        of m independent uniform draws, just as with places of their own.
        """
        ranks = np.empty((number, len(self.above)), dtype=np.int32)
        for first in range(0, number, _CHAINS):
            some = ranks[first : first + _CHAINS]
            order = self._run(generator, len(some))
            places = np.arange(len(order), dtype=np.int32)[:, None]
            np.put_along_axis(some, order.T.astype(np.int64), places.T, axis=1)
        return ranks

    def _run(self, generator: np.random.Generator, chains: int) -> NDArray[np.unsignedinteger]:
        """The element at each place, lowest first, shape ``(n, chains)``."""
        elements = len(self.above)
        kind = np.min_scalar_type(elements**2 - 1)
        free = ~(self.above | self.above.T).ravel()
        order = np.repeat(np.argsort(self.above.sum(axis=1)).astype(kind)[:, None], chains, axis=1)
        place = np.arange(1, elements)
        until = np.cumsum(place * (elements - place))
        left = self.steps
        while left:
            steps = min(left, max(1, _COINS // chains))
            left -= steps
            taken = np.searchsorted(until, generator.integers(until[-1], size=steps), side="right")
            octets = np.frombuffer(generator.bytes(steps * -(-chains // 8)), dtype=np.uint8)
            coins = np.unpackbits(octets.reshape(steps, -1), axis=1, count=chains).view(np.bool_)
            for at, heads in zip(taken.tolist(), coins, strict=True):
                lower, upper = order[at], order[at + 1]
                exchanged = free.take(lower * kind.type(elements) + upper)
                exchanged &= heads
                difference = (lower ^ upper) * exchanged
                lower ^= difference
                upper ^= difference
        return order
