"""The model's answers in plain words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from detente.case.model import Model
from detente.case.schema import CaseFile
from detente.stability.result import Concept, Move

CONCEPT_NAMES: dict[Concept, str] = {"nash": "Nash", "gmr": "GMR", "smr": "SMR", "seq": "SEQ"}
CONCEPT_MEANINGS: dict[Concept, str] = {
    "nash": "nobody can better its lot by moving alone",
    "gmr": "whoever could would risk that the others, at any cost to themselves, undo the gain",
    "smr": "the same, and the one who moved could not escape afterwards",
    "seq": "whoever could would risk it by moves that the others themselves gain from",
}
PATH_KINDS = {
    "improvements": "every step serves the one who takes it",
    "possible improvements": "every step may serve the one who takes it; that hangs on unknown preferences",
    "moves": "open, but some step is not known to serve the one who takes it",
}


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


def party_name(case: CaseFile, model: Model, party: int) -> str:
    """The party's name as the case gives it."""
    return case.parties[model.parties[party]].name


def option_labels(case: CaseFile) -> list[str]:
    """The labels of all options, in the order of letters in a state."""
    return [option.label for party in case.parties.values() for option in party.options.values()]


def state_in_words(case: CaseFile, model: Model, cell: int) -> str:
    """What is done in a state: the options taken, by party.

    Returns
    -------
    str
        ``"nobody has taken any of the options"`` where none is; the state's name in graph form.
    """
    pattern = model.pattern(cell)
    if pattern is None:
        return state_name(model, cell)
    taken: dict[str, list[str]] = {}
    names = [party.name for party in case.parties.values() for _ in party.options]
    for name, label, letter in zip(names, option_labels(case), pattern, strict=True):
        if letter == "Y":
            taken.setdefault(name, []).append(lowered(label))
    if not taken:
        return "nobody has taken any of the options"
    return "; ".join(f"{name}: {listed(labels)}" for name, labels in taken.items())


def move_in_words(case: CaseFile, model: Model, move: Move) -> str:
    """Who does what in a move."""
    who = party_name(case, model, move.party)
    before, after = model.pattern(move.origin), model.pattern(move.target)
    if before is None or after is None:
        return f"{who} moves to “{state_name(model, move.target)}”"
    changes = []
    for label, was, becomes in zip(option_labels(case), before, after, strict=True):
        if was != becomes and becomes == "Y":
            changes.append(lowered(label))
        elif was != becomes and becomes == "N":
            changes.append(f"no longer {lowered(label)}")
    return f"{who}: {listed(changes)}" if changes else f"{who} moves to “{state_name(model, move.target)}”"


def moves_in_words(case: CaseFile, model: Model, moves: Sequence[Move]) -> str:
    """A sequence of moves, one after the other."""
    return ", then ".join(move_in_words(case, model, move) for move in moves)


def lowered(label: str) -> str:
    """A label inside a sentence: its first letter small, unless the word is an acronym or a name's."""
    first = label.split(" ", 1)[0]
    return label[:1].lower() + label[1:] if first[1:].islower() or len(first) == 1 else label


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number with its noun.

    Examples
    --------
    >>> counted(1, "outcome"), counted(3, "outcome")
    ('one outcome', '3 outcomes')
    """
    return f"one {one}" if number == 1 else f"{number:,} {many or one + 's'}"
