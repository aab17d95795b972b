"""The options of a case, and which cells of the option space are states."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from detente.case.connectives import ExpressionError
from detente.case.expressions import Expression, evaluate, options_in, parse_expression
from detente.case.load import LoadedCase, did_you_mean
from detente.case.yaml_text import Place

MAX_OPTIONS = 20


def option_names(case: LoadedCase) -> tuple[str, ...]:
    """``PARTY.option`` in the order of letters in a state.

    Raises
    ------
    BadInput
        If there are more options than the state space can be laid out for.
    """
    names = tuple(f"{p}.{o}" for p, party in case.file.parties.items() for o in party.options)
    if len(names) > MAX_OPTIONS:
        raise case.fault(
            ("parties",), f"{len(names)} options make 2^{len(names)} combinations",
            f"keep at most {MAX_OPTIONS}; merge options that are always taken together",
        )  # fmt: skip
    return names


def option_axes(options: tuple[str, ...]) -> dict[str, NDArray[np.bool_]]:
    """For each option an array, broadcastable over ``(2,) * len(options)``, of whether it is taken."""
    count = len(options)
    return {
        name: np.array([False, True]).reshape((1,) * k + (2,) + (1,) * (count - 1 - k))
        for k, name in enumerate(options)
    }


def checked_expression(case: LoadedCase, place: Place, text: str, options: tuple[str, ...]) -> Expression:
    """Parse the expression at ``place`` and see that it names only options the case has.

    Raises
    ------
    BadInput
        If it cannot be read or names an unknown option.
    """
    try:
        expression = parse_expression(text)
    except ExpressionError as error:
        raise case.fault(
            place, str(error), "write options as PARTY.option, joined by not, and, or, if, iff"
        ) from None
    for name in options_in(expression):
        if name not in options:
            raise case.fault(
                place,
                f"unknown option {name}{did_you_mean(name, options)}",
                "name an option listed under `parties`",
            )
    return expression


def truth(expression: Expression, options: tuple[str, ...]) -> NDArray[np.bool_]:
    """Shape ``(2 ** len(options),)``: where an expression is true."""
    value = evaluate(expression, option_axes(options))
    return np.broadcast_to(value, (2,) * len(options)).reshape(-1)


def cells_of_pattern(pattern: str) -> NDArray[np.int64]:
    """The cells a string of Y, N and - matches, ascending.

    Examples
    --------
    >>> cells_of_pattern("Y-N").tolist()
    [4, 6]
    """
    cells = np.zeros(1, dtype=np.int64)
    for letter in pattern:
        cells = cells * 2
        if letter == "Y":
            cells = cells + 1
        elif letter == "-":
            cells = np.concatenate([cells, cells + 1])
    return np.sort(cells)


def is_pattern(text: str, options: tuple[str, ...]) -> bool:
    """Whether ``text`` has one of Y, N, - for each option."""
    return len(text) == len(options) and not set(text) - set("YN-")


def feasible_cells(case: LoadedCase, options: tuple[str, ...]) -> NDArray[np.bool_]:
    """Shape ``(2 ** len(options),)``: which cells are states, by ``rules`` or by the list ``feasible``.

    Raises
    ------
    BadInput
        If both are given, a line cannot be read, or no state is left.
    """
    file = case.file
    if file.feasible is not None and file.rules:
        raise case.fault(("feasible",), "has both `rules` and `feasible`", "keep the one you mean")
    if file.feasible is not None:
        feasible = np.zeros(2 ** len(options), dtype=np.bool_)
        for i, pattern in enumerate(file.feasible):
            require_pattern(case, ("feasible", i), pattern, options)
            feasible[cells_of_pattern(pattern)] = True
        if not feasible.any():
            raise case.fault(("feasible",), "lists no state", "list at least one, or leave the key out")
        return feasible
    feasible = np.ones(2 ** len(options), dtype=np.bool_)
    for i, rule in enumerate(file.rules):
        holds = truth(checked_expression(case, ("rules", i), rule.rule, options), options)
        if not (feasible & holds).any():
            raise case.fault(
                ("rules", i), "the rules up to this one contradict each other: no state is feasible",
                "loosen this rule or one above it",
            )  # fmt: skip
        feasible &= holds
    return feasible


def require_pattern(case: LoadedCase, place: Place, text: str, options: tuple[str, ...]) -> None:
    """See that ``text`` is a string of Y, N and -, one letter an option; BadInput if not."""
    if not is_pattern(text, options):
        raise case.fault(
            place, f"{text!r} is not {len(options)} letters of Y, N or -",
            f"give one letter for each of {', '.join(options)}",
        )  # fmt: skip


def one_way_directions(case: LoadedCase, options: tuple[str, ...]) -> tuple[int, ...]:
    """For each option 0, +1 (cannot be untaken) or -1 (cannot be taken).

    Raises
    ------
    BadInput
        If an entry is neither ``PARTY.option`` nor ``not PARTY.option``, is unknown or contradicts another.
    """
    found: dict[str, int] = {}
    for i, entry in enumerate(case.file.one_way):
        words = entry.option.split()
        direction = -1 if words[:1] == ["not"] else 1
        name = " ".join(words[1:] if direction < 0 else words)
        if name not in options:
            raise case.fault(
                ("one_way", i), f"unknown option {name}{did_you_mean(name, options)}",
                "write PARTY.option, or `not PARTY.option` for one that cannot be taken",
            )  # fmt: skip
        if found.setdefault(name, direction) != direction:
            raise case.fault(
                ("one_way", i), f"{name} can be neither taken nor untaken", "make it a rule instead"
            )
    return tuple(found.get(name, 0) for name in options)


def option_owners(case: LoadedCase) -> tuple[int, ...]:
    """For each option the index of its party."""
    parties: Mapping[str, object] = case.file.parties
    return tuple(i for i, p in enumerate(parties) for _ in case.file.parties[p].options)
