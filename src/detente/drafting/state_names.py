"""Names for the states of a draft: the status quo, and what one party's one choice would make of it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations

from detente.drafting.selection import DraftOption, is_doing, needs_both
from detente.names import is_plural
from detente.positions import Position
from detente.reading import Party, entry_label, entry_of

STATUS_QUO = "status quo"
_PUNCTUAL = frozenset(
    {"walk", "lodge", "launch", "go", "call", "file", "seize", "send", "put", "come", "break", "keep", "stay"}
)
"""Verbs of which "no longer" does not say that it ends."""
_IRREGULAR = {"have": "has", "be": "is", "do": "does", "go": "goes"}


def third_person(act: str) -> str:
    """Return an infinitive as what somebody does.

    Examples
    --------
    >>> third_person("Open talks with the CNRP"), third_person("Carry on"), third_person("Press Phnom Penh")
    ('opens talks with the CNRP', 'carries on', 'presses Phnom Penh')
    """
    verb, _, rest = act.partition(" ")
    verb = verb.lower()
    if verb in _IRREGULAR:
        verb = _IRREGULAR[verb]
    elif re.search(r"[^aeiou]y$", verb):
        verb = f"{verb[:-1]}ies"
    else:
        verb += "es" if re.search(r"(s|x|z|ch|sh|o)$", verb) else "s"
    return f"{verb} {rest}".strip()


def change_in_words(option: DraftOption, name: str, *, plural: bool) -> str:
    """Return what changes when an option changes against the status quo.

    Parameters
    ----------
    name
        The party's short name.
    plural
        True if the name takes a verb in the plural ("the dockers").
    """
    act = option.row.act
    ending = _ending_of(option.row) if option.taken and act.split()[0].lower() in _PUNCTUAL else None
    if ending is not None:
        return f"{name} {ending[:1].lower() + ending[1:] if plural else third_person(ending)}"
    does = act[:1].lower() + act[1:] if plural else third_person(act)
    return f"{name} no longer {does}" if option.taken else f"{name} {does}"


def _ending_of(row: Position) -> str | None:
    """Return the catalogue's words for ending an act: "Call off the strike"."""
    entry = entry_of(row.catalogue)
    label = entry_label(entry, False, {}) if entry is not None and is_doing(row) else ""
    return label if len(label.split()) > 1 else None


def state_names(
    options: Sequence[DraftOption],
    names: Mapping[str, str],
    parties: Iterable[Party],
    excluding: Sequence[tuple[DraftOption, DraftOption]],
) -> dict[str, str]:
    """Return names for the status quo, for the states one choice away, and for what both sides agree to.

    Parameters
    ----------
    names
        Short name of each party, by its id in the table.
    excluding
        Pairs of options that exclude each other: a state with both has no name.

    Returns
    -------
    dict
        Name to Y/N string, each state once.
    """
    plural = {party.id: is_plural(names[party.id], party.kind) for party in parties}
    changes = [
        change_in_words(option, names[option.row.maker], plural=plural[option.row.maker])
        for option in options
    ]
    named = {STATUS_QUO: _with_changes(options, ())}
    steps = [*((k,) for k in range(len(options))), *_agreed(options)]
    for step in steps:
        state = _with_changes(options, step)
        taken = {option.name for option, letter in zip(options, state, strict=True) if letter == "Y"}
        name = " and ".join(changes[k] for k in step)
        if name not in named and not any({one.name, other.name} <= taken for one, other in excluding):
            named[name] = state
    return named


def _agreed(options: Sequence[DraftOption]) -> list[tuple[int, int]]:
    """Return pairs of options that are one act which needs both sides, neither of them taken."""
    return [
        (k, n)
        for (k, one), (n, other) in combinations(enumerate(options), 2)
        if needs_both(one.row, other.row) and not one.taken and not other.taken
    ]


def _with_changes(options: Sequence[DraftOption], changed: Sequence[int]) -> str:
    return "".join("Y" if option.taken != (k in changed) else "N" for k, option in enumerate(options))
