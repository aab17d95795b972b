"""Whether the states of a case fit into this machine's memory, said before anything is computed."""

from __future__ import annotations

from detente.case.load import LoadedCase

BYTES_A_STATE = 60
BYTES_A_STATE_AND_PARTY = 30
"""Upper bounds of what a whole analysis holds at its peak; `benchmarks/stability.py` measures it."""
_SURELY_FITS = 1 << 18


def require_room(case: LoadedCase, states: int) -> None:
    """See that an analysis of so many states would fit into the memory that is free.

    Raises
    ------
    BadInput
        If it would not, with the number of states that would.
    """
    if states <= _SURELY_FITS:
        return
    import psutil  # only a large case has to ask

    each = BYTES_A_STATE + BYTES_A_STATE_AND_PARTY * len(case.file.parties)
    free = psutil.virtual_memory().available
    if states * each > free:
        fitting = free // each
        raise case.fault(
            ("parties",),
            f"{states:,} states would need about {states * each / 1e9:,.1f} GB of memory, "
            f"and {free / 1e9:,.1f} GB are free",
            f"add `rules` that leave at most {fitting:,} states (2^{max(fitting, 1).bit_length() - 1} are "
            f"{max(fitting, 1).bit_length() - 1} options without rules), or merge options",
        )
