"""Moves in plain words, and the interest that parties have in them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from detente.model import Model
from detente.names import is_plural
from detente.page.words.states import party_in_a_sentence, state_name
from detente.patterns import as_pattern
from detente.short import join_words, lower_first
from detente.stability import Interest, Move, interest, targets

_GOING_ON = as_pattern(r"(?:go on with|keep up|continue) (?=(?:the|its|their|an?) )")
_INTEREST: dict[Interest, str] = {
    "gains": "",
    "loses": " (against its interest)",
    "indifferent": " (no gain for the party that moves)",
    "unknown": " (its interest in this is unknown)",
}
_INTEREST_NOW: dict[Interest, str] = {
    "gains": " (in its interest as things stand; unknown by then)",
    "loses": " (against its interest as things stand; unknown by then)",
}


def move_in_words(model: Model, move: Move) -> str:
    """Say who does what in a move."""
    who = model.party_names[move.party]
    changes = changes_in_words(model, move)
    if changes:
        return f"{who}: {join_words(changes)}"
    return f"{who} {'move' if is_plural(who) else 'moves'} to “{state_name(model, move.target)}”"


def clause_of_move(model: Model, move: Move) -> str:
    """Say a move as what it takes: "for the union to call off the strike".

    Examples
    --------
    >>> model = Model.of("union: call_off; port: pay", status_quo="NN")
    >>> clause_of_move(model, Move(1, 0, 1))
    'for the port to port.pay'
    """
    changes = changes_in_words(model, move)
    to = join_words(changes) if changes else f"move to “{state_name(model, move.target)}”"
    return f"for {party_in_a_sentence(model, move.party)} to {to}"


def moves_in_words(model: Model, moves: Sequence[Move]) -> str:
    """Say a sequence of moves, one after the other."""
    return ", then ".join(move_in_words(model, move) for move in moves)


def step_in_words(model: Model, move: Move) -> str:
    """Say who does what in a step of a way, and whether it is in the interest of that party."""
    return move_in_words(model, move) + _interest_in_words(model, move)


def _interest_in_words(model: Model, move: Move) -> str:
    """Say what interest a party has in a step, and what it has as things stand where that alone is known."""
    of, quo = interest(model, move), model.status_quo
    changes = changes_in_words(model, move)
    if of == "unknown" and changes and quo is not None and move.origin != quo:
        for cell in targets(model, move.party, quo).tolist():
            now = replace(move, origin=quo, target=cell)
            if changes_in_words(model, now) == changes:
                return _INTEREST_NOW.get(interest(model, now), _INTEREST[of])
    return _INTEREST[of]


def changes_in_words(model: Model, move: Move) -> list[str]:
    """List what a move takes up, then what it gives up; empty where states have no options."""
    before, after = model.pattern(move.origin), model.pattern(move.target)
    if before is None or after is None:
        return []
    changes = [
        (label, becomes)
        for label, was, becomes in zip(model.option_labels, before, after, strict=True)
        if was != becomes and becomes != "-"
    ]
    # "No longer wait and sue" would say that the suing stops too.
    taken = [lower_first(label) for label, becomes in changes if becomes == "Y"]
    return taken + [_given_up(lower_first(label)) for label, becomes in changes if becomes == "N"]


def _given_up(act: str) -> str:
    """Return the end of an act: "end the strike" of one that goes on with it."""
    going_on = _GOING_ON.match(act)
    return f"end {act[going_on.end() :]}" if going_on is not None else f"no longer {act}"
