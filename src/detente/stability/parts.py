"""The parts of a step that its mover could leave out, and of which nobody knows that they serve it."""

from __future__ import annotations

from dataclasses import replace

from detente.model import Model
from detente.stability.breadth_first import StepKind
from detente.stability.moves import targets
from detente.stability.result import Move
from detente.stability.ways import Path, interest


def parts_in_doubt(model: Model, move: Move) -> tuple[str, ...]:
    """Return the options that a step changes though a smaller step is sure to serve its mover.

    A step may improve on the state it leaves by one of its parts alone. If the mover gains surely by a
    part, and its preference between that part and the whole is unknown, the whole is no step that is known to
    be in its interest: the rest of it is in doubt.

    Returns
    -------
    tuple[str, ...]
        The rest, smallest where there are several; empty where every part is known to serve the mover, or
        the step has one part.

    Examples
    --------
    >>> from detente.model import Model
    >>> wish = {"priorities": ["UP.talk"], "unknown": ["order"]}
    >>> model = Model.of("UP: talk, join", {"UP": wish}, status_quo="NN")
    >>> parts_in_doubt(model, Move(0, 0, 3))
    ('UP.join',)
    """
    before, after = model.pattern(move.origin), model.pattern(move.target)
    if before is None or after is None:
        return ()
    rests: list[tuple[str, ...]] = []
    for cell in targets(model, move.party, move.origin).tolist():
        between = model.pattern(cell) or ""
        rest = tuple(o for o, a, b in zip(model.options, between, after, strict=True) if a != b)
        is_part = all(a == c or b == c for a, b, c in zip(before, after, between, strict=True))
        if not rest or not is_part or cell == move.origin:
            continue
        gains = interest(model, replace(move, target=cell)) == "gains"
        if gains and interest(model, replace(move, origin=cell)) == "unknown":
            rests.append(rest)
    return min(rests, key=len, default=())


def kind_of_way(model: Model, path: Path) -> StepKind:
    """Return the kind of a way as it may be presented: sure only where no step has a part in doubt."""
    in_doubt = path.by == "improvements" and any(parts_in_doubt(model, step) for step in path.steps)
    return "possible improvements" if in_doubt else path.by
