"""The states, options and parties of a case to choose from, each in words."""

from __future__ import annotations

from detente.analysis import Analysis
from detente.page.words import option_owner, state_name


def option_choices(analysis: Analysis) -> tuple[tuple[str, str], ...]:
    """Return the name of each option in an expression, and the option in words."""
    model = analysis.model
    return tuple(
        (name, f"{option_owner(model, place)}: {model.option_labels[place]}")
        for place, name in enumerate(model.options)
    )


def party_choices(analysis: Analysis) -> tuple[tuple[str, str], ...]:
    """Return the id of each party, and its name."""
    model = analysis.model
    return tuple(zip(model.parties, model.party_names, strict=True))


def state_choices(analysis: Analysis, most: int = 200) -> tuple[tuple[str, str], ...]:
    """Return what names each state in a question, and the state in words; nothing where there are too many.

    The status quo comes first, then the states that have a name, then those told by what differs in them.
    """
    model = analysis.model
    cells = [cell for cell in range(model.cells) if model.feasible[cell]][: most + 1]
    if len(cells) > most:
        return ()
    cells.sort(key=lambda cell: (cell != model.status_quo, cell not in model.names, cell))
    return tuple((model.label(cell), state_name(model, cell)) for cell in cells)
