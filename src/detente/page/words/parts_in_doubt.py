"""Words for the parts of a step of which nobody knows that they serve whoever takes it."""

from __future__ import annotations

from dataclasses import replace

from detente.model import Model
from detente.names import is_plural
from detente.page.words.parties import upper_first
from detente.page.words.steps import changes_in_words
from detente.stability import Move, interest, parts_in_doubt, targets


def parts_in_doubt_in_words(model: Model, step: Move) -> tuple[str, ...]:
    """Say of each act in doubt that nobody knows it, and what the party would rather do by itself.

    Examples
    --------
    >>> from detente.model import Model
    >>> wish = {"priorities": ["UP.talk"], "unknown": ["order"], "comparisons": "NN > NY"}
    >>> parts_in_doubt_in_words(Model.of("UP: talk, join", {"UP": wish}, status_quo="NN"), Move(0, 0, 3))
    ('Whether UP would UP.join as well as UP.talk is unknown: by itself it would rather not.',)
    """
    rest = parts_in_doubt(model, step)
    name = model.party_names[step.party]
    it = "they" if is_plural(name) else "it"
    says = []
    for option in rest:
        alone = _alone(model, step, option)
        if alone is None:
            continue
        acts = changes_in_words(model, alone)
        kept = [each for each in changes_in_words(model, step) if each not in acts]
        beside = f" as well as {' and '.join(kept)}" if kept else ""
        by_itself = f": by itself {it} would rather not" if interest(model, alone) == "loses" else ""
        says.append(upper_first(f"whether {name} would {' and '.join(acts)}{beside} is unknown{by_itself}."))
    return tuple(says)


def _alone(model: Model, step: Move, option: str) -> Move | None:
    """Return the step that changes one option only; None where the rules bar it."""
    before, at = model.pattern(step.origin) or "", model.options.index(option)
    wanted = f"{before[:at]}{'N' if before[at] == 'Y' else 'Y'}{before[at + 1 :]}"
    cells = targets(model, step.party, step.origin).tolist()
    cell = next((cell for cell in cells if model.pattern(cell) == wanted), None)
    return None if cell is None else replace(step, target=cell)
