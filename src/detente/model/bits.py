"""Tables of true and false packed into words of 64 bits."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

Bits = NDArray[np.uint64]
"""64 answers a number, along one axis; the first is the least significant bit of the first number."""

_WORD = 64


def words_for(count: int) -> int:
    """The number of words that hold so many bits."""
    return -(-count // _WORD)


def packed(table: NDArray[np.bool_]) -> Bits:
    """Pack a table along its last axis; bits beyond its end are 0.

    Examples
    --------
    >>> packed(np.array([[True, False, True], [False, True, True]])).tolist()
    [[5], [6]]
    """
    octets = np.packbits(table, axis=-1, bitorder="little")
    padded = np.zeros((*table.shape[:-1], words_for(table.shape[-1]) * 8), dtype=np.uint8)
    padded[..., : octets.shape[-1]] = octets
    return padded.view("<u8").astype(np.uint64, copy=False)


def unpacked(rows: Bits, count: int) -> NDArray[np.bool_]:
    """Unpack the first ``count`` bits of each row.

    Examples
    --------
    >>> unpacked(np.array([[5], [6]], dtype=np.uint64), 3).astype(int).tolist()
    [[1, 0, 1], [0, 1, 1]]
    """
    octets = np.ascontiguousarray(rows).astype("<u8", copy=False).view(np.uint8)
    return np.unpackbits(octets, axis=-1, count=count, bitorder="little").view(np.bool_)


def bits_at(rows: Bits, row: Any, column: Any) -> NDArray[np.bool_]:
    """Single bits of a packed table; rows and columns are combined by broadcasting.

    Examples
    --------
    >>> bits_at(np.array([[5], [6]], dtype=np.uint64), np.array([0, 1]), np.array([1, 1])).tolist()
    [False, True]
    """
    columns = np.asarray(column)
    words = rows[row, columns // _WORD]
    shifted = words >> (columns % _WORD).astype(np.uint64)
    taken: NDArray[np.bool_] = (shifted & np.uint64(1)).astype(bool)
    return taken
