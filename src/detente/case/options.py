"""The options of a case, in the order of letters in a state."""

from __future__ import annotations

from detente.case.load import Case

MAX_OPTIONS = 62
"""A combination of options is held in a 64-bit integer."""


def option_names(case: Case) -> tuple[str, ...]:
    """``PARTY.option`` in the order of letters in a state.

    Raises
    ------
    BadInput
        If there are more options than a combination can hold.
    """
    names = tuple(f"{p}.{o}" for p, party in case.file.parties.items() for o in party.options)
    if len(names) > MAX_OPTIONS:
        raise case.fault(
            ("parties",), f"{len(names)} options are more than can be told apart in one state",
            f"keep at most {MAX_OPTIONS}; merge options that are always taken together",
        )  # fmt: skip
    return names
