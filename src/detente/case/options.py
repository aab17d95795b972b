"""The options of a case, in the order of the Y/N string of a state."""

from __future__ import annotations

from collections.abc import Iterable

from detente.case.schema import CaseFile
from detente.case.what_if import DROP
from detente.case.yaml_text import did_you_mean
from detente.errors import BadArgument, Fault

MAX_OPTIONS = 62
"""A combination of options is held in a 64-bit integer."""


def option_names(file: CaseFile) -> tuple[str, ...]:
    """``PARTY.option`` in the order of the Y/N string of a state.

    Raises
    ------
    Fault
        If there are more options than a combination can hold.
    """
    names = tuple(f"{p}.{o}" for p, party in file.parties.items() for o in party.options)
    if len(names) > MAX_OPTIONS:
        raise Fault(
            ("parties",), f"{len(names)} options are more than can be told apart in one state",
            f"keep at most {MAX_OPTIONS}; merge options that are always taken together",
        )  # fmt: skip
    return names


def require_options(file: CaseFile, dropped: Iterable[str]) -> None:
    """See that a case has the options that a what-if drops; BadArgument if not."""
    options = option_names(file)
    for name in dropped:
        if name not in options:
            raise BadArgument(
                DROP, f"unknown option {name}{did_you_mean(name, options)}", "write PARTY.option"
            )
