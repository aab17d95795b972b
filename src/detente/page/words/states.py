"""The model's answers in plain words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

import numpy as np
from numpy.typing import NDArray

from detente.case import CaseFile
from detente.model import Model
from detente.stability import Concept, Interest, Move, interest

CONCEPT_MEANINGS: dict[Concept, str] = {
    "nash": "nobody can better its lot by moving alone",
    "gmr": "whoever could would risk that the others, at any cost to themselves, undo the gain",
    "smr": "the same, and the one who moved could not escape afterwards",
    "seq": "whoever could would risk it by moves that the others themselves gain from",
    "sseq": "whoever could would risk it by moves that the others gain from, and could not escape afterwards",
}
PATH_KINDS = {
    "improvements": "every step serves the one who takes it",
    "possible improvements": "every step may serve the one who takes it; that hangs on unknown preferences",
    "moves": "open, but not every step serves the one who takes it",
}
MAX_OPTIONS_NAMED = 5
MAX_OPTIONS_TOLD = 6
MAX_PARTIES_NAMED = 3
_NUMBERS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"]
_WORD = re.compile(r"[^\W\d_]{2,}")


def listed(words: Iterable[str], last: str = "and") -> str:
    """Words as a list in prose.

    Examples
    --------
    >>> listed(["A", "B", "C"]), listed(["A"]), listed([])
    ('A, B and C', 'A', 'nobody')
    """
    items = list(words)
    if len(items) < 2:
        return items[0] if items else "nobody"
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def state_name(model: Model, cell: int) -> str:
    """A state's name as a reader sees it: underscores are an expression's need, not a reader's."""
    return model.label(cell).replace("_", " ")


def states_listed(model: Model, cells: Sequence[int] | NDArray[np.int64], limit: int) -> str:
    """The first states by name, and how many more there are; ``none`` where there are none."""
    names = ", ".join(state_name(model, int(cell)) for cell in cells[:limit])
    if len(cells) > limit:
        return f"{names} and {len(cells) - limit:,} more" if names else counted(len(cells), "state")
    return names or "none"


def party_name(case: CaseFile, model: Model, party: int) -> str:
    """The party's name as the case gives it."""
    return case.parties[model.parties[party]].name


def unknown_preferences(case: CaseFile, model: Model) -> str:
    """Whose preferences are open, as what an answer depends on."""
    whose = [party_name(case, model, i) for i, is_open in enumerate(model.open_ties) if is_open]
    if len(whose) > MAX_PARTIES_NAMED:
        return "preferences that no source gives"
    return f"what {listed(whose)} would prefer, which no source says"


def option_labels(case: CaseFile) -> list[str]:
    """The labels of all options, in the order of letters in a state."""
    return [option.label for party in case.parties.values() for option in party.options.values()]


def state_in_words(case: CaseFile, model: Model, cell: int) -> str:
    """What is done in a state: the options taken, by party.

    Returns
    -------
    str
        ``"nobody has taken any of the options"`` where none is, naming them where they are few; the
        state's name in graph form.
    """
    pattern = model.pattern(cell)
    if pattern is None:
        return state_name(model, cell)
    if "Y" in pattern:
        return _acts(case, pattern, "Y")
    nobody = "nobody has taken any of the options"
    return f"{nobody}: {_acts(case, pattern, 'N')}" if len(pattern) <= MAX_OPTIONS_NAMED else nobody


def _acts(case: CaseFile, pattern: str, letter: str) -> str:
    """The options with that letter, by party, in prose."""
    acts = _acts_of(case, pattern, letter)
    return "; ".join(f"{listed(labels)} ({name})" for name, labels in acts.items())


def _acts_of(case: CaseFile, pattern: str, letter: str) -> dict[str, list[str]]:
    """Party to its options with that letter."""
    acts: dict[str, list[str]] = {}
    names = [party.name for party in case.parties.values() for _ in party.options]
    for name, label, found in zip(names, option_labels(case), pattern, strict=True):
        if found == letter:
            acts.setdefault(name, []).append(lowered(label))
    return acts


def name_speaks(model: Model, cell: int) -> bool:
    """Whether a state's name tells a reader anything: a number, or a string of Y and N, does not."""
    return cell in model.names and _WORD.search(model.names[cell]) is not None


def state_told(case: CaseFile, model: Model, cell: int) -> str:
    """A state as a sentence names it: by its name, with what is done in it where the name says nothing."""
    quoted = f"“{state_name(model, cell)}”"
    pattern = model.pattern(cell)
    if pattern is None or name_speaks(model, cell):
        return quoted
    if pattern.count("Y") > MAX_OPTIONS_TOLD:
        return f"{quoted} ({pattern.count('Y')} of {len(pattern)} options taken up)"
    taken = [f"{name}: {listed(acts)}" for name, acts in _acts_of(case, pattern, "Y").items()]
    return f"{quoted} ({'; '.join(taken) or 'nobody takes up any option'})"


def move_in_words(case: CaseFile, model: Model, move: Move) -> str:
    """Who does what in a move."""
    who = party_name(case, model, move.party)
    changes = changes_in_words(case, model, move)
    return f"{who}: {listed(changes)}" if changes else f"{who} moves to “{state_name(model, move.target)}”"


_INTEREST: dict[Interest, str] = {
    "gains": "",
    "loses": " (against its interest)",
    "indifferent": " (nothing in it for the one who moves)",
    "unknown": " (nobody knows whether it would want to)",
}


def step_in_words(case: CaseFile, model: Model, move: Move) -> str:
    """Who does what in a step of a way, and whether it serves the one who takes it."""
    return move_in_words(case, model, move) + _INTEREST[interest(model, move)]


def changes_in_words(case: CaseFile, model: Model, move: Move) -> list[str]:
    """What a move takes up, then what it gives up; empty where states have no options."""
    before, after = model.pattern(move.origin), model.pattern(move.target)
    if before is None or after is None:
        return []
    changes = [
        (label, becomes)
        for label, was, becomes in zip(option_labels(case), before, after, strict=True)
        if was != becomes and becomes != "-"
    ]
    # "No longer wait and sue" would say that the suing stops too.
    taken = [lowered(label) for label, becomes in changes if becomes == "Y"]
    return taken + [f"no longer {lowered(label)}" for label, becomes in changes if becomes == "N"]


def moves_in_words(case: CaseFile, model: Model, moves: Sequence[Move]) -> str:
    """A sequence of moves, one after the other."""
    return ", then ".join(move_in_words(case, model, move) for move in moves)


def lowered(label: str) -> str:
    """A label inside a sentence: its first letter small, unless the word is an acronym or a name's."""
    first = label.split(" ", 1)[0]
    return label[:1].lower() + label[1:] if first[1:].islower() or len(first) == 1 else label


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun, in words up to ten.

    Examples
    --------
    >>> counted(1, "outcome"), counted(3, "outcome"), counted(4096, "outcome")
    ('one outcome', 'three outcomes', '4,096 outcomes')
    """
    figure = _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"
    return f"{figure} {one if number == 1 else many or one + 's'}"
