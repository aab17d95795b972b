"""Lines added to a case behind those that are there: names of states, evidence, items of a section."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from detente.interview.edits.comments import add_item, put_last

_UNKNOWN = "unknown"


def note(mapping: Any, key: str, words: str) -> None:
    """Put a comment behind the line of a key; data without comments stays as it is."""
    if hasattr(mapping, "yaml_add_eol_comment"):
        mapping.yaml_add_eol_comment(words, key, column=0)


def renew_note(mapping: Any, key: str, begins: str, words: str) -> None:
    """Write other words into the comment behind the line of a key, if it begins with some words."""
    comments: Any = mapping.ca.items.get(key) if hasattr(mapping, "ca") else None
    tokens = [token for token in comments or () if hasattr(token, "value")]
    for token in tokens:
        own, line_end, rest = token.value.partition("\n")
        if words and own.lstrip("# ").startswith(begins):
            token.value = f"# {words}{line_end}{rest}"


def name_state(data: Any, name: str, pattern: str) -> None:
    """Give a state a name, unless it has one.

    Examples
    --------
    >>> data = {"states": {"now": "N"}}
    >>> name_state(data, "talks", "Y"), name_state(data, "peace", "Y")
    (None, None)
    >>> data["states"]
    {'now': 'N', 'talks': 'Y'}
    """
    if pattern not in data["states"].values():
        put_last(data["states"], name, pattern)


def add_evidence(element: Any, cited: Iterable[str]) -> None:
    """Add ids to the evidence of an element that cites some.

    Examples
    --------
    >>> option = {"label": "Go", "evidence": ["e1"]}
    >>> add_evidence(option, ["e1", "e2"])
    >>> option["evidence"]
    ['e1', 'e2']
    """
    for name in cited:
        if name not in element["evidence"]:
            add_item(element["evidence"], name)


def replace_priority(data: Any, party: str, before: str, line: dict[str, Any]) -> None:
    """Write a priority, with its source, in the place of another.

    Examples
    --------
    >>> data = {"preferences": {"A": {"priorities": ["A.x", {"priority": "not B.y", "evidence": ["e1"]}]}}}
    >>> replace_priority(data, "A", "not B.y", {"priority": "B.y", "evidence": ["e2"]})
    >>> data["preferences"]["A"]["priorities"]
    ['A.x', {'priority': 'B.y', 'evidence': ['e2']}]
    """
    items = data["preferences"][party]["priorities"]
    for i, item in enumerate(items):
        if isinstance(item, str) and item == before:
            items[i] = line
        elif not isinstance(item, str) and item["priority"] == before:
            for key in [key for key in item if key not in line]:
                del item[key]
            for key, value in line.items():
                item[key] = value


def leave_open(data: Any, party: str, options: Iterable[str]) -> None:
    """Say that it is open what a party wants of some options.

    Examples
    --------
    >>> data = {"preferences": {"A": {"priorities": ["A.x"], "unknown": ["order"]}, "B": "unknown"}}
    >>> leave_open(data, "A", ["B.y"]), leave_open(data, "B", ["B.y"])
    (None, None)
    >>> data["preferences"]["A"]["unknown"], data["preferences"]["B"]
    (['order', 'B.y'], 'unknown')
    """
    preference = data["preferences"].get(party)
    if not hasattr(preference, "items"):
        return  # all of it is open
    known = preference.get(_UNKNOWN)
    if isinstance(known, str):
        preference[_UNKNOWN] = [known, *options]
    elif known:
        for option in options:
            if option not in known:
                add_item(known, option)


def add_to_section(data: Any, section: str, item: dict[str, Any]) -> None:
    """Add an item to a section that is a list.

    Examples
    --------
    >>> data = {}
    >>> add_to_section(data, "rules", {"rule": "not A.x"})
    >>> data
    {'rules': [{'rule': 'not A.x'}]}
    """
    if data.get(section):
        add_item(data[section], item)
    else:
        data.pop(section, None)
        put_last(data, section, [item])


def add_key(data: Any, section: str, key: str, value: Any) -> None:
    """Add a key to a section that is a mapping."""
    if data.get(section):
        put_last(data[section], key, value)
    else:
        data.pop(section, None)
        put_last(data, section, {key: value})
