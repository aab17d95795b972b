"""The options of a case: their names, their owners, which of them go one way only."""

from __future__ import annotations

from collections.abc import Mapping

from detente.case import (
    CaseFile,
    Expression,
    ExpressionError,
    did_you_mean,
    options_in,
    parse_expression,
)
from detente.errors import Fault, Place


def checked_expression(place: Place, text: str, options: tuple[str, ...]) -> Expression:
    """Parse the expression at ``place`` and see that it names only options the case has.

    Raises
    ------
    Fault
        If it cannot be read or names an unknown option.
    """
    try:
        expression = parse_expression(text)
    except ExpressionError as error:
        raise Fault(
            place, str(error), "write options as PARTY.option, joined by not, and, or, if, iff"
        ) from None
    for name in options_in(expression):
        if name not in options:
            raise Fault(
                place,
                f"unknown option {name}{did_you_mean(name, options)}",
                "name an option listed under `parties`",
            )
    return expression


def is_pattern(text: str, options: tuple[str, ...]) -> bool:
    """Return whether ``text`` has one of Y, N, - for each option."""
    return len(text) == len(options) and not set(text) - set("YN-")


def require_pattern(place: Place, text: str, options: tuple[str, ...]) -> None:
    """See that ``text`` is a string of Y, N and -, one letter an option; Fault if not."""
    if not is_pattern(text, options):
        raise Fault(
            place, f"{text!r} is not {len(options)} letters of Y, N or -",
            f"give one letter for each of {', '.join(options)}",
        )  # fmt: skip


def one_way_directions(file: CaseFile, options: tuple[str, ...]) -> tuple[int, ...]:
    """For each option 0, +1 (cannot be untaken) or -1 (cannot be taken).

    Raises
    ------
    Fault
        If an entry is neither ``PARTY.option`` nor ``not PARTY.option``, is unknown or contradicts another.
    """
    directions: dict[str, int] = {}
    for i, entry in enumerate(file.one_way):
        words = entry.option.split()
        direction = -1 if words[:1] == ["not"] else 1
        name = " ".join(words[1:] if direction < 0 else words)
        if name not in options:
            raise Fault(
                ("one_way", i), f"unknown option {name}{did_you_mean(name, options)}",
                "write PARTY.option, or `not PARTY.option` for one that cannot be taken",
            )  # fmt: skip
        if directions.setdefault(name, direction) != direction:
            raise Fault(("one_way", i), f"{name} can be neither taken nor untaken", "make it a rule instead")
    return tuple(directions.get(name, 0) for name in options)


def option_owners(file: CaseFile) -> tuple[int, ...]:
    """For each option the index of its party."""
    parties: Mapping[str, object] = file.parties
    return tuple(i for i, p in enumerate(parties) for _ in file.parties[p].options)
