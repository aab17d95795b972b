"""Notes beside a coded passage, for what a finding says that no code can: a name and a value, one a line."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from detente.edtf import DateRange
from detente.reading import ActMention, Event, Party, Role, Standing

_APART: Final = " | "
"""Between several values of one name."""
_OF_ACT: Final = ("when", "kind", "catalogue", "predicate", "words", "turned", "sign", "condition")
_NAMES: Final = {
    "when": "date", "kind": "kind", "catalogue": "entry", "predicate": "verb", "words": "words",
    "turned": "or", "sign": "done", "condition": "condition", "aliases": "also", "of": "of",
    "since": "since", "until": "until", "by": "by", "party": "party",
}  # fmt: skip
"""The fields of findings, by the names that they have in a note."""


def note_of_event(event: Event) -> str:
    """Return the date of an event."""
    return _note({"when": event.when})


def note_of_act(act: ActMention) -> str:
    """Return how the words of an act were read: by these an act that comes back is the same."""
    fields = {name: getattr(act, name) for name in _OF_ACT}
    fields["condition"] = None if act.condition is None else act.condition.quote
    # An act that is to be done is the rule, and needs no word.
    fields["sign"] = None if act.sign else "no"
    return _note(fields)


def note_of_party(party: Party) -> str:
    """Return the other names of a party."""
    return _note({"aliases": party.aliases})


def note_of_title(held: Role | Standing, names: Mapping[str, str], holder: str) -> str:
    """Return who holds an office or has a standing, of whom or by whom, and since when."""
    whose = {"of": held.of} if isinstance(held, Role) else {"by": held.by}
    named = {field: names.get(party) for field, party in whose.items() if party is not None}
    return _note({"party": holder, **named, "since": held.since, "until": held.until})


def fields_of_note(note: str) -> dict[str, Any]:
    r"""Return what a note says, by the fields of findings; lines of other programs say nothing.

    Examples
    --------
    >>> fields_of_note("date: 2026-05\ndone: no\nwords: lift | siege\nto be discussed")
    {'when': '2026-05', 'sign': False, 'words': ('lift', 'siege')}
    """
    by_name = {name: field for field, name in _NAMES.items()}
    fields: dict[str, Any] = {}
    for line in note.splitlines():
        name, colon, value = line.partition(": ")
        field = by_name.get(name.strip())
        if not colon or field is None or not value.strip():
            continue
        if field in ("words", "aliases"):
            fields[field] = tuple(each for each in value.split(_APART) if each)
        elif field == "sign":
            fields[field] = value.strip() != "no"
        elif field not in ("when", "since", "until") or DateRange.parse(value.strip()).valid:
            fields[field] = value if field == "condition" else value.strip()
    return fields


def of_an_act(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Return those fields of a note that an act has."""
    return {name: fields[name] for name in _OF_ACT if name in fields}


def _note(fields: Mapping[str, Any]) -> str:
    return "\n".join(
        f"{_NAMES[name]}: {_APART.join(value) if isinstance(value, tuple) else value}"
        for name, value in fields.items()
        if value
    )
