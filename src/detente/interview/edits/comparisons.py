"""Comparisons when two options become one: those that would contradict themselves are mended, or go."""

from __future__ import annotations

import re
from typing import Any

from detente.interview.edits.patterns import Rewrite, option_names, preferences_in

_SIGN = re.compile(r"(\s*(?:>+|=)\s*)")
_CONDITION = re.compile(r" if (not )?([\w.]+)$")


def count_wants(data: Any) -> int:
    """Count the priorities and comparisons of a case.

    Examples
    --------
    >>> count_wants({"preferences": {"A": {"priorities": ["A.x"], "comparisons": "Y > N"}, "B": "unknown"}})
    2
    """
    return sum(
        1 if isinstance(listed, str) else len(listed)
        for preference in preferences_in(data)
        for listed in (preference.get("priorities") or (), preference.get("comparisons") or ())
    )


def settle_comparisons(data: Any, gone: int, stays: int, as_one: Rewrite) -> None:
    """Ready the comparisons for two options that become one.

    Where the sides would be one state, the side in which one of the two options was not taken is that in
    which neither is; a comparison that compares nothing even so goes, and so does one that says the same as
    another or the opposite.

    Parameters
    ----------
    gone, stays
        The places of the two options in a Y/N string.
    as_one
        Rewrites a Y/N string for the one option.
    """
    states = data.get("states")
    named = {str(k): str(v) for k, v in states.items()} if hasattr(states, "items") else {}
    first: dict[str, str] = {}
    for name, pattern in named.items():
        first.setdefault(as_one(pattern), name)

    def settled(text: str) -> str | None:
        pieces = _SIGN.split(text.strip())
        if any('"' in piece for piece in pieces):
            return text
        for k in range(0, len(pieces), 2):
            pattern = named.get(pieces[k])
            if pattern is not None:
                # Of states that become one only the first keeps its name.
                kept = first[as_one(pattern)]
                pieces[k] = pieces[k] if kept == pieces[k] else pattern
        for k in range(0, len(pieces) - 2, 2):
            if ">" not in pieces[k + 1]:
                continue
            left, right = (named.get(side, side) for side in (pieces[k], pieces[k + 2]))
            if not (_is_pattern(left) and _is_pattern(right)) or as_one(left) != as_one(right):
                continue
            for at, side, other in ((k, left, right), (k + 2, right, left)):
                if side[gone] != side[stays] and other[gone] == other[stays] == "Y":
                    pieces[at] = _neither(side, gone, stays)
                    break
            else:
                return None
        return "".join(pieces)

    def seen_as(text: str) -> list[str]:
        pieces = _SIGN.split(text)
        sides = (named.get(piece, piece) for piece in pieces[::2])
        return [as_one(side) if _is_pattern(side) else side for side in sides]

    for preference in preferences_in(data):
        compared = preference.get("comparisons")
        if not compared:
            continue
        listed: Any = [compared] if isinstance(compared, str) else compared
        said: list[list[str]] = []
        for i in range(len(listed)):
            text = settled(_text(listed[i]))
            sides = [] if text is None else seen_as(text)
            if text is None or (len(sides) == 2 and (sides in said or sides[::-1] in said)):
                listed[i] = None
                continue
            said.append(sides)
            if text == _text(listed[i]):
                continue
            if isinstance(listed[i], str):
                listed[i] = text
            else:
                listed[i]["comparison"] = text
        for i in reversed(range(len(listed))):
            if listed[i] is None:
                del listed[i]
        if not listed:
            del preference["comparisons"]
        elif isinstance(compared, str):
            preference["comparisons"] = listed[0]


def goes_with(data: Any, comparisons: Any, priority: str) -> bool:
    """Return True if a priority says nothing about what differs between the sides of any comparison."""
    states, options = data.get("states"), option_names(data)
    named = states if hasattr(states, "items") else {}
    for item in [comparisons] if isinstance(comparisons, str) else comparisons:
        sides = [str(named.get(side, side)) for side in _SIGN.split(_text(item).strip())[::2]]
        if not all(_is_pattern(side) and len(side) == len(options) for side in sides):
            return False
        if condition := _CONDITION.search(priority):
            no, option = condition.groups()
            fails = "Y" if no else "N"
            if option in options and all(side[options.index(option)] == fails for side in sides):
                continue
        for at, option in enumerate(options):
            named_here = re.search(rf"(?<![\w.]){re.escape(option)}(?![\w.])", priority)
            if named_here and ({side[at] for side in sides} not in ({"Y"}, {"N"})):
                return False
    return True


def _neither(side: str, gone: int, stays: int) -> str:
    return "".join("N" if k in (gone, stays) else letter for k, letter in enumerate(side))


def _is_pattern(side: str) -> bool:
    return bool(re.fullmatch(r"[YN-]+", side))


def _text(item: Any) -> str:
    return str(item if isinstance(item, str) else item["comparison"])
