"""Answers about preferences, written into the case."""

from __future__ import annotations

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from detente.interview.edits.comments import add_item, put_last
from detente.interview.edits.mentions import settle_empty

_UNKNOWN = "unknown"
_FORMS = ("ranking", "priorities", "weights", "payoffs", "one_of")

Reason = dict[str, Any]
"""``assumed``, or ``evidence``: where a line comes from."""


def compare_states(data: Any, party: str, comparisons: Iterable[str], reason: Reason) -> None:
    """Add comparisons of states to what is known of a party.

    Examples
    --------
    >>> data = {"preferences": {"UP": "unknown"}}
    >>> compare_states(data, "UP", ["peace > war"], {"assumed": "war costs"})
    >>> data["preferences"]["UP"]
    {'comparisons': [{'comparison': 'peace > war', 'assumed': 'war costs'}]}
    """
    section = _section(data)
    preference = section.get(party)
    # Each has a list of its own: one that they shared would be written with an anchor.
    lines = [{"comparison": text, **deepcopy(reason)} for text in comparisons]
    if not hasattr(preference, "items"):
        section[party] = {"comparisons": lines}
        return
    known = preference.get("comparisons")
    if isinstance(known, str):
        preference["comparisons"] = [known, *lines]
    elif known:
        for line in lines:
            add_item(known, line)
    else:
        put_last(preference, "comparisons", lines)
    if preference.get(_UNKNOWN) == _UNKNOWN and not any(preference.get(form) for form in _FORMS):
        # Beside comparisons the word alone says nothing more.
        del preference[_UNKNOWN]


def add_priority(data: Any, party: str, priority: str, reason: Reason) -> None:
    """Add a priority to those of a party, all of them in open order."""
    section = _section(data)
    preference = section.get(party)
    line = {"priority": priority, **reason}
    if not hasattr(preference, "items"):
        section[party] = {"priorities": [line], _UNKNOWN: ["order"]}
        return
    if preference.get("priorities"):
        add_item(preference["priorities"], line)
        return
    put_last(preference, "priorities", [line])
    put_last(preference, _UNKNOWN, ["order"])


def drop_priority(data: Any, party: str, priority: str) -> None:
    """Take a priority out of those of a party."""
    preference = data["preferences"][party]
    items = preference["priorities"]
    for i in reversed(range(len(items))):
        if _text(items[i]) == priority:
            del items[i]
    if not items:
        del preference["priorities"]
        preference.pop(_UNKNOWN, None)
        settle_empty(data)


def forget_comparisons(data: Any, party: str) -> None:
    """Take out a list of comparisons that is empty."""
    del data["preferences"][party]["comparisons"]
    settle_empty(data)


def give_reason(data: Any, party: str, priority: str, reason: Reason) -> None:
    """Replace the reason of a priority; its evidence stays."""
    items = data["preferences"][party]["priorities"]
    for i, item in enumerate(items):
        if _text(item) != priority:
            continue
        if isinstance(item, str):
            items[i] = {"priority": item, **reason}
            return
        cited = [*(item.get("evidence") or ()), *reason.get("evidence", ())]
        item.pop("assumed", None)
        item.pop("proposed_by", None)  # a person has it now
        for key, value in {**reason, **({"evidence": list(dict.fromkeys(cited))} if cited else {})}.items():
            item[key] = value


def _section(data: Any) -> Any:
    if not data.get("preferences"):
        put_last(data, "preferences", {})
    return data["preferences"]


def _text(item: Any) -> str:
    return str(item if isinstance(item, str) else item["priority"])
