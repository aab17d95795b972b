"""Heads of columns that stand for states: short, and none like another."""

from __future__ import annotations

from collections.abc import Sequence

from detente.model import Model
from detente.page.words.states import cut_at_word, state_name
from detente.short import lower_first

_SHORTEST_ACT, _LONGER = 30, 8
"""Letters to which an act is cut in a head, and how many more are tried where two heads are alike."""
_LONGEST_ACT = 120


def heads_of_states(model: Model, cells: Sequence[int], most: int) -> tuple[str, ...]:
    """Return a head for each of some states: its name, or in short what is done otherwise than now.

    Parameters
    ----------
    most
        Letters that a head may have; where that would make two alike they are longer.

    Examples
    --------
    >>> model = Model.of("Harbour_union: call_off_strike, return; Port: pay", status_quo="NNN")
    >>> heads_of_states(model, (0, 2, 3), 16)
    ('status quo', 'Harbour_union does “return”', 'return; pay')
    """
    names = [state_name(model, cell) for cell in cells]
    if all(len(name) <= most or cell in model.names for name, cell in zip(names, cells, strict=True)):
        return tuple(names)
    heads: list[str] = []
    for length in range(_SHORTEST_ACT, _LONGEST_ACT, _LONGER):
        heads = [_head(model, cell, name, most, length) for name, cell in zip(names, cells, strict=True)]
        if len(set(heads)) == len(heads):
            return tuple(heads)
    return tuple(names)


def _head(model: Model, cell: int, name: str, most: int, length: int) -> str:
    """Return the name where it is short, or of the case; else each act, cut to a length."""
    now = None if model.status_quo is None else model.pattern(model.status_quo)
    pattern = model.pattern(cell)
    if cell in model.names or len(name) <= most or now is None or pattern is None:
        return name
    acts = []
    for option, (was, becomes) in enumerate(zip(now, pattern, strict=True)):
        if was != becomes and "-" not in (was, becomes):
            label = model.option_labels[option]
            # One that is only an identifier is named without its party.
            act = label.partition(".")[2] if label == model.options[option] else lower_first(label)
            acts.append(("" if becomes == "Y" else "no longer ") + cut_at_word(act, length))
    return "; ".join(acts) if len(acts) > 1 else name
