"""Names in a case written otherwise: of an option, a party, a state."""

from __future__ import annotations

import re
from typing import Any

from detente.interview.edits.mentions import rename_option
from detente.interview.edits.patterns import preferences_in
from detente.patterns import as_pattern

_PLAIN_NAME = as_pattern(r"[^\W\d_][\w ’'.,-]*")
"""The names that a state may have without the quotation marks of an expression or a comparison."""


def set_label(data: Any, option: str, label: str) -> None:
    """Write an option with other words; its evidence stays.

    Examples
    --------
    >>> data = {"parties": {"A": {"options": {"x": "Go", "y": {"label": "Stay", "evidence": ["e"]}}}}}
    >>> set_label(data, "A.x", "Walk"), set_label(data, "A.y", "Wait")
    (None, None)
    >>> data["parties"]["A"]["options"]
    {'x': 'Walk', 'y': {'label': 'Wait', 'evidence': ['e']}}
    """
    party, _, key = option.partition(".")
    options = data["parties"][party]["options"]
    if isinstance(options[key], str):
        options[key] = label
    else:
        options[key]["label"] = label


def rename_key(data: Any, option: str, key: str) -> None:
    """Give an option another id, in its place, and wherever an expression names it.

    Examples
    --------
    >>> data = {"parties": {"A": {"options": {"x": "Go", "y": "Stay"}}}, "rules": ["not A.x"]}
    >>> rename_key(data, "A.x", "walk")
    >>> data["parties"]["A"]["options"], data["rules"]
    ({'walk': 'Go', 'y': 'Stay'}, ['not A.walk'])
    """
    party, _, old = option.partition(".")
    options = data["parties"][party]["options"]
    if key == old:
        return
    comments = options.ca.items.pop(old, None) if hasattr(options, "ca") else None
    items = dict(options.items())
    for name in items:
        del options[name]
    for name, value in items.items():
        options[key if name == old else name] = value
    if comments is not None:
        options.ca.items[key] = comments
    rename_option(data, option, f"{party}.{key}")


def rename_in_states(data: Any, old: str, new: str, *, leading: bool = False) -> None:
    """Write other words in the names of states, and wherever such a state is named.

    Parameters
    ----------
    leading
        Only where they say who does something: at the beginning, and after "and".

    Examples
    --------
    >>> data = {"states": {"A goes": "Y"}, "preferences": {"A": {"comparisons": ["A goes > N"]}}}
    >>> rename_in_states(data, "A goes", "A walks")
    >>> data["states"], data["preferences"]["A"]["comparisons"]
    ({'A walks': 'Y'}, ['A walks > N'])
    """
    states = data.get("states")
    if not hasattr(states, "items") or old == new:
        return
    place = r"(?:^|(?<= and ))" if leading else r"(?<!\w)"
    words = re.compile(rf"{place}{re.escape(old)}(?!\w)")
    names = {name: words.sub(lambda _: new, name) for name in states}
    if len(set(names.values())) < len(names):
        return
    changed = {a: b for a, b in names.items() if a != b}
    if not changed or not all(_PLAIN_NAME.fullmatch(name) for name in changed.values()):
        return
    patterns = dict(states.items())
    for name in list(states):
        del states[name]
    for name, pattern in patterns.items():
        states[names[name]] = pattern
    _rename(data, changed)


def _rename(data: Any, changed: dict[str, str]) -> None:
    """Name states otherwise wherever the case speaks of them."""

    def compared(text: str) -> str:
        parts = re.split(r"(\s*(?:>+|=)\s*)", text)
        return "".join(changed.get(part.strip(), part) for part in parts)

    names = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, changed))})(?!\w)")
    stated = data.get("status_quo")
    if hasattr(stated, "items"):
        stated["state"] = changed.get(stated["state"], stated["state"])
    elif stated is not None:
        data["status_quo"] = changed.get(stated, stated)
    for preference in preferences_in(data):
        for level in preference.get("ranking") or ():
            level[:] = [changed.get(name, name) for name in level]
        payoffs = preference.get("payoffs") or {}
        for name in [name for name in payoffs if name in changed]:
            payoffs[changed[name]] = payoffs.pop(name)
        items = preference.get("comparisons")
        if isinstance(items, str):
            preference["comparisons"] = compared(items)
            continue
        for i, item in enumerate(items or ()):
            if isinstance(item, str):
                items[i] = compared(item)
            else:
                item["comparison"] = compared(item["comparison"])
    for claim in data.get("claims") or ():
        if claim.get("holds_if"):
            claim["holds_if"] = names.sub(lambda match: changed[match[0]], claim["holds_if"])
